//! The attribution, then words in quotation marks: She said, "…" — told reporters: "…" — in the sentence or, after a
//! colon, in the next paragraph.

use super::cues::{Frames, Match};
use super::found::Found;
use super::scene::Scene;
use super::speaker;
use crate::pipeline::rule::{Example, RuleInfo};
use crate::pipeline::syntax::{Dep, Tag};
use crate::pipeline::text::{TokenId, TokenRange};

/// The rules of this construction.
pub(super) const RULES: &[RuleInfo] = &[COMMA, COLON, BARE];

const COMMA: RuleInfo = RuleInfo {
    id: "quotes/direct-after-comma",
    doc: "A cue and a comma, then words in quotation marks.",
    examples: &[Example::new(
        "Asked about the delay, Kowalski said, “We are working on it.”",
        &["Kowalski | said | “We are working on it.”"],
    )],
    lookalikes: &["She read “Emma,” “Persuasion” and other novels at school."],
};

const COLON: RuleInfo = RuleInfo {
    id: "quotes/direct-after-colon",
    doc: "A cue and a colon, then words in quotation marks, also in the next paragraph.",
    examples: &[
        Example::new(
            "The governor wrote on Twitter: “Help is on its way.”",
            &["The governor | wrote | “Help is on its way.”"],
        ),
        Example::new(
            "Lindqvist told reporters:\n\n“There was no warning at all.”",
            &["Lindqvist | told | “There was no warning at all.”"],
        ),
    ],
    lookalikes: &["The menu had two parts: “Land” and “Sea”."],
};

const BARE: RuleInfo = RuleInfo {
    id: "quotes/direct-after-cue",
    doc: "A cue, then at once words in quotation marks that end the sentence.",
    examples: &[Example::new(
        "Osei said “nobody should be above the law.”",
        &["Osei | said | “nobody should be above the law.”"],
    )],
    lookalikes: &["He asked for “Yesterday” twice.", "She wrote for years under the name “Blue Heron.”"],
};

/// As many words in marks as a title or a name has ("wrote under the name “Blue Heron”").
const TITLE: usize = 3;

/// The words in quotation marks that follow `cue`.
pub(super) fn find(scene: &Scene<'_, '_>, cue: Match) -> Option<Found> {
    if !Scene::takes(cue, Frames::DIRECT) {
        return None;
    }
    let (open, gap) = opening(scene, cue)?;
    let quotation = scene.quotation(open)?;
    let mark = scene.norm(TokenId(open.0 - 1));
    let rule = match mark {
        ":" => COLON.id,
        _ if gap.is_empty() => BARE.id,
        "," => COMMA.id,
        _ if scene.words(quotation.tokens) > TITLE && introduces(scene, cue, gap) => BARE.id,
        _ if scene.norm(TokenId(gap.end.0 - 1)) == ":" => COLON.id,
        _ => return None,
    };
    if rule != COLON.id && goes_on(scene, quotation.tokens) {
        return None;
    }
    let speaker = speaker::of_verb(scene, cue.tokens.start);
    Some(Found { rule, segments: vec![quotation.tokens], cue: Some(cue.tokens), speaker })
}

/// The opening mark after the cue, and what stands between: whom it was said to, how and when, but no clause.
fn opening(scene: &Scene<'_, '_>, cue: Match) -> Option<(TokenId, TokenRange)> {
    let sentence = scene.sentence(cue.tokens.start);
    let mut at = cue.tokens.end;
    while at < sentence.end && !scene.opens(at) {
        if scene.cue(at).is_some_and(|c| c.tokens.start == at && scene.syntax.tag(at) != Tag::VBN)
            || scene.norm(at) == "that"
        {
            return None;
        }
        at = at + 1;
    }
    let gap = TokenRange::new(cue.tokens.end, at);
    if at == sentence.end {
        // The words stand in the next sentence or paragraph, after a colon.
        let last = TokenId(at.0 - 1);
        if scene.norm(last) != ":" {
            return None;
        }
        let open = scene.get(at).filter(|&o| scene.opens(o))?;
        return (!scene.has_finite_verb(TokenRange::new(cue.tokens.end, last))).then_some((open, gap));
    }
    let colon = scene.before(at).is_some_and(|b| scene.norm(b) == ":");
    let light = !scene.has_finite_verb(gap) || colon && gap.len() < 25;
    (light && gap.len() < 40).then_some((at, gap))
}

/// Whether the gap is only the one spoken to, or a circumstance: "told reporters “…”", "said in a statement “…”".
fn introduces(scene: &Scene<'_, '_>, cue: Match, gap: TokenRange) -> bool {
    let verb = cue.tokens.start;
    gap.iter().all(|t| {
        let top = scene.syntax.head(t).is_none_or(|h| !gap.contains(h));
        !top || scene.syntax.head(t) == Some(verb)
            && matches!(
                scene.syntax.dep(t),
                Dep::Dative | Dep::Prep | Dep::Npadvmod | Dep::Advmod | Dep::Nsubj | Dep::Punct | Dep::Prt
            )
            || scene.syntax.head(t) == Some(verb)
                && scene.syntax.dep(t) == Dep::Dobj
                && Scene::takes(cue, Frames::ADDRESSEE)
    })
}

/// Whether the sentence goes on after the marks with more of what is told ("said “great progress” was made").
fn goes_on(scene: &Scene<'_, '_>, quotation: TokenRange) -> bool {
    let last = TokenId(quotation.end.0 - 1);
    let Some(next) = scene.get(quotation.end) else { return false };
    if scene.document.token(next).sentence != scene.document.token(last).sentence {
        return false;
    }
    let paused = scene.before(last).is_some_and(|t| matches!(scene.norm(t), "." | "?" | "!" | ","));
    let rest = matches!(scene.norm(next), "," | "." | ";" | "--" | ")" | "?" | "!");
    let joins = matches!(
        scene.norm(next),
        "and" | "or" | "but" | "in" | "on" | "at" | "during" | "when" | "while" | "after" | "before" | "as"
    );
    !(paused || rest || joins)
}
