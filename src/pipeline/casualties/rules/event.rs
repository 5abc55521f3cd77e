//! "27 deaths", "the murder of two fishermen", "Smith's death": a noun for what happened.

use crate::pipeline::casualties::CasualtyKind;
use crate::pipeline::casualties::chunks::{Chunk, Count};
use crate::pipeline::casualties::hit::{Find, Hit};
use crate::pipeline::casualties::lexicon::{Frame, LEXICON};
use crate::pipeline::casualties::people::Personhood;
use crate::pipeline::casualties::scene::{ChunkId, Scene, Trigger};
use crate::pipeline::casualties::verbs::{Verbs, accepts};
use crate::pipeline::casualties::{VictimCategory, lists};
use crate::pipeline::numbers::Sense;
use crate::pipeline::rule::{Example, Rule, RuleInfo};
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::{TokenId, TokenRange};

const COUNTED: &str = "casualties/event-counted";
const OF: &str = "casualties/event-of";
const POSSESSOR: &str = "casualties/event-possessor";

/// The noun is counted.
pub const RULE: Rule<Find> = Rule {
    info: RuleInfo {
        id: COUNTED,
        doc: "A counted noun for what happened: deaths, injuries, arrests.",
        examples: &[
            Example::new("The state reported 27 deaths.", &["27 deaths: killed 27 exact"]),
            Example::new("The county reported one death.", &["one death: killed 1 exact"]),
            Example::new("No injuries were reported.", &["No injuries: injured 0 exact negated"]),
            Example::new("The riot ended with 12 arrests.", &["12 arrests: detained 12 exact"]),
        ],
        lookalikes: &[
            "He faces two murder charges.",
            "It was the second shooting this week.",
            "Three death threats arrived.",
            "He was charged in the July 15 slayings.",
        ],
    },
    find: find_counted,
};

/// The victims follow the noun.
pub const OF_RULE: Rule<Find> = Rule {
    info: RuleInfo {
        id: OF,
        doc: "The people after \"of\" of a noun for what happened: the death of two, the shooting of a boy.",
        examples: &[
            Example::new("He was charged in the death of two fishermen.", &["two fishermen: killed 2 exact"]),
            Example::new("Police look into the shooting of a boy.", &["a boy: casualties 1 exact implicit"]),
            Example::new(
                "The kidnapping of three nuns shocked the town.",
                &["three nuns: kidnapped 3 exact"],
            ),
        ],
        lookalikes: &[
            "The death of the peso was long foretold.",
            "The execution of the plan took two years.",
            "The death of her four cats upset her.",
        ],
    },
    find: find_of,
};

/// The victim owns the noun.
pub const POSSESSOR_RULE: Rule<Find> = Rule {
    info: RuleInfo {
        id: POSSESSOR,
        doc: "The possessor of a noun for someone's death or capture: \"Smith's death\".",
        examples: &[Example::new(
            "Ortega's death shocked the village.",
            &["Ortega: killed 1 exact implicit"],
        )],
        lookalikes: &[
            "The company's death was slow.",
            "The killer's murder trial began.",
            "Chicago's murders are down.",
        ],
    },
    find: find_possessor,
};

fn events<'s>(scene: &'s Scene<'_, '_>) -> impl Iterator<Item = (&'s Trigger, Option<ChunkId>)> + 's {
    scene.triggers.iter().filter(|t| t.meaning.frames.has(Frame::Event)).map(|t| (t, scene.chunk_of(t.head)))
}

fn find_counted(scene: &Scene<'_, '_>, _: &Verbs, hits: &mut Vec<Hit>) {
    for (trigger, chunk) in events(scene) {
        let Some(mut chunk) = chunk.map(|c| scene.chunks[c]).filter(|c| c.head == trigger.head) else {
            continue;
        };
        if LEXICON.happenings.contains(scene.norm(trigger.head)) && chunk.count != Count::Zero {
            continue;
        }
        if scene.norm(chunk.tokens.start) == "any" && super::people::denied(scene, chunk.tokens.start) {
            chunk.count = Count::Zero;
        }
        // "the July 15 slayings", "the 2013 house party murders"
        let dated = scene.number_of(&chunk).is_some_and(|n| n.sense == Sense::Calendar);
        if matches!(chunk.count, Count::Number(_) | Count::Zero) && !dated {
            hits.push(Hit::new(chunk, trigger.meaning.kind, trigger.tokens, COUNTED));
        }
    }
}

fn find_of(scene: &Scene<'_, '_>, _: &Verbs, hits: &mut Vec<Hit>) {
    for (trigger, chunk) in events(scene) {
        let end = chunk.map_or(trigger.tokens.end, |c| scene.chunks[c].tokens.end.max(trigger.tokens.end));
        let last = chunk.is_none_or(|c| scene.chunks[c].head == trigger.head) && end == trigger.tokens.end;
        let preposition = match trigger.meaning.kind {
            CasualtyKind::Injured => matches!(scene.norm(end), "to" | "of"),
            _ => matches!(scene.norm(end), "of"),
        };
        let Some(first) =
            scene.chunk_from(end + 1).filter(|&c| last && preposition && accepts(scene, c, true))
        else {
            continue;
        };
        let numbered_chunk = chunk.is_some_and(|c| matches!(scene.chunks[c].count, Count::Number(_)));
        if numbered_chunk && scene.number_of(&scene.chunks[first]).is_none() {
            continue;
        }
        let fatal = chunk.is_some_and(|c| {
            scene.chunks[c].tokens.iter().any(|t| matches!(scene.norm(t), "fatal" | "deadly"))
        });
        let kind = if fatal { CasualtyKind::Killed } else { trigger.meaning.kind };
        let limit = scene.sentence(trigger.head).end;
        for c in lists::from(scene, first, limit, true) {
            hits.push(Hit::new(scene.chunks[c], kind, trigger.tokens, OF));
        }
    }
}

fn find_possessor(scene: &Scene<'_, '_>, _: &Verbs, hits: &mut Vec<Hit>) {
    for (trigger, chunk) in events(scene) {
        let Some(chunk) = chunk.map(|c| scene.chunks[c]).filter(|c| c.head == trigger.head) else { continue };
        let word = scene.norm(trigger.head);
        let tells = matches!(
            trigger.meaning.kind,
            CasualtyKind::Killed | CasualtyKind::Kidnapped | CasualtyKind::Missing
        ) && !matches!(word, "murders" | "killings" | "suicides" | "homicides" | "fatalities");
        let Some(possessive) = chunk.tokens.iter().find(|&t| scene.tag(t) == Tag::POS).filter(|_| tells)
        else {
            continue;
        };
        if let Some(owner) = owner(scene, &chunk, possessive) {
            hits.push(Hit::new(owner, trigger.meaning.kind, trigger.tokens, POSSESSOR));
        }
    }
}

/// The part of a chunk before its possessive ending, if it is people.
fn owner(scene: &Scene<'_, '_>, chunk: &Chunk, possessive: TokenId) -> Option<Chunk> {
    let head = TokenId(possessive.0.checked_sub(1)?);
    let lexical = crate::pipeline::casualties::people::personhood(scene.norm(head));
    let named = scene.tag(head).is_proper();
    let name = scene.syntax().name_at(head).map(|n| n.kind);
    let person = match (lexical, name) {
        (Personhood::Known(_), _) => lexical,
        (_, Some(crate::pipeline::entities::EntityType::Person)) => Personhood::Likely,
        (Personhood::Unknown, None) if named => Personhood::Likely,
        _ => return None,
    };
    let category = if let Personhood::Known(category) = person { category } else { VictimCategory::People };
    let plural = !named && crate::pipeline::casualties::people::is_plural(scene.norm(head));
    Some(Chunk {
        tokens: TokenRange::new(chunk.tokens.start, possessive),
        head,
        count: if plural { Count::Many } else { Count::One },
        named,
        person,
        category,
        ..*chunk
    })
}
