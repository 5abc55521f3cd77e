//! Single victims: the mentions of one person put together, so that "a man", "the 34-year-old", "he" and "John Doe"
//! count once, and a wounded man who later died counts among the dead.

use super::CasualtyKind;
use super::assemble::Told;
use super::chunks::Count;
use super::identity::{fits, fits_gender, is_plain, same_name};
use super::mention;
use super::scene::Scene;
use super::{FigureId, VictimCategory};
use crate::pipeline::entities::Gender;
use crate::pipeline::text::{SentenceId, TokenId, TokenRange};

/// A single victim.
#[derive(Clone, Debug)]
pub struct Victim<'t> {
    /// The gravest thing that the article tells of them.
    pub outcome: CasualtyKind,
    /// Whether they did it.
    pub perpetrator: bool,
    /// Who they are.
    pub category: VictimCategory,
    /// The figures of theirs that go out, by their place among what was told.
    pub figures: Vec<FigureId>,
    /// Whether a figure in numbers has them as a part.
    pub covered: bool,
    /// Joined in one list with a counted group, or told as one more.
    pub beside_group: bool,
    /// Whether the last victims told before were a counted group.
    pub after_group: bool,
    /// Whether somebody else did it: they are not the "himself" of a later sentence.
    pub by_another: bool,
    /// Called a suspect, a gunman.
    pub culprit: bool,
    /// The size of the counted group that they share a verb with ("his wife and two sons").
    pub listed_with: Option<u64>,
    /// The words of their name, as far as told.
    pub names: Vec<&'t str>,
    /// In years.
    pub age: Option<u64>,
    /// Where a word tells.
    pub gender: Option<Gender>,
    /// The noun of their first mention.
    pub head: &'t str,
    /// What they belong to: "the driver *of the pickup*".
    pub of: Option<&'t str>,
    /// Their last mention.
    pub last: TokenId,
    /// What was told of them last: those who share it are others.
    pub last_trigger: TokenRange,
    /// The sentence of their first mention.
    pub first_sentence: SentenceId,
}

/// How many victims back a mention is compared: articles that list more than this say how many there were.
const BACK: usize = 24;

/// How many sentences back a pronoun reaches.
const PRONOUN_REACH: u32 = 4;

/// Puts the single mentions together. Works on pronouns too.
pub fn victims<'a>(scene: &Scene<'a, '_>, told: &[Told], harm: bool) -> Vec<Victim<'a>> {
    let mut victims: Vec<Victim<'a>> = Vec::new();
    let mut told_before = false;
    for (i, one) in told.iter().enumerate() {
        let f = &one.figure;
        let first = !told_before;
        told_before |= is_harm(f.kind) == harm;
        let counted = one.hit.victims.count == Count::One && f.value == Some(1);
        if !counted || f.negated || f.hypothetical || f.background || is_harm(f.kind) != harm {
            continue;
        }
        let reflexive = matches!(scene.norm(one.hit.victims.head), "himself" | "herself");
        let subject = if reflexive { mention::subject_of_reflexive(scene, one) } else { None };
        let mut mention = mention::of(scene, one, i, subject.as_ref());
        // "shot another teen": other than the one who shot, not than a victim told before.
        let listed = |t: &Told| {
            t.hit.trigger == one.hit.trigger
                && t.figure.part_of.is_none()
                && matches!(t.hit.victims.count, Count::Number(_))
        };
        let neighbours = &told[i.saturating_sub(3)..(i + 4).min(told.len())];
        mention.listed_with = neighbours.iter().find(|t| listed(t)).and_then(|t| t.figure.value);
        mention.beside_group &= !first;
        let recent = told[i.saturating_sub(BACK)..i].iter().rev();
        let before = recent.filter(|t| t.figure.kind == one.figure.kind).find(|t| !t.hit.victims.pronoun);
        mention.after_group = before.is_some_and(super::groups::is_group);
        let known = subject.and_then(|s| {
            if s.pronoun { meant(scene, &victims, &mention) } else { told_as(told, &victims, s.tokens) }
        });
        let Some(at) = known.or_else(|| resolve(scene, one, &victims, &mention)) else {
            if !one.hit.victims.pronoun {
                victims.push(mention);
            }
            continue;
        };
        merge(&mut victims[at], mention);
    }
    victims
}

/// Killed, injured, shot: outcomes of one event for one person.
pub const fn is_harm(kind: CasualtyKind) -> bool {
    matches!(kind, CasualtyKind::Killed | CasualtyKind::Injured | CasualtyKind::Casualties)
}

/// The victim that a mention means; `None` for a new one.
///
/// Most crime stories have one victim whom they call by many names, so a mention means a victim already known
/// unless age, sex or name speak against it, or both stand in one sentence, or it says "another".
fn resolve(
    scene: &Scene<'_, '_>,
    told: &Told,
    victims: &[Victim<'_>],
    mention: &Victim<'_>,
) -> Option<usize> {
    let chunk = &told.hit.victims;
    let sentence = mention.first_sentence;
    let recent = || (0..victims.len()).rev().take(BACK);
    let latest = |test: &dyn Fn(&Victim<'_>) -> bool| {
        recent().filter(|&i| test(&victims[i])).max_by_key(|&i| victims[i].last)
    };
    if matches!(scene.norm(chunk.head), "himself" | "herself") {
        return latest(&|v| v.perpetrator && fits_gender(v, mention)).or_else(|| {
            // "The gunman, Karl Weiss, then shot himself": none of those he shot.
            let own_hand = |v: &Victim<'_>| !v.by_another && (v.culprit || !mention.culprit);
            latest(&|v| fits(v, mention) && own_hand(v) && v.first_sentence != sentence)
        });
    }
    if chunk.pronoun {
        let near = |v: &Victim<'_>| sentence.0 - scene.document().token(v.last).sentence.0 <= PRONOUN_REACH;
        return latest(&|v| near(v) && fits(v, mention));
    }
    if mention.beside_group && !chunk.definite {
        return recent().find(|&i| {
            (victims[i].beside_group || !chunk.additional)
                && (victims[i].head == mention.head || victims[i].head == "another")
                && fits(&victims[i], mention)
                && victims[i].first_sentence != sentence
        });
    }
    // "Ortega's death … where the farmer was shot": a description of the one named before it.
    let described = |v: &Victim<'_>| chunk.definite && (v.head == mention.head || !v.names.is_empty());
    // "*The driver and his helper* were killed"
    let listed = |v: &Victim<'_>| v.last_trigger == told.hit.trigger;
    let apart = |v: &Victim<'_>| (v.first_sentence != sentence || described(v)) && !listed(v);
    if !mention.names.is_empty() {
        let known = recent().find(|&i| same_name(&victims[i], mention));
        // A name told later is that of someone described before.
        return known.or_else(|| {
            recent().rev().find(|&i| {
                victims[i].names.is_empty()
                    && apart(&victims[i])
                    && fits(&victims[i], mention)
                    && !victims[i].perpetrator
            })
        });
    }
    latest(&|v| v.head == mention.head && fits(v, mention) && apart(v))
        .or_else(|| latest(&|v| fits(v, mention) && apart(v)))
        // "the victim", "the boy": somebody known, whatever else was said of him.
        .or_else(|| {
            let known = chunk.definite && is_plain(mention.head);
            let other = |v: &Victim<'_>| v.first_sentence != sentence && !v.culprit && !listed(v);
            latest(&|v| known && fits_gender(v, mention) && other(v))
        })
}

/// "A boy died after *he* shot himself": the victim told of last, unless somebody else did it to them.
fn meant(scene: &Scene<'_, '_>, victims: &[Victim<'_>], mention: &Victim<'_>) -> Option<usize> {
    let near = |v: &Victim<'_>| {
        mention.first_sentence.0 - scene.document().token(v.last).sentence.0 <= PRONOUN_REACH
    };
    let from = victims.len().saturating_sub(BACK);
    (from..victims.len())
        .filter(|&i| near(&victims[i]) && !victims[i].by_another && fits_gender(&victims[i], mention))
        .max_by_key(|&i| victims[i].last)
}

/// The victim whom a chunk told before means.
fn told_as(told: &[Told], victims: &[Victim<'_>], tokens: TokenRange) -> Option<usize> {
    let there = |id: &FigureId| told.get(id.0 as usize).is_some_and(|t| tokens.contains(t.hit.victims.head));
    let from = victims.len().saturating_sub(BACK);
    victims[from..].iter().rposition(|v| v.figures.iter().rev().take(BACK).any(there)).map(|at| from + at)
}

fn merge<'t>(victim: &mut Victim<'t>, mention: Victim<'t>) {
    if graver(mention.outcome, victim.outcome) {
        victim.outcome = mention.outcome;
    }
    victim.perpetrator |= mention.perpetrator;
    victim.culprit |= mention.culprit;
    victim.covered |= mention.covered;
    victim.by_another |= mention.by_another;
    victim.listed_with = victim.listed_with.or(mention.listed_with);
    victim.figures.extend(mention.figures);
    if victim.names.is_empty() {
        victim.names = mention.names;
    } else {
        for name in mention.names {
            if !victim.names.contains(&name) && victim.names.len() < 6 {
                victim.names.push(name);
            }
        }
    }
    victim.age = victim.age.or(mention.age);
    victim.of = victim.of.or(mention.of);
    victim.gender = victim.gender.or(mention.gender);
    victim.last = mention.last;
    victim.last_trigger = mention.last_trigger;
}

fn graver(a: CasualtyKind, b: CasualtyKind) -> bool {
    let rank = |kind| match kind {
        CasualtyKind::Killed => 3,
        CasualtyKind::Injured => 2,
        CasualtyKind::Casualties => 1,
        _ => 0,
    };
    rank(a) > rank(b)
}
