//! Where it happened: the named place that a preposition ties to what happened, in the figure's own sentence.

use super::Figure;
use super::lexicon::LEXICON;
use crate::pipeline::Reading;
use crate::pipeline::entities::EntityType;
use crate::pipeline::syntax::{Name, Tag};
use crate::pipeline::text::{Span, TokenId, TokenRange};

/// How many tokens a place may stand from the trigger.
const PLACE_REACH: u32 = 30;

/// Where it happened: the named place nearest to what happened that a preposition ties to it.
pub fn of(reading: &Reading<'_>, figure: &Figure) -> Option<Span> {
    let (document, syntax) = (&reading.document, &reading.syntax);
    let figure_start = document.tokens_in(figure.span).start;
    let trigger = document.tokens_in(figure.trigger);
    let sentence = document.sentence_of(figure_start).tokens;
    // "47 in Bonn": a place right behind the figure is its own.
    let end = document.tokens_in(figure.span).end;
    let own = |n: &&Name| {
        n.tokens.start.0 > end.0
            && n.tokens.start.0 <= end.0 + 2
            && LEXICON.grammar.placing.contains(document.norm(end))
    };
    let names = syntax.names();
    let first = names.partition_point(|n| n.tokens.end <= sentence.start);
    // "90 died, *most of them* in Japan": from there on the places are those of parts.
    let details =
        TokenRange::new(end.max(trigger.end), sentence.end).iter().find(|&t| is_detail(document.norm(t)));
    let placed = names[first..].iter().take_while(|n| n.tokens.start < sentence.end).filter(|n| {
        n.kind == EntityType::Place
            && details.is_none_or(|t| n.tokens.start < t)
            && is_placed(reading, n.tokens, sentence)
            && !document.span(n.tokens).overlaps(figure.span)
    });
    let beside = names[first..]
        .iter()
        .take_while(|n| n.tokens.start < sentence.end)
        .find(|n| n.kind == EntityType::Place && own(n));
    if let Some(name) = beside {
        return Some(document.span(name.tokens));
    }
    let distance = |tokens: TokenRange| {
        if tokens.start >= trigger.end {
            tokens.start.0 - trigger.end.0
        } else {
            figure_start.0.abs_diff(tokens.end.0) + 2
        }
    };
    placed
        .map(|n| n.tokens)
        .filter(|&t| distance(t) <= PLACE_REACH)
        .min_by_key(|&t| distance(t))
        .map(|t| document.span(t))
}

/// Words that go from a figure to its parts.
fn is_detail(word: &str) -> bool {
    matches!(word, ":" | "including" | "majority" | "most" | "mostly" | "half" | "mainly")
}

/// Whether a preposition of place stands before the name, past a description ("in the town of", "in northern").
fn is_placed(reading: &Reading<'_>, name: TokenRange, sentence: TokenRange) -> bool {
    let document = &reading.document;
    let before =
        (1..=5).map_while(|n| name.start.0.checked_sub(n)).map(TokenId).filter(|t| *t >= sentence.start);
    for t in before {
        if LEXICON.grammar.placing.contains(document.norm(t)) {
            return true;
        }
        let describes =
            matches!(reading.syntax.tag(t), Tag::DT | Tag::JJ | Tag::NN | Tag::NNP | Tag::POS | Tag::Hyph)
                || matches!(document.norm(t), "of" | ",");
        if !describes {
            return false;
        }
    }
    false
}
