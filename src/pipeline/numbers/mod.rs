//! Numbers in digits and words: a reading in, [`Number`]s out, with their qualifiers ("at least", "nearly half of").
//!
//! Not a layer of its own in the answer: dates and casualties are built on it. One pass over the tokens: a qualifier
//! waits for the number that it stands before ([`qualifier`]), a number is read as long as it goes ([`cardinal`]),
//! joined with a second one where the two are a range ([`range`]), and told apart from ages, times, dates, measures
//! and labels ([`sense`]).

mod cardinal;
mod lexicon;
mod qualifier;
mod range;
mod sense;

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::Reading;
use super::text::{Document, TokenId, TokenRange};
use cardinal::{Piece, norm};
use lexicon::LEXICON;
use qualifier::Pending;

/// How a number is hedged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    /// "12".
    Exact,
    /// "at least 12".
    AtLeast,
    /// "at most 12".
    AtMost,
    /// "more than 12".
    MoreThan,
    /// "fewer than 12".
    LessThan,
    /// "up to 12".
    UpTo,
    /// "about 12", "nearly 12", "some 12".
    Approximately,
    /// "10 to 12".
    Range,
    /// "dozens", "several".
    Vague,
}

/// A number as written, with what it amounts to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number {
    /// The number's own tokens ("1.9 million", "two dozen", "10 to 12"; "nearly half" is two: qualifier and number).
    pub tokens: TokenRange,
    /// Qualifier and number together ("more than 470,000"); equals `tokens` where there is no qualifier.
    pub qualified: TokenRange,
    /// The value; `None` for a range or a vague number.
    pub value: Option<f64>,
    /// Lower bound, where one is stated or implied.
    pub min: Option<f64>,
    /// Upper bound, where one is stated or implied.
    pub max: Option<f64>,
    /// How it is hedged.
    pub qualifier: Qualifier,
    /// Cardinal, ordinal, fraction or percentage.
    pub kind: NumberKind,
    /// Whether it counts, or stands for something else.
    pub sense: Sense,
}

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NumberKind {
    /// "12", "twelve", "dozens".
    Cardinal,
    /// "12th", "third".
    Ordinal,
    /// "half", "two thirds": value is the fraction.
    Fraction,
    /// "12 percent", "12%": value is the percentage.
    Percent,
    /// "$12", "12 euros": money, with the sign in `tokens`.
    Money,
}

/// What a number stands for, as far as its neighbours tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sense {
    /// It counts things, or nothing speaks against it.
    #[default]
    Count,
    /// "34-year-old", "John Doe, 34,".
    Age,
    /// "5 p.m.", "1100 GMT".
    Clock,
    /// "March 12", "in 2015".
    Calendar,
    /// "12 miles", "three days", "9mm".
    Measure,
    /// "No. 12", "Highway 61", "555-0134", "A-10".
    Label,
}

impl Number {
    /// Whether it can count people: a cardinal that is neither an age, a date, a measure nor a label.
    pub fn counts(&self) -> bool {
        self.kind == NumberKind::Cardinal && self.sense == Sense::Count
    }
}

/// Reads the tables now rather than at the first request.
pub fn warm_up() {
    LazyLock::force(&LEXICON);
}

/// The cardinal number that starts at a token, in digits or words, without signs, hedges or ranges; and one past its
/// last token.
pub fn cardinal(document: &Document<'_>, at: TokenId) -> Option<(f64, TokenId)> {
    cardinal::cardinal(document, at).map(|piece| (piece.value, piece.end))
}

/// The words for whole numbers, multipliers among them ("seven", "hundred", "million"), each with its value.
pub fn cardinal_words() -> impl Iterator<Item = (&'static str, u32)> {
    let dozens = |&(word, _): &(&str, u32)| word != "dozen";
    whole(&LEXICON.cardinals).chain(whole(&LEXICON.multipliers).filter(dozens))
}

/// The words for places in an order ("third"), each with its place.
pub fn ordinal_words() -> impl Iterator<Item = (&'static str, u32)> {
    whole(&LEXICON.ordinals)
}

fn whole(words: &'static FxHashMap<String, f64>) -> impl Iterator<Item = (&'static str, u32)> {
    let fits = |value: f64| value <= f64::from(u32::MAX);
    words.iter().filter(move |&(_, &value)| fits(value)).map(|(word, &value)| (word.as_str(), value as u32))
}

/// All numbers of the text, in text order, none overlapping.
pub fn find(reading: &Reading<'_>) -> Vec<Number> {
    let document = &reading.document;
    let mut numbers = Vec::new();
    let mut pending: Option<Pending> = None;
    let mut at = TokenId(0);
    while at.index() < document.len() {
        if let Some(longer) = qualifier::extend(document, at, pending) {
            at = longer.end;
            pending = Some(longer);
        } else if let Some(number) = number_at(document, at, pending) {
            at = TokenId(number.tokens.end.0.max(number.qualified.end.0));
            numbers.push(number);
            pending = None;
        } else {
            at = at + 1;
            pending = None;
        }
    }
    numbers
}

/// The number at `at`, money and percent signs, range and qualifiers included.
fn number_at(document: &Document<'_>, at: TokenId, pending: Option<Pending>) -> Option<Number> {
    let signed = LEXICON.money_before.contains(document.norm(at));
    let first = if signed { at + 1 } else { at };
    if first.index() >= document.len() || (!signed && unspecific(document, at)) {
        return None;
    }
    let piece = cardinal::read(document, first)?;
    let sense = sense::of(document, first, &piece);
    let ranged = range::from(document, first, &piece, sense, pending);
    let (end, sense) = ranged.as_ref().map_or((piece.end, sense), |r| (r.end, r.sense));
    let (kind, end) = unit(document, piece.kind, signed, end);
    if signed && !piece.digits {
        return None;
    }
    let start = if ranged.as_ref().is_some_and(|r| r.between) { pending.map_or(at, |p| p.start) } else { at };
    let plain = Number {
        tokens: TokenRange::new(start, end),
        qualified: TokenRange::new(start, end),
        value: Some(piece.value),
        min: Some(piece.value),
        max: Some(piece.value),
        qualifier: Qualifier::Exact,
        kind,
        sense,
    };
    Some(match ranged {
        Some(range) => Number {
            value: None,
            min: Some(range.min),
            max: Some(range.max),
            qualifier: Qualifier::Range,
            ..plain
        },
        None if piece.vague => {
            let start = pending.map_or(at, |p| p.start);
            let qualified = TokenRange::new(start, end);
            Number { value: None, max: None, qualifier: Qualifier::Vague, qualified, ..plain }
        }
        None => qualifier::apply(document, plain, pending),
    })
}

/// "no one", "any one", "each one": not a count of one.
fn unspecific(document: &Document<'_>, at: TokenId) -> bool {
    document.norm(at) == "one"
        && at.0 > 0
        && matches!(
            document.norm(TokenId(at.0 - 1)),
            "no" | "any" | "every" | "each" | "this" | "that" | "which"
        )
}

/// Money and percentages: the kind that the neighbours make of a cardinal, and where the number then ends.
fn unit(document: &Document<'_>, kind: NumberKind, signed: bool, end: TokenId) -> (NumberKind, TokenId) {
    let after = norm(document, end);
    if signed {
        (NumberKind::Money, if LEXICON.money_after.contains(after) { end + 1 } else { end })
    } else if kind != NumberKind::Cardinal {
        (kind, end)
    } else if LEXICON.percent.contains(after) {
        (NumberKind::Percent, end + 1)
    } else if after == "per" && norm(document, end + 1) == "cent" {
        (NumberKind::Percent, end + 2)
    } else if LEXICON.money_after.contains(after) {
        (NumberKind::Money, end + 1)
    } else {
        (kind, end)
    }
}

impl Piece {
    /// Whether it can be one side of a range.
    fn ranges(&self) -> bool {
        !self.vague && self.kind == NumberKind::Cardinal
    }
}
