//! Who the victims of a verb are: its object in the active, its subject in the passive.
//!
//! Auxiliaries and neighbours decide the voice, because tags confuse "killed" the past tense with "killed" the
//! participle; the tree says which phrase is the subject where something stands between it and the verb.

mod group;
mod members;
mod object;
mod subject;

use super::CasualtyKind;
use super::lexicon::{Frame, LEXICON};
use super::lists;
use super::scene::{ChunkId, Scene, Trigger};
use crate::pipeline::syntax::{Dep, Tag};
use crate::pipeline::text::TokenId;
pub use group::Group;
pub use members::list_start;
use object::Object;
pub use object::accepts;

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

impl Verbs {
    /// Reads all triggers that are verbs, in time linear in the text but for the length of lists.
    pub fn read(scene: &Scene<'_, '_>) -> Self {
        let groups: Vec<Group> = scene.triggers.iter().map(|t| Group::of(scene, t)).collect();
        let mut done: Vec<Done> = vec![Done::default(); scene.triggers.len()];
        for i in (0..scene.triggers.len()).rev() {
            let trigger = scene.triggers[i];
            let frames = trigger.meaning.frames;
            let acts = (frames.has(Frame::Patient) || frames.has(Frame::PatientOfPeople))
                && !is_modifier(scene, &trigger);
            if acts {
                let own =
                    patient(scene, &trigger, groups[i], &|next| done.get(next).cloned().unwrap_or_default());
                done[i] = own;
            }
            if frames.has(Frame::Experiencer) && done[i].victims.is_empty() {
                done[i] = subject::of(scene, &trigger, groups[i], acts);
            } else if frames.has(Frame::State) && !acts && is_predicate(scene, &trigger) {
                // "Two Red Hand dead"
                let known = !matches!(trigger.meaning.kind, CasualtyKind::Killed | CasualtyKind::Injured);
                let counted =
                    |c: ChunkId| scene.chunks[c].named && scene.number_of(&scene.chunks[c]).is_some();
                let group = scene.chunk_until(groups[i].start).is_some_and(counted);
                done[i] = subject::of(scene, &trigger, groups[i], known || !group);
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

/// "his slain brother", "the murdered girl": the participle stands inside the noun phrase.
fn is_modifier(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    scene.chunk_of(trigger.head).is_some_and(|c| {
        let chunk = &scene.chunks[c];
        chunk.tokens.start < trigger.tokens.start && trigger.tokens.end <= chunk.head && !chunk.elided
    })
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

/// Whether a verb form can be a past participle.
fn may_be_participle(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let word = scene.norm(trigger.head);
    matches!(scene.tag(trigger.head), Tag::VBN | Tag::VBD)
        || word.ends_with("ed")
        || LEXICON.grammar.participles.contains(word)
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
        return subject::of(scene, trigger, group, people_only);
    }
    let object = match object::of(scene, trigger, people_only) {
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
    if participle && !gerund && !group.have && !group.infinitive && !goes_on_actively(scene, trigger) {
        return subject::of(scene, trigger, group, people_only);
    }
    Done::default()
}

/// "He approached the church and *shot* through the windows": the second thing that somebody did.
fn goes_on_actively(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    let syntax = scene.syntax();
    let first = syntax.head(trigger.head).filter(|_| syntax.dep(trigger.head) == Dep::Conj);
    scene.tag(trigger.head) == Tag::VBD
        && first
            .is_some_and(|verb| scene.tag(verb) == Tag::VBD && syntax.object(verb).is_some_and(|o| o > verb))
}

/// "the killing of", "a shooting in": a noun of the same form.
fn is_noun(scene: &Scene<'_, '_>, trigger: &Trigger) -> bool {
    if trigger.tokens.len() > 1 {
        return false;
    }
    let t = trigger.head;
    let word = scene.norm(t);
    // "Five injured in a fire": those whom a number counts.
    let counted = |c: ChunkId| {
        let chunk = &scene.chunks[c];
        chunk.head == t && chunk.tokens.start < t && !chunk.elided && scene.number_of(chunk).is_some()
    };
    if scene.has_frame(t, Frame::Person) && scene.chunk_of(t).is_some_and(counted) {
        return true;
    }
    let determined = LEXICON.grammar.noun_markers.contains(scene.before(t, 1));
    // "aid for the injured"
    if scene.before(t, 1) == "the" && word.ends_with("ed") {
        return true;
    }
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
