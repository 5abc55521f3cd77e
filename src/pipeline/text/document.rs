//! The document: everything that is known of a text before its syntax.

use super::{Span, Token, TokenId, TokenRange};
use crate::pipeline::Warning;

/// The number of a sentence in its document, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SentenceId(pub u32);

/// The number of a paragraph in its document, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParagraphId(pub u32);

/// A sentence, or a headline, or a line of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens. Sentences follow one another without gaps: every token is in exactly one.
    pub tokens: TokenRange,
    /// From its first token's first byte to its last token's end.
    pub span: Span,
    /// The paragraph it is in. A sentence never crosses a paragraph's end.
    pub paragraph: ParagraphId,
}

/// A paragraph: a stretch between blank lines, or a line where the text has one paragraph a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its tokens.
    pub tokens: TokenRange,
    /// From its first token's first byte to its last token's end.
    pub span: Span,
    /// First sentence.
    pub first: SentenceId,
    /// One past its last sentence.
    pub end: SentenceId,
}

/// A stretch in quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Opening mark to closing mark, both included. Not closed, it runs to the next opening mark or the end of the
    /// paragraph or of the quotation around it. Carried on without an opening mark, it starts with the paragraph.
    pub span: Span,
    /// The tokens, marks included.
    pub tokens: TokenRange,
    /// Whether the mark is a single one (‘…’ or '…'): often a quotation inside another, or a headline's.
    pub single: bool,
    /// Whether a closing mark was found.
    pub closed: bool,
    /// The quotation that this one carries on: the paragraph before was left open and this one reopens.
    pub continues: bool,
    /// Index of the quotation around this one, in [`Document::quotations`].
    pub inside: Option<u32>,
}

/// What says where, when and by whom the article was filed, at the start of a paragraph. It is a sentence of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dateline {
    /// All of it, with its dash and the tags after it ("GENEVA (Reuters) —", "LIMA, 4 AUG 89 (EFE) -- [TEXT]").
    pub tokens: TokenRange,
    /// The place ("GENEVA"), if it names one.
    pub place: Option<TokenRange>,
    /// The agency ("Reuters"), if it names one.
    pub agency: Option<TokenRange>,
    /// The day ("23 Aug 88"), if it names one.
    pub date: Option<TokenRange>,
}

/// A text with its tokens, sentences, paragraphs and quotation marks.
#[derive(Debug)]
pub struct Document<'t> {
    pub(super) text: &'t str,
    pub(super) norms: String,
    pub(super) tokens: Vec<Token>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) quotations: Vec<Quotation>,
    pub(super) headline: Option<ParagraphId>,
    pub(super) dateline: Option<Dateline>,
    pub(super) upper_case: bool,
    pub(super) warnings: Vec<Warning>,
}

impl<'t> Document<'t> {
    /// The whole text, as sent.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// The slice of the text at `span`.
    pub fn slice(&self, span: Span) -> &'t str {
        &self.text[span.range()]
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether the text has no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// All tokens' ids.
    pub fn all(&self) -> TokenRange {
        TokenRange::new(TokenId(0), TokenId(self.tokens.len() as u32))
    }

    /// A token.
    pub fn token(&self, t: TokenId) -> &Token {
        &self.tokens[t.index()]
    }

    /// A token as it stands in the text.
    pub fn word(&self, t: TokenId) -> &'t str {
        self.slice(self.token(t).span)
    }

    /// A token's normalised form: lower case (all scripts), straight apostrophes and quotation marks, "-" for
    /// hyphens, "--" for dashes, without soft hyphens, zero-width and direction marks. What lexicons are asked with.
    pub fn norm(&self, t: TokenId) -> &str {
        &self.norms[self.token(t).norm.range()]
    }

    /// The text from the first to the last of `tokens`, white space between them included.
    pub fn span(&self, tokens: TokenRange) -> Span {
        if tokens.is_empty() {
            let at = self.tokens.get(tokens.start.index()).map_or(self.text.len() as u32, |t| t.span.start);
            return Span::new(at, at);
        }
        Span::new(self.token(tokens.start).span.start, self.tokens[tokens.end.index() - 1].span.end)
    }

    /// The tokens that share a byte with `span`, by binary search.
    pub fn tokens_in(&self, span: Span) -> TokenRange {
        let start = self.tokens.partition_point(|t| t.span.end <= span.start);
        let end = self.tokens.partition_point(|t| t.span.start < span.end);
        TokenRange::new(TokenId(start as u32), TokenId(end.max(start) as u32))
    }

    /// All sentences.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The sentence that a token is in.
    pub fn sentence_of(&self, t: TokenId) -> &Sentence {
        &self.sentences[self.token(t).sentence.0 as usize]
    }

    /// All paragraphs.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// The paragraph that a token is in.
    pub fn paragraph_of(&self, t: TokenId) -> &Paragraph {
        &self.paragraphs[self.sentence_of(t).paragraph.0 as usize]
    }

    /// All stretches in quotation marks, by start, an outer one before those inside it.
    pub fn quotations(&self) -> &[Quotation] {
        &self.quotations
    }

    /// The innermost quotation that a token is in, its marks included; in logarithmic time.
    pub fn quotation_at(&self, t: TokenId) -> Option<&Quotation> {
        let last = self.quotations.partition_point(|q| q.tokens.start <= t).checked_sub(1)?;
        let mut quotation = &self.quotations[last];
        while !quotation.tokens.contains(t) {
            quotation = &self.quotations[quotation.inside? as usize];
        }
        Some(quotation)
    }

    /// The outermost quotation that a token is in.
    pub fn outer_quotation_at(&self, t: TokenId) -> Option<&Quotation> {
        let mut quotation = self.quotation_at(t)?;
        while let Some(outer) = quotation.inside {
            quotation = &self.quotations[outer as usize];
        }
        Some(quotation)
    }

    /// Whether a token is in quotation marks.
    pub fn in_quotation(&self, t: TokenId) -> bool {
        self.quotation_at(t).is_some()
    }

    /// The headline, where the text starts with one.
    pub fn headline(&self) -> Option<&Paragraph> {
        self.headline.map(|p| &self.paragraphs[p.0 as usize])
    }

    /// The dateline, where the text has one.
    pub fn dateline(&self) -> Option<&Dateline> {
        self.dateline.as_ref()
    }

    /// Whether the text is in capitals throughout, so that capitals say nothing of names.
    pub fn is_upper_case(&self) -> bool {
        self.upper_case
    }

    /// What was odd in the text.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }
}
