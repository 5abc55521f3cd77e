//! Whether what a hit tells did happen: negation, possibility, intention, condition.

use super::hit::Hit;
use super::scene::Scene;
use super::verbs::Verbs;
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
    let Some(i) = scene.trigger_of(hit.trigger.start) else { return Modality::Real };
    let group = verbs.groups[i];
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
    if group.modal || intended || conditional(scene, group.start) || attempted(scene, group.start) {
        return Modality::Hypothetical;
    }
    Modality::Real
}

/// "went on to kill", "are believed to be missing".
fn happened_all_the_same(scene: &Scene<'_, '_>, start: TokenId) -> bool {
    matches!(
        scene.before(start, 1),
        "on" | "continued"
            | "managed"
            | "proceeded"
            | "known"
            | "believed"
            | "thought"
            | "reported"
            | "said"
            | "estimated"
            | "feared"
            | "first"
            | "found"
            | "presumed"
            | "continue"
            | "last"
            | "began"
            | "understood"
            | "confirmed"
            | "alleged"
            | "started"
            | "only"
    )
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
    (1..=3).any(|back| {
        matches!(
            scene.before(start, back),
            "attempted"
                | "attempting"
                | "threatened"
                | "threatening"
                | "threatens"
                | "planned"
                | "plotted"
                | "plotting"
                | "conspiring"
                | "nearly"
                | "almost"
                | "plot"
                | "conspiracy"
                | "avoid"
                | "prevent"
                | "intent"
        )
    })
}
