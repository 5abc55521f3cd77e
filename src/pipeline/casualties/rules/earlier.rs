//! "35 people have died, up from 21 the day before": the count that was given earlier, where the newer one was told.
//! Runs after the rules that find the newer one.

use crate::pipeline::casualties::chunks::Count;
use crate::pipeline::casualties::hit::{Find, Hit};
use crate::pipeline::casualties::scene::{ChunkId, Scene};
use crate::pipeline::casualties::verbs::Verbs;
use crate::pipeline::rule::{Example, Rule, RuleInfo};
use crate::pipeline::text::{TokenId, TokenRange};

const ID: &str = "casualties/earlier-count";

/// The rule.
pub const RULE: Rule<Find> = Rule {
    info: RuleInfo {
        id: ID,
        doc: "The count given earlier, behind the newer one: up from 21, revised from an earlier 80.",
        examples: &[
            Example::new(
                "On Tuesday 35 people had died, up from 21 the day before.",
                &["21: killed 21 exact"],
            ),
            Example::new(
                "The ministry said 64 were injured, down from an earlier count of 80.",
                &["80: injured 80 exact"],
            ),
        ],
        lookalikes: &[
            "Twelve people were killed, and prices were up from 21 crowns.",
            "The river was up from 21 feet.",
            "Six people were injured, police from 12 districts said.",
        ],
    },
    find,
};

/// How many tokens after the newer figure the earlier one may be led to.
const REACH: u32 = 12;

fn find(scene: &Scene<'_, '_>, _: &Verbs, hits: &mut Vec<Hit>) {
    let mut told: Vec<(TokenRange, Hit)> = hits.iter().map(|h| (h.victims.tokens, *h)).collect();
    told.sort_by_key(|(tokens, _)| (tokens.start, tokens.end));
    for t in scene.document().all() {
        let Some(earlier) = leads_to(scene, t) else { continue };
        let before = told.partition_point(|(tokens, _)| tokens.end <= t);
        let newer = told[..before].last().filter(|(tokens, newer)| {
            t.0 - tokens.end.0 <= REACH
                && scene.sentence(tokens.start) == scene.sentence(t)
                && matches!(newer.victims.count, Count::Number(_))
        });
        if let Some((_, newer)) = newer {
            let hit = Hit::new(scene.chunks[earlier], newer.kind, newer.trigger, ID);
            hits.push(Hit { superseded: true, ..hit });
        }
    }
}

/// The bare count that "up from" and its like at `t` lead to.
fn leads_to(scene: &Scene<'_, '_>, t: TokenId) -> Option<ChunkId> {
    let from = matches!(scene.norm(t), "up" | "down" | "revised" | "rising" | "increased" | "compared")
        && matches!(scene.norm(t + 1), "from" | "with");
    if !from {
        return None;
    }
    // "from an earlier count of 80"
    let count = (2..=7).find_map(|n| scene.chunk_from(t + n).filter(|&c| is_bare_count(scene, c)))?;
    let passed = TokenRange::new(t + 2, scene.chunks[count].tokens.start);
    let words =
        ["a", "an", "the", "earlier", "previous", "initial", "count", "toll", "figure", "estimate", "of"];
    passed.iter().all(|w| words.contains(&scene.norm(w))).then_some(count)
}

fn is_bare_count(scene: &Scene<'_, '_>, chunk: ChunkId) -> bool {
    let c = &scene.chunks[chunk];
    c.elided && scene.number_of(c).is_some_and(crate::pipeline::numbers::Number::counts)
}
