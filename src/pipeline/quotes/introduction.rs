//! Who an interview is with: the lead in, who asks and who answers out. "We spoke to Maria Okafor", "An interview with
//! …", "Maria Okafor talked to us", "By Jon Reid".

use super::scene::Scene;
use super::speaker::Speaker;
use super::words;
use crate::pipeline::entities::{Entities, EntityType};
use crate::pipeline::text::{Shape, TokenId, TokenRange};

/// Who takes part, by a name in the lead.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Parties {
    /// Who asks.
    pub asks: Option<Speaker>,
    /// Who answers.
    pub answers: Option<Speaker>,
    /// Whether the lead says in so many words that it is an interview.
    pub interviews: bool,
}

/// How far before a name the words stand that say who was interviewed.
const REACH: usize = 10;

/// A name in the lead.
#[derive(Clone, Copy)]
struct Introduced {
    tokens: TokenRange,
    person: bool,
    body: bool,
}

/// Who takes part in the interview whose lines begin at `limit`.
pub(super) fn parties(scene: &Scene<'_, '_>, limit: TokenId) -> Parties {
    let names = names(scene, TokenRange::new(TokenId(0), limit));
    let people = || names.iter().copied().filter(|n| n.person);
    let asked = people().find(|n| is_asked(scene, n.tokens.start));
    let talks = || people().find(|n| goes_on_to(scene, n.tokens.end));
    let only = || {
        let mut people = people().filter(|n| !is_signed(scene, n));
        let first = people.next()?;
        let last = |n: Introduced| scene.norm(TokenId(n.tokens.end.0 - 1));
        people.all(|n| last(n) == last(first)).then_some(first)
    };
    let interviews = asked.is_some() || talks().is_some();
    let answers = asked.or_else(talks).or_else(only);
    let asks = names.iter().copied().find(|n| answers.is_some_and(|a| asks(scene, *n, a.tokens)));
    let speaker = |name: Introduced| Speaker {
        head: scene.syntax.head_of(name.tokens).unwrap_or(name.tokens.start),
        tokens: name.tokens,
    };
    Parties { asks: asks.map(speaker), answers: answers.map(speaker), interviews }
}

/// The names of a lead: runs of capitalised proper nouns, with what the model or a given name says of them.
fn names(scene: &Scene<'_, '_>, lead: TokenRange) -> Vec<Introduced> {
    let proper = |t: TokenId| {
        scene.syntax.tag(t).is_proper()
            && matches!(scene.document.token(t).shape, Shape::Capitalised | Shape::Mixed | Shape::Upper)
            && !Entities::is_title(scene.norm(t))
    };
    let mut names = Vec::new();
    let mut at = lead.start;
    while at < lead.end {
        let sentence = scene.sentence(at);
        let run = TokenRange::new(at, lead.end.min(sentence.end)).iter().take_while(|&t| proper(t)).count();
        if run > 0 {
            let tokens = TokenRange::new(at, at + run);
            let kind = |k| tokens.iter().any(|t| scene.syntax.name_at(t).is_some_and(|n| n.kind == k));
            let given = run > 1 && Entities::is_given_name(scene.norm(at));
            let place = Entities::is_place_suffix(scene.norm(TokenId(tokens.end.0 - 1)));
            let person = given || kind(EntityType::Person) && !place;
            names.push(Introduced { tokens, person, body: !person && kind(EntityType::Organization) });
        }
        at = at + run.max(1);
    }
    names
}

/// Whether the words before a name say that its bearer was interviewed.
fn is_asked(scene: &Scene<'_, '_>, name: TokenId) -> bool {
    let before = TokenRange::new(scene.sentence(name).start, name);
    before.iter().rev().take(REACH).any(|t| {
        let elsewhere = |t: TokenId| matches!(scene.norm(t), "in" | "on" | "at" | "near" | "outside");
        words::interviewed_at(scene.document, t).is_some_and(|asked| {
            let gap = TokenRange::new(asked.end, name.max(asked.end));
            !scene.has_finite_verb(gap) && !gap.iter().any(elsewhere)
        })
    })
}

/// "By Jon Reid": the name of a byline.
fn is_signed(scene: &Scene<'_, '_>, name: &Introduced) -> bool {
    scene.before(name.tokens.start).is_some_and(|b| scene.norm(b) == "by")
}

/// Whether "talked to us" follows, past an apposition.
fn goes_on_to(scene: &Scene<'_, '_>, end: TokenId) -> bool {
    let rest = TokenRange::new(end, scene.sentence(TokenId(end.0 - 1)).end);
    rest.iter().take(REACH).any(|t| words::is_talked(scene.norm(t)))
}

/// Whether a name is that of the one who asks: the subject of "spoke to", or the byline's.
fn asks(scene: &Scene<'_, '_>, name: Introduced, answers: TokenRange) -> bool {
    let TokenRange { start, end } = name.tokens;
    let by = is_signed(scene, &name);
    let spoke = TokenRange::new(end, answers.start);
    let subject = end <= answers.start
        && spoke.len() < REACH
        && scene.sentence(start).contains(answers.start)
        && spoke.iter().any(|t| words::interviewed_at(scene.document, t).is_some());
    by && name.person && start != answers.start || subject && (name.person || name.body)
}
