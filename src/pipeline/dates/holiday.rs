//! Holidays and named days: "Christmas", "Thanksgiving Day", "Easter Monday", "Christmas 2007", "last Thanksgiving".

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::Deserialize;

use super::calendar::{Year, easter, moved};
use super::expression::{Beside, Found, When, YearOf};
use super::lexicon::{Role, Unit};
use super::month::leading;
use super::rules::{DateRule, Matcher};
use super::words::Words;
use super::yearref;
use crate::pipeline::lexicon::Phrases;
use crate::pipeline::rule::{Example, Rule, RuleInfo};

/// A holiday.
pub const HOLIDAY: DateRule = Rule {
    info: RuleInfo {
        id: "dates/holiday",
        doc: "A holiday or named day, fixed or computed, with the year where it is said.",
        examples: &[
            Example::on("2016-03-02", "They will meet on Easter Monday.", &["Easter Monday = 2016-03-28"]),
            Example::new("He was shot at Christmas 2007.", &["Christmas 2007 = 2007-12-25"]),
            Example::on(
                "2016-03-02",
                "Shops were full last Thanksgiving.",
                &["last Thanksgiving = 2015-11-26"],
            ),
            Example::on(
                "2016-03-02",
                "Crowds came on Labor Day weekend.",
                &["Labor Day weekend = 2015-W36-WE"],
            ),
            Example::new("The beaches of D-Day are quiet.", &["D-Day = 1944-06-06"]),
        ],
        lookalikes: &["Labour won the day.", "Mary Christmas-Jones won."],
    },
    find: Matcher {
        starts: |w| w.holiday || matches!(w.role, Role::Last | Role::Next | Role::This),
        parse: holiday,
    },
};

#[derive(Debug, Deserialize)]
struct Table {
    holiday: Vec<Entry>,
}

#[derive(Debug, Deserialize)]
struct Entry {
    names: Vec<String>,
    day: Option<String>,
    once: Option<String>,
    nth: Option<(i8, i8, i8)>,
    easter: Option<i32>,
    #[serde(default)]
    plus: i32,
}

struct Holidays {
    entries: Vec<Entry>,
    phrases: Phrases<usize>,
}

static HOLIDAYS: LazyLock<Holidays> = LazyLock::new(|| {
    let Table { holiday: entries } =
        toml::from_str(include_str!("holidays.toml")).expect("holidays.toml is checked by a test");
    let names: Vec<_> = entries
        .iter()
        .enumerate()
        .flat_map(|(n, e)| e.names.iter().map(move |name| (name.clone(), n)))
        .collect();
    Holidays { phrases: Phrases::new(names), entries }
});

/// The first words of all holidays' names.
pub fn first_words() -> impl Iterator<Item = &'static str> {
    HOLIDAYS.entries.iter().flat_map(|e| e.names.iter().filter_map(|name| name.split(' ').next()))
}

/// The day of a holiday in a year; `None` for one that is not computed.
pub fn date(holiday: usize, year: Year) -> Option<Date> {
    let entry = HOLIDAYS.entries.get(holiday)?;
    moved(by_calendar(entry, year)?, entry.plus.days())
}

fn by_calendar(entry: &Entry, year: Year) -> Option<Date> {
    if let Some((month, weekday, nth)) = entry.nth {
        let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
        let first = Date::new(year, month, 1).ok()?;
        return first.nth_weekday_of_month(nth, weekday).ok();
    }
    if let Some(days) = entry.easter {
        return moved(easter(year)?, days.days());
    }
    let (month, day) = entry.day.as_deref()?.split_once('-')?;
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The one day that a name means, whatever the year ("D-Day").
pub fn once(holiday: usize) -> Option<Date> {
    HOLIDAYS.entries.get(holiday)?.once.as_deref()?.parse().ok()
}

fn holiday(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let (deictic, at) = leading(words, i);
    if deictic != YearOf::Open && words.is(i, &[Role::The]) {
        return None;
    }
    let (piece, document) = (words.piece(at), &words.reading.document);
    if !words.word(at).holiday {
        return None;
    }
    let (tokens, &holiday) = HOLIDAYS.phrases.longest_at(document, piece.token)?;
    let capital = document.word(tokens.start).starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    if !capital || (tokens.len() == 1 && super::month::is_name(words, at)) {
        return None;
    }
    let end =
        (at..words.len()).find(|&j| words.piece(j).token >= tokens.end || words.piece(j).span.is_empty())?;
    let (said, after) = yearref::after(words, end);
    let (year, end) = if said == YearOf::Open { (deictic, end) } else { (said, after) };
    let found = Found::new(i, end, When::Holiday { holiday, year });
    // "Easter week", "Thanksgiving weekend"
    match words.unit(end).filter(|_| !words.word(end).plural) {
        Some(unit @ (Unit::Week | Unit::Weekend)) => {
            Some(Found { end: end + 1, beside: Some(Beside::Unit(0, unit)), ..found })
        }
        _ => Some(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn movable_days_move() {
        let on = |name: &str, year| {
            let n = HOLIDAYS.entries.iter().position(|e| e.names.iter().any(|x| x == name)).unwrap();
            date(n, year).map(|d| d.to_string())
        };
        assert_eq!(on("thanksgiving", 1999).as_deref(), Some("1999-11-25"));
        assert_eq!(on("memorial day", 2021).as_deref(), Some("2021-05-31"));
        assert_eq!(on("election day", 2016).as_deref(), Some("2016-11-08"));
        assert_eq!(on("good friday", 2024).as_deref(), Some("2024-03-29"));
        assert_eq!(on("black friday", 2019).as_deref(), Some("2019-11-29"));
        assert_eq!(on("ramadan", 2024), None);
    }
}
