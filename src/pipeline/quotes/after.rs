//! The attribution after the words, or amid them: "…," she said. — …, police said, … — "…," said Khan, "…"

use super::QuoteKind;
use super::content;
use super::cues::{Frames, Match};
use super::found::Found;
use super::resumed::{is_parenthesis, resumed_marks, second_half};
use super::scene::Scene;
use super::speaker::{self, Speaker};
use crate::pipeline::dates::names_time;
use crate::pipeline::rule::{Example, RuleInfo};
use crate::pipeline::syntax::{Dep, Tag};
use crate::pipeline::text::{TokenId, TokenRange};

/// The rules of this construction.
pub(super) const RULES: &[RuleInfo] = &[DIRECT, MIXED, CLAUSE];

const DIRECT: RuleInfo = RuleInfo {
    id: "quotes/direct-after",
    doc: "Words in quotation marks, then who said them.",
    examples: &[
        Example::new(
            "“We lost everything,” said Khan, a 34-year-old shopkeeper.",
            &["Khan, a 34-year-old shopkeeper | said | “We lost everything,”"],
        ),
        Example::new(
            "“Stay indoors,” the mayor told residents, “and keep the roads free.”",
            &["the mayor | told | “Stay indoors,” … “and keep the roads free.”"],
        ),
        Example::new(
            "“Taxes must rise,” the minister is expected to say on Tuesday.",
            &["the minister | say | “Taxes must rise,”"],
        ),
        Example::new(
            "“I was a fool,” he wrote in his autobiography, “The Far Shore.”",
            &["he | wrote | “I was a fool,”"],
        ),
    ],
    lookalikes: &[
        "Calling the plan “unfair,” Smith said he would vote against it.",
        "After “Northern Light,” the singer is expected to say goodbye.",
    ],
};

const MIXED: RuleInfo = RuleInfo {
    id: "quotes/mixed-after",
    doc: "A clause with a fragment in quotation marks, then who said it.",
    examples: &[
        Example::new(
            "The first winter was “long and hard,” she said.",
            &["she | said | The first winter was “long and hard,”"],
        ),
        Example::new(
            "If we wait, she said, “we lose the harvest.”",
            &["she | said | If we wait … “we lose the harvest.”"],
        ),
    ],
    lookalikes: &[
        "The singer known as “Blue” said goodbye to her fans on Friday.",
        "The coach, whose first book was “Northern Light,” posted the clip on Friday.",
        "Her new film, “Blue Harbour,” opens on Friday.",
        "When the rain stopped, the farmer said, “We can go home now.”",
    ],
};

const CLAUSE: RuleInfo = RuleInfo {
    id: "quotes/clause-after",
    doc: "A clause without quotation marks, then who said it.",
    examples: &[
        Example::new("Three people were hurt, police said.", &["police | said | Three people were hurt"]),
        Example::new(
            "The bridge, officials said, will reopen on Monday.",
            &["officials | said | The bridge … will reopen on Monday"],
        ),
        Example::new(
            "Nine people were hurt when a ferry capsized late on Saturday, officials said.",
            &["officials | said | Nine people were hurt when a ferry capsized late on Saturday"],
        ),
        Example::new("The keys had been lost, the jury was told.", &["- | told | The keys had been lost"]),
    ],
    lookalikes: &["When the police arrived, the driver said nothing."],
};

/// How far a speaker's noun phrase may reach between closing mark and cue.
const REACH: u32 = 45;

/// The words before an attribution whose cue is `cue`.
pub(super) fn find(scene: &Scene<'_, '_>, cue: Match) -> Option<Found> {
    let verb = cue.tokens.start;
    let tag = scene.syntax.tag(verb);
    if !Scene::takes(cue, Frames::DIRECT.or(Frames::CLAUSE)) || tag == Tag::VBG {
        return None;
    }
    let planned = tag == Tag::VB;
    if planned && !is_planned(scene, verb) {
        return None;
    }
    if tells_on(scene, cue) {
        return None;
    }
    let (end, speaker) = after_mark(scene, cue).or_else(|| after_comma(scene, cue))?;
    let first = first_half(scene, end)?;
    if scene.words(first) < 2 && is_parenthesis(scene, cue) {
        return after_connective(scene, cue, first, speaker);
    }
    let quoted = scene.closes(TokenId(first.end.0 - 1));
    // "…," the minister will say tonight: only words in marks are known before they are said.
    if planned && !(quoted && speaker.is_some_and(|s| s.tokens.start >= end)) {
        return None;
    }
    if !quoted && !complete(scene, cue, first) {
        return None;
    }
    let mut found = Found { rule: "", segments: vec![first], cue: Some(cue.tokens), speaker };
    if let Some(second) = second_half(scene, cue, speaker, quoted) {
        found.segments.push(second);
    }
    found.rule = match found.kind(scene) {
        QuoteKind::Direct => DIRECT.id,
        QuoteKind::Mixed => MIXED.id,
        QuoteKind::Indirect => CLAUSE.id,
    };
    if found.rule == MIXED.id && (has_object(scene, cue) || stops(scene, first)) {
        return None;
    }
    // "Her film, “Blue Harbour,” opens on Friday": no verb of saying, or a speaker who stands in the marks.
    let inside = speaker.is_some_and(|s| scene.is_quoted(s.head));
    if inside || found.rule == MIXED.id && !Scene::takes(cue, Frames::CLAUSE.or(Frames::THAT)) {
        return None;
    }
    let fits = if found.rule == CLAUSE.id {
        Frames::CLAUSE.or(Frames::THAT)
    } else {
        Frames::DIRECT.or(Frames::CLAUSE)
    };
    Scene::takes(cue, fits).then_some(found)
}

/// Whether a verb without tense tells what somebody is about to say: "will say", "is expected to say".
fn is_planned(scene: &Scene<'_, '_>, verb: TokenId) -> bool {
    scene.before(verb).is_some_and(|auxiliary| match scene.norm(auxiliary) {
        "will" => true,
        "to" => scene
            .before(auxiliary)
            .is_some_and(|t| matches!(scene.norm(t), "expected" | "due" | "set" | "scheduled")),
        _ => false,
    })
}

/// Whether what is told follows the cue at once ("said he would …", "said: …").
fn tells_on(scene: &Scene<'_, '_>, cue: Match) -> bool {
    let next = cue.tokens.end;
    if !scene.sentence(cue.tokens.start).contains(next) {
        return false;
    }
    if matches!(scene.norm(next), ":" | "that") || scene.opens(next) {
        return true;
    }
    // "…," said Khan: whatever the tree makes of "Khan", the words stand before.
    if scene.before(cue.tokens.start).is_some_and(|b| scene.closes(b) && ends_with_pause(scene, b)) {
        return false;
    }
    content::clause_after(scene, cue.tokens).is_some_and(|clause| {
        let start = scene.subtree(clause).start.max(next);
        let between = TokenRange::new(next, start);
        !between.iter().any(|t| scene.norm(t) == "," || scene.is_quoted(t))
    })
}

/// The closing mark before the cue with nothing but the speaker between: the end of the words and the speaker.
fn after_mark(scene: &Scene<'_, '_>, cue: Match) -> Option<(TokenId, Option<Speaker>)> {
    let verb = cue.tokens.start;
    let floor = TokenId(scene.document.paragraph_of(verb).tokens.start.0.max(verb.0.saturating_sub(REACH)));
    let close = TokenRange::new(floor, verb).iter().rev().find(|&t| scene.is_quoted(t))?;
    if !scene.closes(close) {
        return None;
    }
    let gap = TokenRange::new(close + 1, verb);
    if gap.iter().any(|t| matches!(scene.norm(t), "." | ":" | ";" | "?" | "!")) && !gap_is_name(scene, gap) {
        return None;
    }
    if gap.iter().any(|t| scene.cue(t).is_some_and(|c| is_finite(scene, c.tokens.start))) {
        return None;
    }
    let ended = ends_with_pause(scene, close) || gap.iter().next().is_some_and(|t| scene.norm(t) == ",");
    let mut speaker = speaker::of_verb(scene, verb)?;
    if speaker.tokens.start < verb && is_noun_phrase(scene, TokenRange::new(close + 1, speaker.head)) {
        speaker.tokens.start = close + 1;
    }
    let start = if speaker.tokens.start < verb { speaker.tokens.start } else { verb };
    let adjacent = TokenRange::new(close + 1, start).iter().all(|t| !scene.is_word(t) || is_adverb(scene, t));
    (ended && adjacent).then_some((close + 1, Some(speaker)))
}

/// Whether all before a head belongs to its noun phrase ("University of Leeds historian Ann" before "Reid"), though the
/// tree may cut it short.
fn is_noun_phrase(scene: &Scene<'_, '_>, before_head: TokenRange) -> bool {
    let part = |t: TokenId| {
        let tag = scene.syntax.tag(t);
        tag.is_noun()
            || matches!(tag, Tag::DT | Tag::JJ | Tag::CD | Tag::POS | Tag::Hyph | Tag::PRPS | Tag::IN)
            || matches!(scene.norm(t), "and" | "-" | ".")
    };
    let first = before_head.iter().next();
    first.is_some_and(|t| !matches!(scene.syntax.tag(t), Tag::IN | Tag::CC)) && before_head.iter().all(part)
}

/// A full stop in the gap belongs to a name or a title ("Dr.", "J. Smith").
fn gap_is_name(scene: &Scene<'_, '_>, gap: TokenRange) -> bool {
    gap.iter().filter(|&t| matches!(scene.norm(t), "." | "?" | "!" | ":" | ";")).all(|t| {
        scene.norm(t) == "."
            && scene.before(t).is_some_and(|b| scene.syntax.tag(b).is_proper())
            && scene.document.token(t).sentence == scene.document.token(TokenId(gap.end.0 - 1)).sentence
    })
}

fn is_adverb(scene: &Scene<'_, '_>, t: TokenId) -> bool {
    matches!(scene.syntax.tag(t), Tag::RB | Tag::MD | Tag::VBZ | Tag::VBD | Tag::VBP)
        || matches!(scene.norm(t), "as" | "and" | "but")
}

fn is_finite(scene: &Scene<'_, '_>, verb: TokenId) -> bool {
    matches!(scene.syntax.tag(verb), Tag::VBD | Tag::VBZ | Tag::VBP)
}

/// Whether the words in marks end with a comma, a stop or a dash.
fn ends_with_pause(scene: &Scene<'_, '_>, close: TokenId) -> bool {
    scene.before(close).is_some_and(|t| {
        matches!(scene.norm(t), "," | "." | "?" | "!" | "--" | "-" | "..." | "…" | "?!" | ")" | "]")
    })
}

/// The comma (or dash) before the clause of the cue: the end of the words and the speaker.
fn after_comma(scene: &Scene<'_, '_>, cue: Match) -> Option<(TokenId, Option<Speaker>)> {
    let verb = cue.tokens.start;
    let speaker = speaker::own_subject(scene, verb).or_else(|| speaker::of_verb(scene, verb))?;
    let mut start = if speaker.tokens.start < verb { speaker.tokens.start } else { verb };
    while let Some(before) = scene.before(start).filter(|&b| is_adverb(scene, b) && scene.norm(b) != "and") {
        start = before;
    }
    let pause = scene.before(start)?;
    let sentence = scene.sentence(verb);
    let parts = matches!(scene.norm(pause), "," | "--" | ";" | "?") || scene.closes(pause);
    // "…, the jury was told": the subject is who was spoken to.
    let told = scene.is_passive(verb) && Scene::takes(cue, Frames::ADDRESSEE);
    let speaker = if told { speaker::of_verb(scene, verb) } else { Some(speaker) };
    (pause > sentence.start && parts).then(|| (if scene.closes(pause) { start } else { pause }, speaker))
}

/// The words up to `end`: a quotation with what stands before it in its sentence, or the sentence so far.
fn first_half(scene: &Scene<'_, '_>, end: TokenId) -> Option<TokenRange> {
    let last = scene.before(end)?;
    let mut start = scene.sentence(last).start;
    if let Some(quotation) = scene.quotation(last).filter(|q| q.tokens.end == end) {
        let open = quotation.tokens.start;
        let led = scene.before(open).is_some_and(|b| matches!(scene.norm(b), ":" | "--") || scene.closes(b));
        if open < start || led {
            start = open;
        } else {
            start = scene.sentence(open).start;
            // What led in to the words ("Then, …") is not part of them; a clause is.
            let opening = TokenRange::new(start, open);
            if scene.words(opening) > 0
                && scene.cues_in(opening).iter().any(|c| scene.syntax.tag(c.tokens.start) == Tag::VBG)
            {
                return None;
            }
        }
    } else if let Some(open) = TokenRange::new(start, end).iter().next().and_then(|t| scene.quotation(t)) {
        start = start.max(open.tokens.start);
    }
    // Never reaches back over an attribution already made in this sentence.
    let tokens = scene.trim(TokenRange::new(start, end));
    (!tokens.is_empty()).then_some(tokens)
}

/// Whether unquoted words before an attribution are the clause that it attributes.
fn complete(scene: &Scene<'_, '_>, cue: Match, first: TokenRange) -> bool {
    let verb = cue.tokens.start;
    if has_object(scene, cue) || scene.words(first) < 2 {
        return false;
    }
    let left = scene
        .syntax
        .dependents(verb)
        .iter()
        .any(|&d| d < verb && matches!(scene.syntax.dep(d), Dep::Ccomp) && first.contains(d));
    let aside = matches!(scene.syntax.dep(verb), Dep::Parataxis)
        && scene.syntax.head(verb).is_some_and(|h| first.contains(h) || h > verb);
    left || aside
        || is_parenthesis(scene, cue)
        || closes_sentence(scene, cue, first)
        || is_first_clause(scene, first) && resumed_marks(scene, cue).is_some()
}

/// "If we wait, she said, “we lose”": a clause that belongs to the words told, not the time when they were said.
fn is_first_clause(scene: &Scene<'_, '_>, first: TokenRange) -> bool {
    let when =
        matches!(scene.norm(first.start), "when" | "after" | "before" | "as" | "while" | "since" | "until");
    !when && scene.has_finite_verb(first)
}

/// "A ferry capsized when …, officials said.": with nothing after the cue, what it tells is the clause before it,
/// whatever the tree hangs it on.
fn closes_sentence(scene: &Scene<'_, '_>, cue: Match, first: TokenRange) -> bool {
    let rest = TokenRange::new(cue.tokens.end, scene.sentence(cue.tokens.start).end);
    let own = speaker::own_subject(scene, cue.tokens.start).is_some_and(|s| s.head < cue.tokens.start);
    own && rest.iter().all(|t| !scene.is_word(t)) && scene.has_finite_verb(first)
}

/// Whether a verb has an object that is neither who is spoken to nor a time ("posted the clip").
fn has_object(scene: &Scene<'_, '_>, cue: Match) -> bool {
    let spoken_to = Scene::takes(cue, Frames::ADDRESSEE);
    scene.syntax.object(cue.tokens.start).is_some_and(|o| {
        o > cue.tokens.start && !spoken_to && !names_time(scene.norm(o)) && !scene.is_quoted(o)
    })
}

/// Whether words end with a full stop inside their marks: the sentence is over, and the cue is the next one's.
fn stops(scene: &Scene<'_, '_>, words: TokenRange) -> bool {
    let last = TokenId(words.end.0.saturating_sub(1));
    scene.closes(last) && scene.before(last).is_some_and(|t| scene.norm(t) == ".")
}

/// "But, officials said, …": the words told come after; "But" is the article's own.
fn after_connective(
    scene: &Scene<'_, '_>,
    cue: Match,
    first: TokenRange,
    speaker: Option<Speaker>,
) -> Option<Found> {
    let words =
        content::finish(scene, TokenRange::new(cue.tokens.end + 1, scene.sentence(cue.tokens.start).end));
    let own = matches!(
        scene.norm(first.start),
        "but" | "and" | "still" | "however" | "yet" | "so" | "also" | "then"
    );
    let segments = if own { vec![words] } else { vec![first, words] };
    let fits = scene.words(words) > 2 && Scene::takes(cue, Frames::CLAUSE);
    fits.then_some(Found { rule: CLAUSE.id, segments, cue: Some(cue.tokens), speaker })
}
