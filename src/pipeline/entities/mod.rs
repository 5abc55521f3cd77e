//! The entities layer: who and what the article names. A reading and the dates in, [`Entities`] out: chains of mentions
//! that mean the same person, organisation, place or group.
//!
//! [`names`] collects the names, [`common`] takes out what only looks like one, [`chains`] puts those together that
//! mean the same one. Pronouns and descriptions ("he", "the ministry") join the chains when the quotes layer has found
//! who speaks: see [`coreference`].

mod around;
mod chains;
mod common;
pub mod coreference;
mod draft;
mod gazetteer;
mod names;
mod nicknames;
mod office;
mod salience;

use super::Reading;
use super::dates::Timex;
use super::rule::RuleInfo;
use super::text::{Span, TokenId, TokenRange};
use chains::Chains;
use draft::Draft;

pub use gazetteer::Gender;
pub use names::head_of;
pub use salience::Voice;

/// The number of an entity in the extraction, counted from 0; `e1` is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

impl EntityId {
    /// As an index.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What an entity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntityType {
    /// A human being.
    Person,
    /// A body with a name.
    Organization,
    /// Somewhere.
    Place,
    /// A people, a faith, a party's members.
    Group,
    /// Anything else with a name.
    Other,
}

/// An entity with all its mentions.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// The fullest name in the article, in the article's own characters.
    pub name: String,
    /// What it is.
    pub kind: EntityType,
    /// Every mention, in text order: names, and the pronouns and descriptions resolved to it.
    pub mentions: Vec<Span>,
}

/// What is known of an entity besides what the answer shows.
#[derive(Clone, Debug, Default)]
struct Profile {
    gender: Option<Gender>,
    roles: Vec<String>,
    /// Whether it bears a title, a role or a full name as people do.
    evident: bool,
}

/// The chains while the pipeline builds them.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    list: Vec<Entity>,
    profiles: Vec<Profile>,
    /// Every name in text order, with its entity.
    named: Vec<(TokenRange, EntityId)>,
}

impl Entities {
    /// All entities, by first mention.
    pub fn all(&self) -> &[Entity] {
        &self.list
    }

    /// One entity.
    pub fn get(&self, id: EntityId) -> &Entity {
        &self.list[id.index()]
    }

    /// He or she, where the article or the name tells.
    pub fn gender(&self, id: EntityId) -> Option<Gender> {
        self.profiles[id.index()].gender
    }

    /// The lower-case nouns by which the article describes an entity beside its name ("president").
    pub fn roles(&self, id: EntityId) -> &[String] {
        &self.profiles[id.index()].roles
    }

    /// Whether more than the model's word says that this is a person: a title, a role, a given name.
    pub fn is_evident(&self, id: EntityId) -> bool {
        self.profiles[id.index()].evident
    }

    /// Every name in text order, with its entity.
    pub fn named(&self) -> &[(TokenRange, EntityId)] {
        &self.named
    }

    /// The entity whose name holds the token, with the name's tokens.
    pub fn name_at(&self, t: TokenId) -> Option<(TokenRange, EntityId)> {
        let at = self.named.partition_point(|(tokens, _)| tokens.end <= t);
        self.named.get(at).copied().filter(|(tokens, _)| tokens.contains(t))
    }

    /// The names that lie in a stretch, in text order.
    pub fn names_in(&self, tokens: TokenRange) -> &[(TokenRange, EntityId)] {
        let start = self.named.partition_point(|(name, _)| name.start < tokens.start);
        let end = self.named.partition_point(|(name, _)| name.start < tokens.end);
        &self.named[start..end.max(start)]
    }

    /// Whether "the …" can stand for a body ("the ministry").
    pub fn is_description_of_body(norm: &str) -> bool {
        gazetteer::is_organisation_description(norm)
    }

    /// Whether the word is put before a name ("CEO").
    pub fn is_title(norm: &str) -> bool {
        gazetteer::title(norm).is_some()
    }

    /// Whether the word is a person's given name.
    pub fn is_given_name(norm: &str) -> bool {
        gazetteer::given_name(norm).is_some()
    }

    /// Whether only a place's name ends in the word ("Platz").
    pub fn is_place_suffix(norm: &str) -> bool {
        gazetteer::is_place_suffix(norm)
    }

    /// Whether the noun tells what a person does or is ("minister").
    pub fn is_role(norm: &str) -> bool {
        gazetteer::role(norm).is_some()
    }

    /// Adds mentions that are no names, each to its entity, and brings every chain into text order.
    pub fn add_mentions(&mut self, mentions: impl IntoIterator<Item = (EntityId, Span)>) {
        for (id, span) in mentions {
            self.list[id.index()].mentions.push(span);
        }
        for entity in &mut self.list {
            entity.mentions.sort_unstable();
            entity.mentions.dedup();
        }
    }

    /// The finished list.
    pub fn into_entities(self) -> Vec<Entity> {
        self.list
    }
}

/// The rules of this layer. None: entities come from the model, the gazetteer and the chains.
pub fn rules() -> impl Iterator<Item = &'static RuleInfo> {
    [].into_iter()
}

/// All named entities, their names chained. `dates` are the text's time expressions: "GMT" in one names nobody.
pub fn find(reading: &Reading<'_>, dates: &[Timex]) -> Entities {
    let mut names = names::collect(reading);
    common::drop_common_nouns(reading, &mut names);
    common::drop_parts_of_dates(reading, dates, &mut names);
    let mut chains = Chains::of(&names);
    for surname in names::surnames(reading, &names, |word| chains.bearer(word).is_some()) {
        if let Some(id) = chains.bearer(reading.document.norm(surname.start)) {
            chains.insert(id, surname);
        }
    }
    let mut entities = Entities::default();
    for draft in chains.into_drafts().into_iter().filter(|d| d.sure && !d.is_title()) {
        entities.push(reading, draft);
    }
    entities.named.sort_unstable_by_key(|(tokens, _)| tokens.start);
    entities
}

impl Entities {
    fn push(&mut self, reading: &Reading<'_>, draft: Draft) {
        let id = EntityId(self.list.len() as u32);
        let span = |tokens| reading.document.span(tokens);
        self.list.push(Entity {
            name: reading.document.slice(span(draft.name)).to_owned(),
            kind: draft.kind(),
            mentions: draft.names.iter().copied().map(span).collect(),
        });
        self.named.extend(draft.names.iter().map(|&tokens| (tokens, id)));
        let gender = draft.gender.or(draft.maybe);
        let evident = gender.is_some() || !draft.roles.is_empty();
        self.profiles.push(Profile { gender, roles: draft.roles, evident });
    }
}

/// Reads the gazetteer now.
pub fn warm_up() {
    gazetteer::warm_up();
}
