//! "claimed the lives of 12", "cost 40 people their lives", "lost three relatives", "20 lives were lost".

use crate::pipeline::casualties::chunks::{Chunk, Count};
use crate::pipeline::casualties::hit::{Find, Hit};
use crate::pipeline::casualties::lexicon::{Frame, LEXICON};
use crate::pipeline::casualties::lists;
use crate::pipeline::casualties::scene::{ChunkId, Scene};
use crate::pipeline::casualties::verbs::{Verbs, accepts};
use crate::pipeline::casualties::{CasualtyKind, VictimCategory};
use crate::pipeline::rule::{Example, Rule, RuleInfo};
use crate::pipeline::text::{TokenId, TokenRange};

const ID: &str = "casualties/life";

/// The rule.
pub const RULE: Rule<Find> = Rule {
    info: RuleInfo {
        id: ID,
        doc: "Phrases of life and loss: claimed the lives of, cost people their lives, lost relatives, lives were lost, the bodies of.",
        examples: &[
            Example::new(
                "The war has claimed the lives of over 4,000 people.",
                &["over 4,000 people: killed 4000 more_than"],
            ),
            Example::new("The fire cost 40 people their lives.", &["40 people: killed 40 exact"]),
            Example::new("The quake took 300 lives.", &["300 lives: killed 300 exact"]),
            Example::new(
                "The bodies of a clerk and two guards were found inside.",
                &["a clerk: killed 1 exact implicit", "two guards: killed 2 exact"],
            ),
            Example::new(
                "Kim lost his wife and two children in the flood.",
                &["his wife: killed 1 exact implicit", "two children: killed 2 exact"],
            ),
            Example::new("She lost three relatives in the flood.", &["three relatives: killed 3 exact"]),
        ],
        lookalikes: &[
            "Seat belts saved 300 lives.",
            "The party lost three seats.",
            "He lost his wife and his house to a banker.",
            "The tour cost 40 people 100 euros.",
            "Cats have nine lives.",
        ],
    },
    find,
};

fn find(scene: &Scene<'_, '_>, _: &Verbs, hits: &mut Vec<Hit>) {
    for trigger in scene.triggers.iter().filter(|t| t.meaning.frames.has(Frame::Following)) {
        // "three bodies of fighters": those counted are the bodies.
        let bodies = scene.chunk_of(trigger.tokens.start).map(|c| scene.chunks[c]);
        if let Some(bodies) =
            bodies.filter(|c| scene.number_of(c).is_some() && c.head == trigger.tokens.start)
        {
            hits.push(Hit::new(bodies, trigger.meaning.kind, trigger.tokens, ID));
            continue;
        }
        let Some(first) = scene.chunk_from(trigger.tokens.end).filter(|&c| accepts(scene, c, true)) else {
            continue;
        };
        let end = scene.sentence(trigger.head).end;
        let group = lists::from(scene, first, end, !opens_clause(scene, trigger.tokens.start));
        hits.extend(
            group.into_iter().map(|c| Hit::new(scene.chunks[c], trigger.meaning.kind, trigger.tokens, ID)),
        );
    }
    for (c, chunk) in scene.chunks.iter().enumerate() {
        hits.extend(lost_with(scene, c, chunk));
        if !matches!(chunk.count, Count::Number(_)) {
            continue;
        }
        if let Some(words) =
            lives(scene, chunk).or_else(|| cost(scene, chunk)).or_else(|| lost(scene, c, chunk))
        {
            hits.push(Hit::new(*chunk, CasualtyKind::Killed, words, ID));
        }
    }
}

/// "*The bodies of* a woman and two men were found": the whole list is one subject, so its last member's verb ends nothing.
fn opens_clause(scene: &Scene<'_, '_>, bodies: TokenId) -> bool {
    let determined = matches!(scene.before(bodies, 1), "the" | "their" | "his" | "her");
    let before = scene.before(bodies, 1 + usize::from(determined));
    scene.tag(bodies).is_noun()
        && (before.is_empty() || LEXICON.grammar.subordinators.contains(before) || before == ",")
}

/// "took 300 lives", "300 lives were lost", "the loss of 300 lives".
fn lives(scene: &Scene<'_, '_>, chunk: &Chunk) -> Option<TokenRange> {
    if !matches!(scene.norm(chunk.head), "lives" | "life") {
        return None;
    }
    let before = TokenId(chunk.tokens.start.0.checked_sub(1)?);
    let taken = LEXICON.grammar.taking_lives.contains(scene.norm(before));
    if taken {
        return Some(TokenRange::one(before));
    }
    let lost = (chunk.tokens.end.0..chunk.tokens.end.0 + 4)
        .map(TokenId)
        .find(|&t| matches!(scene.norm(t), "lost" | "claimed" | "taken"));
    lost.map(TokenRange::one).or_else(|| {
        (scene.norm(before) == "of" && scene.before(before, 1) == "loss")
            .then(|| TokenRange::new(TokenId(before.0 - 1), chunk.tokens.start))
    })
}

/// "cost 40 people their lives".
fn cost(scene: &Scene<'_, '_>, chunk: &Chunk) -> Option<TokenRange> {
    let before = TokenId(chunk.tokens.start.0.checked_sub(1)?);
    let costs = matches!(scene.norm(before), "cost" | "costs" | "costing");
    let end = chunk.tokens.end;
    let lives = scene.norm(end) == "their" && scene.norm(end + 1) == "lives";
    (costs && lives).then(|| TokenRange::one(before))
}

/// "lost *his wife and two children* in the flood": family, where the loss is placed; one may lose a wife to another man.
fn lost_with(scene: &Scene<'_, '_>, c: ChunkId, chunk: &Chunk) -> Vec<Hit> {
    let Some(verb) = chunk.tokens.start.0.checked_sub(1).map(TokenId) else { return Vec::new() };
    let loses = matches!(scene.norm(verb), "lost" | "losing") && chunk.count == Count::One;
    if !loses || !LEXICON.grammar.lost_one.contains(scene.norm(chunk.head)) {
        return Vec::new();
    }
    let group = lists::from(scene, c, scene.sentence(verb).end, true);
    let end = group.last().map_or(chunk.tokens.end, |&last| scene.chunks[last].tokens.end);
    let placed =
        group.len() > 1 && scene.norm(end) == "in" && matches!(scene.norm(end + 1), "the" | "a" | "an");
    let of = |&c: &ChunkId| Hit::new(scene.chunks[c], CasualtyKind::Killed, TokenRange::one(verb), ID);
    if placed { group.iter().map(of).collect() } else { Vec::new() }
}

/// "lost three relatives": only where those lost are people.
fn lost(scene: &Scene<'_, '_>, c: ChunkId, chunk: &Chunk) -> Option<TokenRange> {
    let before = TokenId(chunk.tokens.start.0.checked_sub(1)?);
    let loses = matches!(scene.norm(before), "lost" | "losing");
    let kin = LEXICON.grammar.lost.contains(scene.norm(chunk.head));
    let served = matches!(
        chunk.category,
        VictimCategory::Military | VictimCategory::Police | VictimCategory::AidWorker | VictimCategory::Child
    );
    (loses && (kin || served) && accepts(scene, c, true)).then(|| TokenRange::one(before))
}
