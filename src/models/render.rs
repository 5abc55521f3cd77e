//! Makes the answer from an extraction. Byte offsets become the caller's unit here, and only here.

use super::answer::{Answer, Casualty, DateExpression, Entity, Mention, Quote, Toll, Victims, Warning};
use super::ids::{AnchorName, Day, Id};
use crate::pipeline::casualties::{Figure, FigureId};
use crate::pipeline::dates::{Timex, TimexId};
use crate::pipeline::entities::EntityId;
use crate::pipeline::quotes::QuoteId;
use crate::pipeline::text::{self, Offsets, Span};
use crate::pipeline::{self, Extraction, casualties, entities, quotes, registry};

impl<'t> Answer<'t> {
    /// The answer for an extraction from `text`, positions in `unit`.
    pub fn new(
        id: Option<&'t str>,
        text: &'t str,
        extraction: &'t Extraction,
        unit: text::OffsetUnit,
    ) -> Self {
        let slicer = Slicer { text, offsets: Offsets::new(text, unit) };
        Self {
            id,
            language: "en",
            offsets: unit.into(),
            reference_date: extraction.reference.map(|r| Day(r.date)),
            reference_date_source: extraction.reference.map(|r| r.source.into()),
            warnings: extraction.warnings.iter().map(Warning::from).collect(),
            text: None,
            quotes: (0..).zip(&extraction.quotes).map(|(i, q)| slicer.quote(QuoteId(i), q)).collect(),
            casualties: (0..)
                .zip(&extraction.casualties)
                .map(|(i, c)| slicer.casualty(FigureId(i), c))
                .collect(),
            tolls: extraction.tolls.iter().map(Toll::from).collect(),
            dates: (0..).zip(&extraction.dates).map(|(i, d)| slicer.date(TimexId(i), d)).collect(),
            entities: (0..).zip(&extraction.entities).map(|(i, e)| slicer.entity(EntityId(i), e)).collect(),
        }
    }

    /// As JSON, on one line.
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

impl<'t> From<&'t pipeline::Warning> for Warning<'t> {
    fn from(warning: &'t pipeline::Warning) -> Self {
        Self { code: warning.code, message: &warning.message }
    }
}

impl From<&casualties::Toll> for Toll {
    fn from(toll: &casualties::Toll) -> Self {
        Self {
            kind: toll.kind.into(),
            low: toll.low,
            best: toll.best,
            high: toll.high,
            perpetrators: toll.perpetrators,
            figures: toll.figures.iter().map(|&f| f.into()).collect(),
        }
    }
}

/// Turns spans into mentions.
struct Slicer<'t> {
    text: &'t str,
    offsets: Offsets<'t>,
}

impl<'t> Slicer<'t> {
    fn mention(&self, span: Span) -> Mention<'t> {
        Mention {
            start: self.offsets.convert(span.start),
            end: self.offsets.convert(span.end),
            text: &self.text[span.range()],
        }
    }

    fn maybe(&self, span: Option<Span>) -> Option<Mention<'t>> {
        span.map(|s| self.mention(s))
    }

    fn quote(&self, id: QuoteId, q: &'t quotes::Quote) -> Quote<'t> {
        let Mention { start, end, text } = self.mention(q.span);
        Quote {
            id: id.into(),
            start,
            end,
            text,
            kind: q.kind.into(),
            segments: q.segments.iter().map(|&s| self.mention(s)).collect(),
            speaker: self.maybe(q.speaker),
            speaker_name: q.speaker_name.as_deref(),
            speaker_type: q.speaker_type.into(),
            speaker_entities: q.speaker_entities.iter().map(|&e| e.into()).collect(),
            cue: self.maybe(q.cue),
            medium: self.maybe(q.medium),
            said_on: q.said_on.map(Id::from),
            rule: q.rule,
            confidence: confidence(q.rule),
        }
    }

    fn casualty(&self, id: FigureId, c: &'t Figure) -> Casualty<'t> {
        let Mention { start, end, text } = self.mention(c.span);
        Casualty {
            id: id.into(),
            start,
            end,
            text,
            kind: c.kind.into(),
            value: c.value,
            min: c.min,
            max: c.max,
            qualifier: c.qualifier.into(),
            victims: Victims {
                text: c.victims.span.map(|s| &self.text[s.range()]),
                category: c.victims.category.into(),
            },
            negated: c.negated,
            hypothetical: c.hypothetical,
            implicit: c.implicit,
            part_of: c.part_of.map(Id::from),
            supersedes: c.supersedes.map(Id::from),
            same_as: c.same_as.map(Id::from),
            background: c.background,
            trigger: self.mention(c.trigger),
            source: self.maybe(c.source),
            source_name: c.source_name.as_deref(),
            quote: c.quote.map(Id::from),
            date: c.date.map(Id::from),
            place: self.maybe(c.place),
            rule: c.rule,
            confidence: confidence(c.rule),
        }
    }

    fn date(&self, id: TimexId, d: &'t Timex) -> DateExpression<'t> {
        let Mention { start, end, text } = self.mention(d.span);
        DateExpression {
            id: id.into(),
            start,
            end,
            text,
            kind: d.kind.into(),
            value: &d.value,
            modifier: d.modifier,
            quant: d.quant.as_deref(),
            freq: d.freq.as_deref(),
            earliest: d.earliest.map(Day),
            latest: d.latest.map(Day),
            anchor: d.anchor.map(AnchorName),
            rule: d.rule,
            confidence: confidence(d.rule),
        }
    }

    fn entity(&self, id: EntityId, e: &'t entities::Entity) -> Entity<'t> {
        Entity {
            id: id.into(),
            name: &e.name,
            kind: e.kind.into(),
            mentions: e.mentions.iter().map(|&m| self.mention(m)).collect(),
        }
    }
}

fn confidence(rule: &str) -> Option<f64> {
    registry::measured(rule).map(|m| m.precision)
}
