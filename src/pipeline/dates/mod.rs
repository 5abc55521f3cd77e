//! The dates layer: TIMEX3 expressions. The reading in, [`Timex`]es out.
//!
//! Three steps, each its own module: [`words`] looks every token up in the lexicon; [`scan`] asks the rules (one file
//! a family) and yields unresolved expressions; [`resolve`] goes through them once, in text order, and says which day,
//! week or year each falls on, from the publication or from what the text told before.

mod beside;
mod calendar;
mod clock;
mod dateline;
mod day;
mod duration;
mod expression;
mod holiday;
mod lexicon;
mod month;
mod numeric;
mod offset;
mod part;
mod quantity;
mod quarter;
mod reference;
mod relative_day;
mod resolve;
mod rules;
mod scan;
mod season;
mod set;
mod share;
mod unit;
mod weekday;
mod words;
mod year;
mod yearref;

use jiff::civil::Date;

pub use lexicon::{names_day, names_time};

use super::numbers::Number;
use super::rule::RuleInfo;
use super::text::Span;
use super::{Reading, Reference, ReferenceSource};

/// The number of a timex in the extraction, counted from 0; `d1` is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimexId(pub u32);

/// TIMEX3 types.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimexType {
    /// A calendar date of any size.
    Date,
    /// A time of day, or a part of one.
    Time,
    /// A length of time.
    Duration,
    /// A recurring time.
    Set,
}

/// What an expression was resolved against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// The day of publication.
    Publication,
    /// Another expression.
    Timex(TimexId),
}

/// A temporal expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Timex {
    /// Where it stands.
    pub span: Span,
    /// DATE, TIME, DURATION or SET.
    pub kind: TimexType,
    /// The TIMEX3 value ("2016-03-02", "P3D", "PAST_REF", "XXXX-XX-XX").
    pub value: String,
    /// The TIMEX3 mod ("START", "APPROX").
    pub modifier: Option<&'static str>,
    /// The TIMEX3 quant ("EVERY").
    pub quant: Option<String>,
    /// The TIMEX3 freq ("2X").
    pub freq: Option<String>,
    /// First day it can mean, inclusive.
    pub earliest: Option<Date>,
    /// Last day it can mean, inclusive.
    pub latest: Option<Date>,
    /// What it was resolved against.
    pub anchor: Option<Anchor>,
    /// The rule that found it.
    pub rule: &'static str,
}

/// The rules of this layer.
pub fn rules() -> impl Iterator<Item = &'static RuleInfo> {
    rules::RULES.iter().map(|rule| &rule.info)
}

/// Reads the lexicons now rather than in the first request.
pub fn warm_up() {
    std::sync::LazyLock::force(&lexicon::LEXICON);
    std::sync::LazyLock::force(&lexicon::VERBS);
}

/// The reference date that the article's own dateline gives ("Lima, 23 Aug 88 (EFE)").
pub fn dateline_reference(reading: &Reading<'_>) -> Option<Reference> {
    let dateline = reading.document.dateline()?;
    // "1 September 1939 - Troops crossed the river": a chronicle, unless a place or an agency says who filed it
    let tokens = dateline.date.filter(|_| dateline.place.is_some() || dateline.agency.is_some())?;
    let span = reading.document.span(tokens);
    let words = words::Words::within(reading, &[*reading.document.sentence_of(tokens.start)]);
    let timexes = resolve::resolve(&words, &scan::scan(&words), None);
    let timex = timexes.into_iter().find(|t| t.span.overlaps(span))?;
    let date = timex.earliest.filter(|_| timex.earliest == timex.latest)?;
    Some(Reference { date, source: ReferenceSource::Dateline })
}

/// All temporal expressions, in text order, none overlapping.
pub fn find(reading: &Reading<'_>, numbers: &[Number], reference: Option<Reference>) -> Vec<Timex> {
    let words = words::Words::of(reading, numbers);
    let found = scan::scan(&words);
    resolve::resolve(&words, &found, reference.map(|r| r.date))
}
