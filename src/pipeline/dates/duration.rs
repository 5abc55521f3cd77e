//! Lengths of time: "three years", "the past two weeks", "a 90-day truce", "for several days", "years of war".

use super::expression::{Amount, Found, Modifier, When};
use super::lexicon::{Role, Unit};
use super::quantity::{Quantity, quantity};
use super::rules::{DateRule, Matcher};
use super::words::Words;
use crate::pipeline::rule::{Example, Rule, RuleInfo};

/// A counted length of time.
pub const DURATION: DateRule = Rule {
    info: RuleInfo {
        id: "dates/duration",
        doc: "A number of units of time: a duration, with the determiner that places it (\"the past two weeks\").",
        examples: &[
            Example::new("The truce lasted three weeks.", &["three weeks = P3W"]),
            Example::new("The 90-day ban was lifted.", &["90-day = P90D"]),
            Example::new(
                "Prices rose over the past two and a half years.",
                &["the past two and a half years = P2Y6M"],
            ),
            Example::new("Talks went on for a minute and a half.", &["a minute and a half = PT1M30S"]),
            Example::new(
                "It took at least 20 more years.",
                &["at least 20 more years = P20Y (EQUAL_OR_MORE)"],
            ),
            Example::on("2016-03-02", "The bond will be repaid in five years.", &["five years = 2021"]),
            Example::new("A yearlong probe ended.", &["yearlong = P1Y"]),
            Example::new("It lasted a quarter of a century.", &["a quarter of a century = P25Y"]),
            Example::new("He spent several months abroad.", &["several months = PXM"]),
            Example::new("The strike lasted two years or so.", &["two years or so = P2Y (APPROX)"]),
        ],
        lookalikes: &[
            "The shop is open 24/7.",
            "He finished a second time.",
            "A 34-year-old man was held.",
            "He said so on 60 Minutes.",
        ],
    },
    find: Matcher { starts: |w| starts(w.role) || w.number.is_some() || w.length.is_some(), parse: duration },
};

/// A bare plural.
pub const PLURAL: DateRule = Rule {
    info: RuleInfo {
        id: "dates/duration-open",
        doc: "Units of time without a number: a duration of unknown length (\"in weeks\"), or of one (\"day-long\").",
        examples: &[
            Example::new("The deal follows months of talks.", &["months = PXM"]),
            Example::new("Troops could arrive within weeks.", &["weeks = PXW"]),
            Example::new("A day-long meeting ended.", &["day-long = P1D"]),
        ],
        lookalikes: &["The Days Inn is on Main Street.", "It was the hottest day."],
    },
    find: Matcher { starts: |w| w.unit.is_some(), parse: plural },
};

const fn starts(role: Role) -> bool {
    matches!(
        role,
        Role::A
            | Role::The
            | Role::Few
            | Role::Several
            | Role::Many
            | Role::Dozens
            | Role::Couple
            | Role::Half
            | Role::Past
            | Role::Last
            | Role::Next
            | Role::Coming
            | Role::Previous
            | Role::Following
            | Role::Latest
            | Role::This
            | Role::These
            | Role::Those
    )
}

fn duration(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    if let Some(value) = words.word(i).length {
        return Some(Found::new(i, i + 1, When::Length(value)));
    }
    let at = super::quarter::after_year_ago(words, after_determiner(words, i));
    let q = quantity(words, at)?;
    // "a year" alone is a quantity, "the a year" is not
    if at > i && q.article {
        return None;
    }
    // "the 90-day ban", "a 90-day ban": the article belongs to the noun
    if (at == i + 1 && words.is(i, &[Role::The]) || words.is(i, &[Role::A]))
        && words.is(q.end - 2, &[Role::Hyphen])
        && q.end > i + 3
    {
        return None;
    }
    // "a day-long meeting"
    if q.article && words.is(q.end, &[Role::Hyphen]) && words.is(q.end + 1, &[Role::Long]) {
        return None;
    }
    let counted = matches!(q.amount, Amount::Hundredths(_));
    let fraction = q.unit == Unit::Quarter && (q.article || counted && words.is(q.end, &[Role::Of]));
    if offset_follows(words, &q) || is_age(words, q.end) || fraction || (q.article && is_rate(words, i)) {
        return None;
    }
    let end = if words.is(q.end, &[Role::Hyphen]) && words.is(q.end + 1, &[Role::Long]) {
        q.end + 2
    } else {
        q.end
    };
    let modifier = q.rough.then_some(Modifier::Approx);
    Some(Found::new(i, end, When::Duration { amount: q.amount, unit: q.unit }).with_modifier(modifier))
}

/// Skips "the", "the past", "the first", "the next".
pub fn after_determiner(words: &Words<'_, '_>, i: usize) -> usize {
    let at = words.skip(i, &[Role::The, Role::These, Role::Those, Role::This]);
    let at = words.skip(
        at,
        &[
            Role::Past,
            Role::Last,
            Role::Next,
            Role::Coming,
            Role::Previous,
            Role::Following,
            Role::Latest,
            Role::Same,
            Role::Straight,
        ],
    );
    if at > i && words.word(at).ordinal == 1 && words.word(at).unit.is_none() { at + 1 } else { at }
}

/// Whether what follows makes it a point in time ("ago", "later") rather than a length.
pub fn offset_follows(words: &Words<'_, '_>, q: &Quantity) -> bool {
    let at = after_or_so(words, q);
    // "two minutes later" tells how long, not which day
    if q.unit <= Unit::Hour && !words.is(at, &[Role::Ago]) {
        return false;
    }
    words.is(at, &[Role::Ago, Role::Earlier, Role::Later])
        || (words.is(at, &[Role::From]) && words.is(at + 1, &[Role::Now]))
        || (words.is(at, &[Role::Before, Role::After]) && ends_phrase(words, at + 1))
}

/// Past the hyphen of "year-ago", past the "or so" of "a week or so ago".
pub fn after_or_so(words: &Words<'_, '_>, q: &Quantity) -> usize {
    let so = words.is(q.end, &[Role::Or]) && words.is(q.end + 1, &[Role::So]);
    if so { q.end + 2 } else { words.skip(q.end, &[Role::Hyphen]) }
}

/// Whether nothing that a preposition could govern comes next.
fn ends_phrase(words: &Words<'_, '_>, i: usize) -> bool {
    let word = words.piece(i);
    word.span.is_empty() || words.is(i, &[Role::Comma, Role::Dot, Role::Dash]) || words.norm(i) == ";"
}

/// "34 years old", "34-year-old", "26 years of age", "a four-year-old": a person's age is no time expression.
fn is_age(words: &Words<'_, '_>, end: usize) -> bool {
    let at = words.skip(end, &[Role::Hyphen]);
    words.is(at, &[Role::Old]) || (words.is(at, &[Role::Of]) && words.is(at + 1, &[Role::Age]))
}

/// Whether "a week" counts by the week: "four flights a week", "$2 million a year".
fn is_rate(words: &Words<'_, '_>, i: usize) -> bool {
    let from = i.saturating_sub(4);
    let start = (from..i).rev().take_while(|&j| {
        let piece = words.piece(j);
        let number = words.word(j + 1).number.is_some() && j + 1 < i;
        !piece.span.is_empty()
            && !number
            && !words.is(
                j,
                &[
                    Role::In,
                    Role::For,
                    Role::Of,
                    Role::Over,
                    Role::Comma,
                    Role::And,
                    Role::About,
                    Role::Than,
                    Role::Most,
                ],
            )
    });
    start
        .into_iter()
        .any(|j| words.word(j).number.is_some() || words.is(j, &[Role::Dozens, Role::Percent, Role::Money]))
}

fn plural(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let unit = words.unit(i)?;
    let long = words.is(i + 1, &[Role::Hyphen]) && words.is(i + 2, &[Role::Long]);
    let joined = i > 0 && words.is(i - 1, &[Role::Hyphen]);
    if !words.word(i).plural {
        let day_long = When::Duration { amount: Amount::whole(1), unit };
        return (long && !joined).then(|| Found::new(i, i + 3, day_long));
    }
    let coarse = !matches!(unit, Unit::Weekend | Unit::Night | Unit::Quarter | Unit::Second);
    let named = words.piece(i).capital && i > 0 && !words.piece(i - 1).span.is_empty();
    let counted = i > 0 && words.word(i - 1).number.is_some() || is_age(words, i + 1);
    let end = if long { i + 3 } else { i + 1 };
    (coarse && !named && !counted).then(|| Found::new(i, end, When::Duration { amount: Amount::Some, unit }))
}
