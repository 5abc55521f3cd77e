//! "a triple shooting", "double homicide": the event says how many.

use crate::pipeline::casualties::CasualtyKind;
use crate::pipeline::casualties::chunks::Chunk;
use crate::pipeline::casualties::hit::{Find, Hit};
use crate::pipeline::casualties::scene::Scene;
use crate::pipeline::casualties::verbs::Verbs;
use crate::pipeline::rule::{Example, Rule, RuleInfo};
use crate::pipeline::text::TokenRange;

const ID: &str = "casualties/event-multiple";

/// The rule.
pub const RULE: Rule<Find> = Rule {
    info: RuleInfo {
        id: ID,
        doc: "A noun for what happened with a word for how many it befell: double homicide, triple shooting.",
        examples: &[
            Example::new(
                "Police look into a triple shooting.",
                &["triple shooting: casualties 3 exact implicit"],
            ),
            Example::new("He was charged with a double murder.", &["double murder: killed 2 exact implicit"]),
        ],
        lookalikes: &[
            "He hit a triple in the ninth.",
            "The double bill killed the mood.",
            "The city saw three double shootings in May.",
        ],
    },
    find,
};

fn find(scene: &Scene<'_, '_>, _: &Verbs, hits: &mut Vec<Hit>) {
    for t in scene.document().all() {
        if !matches!(scene.norm(t), "double" | "triple" | "quadruple" | "quintuple")
            || matches!(scene.before(t, 1), "another" | "second" | "third" | "separate")
        {
            continue;
        }
        let noun = if matches!(scene.norm(t + 1), "-" | "fatal") { t + 2 } else { t + 1 };
        let Some(kind) = kind_of(scene.norm(noun)) else { continue };
        let tokens = TokenRange::new(t, noun + 1);
        hits.push(Hit::new(Chunk::event(tokens, t), kind, TokenRange::one(noun), ID));
    }
}

/// What befell the victims of such an event.
fn kind_of(noun: &str) -> Option<CasualtyKind> {
    match noun {
        "shooting" | "stabbing" => Some(CasualtyKind::Casualties),
        "homicide" | "murder" | "slaying" | "killing" | "fatality" => Some(CasualtyKind::Killed),
        _ => None,
    }
}
