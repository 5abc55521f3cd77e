//! The words that go on after an attribution: "The bridge, officials said, *will reopen*" — "…," said Khan, "*…*"

use super::content;
use super::cues::Match;
use super::scene::Scene;
use super::speaker::Speaker;
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::TokenRange;

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
    (follows_clause || goes_on).then(|| content::finish(scene, words)).filter(|w| scene.words(*w) > 1)
}

/// "…, officials said, …": nothing but subject and verb between two commas.
pub(super) fn is_parenthesis(scene: &Scene<'_, '_>, cue: Match) -> bool {
    let end = cue.tokens.end;
    scene.norm(end) == "," && scene.syntax.head(cue.tokens.start).is_some_and(|h| h > cue.tokens.start)
}
