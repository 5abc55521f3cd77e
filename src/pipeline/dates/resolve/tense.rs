//! Which way an expression points: ahead or back, by the verb that governs it and the words before it.

use super::super::expression::Found;
use super::super::lexicon::{Role, VERBS, Verb};
use super::super::words::Words;
use crate::pipeline::syntax::{Dep, Tag, Tense};
use crate::pipeline::text::TokenId;

/// Heads climbed at most: a bound on the work for any tree.
const REACH: usize = 12;

/// Where the words place an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bearing {
    /// After the publication: "will meet on Friday", "to resume Monday", "as soon as Tuesday".
    Ahead,
    /// Told in the present: "the two meet Monday" lies ahead, but only just.
    Timetable,
    /// Before it, or on its day: "met on Friday".
    Back,
    /// Unsaid: no verb near, or one that tells nothing.
    Open,
}

/// Where the words place an expression.
pub fn bearing(words: &Words<'_, '_>, found: &Found) -> Bearing {
    if deadline(words, found.start) {
        return Bearing::Ahead;
    }
    let syntax = &words.reading.syntax;
    let top = top(words, found);
    // "Wednesday's ruling", "the Friday meeting": the noun was or will be, whatever the verb around it
    if matches!(syntax.dep(top), Dep::Poss | Dep::Compound | Dep::Nmod | Dep::Amod) {
        return Bearing::Open;
    }
    let mut at = top;
    for _ in 0..REACH {
        let Some(verb) = next_verb(words, at) else { return Bearing::Open };
        let told = verb_bearing(words, verb, at == top);
        if told != Bearing::Open {
            return told;
        }
        at = verb;
    }
    Bearing::Open
}

/// "until Tuesday", "as early as Tuesday", "effective Feb. 1".
fn deadline(words: &Words<'_, '_>, start: usize) -> bool {
    let before = |n: usize| start.checked_sub(n).map_or("", |i| words.norm(i));
    before(1) == "effective"
        || words.role_before(start) == Role::Until && before(1) == "until"
        || before(1) == "as" && matches!(before(2), "soon" | "early")
}

/// The token of the expression whose head is outside it, and of it the preposition that places it.
fn top(words: &Words<'_, '_>, found: &Found) -> TokenId {
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

fn verb_bearing(words: &Words<'_, '_>, verb: TokenId, nearest: bool) -> Bearing {
    let (syntax, document) = (&words.reading.syntax, &words.reading.document);
    let group = syntax.verb_group(document, verb);
    let norm = document.norm(verb);
    let sense = VERBS.get(norm).copied();
    // "had been scheduled to expire Friday": it lay ahead then, not now
    let overtaken = group.perfect && group.tense == Some(Tense::Past);
    if sense == Some(Verb::Plans) || group.infinitive {
        let above = next_verb(words, verb).map(|v| syntax.verb_group(document, v));
        let overtaken =
            overtaken || above.is_some_and(|g| group.infinitive && g.perfect && g.tense == Some(Tense::Past));
        return if overtaken { Bearing::Back } else { Bearing::Ahead };
    }
    match group.tense {
        Some(Tense::Future) => Bearing::Ahead,
        Some(Tense::Past) => Bearing::Back,
        Some(Tense::Present) if group.perfect => Bearing::Back,
        // "the two meet Monday": a timetable; "the report says Monday that" is not
        Some(Tense::Present) if nearest && sense != Some(Verb::Reports) => Bearing::Timetable,
        None if group.modal => modal_bearing(words, verb),
        // "the ruling announced Wednesday"
        None if syntax.tag(verb) == Tag::VBN => Bearing::Back,
        Some(Tense::Present) | None => Bearing::Open,
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
fn next_verb(words: &Words<'_, '_>, mut at: TokenId) -> Option<TokenId> {
    let syntax = &words.reading.syntax;
    for _ in 0..REACH {
        let head = syntax.head(at)?;
        let tag = syntax.tag(head);
        if tag.is_verb() && !matches!(syntax.dep(head), Dep::Amod | Dep::Compound) {
            return Some(head);
        }
        at = head;
    }
    None
}
