//! Numbers in digits and words: a reading in, [`Number`]s out, with their qualifiers ("at least", "nearly half of").
//!
//! Not a layer of its own in the answer: dates and casualties are built on it.

use super::Reading;
use super::text::TokenRange;

/// How a number is hedged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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
    /// The number's own tokens ("1.9 million", "two dozen", "10 to 12", "nearly half" is two: qualifier and number).
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

/// All numbers of the text, in text order, none overlapping.
pub fn find(_: &Reading<'_>) -> Vec<Number> {
    Vec::new()
}
