//! Base noun phrases with their numbers: the stretches that can name victims. A reading and its numbers in,
//! [`Chunk`]s out, in text order, none overlapping.
//!
//! A chunk is a determiner, numbers, adjectives and nouns, up to its last noun; "dozens of people" and "two of the
//! victims" are one. It is built from tags and numbers rather than from the tree, so that it survives the tree's
//! mistakes in headlines, tickers and upper-case text.

mod builder;
mod draft;
mod neighbours;

use super::VictimCategory;
use super::people::Personhood;
use crate::pipeline::Reading;
use crate::pipeline::numbers::Number;
use crate::pipeline::text::{TokenId, TokenRange};
use builder::Builder;

/// What a chunk says of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// A number: its index among the numbers.
    Number(usize),
    /// "no one", "no casualties".
    Zero,
    /// "a soldier", "John Doe", "he".
    One,
    /// "civilians", "they".
    Many,
}

/// A base noun phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chunk {
    /// All its tokens, qualifier included.
    pub tokens: TokenRange,
    /// Its last noun, or its number where the noun is left out.
    pub head: TokenId,
    /// How many.
    pub count: Count,
    /// Whether the noun is left out: "12", "two more".
    pub elided: bool,
    /// Whether it is a pronoun.
    pub pronoun: bool,
    /// Whether its head is a proper name.
    pub named: bool,
    /// "two of the victims", "one of them": some of a group told before.
    pub partitive: bool,
    /// "the", "this", "his": known to the reader.
    pub definite: bool,
    /// "another", "other", "more": on top of those told before.
    pub additional: bool,
    /// Whether it means people.
    pub person: Personhood,
    /// Who they are.
    pub category: VictimCategory,
    /// The age it states.
    pub age: Option<u64>,
}

impl Chunk {
    fn of(tokens: TokenRange, head: TokenId) -> Self {
        Self {
            tokens,
            head,
            count: Count::One,
            elided: false,
            pronoun: false,
            named: false,
            partitive: false,
            definite: false,
            additional: false,
            person: Personhood::Unknown,
            category: VictimCategory::People,
            age: None,
        }
    }

    /// An event that says how many it befell: "triple shooting".
    pub fn event(tokens: TokenRange, how_many: TokenId) -> Self {
        Self { person: Personhood::Known(VictimCategory::People), ..Self::of(tokens, how_many) }
    }

    /// Whether it can name victims: people, or a bare number.
    pub fn may_be_victims(&self) -> bool {
        self.person.is_people() || (self.elided && matches!(self.count, Count::Number(_))) || self.pronoun
    }
}

/// All chunks of the text.
pub fn find(reading: &Reading<'_>, numbers: &[Number]) -> Vec<Chunk> {
    let mut builder = Builder { reading, numbers, next: 0 };
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut at = TokenId(0);
    while at.index() < reading.document.len() {
        match builder.chunk_at(at) {
            Some(chunk) => {
                at = chunk.tokens.end;
                chunks.push(chunk);
            }
            None => at = at + 1,
        }
    }
    chunks
}
