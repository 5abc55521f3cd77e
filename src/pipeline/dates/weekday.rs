//! Weekdays: "Friday", "last Friday", "next Tuesday", "the previous Monday", and the weekend.

use super::expression::{Found, Shift, When, YearOf};
use super::lexicon::{Role, Unit};
use super::month::{is_name, month_at};
use super::rules::{DateRule, Matcher};
use super::words::Words;
use super::yearref;
use crate::pipeline::rule::{Example, Rule, RuleInfo};

/// A weekday.
pub const WEEKDAY: DateRule = Rule {
    info: RuleInfo {
        id: "dates/weekday",
        doc: "A weekday: the latest one, the day of publication included, unless it is said or told as of the future.",
        examples: &[
            Example::on("2016-03-02", "The council met on Friday.", &["Friday = 2016-02-26"]),
            Example::on("2016-03-02", "He spoke late on Tuesday.", &["late on Tuesday = 2016-03-01 (END)"]),
            Example::on("2016-03-02", "The vote is next Monday.", &["next Monday = 2016-03-07"]),
            Example::on("2016-03-02", "They fled last Thursday.", &["last Thursday = 2016-02-25"]),
            Example::on("2016-03-02", "They fled on Friday last week.", &["Friday last week = 2016-02-26"]),
            Example::on(
                "2016-03-02",
                "Polls open on Tuesday of next week.",
                &["Tuesday of next week = 2016-03-08"],
            ),
        ],
        lookalikes: &[
            "Sheffield Wednesday lost.",
            "Super Tuesday is near.",
            "The sun shone.",
            "The Sunday Times says so.",
            "They sat down.",
            "They wed in church.",
        ],
    },
    find: Matcher {
        starts: |w| {
            w.weekday > 0
                || matches!(
                    w.role,
                    Role::Last
                        | Role::Next
                        | Role::This
                        | Role::The
                        | Role::Past
                        | Role::Previous
                        | Role::Following
                        | Role::That
                        | Role::Coming
                )
        },
        parse: weekday,
    },
};

/// The day's number if the piece at `i` names a weekday rather than the sun or a verb.
pub fn weekday_at(words: &Words<'_, '_>, i: usize) -> Option<i8> {
    let piece = words.piece(i);
    let word = words.word(i);
    if word.weekday == 0 || word.plural {
        return None;
    }
    let beside_date = || {
        let at = words.skip(i + 1, &[Role::Comma]);
        words.word(at).month > 0 || words.word(at).digits > 0
    };
    let clear =
        if word.short { beside_date() } else { piece.capital || !matches!(words.norm(i), "sun" | "sat") };
    clear.then_some(word.weekday as i8)
}

/// "last", "next", "this coming", "the previous" at `i`, and where the noun starts.
pub fn shift_at(words: &Words<'_, '_>, i: usize) -> (Shift, usize) {
    let at = words.skip(i, &[Role::The]);
    match words.role(at) {
        Role::Last if at == i => (Shift::FromNow(-1), at + 1),
        Role::Past => (Shift::FromNow(-1), at + 1),
        Role::This if words.is(at + 1, &[Role::Past]) => (Shift::FromNow(-1), at + 2),
        Role::This if words.is(at + 1, &[Role::Coming]) => (Shift::FromNow(1), at + 2),
        Role::This if words.is(at + 1, &[Role::Same]) => (Shift::FromThen(0), at + 2),
        Role::This | Role::Current => (Shift::FromNow(0), at + 1),
        Role::Next if at == i => (Shift::FromNow(1), at + 1),
        Role::Next | Role::Following => (Shift::FromThen(1), at + 1),
        Role::Coming => (Shift::FromNow(1), at + 1),
        Role::Last | Role::Previous => (Shift::FromThen(-1), at + 1),
        Role::That => (Shift::FromThen(0), words.skip(at + 1, &[Role::Same])),
        Role::Same => (Shift::FromThen(0), at + 1),
        _ => (Shift::Bare, i),
    }
}

fn weekday(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let (shift, at) = shift_at(words, i);
    let named = is_name(words, at) || names_paper(words, i, at) || names_day(words, at);
    let day = weekday_at(words, at).filter(|_| !named)?;
    if let Some((week, end)) = week_after(words, at + 1).filter(|_| shift == Shift::Bare) {
        return Some(Found::new(i, end, When::DayOfWeek { day, week }));
    }
    Some(Found::new(i, at + 1, When::Weekday { day, shift }))
}

/// "[of] next week" after a weekday.
fn week_after(words: &Words<'_, '_>, i: usize) -> Option<(Shift, usize)> {
    let (shift, at) = shift_at(words, words.skip(i, &[Role::Of]));
    let week = words.unit(at) == Some(Unit::Week) && !words.word(at).plural;
    (week && shift != Shift::Bare).then_some((shift, at + 1))
}

/// "The Sunday Times", "the Friday Group": a name that starts with a weekday.
fn names_paper(words: &Words<'_, '_>, start: usize, at: usize) -> bool {
    let next = words.piece(at + 1);
    start == at && words.role_before(at) == Role::The && next.capital && words.is_unknown(at + 1)
}

/// A weekday by its place in a month.
pub const OF_MONTH: DateRule = Rule {
    info: RuleInfo {
        id: "dates/weekday-of-month",
        doc: "A weekday by its place in a month.",
        examples: &[
            Example::on(
                "2016-03-02",
                "The court will sit on the first Monday in October.",
                &["the first Monday in October = 2016-10-03"],
            ),
            Example::new(
                "It fell on the last Friday of May 2014.",
                &["the last Friday of May 2014 = 2014-05-30"],
            ),
        ],
        lookalikes: &["It is the first Monday without rain.", "The last Friday of talks passed."],
    },
    find: Matcher { starts: |w| w.role == Role::The, parse: of_month },
};

fn of_month(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let nth = match words.word(i + 1) {
        word if matches!(word.ordinal, 1..=4) => word.ordinal as i8,
        word if word.role == Role::Last => 5,
        _ => return None,
    };
    let day = weekday_at(words, i + 2)?;
    let at = if words.is(i + 3, &[Role::Of, Role::In]) { i + 4 } else { return None };
    let month = month_at(words, at, true)?;
    let (year, end) = yearref::after(words, at + 1);
    let end = if year == YearOf::Open { at + 1 } else { end };
    Some(Found::new(i, end, When::WeekdayOfMonth { nth, day, month, year }))
}

/// "Super Tuesday", "Ruby Tuesday", "Sheffield Wednesday": the end of a name.
fn names_day(words: &Words<'_, '_>, i: usize) -> bool {
    i > 0 && words.piece(i - 1).capital && words.is(i - 1, &[Role::DayName])
}

/// The weekend.
pub const WEEKEND: DateRule = Rule {
    info: RuleInfo {
        id: "dates/weekend",
        doc: "A weekend, by its place from the day of publication.",
        examples: &[
            Example::on("2016-03-02", "Clashes broke out over the weekend.", &["the weekend = 2016-W08-WE"]),
            Example::on("2016-03-02", "Polls open this weekend.", &["this weekend = 2016-W09-WE"]),
        ],
        lookalikes: &["The weekender left.", "It was the end of the week's work."],
    },
    find: Matcher {
        starts: |w| {
            w.unit == Some(Unit::Weekend)
                || matches!(
                    w.role,
                    Role::Last | Role::Next | Role::This | Role::The | Role::Past | Role::Coming | Role::That
                )
        },
        parse: weekend,
    },
};

fn weekend(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let (shift, at) = shift_at(words, i);
    let at = if shift == Shift::Bare { words.skip(i, &[Role::The]) } else { at };
    (words.unit(at) == Some(Unit::Weekend) && !words.word(at).plural && at > i)
        .then(|| Found::new(i, at + 1, When::Unit { unit: Unit::Weekend, shift }))
}
