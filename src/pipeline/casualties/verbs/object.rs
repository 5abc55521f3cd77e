//! The object of a verb, and which chunks can be its victims.

use crate::pipeline::casualties::chunks::{Chunk, Count};
use crate::pipeline::casualties::lexicon::{Frame, LEXICON};
use crate::pipeline::casualties::people::Personhood;
use crate::pipeline::casualties::scene::{ChunkId, Scene, Trigger};
use crate::pipeline::dates;
use crate::pipeline::numbers::NumberKind;
use crate::pipeline::syntax::Tag;

/// What a verb has as its object.
pub enum Object {
    /// People.
    People(ChunkId),
    /// Something else.
    Things,
    /// Nothing.
    None,
}

/// The object: right after the verb, or where the tree finds it.
pub fn of(scene: &Scene<'_, '_>, trigger: &Trigger, people_only: bool) -> Object {
    let mut t = trigger.tokens.end;
    let end = scene.sentence(trigger.head).end;
    let mut beyond_adverb = false;
    for _ in 0..3 {
        if t >= end {
            return Object::None;
        }
        if let Some(chunk) = scene.chunk_from(t) {
            return if accepts(scene, chunk, people_only) {
                Object::People(chunk)
            } else if beyond_adverb || (is_temporal(scene, chunk) && !is_of(scene, chunk)) {
                Object::None
            } else {
                Object::Things
            };
        }
        match scene.norm(t) {
            "to" if scene.norm(t + 1) == "death" => t = t + 2,
            "dead" | "up" | "down" | "off" | "a" => t = t + 1,
            _ if scene.tag(t) == Tag::RB => {
                beyond_adverb = true;
                t = t + 1;
            }
            _ => break,
        }
    }
    let object =
        scene.syntax().object(trigger.head).filter(|&o| o > trigger.head && o.0 - trigger.head.0 < 8);
    let chunk = object.and_then(|o| scene.chunk_of(o)).filter(|&c| {
        let between = scene.chunks[c].tokens.start.0.checked_sub(trigger.tokens.end.0);
        between.is_some_and(|n| n < 4) && accepts(scene, c, people_only)
    });
    chunk.map_or(Object::None, Object::People)
}

/// "shot *40 minutes of film*": what was shot, not for how long.
fn is_of(scene: &Scene<'_, '_>, chunk: ChunkId) -> bool {
    let tokens = scene.chunks[chunk].tokens;
    scene.norm(tokens.end) == "of" || tokens.iter().any(|t| scene.norm(t) == "of")
}

/// "killed Sunday night", "shot several times": when or how often, not whom.
fn is_temporal(scene: &Scene<'_, '_>, chunk: ChunkId) -> bool {
    let c = &scene.chunks[chunk];
    dates::names_day(scene.norm(c.head))
        || dates::names_day(scene.norm(c.tokens.start))
        || LEXICON.grammar.temporal.contains(scene.norm(c.head))
        || scene.number_of(c).is_some_and(|n| !n.counts())
}

/// Whether a chunk can be the victims of a verb.
pub fn accepts(scene: &Scene<'_, '_>, chunk: ChunkId, people_only: bool) -> bool {
    let c = &scene.chunks[chunk];
    let counted = scene.number_of(c).is_some();
    // "shot each other", "your child could be shot"
    if matches!(scene.norm(c.tokens.start), "each" | "your") && !counted {
        return false;
    }
    // "Boy Dead, 3 Injured": what happened, not whom.
    let outcome = c.named && !counted && c.tokens.len() == 1 && tells_an_outcome(scene, c);
    if outcome {
        return false;
    }
    match c.person {
        Personhood::Known(_) | Personhood::Likely => true,
        Personhood::Never => false,
        Personhood::Unknown if c.elided => counted && elided_counts(scene, c),
        Personhood::Unknown => {
            !people_only && (counted || (c.named && !c.definite) || c.count == Count::Zero)
        }
    }
}

fn tells_an_outcome(scene: &Scene<'_, '_>, chunk: &Chunk) -> bool {
    [Frame::State, Frame::Patient].iter().any(|&frame| scene.has_frame(chunk.head, frame))
}

/// "12" in "killed 12", not in "killed 12 percent".
fn elided_counts(scene: &Scene<'_, '_>, chunk: &Chunk) -> bool {
    scene.number_of(chunk).is_some_and(|n| n.counts() || n.kind == NumberKind::Fraction)
}
