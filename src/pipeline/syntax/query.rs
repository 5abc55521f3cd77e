//! What layers ask of the tree: dependents by label, who does what to whom, conjuncts, phrases and clauses.
//!
//! ```
//! # use copydesk::pipeline::{Reading, text::TokenId};
//! let reading = Reading::of("Gunmen killed 12 people and wounded 30.");
//! let (document, syntax) = (&reading.document, &reading.syntax);
//! let killed = TokenId(1);
//! let wounded = syntax.conjuncts(killed)[0];
//! assert_eq!(document.word(syntax.subject(wounded).unwrap()), "Gunmen");
//! assert_eq!(document.word(syntax.object(wounded).unwrap()), "30");
//! ```

use super::{Dep, Name, Syntax, Tag};
use crate::pipeline::text::{TokenId, TokenRange};

/// How far conjuncts and complements are followed: longer chains are enumerations gone wrong.
const MAX_CLIMB: usize = 16;

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

    /// The heads above a token, nearest first, up to the root.
    pub fn ancestors(&self, t: TokenId) -> impl Iterator<Item = TokenId> + '_ {
        std::iter::successors(self.head(t), |&t| self.head(t))
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

    /// The subject of a verb: its own, or the one it shares: a conjunct's with the first conjunct ("came and *said*"),
    /// a complement's with the verb it completes ("tried to *say*").
    ///
    /// ```
    /// # use copydesk::pipeline::{Reading, text::TokenId};
    /// let reading = Reading::of("The minister resigned and left the country.");
    /// let subject = reading.syntax.subject(TokenId(4)).unwrap();
    /// assert_eq!(reading.document.word(subject), "minister");
    /// ```
    pub fn subject(&self, verb: TokenId) -> Option<TokenId> {
        let mut verb = verb;
        for _ in 0..MAX_CLIMB {
            if let Some(own) = self.own_subject(verb) {
                return Some(own);
            }
            if !matches!(self.dep(verb), Dep::Conj | Dep::Xcomp) {
                return None;
            }
            verb = self.head(verb)?;
        }
        None
    }

    /// The subject that hangs on the verb itself.
    pub fn own_subject(&self, verb: TokenId) -> Option<TokenId> {
        self.dependents(verb).iter().copied().find(|&d| self.dep(d).is_subject())
    }

    /// The subject of a passive: who it was done to.
    ///
    /// ```
    /// # use copydesk::pipeline::{Reading, text::TokenId};
    /// let reading = Reading::of("Three soldiers were killed by rebels.");
    /// let (document, syntax) = (&reading.document, &reading.syntax);
    /// let killed = TokenId(3);
    /// assert_eq!(document.word(syntax.passive_subject(killed).unwrap()), "soldiers");
    /// assert_eq!(document.word(syntax.agent(killed).unwrap()), "rebels");
    /// ```
    pub fn passive_subject(&self, verb: TokenId) -> Option<TokenId> {
        self.subject(verb).filter(|&s| matches!(self.dep(s), Dep::Nsubjpass | Dep::Csubjpass))
    }

    /// The direct object of a verb.
    pub fn object(&self, verb: TokenId) -> Option<TokenId> {
        self.dependent(verb, Dep::Dobj)
    }

    /// Who did it, where a passive says so: the noun after "by".
    pub fn agent(&self, verb: TokenId) -> Option<TokenId> {
        self.dependent(verb, Dep::Agent).and_then(|by| self.dependent(by, Dep::Pobj))
    }

    /// The nouns that prepositions tie to a token, each with its preposition, in text order.
    pub fn prepositional(&self, t: TokenId) -> impl Iterator<Item = (TokenId, TokenId)> + '_ {
        let prepositions =
            self.dependents(t).iter().copied().filter(|&p| matches!(self.dep(p), Dep::Prep | Dep::Agent));
        prepositions.filter_map(|p| self.dependent(p, Dep::Pobj).map(|object| (p, object)))
    }

    /// The content clause of a verb or noun of saying: the verb of "(that) he had left".
    pub fn content_clause(&self, cue: TokenId) -> Option<TokenId> {
        self.dependent(cue, Dep::Ccomp)
    }

    /// The tokens conjoined after `t`, in text order: of "killed", "wounded" in "killed 12 and *wounded* 30".
    pub fn conjuncts(&self, t: TokenId) -> Vec<TokenId> {
        let mut found: Vec<TokenId> = self.dependents_by(t, Dep::Conj).collect();
        let mut at = 0;
        while at < found.len() && found.len() < MAX_CLIMB * MAX_CLIMB {
            found.extend(self.dependents_by(found[at], Dep::Conj));
            at += 1;
        }
        found.sort_unstable();
        found
    }

    /// The first of the conjuncts that `t` belongs to: itself where it is not conjoined to one before.
    pub fn first_conjunct(&self, t: TokenId) -> TokenId {
        let mut first = t;
        for _ in 0..MAX_CLIMB {
            match self.head(first) {
                Some(head) if self.dep(first) == Dep::Conj => first = head,
                _ => break,
            }
        }
        first
    }

    /// The head of the apposition to a noun: "leader" in "Castro, the Cuban *leader*".
    pub fn apposition(&self, noun: TokenId) -> Option<TokenId> {
        self.dependent(noun, Dep::Appos)
    }

    /// The number of a noun: "12" in "*12* people".
    pub fn number(&self, noun: TokenId) -> Option<TokenId> {
        self.dependent(noun, Dep::Nummod)
    }

    /// The possessor of a noun: "minister" in "the *minister* 's car".
    pub fn possessor(&self, noun: TokenId) -> Option<TokenId> {
        self.dependent(noun, Dep::Poss)
    }

    /// Everything that hangs on `t`, itself included.
    pub fn subtree(&self, t: TokenId) -> TokenRange {
        self.extents[t.index()]
    }

    /// Whether `t` is `top` or hangs on it.
    pub fn is_under(&self, t: TokenId, top: TokenId) -> bool {
        self.subtree(top).contains(t)
    }

    /// The word that a stretch hangs together by: the first whose head is outside.
    pub fn head_of(&self, tokens: TokenRange) -> Option<TokenId> {
        tokens.iter().find(|&t| self.head(t).is_none_or(|head| !tokens.contains(head)))
    }

    /// All of a noun phrase, without punctuation at its edges: relative clauses, appositions, conjuncts included.
    pub fn noun_phrase(&self, noun: TokenId) -> TokenRange {
        self.trimmed(self.subtree(noun), noun)
    }

    /// A noun phrase with its prepositional phrases, without relative and participial clauses, appositions and
    /// conjuncts.
    ///
    /// ```
    /// # use copydesk::pipeline::{Reading, text::TokenId};
    /// let reading = Reading::of("The governor of Texas, who left on Monday, declined to comment.");
    /// let (document, syntax) = (&reading.document, &reading.syntax);
    /// let span = document.span(syntax.plain_noun_phrase(TokenId(1)));
    /// assert_eq!(document.slice(span), "The governor of Texas");
    /// ```
    pub fn plain_noun_phrase(&self, noun: TokenId) -> TokenRange {
        self.without(noun, |d| {
            matches!(d, Dep::Relcl | Dep::Acl | Dep::Appos | Dep::Conj | Dep::Cc | Dep::Punct | Dep::Advcl)
        })
    }

    /// A noun with what stands before it: determiner, numbers, adjectives, titles.
    pub fn base_noun_phrase(&self, noun: TokenId) -> TokenRange {
        self.without(noun, |_| true)
    }

    /// The phrase of `t` up to its first right dependent with a label that `stops`; punctuation at its edges is left
    /// out.
    pub fn without(&self, t: TokenId, stops: impl Fn(Dep) -> bool) -> TokenRange {
        let whole = self.subtree(t);
        let cut = self.dependents(t).iter().find(|&&d| d > t && stops(self.dep(d)));
        let end = cut.map_or(whole.end, |&d| self.subtree(d).start);
        self.trimmed(TokenRange::new(whole.start, end), t)
    }

    /// A clause by its verb: its subtree without conjoined clauses, its subordinator and punctuation at its edges.
    ///
    /// ```
    /// # use copydesk::pipeline::{Reading, text::TokenId};
    /// let reading = Reading::of("He said that the road was closed.");
    /// let (document, syntax) = (&reading.document, &reading.syntax);
    /// let closed = syntax.content_clause(TokenId(1)).unwrap();
    /// assert_eq!(document.slice(document.span(syntax.clause(closed))), "the road was closed");
    /// ```
    pub fn clause(&self, verb: TokenId) -> TokenRange {
        let whole = self.without(verb, |dep| matches!(dep, Dep::Conj | Dep::Cc));
        let mut clause = whole;
        for &d in self.dependents(verb) {
            if d == clause.start && matches!(self.dep(d), Dep::Mark | Dep::Cc | Dep::Punct) && d < verb {
                clause.start = d + 1;
            }
        }
        clause
    }

    /// The range without punctuation at its edges; `keep` is never cut off.
    fn trimmed(&self, tokens: TokenRange, keep: TokenId) -> TokenRange {
        let mark = |t: TokenId| self.dep(t) == Dep::Punct && t != keep;
        let mut trimmed = tokens;
        while trimmed.start < keep && mark(trimmed.start) {
            trimmed.start = trimmed.start + 1;
        }
        while keep + 1 < trimmed.end && mark(TokenId(trimmed.end.0 - 1)) {
            trimmed.end = TokenId(trimmed.end.0 - 1);
        }
        trimmed
    }

    /// The names that lie within a stretch, in text order.
    pub fn names_in(&self, tokens: TokenRange) -> impl Iterator<Item = &Name> + '_ {
        let from = self.names.partition_point(|n| n.tokens.start < tokens.start);
        self.names[from..]
            .iter()
            .take_while(move |n| n.tokens.start < tokens.end)
            .filter(move |n| n.tokens.end <= tokens.end)
    }

    /// The name that a token is part of.
    pub fn name_at(&self, t: TokenId) -> Option<&Name> {
        let after = self.names.partition_point(|n| n.tokens.start <= t);
        self.names[..after].last().filter(|n| n.tokens.contains(t))
    }
}
