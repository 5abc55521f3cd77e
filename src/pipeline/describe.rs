//! One line for each item, as rules' examples and snapshots write it.
//!
//! - a date: `February 27 = 2016-02-27`, its mod after it in brackets;
//! - a quote: `speaker | cue | words`, `-` where there is none, segments joined by ` … `;
//! - a figure: `over 470,000 people: killed 470000 more_than`, flags after it;
//! - an entity: `Bashar al-Assad (person): Bashar al-Assad, He`.

use super::Extraction;
use super::casualties::{CasualtyKind, Figure};
use super::dates::Timex;
use super::entities::{Entity, EntityType};
use super::numbers::Qualifier;
use super::quotes::Quote;
use super::text::Span;

impl Extraction {
    /// The items that a rule found, each described in one line, in text order.
    pub fn described(&self, text: &str, rule: &str) -> Vec<String> {
        let dates = self.dates.iter().filter(|d| d.rule == rule).map(|d| timex(text, d));
        let quotes = self.quotes.iter().filter(|q| q.rule == rule).map(|q| quote(text, q));
        let figures = self.casualties.iter().filter(|c| c.rule == rule).map(|c| figure(text, c));
        dates.chain(quotes).chain(figures).collect()
    }
}

fn slice(text: &str, span: Span) -> &str {
    &text[span.range()]
}

/// A date in one line.
pub fn timex(text: &str, d: &Timex) -> String {
    let modifier = d.modifier.map(|m| format!(" ({m})")).unwrap_or_default();
    format!("{} = {}{modifier}", slice(text, d.span), d.value)
}

/// A quote in one line.
pub fn quote(text: &str, q: &Quote) -> String {
    let or_none = |span: Option<Span>| span.map_or("-", |s| slice(text, s));
    let whole = [q.span];
    let segments = if q.segments.is_empty() { &whole[..] } else { &q.segments };
    let words: Vec<_> = segments.iter().map(|&s| slice(text, s)).collect();
    format!("{} | {} | {}", or_none(q.speaker), or_none(q.cue), words.join(" … "))
}

/// A figure in one line.
pub fn figure(text: &str, c: &Figure) -> String {
    let value = match (c.value, c.min, c.max) {
        (Some(value), ..) => value.to_string(),
        (None, Some(min), Some(max)) => format!("{min}-{max}"),
        (None, Some(min), None) => format!("{min}+"),
        (None, None, Some(max)) => format!("-{max}"),
        (None, None, None) => "?".to_owned(),
    };
    let flags = [
        (c.negated, " negated"),
        (c.hypothetical, " hypothetical"),
        (c.implicit, " implicit"),
        (c.background, " background"),
        (c.part_of.is_some(), " part"),
    ];
    let flags: String = flags.iter().filter(|(on, _)| *on).map(|(_, flag)| *flag).collect();
    format!("{}: {} {value} {}{flags}", slice(text, c.span), c.kind.name(), c.qualifier.name())
}

/// An entity in one line.
pub fn entity(text: &str, e: &Entity) -> String {
    let mentions: Vec<_> = e.mentions.iter().map(|&m| slice(text, m)).collect();
    format!("{} ({}): {}", e.name, e.kind.name(), mentions.join(", "))
}

impl CasualtyKind {
    /// As the answer writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Killed => "killed",
            Self::Injured => "injured",
            Self::Missing => "missing",
            Self::Displaced => "displaced",
            Self::Kidnapped => "kidnapped",
            Self::Detained => "detained",
            Self::Affected => "affected",
            Self::Casualties => "casualties",
        }
    }
}

impl Qualifier {
    /// As the answer writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::MoreThan => "more_than",
            Self::LessThan => "less_than",
            Self::UpTo => "up_to",
            Self::Approximately => "approximately",
            Self::Range => "range",
            Self::Vague => "vague",
        }
    }
}

impl EntityType {
    /// As the answer writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Group => "group",
            Self::Other => "other",
        }
    }
}
