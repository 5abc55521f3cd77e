//! "12 people were killed", "five hurt as…", "two killed and 30 wounded": the victims are the subject of a passive,
//! its auxiliary said or not.

use crate::pipeline::casualties::hit::{Find, Hit};
use crate::pipeline::casualties::lexicon::Frame;
use crate::pipeline::casualties::lists;
use crate::pipeline::casualties::scene::{ChunkId, Scene, Trigger};
use crate::pipeline::casualties::verbs::{Verbs, Voice, accepts};
use crate::pipeline::rule::{Example, Rule, RuleInfo};

const ID: &str = "casualties/passive";

/// The rule.
pub const RULE: Rule<Find> = Rule {
    info: RuleInfo {
        id: ID,
        doc: "The subject of a passive verb of killing, hurting, taking, holding or driving away, also without its auxiliary.",
        examples: &[
            Example::new(
                "At least 12 people were killed on Sunday.",
                &["At least 12 people: killed 12 at_least"],
            ),
            Example::new("Twelve were killed and 30 wounded.", &["Twelve: killed 12 exact"]),
            Example::new("Five workers hurt as crane falls", &["Five workers: injured 5 exact"]),
            Example::new("A policeman was shot dead in Cali.", &["A policeman: killed 1 exact implicit"]),
            Example::new("Three teens were shot outside a mall.", &["Three teens: casualties 3 exact"]),
            Example::new("Nobody was hurt in the fire.", &["Nobody: injured 0 exact negated"]),
            Example::new(
                "The army denied that any villagers had been killed.",
                &["any villagers: killed 0 exact negated"],
            ),
        ],
        lookalikes: &[
            "The amendment was killed in committee.",
            "Twelve scenes were shot in Malta.",
            "Two hundred head of cattle were killed by the storm.",
            "The buildings were evacuated.",
            "He would not say how many had been wounded.",
            "More than 99999999999 billion people were killed.",
        ],
    },
    find,
};

fn find(scene: &Scene<'_, '_>, verbs: &Verbs, hits: &mut Vec<Hit>) {
    for (trigger, done) in scene.triggers.iter().zip(&verbs.done) {
        let frames = trigger.meaning.frames;
        let verb = frames.has(Frame::Patient) || frames.has(Frame::PatientOfPeople);
        if verb && !frames.has(Frame::Experiencer) && done.voice == Some(Voice::Passive) {
            let hit = |c: ChunkId| Hit::new(scene.chunks[c], trigger.meaning.kind, trigger.tokens, ID);
            hits.extend(done.victims.iter().map(|&c| hit(c)));
            hits.extend(along_with(scene, trigger).into_iter().map(hit));
        }
    }
}

/// "Two guards were killed *along with 15 militants*".
fn along_with(scene: &Scene<'_, '_>, trigger: &Trigger) -> Vec<ChunkId> {
    let end = trigger.tokens.end;
    if !(scene.norm(end) == "along" && scene.norm(end + 1) == "with") {
        return Vec::new();
    }
    let counted = |c: ChunkId| scene.number_of(&scene.chunks[c]).is_some() && accepts(scene, c, false);
    let first = scene.chunk_from(end + 2).filter(|&c| accepts(scene, c, true) || counted(c));
    first.map_or_else(Vec::new, |c| lists::from(scene, c, scene.sentence(trigger.head).end, true))
}
