//! "forcing 1.3 million to evacuate": people made to leave.

use crate::pipeline::casualties::CasualtyKind;
use crate::pipeline::casualties::hit::{Find, Hit};
use crate::pipeline::casualties::lexicon::LEXICON;
use crate::pipeline::casualties::scene::Scene;
use crate::pipeline::casualties::verbs::{Verbs, accepts};
use crate::pipeline::rule::{Example, Rule, RuleInfo};
use crate::pipeline::text::{TokenId, TokenRange};

const ID: &str = "casualties/flight";

/// The rule.
pub const RULE: Rule<Find> = Rule {
    info: RuleInfo {
        id: ID,
        doc: "People whom something or someone makes leave: forced 300 families to flee, drove 40 from their homes.",
        examples: &[
            Example::new(
                "The floods forced 1.3 million to evacuate.",
                &["1.3 million: displaced 1300000 exact"],
            ),
            Example::new("The fire drove 40 people from their homes.", &["40 people: displaced 40 exact"]),
            Example::new(
                "The storm could kill dozens and drive up to 200,000 people from their homes.",
                &["up to 200,000 people: displaced 200000 up_to hypothetical"],
            ),
            Example::new(
                "Officials ordered some 400 residents to leave their homes.",
                &["some 400 residents: displaced 400 approximately"],
            ),
        ],
        lookalikes: &[
            "The coach told 12 players to leave.",
            "The bank forced two companies to move.",
            "It forced 30 ships to leave port.",
            "The bus drove 40 people from their hotel.",
        ],
    },
    find,
};

fn find(scene: &Scene<'_, '_>, _: &Verbs, hits: &mut Vec<Hit>) {
    for (c, chunk) in scene.chunks.iter().enumerate() {
        if scene.number_of(chunk).is_none() || !accepts(scene, c, true) {
            continue;
        }
        if let Some(verb) = driven(scene, chunk.tokens) {
            hits.push(Hit::new(*chunk, CasualtyKind::Displaced, verb, ID));
        }
    }
}

/// The verb that makes people leave: "*forced* 300 families to flee", "*drove* 40 people from their homes".
pub fn driven(scene: &Scene<'_, '_>, people: TokenRange) -> Option<TokenRange> {
    let verb = TokenId(people.start.0.checked_sub(1)?);
    let end = people.end;
    let homes = |t: TokenId| {
        matches!(scene.norm(t), "their" | "the") && LEXICON.grammar.homes.contains(scene.norm(t + 1))
    };
    let made = LEXICON.grammar.making_leave.contains(scene.norm(verb));
    let leave = scene.norm(end) == "to"
        && match scene.norm(end + 1) {
            "evacuate" | "flee" | "relocate" => true,
            "leave" | "abandon" => homes(end + 2),
            _ => false,
        };
    let drove = LEXICON.grammar.driving.contains(scene.norm(verb));
    let from = match scene.norm(end) {
        "from" => homes(end + 1),
        "out" => matches!(scene.norm(end + 1), "of" | "from") && homes(end + 2),
        _ => false,
    };
    // "cost 40 people their homes"
    let cost = matches!(scene.norm(verb), "cost" | "costs" | "costing") && homes(end);
    ((made && leave) || (drove && from) || cost).then(|| TokenRange::one(verb))
}
