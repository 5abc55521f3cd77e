//! References without a date of their own: now, currently, recently, soon, the past, the future.

use super::expression::{Amount, Found, When};
use super::lexicon::{Role, Unit};
use super::resolve::{Bearing, bearing};
use super::rules::{DateRule, Matcher};
use super::words::Words;
use crate::pipeline::rule::{Example, Rule, RuleInfo};

/// The present.
pub const PRESENT: DateRule = Rule {
    info: RuleInfo {
        id: "dates/present",
        doc: "The present: \"now\", \"currently\", \"current\", \"these days\".",
        examples: &[
            Example::new("They now hold the town.", &["now = PRESENT_REF"]),
            Example::new("It currently employs 40 people.", &["currently = PRESENT_REF"]),
            Example::new("The current government fell.", &["current = PRESENT_REF"]),
        ],
        lookalikes: &["Her currents are strong.", "The current was strong.", "Now, let us see."],
    },
    find: Matcher {
        starts: |w| {
            matches!(
                w.role,
                Role::Now | Role::Currently | Role::Current | Role::These | Role::This | Role::At
            )
        },
        parse: present,
    },
};

/// The past.
pub const PAST: DateRule = Rule {
    info: RuleInfo {
        id: "dates/past",
        doc: "The past: \"recently\", \"recent\", \"the past\".",
        examples: &[
            Example::new("She recently moved.", &["recently = PAST_REF"]),
            Example::new("He did so in the past.", &["the past = PAST_REF"]),
            Example::new("Prices fell in recent years.", &["recent years = PAST_REF"]),
        ],
        lookalikes: &["He walked past the house.", "The past president spoke."],
    },
    find: Matcher {
        starts: |w| matches!(w.role, Role::Recently | Role::Recent | Role::The | Role::More | Role::Past),
        parse: past,
    },
};

/// The future.
pub const FUTURE: DateRule = Rule {
    info: RuleInfo {
        id: "dates/future",
        doc: "The future: \"soon\", \"the near future\", \"coming months\".",
        examples: &[
            Example::new("Talks will resume soon.", &["soon = FUTURE_REF"]),
            Example::new("It will close in the near future.", &["the near future = FUTURE_REF"]),
            Example::new("More will follow in coming weeks.", &["coming weeks = PXW"]),
        ],
        lookalikes: &["Soon after the war they met.", "It was a futures contract."],
    },
    find: Matcher {
        starts: |w| {
            matches!(w.role, Role::Soon | Role::Future | Role::The | Role::Coming) || w.number == Some(1)
        },
        parse: future,
    },
};

const PRESENT_REF: When = When::Reference("PRESENT_REF");
const PAST_REF: When = When::Reference("PAST_REF");
const FUTURE_REF: When = When::Reference("FUTURE_REF");

fn present(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let next = words.word(i + 1);
    let end = match words.role(i) {
        // "Now, let us see": an interjection; "from now on" belongs to the future
        Role::Now if words.is(i + 1, &[Role::Comma]) && starts_sentence(words, i) => return None,
        Role::Now | Role::Currently => i + 1,
        Role::Current if next.unit.is_none() => {
            return is_nominal(words, i + 1).then(|| Found::new(i, i + 1, PRESENT_REF));
        }
        Role::These if next.unit == Some(Unit::Day) && next.plural => i + 2,
        Role::This | Role::At if words.is(i + 1, &[Role::Moment]) && words.norm(i + 1) == "moment" => i + 2,
        _ => return None,
    };
    Some(Found::new(i, end, PRESENT_REF))
}

fn starts_sentence(words: &Words<'_, '_>, i: usize) -> bool {
    i == 0 || words.piece(i - 1).span.is_empty()
}

/// Whether a noun phrase goes on at `i`.
fn is_nominal(words: &Words<'_, '_>, i: usize) -> bool {
    use crate::pipeline::syntax::Tag;
    let piece = words.piece(i);
    let tag = words.reading.syntax.tag(piece.token);
    let word = !piece.span.is_empty() && matches!(words.role(i), Role::None | Role::SeasonEvent);
    word && (tag.is_noun() || matches!(tag, Tag::JJ | Tag::VBG | Tag::VBN | Tag::CD))
}

fn past(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let when = match words.role(i) {
        Role::Recently => return Some(Found::new(i, i + 1, PAST_REF)),
        Role::More if words.is(i + 1, &[Role::Recently]) => return Some(Found::new(i, i + 2, PAST_REF)),
        Role::Recent => match words.unit(i + 1).filter(|_| words.word(i + 1).plural) {
            Some(Unit::Year | Unit::Decade) => PAST_REF,
            Some(unit) => When::Duration { amount: Amount::Some, unit },
            None => return Some(Found::new(i, i + 1, PAST_REF)),
        },
        Role::Past if words.unit(i + 1) == Some(Unit::Year) && words.word(i + 1).plural => PAST_REF,
        Role::The if words.is(i + 1, &[Role::Past]) => {
            let next = words.word(i + 2);
            let modifies = is_nominal(words, i + 2) || next.number.is_some() || next.unit.is_some();
            return (!modifies).then(|| Found::new(i, i + 2, PAST_REF));
        }
        _ => return None,
    };
    Some(Found::new(i, i + 2, when))
}

/// Whether the verb over the word at `i` looks ahead.
fn points_ahead(words: &Words<'_, '_>, i: usize) -> bool {
    bearing(words, &Found::new(i, i + 1, FUTURE_REF)) == Bearing::Ahead
}

fn future(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    // "will one day be"
    if words.word(i).number == Some(1) {
        let adverb = words.unit(i + 1) == Some(Unit::Day)
            && !words.word(i + 1).plural
            && words.word(i).digits == 0
            && words.role_before(i) == Role::None
            && points_ahead(words, i);
        return adverb.then(|| Found::new(i, i + 2, FUTURE_REF));
    }
    let at = words.skip(i, &[Role::The]);
    let end = match words.role(at) {
        // "soon became" tells of the past
        Role::Soon
            if at == i
                && points_ahead(words, i)
                && !words.is(i + 1, &[Role::After])
                && words.role_before(i) != Role::So
                && words.norm(i.wrapping_sub(1)) != "as" =>
        {
            i + 1
        }
        Role::Near if words.is(at + 1, &[Role::Future, Role::Term]) && at > i => at + 2,
        Role::Future if words.unit(at + 1).is_some() => at + 2,
        // "future earnings": an adjective
        Role::Future if is_nominal(words, at + 1) => return None,
        Role::Future => at + 1,
        Role::Coming if words.word(at + 1).plural => {
            let unit = words.unit(at + 1)?;
            return Some(Found::new(i, at + 2, When::Duration { amount: Amount::Some, unit }));
        }
        _ => return None,
    };
    Some(Found::new(i, end, FUTURE_REF))
}
