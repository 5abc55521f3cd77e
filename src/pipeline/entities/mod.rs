//! The entities layer: who and what the article names. A reading in, [`Entities`] out: chains of mentions that mean
//! the same person, organisation, place or group.

use super::Reading;
use super::rule::RuleInfo;
use super::text::Span;

/// The number of an entity in the extraction, counted from 0; `e1` is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityId(pub u32);

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

/// The chains while the pipeline builds them.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    entities: Vec<Entity>,
}

impl Entities {
    /// All entities, by first mention.
    pub fn all(&self) -> &[Entity] {
        &self.entities
    }

    /// The finished list.
    pub fn into_entities(self) -> Vec<Entity> {
        self.entities
    }
}

/// The rules of this layer.
pub fn rules() -> impl Iterator<Item = &'static RuleInfo> {
    [].into_iter()
}

/// All named entities, their mentions chained.
pub fn find(_: &Reading<'_>) -> Entities {
    Entities::default()
}
