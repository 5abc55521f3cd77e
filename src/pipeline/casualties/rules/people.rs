//! "14 hostages", "1,204 dead", "no casualties": a noun or a noun made of an adjective names the people by what
//! happened to them.

use crate::pipeline::casualties::chunks::Count;
use crate::pipeline::casualties::hit::{Find, Hit};
use crate::pipeline::casualties::lexicon::Frame;
use crate::pipeline::casualties::scene::Scene;
use crate::pipeline::casualties::verbs::Verbs;
use crate::pipeline::rule::{Example, Rule, RuleInfo};

const ID: &str = "casualties/people";

/// The rule.
pub const RULE: Rule<Find> = Rule {
    info: RuleInfo {
        id: ID,
        doc: "A counted noun for the people by what happened to them: dead, wounded, hostages, casualties.",
        examples: &[
            Example::new(
                "The list has 1,204 dead and 62 missing.",
                &["1,204 dead: killed 1204 exact", "62 missing: missing 62 exact"],
            ),
            Example::new("The rebels still hold 14 hostages.", &["14 hostages: kidnapped 14 exact"]),
            Example::new("There were no casualties.", &["no casualties: casualties 0 exact negated"]),
        ],
        lookalikes: &[
            "The dead letter office has 14 staff.",
            "He wrote two wounded letters.",
            "The victims have a lawyer.",
        ],
    },
    find,
};

fn find(scene: &Scene<'_, '_>, _: &Verbs, hits: &mut Vec<Hit>) {
    for trigger in scene.triggers.iter().filter(|t| t.meaning.frames.has(Frame::Person)) {
        let Some(c) = scene.chunk_of(trigger.tokens.start) else { continue };
        let chunk = scene.chunks[c];
        let counted = matches!(chunk.count, Count::Number(_) | Count::Zero);
        if counted && trigger.tokens.contains(chunk.head) && !continues(scene, chunk.tokens.end) {
            hits.push(Hit::new(chunk, trigger.meaning.kind, trigger.tokens, ID));
        } else if scene.norm(chunk.tokens.start) == "any"
            && trigger.tokens.contains(chunk.head)
            && denied(scene, chunk.tokens.start)
        {
            let mut none = chunk;
            none.count = Count::Zero;
            hits.push(Hit::new(none, trigger.meaning.kind, trigger.tokens, ID));
        }
    }
}

/// A hyphen after the noun makes it a modifier ("12 dead-end").
fn continues(scene: &Scene<'_, '_>, t: crate::pipeline::text::TokenId) -> bool {
    scene.norm(t) == "-"
}

/// "did not cause *any casualties*", "without any injuries".
pub fn denied(scene: &Scene<'_, '_>, t: crate::pipeline::text::TokenId) -> bool {
    (1..=7).any(|back| matches!(scene.before(t, back), "not" | "n't" | "without" | "never" | "nor" | "no"))
}
