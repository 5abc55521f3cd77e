//! Days and weeks beside a named day: "the week of March 6", "the day before Christmas", "the Monday after Easter".

use super::expression::{Beside, Direction, Found};
use super::lexicon::{Role, Unit};
use super::rules::{DateRule, Matcher};
use super::scan::day_at;
use super::weekday::weekday_at;
use super::words::Words;
use crate::pipeline::rule::{Example, Rule, RuleInfo};

/// "the week of March 6".
pub const BESIDE: DateRule = Rule {
    info: RuleInfo {
        id: "dates/beside",
        doc: "The day before or after a named day, and the week that it falls in.",
        examples: &[
            Example::on(
                "2016-03-02",
                "A hearing is set for the week of March 7.",
                &["the week of March 7 = 2016-W10"],
            ),
            Example::on(
                "2016-03-02",
                "Rates fell in the week ending Feb. 19.",
                &["the week ending Feb. 19 = 2016-W07"],
            ),
            Example::on(
                "2016-03-02",
                "They had met the day before Christmas.",
                &["the day before Christmas = 2015-12-24"],
            ),
            Example::on(
                "2016-03-02",
                "The port reopens the Tuesday after Easter.",
                &["the Tuesday after Easter = 2016-03-29"],
            ),
            Example::new("It sank the day after May 5, 1944.", &["the day after May 5, 1944 = 1944-05-06"]),
        ],
        lookalikes: &["He left the day before the vote.", "The week of talks is over."],
    },
    find: Matcher { starts: |w| w.role == Role::The, parse: beside },
};

fn beside(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    if let Some(weekday) = weekday_at(words, i + 1) {
        let direction = match words.role(i + 2) {
            Role::Before => Direction::Back,
            Role::After | Role::Following => Direction::Forward,
            _ => return None,
        };
        let day = day_at(words, i + 3)?;
        return Some(Found { start: i, beside: Some(Beside::Weekday(weekday, direction)), ..day });
    }
    let unit = words.unit(i + 1).filter(|_| !words.word(i + 1).plural)?;
    let n = match (unit, words.role(i + 2)) {
        (Unit::Day, Role::Before) => -1,
        (Unit::Day, Role::After | Role::Following) => 1,
        // "the week of May 6", "the week ending May 11", "the week beginning 6 May"
        (Unit::Week | Unit::Weekend, Role::Of) | (Unit::Week, Role::Ended) => 0,
        (Unit::Week, _) if matches!(words.norm(i + 2), "beginning" | "starting" | "commencing") => 0,
        _ => return None,
    };
    let day = day_at(words, i + 3)?;
    Some(Found { start: i, beside: Some(Beside::Unit(n, unit)), ..day })
}
