//! "12 dead", "left two students dead", "10 people are missing", "two injured soldiers": an adjective tells it.

use crate::pipeline::casualties::CasualtyKind;
use crate::pipeline::casualties::chunks::Count;
use crate::pipeline::casualties::hit::{Find, Hit};
use crate::pipeline::casualties::lexicon::Frame;
use crate::pipeline::casualties::scene::Scene;
use crate::pipeline::casualties::verbs::Verbs;
use crate::pipeline::rule::{Example, Rule, RuleInfo};

const STATE: &str = "casualties/state";
const ATTRIBUTIVE: &str = "casualties/attributive";

/// The adjective after the people.
pub const RULE: Rule<Find> = Rule {
    info: RuleInfo {
        id: STATE,
        doc: "People whose state follows them: as a headline says it, after \"left\", or with a copula.",
        examples: &[
            Example::new("Teen dead after shooting", &["Teen: killed 1 exact implicit"]),
            Example::new(
                "Gunfire left two students dead and 19 others injured.",
                &["two students: killed 2 exact"],
            ),
            Example::new(
                "Neighbors found two men and a woman dead.",
                &["two men: killed 2 exact", "a woman: killed 1 exact implicit"],
            ),
            Example::new("Four people are still missing.", &[]),
            Example::new("The storm left 3,000 people homeless.", &["3,000 people: displaced 3000 exact"]),
        ],
        lookalikes: &[
            "Two batteries were dead.",
            "Several pages are missing.",
            "The talks are dead, he said.",
        ],
    },
    find: find_state,
};

/// The adjective before the people.
pub const BEFORE: Rule<Find> = Rule {
    info: RuleInfo {
        id: ATTRIBUTIVE,
        doc: "People whose state stands before them: \"two wounded soldiers\".",
        examples: &[
            Example::new(
                "Medics carried three wounded soldiers away.",
                &["three wounded soldiers: injured 3 exact"],
            ),
            Example::new("Divers looked for 10 missing sailors.", &["10 missing sailors: missing 10 exact"]),
        ],
        lookalikes: &[
            "They found two dead cows.",
            "A homeless man asked for help.",
            "Three missing pages were found.",
        ],
    },
    find: find_attributive,
};

fn find_state(scene: &Scene<'_, '_>, verbs: &Verbs, hits: &mut Vec<Hit>) {
    for (trigger, done) in scene.triggers.iter().zip(&verbs.done) {
        let frames = trigger.meaning.frames;
        let verbal = frames.has(Frame::Patient)
            || frames.has(Frame::PatientOfPeople)
            || frames.has(Frame::Experiencer);
        if frames.has(Frame::State) && !verbal {
            hits.extend(
                done.victims
                    .iter()
                    .map(|&c| Hit::new(scene.chunks[c], trigger.meaning.kind, trigger.tokens, STATE)),
            );
        }
    }
}

fn find_attributive(scene: &Scene<'_, '_>, _: &Verbs, hits: &mut Vec<Hit>) {
    for trigger in scene.triggers.iter().filter(|t| t.meaning.frames.has(Frame::State)) {
        let Some(c) = scene.chunk_of(trigger.head) else { continue };
        let chunk = scene.chunks[c];
        let before = trigger.tokens.end <= chunk.head && chunk.person.is_people() && !chunk.named;
        let told = matches!(chunk.count, Count::Number(_)) || trigger.meaning.kind == CasualtyKind::Injured;
        if before && told {
            hits.push(Hit::new(chunk, trigger.meaning.kind, trigger.tokens, ATTRIBUTIVE));
        }
    }
}
