//! Words in quotation marks that no cue claims: those that carry on from the last speaker, or that a sentence with
//! its speaker introduces. Scare quotes, titles, nicknames and glosses are left alone.

use super::cues;
use super::found::Found;
use super::scene::Scene;
use super::speaker::{self, Speaker};
use crate::pipeline::entities::{Entities, EntityType};
use crate::pipeline::rule::{Example, RuleInfo};
use crate::pipeline::syntax::{Dep, Tag};
use crate::pipeline::text::{Quotation, TokenId, TokenRange};

/// The rules of this construction.
pub(super) const RULES: &[RuleInfo] = &[SAME_PARAGRAPH, NEXT_PARAGRAPH, CONTINUED, COLON, INTRODUCED];

const SAME_PARAGRAPH: RuleInfo = RuleInfo {
    id: "quotes/floating",
    doc: "A quotation that carries on from the one before it in its paragraph.",
    examples: &[Example::new(
        "“We knew it,” said Haddad. “It was a matter of time.”",
        &["Haddad | said | “It was a matter of time.”"],
    )],
    lookalikes: &["“We knew it,” said Haddad. Then came the “long night”."],
};

const NEXT_PARAGRAPH: RuleInfo = RuleInfo {
    id: "quotes/floating-paragraph",
    doc: "A paragraph in quotation marks that carries on from the speaker of the paragraph before.",
    examples: &[Example::new(
        "“We knew it,” said Haddad.\n\n“It was a matter of time.”",
        &["Haddad | said | “It was a matter of time.”"],
    )],
    lookalikes: &["“We knew it,” said Haddad.\n\nThen came the “long night”."],
};

const CONTINUED: RuleInfo = RuleInfo {
    id: "quotes/continued",
    doc: "A paragraph that reopens the quotation marks that the one before left open.",
    examples: &[Example::new(
        "“We knew it,” said Haddad. “It was a matter of time.\n\n“Now it is here.”",
        &["Haddad | said | “It was a matter of time. … “Now it is here.”"],
    )],
    lookalikes: &["“We knew it,” said Haddad.\n\n“Blue” is her first film."],
};

const COLON: RuleInfo = RuleInfo {
    id: "quotes/colon",
    doc: "A sentence that ends in a colon, without a reporting verb, then words in quotation marks.",
    examples: &[
        Example::new(
            "Haddad was blunt: “It was a matter of time.”",
            &["Haddad | - | “It was a matter of time.”"],
        ),
        Example::new(
            "Omar Haddad: “It was a matter of time”\n\nThe dam broke on Monday, after a week of rain.",
            &["Omar Haddad | - | “It was a matter of time”"],
        ),
    ],
    lookalikes: &["Two words were new: “selfie” and “vape”."],
};

const INTRODUCED: RuleInfo = RuleInfo {
    id: "quotes/introduced",
    doc: "A quotation after a sentence whose subject is its speaker.",
    examples: &[Example::new(
        "Haddad was not surprised. “It was a matter of time and money, no more.”",
        &["Haddad | - | “It was a matter of time and money, no more.”"],
    )],
    lookalikes: &["Haddad was not surprised. “Blue” is her first film."],
};

/// Claims what no rule has claimed. `found` is in text order.
pub(super) fn find(scene: &Scene<'_, '_>, found: &[Found], claimed: &[bool], out: &mut Vec<Found>) {
    let mut earlier = found.iter().peekable();
    let mut last: Option<Found> = None;
    for quotation in scene.quotations.iter().filter(|q| q.inside.is_none()) {
        let open = quotation.tokens.start;
        while let Some(before) = earlier.next_if(|f| f.tokens().start <= open) {
            last = Some(before.clone());
        }
        if claimed[open.index()] {
            continue;
        }
        if let Some(next) = claim(scene, quotation, last.as_ref()) {
            last = Some(next.clone());
            out.push(next);
        }
    }
}

fn claim(scene: &Scene<'_, '_>, quotation: &Quotation, last: Option<&Found>) -> Option<Found> {
    let open = quotation.tokens.start;
    let make = |rule, cue, speaker| Found { rule, segments: vec![quotation.tokens], cue, speaker };
    let paragraph = scene.document.paragraph_of(open);
    if quotation.continues {
        let end = TokenId(paragraph.tokens.start.0.checked_sub(1)?);
        let last = last.filter(|f| f.speaker.is_some() && f.tokens().end > end)?;
        return Some(make(CONTINUED.id, last.cue, last.speaker));
    }
    let before = scene.before(open);
    if before.is_some_and(|b| scene.norm(b) == ":") && scene.words(quotation.tokens) > 2 {
        let verb = before.and_then(|b| root_of(scene, b));
        let speaker = verb
            .and_then(|v| speaker::own_subject(scene, v))
            .or_else(|| before.and_then(|b| introducer(scene, b)))
            .or_else(|| before.and_then(|b| first_name(scene, b)));
        return (is_sentence(scene, quotation)).then(|| make(COLON.id, None, speaker));
    }
    if !starts_sentence(scene, open) || !is_sentence(scene, quotation) {
        return None;
    }
    let same = last
        .filter(|f| f.tokens().end > paragraph.tokens.start && f.tokens().end <= open && is_spoken(scene, f));
    if let Some(last) = same {
        return Some(make(SAME_PARAGRAPH.id, last.cue, last.speaker));
    }
    if before.is_none() {
        let previous =
            paragraph.tokens.start.0.checked_sub(1).map(|t| scene.document.paragraph_of(TokenId(t)))?;
        if let Some(near) = last.filter(|f| f.tokens().end > previous.tokens.start) {
            return Some(make(NEXT_PARAGRAPH.id, near.cue, near.speaker));
        }
        let end = TokenId(previous.tokens.end.0.saturating_sub(1));
        return Some(introduced(scene, quotation, end, last));
    }
    Some(introduced(scene, quotation, before?, last))
}

/// A quotation by the subject of the sentence that ends at `end`, or, if that cannot speak, by the last who did.
fn introduced(scene: &Scene<'_, '_>, quotation: &Quotation, end: TokenId, last: Option<&Found>) -> Found {
    let speaker = introducer(scene, end).or_else(|| last.and_then(|f| f.speaker));
    Found { rule: INTRODUCED.id, segments: vec![quotation.tokens], cue: None, speaker }
}

fn is_spoken(scene: &Scene<'_, '_>, found: &Found) -> bool {
    found.speaker.is_some() && found.segments.iter().any(|s| s.iter().any(|t| scene.is_quoted(t)))
        || found.cue.is_some()
}

/// Whether a quotation opens a sentence of the article.
fn starts_sentence(scene: &Scene<'_, '_>, open: TokenId) -> bool {
    scene.sentence(open).start == open
        || scene.before(open).is_none_or(|b| {
            let stop = |t: TokenId| matches!(scene.norm(t), "." | "?" | "!");
            stop(b) || scene.closes(b) && scene.before(b).is_some_and(stop)
        })
}

/// Whether the words in marks can stand alone: several of them, and the marks close a sentence.
fn is_sentence(scene: &Scene<'_, '_>, quotation: &Quotation) -> bool {
    let end = quotation.tokens.end;
    let last = TokenId(end.0 - 1);
    let stopped = scene
        .before(last)
        .is_some_and(|t| matches!(scene.norm(t), "." | "?" | "!" | "..." | "…" | "," | "--"))
        || scene.get(end).is_none_or(|n| {
            scene.norm(n) == "." || scene.document.token(n).sentence != scene.document.token(last).sentence
        })
        || !quotation.closed;
    stopped && scene.words(quotation.tokens) >= 2
}

/// The main verb of the sentence before a colon.
fn root_of(scene: &Scene<'_, '_>, colon: TokenId) -> Option<TokenId> {
    let sentence = scene.sentence(colon);
    sentence
        .iter()
        .find(|&t| {
            scene.syntax.tag(t).is_verb() && scene.syntax.head(t).is_none_or(|h| !sentence.contains(h))
        })
        .or_else(|| {
            TokenRange::new(sentence.start, colon)
                .iter()
                .find(|&t| scene.syntax.tag(t).is_verb() && speaker::own_subject(scene, t).is_some())
        })
}

/// The subject of the sentence that ends at `end`, if it can speak; of "her message was clear" whoever it belongs to.
fn introducer(scene: &Scene<'_, '_>, end: TokenId) -> Option<Speaker> {
    let sentence = scene.sentence(end);
    let subject = sentence.iter().find(|&t| {
        matches!(scene.syntax.dep(t), Dep::Nsubj | Dep::Nsubjpass)
            && !scene.is_quoted(t)
            && !matches!(scene.syntax.tag(t), Tag::WP | Tag::WDT | Tag::EX)
    })?;
    if !can_speak(scene, subject) {
        let owner = scene.syntax.possessor(subject).filter(|&o| can_speak(scene, o))?;
        return Some(Speaker { head: owner, tokens: TokenRange::one(owner) });
    }
    let verb = TokenRange::new(subject, sentence.end).iter().find(|&t| scene.syntax.tag(t).is_verb());
    Some(speaker::phrase(scene, subject, verb.unwrap_or(sentence.end)))
}

/// The first name before a colon, in a line without a verb: "Ada Okafor: “…”", "More from Okafor: “…”".
fn first_name(scene: &Scene<'_, '_>, colon: TokenId) -> Option<Speaker> {
    let before = TokenRange::new(scene.sentence(colon).start, colon);
    let speaks = |kind| matches!(kind, EntityType::Person | EntityType::Organization);
    let name = scene.syntax.names_in(before).find(|n| speaks(n.kind)).map(|n| n.tokens);
    let proper = |t: TokenId| scene.syntax.tag(t).is_proper();
    let tokens = name.or_else(|| before.iter().all(proper).then_some(before)).filter(|t| !t.is_empty())?;
    Some(Speaker { head: TokenId(tokens.end.0 - 1), tokens })
}

/// Whether a noun or pronoun can stand for somebody.
fn can_speak(scene: &Scene<'_, '_>, t: TokenId) -> bool {
    let norm = scene.norm(t);
    let name = || {
        scene
            .syntax
            .name_at(t)
            .is_none_or(|n| matches!(n.kind, EntityType::Person | EntityType::Organization))
    };
    match scene.syntax.tag(t) {
        Tag::PRP => matches!(norm, "he" | "she" | "they" | "i" | "we"),
        Tag::PRPS => matches!(norm, "his" | "her" | "their"),
        tag if tag.is_proper() => name(),
        _ => {
            cues::is_group(norm)
                || cues::is_document(norm)
                || Entities::is_role(norm)
                || Entities::is_description_of_body(norm)
        }
    }
}
