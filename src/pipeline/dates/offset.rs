//! Points in time by their distance: "three weeks ago", "two days later", "a year earlier", "a month from now".

use super::duration::{after_determiner, after_or_so, offset_follows};
use super::expression::{Amount, Direction, Found, From, Modifier, When};
use super::lexicon::{Role, Unit};
use super::quantity::{Quantity, quantity};
use super::rules::{DateRule, Matcher};
use super::weekday::weekday_at;
use super::words::Words;
use crate::pipeline::rule::{Example, Rule, RuleInfo};

/// A distance with "ago", "earlier", "later".
pub const OFFSET: DateRule = Rule {
    info: RuleInfo {
        id: "dates/offset",
        doc: "A distance in time from the publication (\"three weeks ago\") or from what was told last (\"two days later\").",
        examples: &[
            Example::on("2016-03-02", "He left ten days ago.", &["ten days ago = 2016-02-21"]),
            Example::on(
                "2016-03-02",
                "She resigned nearly two years ago.",
                &["nearly two years ago = 2014 (LESS_THAN)"],
            ),
            Example::new(
                "Troops landed on 6 June 1944. Two days later they met.",
                &["Two days later = 1944-06-08"],
            ),
            Example::on(
                "2016-03-02",
                "The polls open six weeks from now.",
                &["six weeks from now = 2016-W15"],
            ),
            Example::on("2016-03-02", "She died two years ago today.", &["two years ago today = 2014-03-02"]),
            Example::on("2016-03-02", "They met a week ago Monday.", &["a week ago Monday = 2016-02-22"]),
            Example::on("2016-03-02", "He had left years earlier.", &["years earlier = PAST_REF"]),
        ],
        lookalikes: &["It came two days after the vote.", "Sooner or later it will end."],
    },
    find: Matcher {
        starts: |w| {
            w.number.is_some()
                || (w.plural && w.unit.is_some())
                || matches!(
                    w.role,
                    Role::A
                        | Role::Few
                        | Role::Several
                        | Role::Many
                        | Role::Couple
                        | Role::Dozens
                        | Role::Half
                        | Role::Just
                )
        },
        parse: offset,
    },
};

/// The attributive "year-ago", "year-earlier".
pub const YEAR_AGO: DateRule = Rule {
    info: RuleInfo {
        id: "dates/year-ago",
        doc: "\"Year-ago\" and \"year-earlier\" before a noun: the year before the period that is told about.",
        examples: &[Example::on("2016-03-02", "Net rose from the year-ago results.", &["year-ago = 2015"])],
        lookalikes: &["The year ended well."],
    },
    find: Matcher { starts: |w| w.unit == Some(Unit::Year) && !w.plural, parse: year_ago },
};

fn offset(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let i_amount = after_determiner(words, words.skip(i, &[Role::Just]));
    let bare = || {
        let unit = words.unit(i).filter(|_| words.word(i).plural)?;
        Some(Quantity { amount: Amount::Some, unit, rough: false, article: false, end: i + 1 })
    };
    let q = quantity(words, i_amount).or_else(bare)?;
    if !offset_follows(words, &q) {
        return None;
    }
    let at = after_or_so(words, &q);
    let rough = q.rough || at > q.end + 1;
    let (direction, from, end) = match words.role(at) {
        Role::Ago => (Direction::Back, From::Now, at + 1),
        Role::Earlier | Role::Before => (Direction::Back, From::Then, at + 1),
        Role::From => (Direction::Forward, From::Now, at + 2),
        _ => (Direction::Forward, From::Then, at + 1),
    };
    if let Some((when, end)) =
        ago_on(words, &q, end).filter(|_| from == From::Now && direction == Direction::Back)
    {
        return Some(Found::new(i, end, when));
    }
    let modifier = rough.then_some(Modifier::Approx);
    let start = if words.is(i, &[Role::Just]) { i + 1 } else { i };
    let when = When::Offset { amount: q.amount, unit: q.unit, direction, from };
    Some(Found::new(start, end, when).with_modifier(modifier))
}

/// "today" or "Monday" after "a week ago".
fn ago_on(words: &Words<'_, '_>, q: &Quantity, i: usize) -> Option<(When, usize)> {
    let Amount::Hundredths(hundredths) = q.amount else { return None };
    let units = i32::try_from(hundredths / 100).ok().filter(|_| hundredths.is_multiple_of(100))?;
    let weekday = weekday_at(words, i).filter(|_| q.unit == Unit::Week);
    let today = words.is(i, &[Role::Today]) && matches!(q.unit, Unit::Week | Unit::Month | Unit::Year);
    (today || weekday.is_some()).then_some((When::AgoOn { units, unit: q.unit, weekday }, i + 1))
}

fn year_ago(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let hyphen = words.is(i + 1, &[Role::Hyphen]) && words.is(i + 2, &[Role::Ago, Role::Earlier]);
    let when = When::Offset {
        amount: Amount::whole(1),
        unit: Unit::Year,
        direction: Direction::Back,
        from: From::Then,
    };
    hyphen.then(|| Found::new(i, i + 3, when))
}
