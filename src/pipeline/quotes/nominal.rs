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
    examples: &[Example::new(
        "The family rejected the company's claim that the water was safe.",
        &["the company's | claim | that the water was safe"],
    )],
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
    let clause = scene
        .syntax
        .dependents(noun)
        .iter()
        .copied()
        .find(|&d| d > noun && matches!(scene.syntax.dep(d), Dep::Acl | Dep::Ccomp | Dep::Relcl))?;
    let tree = scene.subtree(clause);
    let start = tree.start.max(noun + 1);
    if scene.norm(start) != "that" || scene.syntax.dep(start) != Dep::Mark {
        return None;
    }
    let tokens = content::finish(scene, TokenRange::new(start, tree.end));
    Some(Found {
        rule: NOUN.id,
        segments: vec![tokens],
        cue: Some(TokenRange::one(noun)),
        speaker: claimant(scene, noun),
    })
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
