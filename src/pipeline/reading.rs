//! One reading of an article: its document (what stands where) and its syntax (what hangs on what).

use super::syntax::{self, Syntax};
use super::text::Document;

/// What every layer reads. Tokenised, tagged and parsed once.
#[derive(Debug)]
pub struct Reading<'t> {
    /// Tokens, sentences, paragraphs, quotation marks.
    pub document: Document<'t>,
    /// Tags, dependency tree, names: one node a token of `document`.
    pub syntax: Syntax,
}

impl<'t> Reading<'t> {
    /// Reads a text. Never fails: any string has a reading.
    pub fn of(text: &'t str) -> Self {
        let document = Document::read(text);
        let syntax = syntax::parse(&document);
        Self { document, syntax }
    }
}
