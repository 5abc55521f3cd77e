//! Clock times: "10 p.m.", "7:15 a.m. EST", "14:05 GMT", "0440 GMT", "4 in the morning", "three o'clock".

use super::calendar::TimeOfDay;
use super::expression::{Found, When};
use super::lexicon::{Part, Role};
use super::rules::{DateRule, Matcher};
use super::words::Words;
use crate::pipeline::rule::{Example, Rule, RuleInfo};

/// A clock time.
pub const CLOCK: DateRule = Rule {
    info: RuleInfo {
        id: "dates/clock",
        doc: "A clock time, with its zone; the day beside it belongs to it.",
        examples: &[
            Example::on(
                "2016-03-02",
                "The blast came at 7:15 a.m. on Tuesday.",
                &["7:15 a.m. on Tuesday = 2016-03-01T07:15"],
            ),
            Example::on("2016-03-02", "It struck at 14:05 GMT.", &["14:05 GMT = 2016-03-02T14:05Z"]),
            Example::on(
                "2016-03-02",
                "Polls close at 10 p.m. Wednesday.",
                &["10 p.m. Wednesday = 2016-03-02T22:00"],
            ),
            Example::on(
                "2016-03-02",
                "At 4 in the morning they came.",
                &["4 in the morning = 2016-03-02T04:00"],
            ),
            Example::on(
                "2016-03-02",
                "It rang at three o'clock in the afternoon.",
                &["three o'clock in the afternoon = 2016-03-02T15:00"],
            ),
            Example::on(
                "2016-03-02",
                "Crews will work between 9 a.m. and noon on March 7.",
                &["9 a.m. = 2016-03-07T09:00"],
            ),
        ],
        lookalikes: &["They won 3:2 on goals.", "I am 12.", "See John 3:16 for more.", "The score was 10-9."],
    },
    find: Matcher {
        starts: |w| w.digits > 0 || w.number.is_some_and(|n| (1..=12).contains(&n)),
        parse: clock,
    },
};

fn clock(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let (time, end) = clock_at(words, i)?;
    Some(Found::new(i, end, When::TimeOnly).with_time(time))
}

/// The clock time at `i`, and one past its last piece.
pub fn clock_at(words: &Words<'_, '_>, i: usize) -> Option<(TimeOfDay, usize)> {
    let word = words.word(i);
    let hour = word.number?;
    let field = |at: usize| words.word(at).number.filter(|&n| n < 60 && words.word(at).digits == 2);
    let (hour, minute, second, mut at) = match (word.digits, words.role(i + 1)) {
        (1 | 2, Role::Colon | Role::Dot)
            if field(i + 2).is_some() && (words.is(i + 1, &[Role::Colon]) || meridiem(words, i + 3)) =>
        {
            match field(i + 4).filter(|_| words.is(i + 3, &[Role::Colon])) {
                Some(second) => (hour, field(i + 2), Some(second), i + 5),
                None => (hour, field(i + 2), None, i + 3),
            }
        }
        // "6.30am": read as a decimal
        (0, _) if word.hundredths > 0 && word.hundredths < 60 && meridiem(words, i + 1) => {
            (hour, Some(u32::from(word.hundredths)), None, i + 1)
        }
        (4, _) if words.word(i + 1).zone.is_some() || words.norm(i + 1) == "hours" => {
            (hour / 100, Some(hour % 100), None, i + 1)
        }
        _ => (hour, None, None, i + 1),
    };
    let mut hour = hour;
    let explicit = minute.is_some();
    let mut told = false;
    match words.role(at) {
        Role::Am | Role::Pm if hour <= 12 && (1..).contains(&hour) => {
            hour = hour % 12 + if words.is(at, &[Role::Pm]) { 12 } else { 0 };
            (told, at) = (true, at + 1);
        }
        Role::Oclock if hour <= 12 => (told, at) = (true, at + 1),
        _ => {}
    }
    if explicit && matches!(words.norm(at), "hours" | "hrs") {
        (told, at) = (true, at + 1);
    }
    let (zone, after_zone) = zone_at(words, at);
    if zone.is_some() {
        (told, at) = (told || explicit, after_zone);
    }
    // "4 in the morning", "three o'clock in the afternoon"
    if (!told || words.is(at - 1, &[Role::Oclock]))
        && hour <= 12
        && words.is(at, &[Role::In])
        && words.is(at + 1, &[Role::The])
        && word.digits <= 2
    {
        match words.word(at + 2).part {
            Some(Part::Morning) => (told, at) = (true, at + 3),
            Some(Part::Afternoon | Part::Evening) => {
                hour = hour % 12 + 12;
                (told, at) = (true, at + 3);
            }
            _ => {}
        }
    }
    // "14:05" needs two digits of minutes; a bare "3:16" is a verse or a score unless something places it
    let placed = explicit
        && (words.is(
            i.wrapping_sub(1),
            &[Role::At, Role::By, Role::About, Role::Until, Role::Since, Role::Comma, Role::Bar],
        ) || (i > 0 && beside_day(words, i)));
    if !(told || placed) || hour > 24 || (minute.is_some_and(|m| m > 59)) {
        return None;
    }
    let time = TimeOfDay::Clock {
        hour: hour as u8,
        minute: minute.map(|m| m as u8),
        second: second.map(|s| s as u8),
        zone,
    };
    Some((time, at))
}

fn beside_day(words: &Words<'_, '_>, i: usize) -> bool {
    let before = words.word(i - 1);
    before.digits == 4
        || before.weekday > 0
        || words.is(i - 1, &[Role::Hyphen]) && i > 1 && words.word(i - 2).digits == 4
}

fn meridiem(words: &Words<'_, '_>, i: usize) -> bool {
    words.is(i, &[Role::Am, Role::Pm])
}

/// "GMT", "(EST)", "EDT": the zone and one past it.
fn zone_at(words: &Words<'_, '_>, i: usize) -> (Option<&'static str>, usize) {
    let at = words.skip(i, &[Role::Open]);
    match words.word(at).zone.filter(|_| words.piece(at).capital || words.norm(at).len() == 3) {
        Some(zone) if at == i => (Some(zone), i + 1),
        Some(zone) if words.is(at + 1, &[Role::Close]) => (Some(zone), at + 2),
        _ => (None, i),
    }
}
