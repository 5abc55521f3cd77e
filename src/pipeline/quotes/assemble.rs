//! From what the rules find to the quotes of the answer: no two on the same words, speakers named, in text order.

use super::found::Found;
use super::naming;
use super::scene::Scene;
use super::{
    Quote, according_to, after, as_said, clause, direct_before, headline, interview, loose, medium, nominal,
    object, said_on,
};
use crate::pipeline::dates::Timex;
use crate::pipeline::entities::coreference::{self, Speaking};
use crate::pipeline::entities::{Entities, Voice};
use crate::pipeline::text::{TokenId, TokenRange};

/// Everything the rules find, in text order.
pub(super) fn all(scene: &Scene<'_, '_>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for &cue in &scene.cues {
        let quote = after::find(scene, cue)
            .or_else(|| as_said::find(scene, cue))
            .or_else(|| direct_before::find(scene, cue))
            .or_else(|| clause::find(scene, cue))
            .or_else(|| object::find(scene, cue));
        let Some(mut quote) = quote else { continue };
        // "said X and called for Y": whoever said X calls for Y.
        if let Some(before) = found.last().filter(|f| goes_on(scene, f, cue.tokens.start)) {
            quote.speaker = before.speaker;
        }
        found.push(quote);
    }
    according_to::find(scene, &mut found);
    nominal::find(scene, &mut found);
    headline::find(scene, &mut found);
    interview::find(scene, &mut found);
    found.retain(|f| !scene.is_aside(f.tokens().start));
    let mut found = apart(scene, found);
    let mut claimed = vec![false; scene.document.len()];
    for token in found.iter().flat_map(|f| &f.segments).flat_map(|s| s.iter()) {
        claimed[token.index()] = true;
    }
    let mut rest = Vec::new();
    loose::find(scene, &found, &claimed, &mut rest);
    found.extend(rest.into_iter().filter(|f| !scene.is_aside(f.tokens().start)));
    found.sort_by_key(|f| (f.tokens().start, f.tokens().end));
    joined(scene, found)
}

/// Whether a cue follows the words of the quote before it with nothing but "and" or a comma between.
fn goes_on(scene: &Scene<'_, '_>, before: &Found, cue: TokenId) -> bool {
    let end = before.tokens().end;
    let verb_first = before.cue.is_some_and(|c| c.end <= before.tokens().start);
    let gap = TokenRange::new(end, cue);
    verb_first
        && end < cue
        && gap.len() < 4
        && gap.iter().all(|t| {
            matches!(scene.norm(t), "and" | "but" | "," | "also" | "then" | "--") || !scene.is_word(t)
        })
        && scene.sentence(cue).contains(before.tokens().start)
}

/// One quote for each stretch of words: of two on (nearly) the same words the one found first stays.
fn apart(scene: &Scene<'_, '_>, found: Vec<Found>) -> Vec<Found> {
    // The quotes that start at a token, and those that end there, each by number in `kept`.
    let mut starts = vec![u32::MAX; scene.document.len() + 1];
    let mut ends = vec![u32::MAX; scene.document.len() + 1];
    let mut kept: Vec<Found> = Vec::with_capacity(found.len());
    for quote in found {
        let tokens = quote.tokens();
        let near = [starts[tokens.start.index()], ends[tokens.end.index()]];
        let same = near.iter().filter_map(|&n| kept.get(n as usize)).any(|k| {
            let other = k.tokens();
            let common = other.end.0.min(tokens.end.0).saturating_sub(other.start.0.max(tokens.start.0));
            let both = other.len().max(tokens.len()) as u32;
            common * 4 >= both * 3
        });
        if !same {
            starts[tokens.start.index()] = kept.len() as u32;
            ends[tokens.end.index()] = kept.len() as u32;
            kept.push(quote);
        }
    }
    kept.sort_by_key(|f| (f.tokens().start, f.tokens().end));
    kept
}

/// Puts a quotation that the next paragraph reopens together with the one it carries on.
fn joined(scene: &Scene<'_, '_>, found: Vec<Found>) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::with_capacity(found.len());
    for quote in found {
        let continues =
            scene.quotation(quote.tokens().start).is_some_and(|q| q.continues && q.tokens == quote.tokens());
        match out.last_mut().filter(|_| continues && quote.rule == "quotes/continued") {
            Some(before) => {
                before.segments.extend(quote.segments);
                before.rule = quote.rule;
            }
            None => out.push(quote),
        }
    }
    out
}

/// Names the speakers, adds means and days, and gives the answer's types.
pub(super) fn finish(
    scene: &Scene<'_, '_>,
    found: &[Found],
    entities: &mut Entities,
    dates: &[Timex],
) -> Vec<Quote> {
    let mut speakers: Vec<Speaking> = found
        .iter()
        .filter_map(|f| f.speaker)
        .map(|s| Speaking { head: s.head, kind: naming::kind_of_unnamed(scene, s), speaks: true })
        .collect();
    speakers.extend(naming::people(scene));
    speakers.sort_unstable_by_key(|s| (s.head, !s.speaks));
    speakers.dedup_by_key(|s| s.head);
    let mut told = vec![false; scene.document.len()];
    for token in found.iter().flat_map(|f| &f.segments).flat_map(|s| s.iter()) {
        told[token.index()] = true;
    }
    let resolved = coreference::resolve(scene.reading, entities, &speakers, |t| {
        if scene.is_quoted(t) {
            Voice::Quoted
        } else if told[t.index()] {
            Voice::Told
        } else {
            Voice::Article
        }
    });
    let span = |tokens| scene.document.span(tokens);
    let quotes = found
        .iter()
        .map(|f| {
            let named = f.speaker.map(|s| naming::name(scene, entities, &resolved, s)).unwrap_or_default();
            let verb = f.cue.map(|c| c.start);
            Quote {
                span: span(f.tokens()),
                kind: f.kind(scene),
                segments: if f.segments.len() > 1 {
                    f.segments.iter().copied().map(span).collect()
                } else {
                    Vec::new()
                },
                speaker: f.speaker.map(|s| span(s.tokens)),
                speaker_name: named.name,
                speaker_type: named.kind,
                speaker_entities: named.entities,
                cue: f.cue.map(span),
                medium: verb.and_then(|v| medium::of(scene, entities, v, &told)).map(span),
                said_on: said_on::of(scene, f, &told, dates),
                rule: f.rule,
            }
        })
        .collect();
    entities.add_mentions(resolved.mentions.iter().map(|&(tokens, id)| (id, span(tokens))));
    quotes
}
