//! According to X, … — …, according to X. — …, according to X, …

use super::QuoteKind;
use super::content;
use super::found::Found;
use super::scene::Scene;
use super::speaker::{self, Speaker};
use super::words;
use crate::pipeline::rule::{Example, RuleInfo};
use crate::pipeline::syntax::{Dep, Tag};
use crate::pipeline::text::{TokenId, TokenRange};

/// The rules of this construction.
pub(super) const RULES: &[RuleInfo] = &[FIRST, LAST, AMID];

const FIRST: RuleInfo = RuleInfo {
    id: "quotes/according-to-first",
    doc: "“According to …” and then what the source says.",
    examples: &[Example::new(
        "According to the police, two cars collided.",
        &["the police | According to | two cars collided"],
    )],
    lookalikes: &["According to plan, two cars collided in the test hall."],
};

const LAST: RuleInfo = RuleInfo {
    id: "quotes/according-to-last",
    doc: "What a source says, closed by “according to …”.",
    examples: &[Example::new(
        "Two cars collided, according to the police.",
        &["the police | according to | Two cars collided"],
    )],
    lookalikes: &["The books are sorted according to size."],
};

const AMID: RuleInfo = RuleInfo {
    id: "quotes/according-to-amid",
    doc: "What a source says, with “according to …” amid it.",
    examples: &[Example::new(
        "Sales, according to the company, have doubled.",
        &["the company | according to | Sales … have doubled"],
    )],
    lookalikes: &["Guests were seated, according to custom, by age."],
};

/// Every "according to" outside quotation marks.
pub(super) fn find(scene: &Scene<'_, '_>, out: &mut Vec<Found>) {
    for t in scene.document.all() {
        if scene.norm(t) == "according" && scene.norm(t + 1) == "to" && !scene.is_quoted(t) {
            out.extend(at(scene, t));
        }
    }
}

fn at(scene: &Scene<'_, '_>, according: TokenId) -> Option<Found> {
    let cue = TokenRange::new(according, according + 2);
    let source = source(scene, cue)?;
    let sentence = scene.sentence(according);
    let end = source.tokens.end;
    let lead = TokenRange::new(sentence.start, according);
    let introduces = scene.words(lead) == 0
        || scene.norm(end) == "," && !scene.has_finite_verb(lead) && !closes_before(scene, according);
    let segments = if introduces {
        let rest = content::finish(scene, TokenRange::new(end, sentence.end));
        let connective = scene.words(lead) == 1 && lead.iter().any(|t| scene.syntax.tag(t) == Tag::CC);
        if connective { vec![rest] } else { vec![scene.trim(lead), rest] }
    } else {
        let first = before(scene, according, sentence);
        let comma = scene.norm(end) == ",";
        let rest = TokenRange::new(end, sentence.end);
        let after = scene.get(end + 1).filter(|a| rest.contains(*a));
        let relative = after.is_some_and(|a| {
            matches!(
                scene.syntax.tag(a),
                Tag::WP | Tag::WDT | Tag::VBG | Tag::VBN | Tag::IN | Tag::CC | Tag::WRB | Tag::DT | Tag::PRP
            )
        });
        if comma && !relative && scene.norm(TokenId(according.0 - 1)) == "," && scene.has_finite_verb(rest) {
            vec![first, content::finish(scene, rest)]
        } else {
            vec![first]
        }
    };
    let segments: Vec<_> = segments.into_iter().filter(|s| scene.words(*s) > 0).collect();
    if segments.is_empty() {
        return None;
    }
    let rule = match segments.len() {
        1 if segments[0].start < according => LAST.id,
        1 => FIRST.id,
        _ => AMID.id,
    };
    let found = Found { rule, segments, cue: Some(cue), speaker: Some(source) };
    (found.kind(scene) != QuoteKind::Direct || scene.words(found.tokens()) > 3).then_some(found)
}

fn closes_before(scene: &Scene<'_, '_>, t: TokenId) -> bool {
    scene.before(t).is_some_and(|b| scene.closes(b))
}

/// The words before ", according to": from the start of a quotation that ends there, or of the clause in its sentence.
fn before(scene: &Scene<'_, '_>, according: TokenId, sentence: TokenRange) -> TokenRange {
    let last = scene.trim(TokenRange::new(sentence.start, according));
    let open = last.end.0.checked_sub(1).and_then(|t| scene.quotation(TokenId(t)));
    let start = open.map_or(last.start, |q| {
        if q.tokens.end == last.end { q.tokens.start.min(last.start) } else { last.start }
    });
    TokenRange::new(start, last.end)
}

/// Whom it is according to.
fn source(scene: &Scene<'_, '_>, cue: TokenRange) -> Option<Speaker> {
    let to = cue.start + 1;
    let sentence = scene.sentence(to);
    let hangs =
        scene.syntax.dependent(to, Dep::Pobj).or_else(|| scene.syntax.dependent(cue.start, Dep::Pobj));
    let head = hangs.filter(|h| sentence.contains(*h) && *h > to).or_else(|| {
        TokenRange::new(to + 1, sentence.end).iter().take(8).find(|&t| {
            scene.syntax.tag(t).is_noun() && !scene.get(t + 1).is_some_and(|n| scene.syntax.tag(n).is_noun())
        })
    })?;
    if words::is_no_source(scene.norm(head)) && scene.norm(to + 1) == scene.norm(head) {
        return None;
    }
    let mut speaker = speaker::phrase(scene, head, to);
    speaker.tokens.start = speaker.tokens.start.max(to + 1);
    // Never past the comma that closes the attribution at the head of a sentence.
    if let Some(comma) = TokenRange::new(head, speaker.tokens.end)
        .iter()
        .find(|&t| scene.norm(t) == "," && scene.has_finite_verb(TokenRange::new(t, speaker.tokens.end)))
    {
        speaker.tokens.end = comma;
    }
    Some(speaker)
}
