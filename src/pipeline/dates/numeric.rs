//! Dates in digits: "2016-03-02", "3/2/2016", "02.03.2016", "10/26/89", also as "2016-03-02T14:05Z".

use jiff::civil::Date;

use super::calendar::Year;
use super::expression::{Found, When, YearOf};
use super::lexicon::Role;
use super::rules::{DateRule, Matcher};
use super::words::Words;
use super::yearref::century_of;
use crate::pipeline::rule::{Example, Rule, RuleInfo};

/// A date in digits.
pub const NUMERIC: DateRule = Rule {
    info: RuleInfo {
        id: "dates/numeric",
        doc: "A date in digits: year first, or month and day by what is possible; with slashes month first, with dots day first.",
        examples: &[
            Example::new("Filed 2016-03-02 by the desk.", &["2016-03-02 = 2016-03-02"]),
            Example::new(
                "Stamped 2016-03-02T14:05:00Z by hand.",
                &["2016-03-02T14:05:00Z = 2016-03-02T14:05:00Z"],
            ),
            Example::new("Updated 3/2/2016 by the desk.", &["3/2/2016 = 2016-03-02"]),
            Example::new("Stand: 02.03.2016, Berlin.", &["02.03.2016 = 2016-03-02"]),
            Example::new("It was dated 10/26/89.", &["10/26/89 = 1989-10-26"]),
            Example::new("Issued 25/12/2015 in Rome.", &["25/12/2015 = 2015-12-25"]),
        ],
        lookalikes: &[
            "The shop is open 24/7.",
            "Call 555-12-3456.",
            "Version 1.2.3 is out.",
            "It fell 3/4 of a point.",
        ],
    },
    find: Matcher { starts: |w| w.digits > 0, parse: numeric },
};

fn numeric(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let separator = words.role(i + 1);
    if !matches!(separator, Role::Slash | Role::Hyphen | Role::Dot) || words.role(i + 3) != separator {
        return None;
    }
    let end = i + 5;
    // part of a longer chain of numbers, or of a word
    let chained = |at: usize| words.is(at, &[Role::Slash, Role::Hyphen, Role::Dot]);
    let joined_before = i > 0 && chained(i - 1) && !words.piece(i - 1).space_after;
    if joined_before || (chained(end) && words.word(end + 1).digits > 0 && !words.piece(end).space_after) {
        return None;
    }
    let field = |at: usize| words.word(at).number.map(|n| (n, words.word(at).digits)).filter(|(_, d)| *d > 0);
    let date = match (field(i)?, field(i + 2)?, field(i + 4)?) {
        ((year, 4), (month, 1..=2), (day, 1..=2)) => date(year, month, day)?,
        ((first, 1..=2), (second, 1..=2), (year, 4)) => by_custom(year, first, second, separator)?,
        ((first, 1..=2), (second, 1..=2), (two, 2)) if separator != Role::Hyphen => {
            by_custom(century_of(two as Year) as u32, first, second, separator)?
        }
        _ => return None,
    };
    let (year, month, day) = (date.year(), date.month(), date.day());
    Some(Found::new(i, end, When::Day { weekday: None, day, month: Some(month), year: YearOf::Given(year) }))
}

/// Slashes are read the American way, dots and hyphens the European way, unless that day is impossible.
fn by_custom(year: u32, first: u32, second: u32, separator: Role) -> Option<Date> {
    let (american, european) = (date(year, first, second), date(year, second, first));
    if separator == Role::Slash { american.or(european) } else { european.or(american) }
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    if !(1000..=2199).contains(&year) {
        return None;
    }
    Date::new(year as Year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
