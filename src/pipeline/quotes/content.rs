//! Where the words told begin and end.

use super::cues;
use super::scene::Scene;
use crate::pipeline::syntax::{Dep, Tag};
use crate::pipeline::text::{TokenId, TokenRange};

/// A clause whose tree ends in the middle of things is carried on to the next pause: the tree has broken off there.
pub(super) fn to_pause(scene: &Scene<'_, '_>, tokens: TokenRange) -> TokenRange {
    let sentence = scene.sentence(tokens.start);
    let mut end = tokens.end;
    let broken = end < sentence.end && scene.is_word(end) && !scene.is_quoted(end) && !joins(scene, end);
    if broken {
        while end < sentence.end && !pauses(scene, end) {
            end = end + 1;
        }
    }
    TokenRange::new(tokens.start, end)
}

/// A mark, or the cue of another attribution; no clause ends on the preposition of "refrained from responding".
fn pauses(scene: &Scene<'_, '_>, t: TokenId) -> bool {
    let governed = || scene.before(t).is_some_and(|b| matches!(scene.syntax.tag(b), Tag::IN | Tag::TO));
    matches!(scene.norm(t), "," | "--" | ";" | "." | ":") || scene.cue(t).is_some() && !governed()
}

/// "and called", "as he left": what follows belongs to the attribution rather than to the words told.
fn joins(scene: &Scene<'_, '_>, t: TokenId) -> bool {
    matches!(
        scene.norm(t),
        "and"
            | "but"
            | "or"
            | "as"
            | "when"
            | "while"
            | "after"
            | "before"
            | "during"
            | "according"
            | "in"
            | "on"
            | "at"
    )
}

/// Brings an end to where words told end: never inside a quotation, before a new attribution, without the stop.
pub(super) fn finish(scene: &Scene<'_, '_>, tokens: TokenRange) -> TokenRange {
    let whole = scene.whole(tokens);
    let end = before_attribution(scene, whole).unwrap_or(whole.end);
    let tokens = scene.trim(TokenRange::new(whole.start, end));
    // "… next Monday, but": what joins the next attribution.
    let joins = |t: &TokenId| matches!(scene.norm(*t), "and" | "but") && !scene.is_quoted(*t);
    let joiner = tokens.iter().next_back().filter(joins);
    joiner.map_or(tokens, |t| scene.trim(TokenRange::new(tokens.start, t)))
}

/// Where a new attribution begins inside what the tree takes for words told: ", adding that …", "and called for …",
/// ", and most believe that …", ", according to …"; or where the article's verdict on them begins: ", a claim that …".
fn before_attribution(scene: &Scene<'_, '_>, tokens: TokenRange) -> Option<TokenId> {
    let cue = scene.cues_in(tokens).iter().map(|c| c.tokens.start).find_map(|t| {
        let before = scene.before(t).filter(|&c| c > tokens.start && !scene.is_quoted(c))?;
        let participle = scene.syntax.tag(t) == Tag::VBG && scene.norm(before) == ",";
        let coordinated = matches!(scene.norm(before), "and" | "but")
            && matches!(scene.syntax.tag(t), Tag::VBD | Tag::VBZ)
            && scene.syntax.dep(t) == Dep::Conj
            && !scene.syntax.dependents(t).iter().any(|&d| scene.syntax.dep(d).is_subject() && d < t);
        (participle || coordinated).then_some(before)
    });
    let other = scene.cues_in(tokens).iter().find_map(|c| other_attribution(scene, tokens, c.tokens.start));
    let source = tokens.iter().skip(1).find(|&t| {
        scene.norm(t) == "according"
            && scene.norm(t + 1) == "to"
            && scene.before(t).is_some_and(|b| scene.norm(b) == ",")
    });
    let silence = tokens
        .iter()
        .skip(1)
        .find(|&t| scene.norm(t) == "," && scene.norm(t + 1) == "without" && is_silence(scene.norm(t + 2)));
    let verdict = tokens.iter().skip(1).find(|&t| is_verdict(scene, TokenRange::new(t, tokens.end)));
    [cue, other, source, silence, verdict].into_iter().flatten().min()
}

/// ", without elaborating": what the speaker leaves out.
fn is_silence(norm: &str) -> bool {
    matches!(
        norm,
        "elaborating"
            | "specifying"
            | "giving"
            | "providing"
            | "naming"
            | "offering"
            | "identifying"
            | "explaining"
    )
}

/// ", a claim that the ministry denies": a comma, and what the article itself calls the words before it.
fn is_verdict(scene: &Scene<'_, '_>, tail: TokenRange) -> bool {
    let mut tokens = tail.iter().filter(|&t| !scene.is_quoted(t));
    tokens.next().is_some_and(|t| t == tail.start && scene.norm(t) == ",")
        && tokens.next().is_some_and(|t| matches!(scene.norm(t), "a" | "an"))
        && tokens
            .take(2)
            .find(|&t| scene.syntax.tag(t) != Tag::JJ)
            .is_some_and(|noun| cues::is_verdict(scene.norm(noun)))
}

/// "…, and most believe it will stay": the comma before a second attribution, with a speaker of its own and a clause.
fn other_attribution(scene: &Scene<'_, '_>, tokens: TokenRange, verb: TokenId) -> Option<TokenId> {
    let syntax = scene.syntax;
    if syntax.dep(verb) != Dep::Conj || !matches!(syntax.tag(verb), Tag::VBD | Tag::VBZ | Tag::VBP) {
        return None;
    }
    let subject = syntax.own_subject(verb).filter(|&s| s < verb && !scene.is_quoted(s))?;
    let clause = syntax.content_clause(verb).filter(|&c| c > verb)?;
    let start = scene.subtree(subject).start;
    let joiner = scene.before(start).filter(|&t| matches!(scene.norm(t), "and" | "but" | "while"))?;
    let comma = scene.before(joiner).filter(|&t| t > tokens.start && scene.norm(t) == ",")?;
    (syntax.dep(clause) == Dep::Ccomp).then_some(comma)
}

/// The clause that completes a verb to its right, nearest first: a finite clause or an infinitive with its own subject.
pub(super) fn clause_after(scene: &Scene<'_, '_>, cue: TokenRange) -> Option<TokenId> {
    let verb = cue.start;
    scene.syntax.dependents(verb).iter().copied().find(|&d| {
        d >= cue.end
            && scene.syntax.dep(d) == Dep::Ccomp
            && !scene.is_quoted(scene.subtree(d).start.max(cue.end))
    })
}
