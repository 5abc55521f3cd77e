//! The speaker of a cue: the whole noun phrase. The tree says which, and where it is silent, the place beside the cue.

use super::scene::Scene;
use super::words;
use crate::pipeline::dates::names_day;
use crate::pipeline::syntax::{Dep, Tag};
use crate::pipeline::text::{TokenId, TokenRange};

/// A noun phrase that speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Speaker {
    /// Its head.
    pub head: TokenId,
    /// All of it.
    pub tokens: TokenRange,
}

/// How far up the tree a verb without a subject looks for one.
const CLIMB: usize = 6;

/// The speaker of the verb `cue`: its subject, the agent of a passive, or the subject of the clause it belongs to.
pub(super) fn of_verb(scene: &Scene<'_, '_>, cue: TokenId) -> Option<Speaker> {
    outside(scene, cue, TokenRange::default())
}

/// The speaker of the verb `cue` that tells `words`: never a noun phrase within them, and clear of them.
pub(super) fn outside(scene: &Scene<'_, '_>, cue: TokenId, words: TokenRange) -> Option<Speaker> {
    let apart = |s: &Speaker| !words.contains(s.head);
    let speaker = if scene.is_passive(cue) || is_told(scene, cue) {
        agent(scene, cue).filter(apart)
    } else {
        let own = own_subject(scene, cue).map(|s| inverted(scene, cue, s));
        own.filter(apart)
            .or_else(|| beside(scene, cue).filter(apart))
            .or_else(|| before_apposition(scene, cue))
            .or_else(|| inherited(scene, cue).filter(apart))
    };
    speaker.map(|mut s| {
        if s.head < words.start {
            s.tokens.end = s.tokens.end.min(words.start);
        }
        s
    })
}

/// "Asked whether she would stay, Reid said": the subject of the main clause is the one who was asked.
fn is_told(scene: &Scene<'_, '_>, verb: TokenId) -> bool {
    let auxiliary =
        |d: &TokenId| matches!(scene.syntax.dep(*d), Dep::Aux) || scene.syntax.dep(*d).is_subject();
    scene.syntax.tag(verb) == Tag::VBN
        && scene.syntax.dep(verb) == Dep::Advcl
        && !scene.syntax.dependents(verb).iter().any(auxiliary)
}

/// "Lindsay, director of the foundation, said": the noun phrase that the clause begins with, before its first comma.
fn before_apposition(scene: &Scene<'_, '_>, verb: TokenId) -> Option<Speaker> {
    let comma = scene.before(verb).filter(|&b| scene.norm(b) == ",")?;
    if !matches!(scene.syntax.tag(verb), Tag::VBD | Tag::VBZ | Tag::VBP) || scene.is_quoted(comma) {
        return None;
    }
    let sentence = scene.sentence(verb);
    let quoted = TokenRange::new(sentence.start, comma).iter().rev().find(|&t| scene.is_quoted(t));
    let start = quoted.map_or(sentence.start, |t| t + 1);
    let clause = TokenRange::new(start, comma);
    let first = clause.iter().find(|&t| scene.is_word(t))?;
    let head = noun_head(scene, first)?;
    let apposition = clause.iter().find(|&t| t > head && scene.norm(t) == ",")?;
    let noun = scene.syntax.tag(head).is_noun() && !scene.has_finite_verb(TokenRange::new(first, apposition));
    noun.then(|| Speaker { head, tokens: scene.trim(TokenRange::new(first, comma)) })
}

/// The subject that hangs on the verb itself.
pub(super) fn own_subject(scene: &Scene<'_, '_>, verb: TokenId) -> Option<Speaker> {
    let subjects = scene.syntax.dependents(verb).iter().copied().filter(|&d| {
        matches!(scene.syntax.dep(d), Dep::Nsubj | Dep::Nsubjpass)
            && !scene.is_quoted(d)
            && scene.is_word(d)
            && !(d > verb && (words::is_said_itself(scene.norm(d)) || follows_clause(scene, verb, d)))
    });
    subjects.min_by_key(|&d| d.0.abs_diff(verb.0)).map(|head| phrase(scene, head, verb))
}

/// "… say prices will rise, a view that …": no subject stands behind the clause that tells what was said.
fn follows_clause(scene: &Scene<'_, '_>, verb: TokenId, subject: TokenId) -> bool {
    scene.syntax.dependents_by(verb, Dep::Ccomp).any(|clause| clause > verb && clause < subject)
}

/// "…," said Leeds coach Ann Reid: the name at the end of the phrase, where the tree stops at its beginning.
fn inverted(scene: &Scene<'_, '_>, verb: TokenId, subject: Speaker) -> Speaker {
    let after = verb + 1;
    let closed = scene.before(verb).is_some_and(|b| scene.closes(b));
    if !closed || subject.tokens.start != after || scene.syntax.tag(subject.head) == Tag::PRP {
        return subject;
    }
    match noun_head(scene, after) {
        Some(head) if head > subject.head => {
            let end = phrase(scene, head, verb).tokens.end.max(subject.tokens.end);
            Speaker { head, tokens: TokenRange::new(after, end) }
        }
        _ => subject,
    }
}

/// "… by the police".
fn agent(scene: &Scene<'_, '_>, verb: TokenId) -> Option<Speaker> {
    let by = scene.syntax.dependent(verb, Dep::Agent)?;
    let head = scene.syntax.dependent(by, Dep::Pobj)?;
    Some(phrase(scene, head, verb))
}

/// A noun phrase right after an inverted verb ("said Khan"), or right before it, whatever the tree made of it.
fn beside(scene: &Scene<'_, '_>, verb: TokenId) -> Option<Speaker> {
    let after = verb + 1;
    let starts = |t: TokenId| {
        matches!(
            scene.syntax.tag(t),
            Tag::NNP | Tag::NNPS | Tag::PRP | Tag::DT | Tag::NN | Tag::NNS | Tag::PRPS | Tag::JJ | Tag::CD
        ) && !scene.is_quoted(t)
            && !words::is_said_itself(scene.norm(t))
    };
    let inverted = scene.before(verb).is_some_and(|b| scene.closes(b) || scene.norm(b) == ",")
        && scene.get(after).is_some_and(starts)
        && !matches!(scene.syntax.tag(verb), Tag::VBG | Tag::VB);
    if inverted {
        let head = noun_head(scene, after)?;
        return Some(phrase(scene, head, verb));
    }
    let before = scene.before(verb)?;
    let subject = matches!(scene.syntax.tag(before), Tag::PRP | Tag::NNP | Tag::NNPS | Tag::WP | Tag::WDT)
        && matches!(scene.syntax.tag(verb), Tag::VBD | Tag::VBZ | Tag::VBP)
        && !scene.is_quoted(before);
    let opening = TokenRange::new(scene.sentence(verb).start, verb);
    if subject {
        Some(phrase(scene, before, verb))
    } else if opens_sentence(scene, opening)
        && matches!(scene.syntax.tag(verb), Tag::VBD | Tag::VBZ | Tag::VBP)
    {
        Some(Speaker { head: before, tokens: opening })
    } else {
        None
    }
}

/// "Aid agencies" before a verb: a few words that the tagger took for a verb and its object.
fn opens_sentence(scene: &Scene<'_, '_>, opening: TokenRange) -> bool {
    let last = opening.iter().last();
    opening.len() < 5
        && last.is_some_and(|t| matches!(scene.syntax.tag(t), Tag::NN | Tag::NNS))
        && opening.iter().all(|t| {
            scene.is_word(t)
                && !scene.is_quoted(t)
                && !matches!(
                    scene.syntax.tag(t),
                    Tag::VBD | Tag::VBZ | Tag::VBP | Tag::IN | Tag::TO | Tag::CC | Tag::RB
                )
        })
}

/// The head of the noun phrase that starts at `start`: its last noun before anything else.
fn noun_head(scene: &Scene<'_, '_>, start: TokenId) -> Option<TokenId> {
    let sentence = scene.sentence(start);
    let mut head = None;
    for t in TokenRange::new(start, sentence.end) {
        match scene.syntax.tag(t) {
            Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::PRP => head = Some(t),
            Tag::DT
            | Tag::JJ
            | Tag::CD
            | Tag::PRPS
            | Tag::POS
            | Tag::Hyph
            | Tag::JJR
            | Tag::JJS
            | Tag::VBG
            | Tag::VBN
            | Tag::Period
                if head.is_none() || scene.norm(t) == "." && !scene.document.token(t).space_after => {}
            Tag::POS | Tag::Hyph => {}
            // "head coach", "lead author": a noun that looks like a verb.
            Tag::VB | Tag::VBP | Tag::JJ
                if head.is_some() && scene.get(t + 1).is_some_and(|n| scene.syntax.tag(n).is_noun()) => {}
            _ => break,
        }
    }
    head
}

/// The subject of the clause that a verb without one belongs to: "…, adding that", "came and said", "a statement
/// saying", "issued a statement saying".
fn inherited(scene: &Scene<'_, '_>, verb: TokenId) -> Option<Speaker> {
    let mut at = verb;
    for _ in 0..CLIMB {
        let dep = scene.syntax.dep(at);
        let head = scene.syntax.head(at)?;
        if !matches!(
            dep,
            Dep::Conj
                | Dep::Advcl
                | Dep::Xcomp
                | Dep::Ccomp
                | Dep::Pcomp
                | Dep::Prep
                | Dep::Acl
                | Dep::Relcl
                | Dep::Dobj
                | Dep::Pobj
                | Dep::Dep
        ) {
            return None;
        }
        if matches!(dep, Dep::Acl | Dep::Relcl) && scene.syntax.tag(head).is_noun() {
            return Some(issuer(scene, head, verb));
        }
        if scene.syntax.tag(head).is_verb() {
            if let Some(subject) = own_subject(scene, head) {
                return Some(subject);
            }
            if scene.is_passive(head) && dep != Dep::Conj {
                return subject_of_passive(scene, head, verb);
            }
        }
        at = head;
    }
    None
}

fn subject_of_passive(scene: &Scene<'_, '_>, verb: TokenId, cue: TokenId) -> Option<Speaker> {
    scene.syntax.dependent(verb, Dep::Nsubjpass).map(|head| phrase(scene, head, cue))
}

/// Who speaks in "(the police issued) a statement saying": whoever issued it, otherwise the noun itself.
fn issuer(scene: &Scene<'_, '_>, noun: TokenId, cue: TokenId) -> Speaker {
    let issued = scene.syntax.dep(noun) == Dep::Dobj && super::cues::is_document(scene.norm(noun));
    let subject = issued.then(|| scene.syntax.head(noun)).flatten().and_then(|verb| own_subject(scene, verb));
    subject.unwrap_or_else(|| phrase(scene, noun, cue))
}

/// The whole noun phrase of a head, kept clear of the cue, of quotation marks and of the rest of the sentence.
pub(super) fn phrase(scene: &Scene<'_, '_>, head: TokenId, cue: TokenId) -> Speaker {
    if matches!(scene.syntax.tag(head), Tag::PRP | Tag::WP | Tag::WDT) {
        return Speaker { head, tokens: TokenRange::one(head) };
    }
    let mut tokens = scene.subtree(head);
    if head < cue {
        tokens.end = tokens.end.min(cue);
    } else {
        tokens.start = tokens.start.max(cue + 1);
    }
    let end = without_day(scene, head, clear_end(scene, head, tokens.end));
    let mut start = head;
    while start > tokens.start {
        let before = TokenId(start.0 - 1);
        if scene.is_quoted(before)
            && !scene.quotation(before).is_some_and(|q| q.tokens.start >= tokens.start && q.tokens.len() < 6)
        {
            break;
        }
        start = before;
    }
    Speaker { head, tokens: scene.trim(TokenRange::new(start, end)) }
}

/// "Senators on Wednesday": the end of the phrase before the day on which they spoke.
fn without_day(scene: &Scene<'_, '_>, head: TokenId, end: TokenId) -> TokenId {
    let last = TokenId(end.0.saturating_sub(1));
    let on = TokenId(last.0.saturating_sub(1));
    let day = names_day(scene.norm(last)) && scene.norm(on) == "on";
    if day && on > head { on } else { end }
}

/// The end of a phrase from its head on: before the words of somebody else.
fn clear_end(scene: &Scene<'_, '_>, head: TokenId, limit: TokenId) -> TokenId {
    let mut end = head + 1;
    while end < limit {
        if scene.is_quoted(end)
            && !scene.quotation(end).is_some_and(|q| q.tokens.end <= limit && q.tokens.len() < 6)
        {
            break;
        }
        end = end + 1;
    }
    end
}
