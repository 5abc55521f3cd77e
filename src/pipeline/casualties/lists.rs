//! Chunks that share a role: "his wife and two sons", "John Doe, 34, and Jane Roe, 30".

use super::chunks::{Chunk, Count};
use super::scene::{ChunkId, Scene};
use crate::pipeline::entities::EntityType;
use crate::pipeline::numbers::Sense;
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::TokenId;

/// "his two sons John": a counted common noun with names behind it.
fn counts_names(scene: &Scene<'_, '_>, chunk: &Chunk) -> bool {
    scene.number_of(chunk).is_some()
        && scene.tag(chunk.head).is_proper()
        && chunk.tokens.iter().any(|t| t < chunk.head && scene.tag(t) == Tag::NNS)
}

/// Longest list followed.
const MAX: usize = 40;

/// The chunks joined with `first`, itself included, up to `limit`. Appositions are stepped over.
///
/// With `closed`, the list ends where a verb follows a chunk, because that chunk is the verb's subject.
pub fn from(scene: &Scene<'_, '_>, first: ChunkId, limit: TokenId, closed: bool) -> Vec<ChunkId> {
    let mut members = vec![first];
    let mut at = first;
    let mut joined_by_and = false;
    let mut kept = 1;
    while members.len() < MAX {
        let Some(next) = next(scene, at, limit) else { break };
        let chunk = &scene.chunks[next.chunk];
        if closed && opens_a_clause(scene, chunk.tokens.end) {
            break;
        }
        at = next.chunk;
        if is_apposition(scene, *members.last().unwrap_or(&first), &next) {
            continue;
        }
        // "his two sons John *and Paul*": named ones of those counted.
        let last = members.last().map(|&m| &scene.chunks[m]);
        if next.and
            && chunk.named
            && chunk.count == Count::One
            && last.is_some_and(|m| counts_names(scene, m))
        {
            continue;
        }
        let place = scene.syntax().name_at(chunk.head).is_some_and(|n| {
            matches!(n.kind, EntityType::Place | EntityType::Organization | EntityType::Other)
        });
        // "killed 28 people and one missing": told by its own word.
        if scene.has_frame(chunk.head, super::lexicon::Frame::Person)
            && !scene.has_frame(scene.chunks[first].head, super::lexicon::Frame::Person)
        {
            break;
        }
        let counted = scene.number_of(chunk).is_some() && chunk.person != super::people::Personhood::Never;
        if !chunk.may_be_victims() && !counted && (!chunk.named || place) {
            break;
        }
        // "50 fighters from the army and *the Coast Network*": a second place that they come from.
        let known = matches!(chunk.person, super::people::Personhood::Known(_));
        let person = scene.syntax().name_at(chunk.head).is_some_and(|n| n.kind == EntityType::Person);
        if next.modified && chunk.named && !counted && !known && !person {
            break;
        }
        members.push(next.chunk);
        joined_by_and |= next.and;
        if next.and {
            kept = members.len();
        }
    }
    // "A, B" without an "and" is an apposition or a new clause; three or more are a list all the same.
    let headline = members.windows(2).all(|pair| is_headline_pair(scene, pair[0], pair[1]));
    if !joined_by_and && members.len() > 1 && headline {
        return members;
    }
    if !joined_by_and && members.len() < 4 {
        members.truncate(1);
    } else if joined_by_and {
        members.truncate(kept);
    }
    members
}

/// "Man kills wife, 2 children": a headline's comma stands for "and" between nouns without a determiner.
pub fn is_headline_pair(scene: &Scene<'_, '_>, first: ChunkId, second: ChunkId) -> bool {
    let (a, b) = (&scene.chunks[first], &scene.chunks[second]);
    let bare = |c: &super::chunks::Chunk| {
        !c.definite && !c.named && !matches!(scene.norm(c.tokens.start), "a" | "an" | "another")
    };
    let sentence = scene.sentence(a.head);
    let open = !matches!(scene.norm(TokenId(sentence.end.0 - 1)), "." | "?" | "!" | "\"" | "”");
    open && bare(a)
        && bare(b)
        && a.age.is_none()
        && b.age.is_none()
        && b.person.is_people()
        && a.person.is_people()
}

struct Next {
    chunk: ChunkId,
    and: bool,
    /// Whether something stood between that modifies the chunk before: "from the coast".
    modified: bool,
}

/// The next chunk after a joint.
fn next(scene: &Scene<'_, '_>, chunk: ChunkId, limit: TokenId) -> Option<Next> {
    let mut t = past_modifiers(scene, scene.chunks[chunk].tokens.end, limit);
    let modified =
        scene.before(t, 1) != ")" && matches!(scene.norm(scene.chunks[chunk].tokens.end), "of" | "from");
    let (mut comma, mut and) = (false, false);
    for _ in 0..3 {
        match scene.norm(t) {
            "," | ";" => comma = true,
            "and" | "&" | "plus" | "or" => and = true,
            // "killed his wife, then himself"
            "then" if matches!(scene.norm(t + 1), "himself" | "herself" | "themselves") => and = true,
            "as" if scene.norm(t + 1) == "well" && scene.norm(t + 2) == "as" => {
                and = true;
                t = t + 2;
            }
            "along" if scene.norm(t + 1) == "with" => {
                and = true;
                t = t + 1;
            }
            _ => break,
        }
        t = t + 1;
    }
    if !(comma || and) || t >= limit {
        return None;
    }
    let chunk = scene.chunk_from(t)?;
    (scene.chunks[chunk].tokens.end <= limit).then_some(Next { chunk, and, modified })
}

/// Steps over ", 34" and "(34)" and "of Chicago".
fn past_modifiers(scene: &Scene<'_, '_>, mut t: TokenId, limit: TokenId) -> TokenId {
    for _ in 0..5 {
        if let Some(after) = past_bracket(scene, t) {
            t = after;
            continue;
        }
        if matches!(scene.norm(t), "," | "(") && is_age(scene, t + 1) {
            t = if matches!(scene.norm(t + 2), ")") { t + 3 } else { t + 2 };
            continue;
        }
        let place = matches!(scene.norm(t), "of" | "from" | "in")
            || (scene.norm(t) == "," && matches!(scene.norm(t + 1), "of" | "from"));
        let from = if scene.norm(t) == "," { t + 2 } else { t + 1 };
        match scene.chunk_from(from) {
            Some(c) if place && scene.chunks[c].tokens.end <= limit => t = scene.chunks[c].tokens.end,
            _ => break,
        }
    }
    t
}

/// Behind a short bracket that opens at `t`: "of the party (PTI)".
fn past_bracket(scene: &Scene<'_, '_>, t: TokenId) -> Option<TokenId> {
    let open = scene.norm(t) == "(" && !is_age(scene, t + 1);
    let close = (2..=8).map(|n| t + n).find(|&close| open && scene.norm(close) == ")")?;
    Some(close + 1)
}

fn is_age(scene: &Scene<'_, '_>, t: TokenId) -> bool {
    let at = scene.numbers.partition_point(|n| n.tokens.end <= t);
    scene.numbers.get(at).is_some_and(|n| n.tokens.contains(t) && n.sense == Sense::Age)
}

/// "John Doe, a teacher," and "the mayor, John Doe,": a comma alone between a name and a description.
fn is_apposition(scene: &Scene<'_, '_>, before: ChunkId, next: &Next) -> bool {
    let (a, b) = (&scene.chunks[before], &scene.chunks[next.chunk]);
    let described = |c: &super::chunks::Chunk| !c.named && scene.number_of(c).is_none() && !c.pronoun;
    let name = |c: &Chunk| c.named && scene.number_of(c).is_none();
    !next.and && ((name(a) && described(b)) || (described(a) && name(b)))
}

/// Whether a finite verb starts at `t`, past adverbs.
pub fn opens_a_clause(scene: &Scene<'_, '_>, mut t: TokenId) -> bool {
    if scene.norm(t) == "," && scene.norm(t + 1) != "who" {
        return false;
    }
    for _ in 0..3 {
        match scene.tag(t) {
            Tag::RB => t = t + 1,
            Tag::VBD | Tag::VBZ | Tag::VBP | Tag::VBN | Tag::MD => return true,
            _ => {
                return scene.has_frame(t, super::lexicon::Frame::Patient) && !scene.norm(t).ends_with("ing");
            }
        }
    }
    false
}
