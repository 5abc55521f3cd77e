//! By what means something was said: in a statement on its Facebook page, in an interview with a broadcaster, to an
//! agency.

use super::scene::Scene;
use super::words;
use crate::pipeline::dates::names_day;
use crate::pipeline::entities::{Entities, EntityType};
use crate::pipeline::syntax::Dep;
use crate::pipeline::text::{TokenId, TokenRange};

/// The phrase that names the means beside the cue at `verb`. `told` tells for each token whether it is in words told.
pub(super) fn of(
    scene: &Scene<'_, '_>,
    entities: &Entities,
    verb: TokenId,
    told: &[bool],
) -> Option<TokenRange> {
    let channel = scene.syntax.dependents_by(verb, Dep::Prep).find_map(|prep| {
        if !matches!(scene.norm(prep), "in" | "on" | "during" | "at" | "via" | "through" | "by")
            || scene.is_quoted(prep)
        {
            return None;
        }
        let noun = scene.syntax.dependent(prep, Dep::Pobj)?;
        let named = scene.norm(noun);
        words::is_channel(named).then(|| without_time(scene, untold(scene.subtree(prep), told)))
    });
    channel.or_else(|| addressee(scene, entities, verb))
}

/// "told Reuters": the one spoken to, where it is a body.
fn addressee(scene: &Scene<'_, '_>, entities: &Entities, verb: TokenId) -> Option<TokenRange> {
    if !matches!(scene.norm(verb), "told" | "tells" | "telling" | "tell") {
        return None;
    }
    let object = scene
        .syntax
        .dependents(verb)
        .iter()
        .copied()
        .find(|&d| d > verb && matches!(scene.syntax.dep(d), Dep::Dobj | Dep::Dative))?;
    let (_, id) = entities.name_at(object)?;
    (entities.get(id).kind == EntityType::Organization)
        .then(|| TokenRange::new(verb, scene.subtree(object).end))
        .map(|tokens| scene.trim(tokens))
}

/// A phrase up to the first word told, where the tree takes the clause for part of the phrase.
fn untold(phrase: TokenRange, told: &[bool]) -> TokenRange {
    let end = phrase.iter().skip(1).find(|t| told[t.index()]).unwrap_or(phrase.end);
    TokenRange::new(phrase.start, end)
}

/// A phrase without the day at its end ("in an interview with ARD on Tuesday").
fn without_time(scene: &Scene<'_, '_>, tokens: TokenRange) -> TokenRange {
    let mut end = tokens.end;
    for t in tokens.iter().skip(1) {
        let time = names_day(scene.norm(t)) || matches!(scene.norm(t), "earlier" | "last" | "this");
        if time || scene.norm(t) == "," {
            end = t;
            if scene.norm(TokenId(t.0 - 1)) == "on" {
                end = TokenId(t.0 - 1);
            }
            break;
        }
    }
    scene.trim(TokenRange::new(tokens.start, end))
}
