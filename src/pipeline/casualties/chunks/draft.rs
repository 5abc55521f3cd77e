//! A chunk while its tokens are taken, and what it comes to.

use super::{Chunk, Count};
use crate::pipeline::Reading;
use crate::pipeline::casualties::VictimCategory;
use crate::pipeline::casualties::people::{self, Personhood};
use crate::pipeline::entities::EntityType;
use crate::pipeline::numbers::{Number, NumberKind, Sense};
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::{TokenId, TokenRange};

/// A chunk while its tokens are taken.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) start: TokenId,
    pub(super) first_noun: Option<TokenId>,
    pub(super) last: Option<TokenId>,
    pub(super) noun: Option<TokenId>,
    pub(super) number: Option<usize>,
    pub(super) count: Option<Count>,
    pub(super) zero: bool,
    pub(super) definite: bool,
    pub(super) indefinite: bool,
    /// "a", "an": one, whatever the noun's form.
    pub(super) single: bool,
    pub(super) additional: bool,
    /// "both", "another" with no noun behind it.
    pub(super) pronominal: bool,
    /// Whether the last thing taken was a possessive ending: nouns may start anew.
    pub(super) possessed: bool,
    pub(super) possessor_end: Option<TokenId>,
    pub(super) age: Option<u64>,
    /// Where an age that could be the head ends: "a 34-year-old".
    pub(super) age_end: Option<TokenId>,
}

impl Draft {
    pub(super) fn new(start: TokenId) -> Self {
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
            pronominal: false,
            possessed: false,
            possessor_end: None,
            age: None,
            age_end: None,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.last.is_none()
            && !self.definite
            && !self.indefinite
            && !self.zero
            && self.number.is_none()
            && self.age.is_none()
    }

    /// A number and a name that is no person's so far: "4 TTP".
    pub(super) fn joins_names(&self, reading: &Reading<'_>) -> bool {
        self.number.is_some() && self.noun.is_some_and(|n| reading.syntax.tag(n).is_proper())
    }

    pub(super) fn opened(&self) -> bool {
        self.definite || self.indefinite || self.number.is_some() || self.zero || self.possessed
    }

    pub(super) fn has_noun(&self) -> bool {
        self.noun.is_some() && !self.possessed
    }

    pub(super) fn determiner(&mut self, word: &str) {
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

    /// "both", "another" for those it is said of.
    pub(super) fn alone(&mut self, t: TokenId) {
        self.last = Some(t);
        self.pronominal = true;
    }

    pub(super) fn noun(&mut self, t: TokenId) {
        self.first_noun.get_or_insert(t);
        self.noun = Some(t);
        self.last = Some(t);
        self.possessed = false;
    }

    /// Takes a number; `None` where a number starts a chunk of its own.
    pub(super) fn takes_number(
        &mut self,
        reading: &Reading<'_>,
        index: usize,
        number: &Number,
    ) -> Option<TokenId> {
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
        let ordinal = number.kind == NumberKind::Ordinal;
        if self.has_noun() || (self.number.is_some() && !ordinal) {
            return None;
        }
        // "Two 6th battalion soldiers"
        if number.kind == NumberKind::Ordinal && self.number.is_some() {
            return Some(number.tokens.end);
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

    /// "17 and *19 years old*": how old, not who ("a 19-year-old").
    fn tells_age(&self, reading: &Reading<'_>) -> bool {
        let units = |end: TokenId| {
            TokenRange::new(self.start, end)
                .iter()
                .any(|t| matches!(reading.document.norm(t), "years" | "months" | "weeks" | "days"))
        };
        !self.indefinite && !self.definite && self.number.is_none() && self.age_end.is_some_and(units)
    }

    pub(super) fn finish(self, reading: &Reading<'_>, numbers: &[Number]) -> Option<Chunk> {
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
            (None, None, None) if self.additional || self.pronominal => (last, true),
            (None, None, None) => return None,
        };
        let word = document.norm(head);
        if self.noun.is_none() && self.tells_age(reading) {
            return None;
        }
        let is_age = self.age_end.is_some_and(|end| head.0 == end.0 - 1);
        let tag = reading.syntax.tag(head);
        let name = reading.syntax.name_at(head);
        // In a headline "Man" is tagged as a name; a place in capitals opens a dateline.
        let common = matches!(people::personhood(word), Personhood::Known(_));
        let dateline = people::is_dateline_word(reading, head);
        let named = !is_age
            && !elided
            && !common
            && !dateline
            && (tag.is_proper() || name.is_some_and(|n| n.kind == EntityType::Person));
        let end = TokenId(last.0.max(head.0) + 1);
        let tokens = TokenRange::new(self.start, end);
        let other = matches!(word, "others" | "other" | "more" | "another");
        let both = self.pronominal && word == "both";
        let person = if is_age || other || both || (elided && self.additional) {
            Personhood::Known(if is_age { age_category(self.age) } else { VictimCategory::People })
        } else if elided {
            Personhood::Unknown
        } else if dateline && !common {
            Personhood::Never
        } else {
            people::of_head(reading, head, named)
        };
        let plural = people::is_plural(word) || tag == Tag::NNS || tag == Tag::NNPS;
        let count = if self.zero {
            Count::Zero
        } else if both {
            Count::Many
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

fn age_category(age: Option<u64>) -> VictimCategory {
    if age.is_some_and(|a| a < 18) { VictimCategory::Child } else { VictimCategory::People }
}
