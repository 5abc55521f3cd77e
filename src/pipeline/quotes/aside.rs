//! Paragraphs beside the article: captions of pictures, links to other articles, headings that repeat some words. The
//! document in, their numbers out. What they tell is told in the article, or belongs to another one.

use super::words;
use crate::pipeline::text::{Document, Paragraph, ParagraphId, Shape, TokenId, TokenRange};

/// The longest credit in brackets at a caption's end, in tokens.
const CREDIT: usize = 14;

/// All such paragraphs, in text order.
pub(super) fn paragraphs(document: &Document<'_>) -> Vec<ParagraphId> {
    let numbered = document.paragraphs().iter().enumerate();
    let asides =
        numbered.filter(|(_, p)| is_caption(document, p) || is_link(document, p) || is_heading(document, p));
    asides.map(|(i, _)| ParagraphId(i as u32)).collect()
}

/// "Ann Reid at her home. (Joe Dean/Reuters)": the credit of a picture closes it.
fn is_caption(document: &Document<'_>, paragraph: &Paragraph) -> bool {
    let mut backwards = paragraph.tokens.iter().rev();
    if backwards.next().is_none_or(|t| document.norm(t) != ")") {
        return false;
    }
    let mut slash = false;
    for t in backwards.take(CREDIT) {
        match document.norm(t) {
            "(" => {
                let first = document.token(t + 1).shape;
                return slash
                    && matches!(first, Shape::Capitalised | Shape::Upper)
                    && t > paragraph.tokens.start;
            }
            ")" | "." => return false,
            norm => slash |= norm.contains('/'),
        }
    }
    false
}

/// "READ MORE: Mayor will not resign".
fn is_link(document: &Document<'_>, paragraph: &Paragraph) -> bool {
    let mut label = String::new();
    for t in paragraph.tokens.iter().take(5) {
        match document.norm(t) {
            ":" | "|" => return words::is_link(&label),
            norm => {
                if !label.is_empty() {
                    label.push(' ');
                }
                label.push_str(norm);
            }
        }
    }
    false
}

/// A few words in single quotation marks, and no stop: a heading made of what somebody says below.
fn is_heading(document: &Document<'_>, paragraph: &Paragraph) -> bool {
    let TokenRange { start, end } = paragraph.tokens;
    let whole =
        document.quotation_at(start).is_some_and(|q| q.single && q.closed && q.tokens == paragraph.tokens);
    let stop = TokenId(end.0.saturating_sub(2));
    whole && paragraph.tokens.len() < 16 && !matches!(document.norm(stop), "." | "," | "?" | "!")
}
