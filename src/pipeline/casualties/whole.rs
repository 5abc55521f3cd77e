//! Which figure the article means for the whole: told first or most often, called the total, told apart down to the
//! last, or told for a whole country after its provinces.

use super::assemble::Told;
use super::chunks::Count;
use super::lexicon::LEXICON;
use super::scene::Scene;
use super::{CasualtyKind, FigureId, VictimCategory};
use crate::pipeline::text::{TokenId, TokenRange};

/// How many different wholes are compared.
const BACK: usize = 24;

/// Texts of no more sentences than this have no headline.
const HEADED: usize = 4;

/// The whole that the first sentence gives, or the one told more often than any other, where it is told again at all.
pub fn settled(scene: &Scene<'_, '_>, told: &[Told], kind: CasualtyKind) -> Option<u64> {
    let wholes = wholes(scene, told, kind);
    let headed = wholes.iter().take_while(|(sentence, _)| *sentence == 0).count();
    if headed == 1 && scene.document().sentences().len() > HEADED {
        return wholes.first().map(|(_, value)| *value);
    }
    let mut often: Vec<(u64, usize)> = Vec::new();
    for &(_, value) in &wholes {
        match often.iter().position(|(v, _)| *v == value) {
            Some(at) => often[at].1 += 1,
            None if often.len() < BACK => often.push((value, 1)),
            None => {}
        }
    }
    often.into_iter().filter(|&(_, n)| n > 1).max_by_key(|&(v, n)| (n, v)).map(|(v, _)| v)
}

/// The counts over one that could be the whole, each with its sentence; a list counts as one ("his wife and two sons").
fn wholes(scene: &Scene<'_, '_>, told: &[Told], kind: CasualtyKind) -> Vec<(u32, u64)> {
    let mut wholes: Vec<(u32, u64)> = Vec::new();
    let mut last: Option<TokenRange> = None;
    for one in told {
        let f = &one.figure;
        let whole = f.kind == kind
            && f.part_of.is_none()
            && !f.background
            && !f.hypothetical
            && !one.hit.superseded
            && !one.hit.victims.partitive
            && one.hit.victims.count != Count::Many
            // "Couple, children dead": not all of them.
            && !(f.implicit && f.value > Some(1) && one.hit.rule != "casualties/event-multiple")
            // "Three other victims": of the same shooting, but not all of them.
            && !(kind == CasualtyKind::Casualties && one.hit.victims.additional);
        let Some(value) = f.value.filter(|&v| whole && v > 0) else { continue };
        let listed = !matches!(one.hit.rule, "casualties/toll" | "casualties/elided" | "casualties/table");
        match wholes.last_mut().filter(|_| listed && last == Some(one.hit.trigger)) {
            Some((_, sum)) => *sum += value,
            None => wholes.push((scene.document().token(one.hit.victims.head).sentence.0, value)),
        }
        last = Some(one.hit.trigger);
    }
    wholes.retain(|&(_, value)| value > 1);
    wholes
}

/// "4 dead after shooting" has the gunman in it; "a gunman killed 4", "4 killed by a man", "4 others" and "4 were shot
/// dead, then the gunman killed himself" have not.
pub fn includes_all(scene: &Scene<'_, '_>, told: &[Told], kind: CasualtyKind, whole: u64) -> bool {
    !told.iter().enumerate().any(|(i, t)| {
        t.figure.kind == kind
            && t.figure.value == Some(whole)
            && (t.hit.victims.additional
                || t.hit.rule.ends_with("active")
                || t.hit.rule.ends_with("participial")
                || scene.norm(t.hit.trigger.end) == "by"
                || told.get(i + 1).is_some_and(|next| is_culprit_after(scene, t, next)))
    })
}

/// "… seven people dead *before the gunman killed himself*".
fn is_culprit_after(scene: &Scene<'_, '_>, group: &Told, next: &Told) -> bool {
    let own = group.hit.victims.tokens.end.max(group.hit.trigger.end);
    next.figure.kind == group.figure.kind
        && next.figure.victims.category == VictimCategory::Perpetrator
        && !next.hit.part
        && scene.sentence(next.hit.victims.head) == scene.sentence(group.hit.victims.head)
        && TokenRange::new(own, next.hit.victims.tokens.start)
            .iter()
            .any(|t| matches!(scene.norm(t), "then" | "before"))
}

/// Words that call a figure the total.
const TOTALS: [&str; 6] = ["overall", "altogether", "total", "combined", "ultimately", "totalled"];

/// "A total of 12 people", "Overall, 12 died", "the death toll stands at 12": the whole, where no place limits it.
pub fn is_total(scene: &Scene<'_, '_>, told: &Told) -> bool {
    let of_all = matches!(told.figure.victims.category, VictimCategory::People | VictimCategory::Other);
    let start = told.hit.victims.tokens.start;
    let sentence = scene.sentence(start);
    let opens = |t: TokenId| {
        TOTALS.contains(&scene.norm(t))
            || (scene.norm(t) == "in" && matches!(scene.norm(t + 1), "all" | "total"))
    };
    let said = told.hit.rule == "casualties/toll"
        || opens(sentence.start)
        || told.hit.victims.tokens.iter().any(|t| TOTALS.contains(&scene.norm(t)))
        || (1..=4).any(|back| TOTALS.contains(&scene.before(start, back)));
    let span = told.figure.span;
    // "In total, 85 died, most of them in Ohio": a place further on limits something else.
    let limited = told.figure.place.is_some_and(|p| p.start < span.end + 24);
    of_all && said && (told.hit.supersedes || !limited)
}

/// "The hospital's count was five dead", "said that only three had died": a count that rivals the others.
pub fn is_rival(scene: &Scene<'_, '_>, told: &Told) -> bool {
    let start = told.hit.victims.tokens.start;
    let counted = (2..=4).any(|back| LEXICON.grammar.accounts.contains(scene.before(start, back)))
        && matches!(scene.before(start, 1), "was" | "is" | "at" | "of" | "put" | "stood");
    told.hit.rule == "casualties/toll" || counted || scene.before(start, 1) == "only"
}

/// How many figures after a whole its parts may stand.
const PARTS: usize = 12;

/// "243 people died, including 196 in Germany, 43 in Belgium …": told apart down to the last.
pub fn is_broken_down(told: &[Told], whole: usize) -> bool {
    let after = &told[whole + 1..told.len().min(whole + 1 + PARTS)];
    let parts = after.iter().filter(|t| t.figure.part_of == Some(FigureId(whole as u32)));
    let (number, sum) = parts.fold((0, 0), |(n, sum), t| (n + 1, sum + t.figure.value.unwrap_or(0)));
    number > 1 && Some(sum) == told[whole].figure.value
}

/// "One more person died", "an additional four were killed".
pub fn is_increment(scene: &Scene<'_, '_>, told: &Told) -> bool {
    told.hit.victims.additional
        && told.hit.victims.tokens.iter().any(|t| matches!(scene.norm(t), "more" | "additional" | "further"))
}

/// "Across the Philippines, 895 people died", "Nationwide, 895 died".
pub fn is_wide(scene: &Scene<'_, '_>, told: &Told) -> bool {
    let start = scene.sentence(told.hit.victims.tokens.start).start;
    let led =
        matches!(scene.norm(start), "across" | "throughout" | "nationwide" | "statewide" | "overall" | "in")
            && (scene.norm(start) != "in" || matches!(scene.norm(start + 1), "all" | "total"));
    led && start.0 + 8 > told.hit.victims.tokens.start.0
}
