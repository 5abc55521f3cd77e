//! The words that go on after an attribution: "The bridge, officials said, *will reopen*" — "…," said Khan, "*…*"

use super::content;
use super::cues::{self, Match};
use super::scene::Scene;
use super::speaker::Speaker;
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::{TokenId, TokenRange};

/// The words that go on after the attribution: after a comma, to the sentence's end.
pub(super) fn second_half(
    scene: &Scene<'_, '_>,
    cue: Match,
    speaker: Option<Speaker>,
    quoted: bool,
) -> Option<TokenRange> {
    let sentence = scene.sentence(cue.tokens.start);
    let from = speaker.map_or(cue.tokens.end, |s| s.tokens.end.max(cue.tokens.end));
    let rest = TokenRange::new(from, sentence.end);
    if let Some(open) = rest.iter().find(|&t| scene.opens(t)) {
        let led = scene.before(open).is_some_and(|b| matches!(scene.norm(b), "," | "--" | ":" | "…"))
            || scene.before(open).is_some_and(|b| b < from);
        let gap = TokenRange::new(from, open);
        let quotation = scene.quotation(open)?;
        if is_title(scene, quotation.tokens) {
            return None;
        }
        if led && !scene.has_finite_verb(gap) && scene.cues_in(gap).is_empty() && quoted {
            return Some(scene.trim(quotation.tokens));
        }
    }
    let comma = rest.iter().find(|&t| matches!(scene.norm(t), "," | "--"))?;
    let words = TokenRange::new(comma + 1, sentence.end);
    let first = scene.get(words.start).filter(|&f| words.contains(f))?;
    let aside = matches!(
        scene.syntax.tag(first),
        Tag::VBG | Tag::VBN | Tag::WP | Tag::WDT | Tag::WRB | Tag::DT | Tag::NN | Tag::NNS | Tag::NNP
    ) && scene.syntax.tag(first) != Tag::DT
        || matches!(
            scene.norm(first),
            "who"
                | "which"
                | "when"
                | "where"
                | "while"
                | "as"
                | "after"
                | "before"
                | "during"
                | "in"
                | "on"
                | "at"
                | "according"
                | "a"
                | "an"
                | "the"
                | "though"
                | "although"
                | "whose"
        )
        || scene.syntax.head(first).is_some_and(|h| h == cue.tokens.start)
            && !matches!(scene.norm(first), "and" | "but");
    let follows_clause = !quoted && !aside;
    let goes_on = !quoted && is_parenthesis(scene, cue) && !matches!(scene.syntax.tag(first), Tag::VBG);
    (follows_clause || goes_on)
        .then(|| content::finish(scene, words))
        .filter(|w| scene.words(*w) > 1)
        .or_else(|| resumed_marks(scene, cue).filter(|_| !quoted))
}

/// "…, she said, “we lose”": words in marks after the cue and a comma that go on in the middle of a sentence.
pub(super) fn resumed_marks(scene: &Scene<'_, '_>, cue: Match) -> Option<TokenRange> {
    let open = cue.tokens.end + 1;
    let quotation = scene.quotation(open).filter(|q| q.tokens.start == open)?;
    let lower = scene.get(open + 1).is_some_and(|t| scene.document.word(t).starts_with(char::is_lowercase));
    (scene.norm(cue.tokens.end) == "," && lower).then_some(quotation.tokens)
}

/// "in her memoir, “The Far Shore”": a work and its title.
fn is_title(scene: &Scene<'_, '_>, quotation: TokenRange) -> bool {
    let comma = scene.before(quotation.start).filter(|&t| scene.norm(t) == ",");
    let is_work = comma.and_then(|t| scene.before(t)).is_some_and(|t| cues::is_document(scene.norm(t)));
    let capital = |t: TokenId| {
        let word = scene.document.word(t);
        word.chars().count() < 4 || !word.starts_with(char::is_lowercase)
    };
    let first = quotation.iter().find(|&t| scene.is_word(t));
    is_work
        && first.is_some_and(|t| !scene.document.word(t).starts_with(char::is_lowercase))
        && quotation.iter().all(capital)
}

/// "…, officials said, …": nothing but subject and verb between two commas.
pub(super) fn is_parenthesis(scene: &Scene<'_, '_>, cue: Match) -> bool {
    let end = cue.tokens.end;
    scene.norm(end) == "," && scene.syntax.head(cue.tokens.start).is_some_and(|h| h > cue.tokens.start)
}
