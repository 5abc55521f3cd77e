//! The totals of the article's own event, by kind: counted groups ([`groups`]) and single victims ([`registry`])
//! brought together.
//!
//! Of the whole that the article gives, the sum of its groups and the single victims it tells of, the largest
//! counts: an article seldom tells of more victims than there were, and often of fewer. People who were shot, outcome
//! unsaid, count as injured unless they are told among the dead.

use super::assemble::Told;
use super::chunks::Count;
use super::groups::{self, Counted};
use super::registry::{self, Victim};
use super::scene::Scene;
use super::shot::{self, Others};
use super::territory::Territories;
use super::{CasualtyKind, FigureId, Toll};
use crate::pipeline::numbers::Qualifier;

const KINDS: [CasualtyKind; 8] = [
    CasualtyKind::Killed,
    CasualtyKind::Injured,
    CasualtyKind::Missing,
    CasualtyKind::Displaced,
    CasualtyKind::Kidnapped,
    CasualtyKind::Detained,
    CasualtyKind::Affected,
    CasualtyKind::Casualties,
];

/// The totals.
pub fn total(scene: &Scene<'_, '_>, told: &[Told]) -> Vec<Toll> {
    let territories = Territories::read(scene);
    let harmed = registry::victims(scene, told, true);
    let taken = registry::victims(scene, told, false);
    let counted: Vec<Counted> =
        KINDS.iter().map(|&kind| groups::count(scene, &territories, told, kind)).collect();
    let mut tolls: Vec<Toll> = KINDS
        .iter()
        .zip(&counted)
        .filter_map(|(&kind, counted)| {
            let singles = if registry::is_harm(kind) { &harmed } else { &taken };
            of_kind(scene, told, kind, singles, counted)
        })
        .collect();
    let counted = |kind: CasualtyKind| KINDS.iter().position(|&k| k == kind).map(|i| &counted[i]);
    let whole = |kind| counted(kind).and_then(|c| c.settled.or(c.whole)).filter(|&n| n > 1);
    let settled = counted(CasualtyKind::Injured).is_some_and(|c| c.settled.is_some())
        && counted(CasualtyKind::Casualties).is_some_and(|c| c.settled.is_none());
    let shot = whole(CasualtyKind::Casualties).filter(|_| !settled);
    shot::are_injured(scene, told, &mut tolls, &harmed, whole(CasualtyKind::Injured), shot);
    tolls
}

fn of_kind(
    scene: &Scene<'_, '_>,
    told: &[Told],
    kind: CasualtyKind,
    singles: &[Victim<'_>],
    counted: &Counted,
) -> Option<Toll> {
    let mine: Vec<&Victim<'_>> = singles.iter().filter(|v| v.outcome == kind).collect();
    let none = told.iter().position(|t| t.figure.kind == kind && t.figure.negated && !t.figure.background);
    let vague =
        told.iter().any(|t| t.figure.kind == kind && groups::counts(told, t) && t.figure.value.is_none());
    let best = best(scene, told, kind, &mine, counted, Others::read(scene, told, singles, kind));
    let mut figures = counted.figures.clone();
    figures.extend(mine.iter().flat_map(|v| v.figures.iter().copied()).filter(|id| is_first(told, *id)));
    figures.extend(
        told.iter()
            .enumerate()
            .filter(|(_, t)| {
                t.figure.kind == kind
                    && groups::counts(told, t)
                    && t.hit.victims.count == Count::Many
                    && !t.hit.victims.pronoun
            })
            .map(|(i, _)| FigureId(i as u32)),
    );
    figures.sort_unstable();
    figures.dedup();
    if best.is_none() && !vague {
        let zero = none.map(|i| FigureId(i as u32))?;
        return Some(Toll {
            kind,
            low: Some(0),
            best: Some(0),
            high: Some(0),
            perpetrators: 0,
            figures: vec![zero],
        });
    }
    if figures.is_empty() {
        return None;
    }
    let perpetrators = counted.perpetrators.max(mine.iter().filter(|v| v.perpetrator).count() as u64);
    let (low, high) = bounds(told, kind, counted, best);
    Some(Toll { kind, low, best, high, perpetrators, figures })
}

/// The count with most weight: the whole where the article settles on one, else the largest of the whole, the sum of
/// its groups with those who stand beside them, and the single victims.
fn best(
    scene: &Scene<'_, '_>,
    told: &[Told],
    kind: CasualtyKind,
    mine: &[&Victim<'_>],
    counted: &Counted,
    others: Option<Others>,
) -> Option<u64> {
    let single = mine.len() as u64;
    // Where the article gives the whole, single victims illustrate it.
    let single = if counted.whole.is_some_and(|n| n > 1) { 0 } else { single };
    // A total that the article names outweighs what it says most often.
    let settled = counted.settled.filter(|_| counted.total.is_none());
    let whole = settled.or(counted.whole);
    // What it settles on is how many are hurt in the end.
    let open = kind == CasualtyKind::Injured && counted.settled.is_none();
    let died = if open { died_of_wounds(scene, told, whole) } else { 0 };
    let whole = whole.map(|n| if n >= died { n - died } else { n });
    let whole = whole.map(|n| n + others.map_or(0, |o| o.apart_from(n)));
    let disjoint = |v: &Victim<'_>| counted.groups.iter().all(|g| groups::disjoint(g.category, v.category));
    let counts = |v: &&&Victim<'_>| {
        let further = if v.perpetrator { !counted.includes_all } else { counted.settled.is_none() };
        stands_beside(v, counted) && (further || disjoint(v))
    };
    let beside = mine.iter().filter(counts).count() as u64;
    // A report with a headline tells of one event, and its details are of that event.
    if let Some(whole) = whole.filter(|_| settled.is_some() && scene.document().headline().is_some()) {
        return Some(whole + beside);
    }
    // "14 nuns and a priest"
    let listed =
        mine.iter().filter(|v| !v.covered && v.listed_with.is_some() && v.listed_with == counted.whole);
    let listed = if counted.settled.is_none() { listed.count() as u64 } else { 0 };
    let sums = [
        counted.sum.saturating_sub(died) + beside + others.map_or(0, |o| o.apart_from(counted.sum)),
        whole.unwrap_or(0) + counted.more + listed,
        counted.spread.sum().unwrap_or(0),
    ];
    // What the article calls the total is not outdone by what its figures add up to.
    let sum = sums.into_iter().max().filter(|_| counted.total.is_none() || counted.total < whole);
    [whole, counted.total, sum, Some(single)].into_iter().flatten().max().filter(|&n| n > 0)
}

/// The lowest and the highest count that the article supports: rival totals and ranges, and what qualifiers leave open.
fn bounds(
    told: &[Told],
    kind: CasualtyKind,
    counted: &Counted,
    best: Option<u64>,
) -> (Option<u64>, Option<u64>) {
    let mine =
        || told.iter().map(|t| &t.figure).filter(|f| f.kind == kind && !f.background && !f.hypothetical);
    let hedged =
        |q: &[Qualifier]| mine().any(|f| f.value == best && best.is_some() && q.contains(&f.qualifier));
    let low = [counted.low, best].into_iter().flatten().min();
    let low = low.or_else(|| mine().filter(|f| f.qualifier == Qualifier::Vague).filter_map(|f| f.min).max());
    let low = low.filter(|_| !hedged(&[Qualifier::UpTo, Qualifier::AtMost, Qualifier::LessThan]));
    let high = counted.high.max(best).filter(|_| !hedged(&[Qualifier::AtLeast, Qualifier::MoreThan]));
    (low, high)
}

fn is_first(told: &[Told], id: FigureId) -> bool {
    told.get(id.0 as usize).is_some_and(|t| !t.hit.victims.pronoun)
}

/// "Four were taken to hospital, where *one of them* died": how many of the whole of the wounded died.
fn died_of_wounds(scene: &Scene<'_, '_>, told: &[Told], whole: Option<u64>) -> u64 {
    let sentence = |t: &Told| scene.document().token(t.hit.victims.head).sentence.0;
    let pairs = told.windows(2).filter(|pair| {
        let (hurt, dead) = (&pair[0], &pair[1]);
        hurt.figure.kind == CasualtyKind::Injured
            && hurt.figure.value == whole
            && dead.figure.kind == CasualtyKind::Killed
            && dead.hit.victims.partitive
            && matches!(hurt.hit.victims.count, Count::Number(_))
            && sentence(dead) - sentence(hurt) <= 1
    });
    let partly: u64 = pairs.filter_map(|pair| pair[1].figure.value).sum();
    // "… to hospital, where *they* died"
    let meant = |id: FigureId| {
        told.get(id.0 as usize)
            .is_some_and(|t| t.figure.kind == CasualtyKind::Injured && t.figure.value == whole)
    };
    let all = told.iter().find(|t| t.stands_for.is_some_and(meant)).and_then(|t| t.figure.value);
    partly + all.unwrap_or(0)
}

/// A single victim who cannot be one of the groups counted.
fn stands_beside(victim: &Victim<'_>, counted: &Counted) -> bool {
    !victim.covered
        && !counted.groups.is_empty()
        && ((victim.beside_group && victim.after_group)
            || victim.listed_with.is_some_and(|n| counted.groups.iter().any(|g| g.value == n))
            || victim.perpetrator
            || counted.groups.iter().all(|g| groups::disjoint(g.category, victim.category)))
}
