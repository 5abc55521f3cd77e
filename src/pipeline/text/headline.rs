//! Whether a text starts with a headline.

use super::token::TokenView;
use super::{Paragraph, Shape};

/// A headline is no longer than this, in tokens.
const LONGEST: usize = 30;

/// How many paragraphs after the first are looked through for one that is longer.
const REACH: usize = 4;

/// Whether the first of `paragraphs` is a headline: a short paragraph of one sentence without a full stop, or with
/// its words capitalised, before longer ones.
pub(super) fn starts(view: TokenView<'_>, paragraphs: &[Paragraph]) -> bool {
    let Some((first, rest)) = paragraphs.split_first() else { return false };
    let sentences = first.end.0 - first.first.0;
    let followed = rest.iter().take(REACH).any(|p| p.tokens.len() > first.tokens.len());
    if first.tokens.len() > LONGEST || sentences > 2 || !followed {
        return false;
    }
    let last = first.tokens.iter().next_back().map_or("", |t| view.norm(t.index()));
    if view.norm(first.tokens.start.index()) == "by" {
        return false;
    }
    match last {
        "." | "\"" | "..." => is_title(view, first),
        "?" | "!" => first.tokens.len() <= LONGEST / 2,
        ":" | "," => false,
        _ => true,
    }
}

/// Whether nearly all its longer words are capitalised.
fn is_title(view: TokenView<'_>, paragraph: &Paragraph) -> bool {
    let (mut capital, mut lower) = (0, 0);
    for token in &view.tokens[paragraph.tokens.start.index()..paragraph.tokens.end.index()] {
        match token.shape {
            Shape::Capitalised | Shape::Upper => capital += 1,
            Shape::Lower if token.span.len() > 4 => lower += 1,
            _ => {}
        }
    }
    capital >= 3 && lower * 5 <= capital
}
