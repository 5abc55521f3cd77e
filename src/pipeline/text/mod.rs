//! The text layer: a string in, a [`Document`] out: tokens, sentences, paragraphs, headline, dateline and quotation
//! marks, each with its exact place.

mod document;
mod offsets;
mod span;
mod token;

pub use document::{Dateline, Document, Paragraph, ParagraphId, Quotation, Sentence, SentenceId};
pub use offsets::{OffsetUnit, Offsets};
pub use span::Span;
pub use token::{Shape, Token, TokenId, TokenRange};
