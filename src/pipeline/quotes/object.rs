//! What is told without a finite clause: vowed to … — urged Congress to … — called it a disaster — called for …
//! — criticised the plan.

use super::content;
use super::cues::{Frames, Match};
use super::found::Found;
use super::scene::Scene;
use super::speaker;
use super::{QuoteKind, clause};
use crate::pipeline::rule::{Example, RuleInfo};
use crate::pipeline::syntax::{Dep, Tag};
use crate::pipeline::text::{TokenId, TokenRange};

/// The rules of these constructions.
pub(super) const RULES: &[RuleInfo] =
    &[INFINITIVE, OBJECT_INFINITIVE, OBJECT_PREPOSITION, PREDICATE, PREPOSITION, OBJECT];

const INFINITIVE: RuleInfo = RuleInfo {
    id: "quotes/infinitive",
    doc: "What the speaker says they will do.",
    examples: &[Example::new(
        "The party vowed to fight the ruling in court.",
        &["The party | vowed | to fight the ruling in court"],
    )],
    lookalikes: &["The party managed to win in the north."],
};

const OBJECT_INFINITIVE: RuleInfo = RuleInfo {
    id: "quotes/object-infinitive",
    doc: "What the speaker wants somebody else to do.",
    examples: &[Example::new(
        "The envoy urged both sides to show restraint.",
        &["The envoy | urged | both sides to show restraint"],
    )],
    lookalikes: &["The rain forced both sides to leave the pitch."],
};

const PREDICATE: RuleInfo = RuleInfo {
    id: "quotes/predicate",
    doc: "What the speaker says somebody or something is.",
    examples: &[Example::new(
        "Petrov called the report “a pack of lies”.",
        &["Petrov | called | the report “a pack of lies”"],
    )],
    lookalikes: &["Petrov called his mother on Sunday.", "Petrov founded a group called the New Dawn."],
};

const PREPOSITION: RuleInfo = RuleInfo {
    id: "quotes/preposition",
    doc: "What the speaker calls for, asks about or warns of.",
    examples: &[Example::new(
        "The opposition called for a new election.",
        &["The opposition | called | a new election"],
    )],
    lookalikes: &[
        "The opposition waited for a new election.",
        "Voters like a party calling for a new election.",
    ],
};

const OBJECT_PREPOSITION: RuleInfo = RuleInfo {
    id: "quotes/object-preposition",
    doc: "Somebody, and what the speaker accuses or criticises them for.",
    examples: &[Example::new(
        "The union accused the company of breaking its word.",
        &["The union | accused | the company of breaking its word"],
    )],
    lookalikes: &["The court cleared the company of all charges."],
};

const OBJECT: RuleInfo = RuleInfo {
    id: "quotes/object",
    doc: "What the speaker criticises, announces or mentions, as a noun phrase.",
    examples: &[Example::new(
        "Farmers criticized the new rules on Tuesday.",
        &["Farmers | criticized | the new rules"],
    )],
    lookalikes: &[
        "Farmers ignored the new rules on Tuesday.",
        "The manager refused to criticise the goalkeeper.",
        "The new road could explain part of the rise in traffic.",
    ],
};

/// What `cue` takes besides clauses.
pub(super) fn find(scene: &Scene<'_, '_>, cue: Match) -> Option<Found> {
    let speaker = speaker::of_verb(scene, cue.tokens.start);
    let (rule, words) = object_preposition(scene, cue)
        .or_else(|| infinitive(scene, cue))
        .or_else(|| predicate(scene, cue))
        .or_else(|| preposition(scene, cue))
        .or_else(|| object(scene, cue))?;
    let tokens = content::finish(scene, words);
    let found = Found { rule, segments: vec![tokens], cue: Some(cue.tokens), speaker };
    // "called him a friend", "calls it a day": without marks a name given to something is seldom words told.
    if rule == PREDICATE.id && found.kind(scene) == QuoteKind::Indirect && !describes(cue) {
        return None;
    }
    (scene.words(tokens) > 0 && (found.speaker.is_some() || found.kind(scene) != QuoteKind::Indirect))
        .then_some(found)
}

fn describes(cue: Match) -> bool {
    matches!(cue.verb.lemma.as_str(), "describe" | "characterize" | "characterise")
}

/// Whether a verb tells of something said, not of what is to be said ("to urge", "urging").
fn is_said(scene: &Scene<'_, '_>, verb: TokenId) -> bool {
    !matches!(scene.syntax.tag(verb), Tag::VB | Tag::VBG)
}

type Words = Option<(&'static str, TokenRange)>;

fn from(scene: &Scene<'_, '_>, cue: Match, top: TokenId) -> TokenRange {
    let tree = scene.subtree(top);
    let start = tree.start.max(cue.tokens.end);
    TokenRange::new(start, tree.end.max(start))
}

/// "vowed to stay", "urged them to stay".
fn infinitive(scene: &Scene<'_, '_>, cue: Match) -> Words {
    let verb = cue.tokens.start;
    let right = |d: &TokenId| *d >= cue.tokens.end && clause::is_infinitive(scene, *d);
    let top = scene
        .syntax
        .dependents(verb)
        .iter()
        .copied()
        .find(|d| right(d) && matches!(scene.syntax.dep(*d), Dep::Xcomp | Dep::Ccomp | Dep::Advcl))?;
    let wants = Scene::takes(cue, Frames::OBJECT_INFINITIVE) && is_said(scene, verb);
    let own = scene
        .syntax
        .dependents(top)
        .iter()
        .any(|&d| d < top && matches!(scene.syntax.dep(d), Dep::Nsubj | Dep::Nsubjpass));
    let object = scene.syntax.object(verb).filter(|&o| o >= cue.tokens.end && o < top);
    let tree = from(scene, cue, top);
    match object {
        _ if own && wants => Some((OBJECT_INFINITIVE.id, tree)),
        None if cue.tokens.len() > 1 && wants => {
            Some((OBJECT_INFINITIVE.id, TokenRange::new(cue.tokens.end, tree.end)))
        }
        Some(o) if wants => {
            let start = scene.subtree(o).start.max(cue.tokens.end);
            Some((OBJECT_INFINITIVE.id, TokenRange::new(start, tree.end)))
        }
        None if !own && Scene::takes(cue, Frames::INFINITIVE) && scene.syntax.dep(top) != Dep::Advcl => {
            Some((INFINITIVE.id, tree))
        }
        _ => None,
    }
}

/// "called it a disaster", "described him as a friend".
fn predicate(scene: &Scene<'_, '_>, cue: Match) -> Words {
    let verb = cue.tokens.start;
    // "a company called …", "was called …": a name, not words told.
    let name =
        scene.syntax.tag(verb) == Tag::VBN && (scene.syntax.dep(verb) == Dep::Acl || scene.is_passive(verb));
    if !Scene::takes(cue, Frames::PREDICATE) || name {
        return None;
    }
    let after = |d: &&TokenId| **d >= cue.tokens.end;
    let dependents = scene.syntax.dependents(verb);
    let small = dependents
        .iter()
        .filter(after)
        .copied()
        .find(|&d| scene.syntax.dep(d) == Dep::Ccomp && !scene.syntax.tag(d).is_verb());
    if let Some(top) = small {
        return Some((PREDICATE.id, from(scene, cue, top)));
    }
    let object = dependents.iter().filter(after).copied().find(|&d| scene.syntax.dep(d) == Dep::Dobj);
    let named = dependents.iter().filter(after).copied().find(|&d| {
        matches!(scene.syntax.dep(d), Dep::Oprd | Dep::Acomp)
            || scene.syntax.dep(d) == Dep::Prep && scene.norm(d) == "as"
    });
    let as_inside =
        object.and_then(|o| scene.syntax.dependents_by(o, Dep::Prep).find(|&p| scene.norm(p) == "as"));
    let last = named.or(as_inside)?;
    let start =
        object.map_or_else(|| from(scene, cue, last).start, |o| scene.subtree(o).start.max(cue.tokens.end));
    Some((PREDICATE.id, TokenRange::new(start, from(scene, cue, last).end)))
}

/// "accused the company of lying".
fn object_preposition(scene: &Scene<'_, '_>, cue: Match) -> Words {
    let wanted = cue.verb.object_preposition.as_deref()?;
    let verb = cue.tokens.start;
    let object = scene.syntax.dependents_by(verb, Dep::Dobj).find(|&o| o >= cue.tokens.end)?;
    let of = |t: TokenId| {
        scene.syntax.dependents_by(t, Dep::Prep).find(|&p| p > object && scene.norm(p) == wanted)
    };
    let prep = of(verb).or_else(|| of(object))?;
    let start = scene.subtree(object).start.max(cue.tokens.end);
    Some((OBJECT_PREPOSITION.id, TokenRange::new(start, scene.subtree(prep).end)))
}

/// "called for a ceasefire".
fn preposition(scene: &Scene<'_, '_>, cue: Match) -> Words {
    let verb = cue.tokens.start;
    if !is_said(scene, verb) {
        return None;
    }
    let prep = scene
        .syntax
        .dependents_by(verb, Dep::Prep)
        .find(|&p| p >= cue.tokens.end && cue.verb.prepositions.iter().any(|w| w == scene.norm(p)))?;
    let top = scene
        .syntax
        .dependents(prep)
        .iter()
        .copied()
        .find(|&d| matches!(scene.syntax.dep(d), Dep::Pobj | Dep::Pcomp))?;
    let tree = scene.subtree(top);
    let start = tree.start.max(prep + 1);
    Some((PREPOSITION.id, TokenRange::new(start, tree.end.max(start))))
}

/// "criticised the plan".
fn object(scene: &Scene<'_, '_>, cue: Match) -> Words {
    if !Scene::takes(cue, Frames::OBJECT)
        || scene.syntax.tag(cue.tokens.start) == Tag::VBN && scene.is_passive(cue.tokens.start)
    {
        return None;
    }
    // "refused to criticise", "could explain": nobody has said it.
    if clause::is_declined(scene, cue.tokens.start) || clause::is_hypothetical(scene, cue.tokens.start) {
        return None;
    }
    let object = scene.syntax.dependents_by(cue.tokens.start, Dep::Dobj).find(|&o| o >= cue.tokens.end)?;
    if matches!(scene.syntax.tag(object), Tag::PRP | Tag::WP | Tag::WDT | Tag::DT) {
        return None;
    }
    Some((OBJECT.id, from(scene, cue, object)))
}
