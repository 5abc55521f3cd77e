//! From the words that name a speaker in the sentence to the fullest name in the article, and to the kind of source.

use super::SpeakerType;
use super::cues;
use super::scene::Scene;
use super::speaker::{self, Speaker};
use crate::pipeline::entities::coreference::{Resolved, Speaking};
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
    if let Some(both) = resolved.joint.get(&speaker.head) {
        let names: Vec<_> = both.iter().map(|&id| entities.get(id).name.as_str()).collect();
        return Named { name: Some(names.join("; ")), kind: SpeakerType::Group, entities: both.to_vec() };
    }
    if let Some(&noun) = resolved.unnamed.get(&speaker.head) {
        let speaker = speaker::phrase(scene, noun, cue_of(scene, noun));
        let name = core(scene, noun, speaker.tokens);
        return Named { name: Some(name), kind: source(scene, speaker), entities: Vec::new() };
    }
    // "Q:" in an interview whose lead does not say who asks.
    if matches!(scene.norm(speaker.head), "q" | "a" | "q." | "a." | "question" | "answer") {
        return Named::default();
    }
    let mut named = Named::default();
    let mut each: Vec<String> = Vec::new();
    for &head in &heads {
        let entity = entity_of(scene, entities, resolved, head);
        let name = match (entity, antecedent(scene, head)) {
            (Some(id), _) => entities.get(id).name.clone(),
            (None, Some(noun)) => core(scene, noun, TokenRange::new(scene.subtree(noun).start, head)),
            (None, None) => core(scene, head, speaker.tokens),
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
    if let Some(noun) = antecedent(scene, head) {
        return entities.name_at(noun).map(|(_, id)| id).or_else(|| resolved.by_head.get(&noun).copied());
    }
    scene.syntax.dependents_by(head, Dep::Appos).find_map(|a| entities.name_at(a)).map(|(_, id)| id)
}

/// The noun that "who" and "which" stand for.
fn antecedent(scene: &Scene<'_, '_>, head: TokenId) -> Option<TokenId> {
    let relative = matches!(scene.syntax.tag(head), Tag::WP | Tag::WDT);
    let verb = relative.then(|| scene.syntax.head(head)).flatten()?;
    let noun = scene.syntax.head(verb).filter(|&noun| noun < head)?;
    (scene.syntax.dep(verb) == Dep::Relcl).then_some(noun)
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

/// The verb that a noun phrase is the subject of, or the token after it.
fn cue_of(scene: &Scene<'_, '_>, noun: TokenId) -> TokenId {
    scene.syntax.head(noun).filter(|&v| scene.syntax.tag(v).is_verb()).unwrap_or(noun + 1)
}

/// Person, body, group, document or untold.
fn kind(scene: &Scene<'_, '_>, entities: &Entities, named: &Named, speaker: Speaker) -> SpeakerType {
    let Some(&id) = named.entities.first() else { return source(scene, speaker) };
    match entities.get(id).kind {
        EntityType::Person => SpeakerType::Person,
        EntityType::Organization | EntityType::Place => SpeakerType::Organization,
        EntityType::Group => SpeakerType::Group,
        EntityType::Other => SpeakerType::Unknown,
    }
}

/// What a speaker without a name is.
fn source(scene: &Scene<'_, '_>, speaker: Speaker) -> SpeakerType {
    let head = scene.norm(speaker.head);
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

/// What a pronoun must be to stand for a speaker without a name: "it" for a body or something written, "they" for
/// several, "he" for one.
pub(super) fn kind_of_unnamed(scene: &Scene<'_, '_>, speaker: Speaker) -> EntityType {
    match source(scene, speaker) {
        SpeakerType::Organization | SpeakerType::Document => EntityType::Organization,
        SpeakerType::Group => EntityType::Group,
        SpeakerType::Person => EntityType::Person,
        SpeakerType::Unknown if Entities::is_role(scene.norm(speaker.head)) => EntityType::Person,
        SpeakerType::Unknown => EntityType::Other,
    }
}

/// Subjects that are several people without a name, whom "they" may stand for: "Farmers blocked the road. They said …".
pub(super) fn people<'s>(scene: &'s Scene<'_, '_>) -> impl Iterator<Item = Speaking> + 's {
    let subjects = scene.document.all().iter().filter(|&t| {
        scene.syntax.dep(t).is_subject()
            && scene.syntax.tag(t) == Tag::NNS
            && !scene.is_quoted(t)
            && (cues::is_group(scene.norm(t)) || Entities::is_role(scene.norm(t).trim_end_matches('s')))
    });
    subjects.map(|head| Speaking { head, kind: EntityType::Group, speaks: false })
}

/// "a senior official who asked not to be named", "on condition of anonymity".
fn anonymous(scene: &Scene<'_, '_>, speaker: Speaker) -> bool {
    speaker
        .tokens
        .iter()
        .any(|t| matches!(scene.norm(t), "anonymity" | "anonymous" | "unnamed" | "named" | "identified"))
}
