//! Today, yesterday, tomorrow, the day after tomorrow.

use super::expression::{Found, When};
use super::lexicon::{Role, Unit};
use super::rules::{DateRule, Matcher};
use super::words::Words;
use crate::pipeline::rule::{Example, Rule, RuleInfo};

/// A day counted from the day of publication.
pub const RELATIVE_DAY: DateRule = Rule {
    info: RuleInfo {
        id: "dates/relative-day",
        doc: "Today, yesterday, tomorrow, and the days beside them.",
        examples: &[
            Example::on("2016-03-02", "The minister resigned yesterday.", &["yesterday = 2016-03-01"]),
            Example::on("2016-03-02", "Voting starts tomorrow.", &["tomorrow = 2016-03-03"]),
            Example::on(
                "2016-03-02",
                "He arrives the day after tomorrow.",
                &["the day after tomorrow = 2016-03-04"],
            ),
        ],
        lookalikes: &["USA Today reported it."],
    },
    find: Matcher {
        starts: |w| {
            matches!(w.role, Role::Today | Role::Yesterday | Role::Tomorrow | Role::The)
                || w.unit == Some(Unit::Day)
        },
        parse: relative_day,
    },
};

fn relative_day(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let at = words.skip(i, &[Role::The]);
    let (days, day_at) = if words.unit(at) == Some(Unit::Day) {
        let days = match words.role(at + 1) {
            Role::Before => -1,
            Role::After => 1,
            _ => return None,
        };
        (days, at + 2)
    } else {
        (0, i)
    };
    let days = days
        + match words.role(day_at) {
            Role::Today => 0,
            Role::Yesterday => -1,
            Role::Tomorrow => 1,
            _ => return None,
        };
    // "USA Today"
    let named = words.piece(day_at).capital && i > 0 && words.piece(i - 1).capital;
    (!named && !super::month::is_name(words, day_at))
        .then(|| Found::new(i, day_at + 1, When::DayFromNow(days)))
}
