//! The dates layer: TIMEX3 expressions. The reading and its numbers in, [`Timex`]es out.

use jiff::civil::Date;

use super::numbers::Number;
use super::rule::RuleInfo;
use super::text::Span;
use super::{Reading, Reference};

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
    [].into_iter()
}

/// The reference date that the article's own dateline gives ("Lima, 23 Aug 88 (EFE)").
pub fn dateline_reference(_: &Reading<'_>) -> Option<Reference> {
    None
}

/// All temporal expressions, in text order, none overlapping.
pub fn find(_: &Reading<'_>, _: &[Number], _: Option<Reference>) -> Vec<Timex> {
    Vec::new()
}
