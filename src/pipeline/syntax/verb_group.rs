//! Tense, aspect, voice and modality of a verb with its auxiliaries.

use super::{Dep, Syntax, Tag};
use crate::pipeline::text::{Document, TokenId};

/// Tense, aspect, voice and modality of a verb with its auxiliaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerbGroup {
    /// Past, present or future; `None` for a bare infinitive or participle, and after a modal other than "will".
    pub tense: Option<Tense>,
    /// "has said", "had said".
    pub perfect: bool,
    /// "is saying".
    pub progressive: bool,
    /// "was said", also a participle without its auxiliary.
    pub passive: bool,
    /// "may", "could", "would", "might", "should", "must".
    pub modal: bool,
    /// "did not say", "never said".
    pub negated: bool,
    /// "to say".
    pub infinitive: bool,
}

/// When a verb places what it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    /// "said", "had said", "was saying".
    Past,
    /// "says", "has said".
    Present,
    /// "will say", "is going to say".
    Future,
}

/// How far shared auxiliaries ("have been killed and *wounded*") are looked for.
const MAX_CLIMB: usize = 8;

impl Syntax {
    /// Tense, aspect, voice and modality of a verb with its auxiliaries.
    ///
    /// ```
    /// # use copydesk::pipeline::{Reading, syntax::{Tense, VerbGroup}, text::TokenId};
    /// let reading = Reading::of("Two officers have been killed.");
    /// let group = reading.syntax.verb_group(&reading.document, TokenId(4));
    /// let expected = VerbGroup { tense: Some(Tense::Present), perfect: true, passive: true, ..VerbGroup::default() };
    /// assert_eq!(group, expected);
    /// ```
    pub fn verb_group(&self, document: &Document<'_>, verb: TokenId) -> VerbGroup {
        let tag = self.tag(verb);
        let mut bearer = verb;
        for _ in 0..MAX_CLIMB {
            let shares = self.dep(bearer) == Dep::Conj
                && matches!(self.tag(bearer), Tag::VB | Tag::VBN | Tag::VBG)
                && self.auxiliaries(bearer).next().is_none()
                && self.own_subject(bearer).is_none();
            match self.head(bearer).filter(|&head| shares && self.tag(head) == tag) {
                Some(head) => bearer = head,
                None => break,
            }
        }
        let mut group = self.own_group(document, bearer);
        group.negated |= self.dependent(verb, Dep::Neg).is_some();
        group
    }

    /// Auxiliaries of a verb, in text order.
    fn auxiliaries(&self, verb: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        self.dependents(verb).iter().copied().filter(|&d| matches!(self.dep(d), Dep::Aux | Dep::Auxpass))
    }

    fn own_group(&self, document: &Document<'_>, verb: TokenId) -> VerbGroup {
        let mut group =
            VerbGroup { negated: self.dependent(verb, Dep::Neg).is_some(), ..VerbGroup::default() };
        let own = self.tag(verb);
        let (mut finite, mut have, mut be) = (None, false, false);
        for aux in self.auxiliaries(verb) {
            let norm = document.norm(aux);
            group.infinitive |= self.tag(aux) == Tag::TO;
            let has_done = norm == "'s" && own == Tag::VBN && self.dep(aux) == Dep::Aux;
            have |= is_have(norm) || has_done;
            be |= is_be(norm) && !has_done;
            group.passive |= self.dep(aux) == Dep::Auxpass;
            group.progressive |= self.tag(aux) == Tag::VBG;
            if finite.is_none() && self.tag(aux) != Tag::TO {
                finite = Some(aux);
            }
        }
        group.perfect = have && (group.passive || matches!(own, Tag::VBN | Tag::VBD | Tag::VBG));
        group.progressive |= own == Tag::VBG && (be || have);
        group.passive |= own == Tag::VBN && (be || !have);
        match finite {
            Some(aux) if !group.infinitive => self.tense_of(document, aux, &mut group),
            None if !group.infinitive => group.tense = finite_tense(own),
            _ => {}
        }
        if group.infinitive && self.is_going_to(document, verb) {
            group.tense = Some(Tense::Future);
        }
        group
    }

    /// The tense that the first auxiliary gives.
    fn tense_of(&self, document: &Document<'_>, aux: TokenId, group: &mut VerbGroup) {
        let norm = document.norm(aux);
        let tag = self.tag(aux);
        if tag == Tag::MD {
            group.modal = !matches!(norm, "will" | "'ll" | "shall" | "wo");
            group.tense = (!group.modal).then_some(Tense::Future);
        } else {
            group.tense = match norm {
                "was" | "were" | "had" | "did" | "got" => Some(Tense::Past),
                "is" | "are" | "am" | "has" | "have" | "does" | "do" | "'re" | "'ve" | "'m" => {
                    Some(Tense::Present)
                }
                _ => finite_tense(tag),
            };
        }
    }

    /// Whether an infinitive completes "is going": then it tells of the future.
    fn is_going_to(&self, document: &Document<'_>, verb: TokenId) -> bool {
        let going =
            self.head(verb).filter(|&head| self.dep(verb) == Dep::Xcomp && document.norm(head) == "going");
        going.is_some_and(|going| {
            self.auxiliaries(going)
                .any(|aux| matches!(document.norm(aux), "is" | "are" | "am" | "'s" | "'re" | "'m"))
        })
    }
}

const fn finite_tense(tag: Tag) -> Option<Tense> {
    match tag {
        Tag::VBD => Some(Tense::Past),
        Tag::VBZ | Tag::VBP => Some(Tense::Present),
        _ => None,
    }
}

fn is_have(norm: &str) -> bool {
    matches!(norm, "have" | "has" | "had" | "having" | "'ve" | "'d")
}

fn is_be(norm: &str) -> bool {
    matches!(norm, "be" | "is" | "are" | "was" | "were" | "been" | "being" | "am" | "'s" | "'re" | "'m")
}
