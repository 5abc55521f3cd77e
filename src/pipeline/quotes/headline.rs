//! Headlines that name their source after a colon: Truce to hold: Russia.

use super::cues;
use super::found::Found;
use super::scene::Scene;
use super::speaker::Speaker;
use crate::pipeline::entities::Entities;
use crate::pipeline::rule::{Example, RuleInfo};
use crate::pipeline::text::{Shape, TokenId, TokenRange};

/// The rules of this construction.
pub(super) const RULES: &[RuleInfo] = &[HEADLINE];

const HEADLINE: RuleInfo = RuleInfo {
    id: "quotes/headline",
    doc: "A headline whose words are followed by a colon and their source.",
    examples: &[Example::new(
        "Bridge will reopen in May: ministry\n\nThe bridge has been closed since the flood of 2013.",
        &["ministry | : | Bridge will reopen in May"],
    )],
    lookalikes: &[
        "Bridge will reopen in May: what we know\n\nThe bridge has been closed since the flood of 2013.",
    ],
};

/// The most words that a headline's source has.
const SOURCE: usize = 4;

/// What the headline says somebody says.
pub(super) fn find(scene: &Scene<'_, '_>, out: &mut Vec<Found>) {
    let Some(headline) = scene.document.headline() else { return };
    out.extend(at(scene, headline.tokens));
}

fn at(scene: &Scene<'_, '_>, headline: TokenRange) -> Option<Found> {
    let colon = headline.iter().rev().find(|&t| scene.norm(t) == ":")?;
    let source = scene.trim(TokenRange::new(colon + 1, headline.end));
    let words = scene.trim(TokenRange::new(headline.start, colon));
    let last = TokenId(source.end.0.checked_sub(1)?);
    let fits = !source.is_empty() && scene.words(source) <= SOURCE && scene.words(words) >= 3;
    (fits && speaks(scene, source, last)).then(|| Found {
        rule: HEADLINE.id,
        segments: vec![words],
        cue: Some(TokenRange::one(colon)),
        speaker: Some(Speaker { head: last, tokens: source }),
    })
}

/// Whether a phrase can be a source: a name, a body, a document, people.
fn speaks(scene: &Scene<'_, '_>, source: TokenRange, last: TokenId) -> bool {
    let name = source.iter().all(|t| {
        scene.syntax.tag(t).is_proper()
            && matches!(scene.document.token(t).shape, Shape::Capitalised | Shape::Upper)
    });
    let word = scene.norm(last);
    name || cues::is_document(word)
        || cues::is_group(word)
        || Entities::is_description_of_body(word)
        || Entities::is_role(word)
}
