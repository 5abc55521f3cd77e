//! "12 people died", "they lost their lives", "he is in critical condition": the victims are the subject.

use crate::pipeline::casualties::CasualtyKind;
use crate::pipeline::casualties::chunks::Count;
use crate::pipeline::casualties::hit::{Find, Hit};
use crate::pipeline::casualties::lexicon::Frame;
use crate::pipeline::casualties::scene::Scene;
use crate::pipeline::casualties::verbs::Verbs;
use crate::pipeline::rule::{Example, Rule, RuleInfo};

const ID: &str = "casualties/experiencer";

/// The rule.
pub const RULE: Rule<Find> = Rule {
    info: RuleInfo {
        id: ID,
        doc: "The subject of a verb or phrase that tells what befell it: died, lost their lives, in critical condition.",
        examples: &[
            Example::new("Ten children perished in the fire.", &["Ten children: killed 10 exact"]),
            Example::new("Forty miners lost their lives.", &["Forty miners: killed 40 exact"]),
            Example::new(
                "As many as 300 people may have drowned.",
                &["As many as 300 people: killed 300 up_to hypothetical"],
            ),
            Example::new("Two girls are in critical condition.", &["Two girls: injured 2 exact"]),
        ],
        lookalikes: &[
            "The engine died after 40 miles.",
            "Hopes of a deal died on Friday.",
            "Three phones died before noon.",
        ],
    },
    find,
};

/// Fewer people than this who "fled" are suspects as often as they are displaced.
const CROWD: f64 = 20.0;

fn find(scene: &Scene<'_, '_>, verbs: &Verbs, hits: &mut Vec<Hit>) {
    for (trigger, done) in scene.triggers.iter().zip(&verbs.done) {
        if !trigger.meaning.frames.has(Frame::Experiencer) {
            continue;
        }
        for &c in &done.victims {
            let chunk = scene.chunks[c];
            // "None of them were listed in stable condition" tells of nobody unhurt.
            if chunk.count == Count::Zero && trigger.meaning.kind == CasualtyKind::Injured {
                continue;
            }
            let plain_flight = trigger.meaning.kind == CasualtyKind::Displaced && trigger.tokens.len() == 1;
            let crowd = scene.number_of(&chunk).and_then(|n| n.value.or(n.min)).is_some_and(|n| n >= CROWD);
            if plain_flight && !crowd {
                continue;
            }
            if chunk.count == Count::Many && trigger.meaning.kind == CasualtyKind::Displaced && chunk.pronoun
            {
                continue;
            }
            hits.push(Hit::new(chunk, trigger.meaning.kind, trigger.tokens, ID));
        }
    }
}
