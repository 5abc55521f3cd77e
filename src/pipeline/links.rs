//! Ties the layers to one another: figures to the quote they stand in and to who says so.
//!
//! Each link is sought in the sentence of the figure only: what the sentence leaves open stays `None`.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::Reading;
use super::casualties::Figure;
use super::dates::{Timex, TimexId};
use super::entities::{Entities, EntityType};
use super::quotes::{Quote, QuoteId, Quotes};
use super::syntax::Tag;
use super::text::{Document, Sentence, Span, TokenId, TokenRange};

/// Fills the links that need more than one finished layer.
pub fn tie(
    reading: &Reading<'_>,
    dates: &[Timex],
    entities: &Entities,
    quotes: &Quotes,
    figures: &mut [Figure],
) {
    let names = names(entities);
    for figure in figures {
        let quote = around(quotes.all(), figure.span);
        figure.quote = quote.map(|(id, _)| id);
        let (source, name) = source(reading, &names, quote.map(|(_, q)| q), figure);
        // "a February report by …": the day of the source is not that of what it tells.
        let of_source = |id: TimexId| dates.get(id.0 as usize).map(|d| d.span);
        if figure.date.and_then(of_source).zip(source).is_some_and(|(day, source)| day.overlaps(source)) {
            figure.date = None;
        }
        figure.source = source;
        figure.source_name = name;
    }
}

/// The sentence of a token; `None` past the end of the text.
fn sentence_at<'d>(document: &'d Document<'_>, t: TokenId) -> Option<&'d Sentence> {
    (t.index() < document.len()).then(|| document.sentence_of(t))
}

/// How many quotes before a figure are tried: quotes nest, but not deeper than this.
const BACK: usize = 12;

/// The innermost quote around a stretch.
fn around(quotes: &[Quote], span: Span) -> Option<(QuoteId, &Quote)> {
    let before = quotes.partition_point(|q| q.span.start <= span.start);
    let candidates = quotes[..before].iter().enumerate().rev().take(BACK);
    let holds = |q: &Quote| {
        if q.segments.is_empty() {
            q.span.contains(span)
        } else {
            q.segments.iter().any(|s| s.contains(span))
        }
    };
    candidates
        .filter(|(_, q)| holds(q))
        .min_by_key(|(_, q)| q.span.len())
        .map(|(i, q)| (QuoteId(i as u32), q))
}

/// Who says so: the quote's speaker, else the subject of a verb of counting ("police put the toll at").
fn source(
    reading: &Reading<'_>,
    names: &FxHashMap<Span, &str>,
    quote: Option<&Quote>,
    figure: &Figure,
) -> (Option<Span>, Option<String>) {
    let spoken = quote.and_then(|q| q.speaker.map(|s| (s, q.speaker_name.clone())));
    let Some((span, name)) =
        spoken.or_else(|| counter(reading, figure).or_else(|| keeper(reading, figure)).map(|s| (s, None)))
    else {
        return (None, None);
    };
    let written = || reading.document.slice(span).to_owned();
    let name = name.or_else(|| names.get(&span).map(|&n| n.to_owned())).unwrap_or_else(written);
    (Some(span), Some(name))
}

/// The fullest name for every mention.
fn names(entities: &Entities) -> FxHashMap<Span, &str> {
    entities.all().iter().flat_map(|e| e.mentions.iter().map(move |&m| (m, e.name.as_str()))).collect()
}

/// The words that lead from a figure to who counted.
#[derive(Debug, Deserialize)]
struct Words {
    /// Verbs by which someone gives a count without quoting it.
    counting: FxHashSet<String>,
    /// Nouns for a count that someone keeps.
    accounts: FxHashSet<String>,
    /// Nouns for those who keep one.
    institutions: FxHashSet<String>,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| toml::from_str(include_str!("links.toml")).expect("the lexicons are checked by a test"));

/// Reads the table now rather than at the first request.
pub fn warm_up() {
    LazyLock::force(&WORDS);
}

/// How many tokens before a figure a verb of counting is looked for.
const REACH: u32 = 14;

/// The subject of a verb of counting that leads to the figure.
fn counter(reading: &Reading<'_>, figure: &Figure) -> Option<Span> {
    let (document, syntax) = (&reading.document, &reading.syntax);
    let start = document.tokens_in(figure.span).start;
    let sentence = sentence_at(document, start)?.tokens;
    let floor = start.0.saturating_sub(REACH).max(sentence.start.0);
    let verb = (floor..start.0)
        .map(TokenId)
        .rev()
        .find(|&t| WORDS.counting.contains(document.norm(t)) && syntax.tag(t).is_verb())?;
    let subject = syntax
        .own_subject(verb)
        .filter(|&s| s < verb && !matches!(syntax.tag(s), Tag::WDT | Tag::WP | Tag::EX))?;
    // "three deaths were reported": the subject is what is counted.
    let passive = syntax.verb_group(document, verb).passive;
    (!passive).then(|| document.span(syntax.plain_noun_phrase(subject)))
}

/// "*The hospital's* count was five dead", "*the ministry's* figures show that 14 died": whose count the figure is.
fn keeper(reading: &Reading<'_>, figure: &Figure) -> Option<Span> {
    let (document, syntax) = (&reading.document, &reading.syntax);
    let start = document.tokens_in(figure.span).start;
    let sentence = sentence_at(document, start)?.tokens;
    let floor = start.0.saturating_sub(REACH).max(sentence.start.0);
    let account = (floor..start.0).map(TokenId).rev().find(|&t| WORDS.accounts.contains(document.norm(t)))?;
    // "the ministry's latest figures"
    let possessive = (1..=3)
        .map_while(|back| account.0.checked_sub(back))
        .map(TokenId)
        .take_while(|&t| t > sentence.start)
        .find(|&t| syntax.tag(t) == Tag::POS)?;
    let owner = TokenId(possessive.0 - 1);
    let named = syntax
        .name_at(owner)
        .is_some_and(|n| matches!(n.kind, EntityType::Organization | EntityType::Person | EntityType::Group));
    let keeps = named || WORDS.institutions.contains(document.norm(owner));
    let phrase = syntax.base_noun_phrase(owner);
    let tokens = TokenRange::new(phrase.start.min(owner), possessive);
    (keeps && tokens.start >= sentence.start).then(|| document.span(tokens))
}
