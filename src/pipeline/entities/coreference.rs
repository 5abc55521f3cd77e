//! Coreference: "he", "she", "the minister", "the ministry" to the entity they stand for.
//!
//! One pass from the first token to the last. A short list of the entities lately mentioned is kept, the latest
//! first; a pronoun takes the best of those that its gender admits: near, a subject, speaking, not inside somebody's
//! words. The list has a fixed length, so the time is linear in the text.

use rustc_hash::FxHashMap;

use super::gazetteer::{self, Gender};
use super::{Entities, EntityId, EntityType};
use crate::pipeline::Reading;
use crate::pipeline::syntax::{Dep, Tag};
use crate::pipeline::text::{TokenId, TokenRange};

/// How many entities are remembered at a time.
const REMEMBERED: usize = 12;

/// Whose words a token is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The article's own.
    Article,
    /// Somebody's, in quotation marks.
    Quoted,
    /// Somebody's, retold.
    Told,
}

/// An entity lately mentioned.
#[derive(Clone, Copy, Debug)]
struct Seen {
    entity: EntityId,
    sentence: u32,
    /// Mentioned as a subject.
    subject: bool,
    /// In whose words it was mentioned.
    voice: Voice,
    /// The last one who spoke.
    spoke: bool,
    /// How often it has been mentioned.
    times: u32,
}

/// What the pass finds.
#[derive(Debug, Default)]
pub struct Resolved {
    /// Head token of a pronoun or description to its entity.
    pub by_head: FxHashMap<TokenId, EntityId>,
    /// The same in text order, each with its tokens.
    pub mentions: Vec<(TokenRange, EntityId)>,
}

/// The pass itself.
struct Pass<'a, 'r, 't> {
    reading: &'a Reading<'t>,
    entities: &'r Entities,
    seen: Vec<Seen>,
    roles: FxHashMap<&'r str, EntityId>,
    /// What the first pronoun told of entities whose name does not.
    learned: FxHashMap<EntityId, Gender>,
    found: Resolved,
}

/// Resolves the pronouns and descriptions of a text. `speakers` are the heads of the speakers' noun phrases, in text
/// order; `voice` tells whose words a token is in.
pub fn resolve(
    reading: &Reading<'_>,
    entities: &Entities,
    speakers: &[TokenId],
    voice: impl Fn(TokenId) -> Voice,
) -> Resolved {
    let mut pass = Pass {
        reading,
        entities,
        seen: Vec::with_capacity(REMEMBERED),
        roles: FxHashMap::default(),
        learned: FxHashMap::default(),
        found: Resolved::default(),
    };
    let mut names = entities.named().iter().peekable();
    let mut speakers = speakers.iter().peekable();
    for t in reading.document.all() {
        let mut entity = None;
        while names.next_if(|(name, _)| name.end <= t).is_some() {}
        if let Some(&&(name, id)) = names.peek()
            && name.contains(t)
            && super::head_of(reading, name) == Some(t)
        {
            entity = Some(id);
            pass.describe(id);
        }
        let inside = voice(t);
        while speakers.next_if(|&&s| s < t).is_some() {}
        let speaks = speakers.peek() == Some(&&t);
        if entity.is_none() && inside != Voice::Quoted {
            entity = pass.pronoun(t, speaks).or_else(|| pass.description(t, speaks));
        }
        if let Some(id) = entity {
            pass.mention(id, t, inside, speaks);
        }
    }
    pass.found
}

impl Pass<'_, '_, '_> {
    /// Remembers the nouns that describe an entity, for "the minister" later.
    fn describe(&mut self, id: EntityId) {
        for role in self.entities.roles(id) {
            self.roles.insert(role, id);
        }
    }

    fn mention(&mut self, entity: EntityId, t: TokenId, voice: Voice, speaks: bool) {
        let before = self.seen.iter().position(|s| s.entity == entity).map(|at| self.seen.remove(at));
        let sentence = self.reading.document.token(t).sentence.0;
        if speaks {
            for seen in &mut self.seen {
                seen.spoke = false;
            }
        }
        let dep = self.reading.syntax.dep(t);
        let mut now = Seen {
            entity,
            sentence,
            subject: dep.is_subject() || dep == Dep::Root,
            voice,
            spoke: speaks || before.is_some_and(|b| b.spoke),
            times: 1 + before.map_or(0, |b| b.times),
        };
        if let Some(before) = before {
            if before.sentence == sentence {
                now.subject |= before.subject;
                if before.voice == Voice::Article {
                    now.voice = Voice::Article;
                }
            } else if voice == Voice::Quoted {
                // A name in somebody's words does not bring its bearer closer.
                now = Seen { times: now.times, ..before };
            }
        }
        self.seen.insert(0, now);
        self.seen.truncate(REMEMBERED);
    }

    /// "he", "her", and "it" or "they" where they speak.
    fn pronoun(&mut self, t: TokenId, speaks: bool) -> Option<EntityId> {
        let document = &self.reading.document;
        if !matches!(self.reading.syntax.tag(t), Tag::PRP | Tag::PRPS) {
            return None;
        }
        let (gender, kind) = match document.norm(t) {
            "he" | "him" | "his" | "himself" => (Some(Gender::Male), EntityType::Person),
            "she" | "her" | "hers" | "herself" => (Some(Gender::Female), EntityType::Person),
            "it" if speaks => (None, EntityType::Organization),
            _ => return None,
        };
        let sentence = document.token(t).sentence.0;
        let best = self
            .seen
            .iter()
            .enumerate()
            .filter(|(_, s)| self.entities.get(s.entity).kind == kind)
            .filter(|(_, s)| match (self.gender(s.entity), gender) {
                (Some(has), Some(wants)) => has == wants,
                _ => true,
            })
            .filter(|(_, s)| kind == EntityType::Person || sentence.saturating_sub(s.sentence) < 4)
            .max_by_key(|(at, s)| (self.weight(s, sentence, gender, speaks), std::cmp::Reverse(*at)))?;
        let entity = best.1.entity;
        if let Some(told) = gender {
            self.learned.entry(entity).or_insert(told);
        }
        self.take(TokenRange::one(t), t, entity);
        Some(entity)
    }

    fn gender(&self, entity: EntityId) -> Option<Gender> {
        self.entities.gender(entity).or_else(|| self.learned.get(&entity).copied())
    }

    /// How much speaks for an entity, in tenths of a sentence's distance.
    fn weight(&self, s: &Seen, sentence: u32, gender: Option<Gender>, speaks: bool) -> i32 {
        let distance = sentence.saturating_sub(s.sentence).min(9) as i32;
        let fits = self.gender(s.entity).is_some() && gender.is_some();
        let doubtful = gender.is_some() && !self.entities.is_evident(s.entity);
        let others = match s.voice {
            Voice::Article => 0,
            Voice::Told => 12,
            Voice::Quoted => 25,
        };
        -10 * distance
            + 15 * i32::from(s.subject)
            + if speaks { 13 } else { 5 } * i32::from(s.spoke)
            + 8 * i32::from(fits)
            + 2 * s.times.min(5) as i32
            - 12 * i32::from(doubtful && !s.spoke)
            - others
    }

    /// "the minister", "the ministry".
    fn description(&mut self, t: TokenId, speaks: bool) -> Option<EntityId> {
        let (document, syntax) = (&self.reading.document, &self.reading.syntax);
        if syntax.tag(t) != Tag::NN || !speaks && !syntax.dep(t).is_subject() {
            return None;
        }
        let the = syntax.dependent(t, Dep::Det).filter(|&d| document.norm(d) == "the")?;
        let noun = document.norm(t);
        let entity = if let Some(&id) = self.roles.get(noun).filter(|_| gazetteer::role(noun).is_some()) {
            Some(id)
        } else if gazetteer::is_organisation_description(noun) && t.0 - the.0 == 1 {
            self.body(noun, speaks)
        } else {
            None
        }?;
        let phrase = TokenRange::new(the, t + 1);
        self.take(phrase, t, entity);
        Some(entity)
    }

    /// The body that "the ministry" stands for: one whose name ends so, or, where it speaks, the latest.
    fn body(&self, noun: &str, speaks: bool) -> Option<EntityId> {
        let body = |s: &&Seen| self.entities.get(s.entity).kind == EntityType::Organization;
        let ends_so = |s: &&Seen| {
            body(s)
                && self
                    .entities
                    .get(s.entity)
                    .name
                    .rsplit(' ')
                    .next()
                    .is_some_and(|w| w.eq_ignore_ascii_case(noun))
        };
        let sentence = self.seen.first().map_or(0, |s| s.sentence);
        let likely = || {
            let bodies = self
                .seen
                .iter()
                .enumerate()
                .filter(|(_, s)| speaks && body(s) && sentence.saturating_sub(s.sentence) < 6);
            bodies
                .max_by_key(|(at, s)| (self.weight(s, sentence, None, true), std::cmp::Reverse(*at)))
                .map(|(_, s)| s)
        };
        self.seen.iter().find(ends_so).or_else(likely).map(|s| s.entity)
    }

    fn take(&mut self, tokens: TokenRange, head: TokenId, entity: EntityId) {
        self.found.by_head.insert(head, entity);
        self.found.mentions.push((tokens, entity));
    }
}
