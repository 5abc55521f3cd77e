//! Pronouns among the victims: they help to follow who died, and are no figures of their own.

use super::assemble::Told;
use super::chunks::Count;
use super::scene::Scene;
use super::{Casualties, CasualtyKind, Figure, FigureId, Toll};

/// How many figures back the one that "they" stands for is looked for.
const BACK: usize = 4;

/// "Four were taken to hospital, where *they* died": as many as the counted group that they stand for.
pub fn follow(scene: &Scene<'_, '_>, told: &mut [Told]) {
    for i in 0..told.len() {
        let one = &told[i];
        let they = one.hit.victims.pronoun && one.hit.victims.count == Count::Many;
        if !they || one.figure.kind != CasualtyKind::Killed {
            continue;
        }
        let sentence = scene.document().token(one.hit.victims.head).sentence.0;
        let group = (i.saturating_sub(BACK)..i).rev().find(|&j| {
            let t = &told[j];
            let near = sentence - scene.document().token(t.hit.victims.head).sentence.0 <= 1;
            near && !t.hit.victims.pronoun && super::groups::is_group(t)
        });
        let meant = |j: usize| {
            let f = &told[j].figure;
            let hurt = !matches!(f.kind, CasualtyKind::Killed | CasualtyKind::Detained);
            (hurt && !f.negated && !f.hypothetical && f.part_of.is_none()).then_some(f.value?)
        };
        if let Some((j, value)) = group.and_then(|j| Some((j, meant(j)?))) {
            told[i].figure.value = Some(value);
            told[i].stands_for = Some(FigureId(j as u32));
        }
    }
}

/// Pronouns helped to follow the victims; they are no figures of their own.
pub fn leave_out(told: Vec<Told>, mut tolls: Vec<Toll>) -> Casualties {
    let mut place = Vec::with_capacity(told.len());
    let mut next = 0;
    for t in &told {
        place.push((!t.hit.victims.pronoun).then_some(FigureId(next)));
        next += u32::from(!t.hit.victims.pronoun);
    }
    let stands_for: Vec<Option<FigureId>> = told.iter().map(|t| t.stands_for).collect();
    let moved = |id: FigureId| {
        let id = stands_for.get(id.0 as usize).copied().flatten().unwrap_or(id);
        place.get(id.0 as usize).copied().flatten()
    };
    let mut figures: Vec<Figure> =
        told.into_iter().filter(|t| !t.hit.victims.pronoun).map(|t| t.figure).collect();
    for figure in &mut figures {
        figure.part_of = figure.part_of.and_then(moved);
        figure.supersedes = figure.supersedes.and_then(moved);
        figure.same_as = figure.same_as.and_then(moved);
    }
    for toll in &mut tolls {
        toll.figures = toll.figures.iter().copied().filter_map(moved).collect();
        toll.figures.sort_unstable();
        toll.figures.dedup();
    }
    Casualties { figures, tolls }
}
