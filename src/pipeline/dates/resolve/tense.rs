//! Which way an expression points: the tense of the verb that governs it.

use super::super::expression::Found;
use super::super::words::Words;
use crate::pipeline::syntax::{Dep, Tag, Tense};
use crate::pipeline::text::TokenId;

/// Heads climbed at most: a bound on the work for any tree.
const REACH: usize = 12;

/// The tense of the clause that an expression stands in; `None` where no verb tells.
pub fn tense(words: &Words<'_, '_>, found: &Found) -> Option<Tense> {
    let mut verb = governing_verb(words, found)?;
    // an infinitive or participle takes the direction of what governs it, where that points ahead
    for _ in 0..REACH {
        let group = words.reading.syntax.verb_group(&words.reading.document, verb);
        if group.infinitive {
            return Some(Tense::Future);
        }
        if group.tense.is_some() {
            return if group.modal && group.tense != Some(Tense::Past) && !group.perfect {
                Some(Tense::Future)
            } else {
                group.tense
            };
        }
        if group.modal {
            return Some(Tense::Future);
        }
        verb = next_verb(words, verb)?;
    }
    None
}

fn governing_verb(words: &Words<'_, '_>, found: &Found) -> Option<TokenId> {
    let syntax = &words.reading.syntax;
    let (first, last) = (words.piece(found.start).token, words.piece(found.end - 1).token);
    // the token of the expression whose head is outside it
    let mut at = last;
    for _ in 0..REACH {
        match syntax.head(at) {
            Some(head) if first <= head && head <= last => at = head,
            _ => break,
        }
    }
    next_verb(words, at)
}

/// The nearest verb above a token.
fn next_verb(words: &Words<'_, '_>, mut at: TokenId) -> Option<TokenId> {
    let syntax = &words.reading.syntax;
    for _ in 0..REACH {
        let head = syntax.head(at)?;
        let tag = syntax.tag(head);
        if tag.is_verb() && !matches!(syntax.dep(head), Dep::Amod | Dep::Compound) || tag == Tag::MD {
            return Some(head);
        }
        at = head;
    }
    None
}
