//! Counts that a newer one replaces: earlier reports, "rose to 40 from 35", "bringing the toll to 18".

use super::FigureId;
use super::assemble::Told;
use super::chunks::Count;
use super::lexicon::LEXICON;
use super::scene::Scene;
use crate::pipeline::text::{TokenId, TokenRange};

/// How many figures away a count that is replaced, or the newer one, is looked for.
const BACK: usize = 6;

/// Fills `supersedes`.
pub fn relate(scene: &Scene<'_, '_>, told: &mut [Told]) {
    earlier_accounts(scene, told);
    replacements(scene, told);
    updates(told);
}

/// How many tokens before a count the words for an earlier account of it are looked for.
const ACCOUNT_REACH: u32 = 30;

/// "40 have died. Earlier reports said 12": given before, where the article tells a newer count.
fn earlier_accounts(scene: &Scene<'_, '_>, told: &mut [Told]) {
    for i in 0..told.len() {
        let start = told[i].hit.victims.tokens.start;
        let from = TokenId(scene.sentence(start).start.0.max(start.0.saturating_sub(ACCOUNT_REACH)));
        let words = &LEXICON.grammar;
        let given_before = TokenRange::new(from, start).iter().any(|t| {
            let account = words.earlier.contains(scene.norm(t)) && words.accounts.contains(scene.norm(t + 1));
            let said = matches!(scene.norm(t), "initially" | "earlier" | "previously" | "originally")
                && matches!(scene.norm(t + 1), "said" | "reported" | "put" | "counted" | "announced");
            account || said
        });
        let counts = |t: &Told| {
            matches!(t.hit.victims.count, Count::Number(_))
                && t.figure.part_of.is_none()
                && !t.figure.background
        };
        let newer = |t: &Told| {
            counts(t)
                && t.figure.kind == told[i].figure.kind
                && !t.hit.superseded
                && t.figure.value != told[i].figure.value
        };
        let near = i.saturating_sub(BACK)..told.len().min(i + 1 + BACK);
        if given_before && counts(&told[i]) && near.into_iter().any(|j| j != i && newer(&told[j])) {
            told[i].hit.superseded = true;
        }
    }
}

/// How many figures back a count that is out of date is looked for.
const UPDATED: usize = 24;

/// "At least 15 died. … Three more died, bringing the toll to 18": the latest whole of its kind that is smaller.
fn updates(told: &mut [Told]) {
    for i in 0..told.len() {
        if !told[i].hit.supersedes || told[i].figure.background {
            continue;
        }
        let older = |t: &Told| {
            t.figure.kind == told[i].figure.kind
                && t.figure.part_of.is_none()
                && !t.hit.victims.additional
                && !t.figure.negated
                && t.figure.value.is_some_and(|n| n > 1 && Some(n) < told[i].figure.value)
        };
        let back = i.saturating_sub(UPDATED);
        let Some(first) = told[back..i].iter().position(older).map(|at| back + at) else { continue };
        let value = told[first].figure.value;
        told[i].figure.supersedes = Some(FigureId(first as u32));
        let kind = told[i].figure.kind;
        let same = told[back..i].iter_mut().filter(|t| t.figure.kind == kind && t.figure.value == value);
        same.for_each(|t| t.hit.superseded = true);
    }
}

/// "rose to 40 from 35": the two stand side by side.
fn replacements(scene: &Scene<'_, '_>, told: &mut [Told]) {
    for i in 0..told.len() {
        // "18 in 2023, compared with 14 the year before": both stand, each for its year.
        if !told[i].hit.superseded || told[i].figure.background {
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
                    && told[j].figure.part_of.is_none()
                    && !told[j].figure.negated
            })
        };
        // "Earlier reports said 12, but officials counted 19"
        let after = || {
            (i + 1..told.len().min(i + 1 + BACK)).find(|&j| {
                told[j].figure.kind == told[i].figure.kind
                    && !told[j].hit.superseded
                    && told[j].figure.part_of.is_none()
                    && matches!(told[j].hit.victims.count, Count::Number(_))
            })
        };
        if let Some(newer) = newer.or_else(before).or_else(after) {
            // "rose to 40 from 35 … earlier reports said 12": 35 replaced 12.
            let at = told[newer].figure.supersedes.map_or(newer, |id| id.0 as usize);
            told[at].figure.supersedes = Some(FigureId(i as u32));
        }
    }
}
