//! Two numbers that bound one count: "10 to 12", "between 10 and 12", "10-12", "two or three".

use super::cardinal::{self, Piece, joins, norm};
use super::qualifier::Pending;
use super::{Qualifier, Sense};
use crate::pipeline::text::{Document, TokenId};

/// A range as it was read.
#[derive(Clone, Copy, Debug)]
pub struct Ranged {
    /// One past its last token.
    pub end: TokenId,
    /// The smaller number.
    pub min: f64,
    /// The larger number.
    pub max: f64,
    /// What both count.
    pub sense: Sense,
    /// Whether "between" opens it.
    pub between: bool,
}

/// How many tokens before "from 10 to 12" a verb of change is looked for.
const REACH: usize = 8;

/// The range that starts with the number at `at`; `None` where the number stands alone.
pub fn from(
    document: &Document<'_>,
    at: TokenId,
    low: &Piece,
    sense: Sense,
    pending: Option<Pending>,
) -> Option<Ranged> {
    if !low.ranges() || low.end.index() + 1 >= document.len() {
        return None;
    }
    let between = pending.is_some_and(|p| p.qualifier == Qualifier::Range && p.end == at);
    let hyphen = joins(document, low.end);
    let link = norm(document, low.end);
    let linked = hyphen
        || (between && link == "and")
        || (link == "to" && !changes(document, at))
        || link == "or"
        || ((link == "--" || link == "–") && !document.token(low.end).space_after);
    if !linked {
        return None;
    }
    let high = cardinal::read(document, low.end + 1).filter(Piece::ranges)?;
    let shared = high.factor.filter(|factor| low.factor.is_none() && low.value < high.value / factor);
    let value = low.value * shared.unwrap_or(1.0);
    if value >= high.value || (link == "or" && high.value > 2.0 * value + 2.0) {
        return None;
    }
    let sense = match super::sense::of(document, low.end + 1, &high) {
        _ if matches!(sense, Sense::Age | Sense::Calendar | Sense::Clock) => sense,
        // The second half of a hyphenated pair looks like a label from behind.
        Sense::Label if !is_number_of_a_kind(document, at, &high) => Sense::Count,
        other => other,
    };
    Some(Ranged { end: high.end, min: value, max: high.value, sense, between })
}

/// "555-0134", "9-11": joined digits that are not a range.
fn is_number_of_a_kind(document: &Document<'_>, at: TokenId, high: &Piece) -> bool {
    let last = document.norm(TokenId(high.end.0 - 1));
    let more = joins(document, high.end) && high.digits;
    let phone = document.norm(at).len() == 3 && last.len() == 4 && high.digits;
    phone || more || last.starts_with('0') || (document.norm(at) == "9" && last == "11")
}

/// "rose from 10 to 12", "52 votes to 48": a change or a score, not a range.
fn changes(document: &Document<'_>, at: TokenId) -> bool {
    let from = at.0 > 0 && document.norm(TokenId(at.0 - 1)) == "from";
    let near = (1..=REACH).map_while(|n| at.index().checked_sub(n)).map(|i| document.norm(TokenId(i as u32)));
    let verb = |word: &str| {
        matches!(
            word,
            "rose"
                | "rise"
                | "risen"
                | "rising"
                | "rises"
                | "raised"
                | "raising"
                | "raise"
                | "increased"
                | "increase"
                | "increasing"
                | "climbed"
                | "jumped"
                | "grew"
                | "grown"
                | "went"
                | "revised"
                | "up"
                | "down"
                | "fell"
                | "dropped"
                | "fallen"
                | "lowered"
                | "cut"
                | "reduced"
                | "voted"
                | "won"
                | "lost"
                | "beat"
                | "vote"
                | "score"
                | "led"
        )
    };
    let mut near = near;
    near.any(|word| {
        verb(word) && (from || matches!(word, "voted" | "won" | "lost" | "beat" | "vote" | "score" | "led"))
    })
}
