//! Who the victims of a verb are: its object in the active, its subject in the passive.
//!
//! Auxiliaries and neighbours decide the voice, because tags confuse "killed" the past tense with "killed" the
//! participle; the tree says which phrase is the subject where something stands between it and the verb.

use super::chunks::{Chunk, Count};
use super::lexicon::Frame;
use super::lists;
use super::people::Personhood;
use super::scene::{ChunkId, Scene, Trigger};
use crate::pipeline::syntax::{Dep, Tag};
use crate::pipeline::text::TokenId;

/// Active or passive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// "killed 12 people".
    Active,
    /// "12 people were killed", "12 people killed in".
    Passive,
}

/// A trigger verb with its victims.
#[derive(Clone, Debug, Default)]
pub struct Done {
    /// The voice; `None` where no victims were found.
    pub voice: Option<Voice>,
    /// The victims, in text order.
    pub victims: Vec<ChunkId>,
}

/// What was found for each trigger of the scene, in the same order.
pub struct Verbs {
    /// One a trigger.
    pub done: Vec<Done>,
    /// Where each trigger's verb group starts, auxiliaries included.
    pub groups: Vec<Group>,
}

/// A verb with what stands before it.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// First token.
    pub start: TokenId,
    /// "were", "was", "got".
    pub be: bool,
    /// "have", "had".
    pub have: bool,
    /// "may", "could".
    pub modal: bool,
    /// "to".
    pub infinitive: bool,
    /// "not", "never".
    pub negated: bool,
}

impl Verbs {
    /// Reads all triggers that are verbs, in time linear in the text but for the length of lists.
    pub fn read(scene: &Scene<'_, '_>) -> Self {
        let groups: Vec<Group> = scene.triggers.iter().map(|t| group(scene, t)).collect();
        let mut done: Vec<Done> = vec![Done::default(); scene.triggers.len()];
        for i in (0..scene.triggers.len()).rev() {
            let trigger = scene.triggers[i];
            let frames = trigger.meaning.frames;
            let acts = frames.has(Frame::Patient) || frames.has(Frame::PatientOfPeople);
            if acts {
                let own =
                    patient(scene, &trigger, groups[i], &|next| done.get(next).cloned().unwrap_or_default());
                done[i] = own;
            }
            if frames.has(Frame::Experiencer) && done[i].victims.is_empty() {
                done[i] = subject(scene, &trigger, groups[i], acts);
            } else if frames.has(Frame::State) && !acts && is_predicate(scene, &trigger) {
                done[i] = subject(scene, &trigger, groups[i], true);
            }
        }
        for i in 1..scene.triggers.len() {
            if done[i].victims.is_empty()
                && follows_by_and(scene, &scene.triggers[i - 1], groups[i].start)
                && done[i - 1].voice == Some(Voice::Passive)
            {
                done[i] = done[i - 1].clone();
            }
        }
        Self { done, groups }
    }
}

/// An adjective that is no part of a noun phrase: "12 dead", "they are missing", not "the dead man".
fn is_predicate(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    scene.chunk_of(trigger.head).is_none_or(|c| {
        let stands_alone = scene.chunks[c].tokens == trigger.tokens;
        stands_alone && scene.chunk_until(trigger.tokens.start).is_some()
    })
}

/// Whether only "and", "or" or a comma stands between a trigger and the verb group at `t`.
fn follows_by_and(scene: &Scene<'_, '_>, before: &Trigger, t: TokenId) -> bool {
    let joints = t.0.checked_sub(before.tokens.end.0).unwrap_or(u32::MAX);
    (1..=3).contains(&joints)
        && scene.sentence(before.head) == scene.sentence(TokenId(t.0.min(scene.document().len() as u32 - 1)))
        && (before.tokens.end.0..t.0)
            .all(|i| matches!(scene.norm(TokenId(i)), "and" | "or" | "," | "then" | "&" | "later" | "but"))
}

fn group(scene: &Scene<'_, '_>, trigger: &Trigger) -> Group {
    let mut group = Group {
        start: trigger.tokens.start,
        be: false,
        have: false,
        modal: false,
        infinitive: false,
        negated: false,
    };
    let floor = scene.sentence(trigger.head).start;
    while group.start > floor {
        let t = TokenId(group.start.0 - 1);
        match scene.norm(t) {
            "is" | "was" | "were" | "are" | "be" | "been" | "being" | "got" | "gets" | "get" | "getting"
            | "am" => group.be = true,
            "'s" | "'re" if scene.tag(t) != Tag::POS => group.be = true,
            "have" | "has" | "had" | "having" | "'ve" => group.have = true,
            "not" | "n't" | "never" => group.negated = true,
            "reported" | "believed" | "feared" | "presumed" | "confirmed" | "thought" | "known" | "said"
            | "reportedly" | "allegedly" | "found" | "also" | "apparently" | "either" | "all" | "both"
            | "each"
                if is_reporting(scene, t) => {}
            "to" => group.infinitive = true,
            _ if scene.tag(t) == Tag::MD => group.modal = true,
            _ if matches!(scene.tag(t), Tag::RB | Tag::RBR) => {}
            "do" | "does" | "did" => {}
            _ => break,
        }
        group.start = t;
    }
    group
}

/// "were reported killed", "are believed to have died": a participle inside the verb group, not a verb before it.
fn is_reporting(scene: &Scene<'_, '_>, t: TokenId) -> bool {
    !matches!(scene.norm(t), "said" | "found" | "thought" | "confirmed" | "reported" | "believed" | "feared")
        || matches!(scene.before(t, 1), "is" | "was" | "were" | "are" | "been" | "be" | "being")
}

/// Whether a verb form can be a past participle.
fn may_be_participle(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let word = scene.norm(trigger.head);
    matches!(scene.tag(trigger.head), Tag::VBN | Tag::VBD)
        || word.ends_with("ed")
        || matches!(
            word,
            "shot"
                | "slain"
                | "hurt"
                | "beaten"
                | "beat"
                | "hit"
                | "struck"
                | "bitten"
                | "taken"
                | "held"
                | "found"
                | "driven"
                | "made"
                | "left"
                | "gunned"
                | "put"
                | "brought"
                | "mown"
                | "sent"
                | "burnt"
                | "caught"
        )
}

fn patient(scene: &Scene<'_, '_>, trigger: &Trigger, group: Group, later: &dyn Fn(usize) -> Done) -> Done {
    let people_only = !trigger.meaning.frames.has(Frame::Patient);
    let word = scene.norm(trigger.head);
    let gerund = word.ends_with("ing");
    if is_noun(scene, trigger) {
        return Done::default();
    }
    let participle = may_be_participle(scene, trigger);
    if participle && !gerund && group.be {
        return subject(scene, trigger, group, people_only);
    }
    let object = match object(scene, trigger, people_only) {
        Object::People(chunk) => Some(chunk),
        Object::None => None,
        // "shot 12 scenes": it was done to something else.
        Object::Things => return Done::default(),
    };
    if let Some(first) = object {
        let end = scene.sentence(trigger.head).end;
        return Done { voice: Some(Voice::Active), victims: lists::from(scene, first, end, true) };
    }
    // "killed and wounded dozens": the object is that of the next verb.
    if let Some(next) = scene
        .trigger_of(trigger.tokens.end + 1)
        .filter(|_| matches!(scene.norm(trigger.tokens.end), "and" | "or" | "," | "&"))
    {
        let shared = later(next);
        if shared.voice == Some(Voice::Active) {
            return shared;
        }
    }
    if participle && !gerund && !group.have && !group.infinitive {
        return subject(scene, trigger, group, people_only);
    }
    Done::default()
}

/// "the killing of", "a shooting in": a noun of the same form.
fn is_noun(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    if trigger.tokens.len() > 1 {
        return false;
    }
    let t = trigger.head;
    let word = scene.norm(t);
    let determined = matches!(
        scene.before(t, 1),
        "the"
            | "a"
            | "an"
            | "this"
            | "that"
            | "his"
            | "her"
            | "their"
            | "its"
            | "'s"
            | "of"
            | "no"
            | "another"
            | "any"
            | "fatal"
            | "deadly"
            | "mass"
            | "each"
    );
    if word.ends_with("ing") {
        return scene.norm(t + 1) == "of"
            || (determined && scene.before(t, 1) != "of")
            || (scene.tag(t) == Tag::NN
                && scene.chunk_from(t + 1).is_none_or(|c| scene.number_of(&scene.chunks[c]).is_none()));
    }
    let nominal = scene.tag(t).is_noun() && !word.ends_with("ed") && word != "shot";
    let shot_noun = word == "shot"
        && (matches!(scene.before(t, 1), "a" | "the" | "one" | "single" | "first" | "warning" | "gun")
            || scene.tag(t) == Tag::NN && scene.norm(t + 1) != "in");
    (nominal
        && (determined
            || !matches!(word, "kills" | "injures" | "wounds" | "shoots" | "kill" | "stabs" | "murders")))
        || (shot_noun && !scene.has_frame(t, Frame::State) && determined)
}

/// What a verb has as its object.
enum Object {
    /// People.
    People(ChunkId),
    /// Something else.
    Things,
    /// Nothing.
    None,
}

/// The object: right after the verb, or where the tree finds it.
fn object(scene: &Scene<'_, '_>, trigger: &Trigger, people_only: bool) -> Object {
    let mut t = trigger.tokens.end;
    let end = scene.sentence(trigger.head).end;
    for _ in 0..3 {
        if t >= end {
            return Object::None;
        }
        if let Some(chunk) = scene.chunk_from(t) {
            return if accepts(scene, chunk, people_only) {
                Object::People(chunk)
            } else if is_temporal(scene, chunk) {
                Object::None
            } else {
                Object::Things
            };
        }
        match scene.norm(t) {
            "to" if scene.norm(t + 1) == "death" => t = t + 2,
            "dead" | "up" | "down" | "off" | "a" => t = t + 1,
            _ if scene.tag(t) == Tag::RB => t = t + 1,
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

/// "killed Sunday night", "shot several times": when or how often, not whom.
fn is_temporal(scene: &Scene<'_, '_>, chunk: ChunkId) -> bool {
    let c = &scene.chunks[chunk];
    super::chunks::is_calendar_word(scene.norm(c.head))
        || super::chunks::is_calendar_word(scene.norm(c.tokens.start))
        || matches!(
            scene.norm(c.head),
            "times"
                | "time"
                | "night"
                | "morning"
                | "afternoon"
                | "evening"
                | "week"
                | "weekend"
                | "month"
                | "year"
                | "day"
                | "hours"
                | "minutes"
                | "days"
                | "weeks"
                | "months"
                | "years"
                | "p.m."
                | "a.m."
                | "noon"
                | "midnight"
                | "block"
                | "home"
                | "district"
                | "area"
                | "moments"
                | "execution"
        )
        || scene.number_of(c).is_some_and(|n| !n.counts())
}

/// Whether a chunk can be the victims of a verb.
pub fn accepts(scene: &Scene<'_, '_>, chunk: ChunkId, people_only: bool) -> bool {
    let c = &scene.chunks[chunk];
    let counted = scene.number_of(c).is_some();
    match c.person {
        Personhood::Known(_) | Personhood::Likely => true,
        Personhood::Never => false,
        Personhood::Unknown if c.elided => counted && elided_counts(scene, c),
        Personhood::Unknown => {
            !people_only && (counted || (c.named && !c.definite) || c.count == Count::Zero)
        }
    }
}

/// "12" in "killed 12", not in "killed 12 percent".
fn elided_counts(scene: &Scene<'_, '_>, chunk: &Chunk) -> bool {
    scene
        .number_of(chunk)
        .is_some_and(|n| n.counts() || n.kind == crate::pipeline::numbers::NumberKind::Fraction)
}

/// The victims of a verb whose subject they are.
fn subject(scene: &Scene<'_, '_>, trigger: &Trigger, group: Group, people_only: bool) -> Done {
    if let Some(reflexive) = reflexive(scene, trigger) {
        return Done { voice: Some(Voice::Active), victims: vec![reflexive] };
    }
    let adjacent = scene.chunk_until(group.start).filter(|&c| !governed(scene, c));
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
    let first = including_whole(scene, first).unwrap_or_else(|| list_start(scene, first));
    let victims = lists::from(scene, first, group.start, false);
    let victims = victims.into_iter().filter(|&c| accepts(scene, c, people_only)).collect();
    Done { voice: Some(Voice::Passive), victims }
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
            && !matches!(
                scene.norm(t),
                "that"
                    | "after"
                    | "when"
                    | "while"
                    | "as"
                    | "because"
                    | "before"
                    | "if"
                    | "until"
                    | "since"
                    | "where"
                    | "with"
                    | "though"
                    | "although"
            )
    })
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
            if accepts(scene, chunk, true) && !governed(scene, chunk) && !is_bare_police(scene, chunk) {
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
    c.tokens.len() == 1
        && matches!(
            scene.norm(c.head),
            "police"
                | "officers"
                | "deputies"
                | "paramedics"
                | "troopers"
                | "firefighters"
                | "sheriff"
                | "coroner"
        )
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
