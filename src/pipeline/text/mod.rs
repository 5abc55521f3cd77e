//! The text layer: a string in, a [`Document`] out: tokens, sentences, paragraphs, headline, dateline and quotation
//! marks, each with its exact place.
//!
//! [`read`] names the order of the steps; each is a file: paragraphs from line breaks, tokens within a paragraph,
//! quotation marks among its tokens, sentences around both.

mod abbreviations;
mod chars;
mod clitics;
mod dateline;
mod document;
mod edges;
mod headline;
mod marks;
mod normalise;
mod offsets;
mod paragraphs;
mod quotations;
mod read;
mod sentences;
mod span;
mod token;
mod tokenise;
mod words;

pub use document::{Dateline, Document, Paragraph, ParagraphId, Quotation, Sentence, SentenceId};
pub use offsets::{OffsetUnit, Offsets};
pub use span::Span;
pub use token::{Shape, Token, TokenId, TokenRange};

/// Reads the word lists, so that the first text does not pay for it.
pub fn warm_up() {
    abbreviations::warm_up();
    dateline::warm_up();
    sentences::warm_up();
}
