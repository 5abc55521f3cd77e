//! A mention of a single victim with what it tells of them: age, sex, name, whether they did it.

use super::FigureId;
use super::VictimCategory;
use super::assemble::Told;
use super::chunks::{Chunk, Count};
use super::identity::gender;
use super::registry::Victim;
use super::scene::Scene;
use crate::pipeline::numbers::Sense;
use crate::pipeline::text::TokenId;

/// A mention as a victim of its own; "himself" is described as `subject`, whose action it completes.
pub fn of<'a>(scene: &Scene<'a, '_>, told: &Told, index: usize, subject: Option<&Chunk>) -> Victim<'a> {
    let own = &told.hit.victims;
    let reflexive = matches!(scene.norm(own.head), "himself" | "herself");
    let chunk = subject.filter(|s| !s.pronoun).unwrap_or(own);
    let head = scene.norm(chunk.head);
    // "himself" alone is nobody called a culprit: it may be a child.
    let described = !reflexive || subject.is_some_and(|s| !s.pronoun);
    let category = if described { chunk.category } else { VictimCategory::People };
    // "The gunman, *Karl Weiss*, shot himself"
    let called = described_before(scene, chunk).filter(|_| chunk.named);
    let is_culprit = |c: &Chunk| c.category == VictimCategory::Perpetrator || scene.norm(c.head) == "gunman";
    let culprit =
        category == VictimCategory::Perpetrator || head == "gunman" || called.is_some_and(|c| is_culprit(&c));
    let titled = if chunk.named { Some(*chunk) } else { apposed(scene, chunk) };
    let names = titled.map_or_else(Vec::new, |name| {
        let words = name.tokens.iter().filter(|&t| scene.tag(t).is_proper()).map(|t| scene.norm(t));
        words.filter(|n| !is_description(n)).collect()
    });
    let also = super::groups::says_also(scene, told);
    let figures = if own.pronoun { Vec::new() } else { vec![FigureId(index as u32)] };
    Victim {
        outcome: told.figure.kind,
        perpetrator: culprit || reflexive,
        category,
        figures,
        covered: told.figure.part_of.is_some(),
        beside_group: chunk.additional || (also && !chunk.definite && !chunk.named && !chunk.pronoun),
        after_group: false,
        by_another: told.hit.rule.ends_with("active")
            || told.hit.rule.ends_with("participial")
            || scene.norm(told.hit.trigger.end) == "by",
        culprit,
        listed_with: None,
        names,
        age: chunk.age.or_else(|| age_after(scene, chunk.tokens.end)),
        gender: gender(scene.norm(own.head))
            .or_else(|| gender(head))
            .or_else(|| chunk.tokens.iter().find_map(|t| gender(scene.norm(t)))),
        head,
        of: complement(scene, chunk),
        last: own.head,
        last_trigger: told.hit.trigger,
        first_sentence: scene.document().token(own.head).sentence,
    }
}

/// "the driver *of the pickup*": the noun that tells which driver; "of the vehicle" tells nothing.
fn complement<'a>(scene: &Scene<'a, '_>, chunk: &Chunk) -> Option<&'a str> {
    let end = chunk.tokens.end;
    let of = scene.chunk_from(end + 1).filter(|_| scene.norm(end) == "of" && !chunk.named)?;
    let noun = scene.norm(scene.chunks[of].head);
    (!scene.chunks[of].pronoun && !matches!(noun, "vehicle" | "car")).then_some(noun)
}

/// "her daughter, *Meredith Jessie*, and": the name right behind a description.
fn apposed(scene: &Scene<'_, '_>, described: &Chunk) -> Option<Chunk> {
    let end = described.tokens.end;
    let name = scene.chunks[scene.chunk_from(end + 1).filter(|_| scene.norm(end) == ",")?];
    let closed = matches!(scene.norm(name.tokens.end), "," | "." | ";" | ")" | "");
    let fits = name.named && name.count == Count::One && name.person.is_people() && name.tokens.len() > 1;
    (fits && closed && !described.pronoun).then_some(name)
}

/// "*The gunman*, Karl Weiss": the description right before a name.
fn described_before(scene: &Scene<'_, '_>, name: &Chunk) -> Option<Chunk> {
    let start = name.tokens.start;
    let end = TokenId(start.0.checked_sub(1)?);
    scene.chunk_until(end).filter(|_| scene.before(start, 1) == ",").map(|c| scene.chunks[c])
}

/// "John Doe, 34,".
fn age_after(scene: &Scene<'_, '_>, end: TokenId) -> Option<u64> {
    let at = scene.numbers.partition_point(|n| n.tokens.start <= end);
    let number = scene.numbers.get(at)?;
    let close = number.tokens.start.0 == end.0 + 1 && matches!(scene.norm(end), "," | "(");
    (close && number.sense == Sense::Age).then_some(number.value? as u64)
}

/// "Teen", "Deputy": no part of a name, whatever its capital letter.
fn is_description(word: &str) -> bool {
    matches!(super::people::personhood(word), super::people::Personhood::Known(_))
        || matches!(word, "old" | "year" | "jr." | "sr.")
}

/// Who did it to themselves: the subject of the verb that "himself" completes, or the nearest person before it.
pub fn subject_of_reflexive(scene: &Scene<'_, '_>, told: &Told) -> Option<Chunk> {
    let own = &told.hit.victims;
    let verb = scene.trigger_of(told.hit.trigger.start).map(|i| scene.triggers[i].head)?;
    let floor = scene.sentence(own.head).start;
    let sex = gender(scene.norm(own.head));
    let may_be = |c: &Chunk| {
        let its = gender(scene.norm(c.head));
        c.count == Count::One
            && c.tokens.end <= own.tokens.start
            && c.tokens.start >= floor
            && (c.person.is_people() || c.pronoun || c.named)
            && (its.is_none() || its == sex)
            && !matches!(scene.norm(c.head), "himself" | "herself")
    };
    let by_tree = std::iter::once(verb)
        .chain(scene.syntax().ancestors(verb).take(3))
        .filter_map(|v| scene.syntax().subject(v))
        .filter_map(|s| scene.chunk_of(s).map(|c| scene.chunks[c]))
        .find(may_be);
    by_tree.or_else(|| {
        let before = scene.chunks.partition_point(|c| c.tokens.start < own.tokens.start);
        let near = &scene.chunks[before.saturating_sub(6)..before];
        near.iter().rev().copied().filter(|c| gender(scene.norm(c.head)) == sex || c.named).find(may_be)
    })
}
