//! Texts in, our own tokens and sentences out, for the teacher to label.
//!
//! In: one JSON object a line with `id` and `text`. Out: one JSON array a sentence:
//! `[document id, words, normalised words, whether white space follows each]`.

use std::io::{BufRead, BufWriter, Write};
use std::path::Path;

use copydesk::pipeline::text::Document;
use serde::Deserialize;

/// A text to be read.
#[derive(Deserialize)]
pub struct Text {
    /// Its id.
    pub id: String,
    /// The raw text.
    pub text: String,
}

/// Writes the sentences of a file's texts, of one in `every`, to `out`.
pub fn write(texts: &Path, every: usize, out: impl Write) -> Result<(), Box<dyn std::error::Error>> {
    let mut out = BufWriter::new(out);
    for line in std::io::BufReader::new(std::fs::File::open(texts)?).lines().step_by(every) {
        let text: Text = serde_json::from_str(&line?)?;
        let document = Document::read(&text.text);
        for sentence in document.sentences() {
            let words: Vec<_> = sentence.tokens.iter().map(|t| document.word(t)).collect();
            let norms: Vec<_> = sentence.tokens.iter().map(|t| document.norm(t)).collect();
            let spaces: Vec<_> = sentence.tokens.iter().map(|t| document.token(t).space_after).collect();
            serde_json::to_writer(&mut out, &(&text.id, words, norms, spaces))?;
            out.write_all(b"\n")?;
        }
    }
    Ok(out.flush()?)
}
