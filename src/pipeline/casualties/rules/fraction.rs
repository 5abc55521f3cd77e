//! "nearly half of its population of about 23 million", "two thirds of the 300 passengers": a part of a number.

use crate::pipeline::casualties::chunks::{Chunk, Count};
use crate::pipeline::casualties::hit::{Find, Hit};
use crate::pipeline::casualties::lexicon::Frame;
use crate::pipeline::casualties::scene::Scene;
use crate::pipeline::casualties::verbs::Verbs;
use crate::pipeline::numbers::{Number, NumberKind};
use crate::pipeline::rule::{Example, Rule, RuleInfo};
use crate::pipeline::text::TokenRange;

const ID: &str = "casualties/fraction";

/// The rule.
pub const RULE: Rule<Find> = Rule {
    info: RuleInfo {
        id: ID,
        doc: "A fraction or percentage of a number of people, the value computed.",
        examples: &[
            Example::new(
                "The war displaced nearly half of the country's population of about 23 million.",
                &[
                    "nearly half of the country's population of about 23 million: displaced 11500000 approximately",
                ],
            ),
            Example::new(
                "Floods drove a third of the town's 30,000 people from their homes.",
                &["a third of the town's 30,000 people: displaced 10000 exact"],
            ),
            Example::new(
                "Two thirds of the 300 passengers died.",
                &["Two thirds of the 300 passengers: killed 200 exact"],
            ),
        ],
        lookalikes: &[
            "The disease killed 20 percent of the cattle.",
            "Half of the 30 seats were taken.",
            "A third of the 90 homes burned.",
        ],
    },
    find,
};

/// How many tokens after the fraction its whole may stand.
const REACH: u32 = 14;

fn find(scene: &Scene<'_, '_>, verbs: &Verbs, hits: &mut Vec<Hit>) {
    for (i, number) in scene.numbers.iter().enumerate() {
        if !matches!(number.kind, NumberKind::Fraction | NumberKind::Percent) {
            continue;
        }
        let Some(part) = scene.chunk_of(number.qualified.start).map(|c| scene.chunks[c]) else { continue };
        let Some(whole) = scene.numbers.get(i + 1).filter(|w| is_whole(scene, number, w)) else { continue };
        let share =
            number.value.unwrap_or_default() / if number.kind == NumberKind::Percent { 100.0 } else { 1.0 };
        let Some(total) = whole.value else { continue };
        let Some((kind, trigger)) = told(scene, verbs, &part, whole) else { continue };
        let end =
            scene.chunk_of(whole.tokens.start).map_or(whole.qualified.end, |c| scene.chunks[c].tokens.end);
        let victims = Chunk {
            tokens: TokenRange::new(part.tokens.start, end),
            count: Count::Number(i),
            elided: true,
            partitive: false,
            ..part
        };
        hits.push(Hit { computed: Some((share * total).round()), ..Hit::new(victims, kind, trigger, ID) });
    }
}

fn is_whole(scene: &Scene<'_, '_>, part: &Number, whole: &Number) -> bool {
    let gap = whole.qualified.start.0.saturating_sub(part.tokens.end.0);
    let between = TokenRange::new(part.tokens.end, whole.qualified.start);
    let people = scene
        .chunk_of(whole.tokens.start)
        .is_some_and(|c| scene.chunks[c].person.is_people() || scene.chunks[c].elided)
        || between
            .iter()
            .any(|t| matches!(scene.norm(t), "population" | "inhabitants" | "residents" | "people"));
    gap <= REACH
        && scene.norm(part.tokens.end) == "of"
        && whole.counts()
        && people
        && !between.iter().any(|t| scene.tag(t).is_verb() && scene.norm(t) != "estimated")
}

/// What happened to them: a verb before with the part as its object, or one after with it as its subject.
fn told(
    scene: &Scene<'_, '_>,
    verbs: &Verbs,
    part: &Chunk,
    whole: &Number,
) -> Option<(crate::pipeline::casualties::CasualtyKind, TokenRange)> {
    let at = scene.triggers.partition_point(|t| t.tokens.end <= part.tokens.start);
    let before = at.checked_sub(1).map(|i| &scene.triggers[i]).filter(|t| t.tokens.end == part.tokens.start);
    if let Some(trigger) = before {
        return Some((trigger.meaning.kind, trigger.tokens));
    }
    let end = scene.chunk_of(whole.tokens.start).map_or(whole.qualified.end, |c| scene.chunks[c].tokens.end);
    if let Some(verb) = super::flight::driven(scene, TokenRange::new(part.tokens.start, end)) {
        return Some((crate::pipeline::casualties::CasualtyKind::Displaced, verb));
    }
    let i = scene.triggers.partition_point(|t| t.tokens.start < end);
    let after = scene.triggers.get(i)?;
    let verbal = [Frame::Patient, Frame::PatientOfPeople, Frame::Experiencer, Frame::State]
        .iter()
        .any(|&f| after.meaning.frames.has(f));
    (verbal && verbs.groups[i].start == end).then_some((after.meaning.kind, after.tokens))
}
