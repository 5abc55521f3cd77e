//! How figures stand to one another: parts, replacements, repeats.

use rustc_hash::FxHashMap;

use super::assemble::Told;
use super::chunks::Count;
use super::scene::Scene;
use super::{CasualtyKind, FigureId, VictimCategory, groups, identity, replaced};
use crate::pipeline::text::TokenRange;

/// Fills `part_of`, `supersedes` and `same_as`.
pub fn relate(scene: &Scene<'_, '_>, told: &mut [Told]) {
    parts(scene, told);
    among(scene, told);
    replaced::relate(scene, told);
    breakdowns(scene, told);
    repeats(scene, told);
}

/// How many figures back a whole is looked for.
const BACK: usize = 6;

/// "Two bodyguards, *a driver and a guard*, were killed", "Three others, *two men and a boy*, were hurt": the counted
/// told one by one, or by who they were.
fn details(scene: &Scene<'_, '_>, told: &mut [Told]) {
    for i in 0..told.len() {
        let chunk = told[i].hit.victims;
        let Some(n) = told[i].figure.value.filter(|n| (2..=20).contains(n)) else { continue };
        if scene.norm(chunk.tokens.end) != "," {
            continue;
        }
        // "Four men, two women and two boys were hurt" is a list of three.
        let general = chunk.elided || identity::is_general(scene.norm(chunk.head));
        let trigger = told[i].hit.trigger;
        let fits = |t: &Told| {
            t.hit.trigger == trigger
                && (t.hit.victims.count == Count::One
                    || (general && matches!(t.hit.victims.count, Count::Number(_))))
        };
        let (mut sum, mut end) = (0, i + 1);
        while let Some(part) = told.get(end).filter(|t| sum < n && fits(t)) {
            sum += part.figure.value.unwrap_or(n);
            end += 1;
        }
        let more = told.get(end).is_some_and(fits);
        if sum == n && end > i + 2 && !more {
            told[i + 1..end].iter_mut().for_each(|t| t.hit.part = true);
        }
    }
}

/// "*A toddler* was among five wounded": a part told before its whole.
fn among(scene: &Scene<'_, '_>, told: &mut [Told]) {
    for i in 1..told.len() {
        let (part, whole) = (&told[i - 1], &told[i]);
        let start = whole.hit.victims.tokens.start;
        let among = whole.figure.kind == part.figure.kind
            && matches!(whole.hit.victims.count, Count::Number(_))
            && part.figure.value < whole.figure.value
            && scene.before(start, 1) == "among"
            && start.0 - part.hit.victims.tokens.end.0 <= AMONG_REACH;
        if among {
            told[i - 1].figure.part_of = Some(FigureId(i as u32));
        }
    }
}

/// How many tokens may stand between a part and its whole ("was among", "is among the").
const AMONG_REACH: u32 = 6;

fn parts(scene: &Scene<'_, '_>, told: &mut [Told]) {
    details(scene, told);
    for i in 0..told.len() {
        let part = &told[i];
        let chunk = part.hit.victims;
        let sentence = scene.sentence(chunk.head);
        let partitive = chunk.partitive && matches!(chunk.count, Count::Number(_));
        let increment = chunk.additional && part.hit.kind == CasualtyKind::Killed;
        let member = part.hit.rule == "casualties/parts";
        if !(part.hit.part || member || partitive || increment) {
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
            let member = member && follows(scene, w, part);
            // "killed three guards. Troops killed two of the attackers": not of those.
            let others = partitive
                && !chunk.elided
                && part.figure.victims.category != VictimCategory::People
                && w.figure.victims.category == VictimCategory::People
                && !w.hit.victims.elided
                && !identity::is_general(scene.norm(w.hit.victims.head));
            kind && larger
                && (part.hit.part
                    || !groups::disjoint(w.figure.victims.category, part.figure.victims.category))
                && w.figure.part_of.is_none()
                && !w.hit.superseded
                && !others
                && toll_after_all
                && (near || member || (partitive && next))
                && !w.figure.negated
        });
        told[i].figure.part_of = whole.map(|j| FigureId(j as u32));
    }
}

fn part_is_listed(told: &Told) -> bool {
    told.hit.part
}

/// Whether a figure stands within three sentences after another: "… The dead included two nurses."
fn follows(scene: &Scene<'_, '_>, before: &Told, after: &Told) -> bool {
    let sentence = |t: &Told| scene.document().token(t.hit.victims.head).sentence.0;
    sentence(after) - sentence(before) <= 3
}

/// How many figures after a whole its parts may be told in.
const PARTS: usize = 12;

/// "Five were killed in three attacks. Two died in …, another in …, two more in …": figures that add up to the one
/// before them are its parts.
fn breakdowns(scene: &Scene<'_, '_>, told: &mut [Told]) {
    let mut largest: FxHashMap<CasualtyKind, u64> = FxHashMap::default();
    for i in 0..told.len() {
        let whole = &told[i];
        let Some(value) = whole.figure.value.filter(|&v| v > 2) else { continue };
        let so_far = largest.entry(whole.figure.kind).or_default();
        if value < *so_far {
            continue;
        }
        *so_far = value;
        if whole.figure.part_of.is_some() || whole.hit.superseded || whole.figure.hypothetical {
            continue;
        }
        let kind = whole.figure.kind;
        let mut sum = 0;
        let mut parts: Vec<usize> = Vec::new();
        let mut last = i;
        for j in i + 1..told.len().min(i + 1 + PARTS) {
            let part = &told[j];
            let shot = kind == CasualtyKind::Killed && part.figure.kind == CasualtyKind::Casualties;
            if !(part.figure.kind == kind || shot)
                || part.hit.victims.pronoun
                || part.figure.part_of.is_some()
            {
                continue;
            }
            let Some(n) = part.figure.value.filter(|&n| n > 0 && n < value && sum + n <= value) else {
                break;
            };
            let listed = part.hit.trigger == told[i].hit.trigger;
            let others = groups::disjoint(told[i].figure.victims.category, part.figure.victims.category);
            if part.hit.superseded || listed || others || !follows(scene, &told[last], part) {
                break;
            }
            sum += n;
            parts.push(j);
            last = j;
            if sum == value {
                break;
            }
        }
        let counted = parts.iter().any(|&j| told[j].figure.value > Some(1));
        if sum == value && parts.len() > 1 && counted {
            for j in parts {
                told[j].figure.part_of = Some(FigureId(i as u32));
            }
        }
    }
}

/// The same count of the same kind told again: it points to its first telling. Not where the two are different
/// people: soldiers and militants, or members of one list.
fn repeats(scene: &Scene<'_, '_>, told: &mut [Told]) {
    let mut first: FxHashMap<(CasualtyKind, u64), (usize, VictimCategory, TokenRange)> = FxHashMap::default();
    for (i, one) in told.iter_mut().enumerate() {
        let f = &one.figure;
        let Some(value) = f
            .value
            .filter(|&v| v > 1 && !f.implicit && f.part_of.is_none() && !f.hypothetical && !f.background)
        else {
            continue;
        };
        match first.get(&(f.kind, value)) {
            Some(&(earlier, category, sentence))
                if !one.hit.victims.additional
                    && !groups::disjoint(category, f.victims.category)
                    && sentence != scene.sentence(one.hit.victims.head) =>
            {
                one.figure.same_as = Some(FigureId(earlier as u32));
            }
            Some(_) => {}
            None => {
                first.insert((f.kind, value), (i, f.victims.category, scene.sentence(one.hit.victims.head)));
            }
        }
    }
}
