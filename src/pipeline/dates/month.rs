//! Months, alone and with a year: "March 2016", "last April", "September", "January this year".

use super::expression::{Found, When, YearOf};
use super::lexicon::Role;
use super::rules::{DateRule, Matcher};
use super::words::Words;
use super::yearref;
use crate::pipeline::entities::EntityType;
use crate::pipeline::rule::{Example, Rule, RuleInfo};
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::TokenId;

/// A month.
pub const MONTH: DateRule = Rule {
    info: RuleInfo {
        id: "dates/month",
        doc: "A month, with the year where it is said.",
        examples: &[
            Example::on("2016-03-02", "The war began in March 2011.", &["March 2011 = 2011-03"]),
            Example::on("2016-03-02", "A report in February said so.", &["February = 2016-02"]),
            Example::on("2016-03-02", "It fell last November.", &["last November = 2015-11"]),
            Example::on("2016-03-02", "They met in July last year.", &["July last year = 2015-07"]),
            Example::on("2016-03-02", "A March poll said so.", &["March = 2016-03"]),
            Example::on("2016-03-02", "Sales fell in early October.", &["early October = 2015-10 (START)"]),
        ],
        lookalikes: &[
            "You may leave.",
            "Soldiers march on.",
            "An august body met.",
            "May we go?",
            "Theresa May and June Carter met.",
        ],
    },
    find: Matcher {
        starts: |w| {
            w.month > 0
                || matches!(
                    w.role,
                    Role::Last | Role::Next | Role::This | Role::The | Role::Past | Role::Previous
                )
        },
        parse: month,
    },
};

/// The month named at `i`, 1 to 12. `beside_day`: a day's number stands beside it, which rules out other readings
/// of a capitalised word.
pub fn month_at(words: &Words<'_, '_>, i: usize, beside_day: bool) -> Option<i8> {
    let piece = words.piece(i);
    let month = words.word(i).month;
    if month == 0 {
        return None;
    }
    let ambiguous =
        matches!(words.norm(i), "may" | "march" | "mar" | "august" | "jan" | "dec" | "sep" | "jun");
    (piece.capital || (beside_day && !ambiguous)).then_some(month as i8)
}

fn month(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let (deictic, at) = leading(words, i);
    let month = month_at(words, at, false)?;
    let next = words.skip(at + 1, &[Role::Dot]);
    let (said, end) = yearref::after(words, if words.word(at).short { next } else { at + 1 });
    let year = match (said, deictic) {
        (YearOf::Open, YearOf::Open) => yearref::of_partner(words, at + 1),
        (YearOf::Open, deictic) => deictic,
        (said, _) => said,
    };
    let clear = year != YearOf::Open;
    if !clear && (is_name(words, at) || !reads_as_month(words, at)) {
        return None;
    }
    let end = if said == YearOf::Open { at + 1 } else { end };
    // "February 30": no day, and no month either
    if super::day::day_number(words, end)
        .is_some_and(|(_, after)| !words.is(after, &[Role::Percent]) && words.word(end).digits > 0)
    {
        return None;
    }
    if at > i && deictic == YearOf::Open {
        return None;
    }
    Some(Found::new(i, end, When::Month { month, year }))
}

/// "last", "next", "this", "this past", "the previous" before a part of the year.
pub fn leading(words: &Words<'_, '_>, i: usize) -> (YearOf, usize) {
    let at = words.skip(i, &[Role::The]);
    match words.role(at) {
        Role::Last if at == i => (YearOf::Last, at + 1),
        Role::This if words.is(at + 1, &[Role::Past]) => (YearOf::Last, at + 2),
        Role::This if words.is(at + 1, &[Role::Coming]) => (YearOf::Next, at + 2),
        Role::This => (YearOf::FromNow(0), at + 1),
        Role::Past => (YearOf::Last, at + 1),
        Role::Next | Role::Coming => (YearOf::Next, at + 1),
        Role::Previous => (YearOf::FromThen(-1), at + 1),
        Role::Following => (YearOf::FromThen(1), at + 1),
        Role::That | Role::Same => (YearOf::FromThen(0), at + 1),
        _ => (YearOf::Open, i),
    }
}

/// Part of a person's or organisation's name ("Theresa May", "June Carter"), not the day after one ("they left the
/// Capitol *Wednesday* afternoon").
pub fn is_name(words: &Words<'_, '_>, i: usize) -> bool {
    let token = words.piece(i).token;
    let names = words.reading.syntax.names();
    let at = names.partition_point(|n| n.tokens.end <= token);
    names.get(at).is_some_and(|n| {
        n.tokens.contains(token)
            && n.tokens.len() > 1
            && matches!(n.kind, EntityType::Person | EntityType::Organization)
            && !(n.tokens.end == TokenId(token.0 + 1) && words.word(i + 1).part.is_some())
    })
}

/// Whether a bare "May", "March" or "Dec" means the month: by its neighbours, else by its tag.
fn reads_as_month(words: &Words<'_, '_>, i: usize) -> bool {
    if words.word(i).short && !words.norm(i).ends_with('.') && words.norm(i) != "sept" {
        return false;
    }
    if !matches!(words.norm(i), "may" | "march" | "august" | "april" | "june") {
        return true;
    }
    let before = words.role_before(i);
    let placed = matches!(
        before,
        Role::In
            | Role::Since
            | Role::Until
            | Role::By
            | Role::Of
            | Role::From
            | Role::To
            | Role::Early
            | Role::Late
            | Role::Mid
            | Role::Before
            | Role::After
            | Role::Between
            | Role::About
            | Role::Every
            | Role::Each
            | Role::For
    );
    let after = words.role(i + 1);
    let tag = words.reading.syntax.tag(words.piece(i).token);
    match words.norm(i) {
        "may" | "march" => {
            placed
                || (matches!(before, Role::The | Role::A) && tag.is_proper() && is_plain_noun(words, i + 1))
                || (matches!(before, Role::And | Role::Hyphen) && tag == Tag::NNP && after != Role::None)
                || (before == Role::Slash && words.word(i.wrapping_sub(2)).month > 0)
        }
        // "June Carter": a given name, where a surname follows and nothing places the month in time
        _ => placed || (tag.is_proper() && !surname_follows(words, i + 1)),
    }
}

/// Whether a common noun stands at `i`: "the March accession", not "the March on Rome".
fn is_plain_noun(words: &Words<'_, '_>, i: usize) -> bool {
    let piece = words.piece(i);
    words.is_unknown(i)
        && !piece.span.is_empty()
        && matches!(words.reading.syntax.tag(piece.token), Tag::NN | Tag::NNS)
}

/// Whether a capitalised word that is no part of a date stands at `i`.
fn surname_follows(words: &Words<'_, '_>, i: usize) -> bool {
    let piece = words.piece(i);
    piece.capital && words.is_unknown(i) && words.reading.syntax.tag(piece.token).is_proper()
}
