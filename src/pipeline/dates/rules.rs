//! The rules of this layer, and how the scanner calls them.

use super::expression::Found;
use super::lexicon::Word;
use super::words::Words;
use super::{
    beside, clock, dateline, day, duration, holiday, month, numeric, offset, part, quarter, reference,
    relative_day, season, set,
};
use super::{unit, weekday, year};
use crate::pipeline::rule::Rule;

/// How a rule finds its expressions.
#[derive(Clone, Copy, Debug)]
pub struct Matcher {
    /// Whether an expression can start with this word: asked first, so that most rules are never tried.
    pub starts: fn(&Word) -> bool,
    /// The expression that starts at a piece.
    pub parse: for<'r, 't> fn(&Words<'r, 't>, usize) -> Option<Found>,
}

/// A rule of this layer.
pub type DateRule = Rule<Matcher>;

/// All rules. Of two that find the same words, the first wins.
pub static RULES: [DateRule; 36] = [
    dateline::DATELINE,
    dateline::COPYRIGHT,
    holiday::HOLIDAY,
    numeric::NUMERIC,
    day::DAY,
    day::RANGE,
    day::ORDINAL,
    clock::CLOCK,
    set::EVERY,
    set::PERIODIC,
    set::PLURALS,
    set::RATE,
    relative_day::RELATIVE_DAY,
    beside::BESIDE,
    part::PART,
    weekday::WEEKDAY,
    weekday::OF_MONTH,
    weekday::WEEKEND,
    month::MONTH,
    season::SEASON,
    quarter::QUARTER,
    quarter::OPEN_QUARTER,
    quarter::HALF,
    year::DECADE,
    year::CENTURY,
    year::YEAR,
    offset::OFFSET,
    offset::YEAR_AGO,
    unit::NEIGHBOUR,
    unit::YEAR_END,
    unit::UNIT,
    reference::PRESENT,
    reference::PAST,
    reference::FUTURE,
    duration::DURATION,
    duration::PLURAL,
];

/// The rules that can start with a word, a bit for each by its place in [`RULES`].
pub fn starts(word: &Word) -> u64 {
    let bit = |(n, rule): (usize, &DateRule)| u64::from((rule.find.starts)(word)) << n;
    RULES.iter().enumerate().map(bit).sum()
}
