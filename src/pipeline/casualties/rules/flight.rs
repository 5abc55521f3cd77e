//! "forcing 1.3 million to evacuate": people made to leave.

use crate::pipeline::casualties::CasualtyKind;
use crate::pipeline::casualties::hit::{Find, Hit};
use crate::pipeline::casualties::scene::Scene;
use crate::pipeline::casualties::verbs::{Verbs, accepts};
use crate::pipeline::rule::{Example, Rule, RuleInfo};
use crate::pipeline::text::{TokenId, TokenRange};

const ID: &str = "casualties/flight";

/// The rule.
pub const RULE: Rule<Find> = Rule {
    info: RuleInfo {
        id: ID,
        doc: "People whom something or someone makes leave: \"forced 300 families to flee\".",
        examples: &[
            Example::new(
                "The floods forced 1.3 million to evacuate.",
                &["1.3 million: displaced 1300000 exact"],
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
        ],
    },
    find,
};

fn find(scene: &Scene<'_, '_>, _: &Verbs, hits: &mut Vec<Hit>) {
    for (c, chunk) in scene.chunks.iter().enumerate() {
        let end = chunk.tokens.end;
        if scene.norm(end) != "to" || scene.number_of(chunk).is_none() || !accepts(scene, c, true) {
            continue;
        }
        let before = TokenId(chunk.tokens.start.0.saturating_sub(1));
        let made = matches!(
            scene.norm(before),
            "force"
                | "forced"
                | "forces"
                | "forcing"
                | "order"
                | "ordered"
                | "ordering"
                | "urged"
                | "compelled"
                | "compelling"
                | "led"
                | "prompted"
                | "prompting"
                | "caused"
                | "causing"
        );
        let leave = match scene.norm(end + 1) {
            "evacuate" | "flee" | "relocate" => true,
            "leave" | "abandon"
                if matches!(scene.norm(end + 2), "their" | "the")
                    && scene.norm(end + 3).starts_with("home") =>
            {
                true
            }
            _ => false,
        };
        if leave && made {
            hits.push(Hit::new(*chunk, CasualtyKind::Displaced, TokenRange::one(before), ID));
        }
    }
}
