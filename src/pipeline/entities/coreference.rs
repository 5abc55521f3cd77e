//! Coreference: "he", "she", "they", "the minister", "the ministry" to whom they stand for.
//!
//! One pass from the first token to the last, with those lately mentioned in mind ([`salience`](super::salience)): a
//! pronoun takes the best that its gender and number admit: near, a subject, speaking, not inside somebody's words.

use rustc_hash::FxHashMap;

use super::gazetteer::{self, Gender};
use super::salience::{Mention, Salience, Voice, Wanted, Who};
use super::{Entities, EntityId, EntityType};
use crate::pipeline::Reading;
use crate::pipeline::syntax::{Dep, Tag};
use crate::pipeline::text::{TokenId, TokenRange};

/// How many sentences back "it" and "they" look.
const NEAR: u32 = 5;

/// A speaker, or people who may speak later: the head of the noun phrase, and what it is if it has no name.
#[derive(Clone, Copy, Debug)]
pub struct Speaking {
    /// The head.
    pub head: TokenId,
    /// A person, a body (or something written), people.
    pub kind: EntityType,
    /// Whether it speaks here.
    pub speaks: bool,
}

/// What the pass finds.
#[derive(Debug, Default)]
pub struct Resolved {
    /// Head token of a pronoun or description to its entity.
    pub by_head: FxHashMap<TokenId, EntityId>,
    /// Head token of a pronoun to the head of the noun phrase without a name that it stands for.
    pub unnamed: FxHashMap<TokenId, TokenId>,
    /// Head token of "they" or "the couple" to the two it stands for.
    pub joint: FxHashMap<TokenId, [EntityId; 2]>,
    /// The mentions of entities in text order, each with its tokens.
    pub mentions: Vec<(TokenRange, EntityId)>,
}

/// The pass itself.
struct Pass<'a, 'r, 't> {
    reading: &'a Reading<'t>,
    entities: &'r Entities,
    salience: Salience,
    roles: FxHashMap<&'r str, EntityId>,
    /// The two who were named together, by the head of the first.
    pairs: FxHashMap<TokenId, [EntityId; 2]>,
    /// What the first pronoun told of entities whose name does not.
    learned: FxHashMap<EntityId, Gender>,
    found: Resolved,
}

/// Resolves the pronouns and descriptions of a text. `speakers` are in text order; `voice` tells whose words a token
/// is in.
pub fn resolve(
    reading: &Reading<'_>,
    entities: &Entities,
    speakers: &[Speaking],
    voice: impl Fn(TokenId) -> Voice,
) -> Resolved {
    let mut pass = Pass {
        reading,
        entities,
        salience: Salience::default(),
        roles: FxHashMap::default(),
        pairs: FxHashMap::default(),
        learned: FxHashMap::default(),
        found: Resolved::default(),
    };
    let mut names = entities.named().iter().peekable();
    let mut speakers = speakers.iter().peekable();
    for t in reading.document.all() {
        while names.next_if(|(name, _)| name.end <= t).is_some() {}
        while speakers.next_if(|s| s.head < t).is_some() {}
        let speaking = speakers.peek().filter(|s| s.head == t).copied();
        let name = names.peek().filter(|(n, _)| n.contains(t) && super::head_of(reading, *n) == Some(t));
        pass.token(t, name.map(|&&(_, id)| id), speaking.copied(), voice(t));
    }
    pass.found
}

impl Pass<'_, '_, '_> {
    fn token(&mut self, t: TokenId, name: Option<EntityId>, speaking: Option<Speaking>, voice: Voice) {
        let speaks = speaking.is_some_and(|s| s.speaks);
        let mut who = name.map(Who::Named);
        if let Some(id) = name {
            self.describe(id);
        } else if voice != Voice::Quoted {
            who = self.pronoun(t, speaks);
            // "the interior minister, Ali Yerlikaya": the name beside it says who it is.
            if who.is_none() && self.apposed(t).is_none() {
                who = self.description(t, speaks);
            }
        }
        let unnamed = || speaking.filter(|s| s.kind != EntityType::Other && self.is_noun(t));
        let kind = match who {
            Some(Who::Named(id)) => self.entities.get(id).kind,
            Some(Who::Pair(_)) => EntityType::Group,
            Some(Who::Unnamed(_)) => speaking.map_or(EntityType::Person, |s| s.kind),
            None => match unnamed() {
                Some(speaking) => {
                    who = Some(self.apposed(t).map_or(Who::Unnamed(t), Who::Named));
                    speaking.kind
                }
                None => return,
            },
        };
        let Some(who) = who else { return };
        let mention = |who, kind| Mention {
            who,
            kind,
            sentence: self.sentence(t),
            subject: self.is_subject(t),
            voice,
            speaks,
        };
        let mention_now = mention(who, kind);
        let pair =
            name.and_then(|id| self.pair(t, id)).map(|pair| (pair, mention(Who::Pair(t), EntityType::Group)));
        self.salience.mention(mention_now);
        if let Some((pair, both)) = pair {
            self.pairs.insert(t, pair);
            self.salience.mention(both);
        }
    }

    fn sentence(&self, t: TokenId) -> u32 {
        self.reading.document.token(t).sentence.0
    }

    fn is_subject(&self, t: TokenId) -> bool {
        let dep = self.reading.syntax.dep(t);
        dep.is_subject() || dep == Dep::Root
    }

    fn is_noun(&self, t: TokenId) -> bool {
        self.reading.syntax.tag(t).is_noun()
    }

    /// Remembers the nouns that describe an entity, for "the minister" later.
    fn describe(&mut self, id: EntityId) {
        for role in self.entities.roles(id) {
            self.roles.insert(role, id);
        }
    }

    /// The name that stands beside a noun: "the owner, Ada Okafor".
    fn apposed(&self, noun: TokenId) -> Option<EntityId> {
        let appositions = self.reading.syntax.dependents_by(noun, Dep::Appos);
        appositions.filter_map(|a| self.entities.name_at(a)).map(|(_, id)| id).next()
    }

    /// Two people named together: "Kim and Clark Moran".
    fn pair(&self, t: TokenId, first: EntityId) -> Option<[EntityId; 2]> {
        let person = |id: &EntityId| self.entities.get(*id).kind == EntityType::Person;
        let joined = self.reading.syntax.dependents_by(t, Dep::Conj).filter(|&c| c > t);
        let mut others = joined.filter_map(|c| self.entities.name_at(c)).map(|(_, id)| id);
        let second = others.next().filter(|second| *second != first && person(second) && person(&first))?;
        others.next().is_none().then_some([first, second])
    }

    /// "he", "her", and "it" or "they" where they speak.
    fn pronoun(&mut self, t: TokenId, speaks: bool) -> Option<Who> {
        if !matches!(self.reading.syntax.tag(t), Tag::PRP | Tag::PRPS) {
            return None;
        }
        let (gender, kind, reach) = match self.reading.document.norm(t) {
            "he" | "him" | "his" | "himself" => (Some(Gender::Male), EntityType::Person, u32::MAX),
            "she" | "her" | "hers" | "herself" => (Some(Gender::Female), EntityType::Person, u32::MAX),
            "it" if speaks => (None, EntityType::Organization, NEAR),
            "they" if speaks => (None, EntityType::Group, NEAR),
            _ => return None,
        };
        let who = self.best(Wanted { kind, gender, sentence: self.sentence(t), reach, speaks })?;
        if let (Some(told), Who::Named(entity)) = (gender, who) {
            self.learned.entry(entity).or_insert(told);
        }
        self.take(TokenRange::one(t), t, who);
        Some(who)
    }

    fn best(&self, wanted: Wanted) -> Option<Who> {
        self.salience.best(wanted, |who| match who {
            Who::Named(id) => {
                let gender = self.entities.gender(id).or_else(|| self.learned.get(&id).copied());
                (gender, self.entities.is_evident(id))
            }
            Who::Unnamed(head) => {
                let role = gazetteer::role(self.reading.document.norm(head));
                (role.and_then(Gender::told), true)
            }
            Who::Pair(_) => (None, true),
        })
    }

    /// "the minister", "the ministry", "her father", "the 26-year-old", "the couple".
    fn description(&mut self, t: TokenId, speaks: bool) -> Option<Who> {
        let (document, syntax) = (&self.reading.document, &self.reading.syntax);
        if !speaks && !syntax.dep(t).is_subject() {
            return None;
        }
        let noun = document.norm(t);
        let start = syntax.subtree(t).start;
        let sentence = self.sentence(t);
        let wanted = |kind, reach| Wanted { kind, gender: None, sentence, reach, speaks };
        if speaks && ages(self.reading, TokenRange::new(start, t + 1)) {
            let who = self.best(wanted(EntityType::Person, NEAR))?;
            self.take(TokenRange::new(start, t + 1), t, who);
            return Some(who);
        }
        if speaks && matches!(noun, "couple" | "pair" | "duo" | "two" | "both") {
            let who = self.salience.latest(|who| matches!(who, Who::Pair(_)))?;
            self.take(TokenRange::one(t), t, who);
            return Some(who);
        }
        if syntax.tag(t) != Tag::NN {
            return None;
        }
        if gazetteer::is_kin(noun) {
            let whose = syntax.possessor(t).filter(|&p| syntax.tag(p) == Tag::PRPS)?;
            let id = *self.roles.get(noun)?;
            self.take(TokenRange::new(whose, t + 1), t, Who::Named(id));
            return Some(Who::Named(id));
        }
        let the = syntax.dependent(t, Dep::Det).filter(|&d| document.norm(d) == "the")?;
        let plain = |m: TokenId| matches!(syntax.tag(m), Tag::NN | Tag::JJ | Tag::Hyph);
        let who = if let Some(&id) = self.roles.get(noun).filter(|_| gazetteer::role(noun).is_some()) {
            Some(Who::Named(id))
        } else if gazetteer::is_organisation_description(noun)
            && (t.0 - the.0 == 1
                || speaks && t.0 - the.0 < 4 && TokenRange::new(the + 1, t).iter().all(plain))
        {
            let named = |who: &Who| {
                speaks && gazetteer::is_generic_description(noun) && self.may_be_called(*who, noun)
            };
            self.body(noun).or_else(|| self.best(wanted(EntityType::Organization, NEAR + 1)).filter(named))
        } else {
            None
        }?;
        self.take(TokenRange::new(the, t + 1), t, who);
        Some(who)
    }

    /// The body whose name holds the word of "the ministry".
    fn body(&self, noun: &str) -> Option<Who> {
        self.salience.latest(|who| {
            let Who::Named(id) = who else { return false };
            let entity = self.entities.get(id);
            let holds = || entity.name.split(' ').any(|w| w.eq_ignore_ascii_case(noun));
            entity.kind == EntityType::Organization && holds()
        })
    }

    /// Whether a body's name lets it be called so: "the company" is no ministry.
    fn may_be_called(&self, who: Who, noun: &str) -> bool {
        let Who::Named(id) = who else { return false };
        let last = self.entities.get(id).name.rsplit(' ').next().unwrap_or_default().to_lowercase();
        let specific =
            gazetteer::is_organisation_description(&last) && !gazetteer::is_generic_description(&last);
        !specific || last == noun
    }

    fn take(&mut self, tokens: TokenRange, head: TokenId, who: Who) {
        match who {
            Who::Named(entity) => {
                self.found.by_head.insert(head, entity);
                self.found.mentions.push((tokens, entity));
            }
            Who::Unnamed(noun) => {
                self.found.unnamed.insert(head, noun);
            }
            Who::Pair(first) => {
                let both = self.pairs.get(&first).copied();
                self.found.joint.extend(both.map(|both| (head, both)));
            }
        }
    }
}

/// Whether a phrase tells an age and begins with "the": "the 26-year-old striker".
fn ages(reading: &Reading<'_>, phrase: TokenRange) -> bool {
    let document = &reading.document;
    let mut tokens = phrase.iter().take(6);
    tokens.next().is_some_and(|t| document.norm(t) == "the") && tokens.any(|t| document.norm(t) == "old")
}
