//! Tokens: words, clitics, numbers, punctuation.

use super::Span;

/// The number of a token in its document, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TokenId(pub u32);

impl TokenId {
    /// As an index.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl std::ops::Add<usize> for TokenId {
    type Output = Self;
    fn add(self, n: usize) -> Self {
        Self(self.0 + n as u32)
    }
}

/// A half-open run of tokens. Iterates over its ids.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TokenRange {
    /// First token.
    pub start: TokenId,
    /// One past the last token.
    pub end: TokenId,
}

impl TokenRange {
    /// From `start` up to `end`.
    pub const fn new(start: TokenId, end: TokenId) -> Self {
        Self { start, end }
    }

    /// Just one token.
    pub fn one(token: TokenId) -> Self {
        Self { start: token, end: token + 1 }
    }

    /// Number of tokens.
    pub fn len(self) -> usize {
        (self.end.0.saturating_sub(self.start.0)) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Whether `token` is in it.
    pub fn contains(self, token: TokenId) -> bool {
        self.start <= token && token < self.end
    }

    /// The ids, first to last.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = TokenId> + ExactSizeIterator + Clone {
        (self.start.0..self.end.0.max(self.start.0)).map(TokenId)
    }
}

impl IntoIterator for TokenRange {
    type Item = TokenId;
    type IntoIter = std::iter::Map<std::ops::Range<u32>, fn(u32) -> TokenId>;
    fn into_iter(self) -> Self::IntoIter {
        (self.start.0..self.end.0.max(self.start.0)).map(TokenId)
    }
}

/// What a token is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Letters, all lower case.
    #[default]
    Lower,
    /// Letters, the first upper case, some other lower ("Smith", "McDonald").
    Capitalised,
    /// Two or more letters, all upper case ("NATO"), also with dots ("U.S.").
    Upper,
    /// Letters in another mix ("iPhone").
    Mixed,
    /// Has a digit ("12,500", "7th", "A-10").
    Digits,
    /// Punctuation and symbols.
    Punctuation,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Where its normalised form stands in the document's table of them.
    pub(super) norm: Span,
    /// The sentence it belongs to.
    pub sentence: super::SentenceId,
    /// What it is made of.
    pub shape: Shape,
    /// Whether white space (or the end of the text) follows it.
    pub space_after: bool,
}

/// The tokens so far, while a document is being read.
#[derive(Clone, Copy)]
pub(super) struct TokenView<'a> {
    pub text: &'a str,
    pub norms: &'a str,
    pub tokens: &'a [Token],
}

impl<'a> TokenView<'a> {
    /// A token as it stands in the text; empty past the last one.
    pub(super) fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |token| &self.text[token.span.range()])
    }

    /// A token's normalised form; empty past the last one.
    pub(super) fn norm(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |token| &self.norms[token.norm.range()])
    }
}
