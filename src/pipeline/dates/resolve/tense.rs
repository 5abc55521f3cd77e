//! Which way an expression points: ahead or back, by the verb that governs it and the words before it.

use super::super::expression::Found;
use super::super::lexicon::{LEXICON, Role, VERBS, Verb};
use super::super::words::Words;
use crate::pipeline::syntax::{Dep, Tag, Tense, VerbGroup};
use crate::pipeline::text::TokenId;

/// Heads climbed at most: a bound on the work for any tree.
const REACH: usize = 12;

/// Where the words place an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// After the publication: "will meet on Friday", "to resume Monday", "as soon as Tuesday".
    Ahead,
    /// After the publication, unless that was yesterday or today: "was expected to rule on Friday".
    Planned,
    /// Wherever it is nearer: "the two meet Monday", "was able to leave on Saturday".
    Near,
    /// Before it, or on its day: "met on Friday".
    Back,
    /// Before it for certain: it is the day that a verb in the past says something happened on.
    Past,
    /// Unsaid: no verb near, or one that tells nothing.
    Open,
}

/// Where the words place an expression.
pub fn bearing(words: &Words<'_, '_>, found: &Found) -> Bearing {
    let syntax = &words.reading.syntax;
    let top = top(words, found);
    if let Some(bearing) = deadline(words, found.start, top) {
        return bearing;
    }
    // "Wednesday's ruling", "the Friday meeting": the noun was or will be, whatever the verb around it
    if matches!(syntax.dep(top), Dep::Poss | Dep::Compound | Dep::Nmod | Dep::Amod) {
        return Bearing::Open;
    }
    let mut at = top;
    for _ in 0..REACH {
        let Some(verb) = next_verb(words, at) else { return Bearing::Open };
        let told = verb_bearing(words, found, verb, at == top);
        if told == Bearing::Back && at == top && happened_on(words, found, top, verb) {
            return Bearing::Past;
        }
        if told != Bearing::Open {
            return told;
        }
        at = verb;
    }
    Bearing::Open
}

/// "until Tuesday", "through January", "as early as Tuesday", "effective Feb. 1", "starting Monday". "Until Tuesday they had said
/// nothing" looks back, and "it ran through January" too.
fn deadline(words: &Words<'_, '_>, start: usize, top: TokenId) -> Option<Bearing> {
    let before = |n: usize| start.checked_sub(n).map_or("", |i| words.norm(i));
    // "starting on Thursday"
    let on = before(1) == "on" && matches!(before(2), "starting" | "beginning");
    let start = start - usize::from(on);
    let before = |n: usize| start.checked_sub(n).map_or("", |i| words.norm(i));
    let verb = || {
        let group =
            next_verb(words, top).map(|v| words.reading.syntax.verb_group(&words.reading.document, v));
        group.unwrap_or_default()
    };
    let ahead = match before(1) {
        "effective" => true,
        "as" => matches!(before(2), "soon" | "early"),
        "until" => !(verb().perfect && verb().tense == Some(Tense::Past)),
        "through" | "starting" | "beginning" => verb().tense != Some(Tense::Past),
        _ => false,
    };
    if ahead { Some(Bearing::Ahead) } else { (before(1) == "until").then_some(Bearing::Back) }
}

/// The token of the expression whose head is outside it, and of it the preposition that places it.
pub(super) fn top(words: &Words<'_, '_>, found: &Found) -> TokenId {
    let syntax = &words.reading.syntax;
    let (first, last) = (words.piece(found.start).token, words.piece(found.end - 1).token);
    let mut at = last;
    for _ in 0..REACH {
        match syntax.head(at) {
            Some(head) if first <= head && head <= last => at = head,
            _ => break,
        }
    }
    at
}

fn verb_bearing(words: &Words<'_, '_>, found: &Found, verb: TokenId, nearest: bool) -> Bearing {
    let (syntax, document) = (&words.reading.syntax, &words.reading.document);
    let group = syntax.verb_group(document, verb);
    let norm = document.norm(verb);
    let on = words.role_before(found.start) == Role::On;
    // "a record set on Aug. 6" is no plan, as "set for Aug. 6" is
    let sense = VERBS.get(norm).copied().filter(|_| !(on && norm == "set"));
    if group.infinitive {
        return infinitive_bearing(words, verb);
    }
    // "the verdict is due Friday"
    if let Some(due) = planned(words, verb) {
        return plan_bearing(words, due, group);
    }
    // "the vote is Tuesday"
    if is_day_of(words, found, verb) {
        return Bearing::Ahead;
    }
    if sense == Some(Verb::Plans) {
        return plan_bearing(words, verb, group);
    }
    match group.tense {
        Some(Tense::Future) => Bearing::Ahead,
        Some(Tense::Past) => Bearing::Back,
        Some(Tense::Present) if group.perfect => Bearing::Back,
        // "the two meet Monday": a timetable; "the report says Monday that" is not
        Some(Tense::Present) if nearest && sense != Some(Verb::Reports) => Bearing::Near,
        None if group.modal => modal_bearing(words, verb),
        // "the ruling announced Wednesday"
        None if syntax.tag(verb) == Tag::VBN => Bearing::Back,
        Some(Tense::Present) | None => Bearing::Open,
    }
}

/// "rammed a truck on June 8", not "extended it to June 8" or "authorised a split payable June 8".
fn happened_on(words: &Words<'_, '_>, found: &Found, top: TokenId, verb: TokenId) -> bool {
    let syntax = &words.reading.syntax;
    let placed = matches!(words.role_before(found.start), Role::On | Role::In);
    let direct = syntax.head(top).is_some_and(|preposition| syntax.head(preposition) == Some(verb));
    placed && direct && syntax.tag(verb) == Tag::VBD
}

/// The adjective that makes a plan of its verb: "is *due*".
fn planned(words: &Words<'_, '_>, verb: TokenId) -> Option<TokenId> {
    let (syntax, document) = (&words.reading.syntax, &words.reading.document);
    let is_plan =
        |&d: &TokenId| syntax.tag(d) == Tag::JJ && VERBS.get(document.norm(d)) == Some(&Verb::Plans);
    syntax.dependents(verb).iter().copied().find(is_plan)
}

/// Whether an expression after "in" says when something ahead happens ("it will be repaid *in five years*"), not how long
/// something else takes: the preposition hangs on a verb that looks ahead.
pub(super) fn is_due_in(words: &Words<'_, '_>, found: &Found) -> bool {
    let syntax = &words.reading.syntax;
    let definite = words.is(found.start, &[Role::The, Role::This, Role::These, Role::Those]);
    let before = found.start.checked_sub(1).filter(|&i| words.norm(i) == "in" && !definite);
    let preposition = before.map(|i| words.piece(i).token);
    // "it will be the fifth strike in two years" counts them
    let verb = preposition
        .and_then(|p| syntax.head(p))
        .filter(|&verb| syntax.tag(verb).is_verb() && words.reading.document.norm(verb) != "be");
    verb.is_some_and(|verb| {
        syntax.head(top(words, found)) == preposition
            && verb_bearing(words, found, verb, true) == Bearing::Ahead
    })
}

/// Whether the expression is all that a form of "be" says: "the vote is on Tuesday".
fn is_day_of(words: &Words<'_, '_>, found: &Found, verb: TokenId) -> bool {
    let on = words.role_before(found.start) == Role::On;
    let before = found.start.checked_sub(if on { 2 } else { 1 });
    before.is_some_and(|i| {
        words.piece(i).token == verb
            && !words.piece(i).span.is_empty()
            && matches!(words.norm(i), "is" | "are" | "'s")
    })
}

/// "to meet Friday" by the verb above it: "hopes to" and "will" look ahead, "had been due to" looks back, "was expected
/// to" is a plan of the past; after any other verb of the past it may be either.
fn infinitive_bearing(words: &Words<'_, '_>, verb: TokenId) -> Bearing {
    let (syntax, document) = (&words.reading.syntax, &words.reading.document);
    // "the second climber to die this month": it is the verb around the noun that tells
    if syntax.head(verb).is_some_and(|noun| is_one_of_several(words, noun)) {
        return Bearing::Open;
    }
    let Some(above) = next_verb(words, verb) else { return Bearing::Ahead };
    let group = syntax.verb_group(document, above);
    if VERBS.get(document.norm(above)) == Some(&Verb::Plans) {
        return plan_bearing(words, above, group);
    }
    match group.tense {
        Some(Tense::Past) if group.perfect => Bearing::Back,
        Some(Tense::Past) => Bearing::Near,
        _ => Bearing::Ahead,
    }
}

/// "the first", "the last", "the only", "the latest" of its kind.
fn is_one_of_several(words: &Words<'_, '_>, noun: TokenId) -> bool {
    let (syntax, document) = (&words.reading.syntax, &words.reading.document);
    let ordinal = |norm: &str| {
        let word = LEXICON.word(norm);
        word.ordinal > 0 || matches!(word.role, Role::Last | Role::Latest) || norm == "only"
    };
    syntax.tag(noun).is_noun()
        && syntax.dependents(noun).iter().any(|&d| d < noun && ordinal(document.norm(d)))
}

/// What is planned lies ahead: not so after "had been scheduled", and not surely where the plan was made or told in the
/// past ("the service planned for Saturday was called off").
fn plan_bearing(words: &Words<'_, '_>, verb: TokenId, group: VerbGroup) -> Bearing {
    let (syntax, document) = (&words.reading.syntax, &words.reading.document);
    let past = |group: VerbGroup| group.tense == Some(Tense::Past);
    let above = || next_verb(words, verb).map(|v| syntax.verb_group(document, v));
    // "had been due": the adjective's tense is that of its verb
    let group = if syntax.tag(verb) == Tag::JJ { above().unwrap_or(group) } else { group };
    match group.tense {
        Some(Tense::Past) if group.perfect => Bearing::Back,
        Some(Tense::Past) => Bearing::Planned,
        None if above().is_some_and(past) => Bearing::Planned,
        _ => Bearing::Ahead,
    }
}

/// "may", "would" and "should" look ahead; "could not be reached Friday" looks back.
fn modal_bearing(words: &Words<'_, '_>, verb: TokenId) -> Bearing {
    let (syntax, document) = (&words.reading.syntax, &words.reading.document);
    let could = syntax.dependents(verb).iter().any(|&d| document.norm(d) == "could");
    let perfect = syntax.verb_group(document, verb).perfect;
    if could || perfect { Bearing::Back } else { Bearing::Ahead }
}

/// The nearest verb above a token.
pub(super) fn next_verb(words: &Words<'_, '_>, mut at: TokenId) -> Option<TokenId> {
    let syntax = &words.reading.syntax;
    for _ in 0..REACH {
        let head = syntax.head(at)?;
        let tag = syntax.tag(head);
        // "are due in January": an adjective that says as much as a verb
        let plan = tag == Tag::JJ && VERBS.get(words.reading.document.norm(head)) == Some(&Verb::Plans);
        if (tag.is_verb() || plan) && !matches!(syntax.dep(head), Dep::Amod | Dep::Compound) {
            return Some(head);
        }
        at = head;
    }
    None
}
