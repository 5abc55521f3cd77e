//! The attribution, then a clause: said (that) … — asked whether … — …, adding that …

use super::QuoteKind;
use super::content;
use super::cues::{Frames, Match};
use super::found::Found;
use super::scene::Scene;
use super::speaker;
use crate::pipeline::rule::{Example, RuleInfo};
use crate::pipeline::syntax::{Dep, Tag};
use crate::pipeline::text::{TokenId, TokenRange};

/// The rules of this construction.
pub(super) const RULES: &[RuleInfo] = &[THAT, BARE, MIXED, QUESTION, PARTICIPLE];

const THAT: RuleInfo = RuleInfo {
    id: "quotes/clause-that",
    doc: "A reporting verb and a clause with “that”.",
    examples: &[
        Example::new(
            "The minister said that taxes would rise next year.",
            &["The minister | said | that taxes would rise next year"],
        ),
        Example::new(
            "Lawmakers were told by the minister that taxes would rise next year.",
            &["the minister | told | that taxes would rise next year"],
        ),
        Example::new(
            "The court heard that Reid had sold the car.",
            &["The court | heard | that Reid had sold the car"],
        ),
        Example::new(
            "The ministry said that four men had been held, without elaborating.",
            &["The ministry | said | that four men had been held"],
        ),
    ],
    lookalikes: &[
        "The company built a plant that makes batteries.",
        "Reid heard that the car was for sale.",
        "The company refused to confirm that it was in talks.",
    ],
};

const BARE: RuleInfo = RuleInfo {
    id: "quotes/clause-bare",
    doc: "A reporting verb and a clause without “that”.",
    examples: &[
        Example::new(
            "Police said two men had been arrested.",
            &["Police | said | two men had been arrested"],
        ),
        Example::new(
            "Two envoys, who spoke on condition of anonymity because they were not allowed to brief reporters, said the raid could be linked to a feud.",
            &[
                "Two envoys, who spoke on condition of anonymity because they were not allowed to brief reporters | said | the raid could be linked to a feud",
            ],
        ),
    ],
    lookalikes: &[
        "The two brothers said goodbye at the airport.",
        "He never said the plan was safe.",
        "Reid could be told he faces a ban.",
    ],
};

const MIXED: RuleInfo = RuleInfo {
    id: "quotes/clause-mixed",
    doc: "A reporting verb and a clause with a fragment in quotation marks.",
    examples: &[Example::new(
        "Ahmadi said the vote was “a farce” and called for a new one.",
        &["Ahmadi | said | the vote was “a farce”"],
    )],
    lookalikes: &["The band played “Help” and then said goodnight."],
};

const QUESTION: RuleInfo = RuleInfo {
    id: "quotes/question",
    doc: "A reporting verb and an indirect question.",
    examples: &[Example::new(
        "Reporters asked whether the bridge was safe.",
        &["Reporters | asked | whether the bridge was safe"],
    )],
    lookalikes: &[
        "Nobody knows whether the bridge is safe.",
        "The ministry did not say whether the bridge was safe.",
        "The minister declined to explain why the bridge was closed.",
    ],
};

const PARTICIPLE: RuleInfo = RuleInfo {
    id: "quotes/clause-participle",
    doc: "A participle that goes on attributing (“adding that”), spoken by the main clause's subject.",
    examples: &[Example::new(
        "The mayor thanked the crews, adding that the river had fallen.",
        &["The mayor | adding | that the river had fallen"],
    )],
    lookalikes: &["The cook stirred the soup, adding salt."],
};

/// The clause that follows `cue`.
pub(super) fn find(scene: &Scene<'_, '_>, cue: Match) -> Option<Found> {
    let frames = Frames::CLAUSE.or(Frames::THAT).or(Frames::QUESTION);
    if !Scene::takes(cue, frames) {
        return None;
    }
    let words = complement(scene, cue)?;
    let tokens = content::finish(scene, words);
    if scene.words(tokens) < 2 {
        return None;
    }
    let verb = cue.tokens.start;
    let first = scene.norm(tokens.start);
    let asks =
        matches!(first, "whether" | "if" | "how" | "why" | "what" | "who" | "where" | "when" | "which");
    if asks && !Scene::takes(cue, Frames::QUESTION) && matches!(first, "whether" | "if") {
        return None;
    }
    if is_unsaid(scene, verb) {
        return None;
    }
    if first == "that" && !Scene::takes(cue, Frames::THAT.or(Frames::CLAUSE)) {
        return None;
    }
    if first != "that" && !asks && !Scene::takes(cue, Frames::CLAUSE) {
        return None;
    }
    let speaker = speaker::outside(scene, verb, tokens);
    let mut found = Found { rule: "", segments: vec![tokens], cue: Some(cue.tokens), speaker };
    found.rule = match found.kind(scene) {
        QuoteKind::Indirect if asks => QUESTION.id,
        QuoteKind::Indirect
            if scene.syntax.tag(verb) == Tag::VBG && speaker::own_subject(scene, verb).is_none() =>
        {
            PARTICIPLE.id
        }
        QuoteKind::Indirect if first == "that" => THAT.id,
        QuoteKind::Indirect => BARE.id,
        _ => MIXED.id,
    };
    Some(found)
}

/// The tokens of the clause that completes a cue.
fn complement(scene: &Scene<'_, '_>, cue: Match) -> Option<TokenRange> {
    let verb = cue.tokens.start;
    let direct = scene.syntax.dependents(verb).iter().copied().find(|&d| {
        d >= cue.tokens.end && matches!(scene.syntax.dep(d), Dep::Ccomp) && !is_infinitive(scene, d)
    });
    if let Some(clause) = direct {
        let tree = scene.subtree(clause);
        let start = at_subject(scene, cue, clause, tree.start.max(cue.tokens.end));
        let start = at_that(scene, cue, clause, start);
        let words = TokenRange::new(start, tree.end.max(start));
        // "that the dam held": a past tense that the tagger took for a participle.
        let past = scene.norm(start) == "that" && has_subject(scene, clause);
        return (past || scene.has_finite_verb(words)).then(|| content::to_pause(scene, words));
    }
    after_that(scene, cue).or_else(|| rest(scene, cue))
}

/// A "that" after the cue and its circumstances ("in a statement on its website") opens the clause, even where the tree
/// begins the clause after its subject.
fn at_that(scene: &Scene<'_, '_>, cue: Match, clause: TokenId, start: TokenId) -> TokenId {
    let gap = TokenRange::new(cue.tokens.end, start);
    let opens = |&t: &TokenId| scene.norm(t) == "that" && !scene.is_quoted(t);
    let Some(that) = gap.iter().rev().take(CIRCUMSTANCES).find(opens) else { return start };
    // What the tree takes for a relative clause is the subject that the clause lacks.
    let lacks_subject = !has_subject(scene, clause);
    let circumstances = TokenRange::new(cue.tokens.end, if lacks_subject { that } else { start });
    let light = !scene.has_finite_verb(circumstances) && !gap.iter().any(|t| scene.norm(t) == ",");
    if light { that } else { start }
}

/// Whether the tree gives a clause a subject of its own.
fn has_subject(scene: &Scene<'_, '_>, clause: TokenId) -> bool {
    scene.syntax.dependents(clause).iter().any(|&d| scene.syntax.dep(d).is_subject())
}

/// "said uncertainty “has diminished”": a noun phrase that the tree makes the object of "said" is the subject that the
/// clause right behind it lacks.
fn at_subject(scene: &Scene<'_, '_>, cue: Match, clause: TokenId, start: TokenId) -> TokenId {
    if has_subject(scene, clause) || cue.verb.lemma != "say" {
        return start;
    }
    let objects = scene.syntax.dependents_by(cue.tokens.start, Dep::Dobj).filter(|&o| o >= cue.tokens.end);
    let subject = objects.map(|o| scene.subtree(o)).find(|o| o.end == start);
    subject.map_or(start, |s| s.start.max(cue.tokens.end))
}

/// How many tokens may stand between a "that" and the clause the tree sees.
const CIRCUMSTANCES: usize = 8;

/// Whether nothing was said: "did not say whether", "declined to say why", "could be told that".
fn is_unsaid(scene: &Scene<'_, '_>, verb: TokenId) -> bool {
    is_declined(scene, verb)
        || scene.syntax.dependent(verb, Dep::Neg).is_some()
        || scene.is_passive(verb) && is_hypothetical(scene, verb)
}

/// "could be told", "may explain": nobody has said it yet.
pub(super) fn is_hypothetical(scene: &Scene<'_, '_>, verb: TokenId) -> bool {
    let modal = |d| matches!(scene.norm(d), "could" | "may" | "might" | "can");
    scene.syntax.dependents_by(verb, Dep::Aux).any(modal)
}

/// "declined to say".
pub(super) fn is_declined(scene: &Scene<'_, '_>, verb: TokenId) -> bool {
    let declines = |t: TokenId| {
        matches!(scene.norm(t), "declined" | "declines" | "declining" | "refused" | "refuses" | "refusing")
    };
    scene.syntax.dep(verb) == Dep::Xcomp && scene.syntax.head(verb).is_some_and(declines)
}

/// After "said" comes what was said, whatever the tree makes of it: a noun phrase there is the subject of a clause
/// whose verb was not seen.
fn rest(scene: &Scene<'_, '_>, cue: Match) -> Option<TokenRange> {
    let verb = cue.tokens.start;
    let sentence = scene.sentence(verb);
    let says = cue.verb.lemma == "say"
        && !matches!(scene.syntax.tag(verb), Tag::VBN | Tag::VB)
        && !scene.is_passive(verb);
    let object = scene.syntax.dependents(verb).iter().copied().find(|&d| {
        d >= cue.tokens.end && matches!(scene.syntax.dep(d), Dep::Dobj | Dep::Xcomp | Dep::Acomp | Dep::Attr)
    })?;
    let start = scene.subtree(object).start.max(cue.tokens.end);
    let words = TokenRange::new(start, sentence.end);
    let noun = matches!(
        scene.norm(object),
        "something"
            | "nothing"
            | "anything"
            | "so"
            | "goodbye"
            | "yes"
            | "no"
            | "things"
            | "prayers"
            | "word"
            | "words"
            | "same"
            | "much"
            | "little"
            | "what"
            | "that"
            | "this"
    );
    let near =
        TokenRange::new(cue.tokens.end, start).iter().all(|t| !scene.is_quoted(t) && scene.norm(t) != ",");
    (says
        && near
        && !noun
        && scene.words(words) > 4
        && speaker::own_subject(scene, verb).is_some_and(|s| s.head < verb))
    .then_some(words)
}

/// "that" within a few words of the cue opens the clause even where the tree hangs it elsewhere.
fn after_that(scene: &Scene<'_, '_>, cue: Match) -> Option<TokenRange> {
    let sentence = scene.sentence(cue.tokens.start);
    let end = TokenId(sentence.end.0.min(cue.tokens.end.0 + 12));
    let next = cue.tokens.end;
    // "Wrote that the dam held": no preposition, whatever the tree says.
    if next < end && scene.norm(next) == "that" && scene.syntax.dep(next) == Dep::Prep {
        return Some(scene.subtree(next)).filter(|words| words.start == next);
    }
    let that = TokenRange::new(cue.tokens.end, end)
        .iter()
        .find(|&t| scene.norm(t) == "that" && scene.syntax.dep(t) == Dep::Mark)?;
    let clause = scene.syntax.head(that)?;
    let gap = TokenRange::new(cue.tokens.end, that);
    if scene.has_finite_verb(gap)
        || scene.syntax.dep(clause) == Dep::Acl
        || gap.iter().any(|t| scene.norm(t) == ",")
    {
        return None;
    }
    Some(TokenRange::new(that, scene.subtree(clause).end.max(that)))
}

/// Whether a clause is an infinitive.
pub(super) fn is_infinitive(scene: &Scene<'_, '_>, clause: TokenId) -> bool {
    scene.syntax.tag(clause) == Tag::VB
        && scene.syntax.dependents(clause).iter().any(|&d| d < clause && scene.syntax.tag(d) == Tag::TO)
}
