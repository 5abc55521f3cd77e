//! The resolver: unresolved expressions in text order in, [`Timex`]es out, in one pass that keeps [`Narrative`] time.

mod narrative;
mod part_of_year;
mod relative;
mod said;
mod tense;
mod time;
mod value;

use jiff::civil::{Date, Weekday};

use super::calendar::{Period, Year};
use super::dateline::COPYRIGHT;
use super::expression::{Amount, Beside, Direction, Found, From, Modifier, When, YearOf};
use super::lexicon::{Role, Unit};
use super::words::Words;
use super::{Anchor, Timex, TimexId, TimexType};
use crate::pipeline::text::TokenId;
use narrative::{Narrative, Place};
use relative::{next_weekday, shifted};
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

    /// The day it is, if it is one day.
    fn day(&self) -> Option<Date> {
        let (first, last) = self.period?.bounds()?;
        (first == last).then_some(first)
    }

    /// The same, counted from another expression instead of the publication.
    fn counted_from(self, by: TimexId) -> Self {
        let anchor = self.anchor.map(|a| if a == Anchor::Publication { Anchor::Timex(by) } else { a });
        Self { anchor, ..self }
    }

    fn open(kind: TimexType, value: impl Into<String>) -> Self {
        Self { kind, value: value.into(), period: None, anchor: None, quant: None, freq: None }
    }
}

/// Resolves all expressions of a text.
pub fn resolve(words: &Words<'_, '_>, found: &[Found], published: Option<Date>) -> Vec<Timex> {
    let mut narrative = Narrative { now: published, ..Narrative::default() };
    let mut timexes: Vec<Timex> = Vec::with_capacity(found.len());
    let ahead = next_dated(found);
    let said_on = said::said_on(words, found);
    for (n, f) in found.iter().enumerate() {
        let id = TimexId(n as u32);
        let place = place(words, f);
        let previous = |n: usize| n.checked_sub(1).map(|p| (&found[p], TimexId(p as u32)));
        let resolver = |narrative, found, n: usize| Resolver {
            words,
            narrative,
            found,
            place,
            previous: previous(n),
            ahead: ahead[n],
        };
        let said = said_on[n].and_then(|by| {
            let day = match timexes.get(by) {
                Some(timex) => timex.earliest.filter(|_| timex.earliest == timex.latest),
                None => resolver(&narrative, &found[by], by).meaning().day(),
            };
            day.map(|day| (day, TimexId(by as u32)))
        });
        let meaning = match said {
            Some((day, by)) => {
                let then = Narrative { now: Some(day), ..narrative };
                resolver(&then, f, n).meaning().counted_from(by)
            }
            None => resolver(&narrative, f, n).meaning(),
        };
        if let Some(period) = meaning.period {
            narrative.name(period, id, place);
            if moves_story(f, period, published) {
                narrative.tell(period, id, place);
            }
        }
        if f.when.outlasts_quarter() {
            narrative.longer = Some(place.paragraph);
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

/// Whether what comes next in the text is told of the time that this names. The quarter that figures are compared with
/// is not the one told about, nothing happened in the year of a copyright, what went on overnight is told in passing, and a history that looks ahead ("by next
/// summer") stays where it is.
fn moves_story(f: &Found, period: Period, published: Option<Date>) -> bool {
    let year = matches!(f.when, When::Unit { unit: Unit::Year, .. });
    let comparison = matches!(period, Period::Quarter { .. }) && (f.when.is_comparison() || year);
    let aside = f.rule == COPYRIGHT.info.id || f.when == When::Overnight;
    !comparison && !aside && (published.is_some() || !f.when.is_ahead_of_now())
}

/// How an expression stands in its text.
fn place(words: &Words<'_, '_>, f: &Found) -> Place {
    let i = f.start;
    let document = &words.reading.document;
    let paragraph = document.paragraph_of(words.piece(i).token);
    let heading = paragraph.tokens.len() <= HEADING && {
        let last = TokenId(paragraph.tokens.end.0.saturating_sub(1));
        !matches!(document.norm(last), "." | "?" | "!" | "\"" | "," | ";")
    };
    // at most two words before it
    let fronted = heading || (1..=3).any(|n| i < n || words.piece(i - n).span.is_empty());
    let aside = (1..=3).take_while(|n| i >= *n && !words.piece(i - n).span.is_empty()).any(|n| {
        words.is(i - n, &[Role::Since, Role::From, Role::Than, Role::After, Role::Before, Role::Until])
            || words.norm(i - n) == "with"
    });
    let first = usize::from(words.is(i.wrapping_sub(1), &[Role::In]));
    let starts = i <= first || words.piece(i - first - 1).span.is_empty();
    let next = words.piece(f.end);
    let opening = starts
        && (words.is(f.end, &[Role::Comma])
            || !words.reading.syntax.tag(next.token).is_noun() && words.is_unknown(f.end));
    let sentence = document.token(words.piece(i).token).sentence;
    Place { paragraph: words.paragraph(i).0, sentence, heading, fronted, opening, placed: !aside }
}

/// Most tokens that a heading has.
const HEADING: usize = 14;

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
    place: Place,
    /// The expression before it.
    previous: Option<(&'a Found, TimexId)>,
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
            When::DayOfWeek { day, week } => self.day_of_week(day, week),
            When::WeekdayOfMonth { nth, day, month, year } => self.weekday_of_month(nth, day, month, year),
            When::Overnight => self.overnight(),
            When::Unit { unit, shift } => self.unit(unit, shift),
            When::AgoOn { units, unit, weekday } => self.ago_on(units, unit, weekday),
            When::Offset { amount, unit, direction, from } => self.offset(amount, unit, direction, from),
            When::Holiday { holiday, year } => self.holiday(holiday, year),
            When::DayFromNow(days) => self.day_from_now(days),
            When::TimeOnly => self.day_of_time(),
            When::Duration { amount: amount @ Amount::Hundredths(_), unit } if self.is_due_in(unit) => {
                self.offset(amount, unit, Direction::Forward, From::Now)
            }
            When::Duration { amount, unit } => {
                Meaning::open(TimexType::Duration, value::duration(amount, unit))
            }
            When::Length(value) => Meaning::open(TimexType::Duration, value),
            When::Set(set) => value::set(&set),
            When::Reference(value) => Meaning::open(TimexType::Date, value),
        };
        self.at_time(self.beside(meaning))
    }

    /// What is told by the day named: the unit or weekday beside it.
    fn beside(&self, meaning: Meaning) -> Meaning {
        let (Some(beside), Some(day)) = (self.found.beside, meaning.day()) else { return meaning };
        let period = match beside {
            // "Labor Day weekend" ends on the holiday
            Beside::Unit(n, Unit::Weekend) if day.weekday() == Weekday::Monday => {
                shifted(day, Unit::Weekend, n - 1)
            }
            Beside::Unit(n, unit) => shifted(day, unit, n),
            Beside::Weekday(weekday, direction) => next_weekday(day, weekday, direction).map(Period::day),
        };
        match period {
            Some(period) => Meaning::date(period, meaning.anchor),
            None => meaning,
        }
    }

    /// Whether a length of time is told as the distance to something ahead: "it will be repaid in five years".
    fn is_due_in(&self, unit: Unit) -> bool {
        self.narrative.now.is_some() && unit >= Unit::Day && tense::is_due_in(self.words, self.found)
    }

    /// Where the words place the expression.
    fn bearing(&self) -> Bearing {
        bearing(self.words, self.found)
    }
}
