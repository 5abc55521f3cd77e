//! Interviews and debates set as a play: Q: … A: … — HOLT: … A line belongs to the name before its colon.

use super::found::Found;
use super::scene::Scene;
use super::speaker::Speaker;
use crate::pipeline::rule::{Example, RuleInfo};
use crate::pipeline::text::{Shape, TokenId, TokenRange};

/// The rules of this construction.
pub(super) const RULES: &[RuleInfo] = &[LINE];

/// The id of the rule, whose words are verbatim though in no quotation marks.
pub(super) const ID: &str = LINE.id;

const LINE: RuleInfo = RuleInfo {
    id: "quotes/interview-line",
    doc: "A line of an interview or a debate, after its speaker's name and a colon.",
    examples: &[Example::new(
        "HOLT: You promised lower taxes. Where are they?\n\nVARGAS: They are in the budget.\n\nHOLT: Not in mine.",
        &[
            "HOLT | - | You promised lower taxes. Where are they?",
            "VARGAS | - | They are in the budget.",
            "HOLT | - | Not in mine.",
        ],
    )],
    lookalikes: &["WHERE: the town hall\n\nWHEN: Friday at noon\n\nCOST: five dollars"],
};

/// How many lines there must be before they are taken for talk.
const LINES: usize = 3;

/// The longest name before a colon, in tokens.
const NAME: u32 = 4;

/// Every line of talk: in paragraphs that follow one another, with two voices or more, one of them at least twice.
pub(super) fn find(scene: &Scene<'_, '_>, out: &mut Vec<Found>) {
    let mut run = Vec::new();
    for paragraph in scene.document.paragraphs() {
        match line(scene, paragraph.tokens) {
            Some(line) => run.push(line),
            None => talk(scene, &mut run, out),
        }
    }
    talk(scene, &mut run, out);
}

type Line = (TokenRange, TokenRange);

/// Takes the lines so far for talk, or drops them: labels of a table ("WHERE: … WHEN: …") each stand once.
fn talk(scene: &Scene<'_, '_>, run: &mut Vec<Line>, out: &mut Vec<Found>) {
    let last = |name: TokenRange| TokenId(name.end.0 - 1);
    let mut names: Vec<_> = run.iter().map(|(name, _)| scene.norm(last(*name))).collect();
    names.sort_unstable();
    let again = names.windows(2).any(|pair| pair[0] == pair[1]);
    names.dedup();
    let talks = run.len() >= LINES && again && names.len() > 1;
    let lines = run.drain(..).filter(|_| talks);
    out.extend(lines.map(|(name, words)| Found {
        rule: LINE.id,
        segments: vec![words],
        cue: None,
        speaker: Some(Speaker { head: last(name), tokens: name }),
    }));
}

/// The name and the words of a paragraph that begins with an upper-case name, or Q or A, and a colon.
fn line(scene: &Scene<'_, '_>, paragraph: TokenRange) -> Option<Line> {
    let limit = TokenId(paragraph.end.0.min(paragraph.start.0 + NAME + 1));
    let colon = TokenRange::new(paragraph.start, limit).iter().find(|&t| scene.norm(t) == ":")?;
    let name = TokenRange::new(paragraph.start, colon);
    let upper = name.iter().all(|t| {
        scene.document.token(t).shape == Shape::Upper
            || matches!(scene.document.word(t), "Q" | "A" | "Mr." | "Ms." | "." | "SEN." | "GOV.")
    });
    let words = TokenRange::new(colon + 1, paragraph.end);
    (!name.is_empty() && upper && !words.is_empty() && !scene.is_quoted(colon)).then_some((name, words))
}
