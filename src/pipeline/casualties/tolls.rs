//! The totals of the article's own event, by kind.

use super::assemble::Told;
use super::{CasualtyKind, FigureId, Toll, VictimCategory};

/// The totals.
pub fn total(told: &[Told]) -> Vec<Toll> {
    let kinds = [
        CasualtyKind::Killed,
        CasualtyKind::Injured,
        CasualtyKind::Missing,
        CasualtyKind::Displaced,
        CasualtyKind::Kidnapped,
        CasualtyKind::Detained,
        CasualtyKind::Affected,
        CasualtyKind::Casualties,
    ];
    kinds.iter().filter_map(|&kind| of_kind(told, kind)).collect()
}

fn of_kind(told: &[Told], kind: CasualtyKind) -> Option<Toll> {
    let figures: Vec<(FigureId, &Told)> = told
        .iter()
        .enumerate()
        .filter(|(_, t)| {
            let f = &t.figure;
            f.kind == kind && f.part_of.is_none() && !f.background && !f.hypothetical && f.same_as.is_none()
        })
        .map(|(i, t)| (FigureId(i as u32), t))
        .collect();
    if figures.is_empty() {
        return None;
    }
    let explicit =
        figures.iter().filter(|(_, t)| !t.figure.implicit).filter_map(|(_, t)| t.figure.value).max();
    let implicit =
        figures.iter().filter(|(_, t)| t.figure.implicit).filter_map(|(_, t)| t.figure.value).max();
    let best = explicit.or(implicit);
    let perpetrators = figures
        .iter()
        .filter(|(_, t)| t.figure.victims.category == VictimCategory::Perpetrator)
        .filter_map(|(_, t)| t.figure.value)
        .sum();
    Some(Toll {
        kind,
        low: best,
        best,
        high: best,
        perpetrators,
        figures: figures.into_iter().map(|(id, _)| id).collect(),
    })
}
