//! Quotations whose closing mark is missing: “We will not leave, Okafor said. A reading in, its quotations out, the
//! unclosed ones cut short where a comma and an attribution follow the words. The document has warned of the mark.

use super::cues::{self, Frames};
use crate::pipeline::Reading;
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::{Quotation, TokenId, TokenRange};

/// How many tokens a speaker may take between comma and cue, or after it.
const SPEAKER: usize = 8;

/// The quotations of a reading, mended.
pub(super) fn mend(reading: &Reading<'_>) -> Vec<Quotation> {
    let mut quotations = reading.document.quotations().to_vec();
    for i in 0..quotations.len() {
        let quotation = quotations[i];
        if quotation.closed || quotation.inside.is_some() || quotation.single {
            continue;
        }
        if let Some(end) = attributed(reading, quotation.tokens) {
            quotations[i].tokens.end = end;
            quotations[i].span = reading.document.span(quotations[i].tokens);
            quotations[i].closed = true;
            // What the next paragraph seemed to carry on is over: it opens a quotation of its own.
            if let Some(next) = quotations.get_mut(i + 1) {
                next.continues = false;
            }
        }
    }
    quotations
}

/// One past the comma after which a speaker and a verb of saying close a sentence.
fn attributed(reading: &Reading<'_>, tokens: TokenRange) -> Option<TokenId> {
    let document = &reading.document;
    let commas = tokens.iter().filter(|&t| matches!(document.norm(t), "," | "?" | "!"));
    commas.map(|t| t + 1).find(|&after| after < tokens.end && is_attribution(reading, after, tokens.end))
}

/// Whether "Okafor said." or "said Ada Okafor, a farmer" starts at a token: a cue, its speaker, and no words told after
/// it.
fn is_attribution(reading: &Reading<'_>, start: TokenId, limit: TokenId) -> bool {
    let (document, syntax) = (&reading.document, &reading.syntax);
    let end = TokenId(limit.0.min(document.sentence_of(start).tokens.end.0));
    let speaks = |t: TokenId| {
        matches!(syntax.tag(t), Tag::VBD | Tag::VBZ)
            && cues::verb_at(document, t).is_some_and(|c| c.verb.frames.has(Frames::DIRECT))
    };
    let names = |t: TokenId| {
        matches!(
            syntax.tag(t),
            Tag::NNP | Tag::NNPS | Tag::NN | Tag::NNS | Tag::DT | Tag::JJ | Tag::PRPS | Tag::POS
        ) || matches!(document.norm(t), "he" | "she" | "they" | "it" | "i" | "we" | ".")
    };
    let closes = |t: TokenId| t >= end || matches!(document.norm(t), "." | "," | "--");
    let clause = TokenRange::new(start, end);
    if speaks(start) {
        // Inverted: the speaker follows, up to a comma or the stop.
        let speaker = clause.iter().skip(1).take_while(|&t| names(t) && !closes(t)).count();
        return (1..=SPEAKER).contains(&speaker) && closes(start + 1 + speaker);
    }
    let Some(verb) = clause.iter().take(SPEAKER + 1).find(|&t| speaks(t)) else { return false };
    let speaker = TokenRange::new(start, verb);
    let told = verb + 1;
    let ends = closes(told) || TokenRange::new(told, end).iter().take(3).any(closes);
    speaker.iter().all(names) && ends
}
