//! Hits in, [`Figure`]s out: one figure a chunk, its value and bounds, in text order.

use super::chunks::{Chunk, Count};
use super::hit::Hit;
use super::modality::{self, Modality};
use super::scene::Scene;
use super::verbs::Verbs;
use super::{CasualtyKind, Figure, FigureId, Victims, identity};
use crate::pipeline::numbers::{NumberKind, Qualifier};
use crate::pipeline::text::TokenRange;

/// A figure with what the structure and the tolls need to know of it besides.
#[derive(Clone, Debug)]
pub struct Told {
    /// The figure as it goes out.
    pub figure: Figure,
    /// The hit that it was made from.
    pub hit: Hit,
    /// The counted group that a pronoun stands for.
    pub stands_for: Option<FigureId>,
}

/// Chooses among the hits and makes figures of them. Pronouns are kept: the tolls need them, the answer does not.
pub fn assemble(scene: &Scene<'_, '_>, verbs: &Verbs, hits: Vec<Hit>) -> Vec<Told> {
    let mut judged: Vec<Hit> = hits
        .into_iter()
        .filter_map(|mut hit| {
            if modality::is_denied_of_any(scene, &hit) {
                hit.victims.count = Count::Zero;
            }
            match modality::of(scene, verbs, &hit) {
                Modality::Real => {}
                Modality::Hypothetical => hit.hypothetical = true,
                Modality::Denied => return None,
            }
            let implicit = matches!(hit.victims.count, Count::One | Count::Many);
            (!(implicit && hit.hypothetical)).then_some(hit)
        })
        .collect();
    // Stable: of equal hits the rule that runs first wins.
    judged.sort_by_key(|h| (h.victims.tokens.start, std::cmp::Reverse(weight(h))));
    let mut order: Vec<usize> = (0..judged.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(weight(&judged[i])));
    let mut taken = vec![false; scene.document().len()];
    let mut part = vec![false; scene.document().len()];
    judged.iter().filter(|h| h.part).for_each(|h| part[h.victims.head.index()] = true);
    let mut kept: Vec<Told> = Vec::with_capacity(judged.len());
    for i in order {
        let mut hit = judged[i];
        if hit.victims.tokens.iter().any(|t| taken[t.index()]) {
            continue;
        }
        hit.part |= part[hit.victims.head.index()];
        if let Some(figure) = figure(scene, &hit) {
            hit.victims.tokens.iter().for_each(|t| taken[t.index()] = true);
            kept.push(Told { figure, hit, stands_for: None });
        }
    }
    kept.sort_by_key(|t| t.figure.span);
    kept
}

/// Which of several hits on one chunk is kept: the graver outcome, the computed value, the real before the possible.
fn weight(hit: &Hit) -> u32 {
    let kind = match hit.kind {
        CasualtyKind::Killed => 8,
        CasualtyKind::Kidnapped => 7,
        CasualtyKind::Injured => 6,
        CasualtyKind::Missing => 5,
        CasualtyKind::Displaced => 4,
        CasualtyKind::Casualties => 3,
        CasualtyKind::Detained => 2,
        CasualtyKind::Affected => 1,
    };
    kind + u32::from(hit.computed.is_some()) * 40 + u32::from(!hit.hypothetical) * 20
}

fn figure(scene: &Scene<'_, '_>, hit: &Hit) -> Option<Figure> {
    let chunk = &hit.victims;
    let document = scene.document();
    let (value, min, max, qualifier) = amount(scene, hit)?;
    Some(Figure {
        span: document.span(chunk.tokens),
        kind: hit.kind,
        value,
        min,
        max,
        qualifier,
        victims: Victims { span: noun_phrase(scene, chunk), category: chunk.category },
        negated: hit.negated || chunk.count == Count::Zero,
        hypothetical: hit.hypothetical,
        implicit: matches!(chunk.count, Count::One | Count::Many),
        part_of: None,
        supersedes: None,
        same_as: None,
        background: false,
        trigger: document.span(hit.trigger),
        source: None,
        source_name: None,
        quote: None,
        date: None,
        place: None,
        rule: hit.rule,
    })
}

/// More than this counts no people, nor animals: some hundred thousand million people have ever lived.
const MOST: f64 = 1e12;

type Amount = (Option<u64>, Option<u64>, Option<u64>, Qualifier);

fn amount(scene: &Scene<'_, '_>, hit: &Hit) -> Option<Amount> {
    let exactly = |n: u64| Some((Some(n), Some(n), Some(n), Qualifier::Exact));
    match hit.victims.count {
        Count::Zero => exactly(0),
        Count::One if identity::is_collective(scene.norm(hit.victims.head)) && !hit.victims.named => {
            Some((None, Some(2), None, Qualifier::Vague))
        }
        Count::One => exactly(identity::size(scene.norm(hit.victims.head)).unwrap_or(1)),
        Count::Many if scene.norm(hit.victims.tokens.start) == "both" => exactly(2),
        Count::Many => Some((None, Some(2), None, Qualifier::Vague)),
        Count::Number(index) => {
            let number = scene.numbers.get(index)?;
            if [number.value, number.min, number.max, hit.computed].into_iter().flatten().any(|v| v > MOST) {
                return None;
            }
            let whole = |v: Option<f64>| v.map(|v| v.round().max(0.0) as u64);
            if let Some(value) = hit.computed {
                let round = number.qualifier == Qualifier::Exact
                    && scene.numbers.get(index + 1).is_some_and(|w| w.qualifier == Qualifier::Exact);
                let value = whole(Some(value));
                return Some(if round {
                    (value, value, value, Qualifier::Exact)
                } else {
                    (value, None, None, Qualifier::Approximately)
                });
            }
            let counts = number.kind == NumberKind::Cardinal
                && matches!(
                    number.sense,
                    crate::pipeline::numbers::Sense::Count | crate::pipeline::numbers::Sense::Calendar
                );
            counts.then(|| (whole(number.value), whole(number.min), whole(number.max), number.qualifier))
        }
    }
}

/// The chunk without its number.
fn noun_phrase(scene: &Scene<'_, '_>, chunk: &Chunk) -> Option<crate::pipeline::text::Span> {
    let tokens = match chunk.count {
        Count::Number(index) => {
            let end = scene.numbers.get(index)?.qualified.end;
            let start = if scene.norm(end) == "of" { end + 1 } else { end };
            TokenRange::new(start, chunk.tokens.end)
        }
        Count::Zero => return None,
        _ => chunk.tokens,
    };
    (!tokens.is_empty()).then(|| scene.document().span(tokens))
}
