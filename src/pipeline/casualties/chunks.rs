//! Base noun phrases with their numbers: the stretches that can name victims. A reading and its numbers in,
//! [`Chunk`]s out, in text order, none overlapping.
//!
//! A chunk is a determiner, numbers, adjectives and nouns, up to its last noun; "dozens of people" and "two of the
//! victims" are one. It is built from tags and numbers rather than from the tree, so that it survives the tree's
//! mistakes in headlines, tickers and upper-case text.

use super::VictimCategory;
use super::lexicon::{Frame, LEXICON};
use super::people::{self, Personhood};
use crate::pipeline::Reading;
use crate::pipeline::entities::EntityType;
use crate::pipeline::numbers::{Number, NumberKind, Sense};
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::{Document, Shape, TokenId, TokenRange};

/// What a chunk says of how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// A number: its index among the numbers.
    Number(usize),
    /// "no one", "no casualties".
    Zero,
    /// "a soldier", "John Doe", "he".
    One,
    /// "civilians", "they".
    Many,
}

/// A base noun phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chunk {
    /// All its tokens, qualifier included.
    pub tokens: TokenRange,
    /// Its last noun, or its number where the noun is left out.
    pub head: TokenId,
    /// How many.
    pub count: Count,
    /// Whether the noun is left out: "12", "two more".
    pub elided: bool,
    /// Whether it is a pronoun.
    pub pronoun: bool,
    /// Whether its head is a proper name.
    pub named: bool,
    /// "two of the victims", "one of them": some of a group told before.
    pub partitive: bool,
    /// "the", "this", "his": known to the reader.
    pub definite: bool,
    /// "another", "other", "more": on top of those told before.
    pub additional: bool,
    /// Whether it means people.
    pub person: Personhood,
    /// Who they are.
    pub category: VictimCategory,
    /// The age it states.
    pub age: Option<u64>,
}

impl Chunk {
    /// Whether it can name victims: people, or a bare number.
    pub fn may_be_victims(&self) -> bool {
        self.person.is_people() || (self.elided && matches!(self.count, Count::Number(_))) || self.pronoun
    }
}

/// All chunks of the text.
pub fn find(reading: &Reading<'_>, numbers: &[Number]) -> Vec<Chunk> {
    let mut builder = Builder { reading, numbers, next: 0 };
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut at = TokenId(0);
    while at.index() < reading.document.len() {
        match builder.chunk_at(at) {
            Some(chunk) => {
                at = chunk.tokens.end;
                chunks.push(chunk);
            }
            None => at = at + 1,
        }
    }
    chunks
}

struct Builder<'a, 't> {
    reading: &'a Reading<'t>,
    numbers: &'a [Number],
    /// The first number that does not lie before the token at hand.
    next: usize,
}

const PRONOUNS_ONE: [&str; 9] = ["he", "she", "him", "her", "himself", "herself", "i", "me", "myself"];
const PRONOUNS_MANY: [&str; 6] = ["they", "them", "themselves", "we", "us", "ourselves"];
const NOBODY: [&str; 4] = ["nobody", "none", "no-one", "noone"];

impl<'t> Builder<'_, 't> {
    fn document(&self) -> &Document<'t> {
        &self.reading.document
    }

    fn norm(&self, t: TokenId) -> &str {
        if t.index() < self.document().len() { self.document().norm(t) } else { "" }
    }

    /// The number whose qualified stretch starts at `t`.
    fn number_from(&mut self, t: TokenId) -> Option<usize> {
        while self.numbers.get(self.next).is_some_and(|n| n.qualified.start < t) {
            self.next += 1;
        }
        self.numbers.get(self.next).filter(|n| n.qualified.start == t).map(|_| self.next)
    }

    fn chunk_at(&mut self, at: TokenId) -> Option<Chunk> {
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
        let tag = self.reading.syntax.tag(t);
        let word = self.norm(t);
        if word == "no" && self.norm(t + 1) == "one" && draft.is_empty() {
            draft.zero = true;
            draft.noun(t + 1);
            return Some(t + 2);
        }
        match tag {
            Tag::DT | Tag::PDT | Tag::PRPS | Tag::WPS if !draft.has_noun() && draft.number.is_none() => {
                draft.determiner(word);
                Some(t + 1)
            }
            Tag::JJ | Tag::JJR | Tag::JJS | Tag::VBN | Tag::VBG | Tag::VBD | Tag::RB | Tag::CD | Tag::RBR
                if !draft.has_noun() || draft.possessed =>
            {
                self.modifier(t, tag, word, draft)
            }
            Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::FW => {
                // "12 dead", "Smith dead": the state is told of the chunk, it is not its noun.
                let ends = (draft.has_noun() || draft.age.is_some())
                    && !draft.possessed
                    && self.is_state(t)
                    && !self.noun_follows(t);
                let verbal = (draft.has_noun() || draft.age.is_some()) && self.is_verbal(t, tag);
                let day = draft.has_noun() && (is_calendar_word(word) || matches!(word, "ages" | "aged"));
                let phrase = self.starts_phrase(t);
                (!ends && !verbal && !day && !phrase).then(|| {
                    draft.noun(t);
                    t + 1
                })
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
            Tag::JJ if draft.is_empty() && self.is_state(t) && self.number_at(t + 1) => None,
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

    /// Whether a noun follows, past further modifiers and hyphens.
    fn premodifies(&self, t: TokenId) -> bool {
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
    fn people_follow(&self, t: TokenId) -> bool {
        let noun = t + 1;
        noun.index() < self.document().len()
            && (self.reading.syntax.tag(t).is_proper() || self.norm(t) == "other")
            && self.reading.syntax.tag(noun) == Tag::NNS
            && people::personhood(self.norm(noun)).is_people()
    }

    fn number_at(&self, t: TokenId) -> bool {
        let at = self.numbers.partition_point(|n| n.qualified.end <= t);
        self.numbers.get(at).is_some_and(|n| n.qualified.start == t)
    }

    fn noun_follows(&self, t: TokenId) -> bool {
        let next = t + 1;
        next.index() < self.document().len() && self.reading.syntax.tag(next).is_noun()
    }

    fn has_frame(&self, t: TokenId, frame: Frame) -> bool {
        LEXICON.triggers.word(self.norm(t)).is_some_and(|m| m.frames.has(frame))
    }

    fn is_state(&self, t: TokenId) -> bool {
        self.has_frame(t, Frame::State)
    }

    fn is_person_word(&self, t: TokenId) -> bool {
        self.has_frame(t, Frame::Person) || self.norm(t) == "killed"
    }

    /// "1.2 million need aid": a phrase that tells what happened is no part of the noun phrase before it.
    fn starts_phrase(&self, t: TokenId) -> bool {
        LEXICON.triggers.longest_at(self.document(), t).is_some_and(|(tokens, meaning)| {
            let verbal = [Frame::Patient, Frame::Experiencer].iter().any(|&f| meaning.frames.has(f));
            tokens.len() > 1 && verbal
        })
    }

    /// "two were killed": never a noun; "12 killed in": a noun only by courtesy, so that the verb stays a verb.
    fn is_predicate(&self, t: TokenId, draft: &Draft) -> bool {
        self.norm(t) == "killed" || (draft.number.is_none() && !draft.definite)
    }

    /// "gunman shot", "bomb kills": a verb that the tagger took for a noun, in headlines and in upper-case text.
    fn is_verbal(&self, t: TokenId, tag: Tag) -> bool {
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

    /// "dozens of people", "two of the victims", "one of them".
    fn with_partitive(&mut self, chunk: Chunk, sentence_end: TokenId) -> Chunk {
        let Count::Number(index) = chunk.count else { return chunk };
        let of = chunk.tokens.end;
        let number = self.numbers[index];
        if !chunk.elided || of + 1 >= sentence_end || self.norm(of) != "of" {
            return chunk;
        }
        let after = of + 1;
        if matches!(self.norm(after), "whom" | "which") {
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

impl Chunk {
    fn of(tokens: TokenRange, head: TokenId) -> Self {
        Self {
            tokens,
            head,
            count: Count::One,
            elided: false,
            pronoun: false,
            named: false,
            partitive: false,
            definite: false,
            additional: false,
            person: Personhood::Unknown,
            category: VictimCategory::People,
            age: None,
        }
    }
}

/// A chunk while its tokens are taken.
#[derive(Debug)]
struct Draft {
    start: TokenId,
    first_noun: Option<TokenId>,
    last: Option<TokenId>,
    noun: Option<TokenId>,
    number: Option<usize>,
    count: Option<Count>,
    zero: bool,
    definite: bool,
    indefinite: bool,
    /// "a", "an": one, whatever the noun's form.
    single: bool,
    additional: bool,
    /// Whether the last thing taken was a possessive ending: nouns may start anew.
    possessed: bool,
    possessor_end: Option<TokenId>,
    age: Option<u64>,
    /// Where an age that could be the head ends: "a 34-year-old".
    age_end: Option<TokenId>,
}

impl Draft {
    fn new(start: TokenId) -> Self {
        Self {
            start,
            first_noun: None,
            last: None,
            noun: None,
            number: None,
            count: None,
            zero: false,
            definite: false,
            indefinite: false,
            single: false,
            additional: false,
            possessed: false,
            possessor_end: None,
            age: None,
            age_end: None,
        }
    }

    fn is_empty(&self) -> bool {
        self.last.is_none()
            && !self.definite
            && !self.indefinite
            && !self.zero
            && self.number.is_none()
            && self.age.is_none()
    }

    /// A number and a name that is no person's so far: "4 TTP".
    fn joins_names(&self, reading: &Reading<'_>) -> bool {
        self.number.is_some() && self.noun.is_some_and(|n| reading.syntax.tag(n).is_proper())
    }

    fn opened(&self) -> bool {
        self.definite || self.indefinite || self.number.is_some() || self.zero || self.possessed
    }

    fn has_noun(&self) -> bool {
        self.noun.is_some() && !self.possessed
    }

    fn determiner(&mut self, word: &str) {
        match word {
            "the" | "this" | "that" | "these" | "those" | "his" | "her" | "their" | "its" | "our" | "my"
            | "both" | "all" => {
                self.definite = true;
            }
            "no" => self.zero = true,
            "another" => {
                self.additional = true;
                self.indefinite = true;
            }
            "a" | "an" => {
                self.indefinite = true;
                self.single = true;
            }
            _ => self.indefinite = true,
        }
    }

    fn noun(&mut self, t: TokenId) {
        self.first_noun.get_or_insert(t);
        self.noun = Some(t);
        self.last = Some(t);
        self.possessed = false;
    }

    /// Takes a number; `None` where a number starts a chunk of its own.
    fn takes_number(&mut self, reading: &Reading<'_>, index: usize, number: &Number) -> Option<TokenId> {
        let document = &reading.document;
        if number.sense == Sense::Age {
            if self.has_noun() {
                return None;
            }
            self.age = number.value.map(|v| v as u64);
            let mut end = number.tokens.end;
            while end.index() < document.len()
                && matches!(
                    document.norm(end),
                    "-" | "year"
                        | "years"
                        | "old"
                        | "olds"
                        | "month"
                        | "months"
                        | "week"
                        | "weeks"
                        | "day"
                        | "days"
                        | "year-old"
                )
            {
                end = end + 1;
            }
            if end == number.tokens.end {
                return None;
            }
            let units = TokenRange::new(number.tokens.start, end)
                .iter()
                .any(|t| matches!(document.norm(t), "month" | "months" | "week" | "weeks" | "day" | "days"));
            if units {
                self.age = Some(0);
            }
            self.age_end = Some(end);
            self.last = Some(TokenId(end.0 - 1));
            return Some(end);
        }
        if number.sense == Sense::Label && self.has_noun() {
            return Some(number.qualified.end);
        }
        if self.has_noun() || self.number.is_some() {
            return None;
        }
        if number.kind == NumberKind::Ordinal {
            self.indefinite |= true;
            // "a third victim" comes on top of those told before.
            self.additional |= number.value.is_some_and(|v| v > 1.0);
            return Some(number.tokens.end);
        }
        if number.kind == NumberKind::Money {
            return None;
        }
        self.number = Some(index);
        self.count = Some(Count::Number(index));
        self.last = Some(TokenId(number.tokens.end.0 - 1));
        Some(TokenId(number.tokens.end.0.max(number.qualified.end.0)))
    }

    fn finish(self, reading: &Reading<'_>, numbers: &[Number]) -> Option<Chunk> {
        let document = &reading.document;
        let last = self.last?;
        let (head, elided) = match (self.noun, self.number, self.age_end) {
            (Some(noun), ..)
                if Some(noun) >= self.age_end.map(|e| TokenId(e.0 - 1)) || self.age_end.is_none() =>
            {
                (noun, false)
            }
            (_, _, Some(end)) => (TokenId(end.0 - 1), false),
            (_, Some(index), _) => (TokenId(numbers[index].tokens.end.0 - 1), true),
            (Some(noun), ..) => (noun, false),
            (None, None, None) if self.additional => (last, true),
            (None, None, None) => return None,
        };
        let word = document.norm(head);
        let is_age = self.age_end.is_some_and(|end| head.0 == end.0 - 1);
        let tag = reading.syntax.tag(head);
        let name = reading.syntax.name_at(head);
        // In a headline "Man" is tagged as a name; a place in capitals opens a dateline.
        let common = matches!(people::personhood(word), Personhood::Known(_));
        let dateline = is_dateline_word(reading, head);
        let named = !is_age
            && !elided
            && !common
            && !dateline
            && (tag.is_proper() || name.is_some_and(|n| n.kind == EntityType::Person));
        let end = TokenId(last.0.max(head.0) + 1);
        let tokens = TokenRange::new(self.start, end);
        let other = matches!(word, "others" | "other" | "more" | "another");
        let person = if is_age || other || (elided && self.additional) {
            Personhood::Known(if is_age { age_category(self.age) } else { VictimCategory::People })
        } else if elided {
            Personhood::Unknown
        } else if dateline && !common {
            Personhood::Never
        } else {
            personhood(reading, head, named)
        };
        let plural = people::is_plural(word) || tag == Tag::NNS || tag == Tag::NNPS;
        let count = if self.zero {
            Count::Zero
        } else if let Some(count) = self.count {
            count
        } else if plural && !self.single && !(named && name.is_some_and(|n| n.kind == EntityType::Person)) {
            Count::Many
        } else {
            Count::One
        };
        let mut category = match person {
            Personhood::Known(category) => category,
            _ => VictimCategory::People,
        };
        if !elided && self.possessor_end.is_none() {
            for t in TokenRange::new(self.start, head) {
                if let Personhood::Known(c) = people::personhood(document.norm(t)) {
                    category = people::sharper(category, c);
                }
            }
        }
        if self.age.is_some_and(|age| age < 18) {
            category = VictimCategory::Child;
        }
        Some(Chunk {
            count,
            elided,
            named,
            definite: self.definite,
            additional: self.additional || other,
            person,
            category,
            age: self.age,
            ..Chunk::of(tokens, head)
        })
    }
}

/// A word in capitals in a text that is not: the place of a dateline, an agency.
fn is_dateline_word(reading: &Reading<'_>, head: TokenId) -> bool {
    let document = &reading.document;
    if document.token(head).shape != Shape::Upper {
        return false;
    }
    let sentence = document.sentence_of(head).tokens;
    let shouted = sentence.iter().filter(|&t| document.token(t).shape == Shape::Upper).count();
    let plain = sentence.iter().filter(|&t| document.token(t).shape == Shape::Lower).count();
    plain > shouted
}

fn age_category(age: Option<u64>) -> VictimCategory {
    if age.is_some_and(|a| a < 18) { VictimCategory::Child } else { VictimCategory::People }
}

fn personhood(reading: &Reading<'_>, head: TokenId, named: bool) -> Personhood {
    let document = &reading.document;
    let lexical = people::personhood(document.norm(head));
    if matches!(lexical, Personhood::Known(_)) {
        return lexical;
    }
    match reading.syntax.name_at(head).map(|n| n.kind) {
        Some(EntityType::Person | EntityType::Group) => return Personhood::Likely,
        Some(EntityType::Place | EntityType::Organization | EntityType::Other) => return misnamed(lexical),
        None => {}
    }
    let calendar = is_calendar_word(document.norm(head));
    let capitalised =
        document.token(head).shape == Shape::Capitalised && head > document.sentence_of(head).tokens.start;
    if calendar {
        Personhood::Never
    } else if (named || capitalised)
        && document.token(head).shape == Shape::Capitalised
        && lexical == Personhood::Unknown
    {
        Personhood::Likely
    } else {
        lexical
    }
}

/// A name of another kind: names of rare origin are often taken for places, so only the lexicon can rule them out.
fn misnamed(lexical: Personhood) -> Personhood {
    if lexical == Personhood::Never { Personhood::Never } else { Personhood::Unknown }
}

/// A weekday, a month, today.
pub fn is_calendar_word(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "yesterday"
            | "today"
            | "tomorrow"
            | "tonight"
    )
}
