//! The resolver: unresolved expressions in text order in, [`Timex`]es out, in one pass that keeps [`Narrative`] time.

mod narrative;
mod part_of_year;
mod relative;
mod tense;
mod value;

use jiff::civil::Date;

use super::calendar::{Period, Year};
use super::expression::{Found, Modifier, When, YearOf};
use super::words::Words;
use super::{Anchor, Timex, TimexId, TimexType};
use narrative::Narrative;
pub use tense::{Bearing, bearing};

/// What an expression turned out to mean.
#[derive(Clone, Debug, PartialEq)]
struct Meaning {
    kind: TimexType,
    value: String,
    period: Option<Period>,
    anchor: Option<Anchor>,
    quant: Option<String>,
    freq: Option<String>,
}

impl Meaning {
    fn date(period: Period, anchor: Option<Anchor>) -> Self {
        Self {
            kind: TimexType::Date,
            value: period.to_string(),
            period: Some(period),
            anchor,
            quant: None,
            freq: None,
        }
    }

    fn open(kind: TimexType, value: impl Into<String>) -> Self {
        Self { kind, value: value.into(), period: None, anchor: None, quant: None, freq: None }
    }
}

/// Resolves all expressions of a text.
pub fn resolve(words: &Words<'_, '_>, found: Vec<Found>, published: Option<Date>) -> Vec<Timex> {
    let mut narrative = Narrative { now: published, ..Narrative::default() };
    let mut timexes = Vec::with_capacity(found.len());
    let ahead = next_dated(&found);
    for (f, ahead) in found.into_iter().zip(ahead) {
        let id = TimexId(timexes.len() as u32);
        let paragraph = words.reading.document.sentence_of(words.piece(f.start).token).paragraph.0;
        let meaning = Resolver { words, narrative: &narrative, found: &f, paragraph, ahead }.meaning();
        if let Some(period) = meaning.period {
            // the quarter that figures are compared with is not the one told about
            if !(matches!(period, Period::Quarter { .. }) && f.when.is_comparison()) {
                narrative.tell(period, id, paragraph, opens_sentence(words, f.start));
            }
        }
        let (earliest, latest) = bounds(&meaning, published);
        timexes.push(Timex {
            span: words.span(f.start, f.end),
            kind: meaning.kind,
            value: meaning.value,
            modifier: f.modifier.map(Modifier::name),
            quant: meaning.quant,
            freq: meaning.freq,
            earliest,
            latest,
            anchor: meaning.anchor,
            rule: f.rule,
        });
    }
    timexes
}

/// For each expression, year and month of the next one that says both.
fn next_dated(found: &[Found]) -> Vec<Option<(Year, i8)>> {
    let mut next = None;
    let mut ahead: Vec<_> = found
        .iter()
        .rev()
        .map(|f| {
            let here = next;
            if let When::Day { month: Some(month), year: YearOf::Given(year), .. }
            | When::Month { month, year: YearOf::Given(year) } = f.when
            {
                next = Some((year, month));
            }
            here
        })
        .collect();
    ahead.reverse();
    ahead
}

/// Whether at most two words stand before `i` in its sentence.
fn opens_sentence(words: &Words<'_, '_>, i: usize) -> bool {
    (1..=3).any(|n| i < n || words.piece(i - n).span.is_empty())
}

/// First and last day; a reference to the past or future is bounded on one side by the day of publication.
fn bounds(meaning: &Meaning, published: Option<Date>) -> (Option<Date>, Option<Date>) {
    match meaning.value.as_str() {
        "PRESENT_REF" => (published, published),
        "PAST_REF" => (None, published),
        "FUTURE_REF" => (published, None),
        _ => meaning.period.and_then(Period::bounds).unzip(),
    }
}

/// One expression with what is known when it is read.
struct Resolver<'a, 'r, 't> {
    words: &'a Words<'r, 't>,
    narrative: &'a Narrative,
    found: &'a Found,
    paragraph: u32,
    /// Year and month of the next expression that says both.
    ahead: Option<(Year, i8)>,
}

impl Resolver<'_, '_, '_> {
    fn meaning(&self) -> Meaning {
        let meaning = match self.found.when {
            When::Day { weekday, day, month, year } => self.day(weekday, day, month, year),
            When::Month { month, year } => self.month(month, year),
            When::Season { season, year } => self.season(season, year),
            When::Quarter { number, year, ended } => self.quarter(number, year, ended),
            When::Half { half, year } => {
                let (year, anchor) = self.year_of(year);
                Meaning::date(Period::Half { year, half }, anchor)
            }
            When::Year(year) => {
                let (year, anchor) = self.year_of(year);
                Meaning::date(Period::Year(year), anchor)
            }
            When::Decade(decade) => Meaning::date(Period::Decade(decade), None),
            When::Century(century) => Meaning::date(Period::Century(century), None),
            When::Weekday { day, shift } => self.weekday(day, shift),
            When::Unit { unit, shift } => self.unit(unit, shift),
            When::Offset { amount, unit, direction, from } => self.offset(amount, unit, direction, from),
            When::Holiday { holiday, year } => self.holiday(holiday, year),
            When::DayFromNow(days) => self.day_from_now(days),
            When::TimeOnly => self.day_of_time(),
            When::Duration { amount, unit } => {
                Meaning::open(TimexType::Duration, value::duration(amount, unit))
            }
            When::Set(set) => value::set(&set),
            When::Reference(value) => Meaning::open(TimexType::Date, value),
        };
        self.at_time(meaning)
    }

    /// Adds the time of day.
    fn at_time(&self, meaning: Meaning) -> Meaning {
        let Some(time) = self.found.time else { return meaning };
        let mut value = meaning.value;
        time.push_to(&mut value);
        Meaning { kind: TimexType::Time, value, ..meaning }
    }

    /// The day that a time of day without a day belongs to: the one told about in this paragraph, else that of
    /// publication.
    fn day_of_time(&self) -> Meaning {
        let told =
            self.narrative.day.filter(|d| d.paragraph == self.paragraph || self.narrative.now.is_none());
        match (told, self.narrative.now) {
            (Some(day), _) => Meaning::date(Period::day(day.what), Some(Anchor::Timex(day.by))),
            (None, Some(now)) => Meaning::date(Period::day(now), Some(Anchor::Publication)),
            (None, None) => Meaning::date(Period::SomeDay, None),
        }
    }

    /// Where the words place the expression.
    fn bearing(&self) -> Bearing {
        bearing(self.words, self.found)
    }
}
