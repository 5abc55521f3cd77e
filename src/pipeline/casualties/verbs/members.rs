//! Who shares the role of a chunk before a verb: lists and appositions read backwards, past brackets and ages.

use crate::pipeline::casualties::chunks::Count;
use crate::pipeline::casualties::lexicon::LEXICON;
use crate::pipeline::casualties::lists;
use crate::pipeline::casualties::people::Personhood;
use crate::pipeline::casualties::scene::{ChunkId, Scene};
use crate::pipeline::numbers::Sense;
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::TokenId;

/// The first member of the list that a chunk closes: "his wife *and two sons* were killed".
pub fn list_start(scene: &Scene<'_, '_>, chunk: ChunkId) -> ChunkId {
    start_of(scene, chunk, false)
}

/// The same of those whom a relative clause tells of: "they hold 14 nuns *and a priest* who were taken".
pub fn relative_list_start(scene: &Scene<'_, '_>, chunk: ChunkId) -> ChunkId {
    start_of(scene, chunk, true)
}

fn start_of(scene: &Scene<'_, '_>, chunk: ChunkId, relative: bool) -> ChunkId {
    let mut first = chunk;
    for _ in 0..20 {
        let mut t = scene.chunks[first].tokens.start;
        let floor = scene.sentence(t).start;
        let (mut joints, mut and) = (0, false);
        while t > floor && joints < 3 {
            let word = scene.norm(TokenId(t.0 - 1));
            // "as well as"
            let as_well = word == "as" && scene.before(t, 2) == "well" && scene.before(t, 3) == "as";
            if !matches!(word, "and" | ",") && !as_well {
                break;
            }
            and |= word != ",";
            joints += 1;
            t = TokenId(t.0 - if as_well { 3 } else { 1 });
        }
        t = past_age(scene, past_bracket(scene, t));
        let before = scene.chunk_until(t).map(|c| governing(scene, c).unwrap_or(c));
        // "Parents, 2 children dead"; "his helper, John Doe, was"
        let paired =
            before.is_some_and(|c| lists::is_headline_pair(scene, c, first) || is_name_of(scene, c, first));
        let in_list = and || first != chunk || paired;
        match before.filter(|_| joints > 0 && in_list) {
            // "officers found four victims, *and* two men died": another clause
            Some(before) if and && joints > 1 && is_come_upon(scene, before) => break,
            Some(before) if is_free_member(scene, before, floor, relative) => first = before,
            _ => break,
        }
    }
    first
}

/// Steps back over an age: "John Doe, 34, and his helper".
fn past_age(scene: &Scene<'_, '_>, t: TokenId) -> TokenId {
    let age = t.0.checked_sub(1).map(TokenId).filter(|&age| {
        let at = scene.numbers.partition_point(|n| n.tokens.end <= age);
        scene.numbers.get(at).is_some_and(|n| n.tokens.contains(age) && n.sense == Sense::Age)
    });
    match age {
        Some(_) if scene.before(t, 2) == "," => TokenId(t.0 - 2),
        _ => t,
    }
}

/// "*his helper*, John Doe": a description, and the name that follows it.
fn is_name_of(scene: &Scene<'_, '_>, described: ChunkId, name: ChunkId) -> bool {
    let (described, name) = (&scene.chunks[described], &scene.chunks[name]);
    name.named
        && name.count == Count::One
        && !described.named
        && described.count == Count::One
        && described.person.is_people()
        && scene.norm(described.tokens.end) == ","
}

/// "four people, including *an elder and his son*, were killed": the whole, where the chunk closes a list of parts.
pub fn including_whole(scene: &Scene<'_, '_>, chunk: ChunkId) -> Option<ChunkId> {
    let mut at = chunk;
    for _ in 0..8 {
        let start = scene.chunks[at].tokens.start;
        // "two inspectors *of the city's police*"
        if let Some(head) = governing(scene, at) {
            at = head;
            continue;
        }
        if scene.before(start, 1) == "including" {
            let including = TokenId(start.0 - 1);
            let end = if scene.before(including, 1) == "," { TokenId(including.0 - 1) } else { including };
            let whole = scene.chunk_until(end)?;
            return Some(governing(scene, whole).unwrap_or(whole));
        }
        let joints = (1..=2).take_while(|&n| matches!(scene.before(start, n), "and" | ",")).count();
        if joints == 0 {
            return None;
        }
        at = scene.chunk_until(past_bracket(scene, TokenId(start.0 - joints as u32)))?;
    }
    None
}

/// "the head *of the jail*": the chunk that a chunk after "of" belongs to.
pub fn governing(scene: &Scene<'_, '_>, chunk: ChunkId) -> Option<ChunkId> {
    let start = scene.chunks[chunk].tokens.start;
    let of = matches!(scene.before(start, 1), "of" | "from");
    of.then(|| scene.chunk_until(TokenId(start.0 - 1)))
        .flatten()
        .filter(|&c| scene.chunks[c].person != Personhood::Never)
}

/// "left *a man* and two women dead", "found them dead": the object of a verb that did not kill.
fn is_come_upon(scene: &Scene<'_, '_>, chunk: ChunkId) -> bool {
    LEXICON.grammar.comes_upon.contains(scene.before(scene.chunks[chunk].tokens.start, 1))
}

/// A person who is not the object of a verb before it.
fn is_free_member(scene: &Scene<'_, '_>, chunk: ChunkId, floor: TokenId, relative: bool) -> bool {
    let c = &scene.chunks[chunk];
    let start = c.tokens.start;
    let leaves = is_come_upon(scene, chunk)
        || (scene.before(start, 1) == "in" && scene.before(start, 2).starts_with("result"));
    let after_verb = start > floor
        && !leaves
        && !relative
        && (scene.tag(TokenId(start.0 - 1)).is_verb() || governed(scene, chunk));
    (c.person.is_people() || c.named || (c.elided && scene.number_of(c).is_some()))
        && !after_verb
        && c.count != Count::Zero
}

/// Where a bracket that ends right before `t` opens; `t` where there is none: "two activists of the party (PTI) were".
pub fn past_bracket(scene: &Scene<'_, '_>, t: TokenId) -> TokenId {
    const LONGEST: u32 = 10;
    if scene.before(t, 1) != ")" {
        return t;
    }
    let floor = scene.sentence(TokenId(t.0 - 1)).start.0.max(t.0.saturating_sub(LONGEST));
    (floor..t.0).rev().map(TokenId).find(|&open| scene.norm(open) == "(").unwrap_or(t)
}

/// Whether a preposition before the chunk makes it part of another phrase: "people in the *bus* were".
pub fn governed(scene: &Scene<'_, '_>, chunk: ChunkId) -> bool {
    let start = scene.chunks[chunk].tokens.start;
    let before = start.0.checked_sub(1).map(TokenId);
    before.is_some_and(|t| {
        scene.sentence(t) == scene.sentence(start)
            && (matches!(scene.tag(t), Tag::IN | Tag::TO) || scene.norm(t) == "including")
            && !LEXICON.grammar.subordinators.contains(scene.norm(t))
    })
}
