//! "killed 12 people", "killing six": the victims are the object.

use crate::pipeline::casualties::hit::{Find, Hit};
use crate::pipeline::casualties::scene::Scene;
use crate::pipeline::casualties::verbs::{Verbs, Voice};
use crate::pipeline::rule::{Example, Rule, RuleInfo};

const ACTIVE: &str = "casualties/active";
const PARTICIPIAL: &str = "casualties/participial";

/// A finite verb with its object.
pub const RULE: Rule<Find> = Rule {
    info: RuleInfo {
        id: ACTIVE,
        doc: "The object of a verb of killing, hurting, taking, holding or driving away, lists of objects included.",
        examples: &[
            Example::new("Rebels killed 12 soldiers near Kidal.", &["12 soldiers: killed 12 exact"]),
            Example::new(
                "The blast wounded at least 30 people.",
                &["at least 30 people: injured 30 at_least"],
            ),
            Example::new(
                "A gunman shot dead his wife and two sons.",
                &["his wife: killed 1 exact implicit", "two sons: killed 2 exact"],
            ),
            Example::new("Police arrested 40 protesters.", &["40 protesters: detained 40 exact"]),
        ],
        lookalikes: &[
            "The Senate killed the bill by 52 votes to 48.",
            "Frost killed 200 cows in the valley.",
            "The company has killed 3 products this year.",
            "The director shot 12 scenes in three days.",
        ],
    },
    find: |scene, verbs, hits| find(scene, verbs, hits, false),
};

/// A participle with its object.
pub const PARTICIPLE: Rule<Find> = Rule {
    info: RuleInfo {
        id: PARTICIPIAL,
        doc: "The object of a participle: \"killing six\", \"wounding 30 others\".",
        examples: &[
            Example::new("A bomb exploded in the market, killing six.", &["six: killed 6 exact"]),
            Example::new(
                "A bus left the road, killing one and injuring several passengers.",
                &["one: killed 1 exact", "several passengers: injured 2+ vague"],
            ),
        ],
        lookalikes: &[
            "The committee met late, killing two amendments.",
            "The killing took place in 2011.",
            "He was shooting 12 photos an hour.",
        ],
    },
    find: |scene, verbs, hits| find(scene, verbs, hits, true),
};

fn find(scene: &Scene<'_, '_>, verbs: &Verbs, hits: &mut Vec<Hit>, participial: bool) {
    for (trigger, done) in scene.triggers.iter().zip(&verbs.done) {
        let gerund = scene.norm(trigger.head).ends_with("ing");
        if done.voice == Some(Voice::Active) && gerund == participial {
            let rule = if gerund { PARTICIPIAL } else { ACTIVE };
            hits.extend(
                done.victims
                    .iter()
                    .map(|&c| Hit::new(scene.chunks[c], trigger.meaning.kind, trigger.tokens, rule)),
            );
        }
    }
}
