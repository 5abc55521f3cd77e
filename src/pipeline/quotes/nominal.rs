//! Nouns that hold what was said: a statement that … — his claim that … — and passives: it was announced that …,
//! was quoted as saying …

use super::content;
use super::cues;
use super::found::Found;
use super::scene::Scene;
use super::speaker::{self, Speaker};
use crate::pipeline::rule::{Example, RuleInfo};
use crate::pipeline::syntax::Dep;
use crate::pipeline::text::{TokenId, TokenRange};

/// The rules of this construction.
pub(super) const RULES: &[RuleInfo] = &[NOUN];

const NOUN: RuleInfo = RuleInfo {
    id: "quotes/noun-that",
    doc: "A noun that holds what was said, and a clause with “that”.",
    examples: &[
        Example::new(
            "The family rejected the company's claim that the water was safe.",
            &["the company's | claim | that the water was safe"],
        ),
        Example::new(
            "The warning by engineers that the bridge was unsafe was ignored for years.",
            &["engineers | warning | that the bridge was unsafe"],
        ),
    ],
    lookalikes: &["The company built a wall that keeps the water out."],
};

/// Every such noun outside quotation marks.
pub(super) fn find(scene: &Scene<'_, '_>, out: &mut Vec<Found>) {
    for t in scene.document.all() {
        if cues::is_content_noun(scene.norm(t)) && scene.syntax.tag(t).is_noun() && !scene.is_quoted(t) {
            out.extend(at(scene, t));
        }
    }
}

fn at(scene: &Scene<'_, '_>, noun: TokenId) -> Option<Found> {
    let that = opening(scene, noun)?;
    let clause = scene.syntax.head(that).filter(|&v| v > that && scene.syntax.dep(that) == Dep::Mark)?;
    let tokens = content::finish(scene, TokenRange::new(that, scene.subtree(clause).end));
    let mut speaker = claimant(scene, noun);
    if let Some(speaker) = &mut speaker {
        speaker.tokens.end = speaker.tokens.end.min(that).max(speaker.head + 1);
    }
    Some(Found { rule: NOUN.id, segments: vec![tokens], cue: Some(TokenRange::one(noun)), speaker })
}

/// How far after a noun, past "by the engineers", its clause may begin.
const REACH: usize = 10;

/// The "that" that opens the clause of a noun: right after it, or after the one whose claim it is.
fn opening(scene: &Scene<'_, '_>, noun: TokenId) -> Option<TokenId> {
    let rest = TokenRange::new(noun + 1, scene.sentence(noun).end);
    let that = rest.iter().take(REACH).find(|&t| scene.norm(t) == "that")?;
    let between = TokenRange::new(noun + 1, that);
    let whose = between.is_empty() || matches!(scene.norm(between.start), "by" | "from");
    let plain = !between.iter().any(|t| scene.syntax.tag(t).is_verb() || scene.norm(t) == ",");
    (whose && plain).then_some(that)
}

/// Whose claim it is: the possessor, who it is "by" or "from", or whoever made it.
fn claimant(scene: &Scene<'_, '_>, noun: TokenId) -> Option<Speaker> {
    if let Some(possessor) = scene.syntax.dependent(noun, Dep::Poss) {
        let tree = scene.subtree(possessor);
        return Some(Speaker {
            head: possessor,
            tokens: scene.trim(TokenRange::new(tree.start, tree.end.min(noun))),
        });
    }
    let by =
        scene.syntax.dependents_by(noun, Dep::Prep).find(|&p| matches!(scene.norm(p), "by" | "from" | "of"));
    if let Some(head) = by.and_then(|p| scene.syntax.dependent(p, Dep::Pobj)) {
        return Some(speaker::phrase(scene, head, noun));
    }
    let made = scene
        .syntax
        .head(noun)
        .filter(|&v| scene.syntax.tag(v).is_verb() && scene.syntax.dep(noun) == Dep::Dobj)?;
    let issues = matches!(
        scene.norm(made),
        "made"
            | "makes"
            | "make"
            | "making"
            | "issued"
            | "issues"
            | "issuing"
            | "repeated"
            | "repeats"
            | "repeating"
            | "released"
            | "gave"
            | "gives"
            | "offered"
            | "reiterated"
            | "renewed"
            | "published"
            | "posted"
            | "sent"
    );
    issues.then(|| speaker::own_subject(scene, made)).flatten()
}
