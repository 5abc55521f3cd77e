//! An entity while its names are put together: what they say it is.

use super::EntityType;
use super::gazetteer::{self, Gender};
use super::names::Name;
use crate::pipeline::text::TokenRange;

/// An entity while it is put together.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The tokens of the fullest name so far.
    pub name: TokenRange,
    /// Its words.
    pub words: Vec<String>,
    /// How often each type was seen, by [`EntityType`]'s order.
    pub votes: [u32; 5],
    /// He or she, where known.
    pub gender: Option<Gender>,
    /// What a given name that stands alone tells.
    pub maybe: Option<Gender>,
    /// The nouns that described it.
    pub roles: Vec<String>,
    /// Its names in text order.
    pub names: Vec<TokenRange>,
    /// Whether some name of it is sure to be one.
    pub sure: bool,
    /// Whether a given name or a title says that it is a person.
    pub person: bool,
    /// Whether the words before it say that it is a place.
    pub place: bool,
}

/// How many roles are kept.
const ROLES: usize = 8;

impl Draft {
    /// One without anything but where its first name stands.
    pub fn starting_with(name: TokenRange) -> Self {
        Self {
            name,
            words: Vec::new(),
            votes: [0; 5],
            gender: None,
            maybe: None,
            roles: Vec::new(),
            names: Vec::new(),
            sure: false,
            person: false,
            place: false,
        }
    }

    /// Takes in what another of its names tells; whether that is the fullest so far.
    pub fn join(&mut self, name: &Name) -> bool {
        self.names.push(name.tokens);
        self.sure |= name.sure;
        self.person |= name.person;
        self.place |= name.place;
        self.gender = self.gender.or(name.gender);
        self.maybe = self.maybe.or(name.maybe).filter(|_| name.words.len() == 1 && self.words.len() < 2);
        let vote = match name.kind {
            EntityType::Person => 0,
            EntityType::Organization => 1,
            EntityType::Place => 2,
            EntityType::Group => 3,
            EntityType::Other => 4,
        };
        self.votes[vote] += if name.sure && vote < 4 { 2 * name.words.len() as u32 } else { 1 };
        for role in &name.roles {
            if self.roles.len() < ROLES && !self.roles.contains(role) {
                self.roles.push(role.clone());
            }
        }
        let fuller = name.words.len() > self.words.len();
        if fuller {
            self.name = name.tokens;
            self.words.clone_from(&name.words);
        }
        fuller
    }

    /// The type most often seen; the earlier in [`EntityType`]'s order at a tie.
    pub fn kind(&self) -> EntityType {
        if self.person {
            return EntityType::Person;
        }
        if self.place {
            return EntityType::Place;
        }
        let best = self.votes.iter().copied().max().unwrap_or(0);
        let kinds = [
            EntityType::Person,
            EntityType::Organization,
            EntityType::Place,
            EntityType::Group,
            EntityType::Other,
        ];
        kinds.into_iter().zip(self.votes).find(|(_, n)| *n == best).map_or(EntityType::Other, |(k, _)| k)
    }

    /// Whether it is but a title, with nobody's name behind it ("the Inspector").
    pub fn is_title(&self) -> bool {
        let title = |word: &str| gazetteer::title(word) == Some(Gender::Either);
        matches!(&*self.words, [word] if title(word) && gazetteer::given_name(word).is_none())
    }
}
