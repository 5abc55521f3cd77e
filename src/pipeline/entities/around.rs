//! What the words around a name tell of its bearer: titles and roles before it, appositions, the kind of place.

use super::gazetteer::{self, Gender};
use super::names::head_of;
use crate::pipeline::Reading;
use crate::pipeline::syntax::{Dep, Tag};
use crate::pipeline::text::{Shape, TokenId, TokenRange};

/// What the words around a name say of its bearer.
#[derive(Default)]
pub(super) struct Described {
    /// What a title or a role tells.
    pub gender: Option<Gender>,
    /// Lower-case nouns beside it ("president").
    pub roles: Vec<String>,
    /// Whether a title stands before it.
    pub titled: bool,
    /// Whether an apposition calls it a company, a ministry and the like.
    pub body: bool,
    /// Whether it is called a place: "the island of Sulawesi", "in neighboring Majene".
    pub place: bool,
    /// Whether it is the subject of "said".
    pub speaks: bool,
}

/// What titles before the name and appositions around it tell.
pub(super) fn describe(reading: &Reading<'_>, tokens: TokenRange) -> Described {
    let (document, syntax) = (&reading.document, &reading.syntax);
    let mut found = Described::default();
    let note = |norm: &str, found: &mut Described| {
        let word = norm.trim_end_matches('.');
        let known = gazetteer::title(word).or_else(|| gazetteer::role(word));
        if let Some(gender) = known {
            found.gender = found.gender.or(gender.told());
            if gazetteer::role(word).is_some() {
                found.roles.push(word.to_owned());
            }
        }
        known.is_some()
    };
    let mut at = tokens.start;
    while at.0 > 0 {
        let before = TokenId(at.0 - 1);
        if document.token(before).sentence != document.token(tokens.start).sentence {
            break;
        }
        if document.norm(before) == "." {
            at = before;
            continue;
        }
        if !note(document.norm(before), &mut found) {
            break;
        }
        found.titled = true;
        at = before;
    }
    found.place = !found.titled && is_called_place(reading, tokens.start);
    let Some(head) = head_of(reading, tokens) else { return found };
    let verb = syntax.head(head).filter(|_| syntax.dep(head) == Dep::Nsubj);
    found.speaks =
        verb.is_some_and(|v| matches!(document.norm(v), "said" | "says" | "told" | "added" | "wrote"));
    for appos in syntax.dependents_by(head, Dep::Appos) {
        note(document.norm(appos), &mut found);
        found.body |= appos > head && gazetteer::is_organisation_description(document.norm(appos));
    }
    if syntax.dep(head) == Dep::Appos
        && let Some(noun) = syntax.head(head)
    {
        note(document.norm(noun), &mut found);
        found.body |= noun < head && gazetteer::is_organisation_description(document.norm(noun));
    }
    found
}

/// "the island of Sulawesi", "in neighboring Majene": what stands before a name's first token calls it a place.
fn is_called_place(reading: &Reading<'_>, start: TokenId) -> bool {
    let (document, syntax) = (&reading.document, &reading.syntax);
    let sentence = document.sentence_of(start).tokens;
    let before = |n: u32| start.0.checked_sub(n).map(TokenId).filter(|t| sentence.contains(*t));
    let Some(word) = before(1) else { return false };
    let lower = document.token(word).shape == Shape::Lower;
    let direction = lower
        && gazetteer::is_direction(document.norm(word))
        && before(2).is_some_and(|t| matches!(syntax.tag(t), Tag::IN | Tag::TO));
    let kind = || before(2).is_some_and(|t| gazetteer::is_kind_of_place(document.norm(t)));
    direction || document.norm(word) == "of" && kind()
}
