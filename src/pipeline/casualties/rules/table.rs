//! "Dead: 10 Injured: 74": rows of a table or a ticker.

use crate::pipeline::casualties::chunks::Chunk;
use crate::pipeline::casualties::hit::{Find, Hit};
use crate::pipeline::casualties::lexicon::LEXICON;
use crate::pipeline::casualties::scene::Scene;
use crate::pipeline::casualties::verbs::Verbs;
use crate::pipeline::casualties::{CasualtyKind, VictimCategory};
use crate::pipeline::rule::{Example, Rule, RuleInfo};
use crate::pipeline::text::{TokenId, TokenRange};

const ID: &str = "casualties/table";

/// The rule.
pub const RULE: Rule<Find> = Rule {
    info: RuleInfo {
        id: ID,
        doc: "A row of a table: a word for the victims, a colon, a number.",
        examples: &[Example::new(
            "Dead: 10 Foreigners: 2 Injured: 74",
            &["10: killed 10 exact", "2: killed 2 exact part", "74: injured 74 exact"],
        )],
        lookalikes: &[
            "Final score: 10",
            "Homes destroyed: 212",
            "Dead heat: 10 voters decide",
            "Injured reserve list: see page 4",
        ],
    },
    find,
};

fn find(scene: &Scene<'_, '_>, _: &Verbs, hits: &mut Vec<Hit>) {
    let mut row: Option<(CasualtyKind, TokenRange)> = None;
    let mut last_end = TokenId(0);
    for t in scene.document().all() {
        if scene.norm(t) != ":" {
            continue;
        }
        let Some(cell) = cell(scene, t + 1) else { continue };
        let label = label_before(scene, t);
        let starts_row = label.is_some();
        if let Some((tokens, kind)) = label {
            row = Some((kind, tokens));
        }
        let Some((kind, tokens)) = row else { continue };
        // A label that names no kind carries the row on only right behind it: "Total dead: 10 Americans: 0".
        let same_line = |t: TokenId| scene.document().sentence_of(t).paragraph;
        let carries_on = !starts_row
            && t.0.saturating_sub(last_end.0) <= 3
            && t > last_end
            && same_line(t) == same_line(tokens.start);
        if starts_row || carries_on {
            let mut hit = Hit::new(cell, kind, tokens, ID);
            hit.part = carries_on;
            hits.push(hit);
            last_end = cell.tokens.end;
        }
    }
}

/// The number in a row, without the label of the next row ("10 Americans: 0").
fn cell(scene: &Scene<'_, '_>, t: TokenId) -> Option<Chunk> {
    let chunk = scene.chunks[scene.chunk_from(t)?];
    let number = scene.number_of(&chunk).filter(|n| n.counts())?;
    let tokens = number.qualified;
    let next_label = (tokens.end.0..tokens.end.0 + 4).any(|i| scene.norm(TokenId(i)) == ":");
    if chunk.elided || !next_label {
        return Some(chunk);
    }
    Some(Chunk {
        tokens,
        head: TokenId(number.tokens.end.0 - 1),
        elided: true,
        category: VictimCategory::People,
        ..chunk
    })
}

/// The words for the victims that end right before the colon.
fn label_before(scene: &Scene<'_, '_>, colon: TokenId) -> Option<(TokenRange, CasualtyKind)> {
    (1..=3).rev().filter_map(|n| colon.0.checked_sub(n).map(TokenId)).find_map(|start| {
        let (tokens, &kind) = LEXICON.rows.longest_at(scene.document(), start)?;
        (tokens.end == colon).then_some((tokens, kind))
    })
}
