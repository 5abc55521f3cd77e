//! From the words that name a speaker in the sentence to the fullest name in the article, and to the kind of source.

use super::SpeakerType;
use super::cues;
use super::scene::Scene;
use super::speaker::Speaker;
use crate::pipeline::entities::coreference::Resolved;
use crate::pipeline::entities::{Entities, EntityId, EntityType};
use crate::pipeline::syntax::{Dep, Tag};
use crate::pipeline::text::{TokenId, TokenRange};

/// Who a speaker is.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    /// The fullest name, joint speakers separated by "; ".
    pub name: Option<String>,
    /// The kind of source.
    pub kind: SpeakerType,
    /// The entities, where the article names them.
    pub entities: Vec<EntityId>,
}

/// Names a speaker.
pub(super) fn name(
    scene: &Scene<'_, '_>,
    entities: &Entities,
    resolved: &Resolved,
    speaker: Speaker,
) -> Named {
    let mut heads = vec![speaker.head];
    let proper = scene.syntax.tag(speaker.head).is_proper();
    heads.extend(scene.syntax.conjuncts(speaker.head).into_iter().filter(|&c| {
        speaker.tokens.contains(c)
            && scene.syntax.tag(c).is_noun()
            && (!proper || scene.syntax.tag(c).is_proper())
            && !Entities::is_role(scene.norm(c))
            && !Entities::is_title(scene.norm(c))
    }));
    let mut named = Named::default();
    let mut each: Vec<String> = Vec::new();
    for &head in &heads {
        let entity = entity_of(scene, entities, resolved, head);
        let name = match entity {
            Some(id) => entities.get(id).name.clone(),
            None => core(scene, head, speaker.tokens),
        };
        named.entities.extend(entity);
        if !name.is_empty() && !each.contains(&name) {
            each.push(name);
        }
    }
    named.name = (!each.is_empty()).then(|| each.join("; "));
    named.kind = if heads.len() > 1 { SpeakerType::Group } else { kind(scene, entities, &named, speaker) };
    named
}

/// The entity that a head names: itself, an apposition to it, or what it was resolved to.
pub(super) fn entity_of(
    scene: &Scene<'_, '_>,
    entities: &Entities,
    resolved: &Resolved,
    head: TokenId,
) -> Option<EntityId> {
    if let Some((_, id)) = entities.name_at(head) {
        return Some(id);
    }
    if let Some(&id) = resolved.by_head.get(&head) {
        return Some(id);
    }
    if matches!(scene.syntax.tag(head), Tag::WP | Tag::WDT) {
        let verb = scene.syntax.head(head)?;
        let noun = if scene.syntax.dep(verb) == Dep::Relcl { scene.syntax.head(verb) } else { None }?;
        return entities.name_at(noun).map(|(_, id)| id).or_else(|| resolved.by_head.get(&noun).copied());
    }
    scene.syntax.dependents_by(head, Dep::Appos).find_map(|a| entities.name_at(a)).map(|(_, id)| id)
}

/// The noun phrase without appositions and relative clauses: what to call a speaker without a name.
fn core(scene: &Scene<'_, '_>, head: TokenId, phrase: TokenRange) -> String {
    let mut end = head + 1;
    while end < phrase.end && !matches!(scene.norm(end), "," | "--" | "(" | "who" | "which" | "that" | "and")
    {
        end = end + 1;
    }
    let mut start = head;
    while start > phrase.start && !matches!(scene.norm(TokenId(start.0 - 1)), "," | "and") {
        start = TokenId(start.0 - 1);
    }
    let tokens = scene.trim(TokenRange::new(start, end));
    scene.document.slice(scene.document.span(tokens)).to_owned()
}

/// Person, body, group, document or untold.
fn kind(scene: &Scene<'_, '_>, entities: &Entities, named: &Named, speaker: Speaker) -> SpeakerType {
    let head = scene.norm(speaker.head);
    if let Some(&id) = named.entities.first() {
        return match entities.get(id).kind {
            EntityType::Person => SpeakerType::Person,
            EntityType::Organization | EntityType::Place => SpeakerType::Organization,
            EntityType::Group => SpeakerType::Group,
            EntityType::Other => SpeakerType::Unknown,
        };
    }
    let plural = matches!(scene.syntax.tag(speaker.head), Tag::NNS | Tag::NNPS);
    if cues::is_unnamed(head.trim_end_matches('s')) || anonymous(scene, speaker) {
        SpeakerType::Unknown
    } else if cues::is_group(head) {
        SpeakerType::Group
    } else if cues::is_document(head) {
        SpeakerType::Document
    } else if plural {
        SpeakerType::Group
    } else if Entities::is_description_of_body(head) {
        SpeakerType::Organization
    } else if matches!(head, "he" | "she" | "i") || Entities::is_role(head) {
        SpeakerType::Person
    } else {
        SpeakerType::Unknown
    }
}

/// "a senior official who asked not to be named", "on condition of anonymity".
fn anonymous(scene: &Scene<'_, '_>, speaker: Speaker) -> bool {
    speaker
        .tokens
        .iter()
        .any(|t| matches!(scene.norm(t), "anonymity" | "anonymous" | "unnamed" | "named" | "identified"))
}
