//! What the words around a token make of it: a modifier, a noun, or a verb that the tagger took for a noun.

use super::builder::Builder;
use super::draft::Draft;
use crate::pipeline::casualties::lexicon::{Frame, LEXICON};
use crate::pipeline::casualties::people;
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::TokenId;

impl Builder<'_, '_> {
    /// Whether a noun follows, past further modifiers and hyphens.
    pub(super) fn premodifies(&self, t: TokenId) -> bool {
        let mut next = t + 1;
        for _ in 0..5 {
            if next.index() >= self.document().len()
                || self.document().token(next).sentence != self.document().token(t).sentence
            {
                return false;
            }
            match self.reading.syntax.tag(next) {
                tag if tag.is_noun() => return true,
                Tag::JJ | Tag::VBN | Tag::VBG | Tag::Hyph | Tag::CD | Tag::JJS => next = next + 1,
                _ => return matches!(self.norm(next), "others" | "other"),
            }
        }
        false
    }

    /// "LI militants", "other militants" after a number with a group's name.
    pub(super) fn people_follow(&self, t: TokenId) -> bool {
        let noun = t + 1;
        noun.index() < self.document().len()
            && (self.reading.syntax.tag(t).is_proper()
                || matches!(self.norm(t), "other" | "foreign" | "allied"))
            && self.reading.syntax.tag(noun) == Tag::NNS
            && people::personhood(self.norm(noun)).is_people()
    }

    /// Where people are named right after the bracket that opens at `t`.
    pub(super) fn past_bracket(&self, t: TokenId) -> Option<TokenId> {
        let mut after = t;
        for _ in 0..2 {
            let close = (2..=8).map(|n| after + n).find(|&c| matches!(self.norm(c), ")" | "]"))?;
            after = close + 1;
            if !matches!(self.norm(after), "(" | "[") {
                break;
            }
        }
        let inside = after.index() < self.document().len()
            && self.document().token(after).sentence == self.document().token(t).sentence;
        (inside && people::personhood(self.norm(after)).is_people()).then_some(after)
    }

    /// "killing *both*", "*another* was hurt": not "both men", "they both died".
    pub(super) fn stands_alone(&self, t: TokenId) -> bool {
        let word = self.norm(t);
        if !matches!(word, "both" | "another") {
            return false;
        }
        let (start, next) = (self.document().sentence_of(t).tokens.start, t + 1);
        let before = (t > start).then(|| TokenId(t.0 - 1));
        let floats = word == "both"
            && before.is_some_and(|b| {
                let tag = self.reading.syntax.tag(b);
                tag.is_noun()
                    || matches!(tag, Tag::PRP | Tag::MD)
                    || matches!(
                        self.norm(b),
                        "are"
                            | "were"
                            | "is"
                            | "was"
                            | "be"
                            | "been"
                            | "have"
                            | "has"
                            | "had"
                            | "who"
                            | "which"
                    )
            });
        if floats {
            return false;
        }
        if self.norm(next).is_empty()
            || self.document().token(next).sentence != self.document().token(t).sentence
        {
            return true;
        }
        let verbal = matches!(
            self.reading.syntax.tag(next),
            Tag::VBD | Tag::VBZ | Tag::VBP | Tag::VBN | Tag::MD | Tag::RB | Tag::WP | Tag::WRB
        );
        (verbal && !self.premodifies(next)) || matches!(self.norm(next), "." | "," | ";" | ")")
    }

    pub(super) fn number_at(&self, t: TokenId) -> bool {
        let at = self.numbers.partition_point(|n| n.qualified.end <= t);
        self.numbers.get(at).is_some_and(|n| n.qualified.start == t)
    }

    pub(super) fn noun_follows(&self, t: TokenId) -> bool {
        let next = t + 1;
        next.index() < self.document().len() && self.reading.syntax.tag(next).is_noun()
    }

    pub(super) fn has_frame(&self, t: TokenId, frame: Frame) -> bool {
        LEXICON.triggers.word(self.norm(t)).is_some_and(|m| m.frames.has(frame))
    }

    pub(super) fn is_state(&self, t: TokenId) -> bool {
        self.has_frame(t, Frame::State)
    }

    pub(super) fn is_person_word(&self, t: TokenId) -> bool {
        self.has_frame(t, Frame::Person) || self.norm(t) == "killed"
    }

    /// "1.2 million need aid": a phrase that tells what happened is no part of the noun phrase before it.
    pub(super) fn starts_phrase(&self, t: TokenId) -> bool {
        LEXICON.triggers.longest_at(self.document(), t).is_some_and(|(tokens, meaning)| {
            let verbal = [Frame::Patient, Frame::Experiencer].iter().any(|&f| meaning.frames.has(f));
            tokens.len() > 1 && verbal
        })
    }

    /// "two were killed": never a noun; "12 killed in": a noun only by courtesy, so that the verb stays a verb.
    pub(super) fn is_predicate(&self, t: TokenId, draft: &Draft) -> bool {
        self.norm(t) == "killed" || (draft.number.is_none() && !draft.definite)
    }

    /// "gunman shot", "bomb kills": a verb that the tagger took for a noun, in headlines and in upper-case text.
    pub(super) fn is_verbal(&self, t: TokenId, tag: Tag) -> bool {
        let word = self.norm(t);
        let patient = self.has_frame(t, Frame::Patient) || self.has_frame(t, Frame::PatientOfPeople);
        if patient && word.ends_with("ing") {
            let next = t + 1;
            let counted = next.index() < self.document().len()
                && (matches!(self.reading.syntax.tag(next), Tag::CD | Tag::DT | Tag::PDT | Tag::PRPS)
                    || self.numbers.get(self.next).is_some_and(|n| n.qualified.start == next));
            return counted;
        }
        patient
            && !self.has_frame(t, Frame::Event)
            && !matches!(word, "murder" | "hurt" | "burns" | "burn" | "shoot")
            && (word.ends_with("ed")
                || matches!(
                    word,
                    "shot" | "slain" | "kills" | "wounds" | "injures" | "shoots" | "kill" | "killed" | "hit"
                ))
            && !(tag == Tag::NN && self.noun_follows(t) && word != "kills")
    }
}
