//! The subject of a passive or of "died": right before the verb group, where the tree finds it, or the nearest chunk
//! to the left that nothing governs.

use super::group::Group;
use super::object::accepts;
use super::{Done, Voice};
use crate::pipeline::casualties::chunks::Count;
use crate::pipeline::casualties::lexicon::LEXICON;
use crate::pipeline::casualties::lists;
use crate::pipeline::casualties::people::Personhood;
use crate::pipeline::casualties::scene::{ChunkId, Scene, Trigger};
use crate::pipeline::syntax::{Dep, Tag};
use crate::pipeline::text::TokenId;

/// The victims of a verb whose subject they are.
pub fn of(scene: &Scene<'_, '_>, trigger: &Trigger, group: Group, people_only: bool) -> Done {
    if let Some(reflexive) = reflexive(scene, trigger) {
        return Done { voice: Some(Voice::Active), victims: vec![reflexive] };
    }
    let before = scene.chunk_until(group.start);
    // "five people, including an infant, were hurt"
    let closed = TokenId(group.start.0 - u32::from(scene.before(group.start, 1) == ","));
    let whole = scene
        .chunk_until(closed)
        .and_then(|c| including_whole(scene, c))
        .filter(|&c| accepts(scene, c, people_only));
    if let Some(whole) = whole {
        return Done { voice: Some(Voice::Passive), victims: vec![whole] };
    }
    let adjacent = before
        .filter(|&c| !is_reflexive(scene, c))
        .filter(|&c| !governed(scene, c) && !accompanies(scene, c, group));
    let by_tree = || tree_subject(scene, trigger, group);
    let found = match adjacent.filter(|&c| accepts(scene, c, people_only)) {
        Some(people) => Some(people),
        None => match by_tree() {
            Some(c) if accepts(scene, c, people_only) => Some(c),
            // A subject of another nature right before the verb is the subject all the same.
            _ if adjacent.is_some() && group.be => None,
            Some(c) if scene.chunks[c].person == Personhood::Never && group.be => None,
            _ => nearest_subject(scene, group.start),
        },
    };
    let Some(first) = found else { return Done::default() };
    let first = list_start(scene, first);
    let victims = lists::from(scene, first, group.start, false);
    let victims = victims.into_iter().filter(|&c| accepts(scene, c, people_only)).collect();
    Done { voice: Some(Voice::Passive), victims }
}

/// "A boy who shot *himself* has died": it was the boy.
fn is_reflexive(scene: &Scene<'_, '_>, chunk: ChunkId) -> bool {
    matches!(scene.norm(scene.chunks[chunk].head), "himself" | "herself" | "themselves")
}

/// "killed *himself*".
fn reflexive(scene: &Scene<'_, '_>, trigger: &Trigger) -> Option<ChunkId> {
    let is_reflexive = |t: &TokenId| matches!(scene.norm(*t), "himself" | "herself" | "themselves");
    trigger.tokens.iter().find(is_reflexive).and_then(|t| scene.chunk_of(t))
}

/// Whether a preposition before the chunk makes it part of another phrase: "people in the *bus* were".
fn governed(scene: &Scene<'_, '_>, chunk: ChunkId) -> bool {
    let start = scene.chunks[chunk].tokens.start;
    let before = start.0.checked_sub(1).map(TokenId);
    before.is_some_and(|t| {
        scene.sentence(t) == scene.sentence(start)
            && (matches!(scene.tag(t), Tag::IN | Tag::TO) || scene.norm(t) == "including")
            && !LEXICON.grammar.subordinators.contains(scene.norm(t))
    })
}

/// "A boy in the car with *Johnson* was hit": beside the subject, where the verb is finite.
fn accompanies(scene: &Scene<'_, '_>, chunk: ChunkId, group: Group) -> bool {
    group.be && matches!(scene.before(scene.chunks[chunk].tokens.start, 1), "with" | "by")
}

fn tree_subject(scene: &Scene<'_, '_>, trigger: &Trigger, group: Group) -> Option<ChunkId> {
    let syntax = scene.syntax();
    let own = syntax.subject(trigger.head).filter(|&s| s < group.start);
    let subject = match own {
        Some(s) if matches!(scene.norm(s), "who" | "that" | "which" | "whom") => {
            antecedent(scene, s, trigger)?
        }
        Some(s) => s,
        None if matches!(syntax.dep(trigger.head), Dep::Acl | Dep::Relcl) => syntax.head(trigger.head)?,
        None => climb(scene, trigger.head)?,
    };
    scene.chunk_of(subject).filter(|&c| scene.chunks[c].tokens.end <= group.start)
}

/// The subject of the verb that a phrase like "in critical condition" hangs on.
fn climb(scene: &Scene<'_, '_>, t: TokenId) -> Option<TokenId> {
    let syntax = scene.syntax();
    syntax
        .ancestors(t)
        .take(4)
        .filter(|&a| scene.tag(a).is_verb())
        .find_map(|a| syntax.subject(a))
        .filter(|&s| s < t)
}

fn antecedent(scene: &Scene<'_, '_>, pronoun: TokenId, trigger: &Trigger) -> Option<TokenId> {
    let mut before = pronoun;
    if scene.before(before, 1) == "," {
        before = TokenId(before.0 - 1);
    }
    if let Some(chunk) =
        scene.chunk_until(before).filter(|&c| scene.chunks[c].may_be_victims() || scene.chunks[c].named)
    {
        return Some(scene.chunks[chunk].head);
    }
    let syntax = scene.syntax();
    let verb = if syntax.dep(trigger.head) == Dep::Relcl { trigger.head } else { syntax.head(pronoun)? };
    syntax.head(verb)
}

/// The nearest chunk to the left that can be the victims and that nothing governs, within the clause.
fn nearest_subject(scene: &Scene<'_, '_>, start: TokenId) -> Option<ChunkId> {
    let floor =
        if start.index() < scene.document().len() { scene.sentence(start).start } else { return None };
    let mut t = start;
    for _ in 0..14 {
        if t <= floor {
            return None;
        }
        if let Some(chunk) = scene.chunk_until(t) {
            let may_be = accepts(scene, chunk, true) && !governed(scene, chunk);
            if may_be && !is_bare_police(scene, chunk) && !is_reflexive(scene, chunk) {
                return Some(chunk);
            }
            t = scene.chunks[chunk].tokens.start;
            continue;
        }
        t = TokenId(t.0 - 1);
        let tag = scene.tag(t);
        if tag.is_verb()
            || tag == Tag::MD
            || matches!(scene.norm(t), ";" | ":" | "--" | "when" | "while" | "that")
        {
            return None;
        }
    }
    None
}

/// "Police: teen shot": who tells it, not who was shot.
fn is_bare_police(scene: &Scene<'_, '_>, chunk: ChunkId) -> bool {
    let c = &scene.chunks[chunk];
    c.tokens.len() == 1 && LEXICON.grammar.tellers.contains(scene.norm(c.head))
}

/// The first member of the list that a chunk closes: "his wife *and two sons* were killed".
fn list_start(scene: &Scene<'_, '_>, chunk: ChunkId) -> ChunkId {
    let mut first = chunk;
    for _ in 0..20 {
        let mut t = scene.chunks[first].tokens.start;
        let floor = scene.sentence(t).start;
        let (mut joints, mut and) = (0, false);
        while t > floor && joints < 3 {
            let word = scene.norm(TokenId(t.0 - 1));
            if !matches!(word, "and" | ",") {
                break;
            }
            and |= word == "and";
            joints += 1;
            t = TokenId(t.0 - 1);
        }
        let in_list = and || first != chunk;
        match scene.chunk_until(t).map(|c| governing(scene, c).unwrap_or(c)).filter(|_| joints > 0 && in_list)
        {
            Some(before) if is_free_member(scene, before, floor) => first = before,
            _ => break,
        }
    }
    first
}

/// "four people, including *an elder and his son*, were killed": the whole, where the chunk closes a list of parts.
fn including_whole(scene: &Scene<'_, '_>, chunk: ChunkId) -> Option<ChunkId> {
    let mut at = chunk;
    for _ in 0..8 {
        let start = scene.chunks[at].tokens.start;
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
        at = scene.chunk_until(TokenId(start.0 - joints as u32))?;
    }
    None
}

/// "the head *of the jail*": the chunk that a chunk after "of" belongs to.
fn governing(scene: &Scene<'_, '_>, chunk: ChunkId) -> Option<ChunkId> {
    let start = scene.chunks[chunk].tokens.start;
    let of = matches!(scene.before(start, 1), "of" | "from");
    of.then(|| scene.chunk_until(TokenId(start.0 - 1)))
        .flatten()
        .filter(|&c| scene.chunks[c].person != Personhood::Never)
}

/// A person who is not the object of a verb before it.
fn is_free_member(scene: &Scene<'_, '_>, chunk: ChunkId, floor: TokenId) -> bool {
    let c = &scene.chunks[chunk];
    let start = c.tokens.start;
    let leaves = matches!(scene.before(start, 1), "left" | "leaving" | "leaves" | "leave");
    let after_verb =
        start > floor && !leaves && (scene.tag(TokenId(start.0 - 1)).is_verb() || governed(scene, chunk));
    (c.person.is_people() || c.named || (c.elided && scene.number_of(c).is_some()))
        && !after_verb
        && c.count != Count::Zero
}
