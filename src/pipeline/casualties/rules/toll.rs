//! "The death toll rose to 40 from 35", "put the number of dead at 41": a noun for the total, the number after it.

use crate::pipeline::casualties::chunks::Count;
use crate::pipeline::casualties::hit::{Find, Hit};
use crate::pipeline::casualties::lexicon::Frame;
use crate::pipeline::casualties::people::Personhood;
use crate::pipeline::casualties::scene::{ChunkId, Scene, Trigger};
use crate::pipeline::casualties::verbs::Verbs;
use crate::pipeline::rule::{Example, Rule, RuleInfo};
use crate::pipeline::text::{TokenId, TokenRange};

const ID: &str = "casualties/toll";

/// The rule.
pub const RULE: Rule<Find> = Rule {
    info: RuleInfo {
        id: ID,
        doc: "The number that a noun for the total leads to: toll, number of dead, body count.",
        examples: &[
            Example::new(
                "The death toll rose to 40 from 35, the ministry said.",
                &["40: killed 40 exact", "35: killed 35 exact"],
            ),
            Example::new(
                "The death toll rose from 24 after divers reached the deck.",
                &["24: killed 24 exact"],
            ),
            Example::new(
                "Officials fear the death toll may rise above 100.",
                &["above 100: killed 100 more_than hypothetical"],
            ),
            Example::new("Rescuers put the number of dead at 41.", &["41: killed 41 exact"]),
            Example::new("The find raised the death toll in Varna to 12.", &["12: killed 12 exact"]),
        ],
        lookalikes: &[
            "The bridge toll rose to 40 crowns.",
            "The road toll is $5.",
            "The death toll is not known.",
        ],
    },
    find,
};

/// How many tokens after the noun the number may stand.
const REACH: usize = 14;

fn find(scene: &Scene<'_, '_>, _: &Verbs, hits: &mut Vec<Hit>) {
    for trigger in scene.triggers.iter().filter(|t| t.meaning.frames.has(Frame::Toll)) {
        let alone = scene.norm(trigger.tokens.start) == "toll" && trigger.tokens.len() == 1;
        if alone
            && matches!(scene.before(trigger.head, 1), "bridge" | "road" | "highway" | "a" | "heavy" | "bell")
        {
            continue;
        }
        let end = scene.sentence(trigger.head).end;
        let Some(first) = number_after(scene, trigger.tokens.end, end) else { continue };
        let mut hit = Hit::new(scene.chunks[first], trigger.meaning.kind, trigger.tokens, ID);
        let led_by_from = scene.before(hit.victims.tokens.start, 1) == "from";
        let after = scene.chunks[first].tokens.end;
        let second = (matches!(scene.norm(after), "from" | "to"))
            .then(|| scene.chunk_from(after + 1).filter(|&c| counts(scene, c)))
            .flatten();
        let earlier = (1..=6).any(|back| {
            matches!(
                scene.before(trigger.tokens.start, back),
                "earlier" | "initial" | "initially" | "previous" | "originally"
            )
        });
        // "The toll rose from 24": to what was told before.
        let rose = (2..=4).any(|back| GROWING.contains(&scene.before(hit.victims.tokens.start, back)));
        hit.superseded = (led_by_from && (second.is_some() || rose)) || earlier || had_said(scene, trigger);
        hit.supersedes = brings(scene, trigger, &hit);
        hit.hypothetical = may_come_to(scene, trigger, hit.victims.tokens.start);
        hits.push(hit);
        hits.extend(rivals(scene, &hit, end));
        if let Some(second) = second {
            let mut other = Hit::new(scene.chunks[second], trigger.meaning.kind, trigger.tokens, ID);
            other.superseded = scene.norm(after) == "from";
            hits.push(other);
        }
    }
}

/// "The agency *had put* the toll at 26": before it said what it says now.
fn had_said(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    (1..=3).any(|back| {
        scene.before(trigger.tokens.start, back + 1) == "had"
            && matches!(scene.before(trigger.tokens.start, back), "put" | "given" | "set" | "placed")
    })
}

/// How far before the number the verb that leads to it may have its modal.
const MODAL_REACH: u32 = 6;

/// "The toll *could exceed* 30", "*may rise above* 100": not the count as it stands.
fn may_come_to(scene: &Scene<'_, '_>, trigger: &Trigger, number: TokenId) -> bool {
    let from = TokenId(trigger.tokens.end.0.max(number.0.saturating_sub(MODAL_REACH)));
    let words = TokenRange::new(from, number);
    let modal = |t: TokenId| matches!(scene.norm(t), "could" | "may" | "might" | "would" | "will");
    words.iter().any(modal) && !words.iter().any(|t| matches!(scene.norm(t), "," | "but" | "and" | ";"))
}

/// "*Bringing* the toll *to* 18": the count told before is out of date.
fn brings(scene: &Scene<'_, '_>, trigger: &Trigger, hit: &Hit) -> bool {
    let start = trigger.tokens.start;
    let verb = |word: &str| {
        matches!(
            word,
            "bringing"
                | "brings"
                | "brought"
                | "raising"
                | "raised"
                | "pushing"
                | "pushed"
                | "taking"
                | "took"
                | "lifting"
        )
    };
    scene.before(hit.victims.tokens.start, 1) == "to" && (1..=4).any(|back| verb(scene.before(start, back)))
}

/// Verbs and adverbs of a growing count.
const GROWING: [&str; 9] =
    ["rose", "risen", "rising", "up", "increased", "climbed", "jumped", "grew", "revised"];

/// "Hamas put the number at 41; Israel said *it was 17*".
fn rivals(scene: &Scene<'_, '_>, first: &Hit, end: TokenId) -> Vec<Hit> {
    let after = scene.chunks.partition_point(|c| c.tokens.start < first.victims.tokens.end);
    scene.chunks[after..]
        .iter()
        .take_while(|c| c.tokens.end <= end)
        .filter(|c| {
            let start = c.tokens.start;
            let said =
                matches!(scene.before(start, 1), "was" | "is" | "at") && scene.before(start, 2) == "it";
            c.elided && said && scene.number_of(c).is_some_and(crate::pipeline::numbers::Number::counts)
        })
        .map(|c| Hit::new(*c, first.kind, first.trigger, ID))
        .collect()
}

fn counts(scene: &Scene<'_, '_>, chunk: ChunkId) -> bool {
    let c = &scene.chunks[chunk];
    let people = c.elided
        || c.person.is_people()
        || scene.has_frame(c.head, Frame::Person)
        || scene.has_frame(c.head, Frame::Event);
    matches!(c.count, Count::Number(_))
        && scene.number_of(c).is_some_and(crate::pipeline::numbers::Number::counts)
        && people
        && c.person != Personhood::Never
}

fn number_after(scene: &Scene<'_, '_>, start: TokenId, end: TokenId) -> Option<ChunkId> {
    let mut t = start;
    for _ in 0..REACH {
        if t >= end || matches!(scene.norm(t), ";" | "and" | "but" | "which") {
            return None;
        }
        match scene.chunk_from(t) {
            Some(c) if counts(scene, c) => return Some(c),
            Some(c) => t = scene.chunks[c].tokens.end,
            None => t = t + 1,
        }
    }
    None
}
