//! What hedges a number: words before it ("at least", "an estimated") and after it ("or more").

use super::lexicon::LEXICON;
use super::{Number, NumberKind, Qualifier};
use crate::pipeline::text::{Document, TokenId, TokenRange};

/// A qualifier that waits for its number.
#[derive(Clone, Copy, Debug)]
pub struct Pending {
    /// Its first token.
    pub start: TokenId,
    /// One past the last token that belongs to it; the number must start here.
    pub end: TokenId,
    /// How it hedges; `Range` for "between".
    pub qualifier: Qualifier,
}

/// The qualifier that the tokens at `at` begin or carry on; `None` where they do neither.
pub fn extend(document: &Document<'_>, at: TokenId, pending: Option<Pending>) -> Option<Pending> {
    let waiting = pending.filter(|p| p.end == at);
    if document.norm(at) == "between" {
        return Some(Pending { start: at, end: at + 1, qualifier: Qualifier::Range });
    }
    // "a" opens "a dozen" and "a few" as well as "a total of": the number wins.
    if waiting.is_some() && super::cardinal::read(document, at).is_some() {
        return None;
    }
    if let Some((tokens, &qualifier)) = LEXICON.before.longest_at(document, at) {
        let start = waiting.map_or(at, |p| p.start);
        let qualifier = waiting.map_or(qualifier, |p| stronger(p.qualifier, qualifier));
        return Some(Pending { start, end: tokens.end, qualifier });
    }
    let waiting = waiting?;
    let (tokens, ()) = LEXICON.between.longest_at(document, at)?;
    (waiting.qualifier != Qualifier::Range).then_some(Pending { end: tokens.end, ..waiting })
}

/// "at least an estimated 12", "a total of about 12": the bound says more than the estimate and either more than a
/// plain total, the outer bound more than the inner.
fn stronger(outer: Qualifier, inner: Qualifier) -> Qualifier {
    match outer {
        Qualifier::Exact => inner,
        Qualifier::Approximately if inner != Qualifier::Exact => inner,
        _ => outer,
    }
}

/// The number with the qualifiers around it.
pub fn apply(document: &Document<'_>, number: Number, pending: Option<Pending>) -> Number {
    let end = number.tokens.end;
    let after = (end.index() < document.len()).then(|| LEXICON.after.longest_at(document, end)).flatten();
    let before = pending.filter(|p| p.end == number.tokens.start && p.qualifier != Qualifier::Range);
    // "12 at least 3": what stands before another number hedges that one.
    let after = after.filter(|(tokens, _)| super::cardinal::read_past(document, tokens.end).is_none());
    let start = before.map_or(number.tokens.start, |p| p.start);
    let tokens = TokenRange::new(start, after.map_or(end, |(tokens, _)| tokens.end));
    let qualifier = match (before, after) {
        (Some(p), Some((_, &q))) => stronger(p.qualifier, q),
        (Some(p), None) => p.qualifier,
        (None, Some((_, &q))) => q,
        (None, None) => return number,
    };
    let value = number.value;
    let (min, max) = match qualifier {
        Qualifier::AtLeast | Qualifier::MoreThan => (value, None),
        Qualifier::AtMost | Qualifier::LessThan | Qualifier::UpTo => (None, value),
        Qualifier::Approximately => (None, None),
        Qualifier::Exact | Qualifier::Range | Qualifier::Vague => (number.min, number.max),
    };
    match number.kind {
        NumberKind::Ordinal => number,
        _ => Number { qualified: tokens, min, max, qualifier, ..number },
    }
}
