//! A person's name apart from the office and the country before it: the UN Envoy for Syria | Staffan de Mistura. A
//! stretch that the model takes for one name in, its parts out.

use super::EntityType;
use super::gazetteer;
use crate::pipeline::Reading;
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::{Document, Shape, TokenId, TokenRange};

/// A part of a stretch, with what it names.
type Part = Option<(TokenRange, Option<EntityType>)>;

/// "(the) UN Envoy for Syria Staffan de Mistura": a person's name that the model has not told from the office and its
/// country. The country, if there is one, and the name; otherwise the name as the model has it.
pub fn apart(reading: &Reading<'_>, tokens: TokenRange, kind: Option<EntityType>) -> [Part; 2] {
    let document = &reading.document;
    let whole = [Some((tokens, kind)), None];
    if !matches!(kind, Some(EntityType::Person | EntityType::Organization)) || tokens.len() < 3 {
        return whole;
    }
    let preposition = |t: TokenId| reading.syntax.tag(t) == Tag::IN;
    let place = |t: TokenId| {
        let governed = t.0.checked_sub(1).map(TokenId).is_some_and(preposition);
        governed && gazetteer::is_place(document.norm(t)) && gazetteer::given_name(document.norm(t)).is_none()
    };
    let office = |before: TokenRange| before.iter().any(|t| gazetteer::title(document.norm(t)).is_some());
    // The name begins after a country that a preposition governs; the office is in the stretch, or before it.
    let country = tokens.iter().take(tokens.len() - 2).find(|&t| place(t));
    let titled = |t: TokenId| office(TokenRange::new(tokens.start, t)) || t == tokens.start;
    match country.filter(|&t| titled(t) && may_be_person(document, TokenRange::new(t + 1, tokens.end))) {
        Some(t) => [
            Some((TokenRange::one(t), Some(EntityType::Place))),
            Some((TokenRange::new(t + 1, tokens.end), Some(EntityType::Person))),
        ],
        None => whole,
    }
}

/// Whether what follows the country can be a person's name: no body's name ends so.
fn may_be_person(document: &Document<'_>, rest: TokenRange) -> bool {
    let last = document.norm(TokenId(rest.end.0 - 1));
    !gazetteer::is_organisation_suffix(last) && document.token(rest.start).shape == Shape::Capitalised
}
