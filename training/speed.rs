//! How fast the service reads: tokens, sentences, tags, tree and names of raw texts.

use std::io::BufRead;
use std::path::Path;

use copydesk::pipeline::Reading;

use crate::tokens::Text;

/// Passes over the texts; the fastest counts.
const PASSES: usize = 5;

/// Prints the tokens a second of CPU with the embedded model and the number of tokens.
pub fn measure(texts: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let lines = std::io::BufReader::new(std::fs::File::open(texts)?).lines();
    let texts =
        lines.map(|line| Ok(serde_json::from_str(&line?)?)).collect::<Result<Vec<Text>, std::io::Error>>()?;
    copydesk::pipeline::syntax::warm_up();
    let (mut tokens, mut fastest) = (0, f64::INFINITY);
    for _ in 0..PASSES {
        let start = cpu_seconds()?;
        tokens = texts.iter().map(|text| Reading::of(&text.text).document.len()).sum::<usize>();
        fastest = fastest.min(cpu_seconds()? - start);
    }
    println!("{:.0} tokens/s, {tokens} tokens", tokens as f64 / fastest);
    Ok(())
}

/// Seconds of CPU that the main thread has used (Linux).
fn cpu_seconds() -> Result<f64, Box<dyn std::error::Error>> {
    let times = std::fs::read_to_string("/proc/self/schedstat")?;
    let nanoseconds: f64 = times.split_whitespace().next().unwrap_or_default().parse()?;
    Ok(nanoseconds / 1e9)
}
