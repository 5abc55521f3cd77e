//! As the agency reported, … — … , as the minister put it. The main clause is what was said.

use super::content;
use super::cues::{Frames, Match};
use super::found::Found;
use super::scene::Scene;
use super::speaker;
use crate::pipeline::rule::{Example, RuleInfo};
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::TokenRange;

/// The rules of this construction.
pub(super) const RULES: &[RuleInfo] = &[AS];

const AS: RuleInfo = RuleInfo {
    id: "quotes/as-reported",
    doc: "“As” with a source and a reporting verb, then what it reported.",
    examples: &[Example::new(
        "As the agency reported, the dam had been unsafe for years.",
        &["the agency | reported | the dam had been unsafe for years"],
    )],
    lookalikes: &["As the agency grew, the dam was neglected."],
};

/// The words after an introductory "as … reported,".
pub(super) fn find(scene: &Scene<'_, '_>, cue: Match) -> Option<Found> {
    let verb = cue.tokens.start;
    let sentence = scene.sentence(verb);
    let before = TokenRange::new(sentence.start, verb);
    let reports = Scene::takes(cue, Frames::CLAUSE.or(Frames::THAT)) && before.len() < 20;
    let opening = before.iter().find(|&t| scene.is_word(t))?;
    let opens = scene.norm(opening) == "as"
        || scene.norm(opening + 1) == "as" && scene.syntax.tag(opening) == Tag::CC;
    if !reports || !opens || before.iter().any(|t| scene.norm(t) == "," || scene.is_quoted(t)) {
        return None;
    }
    let comma = TokenRange::new(cue.tokens.end, sentence.end)
        .iter()
        .take(15)
        .find(|&t| matches!(scene.norm(t), "," | ":"))?;
    let words = content::finish(scene, TokenRange::new(comma + 1, sentence.end));
    let speaker = speaker::of_verb(scene, verb);
    let fits = scene.words(words) > 2 && speaker.is_some() && scene.has_finite_verb(words);
    fits.then(|| Found { rule: AS.id, segments: vec![words], cue: Some(cue.tokens), speaker })
}
