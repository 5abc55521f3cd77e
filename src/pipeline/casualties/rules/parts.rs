//! "including two officers", "among them four children", "the dead included", "57 of them children": parts of the
//! figure before. Runs after the other rules, on what they found.

use crate::pipeline::casualties::CasualtyKind;
use crate::pipeline::casualties::chunks::{Chunk, Count};
use crate::pipeline::casualties::hit::{Find, Hit};
use crate::pipeline::casualties::lexicon::Frame;
use crate::pipeline::casualties::lists;
use crate::pipeline::casualties::scene::{ChunkId, Scene};
use crate::pipeline::casualties::verbs::{Verbs, accepts};
use crate::pipeline::rule::{Example, Rule, RuleInfo};
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::{TokenId, TokenRange};

const ID: &str = "casualties/parts";

/// The rule.
pub const RULE: Rule<Find> = Rule {
    info: RuleInfo {
        id: ID,
        doc: "Parts of the figure before: including, among them, the dead included, 57 of them children.",
        examples: &[
            Example::new(
                "Four people, including two officers, were killed.",
                &["two officers: killed 2 exact part"],
            ),
            Example::new(
                "Twelve were killed and 30 wounded, among them four children.",
                &["four children: injured 4 exact part"],
            ),
            Example::new(
                "Three people are dead, including a nurse, and two others are recovering.",
                &["a nurse: killed 1 exact implicit part"],
            ),
            Example::new("The dead included two nurses.", &["two nurses: killed 2 exact"]),
            Example::new(
                "Two nurses were among 12 people killed in the fire.",
                &["Two nurses: killed 2 exact part"],
            ),
        ],
        lookalikes: &[
            "He visited six towns, including Oslo.",
            "Four laws were passed, among them two on taxes.",
            "The price included two meals.",
        ],
    },
    find,
};

/// How many tokens after a figure "including" may stand.
const REACH: u32 = 16;

fn find(scene: &Scene<'_, '_>, _: &Verbs, hits: &mut Vec<Hit>) {
    let mut whole: Vec<(TokenRange, Hit)> = hits.iter().map(|h| (h.victims.tokens, *h)).collect();
    whole.sort_by_key(|(tokens, _)| (tokens.start, tokens.end.0));
    for t in scene.document().all() {
        let Some(first) = opens_part(scene, t) else { continue };
        let found = whole.partition_point(|(tokens, _)| tokens.end <= t);
        let whole = whole[..found].last().filter(|(tokens, _)| {
            t.0 - tokens.end.0 <= REACH && scene.sentence(tokens.start) == scene.sentence(t)
        });
        let Some((_, whole)) = whole.copied() else { continue };
        if matches!(whole.victims.count, Count::One | Count::Zero) {
            continue;
        }
        let end = scene.sentence(t).end;
        let told_before = whole.trigger.start < t;
        let parts = lists::from(scene, first, end, false).into_iter();
        for c in parts.take_while(|&c| !(told_before && acts(scene, scene.chunks[c].tokens.end))) {
            if accepts(scene, c, true) && fits_into(scene, c, &whole) {
                let kind = outcome(scene, scene.chunks[c].tokens.end).unwrap_or(whole.kind);
                hits.push(Hit { part: true, ..Hit::new(scene.chunks[c], kind, whole.trigger, ID) });
            }
        }
    }
    let firsts: Vec<Hit> = whole.iter().filter_map(|(_, whole)| one_among(scene, whole)).collect();
    hits.extend(firsts);
    hits.extend(members(scene));
}

/// "12 are dead, including a nurse, and *two others are* in hospital": a verb of their own, so they are no part.
fn acts(scene: &Scene<'_, '_>, mut t: TokenId) -> bool {
    while scene.tag(t) == Tag::RB {
        t = t + 1;
    }
    matches!(scene.tag(t), Tag::VBD | Tag::VBP | Tag::VBZ | Tag::MD) && !scene.has_frame(t, Frame::Patient)
}

/// "*A toddler* was among five wounded".
fn one_among(scene: &Scene<'_, '_>, whole: &Hit) -> Option<Hit> {
    let start = whole.victims.tokens.start;
    if scene.before(start, 1) != "among" || !matches!(whole.victims.count, Count::Number(_)) {
        return None;
    }
    let among = TokenId(start.0 - 1);
    let copula = matches!(scene.before(among, 1), "is" | "are" | "was" | "were" | "be" | "been");
    let mut one = scene.chunk_until(TokenId(among.0 - u32::from(copula)))?;
    // "a commander for the south was among"
    for _ in 0..2 {
        let start = scene.chunks[one].tokens.start;
        match start.0.checked_sub(1).and_then(|t| scene.chunk_until(TokenId(t))) {
            Some(before) if matches!(scene.before(start, 1), "of" | "for" | "from" | "in") => one = before,
            _ => break,
        }
    }
    accepts(scene, one, true).then(|| Hit::new(scene.chunks[one], whole.kind, whole.trigger, ID))
}

/// "one of them *fatally*".
fn outcome(scene: &Scene<'_, '_>, after: TokenId) -> Option<CasualtyKind> {
    match scene.norm(after) {
        "fatally" => Some(CasualtyKind::Killed),
        "critically" | "seriously" => Some(CasualtyKind::Injured),
        _ => None,
    }
}

/// A part is not larger than its whole.
fn fits_into(scene: &Scene<'_, '_>, part: ChunkId, whole: &Hit) -> bool {
    let value = |c: &Chunk| scene.number_of(c).and_then(|n| n.value);
    match (value(&scene.chunks[part]), value(&whole.victims)) {
        (Some(part), Some(whole)) => part <= whole,
        _ => true,
    }
}

/// The first chunk of the part that the words at `t` open.
fn opens_part(scene: &Scene<'_, '_>, t: TokenId) -> Option<ChunkId> {
    match scene.norm(t) {
        "including" | "includes" => scene.chunk_from(t + 1),
        "among" if matches!(scene.norm(t + 1), "them" | "whom") => {
            let after = if matches!(scene.norm(t + 2), "were" | "are" | "was") { t + 3 } else { t + 2 };
            let after = if scene.norm(after) == "," { after + 1 } else { after };
            scene.chunk_from(after)
        }
        "of" if matches!(scene.norm(t + 1), "them" | "whom") => scene
            .chunk_of(TokenId(t.0.checked_sub(1)?))
            .filter(|&c| matches!(scene.chunks[c].count, Count::Number(_))),
        _ => None,
    }
}

/// "The dead included two nurses", "among the wounded were two boys".
fn members(scene: &Scene<'_, '_>) -> Vec<Hit> {
    let mut found = Vec::new();
    for trigger in scene.triggers.iter().filter(|t| t.meaning.frames.has(Frame::Person)) {
        let Some(group) = scene.chunk_of(trigger.head).map(|c| scene.chunks[c]) else { continue };
        let end = group.tokens.end;
        let after = match scene.norm(end) {
            "include" | "included" | "includes" | "were" | "was" | "are"
                if trigger.tokens.contains(group.head) =>
            {
                end + 1
            }
            _ => continue,
        };
        let verb = scene.norm(end);
        let among = scene.before(group.tokens.start, 1) == "among";
        if !among && !verb.starts_with("include") {
            continue;
        }
        let Some(first) = scene.chunk_from(after).filter(|&c| accepts(scene, c, true)) else { continue };
        let limit = scene.sentence(trigger.head).end;
        let trigger_tokens = TokenRange::new(trigger.tokens.start, after);
        found.extend(
            lists::from(scene, first, limit, false)
                .into_iter()
                .map(|c| Hit::new(scene.chunks[c], trigger.meaning.kind, trigger_tokens, ID)),
        );
    }
    found
}
