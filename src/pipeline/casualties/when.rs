//! When it happened: the date nearest to what happened, in the figure's sentence.

use super::Figure;
use super::lexicon::LEXICON;
use crate::pipeline::Reading;
use crate::pipeline::dates::{Timex, TimexId, TimexType};
use crate::pipeline::text::{Span, TokenId};

/// The day of the event.
pub fn of(reading: &Reading<'_>, dates: &[Timex], figure: &Figure) -> Option<TimexId> {
    let document = &reading.document;
    let start = document.tokens_in(figure.span).start;
    if start.index() >= document.len() {
        return None;
    }
    let sentence = document.sentence_of(start).span;
    let first = dates.partition_point(|d| d.span.end <= sentence.start);
    let in_sentence = dates[first..].iter().enumerate().take_while(|(_, d)| d.span.start < sentence.end);
    let happened = in_sentence.filter(|(_, d)| {
        matches!(d.kind, TimexType::Date | TimexType::Time)
            && !is_day_of_saying(reading, d.span)
            && !is_start(reading, d.span)
            && !d.span.overlaps(figure.span)
    });
    let distance = |d: &Timex| {
        if d.span.start >= figure.trigger.end {
            d.span.start - figure.trigger.end
        } else {
            figure.trigger.start.abs_diff(d.span.end) + 1
        }
    };
    happened.min_by_key(|(_, d)| distance(d)).map(|(i, _)| TimexId((first + i) as u32))
}

/// "*Since 2009* the war has killed …": where a count starts, not the day of what is counted.
fn is_start(reading: &Reading<'_>, span: Span) -> bool {
    let start = reading.document.tokens_in(span).start;
    start.0.checked_sub(1).is_some_and(|t| reading.document.norm(TokenId(t)) == "since")
}

/// "police said *on Monday*", "said in a statement *Monday*".
fn is_day_of_saying(reading: &Reading<'_>, span: Span) -> bool {
    let document = &reading.document;
    let start = document.tokens_in(span).start;
    if start.index() >= document.len() {
        return false;
    }
    let sentence = document.sentence_of(start).tokens;
    let before = (1..=2).map_while(|n| start.0.checked_sub(n)).map(TokenId).filter(|t| *t >= sentence.start);
    before.into_iter().any(|t| LEXICON.grammar.saying.contains(document.norm(t)))
}
