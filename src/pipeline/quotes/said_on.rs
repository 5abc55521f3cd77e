//! The day something was said: "said on Tuesday", "On Tuesday, Khan said", "said in an interview on Tuesday". A quote
//! and the dates of its attribution's sentence in; the date that tells when it was said out, never one that is told.

use super::found::Found;
use super::scene::Scene;
use crate::pipeline::dates::{Timex, TimexId, TimexType};
use crate::pipeline::text::{TokenId, TokenRange};

/// How far up the tree a date looks for the cue.
const CLIMB: usize = 6;

/// The date by which a quote was said. `told` tells for each token whether it is in words told, by anybody.
pub(super) fn of(scene: &Scene<'_, '_>, found: &Found, told: &[bool], dates: &[Timex]) -> Option<TimexId> {
    let cue = found.cue?;
    let sentence = scene.document.sentence_of(cue.start);
    let first = dates.partition_point(|d| d.span.end <= sentence.span.start);
    let in_sentence = dates[first..].iter().enumerate().take_while(|(_, d)| d.span.start < sentence.span.end);
    let said = in_sentence.filter_map(|(i, date)| {
        let tokens = scene.document.tokens_in(date.span);
        let day = matches!(date.kind, TimexType::Date | TimexType::Time) && !date.value.ends_with("_REF");
        let own = !tokens.iter().any(|t| told[t.index()] || scene.is_quoted(t))
            && found.speaker.is_none_or(|s| !s.tokens.contains(tokens.start));
        let fits = day
            && own
            && (is_beside(scene, cue, tokens) || hangs_on(scene, cue, tokens) || opens(scene, cue, tokens));
        fits.then(|| (tokens.start.0.abs_diff(cue.start.0), TimexId((first + i) as u32)))
    });
    said.min_by_key(|&(distance, id)| (distance, id.0)).map(|(_, id)| id)
}

/// "said on Tuesday", "said late Tuesday": nothing of weight between.
fn is_beside(scene: &Scene<'_, '_>, cue: TokenRange, date: TokenRange) -> bool {
    cue.end <= date.start
        && date.start.0 - cue.end.0 < 4
        && TokenRange::new(cue.end, date.start).iter().all(|t| {
            matches!(scene.norm(t), "on" | "late" | "early" | "in" | "at" | "," | "back" | "earlier")
        })
}

/// Whether the tree hangs the date on the cue, with no other verb between.
fn hangs_on(scene: &Scene<'_, '_>, cue: TokenRange, date: TokenRange) -> bool {
    let Some(head) = scene.syntax.head_of(date) else { return false };
    for above in scene.syntax.ancestors(head).take(CLIMB) {
        if cue.contains(above) {
            return true;
        }
        if scene.syntax.tag(above).is_verb() {
            return false;
        }
    }
    false
}

/// "On Tuesday, Khan said": the date stands in the phrase that opens the cue's sentence.
fn opens(scene: &Scene<'_, '_>, cue: TokenRange, date: TokenRange) -> bool {
    let start = scene.sentence(cue.start).start;
    let lead = TokenRange::new(start, date.end);
    let ends = scene.get(date.end).is_some_and(|t| scene.norm(t) == ",");
    date.end <= cue.start
        && ends
        && lead.len() < 16
        && !scene.has_finite_verb(lead)
        && !lead.iter().any(|t| scene.norm(t) == "," && t < date.start)
        && is_near(scene, cue.start, date.end)
}

/// Whether no other clause stands between the opening phrase and the cue.
fn is_near(scene: &Scene<'_, '_>, cue: TokenId, from: TokenId) -> bool {
    !scene.has_finite_verb(TokenRange::new(from, cue))
}
