//! The scene of a text: which tokens are in quotation marks, which are cues, and the small questions every rule asks.

use super::cues::{self, Frames, Match};
use super::{aside, unclosed, words};
use crate::pipeline::Reading;
use crate::pipeline::syntax::{Dep, Syntax, Tag};
use crate::pipeline::text::{Document, ParagraphId, Quotation, TokenId, TokenRange};

/// No quotation.
const OUTSIDE: u32 = u32::MAX;

/// A reading with its quotation marks and cues laid out token by token.
pub(super) struct Scene<'r, 't> {
    /// Tokens, sentences, quotation marks.
    pub document: &'r Document<'t>,
    /// Tags and tree.
    pub syntax: &'r Syntax,
    /// Both.
    pub reading: &'r Reading<'t>,
    /// The document's quotations, those without a closing mark cut short where an attribution follows the words.
    pub quotations: Vec<Quotation>,
    /// For each token the outermost quotation around it.
    around: Vec<u32>,
    /// The paragraphs that are not the article's own running text, by number, in text order.
    asides: Vec<ParagraphId>,
    /// Reporting verbs outside quotation marks, in text order.
    pub cues: Vec<Match>,
}

impl<'r, 't> Scene<'r, 't> {
    /// Lays out a reading, in time linear in its tokens.
    pub fn of(reading: &'r Reading<'t>) -> Self {
        let document = &reading.document;
        let quotations = unclosed::mend(reading);
        let mut around = vec![OUTSIDE; document.len()];
        for (i, quotation) in quotations.iter().enumerate() {
            if quotation.inside.is_none() {
                around[quotation.tokens.start.index()..quotation.tokens.end.index()].fill(i as u32);
            }
        }
        let asides = aside::paragraphs(document);
        let mut scene =
            Self { document, syntax: &reading.syntax, reading, quotations, around, asides, cues: Vec::new() };
        scene.cues = document.all().iter().filter_map(|t| scene.cue_at(t)).collect();
        scene
    }

    /// The reporting verb at a token, if it is used as one.
    fn cue_at(&self, t: TokenId) -> Option<Match> {
        if self.is_quoted(t) {
            return None;
        }
        let found = cues::verb_at(self.document, t)?;
        if found.verb.lemma == "hear"
            && !self.syntax.own_subject(t).is_some_and(|s| words::is_hearer(self.norm(s)))
        {
            return None;
        }
        let tag = self.syntax.tag(t);
        let noun = matches!(tag, Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS | Tag::JJ);
        let sure = matches!(found.verb.lemma.as_str(), "say" | "tell" | "ask") && tag != Tag::NNP;
        (!noun && (tag.is_verb() || tag == Tag::IN) || sure).then_some(found)
    }

    /// The outermost quotation around a token.
    pub fn quotation(&self, t: TokenId) -> Option<&Quotation> {
        self.quotations.get(*self.around.get(t.index())? as usize)
    }

    /// Whether a token is in quotation marks or is one.
    pub fn is_quoted(&self, t: TokenId) -> bool {
        self.quotation(t).is_some()
    }

    /// Whether a token stands in a caption, a link to another article or a heading that repeats words told elsewhere.
    pub fn is_aside(&self, t: TokenId) -> bool {
        self.asides.binary_search(&self.document.sentence_of(t).paragraph).is_ok()
    }

    /// The tokens of the sentence around a token.
    pub fn sentence(&self, t: TokenId) -> TokenRange {
        self.document.sentence_of(t).tokens
    }

    /// The token before, in the same paragraph; before the end of the text, the last token.
    pub fn before(&self, t: TokenId) -> Option<TokenId> {
        let before = TokenId(t.0.checked_sub(1)?);
        let same = self.get(t).is_none_or(|t| self.document.paragraph_of(t).tokens.contains(before));
        same.then_some(before)
    }

    /// The token, if there is one at that place.
    pub fn get(&self, t: TokenId) -> Option<TokenId> {
        (t.index() < self.document.len()).then_some(t)
    }

    /// The normalised form of a token; empty past the end.
    pub fn norm(&self, t: TokenId) -> &str {
        if t.index() < self.document.len() { self.document.norm(t) } else { "" }
    }

    /// Whether a token closes a quotation that began before it.
    pub fn closes(&self, t: TokenId) -> bool {
        self.quotation(t).is_some_and(|q| q.closed && q.tokens.end == t + 1 && q.tokens.start < t)
    }

    /// Whether a token opens a quotation.
    pub fn opens(&self, t: TokenId) -> bool {
        self.quotation(t).is_some_and(|q| q.tokens.start == t)
    }

    /// Whether a token is a word (not punctuation).
    pub fn is_word(&self, t: TokenId) -> bool {
        self.document.word(t).chars().any(char::is_alphanumeric)
    }

    /// How many words a stretch has.
    pub fn words(&self, tokens: TokenRange) -> usize {
        tokens.iter().filter(|&t| self.is_word(t)).count()
    }

    /// A stretch without the punctuation at its edges; marks of a quotation that lies wholly inside stay.
    pub fn trim(&self, tokens: TokenRange) -> TokenRange {
        let TokenRange { mut start, mut end } = tokens;
        let drops = |t: TokenId, edge: TokenRange| {
            if self.is_word(t) || matches!(self.norm(t), "$" | "#" | "@" | "£" | "€") {
                return false;
            }
            // A mark stays if its partner is inside too.
            self.quotation(t).is_none_or(|q| {
                let mark = q.tokens.start == t || q.tokens.end == t + 1;
                mark && !(edge.start <= q.tokens.start && q.tokens.end <= edge.end)
            }) && !matches!(self.norm(t), ")" | "]" | "(" | "[")
        };
        while start < end && drops(start, TokenRange::new(start, end)) {
            start = start + 1;
        }
        while start < end && drops(TokenId(end.0 - 1), TokenRange::new(start, end)) {
            end = TokenId(end.0 - 1);
        }
        TokenRange::new(start, end)
    }

    /// A stretch whose edges do not cut a quotation in two: an end inside one moves to its end.
    pub fn whole(&self, tokens: TokenRange) -> TokenRange {
        let mut end = tokens.end;
        if !tokens.is_empty()
            && let Some(q) = self.quotation(TokenId(end.0 - 1))
            && q.tokens.end > end
            && q.tokens.start >= tokens.start
        {
            end = q.tokens.end;
        }
        TokenRange::new(tokens.start, end)
    }

    /// The subtree of a token, within a sentence.
    pub fn subtree(&self, t: TokenId) -> TokenRange {
        let sentence = self.sentence(t);
        let tree = self.syntax.subtree(t);
        TokenRange::new(tree.start.max(sentence.start), tree.end.min(sentence.end))
    }

    /// Whether a stretch has a finite verb.
    pub fn has_finite_verb(&self, tokens: TokenRange) -> bool {
        tokens.iter().any(|t| matches!(self.syntax.tag(t), Tag::VBD | Tag::VBZ | Tag::VBP | Tag::MD))
    }

    /// The cue that starts at or covers a token.
    pub fn cue(&self, t: TokenId) -> Option<Match> {
        let at = self.cues.partition_point(|c| c.tokens.end <= t);
        self.cues.get(at).copied().filter(|c| c.tokens.contains(t))
    }

    /// The cues in a stretch, in text order.
    pub fn cues_in(&self, tokens: TokenRange) -> &[Match] {
        let start = self.cues.partition_point(|c| c.tokens.start < tokens.start);
        let end = self.cues.partition_point(|c| c.tokens.start < tokens.end);
        &self.cues[start..end.max(start)]
    }

    /// Whether a verb is passive: "was asked".
    pub fn is_passive(&self, verb: TokenId) -> bool {
        self.syntax.dependent(verb, Dep::Auxpass).is_some()
            || self.syntax.dependent(verb, Dep::Nsubjpass).is_some()
    }

    /// Whether a cue takes any of the frames.
    pub fn takes(cue: Match, frames: Frames) -> bool {
        cue.verb.frames.has(frames)
    }
}
