//! Whether what a hit tells did happen: negation, possibility, intention, condition.

use super::hit::Hit;
use super::lexicon::LEXICON;
use super::scene::Scene;
use super::verbs::{Group, Verbs};
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::{TokenId, TokenRange};

/// What the words around a hit make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modality {
    /// It happened.
    Real,
    /// It may happen, or may have happened.
    Hypothetical,
    /// It did not happen.
    Denied,
}

/// How far before a verb "if" is looked for.
const REACH: usize = 12;

/// The modality of a hit.
pub fn of(scene: &Scene<'_, '_>, verbs: &Verbs, hit: &Hit) -> Modality {
    if is_fiction(scene, hit) || is_asked(scene, hit) {
        return Modality::Denied;
    }
    let group = match scene.trigger_of(hit.trigger.start) {
        Some(i) => verbs.groups[i],
        None if scene.tag(hit.trigger.start).is_verb() => Group::before(scene, hit.trigger.start),
        None => return Modality::Real,
    };
    if group.negated && hit.victims.count != super::chunks::Count::Zero {
        return Modality::Denied;
    }
    let short_of = |t: TokenId| matches!(scene.norm(t), "almost" | "nearly");
    if TokenRange::new(group.start, hit.trigger.start.max(group.start)).iter().any(short_of) {
        return Modality::Denied;
    }
    // "calling for the arrest of": wanted, not done.
    let wanted = (1..=3).any(|back| {
        scene.before(hit.trigger.start, back) == "for"
            && matches!(scene.before(hit.trigger.start, back + 1), "call" | "calls" | "called" | "calling")
    }) || (1..=2).any(|back| {
        matches!(scene.before(hit.trigger.start, back), "demand" | "demanded" | "demanding" | "demands")
    });
    // "Don't let my baby die"
    let let_be = matches!(scene.before(hit.victims.tokens.start, 1), "let" | "lets" | "letting");
    if wanted || let_be {
        return Modality::Hypothetical;
    }
    let intended = group.infinitive && !group.have && !happened_all_the_same(scene, group.start);
    if group.modal
        || intended
        || shares_a_modal(scene, group.start)
        || conditional(scene, group.start)
        || attempted(scene, group.start)
    {
        return Modality::Hypothetical;
    }
    Modality::Real
}

/// How many tokens before the first of them a denial may stand.
const DENIAL_REACH: usize = 7;

/// "The army denied that *any civilians* had been killed": none, by what is said; not "he denied killing two women", who
/// are dead all the same.
pub fn is_denied_of_any(scene: &Scene<'_, '_>, hit: &Hit) -> bool {
    let victims = hit.victims.tokens.start;
    let first = victims.min(hit.trigger.start);
    let denied = |back| matches!(scene.before(first, back), "deny" | "denies" | "denied" | "denying");
    matches!(scene.norm(victims), "any" | "anyone" | "anybody") && (1..=DENIAL_REACH).any(denied)
}

/// "He did not say *how many* had been wounded".
fn is_asked(scene: &Scene<'_, '_>, hit: &Hit) -> bool {
    let start = hit.victims.tokens.start;
    scene.norm(start) == "many" && scene.before(start, 1) == "how"
}

/// How many tokens before it the work that it is told in may stand.
const FICTION_REACH: u32 = 30;

/// "In his novel 300 people are killed", "a film in which a bomb kills two": not "killed in a movie theater".
fn is_fiction(scene: &Scene<'_, '_>, hit: &Hit) -> bool {
    let first = hit.trigger.start.min(hit.victims.tokens.start);
    let from = scene.sentence(first).start.0.max(first.0.saturating_sub(FICTION_REACH));
    TokenRange::new(TokenId(from), first).iter().any(|t| {
        let work = LEXICON.grammar.fiction.contains(scene.norm(t)) && !scene.tag(t + 1).is_noun();
        let within = (1..=4).any(|back| scene.before(t, back) == "in")
            || matches!(scene.norm(t + 1), "in" | "about" | "where" | "that");
        work && within
    })
}

/// "could kill dozens and *drive* thousands from their homes", "threatened to kill or injure": the bare verb shares
/// what stands before the first.
fn shares_a_modal(scene: &Scene<'_, '_>, start: TokenId) -> bool {
    let joined = matches!(scene.before(start, 1), "and" | "or") && scene.tag(start) == Tag::VB;
    joined
        && (2..=REACH)
            .take_while(|&back| !matches!(scene.before(start, back), "" | ";"))
            .map(|back| TokenId(start.0 - back as u32))
            .any(|t| scene.tag(t) == Tag::MD)
}

/// "went on to kill", "are believed to be missing".
fn happened_all_the_same(scene: &Scene<'_, '_>, start: TokenId) -> bool {
    LEXICON.grammar.happened.contains(scene.before(start, 1))
}

fn conditional(scene: &Scene<'_, '_>, start: TokenId) -> bool {
    for back in 1..=REACH {
        match scene.before(start, back) {
            "if" | "unless" | "whether" => return true,
            "," | "" | ";" => return false,
            _ => {}
        }
    }
    false
}

fn attempted(scene: &Scene<'_, '_>, start: TokenId) -> bool {
    (1..=3).any(|back| LEXICON.grammar.attempts.contains(scene.before(start, back)))
}
