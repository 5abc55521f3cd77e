//! The answer, as it is written. [`super::render`] makes it from an extraction.

use serde::Serialize;
use utoipa::ToSchema;

use super::ids::{AnchorName, Day, Id};
use super::names::{
    CasualtyKind, DateType, EntityType, OffsetUnit, Qualifier, QuoteKind, ReferenceSource, SpeakerType,
    VictimCategory,
};
/// A stretch of the text: `text` is the slice from `start` up to `end`.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct Mention<'t> {
    /// Where it starts, in the unit of `offsets`.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// The words, exactly as they stand in the text.
    pub text: &'t str,
}

/// Something the reader of the answer should know about the text.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct Warning<'t> {
    /// A stable code.
    pub code: &'t str,
    /// A sentence for a person.
    pub message: &'t str,
}

/// Something that someone said or wrote.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Quote<'t> {
    /// `q1`, `q2` … in text order.
    #[schema(value_type = String, example = "q1")]
    pub id: Id,
    /// Where it starts, in the unit of `offsets`.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// First to last word, quotation marks included.
    pub text: &'t str,
    /// Direct, indirect or mixed.
    pub kind: QuoteKind,
    /// The stretches, where the attribution or a paragraph's end splits the quote; empty otherwise.
    pub segments: Vec<Mention<'t>>,
    /// The speaker as named at the quote.
    #[schema(required)]
    pub speaker: Option<Mention<'t>>,
    /// The speaker's fullest name in the article; joint speakers are joined by "; ".
    #[schema(required)]
    pub speaker_name: Option<&'t str>,
    /// What kind of source speaks.
    pub speaker_type: SpeakerType,
    /// The speakers among `entities`.
    #[schema(value_type = Vec<String>)]
    pub speaker_entities: Vec<Id>,
    /// The words that attribute ("said", "according to").
    #[schema(required)]
    pub cue: Option<Mention<'t>>,
    /// By what means ("in a statement on its Facebook page").
    #[schema(required)]
    pub medium: Option<Mention<'t>>,
    /// The day it was said, among `dates`.
    #[schema(value_type = Option<String>, required)]
    pub said_on: Option<Id>,
    /// The rule that found it; see `GET /v1/rules`.
    pub rule: &'static str,
    /// How often that rule was right on annotated news; null if not measured.
    #[schema(required)]
    pub confidence: Option<f64>,
}

/// The people a figure counts.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct Victims<'t> {
    /// The noun phrase without the number, where there is one.
    #[schema(required)]
    pub text: Option<&'t str>,
    /// Who they were.
    pub category: VictimCategory,
}

/// A casualty figure.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Casualty<'t> {
    /// `c1`, `c2` … in text order.
    #[schema(value_type = String, example = "c1")]
    pub id: Id,
    /// Where it starts, in the unit of `offsets`.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// Qualifier, number and victim noun ("over 470,000 people").
    pub text: &'t str,
    /// What happened to them.
    pub kind: CasualtyKind,
    /// How many; null for a range or a vague figure.
    #[schema(required)]
    pub value: Option<u64>,
    /// At least so many.
    #[schema(required)]
    pub min: Option<u64>,
    /// At most so many.
    #[schema(required)]
    pub max: Option<u64>,
    /// How it is hedged.
    pub qualifier: Qualifier,
    /// Who they were.
    pub victims: Victims<'t>,
    /// "No one was hurt": the value is 0.
    pub negated: bool,
    /// "Could kill up to 200".
    pub hypothetical: bool,
    /// No numeral: "a soldier".
    pub implicit: bool,
    /// The figure that this one is a part of ("including five children").
    #[schema(value_type = Option<String>, required)]
    pub part_of: Option<Id>,
    /// The figure that this one replaces ("rose to 40 from 35").
    #[schema(value_type = Option<String>, required)]
    pub supersedes: Option<Id>,
    /// The earlier figure that this one repeats.
    #[schema(value_type = Option<String>, required)]
    pub same_as: Option<Id>,
    /// Whether it belongs to another event.
    pub background: bool,
    /// The words that tell what happened ("claimed the lives of").
    pub trigger: Mention<'t>,
    /// Who says so.
    #[schema(required)]
    pub source: Option<Mention<'t>>,
    /// The source's fullest name in the article.
    #[schema(required)]
    pub source_name: Option<&'t str>,
    /// The quote it stands in.
    #[schema(value_type = Option<String>, required)]
    pub quote: Option<Id>,
    /// When it happened, among `dates`.
    #[schema(value_type = Option<String>, required)]
    pub date: Option<Id>,
    /// Where it happened.
    #[schema(required)]
    pub place: Option<Mention<'t>>,
    /// The rule that found it; see `GET /v1/rules`.
    pub rule: &'static str,
    /// How often that rule was right on annotated news; null if not measured.
    #[schema(required)]
    pub confidence: Option<f64>,
}

/// The total of one kind for the article's own event.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Toll {
    /// What happened to them.
    pub kind: CasualtyKind,
    /// The lowest count that the article supports.
    #[schema(required)]
    pub low: Option<u64>,
    /// The count that it gives most weight.
    #[schema(required)]
    pub best: Option<u64>,
    /// The highest count.
    #[schema(required)]
    pub high: Option<u64>,
    /// How many of `best` were perpetrators.
    pub perpetrators: u64,
    /// The figures that it was made from.
    #[schema(value_type = Vec<String>)]
    pub figures: Vec<Id>,
}

/// A temporal expression, TIMEX3.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct DateExpression<'t> {
    /// `d1`, `d2` … in text order.
    #[schema(value_type = String, example = "d1")]
    pub id: Id,
    /// Where it starts, in the unit of `offsets`.
    pub start: u32,
    /// Where it ends, exclusive.
    pub end: u32,
    /// The expression ("late on Tuesday").
    pub text: &'t str,
    /// TIMEX3 type.
    #[serde(rename = "type")]
    pub kind: DateType,
    /// TIMEX3 value: `2016-03-02`, `2016-W09`, `P3D`, `PAST_REF`; `XXXX-…` where the text leaves it open.
    #[schema(example = "2016-03-02")]
    pub value: &'t str,
    /// TIMEX3 mod.
    #[serde(rename = "mod")]
    #[schema(required)]
    pub modifier: Option<&'t str>,
    /// TIMEX3 quant.
    #[schema(required)]
    pub quant: Option<&'t str>,
    /// TIMEX3 freq.
    #[schema(required)]
    pub freq: Option<&'t str>,
    /// First day it can mean, inclusive; null where open.
    #[schema(value_type = Option<String>, format = Date, required)]
    pub earliest: Option<Day>,
    /// Last day it can mean, inclusive; null where open.
    #[schema(value_type = Option<String>, format = Date, required)]
    pub latest: Option<Day>,
    /// What it was resolved against: `publication`, the id of another date, or null.
    #[schema(value_type = Option<String>, required)]
    pub anchor: Option<AnchorName>,
    /// The rule that found it; see `GET /v1/rules`.
    pub rule: &'static str,
    /// How often that rule was right on annotated news; null if not measured.
    #[schema(required)]
    pub confidence: Option<f64>,
}

/// Someone or something named in the article.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Entity<'t> {
    /// `e1`, `e2` … by first mention.
    #[schema(value_type = String, example = "e1")]
    pub id: Id,
    /// The fullest name in the article.
    pub name: &'t str,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntityType,
    /// Every mention, in text order.
    pub mentions: Vec<Mention<'t>>,
}

/// Everything that was found in one article. Every list is in text order; a layer not asked for is empty and links
/// to it are null.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Answer<'t> {
    /// The request's `id`.
    #[schema(required)]
    pub id: Option<&'t str>,
    /// The language that the rules read: always `en`.
    #[schema(example = "en")]
    pub language: &'static str,
    /// The unit of all `start` and `end`.
    pub offsets: OffsetUnit,
    /// The day that relative dates count from; null if nothing says it, and then they stay unresolved.
    #[schema(value_type = Option<String>, format = Date, required)]
    pub reference_date: Option<Day>,
    /// Where that day came from.
    #[schema(required)]
    pub reference_date_source: Option<ReferenceSource>,
    /// Notes on the text.
    pub warnings: Vec<Warning<'t>>,
    /// For HTML input: the article's plain text, which all offsets refer to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'t str>,
    /// Who said what.
    pub quotes: Vec<Quote<'t>>,
    /// Casualty figures.
    pub casualties: Vec<Casualty<'t>>,
    /// Totals of the article's own event, by kind.
    pub tolls: Vec<Toll>,
    /// Temporal expressions.
    pub dates: Vec<DateExpression<'t>>,
    /// Entities.
    pub entities: Vec<Entity<'t>>,
}
