//! The quotes layer: who said what. The reading, the entities and the dates in, [`Quotes`] out.

use super::Reading;
use super::dates::{Timex, TimexId};
use super::entities::{Entities, EntityId};
use super::rule::RuleInfo;
use super::text::Span;

/// The number of a quote in the extraction, counted from 0; `q1` is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QuoteId(pub u32);

/// How the words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum QuoteKind {
    /// All in quotation marks.
    Direct,
    /// None in quotation marks.
    Indirect,
    /// Some of it.
    Mixed,
}

/// What kind of source speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum SpeakerType {
    /// One person, named or not.
    Person,
    /// A body.
    Organization,
    /// Several people.
    Group,
    /// Something written.
    Document,
    /// Not told.
    #[default]
    Unknown,
}

/// Something that someone said or wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// First to last segment.
    pub span: Span,
    /// Direct, indirect or mixed.
    pub kind: QuoteKind,
    /// The stretches, where the attribution or a paragraph's end splits it; empty otherwise.
    pub segments: Vec<Span>,
    /// The speaker's whole noun phrase.
    pub speaker: Option<Span>,
    /// The fullest name in the article.
    pub speaker_name: Option<String>,
    /// What kind of source speaks.
    pub speaker_type: SpeakerType,
    /// The speakers among the entities.
    pub speaker_entities: Vec<EntityId>,
    /// The words that attribute ("said", "according to").
    pub cue: Option<Span>,
    /// By what means ("in a statement on its Facebook page").
    pub medium: Option<Span>,
    /// The day it was said.
    pub said_on: Option<TimexId>,
    /// The rule that found it.
    pub rule: &'static str,
}

/// The quotes while the pipeline builds them.
#[derive(Clone, Debug, Default)]
pub struct Quotes {
    quotes: Vec<Quote>,
}

impl Quotes {
    /// All quotes, in text order.
    pub fn all(&self) -> &[Quote] {
        &self.quotes
    }

    /// The finished list.
    pub fn into_quotes(self) -> Vec<Quote> {
        self.quotes
    }
}

/// The rules of this layer.
pub fn rules() -> impl Iterator<Item = &'static RuleInfo> {
    [].into_iter()
}

/// All quotes with their speakers, resolved to names. Adds pronouns and descriptions that it resolves to the chains.
pub fn find(_: &Reading<'_>, _: &mut Entities, _: &[Timex]) -> Quotes {
    Quotes::default()
}
