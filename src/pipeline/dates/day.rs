//! Days of a month in words: "March 2, 2016", "2 March 2016", "the 2nd of March", "Friday, March 2", "the 28th".

use super::expression::{Found, When, YearOf};
use super::lexicon::Role;
use super::month::month_at;
use super::rules::{DateRule, Matcher};
use super::words::Words;
use super::yearref;
use crate::pipeline::rule::{Example, Rule, RuleInfo};

/// A day and a month, in either order.
pub const DAY: DateRule = Rule {
    info: RuleInfo {
        id: "dates/day",
        doc: "A day of a named month, with or without weekday and year, in either order.",
        examples: &[
            Example::new("The pact was signed on March 2, 2016.", &["March 2, 2016 = 2016-03-02"]),
            Example::new("It began on 2 March 2016.", &["2 March 2016 = 2016-03-02"]),
            Example::new("On the 25th of August 1944 they came.", &["the 25th of August 1944 = 1944-08-25"]),
            Example::on("2016-03-02", "The truce began on February 27.", &["February 27 = 2016-02-27"]),
            Example::on("2016-03-02", "Talks moved from March 7 to 9.", &["March 7 = 2016-03-07"]),
            Example::on("2016-03-02", "The Jan. 6 riot was recalled.", &["Jan. 6 = 2016-01-06"]),
            Example::new("Filed on 23 Aug 88, it told of a bomb.", &["23 Aug 88 = 1988-08-23"]),
            Example::new("They met on Saturday, June 24, 1950.", &["Saturday, June 24, 1950 = 1950-06-24"]),
        ],
        lookalikes: &[
            "He was born on February 30.",
            "You may 2 times refuse.",
            "They march 12 miles a day.",
            "See section 3, may apply.",
        ],
    },
    find: Matcher {
        starts: |w| {
            w.month > 0
                || w.weekday > 0
                || w.digits > 0
                || w.ordinal > 0
                || matches!(w.role, Role::The | Role::This | Role::Next | Role::Last)
        },
        parse: day,
    },
};

/// A day of which only its number is told.
pub const ORDINAL: DateRule = Rule {
    info: RuleInfo {
        id: "dates/day-ordinal",
        doc: "\"The 28th\" after a preposition: that day of the month told about.",
        examples: &[Example::new(
            "They left on 3 May 1999 and fell on the 13th.",
            &["the 13th = 1999-05-13"],
        )],
        lookalikes: &["He came in the 13th place.", "On the first try it worked."],
    },
    find: Matcher { starts: |w| w.role == Role::The, parse: ordinal },
};

/// The other days of a list or range.
pub const RANGE: DateRule = Rule {
    info: RuleInfo {
        id: "dates/day-range",
        doc: "The day of a range or list that borrows its month: \"March 7 to *9*\", \"*16* and 17 October\".",
        examples: &[
            Example::on("2016-03-02", "Talks moved from March 7 to 9.", &["9 = 2016-03-09"]),
            Example::on("2016-03-02", "It ran from February 26-27.", &["27 = 2016-02-27"]),
            Example::new("On 16 and 17 October 1950 they crossed.", &["16 = 1950-10-16"]),
        ],
        lookalikes: &["On March 7, 9 people died.", "It is open from 7 to 9."],
    },
    find: Matcher { starts: |w| w.digits > 0 && w.digits < 3 || w.ordinal > 0, parse: range },
};

fn day(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let (weekday, at) = leading_weekday(words, i);
    let (leading, at) = if at == i { super::month::leading(words, i) } else { (YearOf::Open, at) };
    let at = words.skip(at, &[Role::The]);
    // "the Jan. 6 riot": the article is the noun's
    let start = if weekday.is_none() && leading == YearOf::Open { at } else { i };
    let found = month_first(words, start, at, weekday).or_else(|| day_first(words, i, at, weekday))?;
    // "last Oct. 23"
    Some(match found.when {
        When::Day { weekday, day, month, year: YearOf::Open } => {
            Found { when: When::Day { weekday, day, month, year: leading }, ..found }
        }
        _ => found,
    })
}

/// "Friday[,]" before a day.
fn leading_weekday(words: &Words<'_, '_>, i: usize) -> (Option<i8>, usize) {
    let shifted = super::weekday::shift_at(words, i).1;
    match words.word(shifted).weekday {
        0 => (None, i),
        day => {
            let at = words.skip(shifted + 1, &[Role::Dot]);
            let at = words.skip(at, &[Role::Comma, Role::Open]);
            (Some(day as i8), words.skip(at, &[Role::On]))
        }
    }
}

fn month_first(words: &Words<'_, '_>, start: usize, at: usize, weekday: Option<i8>) -> Option<Found> {
    let month = month_at(words, at, true)?;
    let the = words.skip(at + 1, &[Role::The, Role::Dot]);
    let (day, end) = day_number(words, the)?;
    // "March 16 people": no; "June 4 - 5 people" is too rare to care
    let (year, end) = year_or_partners(words, end);
    valid(month, day, year)?;
    Some(Found::new(start, end, When::Day { weekday, day, month: Some(month), year }))
}

fn day_first(words: &Words<'_, '_>, start: usize, at: usize, weekday: Option<i8>) -> Option<Found> {
    let (day, end) = day_number(words, at)?;
    let of = words.skip(end, &[Role::Of, Role::Hyphen]);
    let month = month_at(words, of, true)?;
    if words.is(at.wrapping_sub(1), &[Role::Money, Role::Slash]) {
        return None;
    }
    let (year, end) = year_or_partners(words, of + 1);
    valid(month, day, year)?;
    let start = if weekday.is_some() || words.word(at).ordinal > 0 || at == start { start } else { at - 1 };
    Some(Found::new(start, end, When::Day { weekday, day, month: Some(month), year }))
}

/// A day's number: "2", "02", "2nd", "second".
pub fn day_number(words: &Words<'_, '_>, i: usize) -> Option<(i8, usize)> {
    let word = words.word(i);
    let in_digits = word.number.filter(|_| matches!(word.digits, 1 | 2));
    let (value, end) = match in_digits {
        Some(n) => (n, i + 1),
        None if word.ordinal > 0 => {
            let tens = u32::from(word.ordinal);
            let unit = words.skip(i + 1, &[Role::Hyphen]);
            match words.word(unit).ordinal {
                ones @ 1..=9 if tens.is_multiple_of(10) => (tens + u32::from(ones), unit + 1),
                _ => (tens, i + 1),
            }
        }
        // "twenty-third"
        None => {
            let tens = word.number.filter(|n| matches!(n, 20 | 30))?;
            let unit = words.skip(i + 1, &[Role::Hyphen]);
            let ones = Some(words.word(unit).ordinal).filter(|o| (1..10).contains(o))?;
            (tens + u32::from(ones), unit + 1)
        }
    };
    // a clock time, a decimal or a share of something starts with the same digits
    let other = words.is(end, &[Role::Colon, Role::Percent]) && words.word(end + 1).digits > 0
        || words.is(end, &[Role::Percent, Role::Am, Role::Pm]);
    (!other && (1..=31).contains(&value)).then_some((value as i8, end))
}

/// The year after a day and month, or the one at the end of the range that it starts.
fn year_or_partners(words: &Words<'_, '_>, i: usize) -> (YearOf, usize) {
    match year_after_day(words, i) {
        (YearOf::Open, _) => (yearref::of_partner(words, i), i),
        said => said,
    }
}

/// The year after a day and month, also in two digits: "23 Aug 88".
fn year_after_day(words: &Words<'_, '_>, i: usize) -> (YearOf, usize) {
    let (year, end) = yearref::after(words, words.skip(i, &[Role::Hyphen, Role::Dot]));
    if year != YearOf::Open {
        return (year, end);
    }
    let word = words.word(i);
    let follows = words.word(i + 1);
    let alone = follows.unit.is_none()
        && follows.month == 0
        && !words.is(i + 1, &[Role::Colon, Role::Percent, Role::Dot, Role::Am, Role::Pm]);
    match word.number {
        Some(two) if word.digits == 2 && alone && words.piece(i).span.start > 0 && closes(words, i + 1) => {
            (YearOf::Given(yearref::century_of(two as i16)), i + 1)
        }
        _ => (YearOf::Open, i),
    }
}

/// Whether a header field or bracket ends here: where a year in two digits is written.
fn closes(words: &Words<'_, '_>, i: usize) -> bool {
    words.piece(i).span.is_empty()
        || words.is(i, &[Role::Open, Role::Close, Role::Hyphen, Role::Dash, Role::Comma, Role::Bar])
}

/// Nothing for a day that its month never has.
fn valid(month: i8, day: i8, year: YearOf) -> Option<()> {
    let year = match year {
        YearOf::Given(year) => year,
        _ => 2000,
    };
    jiff::civil::Date::new(year, month, day).ok().map(|_| ())
}

fn ordinal(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let placed = matches!(
        words.role_before(i),
        Role::On | Role::By | Role::Until | Role::Since | Role::From | Role::To
    );
    let digits = words.norm(i + 1).starts_with(|c: char| c.is_ascii_digit());
    let (day, end) =
        day_number(words, i + 1).filter(|_| placed && digits && words.word(i + 1).ordinal > 0)?;
    let next = words.piece(end);
    let noun = words.reading.syntax.tag(next.token).is_noun()
        && words.role(end) == Role::None
        && !next.span.is_empty();
    // "from the 13th to the 19th of October"
    let (month, year) = partner_month(words, end).unzip();
    let when = When::Day { weekday: None, day, month, year: year.unwrap_or(YearOf::Open) };
    (!noun).then(|| Found::new(i, end, when))
}

/// The month and year of the day at the other end of a range.
fn partner_month(words: &Words<'_, '_>, i: usize) -> Option<(i8, YearOf)> {
    let linked = words.is(i, &[Role::To, Role::Until, Role::And, Role::Hyphen, Role::Dash]);
    let (_, end) = day_number(words, words.skip(i + 1, &[Role::The])).filter(|_| linked)?;
    let at = words.skip(end, &[Role::Of]);
    let month = month_at(words, at, true)?;
    Some((month, year_after_day(words, at + 1).0))
}

fn range(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let (day, end) = day_number(words, i)?;
    // "9" in "March 7 to 9": look back over the link to a day that follows its month
    let link = &[Role::To, Role::Until, Role::Hyphen, Role::Dash, Role::And, Role::Or];
    if i >= 3 && words.is(i - 1, link) {
        let (before, month) = (i - 2, i - 3);
        let plain = words.word(before).digits > 0 || words.word(before).ordinal > 0;
        if let Some(month) = month_at(words, month, true).filter(|_| plain && !is_counted(words, end)) {
            let (year, end) = year_after_day(words, end);
            valid(month, day, year)?;
            return Some(Found::new(i, end, When::Day { weekday: None, day, month: Some(month), year }));
        }
    }
    // "16" in "16 and 17 October", "16 - 18 October"
    let at = if words.is(end, link) { end + 1 } else { return None };
    let (_, last) = day_number(words, words.skip(at, &[Role::The]))?;
    let month = month_at(words, words.skip(last, &[Role::Of]), true)?;
    let (year, _) = year_after_day(words, words.skip(last, &[Role::Of]) + 1);
    valid(month, day, year)?;
    Some(Found::new(i, end, When::Day { weekday: None, day, month: Some(month), year }))
}

/// Whether a number counts something: "March 7 and 9 people".
fn is_counted(words: &Words<'_, '_>, i: usize) -> bool {
    use crate::pipeline::syntax::Tag;
    let piece = words.piece(i);
    !piece.span.is_empty() && (words.reading.syntax.tag(piece.token) == Tag::NNS || words.unit(i).is_some())
}
