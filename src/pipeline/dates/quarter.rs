//! Quarters and halves: "the third quarter", "last year's first quarter", "Q3 2016", "the second half of 2008",
//! and the periods that business news compares them with ("the 1988 period", "the year-ago quarter").

use super::expression::{Found, When, YearOf};
use super::lexicon::{Role, Unit};
use super::month::month_at;
use super::rules::{DateRule, Matcher};
use super::words::Words;
use super::yearref;
use crate::pipeline::rule::{Example, Rule, RuleInfo};

/// A quarter with its number.
pub const QUARTER: DateRule = Rule {
    info: RuleInfo {
        id: "dates/quarter",
        doc: "A quarter by its number, of the calendar or the fiscal year, with the year where it is said.",
        examples: &[
            Example::on("1989-10-26", "Third-quarter net rose.", &["Third-quarter = 1989-Q3"]),
            Example::on(
                "1989-10-26",
                "It lost money in the third quarter of 1984.",
                &["the third quarter of 1984 = 1984-Q3"],
            ),
            Example::on(
                "1989-10-26",
                "It will pay in next year's first quarter.",
                &["next year's first quarter = 1990-Q1"],
            ),
            Example::on("2016-03-02", "Sales rose in Q4 2015.", &["Q4 2015 = 2015-Q4"]),
            Example::new(
                "Not a drop fell in the last quarter of 2015.",
                &["the last quarter of 2015 = 2015-Q4"],
            ),
        ],
        lookalikes: &["A quarter of the houses burnt.", "He scored in the third minute."],
    },
    find: Matcher {
        starts: |w| {
            w.ordinal > 0
                || w.digits == 4
                || w.unit == Some(Unit::Year)
                || matches!(
                    w.role,
                    Role::The | Role::Last | Role::This | Role::Next | Role::Fiscal | Role::QuarterName
                )
        },
        parse: quarter,
    },
};

/// A quarter without its number.
pub const OPEN_QUARTER: DateRule = Rule {
    info: RuleInfo {
        id: "dates/quarter-open",
        doc: "\"The quarter\", \"the latest period\", \"the year-ago quarter\": the quarter told about, or its counterpart.",
        examples: &[
            Example::on(
                "1989-10-26",
                "Third-quarter net rose. Sales in the quarter fell.",
                &["the quarter = 1989-Q3"],
            ),
            Example::on(
                "1989-10-26",
                "Third-quarter net was $5 million, up from $4 million in the year-ago quarter.",
                &["the year-ago quarter = 1988-Q3"],
            ),
            Example::on(
                "1989-10-26",
                "Third-quarter net was $5 million, up from $4 million in the same period last year.",
                &["the same period last year = 1988-Q3"],
            ),
            Example::on(
                "1989-10-26",
                "It lost $9 million in the quarter ended Sept. 30.",
                &["the quarter = 1989-Q3"],
            ),
        ],
        lookalikes: &["He lives in the French quarter.", "The period of calm is over."],
    },
    find: Matcher {
        starts: |w| {
            w.unit == Some(Unit::Year)
                || w.unit == Some(Unit::Quarter)
                || w.digits == 4
                || matches!(
                    w.role,
                    Role::The | Role::Comparable | Role::Same | Role::Last | Role::This | Role::Next
                )
        },
        parse: open_quarter,
    },
};

/// Half a year.
pub const HALF: DateRule = Rule {
    info: RuleInfo {
        id: "dates/half",
        doc: "The first or second half of a year.",
        examples: &[
            Example::new("It fell in the second half of 2008.", &["the second half of 2008 = 2008-H2"]),
            Example::new(
                "Prices fell in the first two quarters of 2009.",
                &["the first two quarters of 2009 = 2009-H1"],
            ),
            Example::new("The forecast for H1 2021 was withdrawn.", &["H1 2021 = 2021-H1"]),
        ],
        lookalikes: &[
            "He scored in the second half.",
            "The H1 visa lapsed.",
            "The first half of the film drags.",
        ],
    },
    find: Matcher {
        starts: |w| w.ordinal > 0 || matches!(w.role, Role::The | Role::Last | Role::HalfName),
        parse: half,
    },
};

/// "last year's", "the 1988", "fiscal 1989's" before a quarter.
fn leading_year(words: &Words<'_, '_>, i: usize) -> (YearOf, usize) {
    if let Some((year, end)) = yearref::relative(words, i) {
        let possessive = words.skip(end, &[Role::Possessive]);
        if possessive > end {
            return (year, possessive);
        }
    }
    let at = words.skip(i, &[Role::The]);
    let at = words.skip(at, &[Role::Fiscal]);
    if let Some((year, end)) = yearref::numeral(words, at) {
        return (YearOf::Given(year), words.skip(end, &[Role::Possessive]));
    }
    if is_year_ago(words, at) {
        return (YearOf::FromThen(-1), at + 3);
    }
    (YearOf::Open, words.skip(i, &[Role::The]))
}

/// Past "year-ago" or "year-earlier" at `i`.
pub fn after_year_ago(words: &Words<'_, '_>, i: usize) -> usize {
    if is_year_ago(words, i) { i + 3 } else { i }
}

/// "a year ago", "a year earlier".
fn is_a_year_ago(words: &Words<'_, '_>, i: usize) -> bool {
    words.is(i, &[Role::A])
        && words.unit(i + 1) == Some(Unit::Year)
        && words.is(i + 2, &[Role::Ago, Role::Earlier])
}

/// "year-ago", "year-earlier".
fn is_year_ago(words: &Words<'_, '_>, i: usize) -> bool {
    words.unit(i) == Some(Unit::Year)
        && words.is(i + 1, &[Role::Hyphen])
        && words.is(i + 2, &[Role::Ago, Role::Earlier])
}

fn quarter(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let (leading, at) = leading_year(words, i);
    let at = if ends_year(words, at) {
        at
    } else {
        words.skip(at, &[Role::Last, Role::This, Role::Next, Role::Comparable])
    };
    let at = words.skip(words.skip(at, &[Role::Fiscal]), &[Role::Hyphen]);
    let (number, end) = if words.is(at, &[Role::QuarterName]) {
        (digit(words, at)?, at + 1)
    } else if ends_year(words, at) {
        (4, at + 2)
    } else {
        let unit = words.skip(at + 1, &[Role::Hyphen]);
        (words.unit(unit) == Some(Unit::Quarter) && !words.word(unit).plural)
            .then_some((words.word(at).ordinal as i8, unit + 1))?
    };
    if !(1..=4).contains(&number) {
        return None;
    }
    let (said, after) = yearref::after(words, end);
    let (year, end) = if said == YearOf::Open { (leading, end) } else { (said, after) };
    Some(Found::new(i, end, When::Quarter { number: Some(number), year, ended: None }))
}

/// The number in "Q3" or "2H".
fn digit(words: &Words<'_, '_>, i: usize) -> Option<i8> {
    words.norm(i).bytes().find(u8::is_ascii_digit).map(|digit| (digit - b'0') as i8)
}

/// "the last quarter of 2024": its fourth.
fn ends_year(words: &Words<'_, '_>, i: usize) -> bool {
    let last = words.is(i, &[Role::Last]) || words.norm(i) == "final";
    let quarter = words.unit(i + 1) == Some(Unit::Quarter) && !words.word(i + 1).plural;
    last && quarter && words.is(i + 2, &[Role::Of]) && yearref::after(words, i + 2).0 != YearOf::Open
}

fn open_quarter(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let (leading, at) = leading_year(words, i);
    let comparable = words.skip(at, &[Role::Comparable, Role::Same]);
    let (year, comparable) = if comparable > at && is_year_ago(words, comparable) {
        (YearOf::FromThen(-1), comparable + 3)
    } else {
        (leading, comparable)
    };
    let latest = words.skip(comparable, &[Role::Latest]);
    let noun = words.unit(latest) == Some(Unit::Quarter) && !words.word(latest).plural;
    let period = words.is(latest, &[Role::Period]) && words.norm(latest) == "period";
    let compared = comparable > at && !words.is(at, &[Role::Same])
        || yearref::after(words, latest + 1).0 != YearOf::Open
        || is_a_year_ago(words, latest + 1);
    let determined = year != YearOf::Open || compared && comparable > at || latest > comparable;
    let fits = (noun && (determined || words.is(i, &[Role::The]))) || (period && determined);
    if !fits || (noun && words.is(latest + 1, &[Role::Of, Role::Hyphen])) {
        return None;
    }
    let (said, end) = yearref::after(words, latest + 1);
    let (year, end) = match (year, said) {
        (_, YearOf::Open) => (year, latest + 1),
        (YearOf::Open, said) if comparable > at => (said, end),
        _ => (year, latest + 1),
    };
    // "the quarter a year ago"
    if is_a_year_ago(words, end) && year == YearOf::Open {
        let when = When::Quarter { number: None, year: YearOf::FromThen(-1), ended: None };
        return Some(Found::new(i, end + 3, when));
    }
    let ended = words.is(end, &[Role::Ended]).then(|| month_at(words, end + 1, true)).flatten();
    let when = When::Quarter { number: None, year, ended };
    Some(Found::new(i, end, when))
}

fn half(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let at = words.skip(i, &[Role::The]);
    let half = match (words.word(at).ordinal, words.role(at)) {
        (1, _) => 1,
        (2, _) | (_, Role::Last | Role::Latter) => 2,
        (_, Role::HalfName) => digit(words, at)?,
        _ => return None,
    };
    // "the first two quarters of 1990"
    if words.word(at + 1).number == Some(2) && words.unit(at + 2) == Some(Unit::Quarter) {
        let (year, end) = yearref::after(words, at + 3);
        return (year != YearOf::Open).then(|| Found::new(i, end, When::Half { half, year }));
    }
    let unit = words.skip(at + 1, &[Role::Hyphen]);
    let end = if words.is(at, &[Role::HalfName]) { at + 1 } else { unit + 1 };
    if !words.is(end - 1, &[Role::Half, Role::HalfName]) {
        return None;
    }
    let (year, end) = yearref::after(words, end);
    (year != YearOf::Open).then(|| Found::new(i, end, When::Half { half, year }))
}
