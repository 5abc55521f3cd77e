//! Those shot, and those told as others than the ones before them: how many of them are hurt.

use super::assemble::Told;
use super::groups;
use super::registry::Victim;
use super::scene::Scene;
use super::{CasualtyKind, FigureId, Toll};

/// A counted group told as other than the single victims before it: "*A boy* is in hospital after a shooting that also
/// hurt *three others*".
#[derive(Clone, Copy)]
pub struct Others {
    /// How many the group is.
    group: u64,
    /// How many wounded were told of before it.
    before: u64,
    /// How many wounded share a list with it.
    beside: u64,
}

/// How many figures before a group of others those that they are other than may stand.
const NEIGHBOURS: usize = 4;

impl Others {
    /// The first counted group of the wounded, where it is of this kind and told as others.
    pub fn read(
        scene: &Scene<'_, '_>,
        told: &[Told],
        singles: &[Victim<'_>],
        kind: CasualtyKind,
    ) -> Option<Self> {
        let wounded = |kind| matches!(kind, CasualtyKind::Injured | CasualtyKind::Casualties);
        let first = told
            .iter()
            .position(|t| wounded(t.figure.kind) && groups::is_group(t) && groups::counts(told, t))?;
        let one = &told[first];
        // "Killed a deacon and wounded three others": other than the dead; "the other three victims" may be dead.
        let sentence = scene.sentence(one.hit.victims.head);
        let than_dead = told[first.saturating_sub(NEIGHBOURS)..first]
            .iter()
            .any(|t| t.figure.kind == CasualtyKind::Killed && scene.sentence(t.hit.victims.head) == sentence);
        let told_how = one.hit.rule != "casualties/people";
        if one.figure.kind != kind || !one.hit.victims.additional || than_dead || !told_how {
            return None;
        }
        let group = one.figure.value?;
        let hurt = singles.iter().filter(|v| wounded(v.outcome) && !v.covered && !v.perpetrator);
        let (mut before, mut beside) = (0, 0);
        for victim in hurt {
            if victim.listed_with == Some(group) {
                beside += 1;
            } else if victim.listed_with.is_none()
                && victim.figures.first().is_some_and(|id| (id.0 as usize) < first)
            {
                before += 1;
            }
        }
        Some(Self { group, before, beside })
    }

    /// How many come on top of a whole.
    pub fn apart_from(self, whole: u64) -> u64 {
        if self.group == whole { self.before } else { 0 }
    }
}

/// Those shot and not dead are hurt.
///
/// `injured` and `shot` are the wholes that the article gives; of the single victims, those told as other than the
/// ones shot or in one list with them come on top.
pub fn are_injured(
    scene: &Scene<'_, '_>,
    told: &[Told],
    tolls: &mut Vec<Toll>,
    harmed: &[Victim<'_>],
    injured: Option<u64>,
    shot: Option<u64>,
) {
    let Some(struck) = tolls.iter().find(|t| t.kind == CasualtyKind::Casualties).cloned() else { return };
    let Some(number) = struck.best.filter(|&n| n > 0) else { return };
    let others = Others::read(scene, told, harmed, CasualtyKind::Casualties);
    let shot = shot.or_else(|| others.filter(|_| injured.is_none()).map(|o| o.group));
    let of = |kind| harmed.iter().filter(move |v| v.outcome == kind).count() as u64;
    let listed = |n: u64| harmed.iter().filter(|v| !v.covered && v.listed_with == Some(n)).count() as u64;
    let hurt = match (shot, injured) {
        // "A man was killed and three others were shot": none of them died.
        (Some(shot), _) if others.is_some_and(|o| o.group == shot) => {
            shot + others.map_or(0, |o| o.before + o.beside)
        }
        (Some(shot), _) => (shot + listed(shot)).saturating_sub(dead_among(told, tolls)),
        (None, Some(injured)) => injured,
        // Single victims were followed to their outcome.
        (None, None) => of(CasualtyKind::Casualties) + of(CasualtyKind::Injured),
    };
    if hurt == 0 {
        return;
    }
    if let Some(injured) = tolls.iter_mut().find(|t| t.kind == CasualtyKind::Injured) {
        injured.best = injured.best.max(Some(hurt));
        injured.high = injured.high.max(Some(hurt));
        return;
    }
    let at = tolls.iter().take_while(|t| t.kind == CasualtyKind::Killed).count();
    let injured = Toll {
        kind: CasualtyKind::Injured,
        low: Some(0),
        best: Some(hurt),
        high: Some(number.max(hurt)),
        ..struck
    };
    tolls.insert(at, injured);
}

/// How many of those shot died: the dead told as a part of them, else all the dead.
fn dead_among(told: &[Told], tolls: &[Toll]) -> u64 {
    let shot =
        |id: FigureId| told.get(id.0 as usize).is_some_and(|w| w.figure.kind == CasualtyKind::Casualties);
    let parts = told
        .iter()
        .filter(|t| t.figure.kind == CasualtyKind::Killed && t.figure.part_of.is_some_and(shot))
        .filter_map(|t| t.figure.value)
        .max();
    let killed = tolls.iter().find(|t| t.kind == CasualtyKind::Killed).and_then(|t| t.best);
    parts.or(killed).unwrap_or(0)
}
