//! "135 people died in the north, 47 in the south": a bare number that shares the verb of the figure before.

use crate::pipeline::casualties::chunks::Count;
use crate::pipeline::casualties::hit::{Find, Hit};
use crate::pipeline::casualties::scene::Scene;
use crate::pipeline::casualties::verbs::Verbs;
use crate::pipeline::rule::{Example, Rule, RuleInfo};
use crate::pipeline::text::{TokenId, TokenRange};

const ID: &str = "casualties/elided";

/// The rule.
pub const RULE: Rule<Find> = Rule {
    info: RuleInfo {
        id: ID,
        doc: "A bare number with its own place or time that shares what was told of the figure before it.",
        examples: &[Example::new(
            "In all 135 people died in Mainz, 47 in Bonn and two in Ulm.",
            &["47: killed 47 exact", "two: killed 2 exact"],
        )],
        lookalikes: &[
            "In 1998, 47 in every 100 voted.",
            "He won 12 games, 4 in extra time.",
            "Two died and he ran 5 miles in the rain.",
        ],
    },
    find,
};

fn find(scene: &Scene<'_, '_>, _: &Verbs, hits: &mut Vec<Hit>) {
    let mut explicit: Vec<(TokenRange, Hit)> = hits
        .iter()
        .filter(|h| matches!(h.victims.count, Count::Number(_)) && !h.negated)
        .map(|h| (h.victims.tokens, *h))
        .collect();
    explicit.sort_by_key(|(tokens, _)| (tokens.start, tokens.end.0));
    let mut carried: Option<(TokenId, Hit)> = None;
    for chunk in &scene.chunks {
        let bare = chunk.elided
            && scene.number_of(chunk).is_some_and(|n| n.counts() && n.value.is_none_or(|v| v < 10_000.0));
        if !bare {
            continue;
        }
        let start = chunk.tokens.start;
        let placed = matches!(scene.norm(chunk.tokens.end), "in" | "at" | "on" | "near" | "from")
            && !matches!(scene.norm(chunk.tokens.end + 1), "every" | "all");
        let joined = matches!(scene.before(start, 1), "," | "and" | ";" | "but");
        if !placed || !joined {
            continue;
        }
        let at = explicit.partition_point(|(tokens, _)| tokens.end <= start);
        if explicit.get(at).is_some_and(|(tokens, _)| tokens.start == start) {
            continue;
        }
        let own = explicit[..at].last().map(|(tokens, hit)| (tokens.end, *hit));
        let last = match (own, carried) {
            (Some(a), Some(b)) => Some(if a.0 >= b.0 { a } else { b }),
            (a, b) => a.or(b),
        };
        let Some((end, hit)) =
            last.filter(|(end, _)| scene.sentence(*end) == scene.sentence(start) && start.0 - end.0 < 24)
        else {
            continue;
        };
        let shared = Hit {
            part: hit.part || breaks_down(scene, &hit, end, start),
            ..Hit::new(*chunk, hit.kind, hit.trigger, ID)
        };
        carried = Some((chunk.tokens.end.max(end), shared));
        hits.push(shared);
    }
}

/// "Four deaths: two in Utah and two in Texas": the numbers after a colon, or after a figure that no place of its own
/// sets beside them, are its parts.
fn breaks_down(scene: &Scene<'_, '_>, whole: &Hit, end: TokenId, start: TokenId) -> bool {
    let between = TokenRange::new(end.max(whole.trigger.end), start);
    let placed = between.iter().any(|t| matches!(scene.norm(t), "in" | "at" | "near" | "on"));
    between.iter().any(|t| matches!(scene.norm(t), ":" | "--" | "(")) || (!placed && whole.rule != ID)
}
