//! Builds one chunk after the other: which token or number goes into the chunk at hand, and where it ends.

use super::draft::Draft;
use super::{Chunk, Count};
use crate::pipeline::Reading;
use crate::pipeline::casualties::VictimCategory;
use crate::pipeline::casualties::people::{self, Personhood};
use crate::pipeline::dates;
use crate::pipeline::numbers::{Number, NumberKind};
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::{Document, Shape, TokenId, TokenRange};

/// Goes through a reading from its start.
pub(super) struct Builder<'a, 't> {
    pub(super) reading: &'a Reading<'t>,
    pub(super) numbers: &'a [Number],
    /// The first number that does not lie before the token at hand.
    pub(super) next: usize,
}

const PRONOUNS_ONE: [&str; 9] = ["he", "she", "him", "her", "himself", "herself", "i", "me", "myself"];
const PRONOUNS_MANY: [&str; 6] = ["they", "them", "themselves", "we", "us", "ourselves"];
const NOBODY: [&str; 4] = ["nobody", "none", "no-one", "noone"];

impl<'t> Builder<'_, 't> {
    pub(super) fn document(&self) -> &Document<'t> {
        &self.reading.document
    }

    pub(super) fn norm(&self, t: TokenId) -> &str {
        if t.index() < self.document().len() { self.document().norm(t) } else { "" }
    }

    /// The number whose qualified stretch starts at `t`.
    fn number_from(&mut self, t: TokenId) -> Option<usize> {
        while self.numbers.get(self.next).is_some_and(|n| n.qualified.start < t) {
            self.next += 1;
        }
        self.numbers.get(self.next).filter(|n| n.qualified.start == t).map(|_| self.next)
    }

    pub(super) fn chunk_at(&mut self, at: TokenId) -> Option<Chunk> {
        let word = self.norm(at).to_owned();
        if let Some(pronoun) = self.pronoun(at, &word) {
            return Some(pronoun);
        }
        let mut draft = Draft::new(at);
        let sentence_end = self.document().sentence_of(at).tokens.end;
        let mut t = at;
        while t < sentence_end {
            let Some(next) = self.take(t, &mut draft) else { break };
            t = next;
        }
        let chunk = draft.finish(self.reading, self.numbers)?;
        Some(self.with_partitive(chunk, sentence_end))
    }

    fn pronoun(&self, at: TokenId, word: &str) -> Option<Chunk> {
        let possessive = self.reading.syntax.tag(at) == Tag::PRPS;
        let count = if possessive {
            return None;
        } else if PRONOUNS_ONE.contains(&word) {
            Count::One
        } else if PRONOUNS_MANY.contains(&word) {
            Count::Many
        } else if NOBODY.contains(&word) {
            Count::Zero
        } else {
            return None;
        };
        let mut tokens = TokenRange::one(at);
        if count == Count::Zero && self.norm(at + 1) == "of" {
            let end = self.document().sentence_of(at).tokens.end;
            tokens.end = TokenRange::new(at + 1, end)
                .iter()
                .find(|&t| self.reading.syntax.tag(t).is_verb() || self.reading.syntax.tag(t) == Tag::MD)
                .unwrap_or(at + 1);
        }
        // "himself" is named by nothing else: it stands for the one who did it.
        let reflexive = matches!(word, "himself" | "herself");
        Some(Chunk {
            pronoun: count != Count::Zero && !reflexive,
            count,
            category: if reflexive { VictimCategory::Perpetrator } else { VictimCategory::People },
            person: Personhood::Known(VictimCategory::People),
            ..Chunk::of(tokens, at)
        })
    }

    /// Takes the token or number at `t` into the draft; where the next one is. `None` where the chunk ends.
    fn take(&mut self, t: TokenId, draft: &mut Draft) -> Option<TokenId> {
        if let Some(index) = self.number_from(t) {
            let number = self.numbers[index];
            return draft.takes_number(self.reading, index, &number);
        }
        let word = self.norm(t);
        // "10 IS militants": a name, not a verb.
        let named = word == "is" && draft.number.is_some() && self.document().token(t).shape == Shape::Upper;
        let tag = if named { Tag::NNP } else { self.reading.syntax.tag(t) };
        if word == "no" && self.norm(t + 1) == "one" && draft.is_empty() {
            draft.zero = true;
            draft.noun(t + 1);
            return Some(t + 2);
        }
        match tag {
            // "shot outside bar": where, not what.
            Tag::JJ | Tag::NN if draft.is_empty() && matches!(word, "outside" | "inside") => None,
            Tag::DT | Tag::PDT | Tag::PRPS | Tag::WPS if !draft.has_noun() && draft.number.is_none() => {
                let alone = draft.is_empty() && self.stands_alone(t);
                draft.determiner(word);
                if alone {
                    draft.alone(t);
                    return None;
                }
                Some(t + 1)
            }
            Tag::JJ | Tag::JJR | Tag::JJS | Tag::VBN | Tag::VBG | Tag::VBD | Tag::RB | Tag::CD | Tag::RBR
                if !draft.has_noun() || draft.possessed =>
            {
                self.modifier(t, tag, word, draft)
            }
            // "8 Myanmar military troops": an adjective between a name and the noun.
            Tag::JJ | Tag::VBN if draft.joins_names(self.reading) && self.premodifies(t) => Some(t + 1),
            Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::FW => {
                // "12 dead", "Smith dead": the state is told of the chunk, it is not its noun.
                let ends = (draft.has_noun() || draft.age.is_some())
                    && !draft.possessed
                    && self.is_state(t)
                    && !self.noun_follows(t);
                // "Four shot outside club": with nothing but a number before it, only the plainest verbs.
                let bare = draft.number.is_some() && matches!(word, "shot" | "stabbed");
                let verbal = (draft.has_noun() || draft.age.is_some() || bare) && self.is_verbal(t, tag);
                let day = draft.has_noun() && (dates::names_day(word) || matches!(word, "ages" | "aged"));
                let phrase = self.starts_phrase(t);
                (!ends && !verbal && !day && !phrase).then(|| {
                    draft.noun(t);
                    t + 1
                })
            }
            // "Boy dies": taken for an exclamation.
            Tag::UH if !draft.has_noun() && people::personhood(word).is_people() => {
                draft.noun(t);
                Some(t + 1)
            }
            Tag::POS if draft.has_noun() => {
                draft.possessed = true;
                draft.possessor_end = Some(t);
                Some(t + 1)
            }
            Tag::Hyph if !draft.is_empty() => {
                let joins = !self.document().token(t).space_after
                    && t + 1 < self.document().sentence_of(t).tokens.end;
                if joins && draft.has_noun() {
                    // "heat-related deaths": what the hyphen joins is one word with what stands before it.
                    draft.noun(t + 1);
                    return Some(t + 2);
                }
                Some(t + 1)
            }
            // "4 TTP and LI militants": one number for both.
            _ if matches!(word, "and" | "or" | "/")
                && draft.joins_names(self.reading)
                && self.people_follow(t + 1) =>
            {
                Some(t + 1)
            }
            // "two Kuki National Front (KNF) members": the noun follows the bracket.
            _ if matches!(word, "(" | "[") && draft.joins_names(self.reading) => self.past_bracket(t),
            _ if word == "others" || word == "other" => {
                draft.noun(t);
                Some(t + 1)
            }
            _ => None,
        }
    }

    fn modifier(&self, t: TokenId, tag: Tag, word: &str, draft: &mut Draft) -> Option<TokenId> {
        if matches!(word, "more" | "additional" | "other" | "further" | "others") && draft.count.is_some() {
            draft.additional = true;
            draft.last = Some(t);
            return Some(t + 1);
        }
        if matches!(word, "other" | "others") {
            draft.additional = true;
            draft.last = Some(t);
            return Some(t + 1);
        }
        let premodifies = self.premodifies(t);
        match tag {
            // "shot dead two policemen": the state before a number belongs to the verb.
            Tag::JJ if draft.is_empty() && (self.is_state(t) || word == "alive") && self.number_at(t + 1) => {
                None
            }
            Tag::JJ | Tag::JJR | Tag::JJS | Tag::CD if premodifies => Some(t + 1),
            // "3,500 injured", "the wounded", "the missing": the adjective is the noun.
            Tag::JJ | Tag::VBN | Tag::VBD | Tag::VBG
                if !draft.is_empty() && self.is_person_word(t) && !self.is_predicate(t, draft) =>
            {
                draft.noun(t);
                Some(t + 1)
            }
            Tag::VBN | Tag::VBG | Tag::VBD if !draft.is_empty() && premodifies && draft.opened() => {
                Some(t + 1)
            }
            Tag::RB | Tag::RBR if !draft.is_empty() && premodifies && draft.opened() => Some(t + 1),
            _ => None,
        }
    }

    /// "dozens of people", "two of the victims", "one of them".
    fn with_partitive(&mut self, chunk: Chunk, sentence_end: TokenId) -> Chunk {
        let Count::Number(index) = chunk.count else { return chunk };
        let of = chunk.tokens.end;
        let number = self.numbers[index];
        if !chunk.elided || of + 1 >= sentence_end || self.norm(of) != "of" {
            return chunk;
        }
        let after = of + 1;
        let those = matches!(self.norm(after), "those" | "these") && !self.premodifies(after);
        if matches!(self.norm(after), "whom" | "which") || those {
            return Chunk { partitive: true, ..chunk };
        }
        let saved = self.next;
        let Some(inner) = self.chunk_at(after) else {
            self.next = saved;
            return chunk;
        };
        if matches!(inner.count, Count::Number(_)) && number.kind != NumberKind::Fraction && !inner.definite {
            self.next = saved;
            return chunk;
        }
        let exact = number.value.is_some() && number.kind == NumberKind::Cardinal;
        Chunk {
            tokens: TokenRange::new(chunk.tokens.start, inner.tokens.end),
            count: chunk.count,
            elided: inner.pronoun,
            pronoun: false,
            partitive: inner.pronoun || inner.definite || exact,
            definite: false,
            additional: chunk.additional,
            ..inner
        }
    }
}
