//! How figures stand to one another: parts, replacements, repeats, other events.

use rustc_hash::FxHashMap;

use super::assemble::Told;
use super::chunks::Count;
use super::scene::Scene;
use super::{CasualtyKind, FigureId};

/// Whether a sentence is no part of the article's own account: an item of a list of videos ("1:09 Man shot").
fn is_listed_item(scene: &Scene<'_, '_>, told: &Told) -> bool {
    let first = scene.sentence(told.hit.victims.head).start;
    let clock = |word: &str| {
        word.split_once(':').is_some_and(|(a, b)| {
            !a.is_empty()
                && b.len() == 2
                && a.len() <= 2
                && a.bytes().chain(b.bytes()).all(|c| c.is_ascii_digit())
        })
    };
    clock(scene.norm(first))
}

/// What places a sentence in another time than the article's own event.
const ELSEWHEN: [&str; 12] = [
    "last year",
    "a year ago",
    "years ago",
    "so far this year",
    "this year",
    "per year",
    "each year",
    "every year",
    "annually",
    "in recent years",
    "years earlier",
    "this month",
];

fn is_elsewhen(scene: &Scene<'_, '_>, told: &Told) -> bool {
    let sentence = scene.sentence(told.hit.victims.head);
    sentence.iter().any(|t| {
        ELSEWHEN.iter().any(|phrase| phrase.split(' ').enumerate().all(|(n, word)| scene.norm(t + n) == word))
    })
}

/// Marks figures of other events.
pub fn place_in_background(scene: &Scene<'_, '_>, told: &mut [Told]) {
    for one in told.iter_mut() {
        one.figure.background = is_listed_item(scene, one) || is_elsewhen(scene, one);
    }
}

/// Fills `part_of`, `supersedes` and `same_as`.
pub fn relate(scene: &Scene<'_, '_>, told: &mut [Told]) {
    parts(scene, told);
    replacements(scene, told);
    repeats(told);
}

/// How many figures back a whole is looked for.
const BACK: usize = 6;

fn parts(scene: &Scene<'_, '_>, told: &mut [Told]) {
    for i in 0..told.len() {
        let part = &told[i];
        let chunk = part.hit.victims;
        let sentence = scene.sentence(chunk.head);
        let partitive = chunk.partitive && matches!(chunk.count, Count::Number(_));
        let increment = chunk.additional && part.hit.kind == CasualtyKind::Killed;
        if !(part.hit.part || partitive || increment) {
            continue;
        }
        let whole = (i.saturating_sub(BACK)..i).rev().find(|&j| {
            let w = &told[j];
            let near = scene.sentence(w.hit.victims.head) == sentence;
            let next = scene.document().token(w.hit.victims.head).sentence.0 + 1
                == scene.document().token(chunk.head).sentence.0;
            let kind =
                w.figure.kind == part.figure.kind || (partitive && w.figure.kind == CasualtyKind::Casualties);
            let larger = match (w.figure.value.or(w.figure.min), part.figure.value.or(part.figure.min)) {
                (Some(whole), Some(part)) => {
                    whole > part || (part_is_listed(&told[i]) && whole >= part && w.figure.value.is_none())
                }
                _ => true,
            };
            let toll_after_all = !chunk.additional || w.hit.rule == "casualties/toll";
            kind && larger
                && w.figure.part_of.is_none()
                && !w.hit.superseded
                && toll_after_all
                && (near || (partitive && next))
                && !w.figure.negated
        });
        told[i].figure.part_of = whole.map(|j| FigureId(j as u32));
    }
}

fn part_is_listed(told: &Told) -> bool {
    told.hit.part
}

/// "rose to 40 from 35": the two stand side by side.
fn replacements(scene: &Scene<'_, '_>, told: &mut [Told]) {
    for i in 0..told.len() {
        if !told[i].hit.superseded {
            continue;
        }
        let sentence = scene.sentence(told[i].hit.victims.head);
        let near = [i.checked_sub(1), Some(i + 1)];
        let newer = near.into_iter().flatten().find(|&j| {
            told.get(j).is_some_and(|n| {
                n.figure.kind == told[i].figure.kind
                    && !n.hit.superseded
                    && n.hit.rule == told[i].hit.rule
                    && scene.sentence(n.hit.victims.head) == sentence
            })
        });
        // "19 had died. Earlier reports said 12": the one told before it.
        let before = || {
            (i.saturating_sub(BACK)..i).rev().find(|&j| {
                told[j].figure.kind == told[i].figure.kind
                    && !told[j].hit.superseded
                    && !told[j].figure.negated
            })
        };
        if let Some(newer) = newer.or_else(before) {
            told[newer].figure.supersedes = Some(FigureId(i as u32));
        }
    }
}

/// The same count of the same kind told again: it points to its first telling.
fn repeats(told: &mut [Told]) {
    let mut first: FxHashMap<(CasualtyKind, u64), usize> = FxHashMap::default();
    for (i, one) in told.iter_mut().enumerate() {
        let f = &one.figure;
        let Some(value) = f
            .value
            .filter(|&v| v > 1 && !f.implicit && f.part_of.is_none() && !f.hypothetical && !f.background)
        else {
            continue;
        };
        match first.get(&(f.kind, value)) {
            Some(&earlier) if !one.hit.victims.additional => {
                one.figure.same_as = Some(FigureId(earlier as u32));
            }
            Some(_) => {}
            None => {
                first.insert((f.kind, value), i);
            }
        }
    }
}
