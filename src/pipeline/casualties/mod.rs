//! The casualties layer: how many were hurt, and who says so. The reading and the layers before it in, [`Figure`]s
//! and [`Toll`]s out.

mod assemble;
mod background;
mod chunks;
mod groups;
mod hit;
mod identity;
mod lexicon;
mod lists;
mod mention;
mod modality;
mod people;
mod place;
mod pronouns;
mod registry;
mod replaced;
mod rules;
mod scene;
mod shot;
mod structure;
mod territory;
mod tolls;
mod verbs;
mod when;
mod whole;

use std::sync::LazyLock;

use serde::Deserialize;

use super::dates::{Timex, TimexId, TimexType};
use super::numbers::{Number, Qualifier};
use super::quotes::QuoteId;
use super::rule::RuleInfo;
use super::text::Span;
use super::{Reading, Reference};
use assemble::Told;
use scene::Scene;
use verbs::Verbs;

/// The number of a figure in the extraction, counted from 0; `c1` is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureId(pub u32);

/// What happened to the people counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CasualtyKind {
    /// Dead.
    Killed,
    /// Hurt.
    Injured,
    /// Not accounted for.
    Missing,
    /// Driven from home.
    Displaced,
    /// Taken.
    Kidnapped,
    /// Held by an authority.
    Detained,
    /// Touched in some other way.
    Affected,
    /// Killed or injured, unsaid which.
    Casualties,
}

/// Who the victims were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VictimCategory {
    /// Not a fighter.
    Civilian,
    /// A soldier.
    Military,
    /// A police officer.
    Police,
    /// An armed non-state fighter.
    Militant,
    /// Under age.
    Child,
    /// A woman.
    Woman,
    /// A reporter, a camera operator.
    Journalist,
    /// A relief or health worker.
    AidWorker,
    /// The one who did it.
    Perpetrator,
    /// People, no more said.
    #[default]
    People,
    /// Something else.
    Other,
}

/// The victims as the article names them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Victims {
    /// The noun phrase without the number, where there is one.
    pub span: Option<Span>,
    /// Who they were.
    pub category: VictimCategory,
}

/// A casualty figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Qualifier, number and victim noun.
    pub span: Span,
    /// What happened to them.
    pub kind: CasualtyKind,
    /// How many; `None` for a range or a vague figure.
    pub value: Option<u64>,
    /// At least so many.
    pub min: Option<u64>,
    /// At most so many.
    pub max: Option<u64>,
    /// How it is hedged.
    pub qualifier: Qualifier,
    /// Who they were.
    pub victims: Victims,
    /// "No one was hurt".
    pub negated: bool,
    /// "Could kill up to 200".
    pub hypothetical: bool,
    /// No numeral: "a soldier".
    pub implicit: bool,
    /// The figure that this one is a part of.
    pub part_of: Option<FigureId>,
    /// The figure that this one replaces.
    pub supersedes: Option<FigureId>,
    /// The earlier figure that this one repeats.
    pub same_as: Option<FigureId>,
    /// Whether it belongs to another event.
    pub background: bool,
    /// The words that tell what happened.
    pub trigger: Span,
    /// Who says so.
    pub source: Option<Span>,
    /// The source's fullest name.
    pub source_name: Option<String>,
    /// The quote it stands in.
    pub quote: Option<QuoteId>,
    /// When it happened.
    pub date: Option<TimexId>,
    /// Where it happened.
    pub place: Option<Span>,
    /// The rule that found it.
    pub rule: &'static str,
}

/// The total of one kind for the article's own event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toll {
    /// What happened to them.
    pub kind: CasualtyKind,
    /// The lowest count that the article supports.
    pub low: Option<u64>,
    /// The count that it gives most weight.
    pub best: Option<u64>,
    /// The highest count.
    pub high: Option<u64>,
    /// How many of `best` were perpetrators.
    pub perpetrators: u64,
    /// The figures that it was made from.
    pub figures: Vec<FigureId>,
}

/// The rules of this layer.
pub fn rules() -> impl Iterator<Item = &'static RuleInfo> {
    rules::RULES.iter().map(|rule| &rule.info)
}

/// Reads the lexicons now rather than at the first request.
pub fn warm_up() {
    LazyLock::force(&lexicon::LEXICON);
    identity::warm_up();
    territory::warm_up();
}

/// What the layer found.
#[derive(Clone, Debug, Default)]
pub struct Casualties {
    /// All casualty figures, in text order.
    pub figures: Vec<Figure>,
    /// The totals of the article's own event: parts, repeats, superseded, background and hypothetical figures left out.
    pub tolls: Vec<Toll>,
}

/// All casualty figures and the totals that they come to.
pub fn find(
    reading: &Reading<'_>,
    numbers: &[Number],
    dates: &[Timex],
    reference: Option<Reference>,
) -> Casualties {
    let scene = Scene::new(reading, numbers);
    let verbs = Verbs::read(&scene);
    let mut hits = Vec::new();
    for rule in &rules::RULES {
        (rule.find)(&scene, &verbs, &mut hits);
    }
    let mut told = assemble::assemble(&scene, &verbs, hits);
    told.retain(|one| !is_part_of_a_date(dates, one));
    for one in &mut told {
        one.figure.place = place::of(reading, &one.figure);
        one.figure.date = when::of(reading, dates, &one.figure);
    }
    background::place(&scene, dates, reference, &mut told);
    structure::relate(&scene, &mut told);
    pronouns::follow(&scene, &mut told);
    let tolls = tolls::total(&scene, &told);
    pronouns::leave_out(told, tolls)
}

/// "Between Nov. 15 and *18*": a bare number that belongs to a date.
fn is_part_of_a_date(dates: &[Timex], told: &Told) -> bool {
    let span = told.figure.span;
    let at = dates.partition_point(|d| d.span.end <= span.start);
    told.hit.victims.elided
        && dates.get(at).is_some_and(|d| d.kind == TimexType::Date && d.span.overlaps(span))
}
