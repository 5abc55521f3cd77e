//! The extraction: an [`Article`] in, an [`Extraction`] out. Pure and synchronous; knows nothing of HTTP.
//!
//! The text is read once ([`text`]), parsed once ([`syntax`]); the two together are the [`Reading`] that every
//! layer works on. [`Pipeline::extract`] names the order of the layers; each takes the reading and the layers
//! before it and returns its own typed result. All positions in here are byte offsets into the text as sent;
//! they become what the caller asked for once, at the edge.

pub mod calendar;
pub mod casualties;
pub mod dates;
pub mod describe;
pub mod entities;
pub mod lexicon;
pub mod links;
pub mod numbers;
pub mod quotes;
pub mod reading;
pub mod registry;
pub mod rule;
pub mod syntax;
pub mod text;

use jiff::civil::Date;

pub use reading::Reading;

/// Which layers a caller wants. A layer not asked for comes back empty, and links to it are `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layers {
    /// Quotes and their speakers.
    pub quotes: bool,
    /// Casualty figures and tolls.
    pub casualties: bool,
    /// Dates, times, durations and sets.
    pub dates: bool,
    /// People, organisations, places and groups.
    pub entities: bool,
}

impl Layers {
    /// All four layers.
    pub const ALL: Self = Self { quotes: true, casualties: true, dates: true, entities: true };
}

/// Where the reference date came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReferenceSource {
    /// The caller's `published_at`.
    Request,
    /// The web page's own metadata.
    Metadata,
    /// The article's dateline.
    Dateline,
}

/// The day that relative dates count from: the day of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The calendar day.
    pub date: Date,
    /// Who says so.
    pub source: ReferenceSource,
}

/// What is to be read.
#[derive(Clone, Copy, Debug)]
pub struct Article<'t> {
    /// The plain text, without a byte order mark. Offsets in the extraction are bytes into it.
    pub text: &'t str,
    /// The day of publication, if the caller or the page says it. The server's clock is never used.
    pub published: Option<Reference>,
    /// The layers to return.
    pub layers: Layers,
}

/// Something the reader of the answer should know about the text or how it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// A stable code, like `unbalanced-quotation-mark`.
    pub code: &'static str,
    /// A sentence for a person.
    pub message: String,
}

/// Everything that was found in one article, every list in text order.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// The reference date that was used.
    pub reference: Option<Reference>,
    /// Notes on the text.
    pub warnings: Vec<Warning>,
    /// Who said what.
    pub quotes: Vec<quotes::Quote>,
    /// Casualty figures.
    pub casualties: Vec<casualties::Figure>,
    /// Totals of the article's own event, by kind.
    pub tolls: Vec<casualties::Toll>,
    /// Temporal expressions.
    pub dates: Vec<dates::Timex>,
    /// Entities with all their mentions.
    pub entities: Vec<entities::Entity>,
}

/// The extraction engine. Cheap to share: it holds no state that a request could change.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pipeline;

impl Pipeline {
    /// A pipeline, ready: lexicons are read and the embedded model is checked now rather than in the first request.
    pub fn new() -> Self {
        registry::warm_up();
        Self
    }

    /// Reads the article and returns what it says. The same article gives the same extraction, always.
    pub fn extract(&self, article: &Article<'_>) -> Extraction {
        let reading = Reading::of(article.text);
        let reference = article.published.or_else(|| dates::dateline_reference(&reading));
        let numbers = numbers::find(&reading);
        let dates = dates::find(&reading, &numbers, reference);
        let mut entities = entities::find(&reading, &dates);
        let quotes = quotes::find(&reading, &mut entities, &dates);
        let mut casualties = casualties::find(&reading, &numbers, &dates, reference);
        links::tie(&reading, &dates, &entities, &quotes, &mut casualties.figures);
        Extraction {
            reference,
            warnings: reading.document.warnings().to_vec(),
            quotes: quotes.into_quotes(),
            casualties: casualties.figures,
            tolls: casualties.tolls,
            dates,
            entities: entities.into_entities(),
        }
        .only(article.layers)
    }
}

impl Extraction {
    /// The extraction with the layers not asked for emptied and links into them cut.
    fn only(mut self, layers: Layers) -> Self {
        if !layers.dates {
            self.dates.clear();
            self.quotes.iter_mut().for_each(|q| q.said_on = None);
            self.casualties.iter_mut().for_each(|c| c.date = None);
        }
        if !layers.entities {
            self.entities.clear();
            self.quotes.iter_mut().for_each(|q| q.speaker_entities.clear());
        }
        if !layers.casualties {
            self.casualties.clear();
            self.tolls.clear();
        }
        if !layers.quotes {
            self.quotes.clear();
            self.casualties.iter_mut().for_each(|c| c.quote = None);
        }
        self
    }
}
