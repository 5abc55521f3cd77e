//! Parts of the day: "this morning", "last night", "tonight", "overnight", "the night of 10 August 1792". A part
//! after a day ("Friday night") is joined to it by the scanner.

use super::calendar::TimeOfDay;
use super::expression::{Found, Shift, When};
use super::lexicon::{Part, Role, Unit};
use super::rules::{DateRule, Matcher};
use super::weekday::{shift_at, weekday_at};
use super::words::Words;
use crate::pipeline::rule::{Example, Rule, RuleInfo};
use crate::pipeline::syntax::Tag;

/// A part of a day.
pub const PART: DateRule = Rule {
    info: RuleInfo {
        id: "dates/part-of-day",
        doc: "A part of the day that the words place: from the publication (\"last night\") or from the day told about.",
        examples: &[
            Example::on("2016-03-02", "A bomb went off this morning.", &["this morning = 2016-03-02TMO"]),
            Example::on("2016-03-02", "Police raided it last night.", &["last night = 2016-03-01TNI"]),
            Example::on("2016-03-02", "He will speak tonight.", &["tonight = 2016-03-02TNI"]),
            Example::on("2016-03-02", "The roof fell in overnight.", &["overnight = 2016-03-01TNI"]),
            Example::on("2016-03-02", "They struck before dawn Tuesday.", &["dawn Tuesday = 2016-03-01TMO"]),
            Example::new(
                "On 31 January 1965 he ate. That afternoon he left.",
                &["That afternoon = 1965-01-31TAF"],
            ),
        ],
        lookalikes: &[
            "A morning person sleeps early.",
            "The Nights won.",
            "He saw High Noon twice.",
            "It fell the night the train left.",
            "It is high noon for the party.",
        ],
    },
    find: Matcher {
        starts: |w| {
            matches!(
                w.role,
                Role::This
                    | Role::Last
                    | Role::That
                    | Role::The
                    | Role::Next
                    | Role::Tonight
                    | Role::Overnight
                    | Role::Same
                    | Role::Previous
                    | Role::Following
                    | Role::Early
                    | Role::Late
            ) || w.part.is_some()
        },
        parse: part,
    },
};

fn part(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let found = |end, days, part| Found::new(i, end, When::DayFromNow(days)).with_time(TimeOfDay::Part(part));
    match words.role(i) {
        Role::Tonight => return Some(found(i + 1, 0, Part::Night)),
        Role::Overnight => {
            return Some(Found::new(i, i + 1, When::Overnight).with_time(TimeOfDay::Part(Part::Night)));
        }
        _ => {}
    }
    if let Some(clock @ (Part::Noon | Part::Midnight | Part::Midday)) = words.word(i).part
        && !is_titled(words, i)
    {
        return Some(Found::new(i, i + 1, When::TimeOnly).with_time(TimeOfDay::Part(clock)));
    }
    // "before dawn Thursday"
    if let Some(edge @ (Part::Dawn | Part::Dusk)) = words.word(i).part
        && weekday_at(words, words.skip(i + 1, &[Role::On])).is_some()
    {
        return Some(Found::new(i, i + 1, When::TimeOnly).with_time(TimeOfDay::Part(edge)));
    }
    // "mid-afternoon"
    let mid = words.is(i.wrapping_sub(1), &[Role::Mid])
        || (words.is(i.wrapping_sub(1), &[Role::Hyphen]) && words.is(i.wrapping_sub(2), &[Role::Mid]));
    if let Some(part) = words.word(i).part.filter(|_| mid) {
        return Some(Found::new(i, i + 1, When::TimeOnly).with_time(TimeOfDay::Part(part)));
    }
    let (shift, at) = shift_at(words, i);
    let at = if shift == Shift::Bare { words.skip(i, &[Role::The]) } else { at };
    let at = words.skip(at, &[Role::Early, Role::Late]);
    let part = words.word(at).part.filter(|_| at > i && !words.word(at).plural)?;
    let end = at + 1;
    let time = TimeOfDay::Part(part);
    let when = match shift {
        Shift::FromNow(n) => return Some(found(end, n, part)),
        Shift::FromThen(n) => When::Unit { unit: Unit::Day, shift: Shift::FromThen(n) },
        // "the night shift", "the evening news", "the morning after"
        Shift::Bare
            if words.is(i, &[Role::The]) && !modifies_noun(words, at + 1) && !opens_clause(words, at + 1) =>
        {
            When::TimeOnly
        }
        Shift::Bare => return None,
    };
    Some(Found::new(i, end, when).with_time(time))
}

/// "the night the train left": a clause that tells which night.
fn opens_clause(words: &Words<'_, '_>, i: usize) -> bool {
    let piece = words.piece(i);
    !piece.span.is_empty() && matches!(words.reading.syntax.tag(piece.token), Tag::DT | Tag::PRP)
}

/// "High Noon", a title, and "high noon", the hour of a showdown.
fn is_titled(words: &Words<'_, '_>, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    let capitals = words.piece(i).capital && i > 0 && words.piece(before).capital && words.is_unknown(before);
    capitals || words.norm(before) == "high"
}

/// Whether the word before `i` is the modifier of a noun there ("the night shift").
pub fn modifies_noun(words: &Words<'_, '_>, i: usize) -> bool {
    let piece = words.piece(i);
    !piece.span.is_empty()
        && matches!(words.role(i), Role::None | Role::SeasonEvent)
        && words.reading.syntax.tag(piece.token).is_noun()
        && !piece.capital
}
