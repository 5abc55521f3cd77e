//! The quotes layer: who said what. The reading, the entities and the dates in, [`Quotes`] out.
//!
//! Every cue outside quotation marks ([`cues`]) is tried with the constructions in order: words before it ([`after`]),
//! words in marks after it ([`direct_before`]), a clause ([`clause`]), a noun phrase or infinitive ([`object`]). Then
//! "according to", nouns ("the claim that"), and last the quotation marks that nothing claimed ([`loose`]). Quotation
//! marks outrank the tree for direct words, the lexicon outranks tags for cues, and the tree says who.

mod according_to;
mod after;
mod as_said;
mod aside;
mod assemble;
mod clause;
mod content;
mod cues;
mod direct_before;
mod found;
mod headline;
mod interview;
mod introduction;
mod loose;
mod medium;
mod naming;
mod nominal;
mod object;
mod resumed;
mod said_on;
mod scene;
mod speaker;
mod unclosed;
mod words;

use super::Reading;
use super::dates::{Timex, TimexId};
use super::entities::{Entities, EntityId};
use super::rule::RuleInfo;
use super::text::Span;
use scene::Scene;

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
    let families = [
        after::RULES,
        as_said::RULES,
        direct_before::RULES,
        clause::RULES,
        object::RULES,
        according_to::RULES,
        nominal::RULES,
        headline::RULES,
        interview::RULES,
        loose::RULES,
    ];
    families.into_iter().flatten()
}

/// All quotes with their speakers, resolved to names. Adds pronouns and descriptions that it resolves to the chains.
pub fn find(reading: &Reading<'_>, entities: &mut Entities, dates: &[Timex]) -> Quotes {
    let scene = Scene::of(reading);
    let found = assemble::all(&scene);
    Quotes { quotes: assemble::finish(&scene, &found, entities, dates) }
}

/// Reads the lexicons now.
pub fn warm_up() {
    cues::warm_up();
    words::warm_up();
}
