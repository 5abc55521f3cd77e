//! The subject of a passive or of "died": right before the verb group, where the tree finds it, or the nearest chunk
//! to the left that nothing governs.

use super::group::Group;
use super::members::{governed, governing, including_whole, list_start, past_bracket, relative_list_start};
use super::object::accepts;
use super::{Done, Voice};
use crate::pipeline::casualties::chunks::Count;
use crate::pipeline::casualties::lexicon::LEXICON;
use crate::pipeline::casualties::lists;
use crate::pipeline::casualties::people::Personhood;
use crate::pipeline::casualties::scene::{ChunkId, Scene, Trigger};
use crate::pipeline::syntax::{Dep, Tag};
use crate::pipeline::text::{TokenId, TokenRange};

/// The victims of a verb whose subject they are.
pub fn of(scene: &Scene<'_, '_>, trigger: &Trigger, group: Group, people_only: bool) -> Done {
    if let Some(reflexive) = reflexive(scene, trigger) {
        return Done { voice: Some(Voice::Active), victims: vec![reflexive] };
    }
    let before = scene.chunk_until(past_bracket(scene, group.start));
    // "five people, including an infant, were hurt"
    let closed = TokenId(group.start.0 - u32::from(scene.before(group.start, 1) == ","));
    let whole = scene.chunk_until(past_bracket(scene, closed)).and_then(|c| including_whole(scene, c));
    // "Seven men, with ties to several groups including two gangs, were killed"
    let tied =
        |c: &ChunkId| matches!(scene.before(scene.chunks[*c].tokens.start, 1), "to" | "with" | "by" | "for");
    let whole = whole
        .map(|c| {
            let further =
                Some(c).filter(tied).and_then(|_| nearest_subject(scene, scene.chunks[c].tokens.start));
            further.unwrap_or(c)
        })
        .filter(|&c| accepts(scene, c, people_only));
    if let Some(whole) = whole {
        return Done { voice: Some(Voice::Passive), victims: vec![whole] };
    }
    let adjacent = before
        .filter(|&c| !is_reflexive(scene, c))
        .filter(|&c| !governed(scene, c) || (!group.be && is_of_kin(scene, c)))
        .filter(|&c| !accompanies(scene, c, group));
    let by_tree = || tree_subject(scene, trigger, group).map(|c| counted_head(scene, c));
    // "Four men on the way to see *a friend* were shot".
    let plural = |c: &ChunkId| scene.chunks[*c].count != Count::One && accepts(scene, *c, people_only);
    let further =
        adjacent.filter(|&c| !agrees(scene, trigger, group, c)).and_then(|_| by_tree().filter(plural));
    // "a teacher and a *village head* were shot": one of a list is known to be people.
    let closes_list = |c: &ChunkId| {
        let start = list_start(scene, *c);
        start != *c && accepts(scene, start, people_only) && scene.chunks[*c].count == Count::One
    };
    let found = match adjacent.filter(|c| accepts(scene, *c, people_only) || (group.be && closes_list(c))) {
        _ if further.is_some() => further,
        Some(people) => Some(people),
        None => match by_tree() {
            Some(c) if accepts(scene, c, people_only) => Some(c),
            // A subject of another nature right before the verb is the subject all the same.
            _ if adjacent.is_some() && group.be => None,
            Some(c) if scene.chunks[c].person == Personhood::Never && group.be => None,
            _ => nearest_subject(scene, group.start),
        },
    };
    let Some(found) = found.map(|c| past_whose(scene, c, group)) else { return Done::default() };
    // "14 nuns and a priest *who were* taken"
    let auxiliaries = TokenRange::new(group.start, trigger.tokens.start);
    let relative = matches!(scene.before(group.start, 1), "who" | "that")
        && auxiliaries.iter().any(|t| matches!(scene.norm(t), "were" | "are" | "have"));
    let first = if relative { relative_list_start(scene, found) } else { list_start(scene, found) };
    let victims = lists::from(scene, first, group.start, false);
    let mixed = first != found && accepts(scene, first, people_only) && !accepts(scene, found, people_only);
    let mut victims: Vec<ChunkId> = victims.into_iter().filter(|&c| accepts(scene, c, people_only)).collect();
    if mixed && !victims.contains(&found) {
        victims.push(found);
    }
    Done { voice: Some(Voice::Passive), victims }
}

/// Whether "were" can have a chunk as its subject: not one person alone.
fn agrees(scene: &Scene<'_, '_>, trigger: &Trigger, group: Group, chunk: ChunkId) -> bool {
    let c = &scene.chunks[chunk];
    let auxiliaries = TokenRange::new(group.start, trigger.tokens.start);
    let plural = auxiliaries.iter().any(|t| matches!(scene.norm(t), "were" | "are"));
    let single = c.count == Count::One && !c.pronoun && list_start(scene, chunk) == chunk;
    !(plural && single)
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

/// "The family of *a teenager* shot in Akron".
fn is_of_kin(scene: &Scene<'_, '_>, chunk: ChunkId) -> bool {
    governing(scene, chunk).is_some_and(|c| LEXICON.grammar.kin.contains(scene.norm(scene.chunks[c].head)))
}

/// "4 soldiers *from the coast guard* killed": those who are counted, not where they come from.
fn counted_head(scene: &Scene<'_, '_>, chunk: ChunkId) -> ChunkId {
    let counted = |c: &ChunkId| scene.number_of(&scene.chunks[*c]).is_some();
    governing(scene, chunk).filter(|c| counted(c) && !counted(&chunk)).unwrap_or(chunk)
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

/// "Bauer, *whose wife*, Ida, was killed": she was, and not he whose wife she is.
fn past_whose(scene: &Scene<'_, '_>, found: ChunkId, group: Group) -> ChunkId {
    let end = scene.chunks[found].tokens.end;
    let whose = if scene.norm(end) == "," { end + 1 } else { end };
    if scene.norm(whose) != "whose" {
        return found;
    }
    let owned = scene.chunk_of(whose + 1).filter(|&c| scene.chunks[c].tokens.end <= group.start);
    owned.filter(|&c| c != found && accepts(scene, c, true)).unwrap_or(found)
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
        // "three men *belonging to the gang* were killed"
        if let Some(described) = scene.chunk_until(t).filter(|_| matches!(tag, Tag::VBG | Tag::VBN)) {
            let whom = accepts(scene, described, true) && !governed(scene, described);
            return Some(described).filter(|_| whom);
        }
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
