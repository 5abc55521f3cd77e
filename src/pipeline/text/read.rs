//! How a text becomes a [`Document`].

use super::quotations::Quoter;
use super::token::TokenView;
use super::tokenise::Tokeniser;
use super::{Document, Paragraph, ParagraphId, Sentence, SentenceId, Span, Token, TokenId, TokenRange};
use super::{Shape, dateline, headline, paragraphs, sentences};
use crate::pipeline::Warning;

/// How many paragraphs may stand before the dateline: headline, byline, agency.
const DATELINE_REACH: usize = 8;

impl<'t> Document<'t> {
    /// Reads a text, in time linear in its length.
    pub fn read(text: &'t str) -> Self {
        let mut tokeniser = Tokeniser::new(text);
        let mut document = Self::empty(text);
        let mut quoter = Quoter::default();
        for span in paragraphs::find(text) {
            let from = tokeniser.tokens.len();
            tokeniser.read(span.start as usize, span.end as usize);
            let tokens = &mut tokeniser.tokens;
            if from == tokens.len() {
                continue;
            }
            quoter.read(text, tokens, from, &text[span.end as usize..]);
            let view = TokenView { text, norms: &tokeniser.norms, tokens };
            let mut body = from;
            let mut ends = Vec::new();
            if document.dateline.is_none() && document.paragraphs.len() < DATELINE_REACH {
                document.dateline = dateline::find(view, from);
                if let Some(dateline) = document.dateline {
                    body = dateline.tokens.end.index();
                    ends.push(body);
                }
            }
            ends.extend(sentences::ends(view, &quoter.roles, body));
            document.push_paragraph(tokens, from, &ends);
        }
        let view = TokenView { text, norms: &tokeniser.norms, tokens: &tokeniser.tokens };
        document.headline = headline::starts(view, &document.paragraphs).then_some(ParagraphId(0));
        document.upper_case = is_upper_case(view.tokens);
        quoter.end();
        document.warnings.extend(unbalanced(text, &tokeniser.tokens, &quoter.unpaired));
        document.quotations = quoter.found;
        document.tokens = tokeniser.tokens;
        document.norms = tokeniser.norms;
        document
    }

    fn empty(text: &'t str) -> Self {
        Self {
            text,
            norms: String::new(),
            tokens: Vec::new(),
            sentences: Vec::new(),
            paragraphs: Vec::new(),
            quotations: Vec::new(),
            headline: None,
            dateline: None,
            upper_case: false,
            warnings: Vec::new(),
        }
    }

    /// Adds the paragraph of `tokens[from..]` whose sentences end at `ends`.
    fn push_paragraph(&mut self, tokens: &mut [Token], from: usize, ends: &[usize]) {
        let paragraph = ParagraphId(self.paragraphs.len() as u32);
        let first = SentenceId(self.sentences.len() as u32);
        let mut start = from;
        for &end in ends {
            let id = SentenceId(self.sentences.len() as u32);
            tokens[start..end].iter_mut().for_each(|token| token.sentence = id);
            self.sentences.push(Sentence {
                tokens: range(start, end),
                span: cover(tokens, start, end),
                paragraph,
            });
            start = end;
        }
        let end = SentenceId(self.sentences.len() as u32);
        let (all, span) = (range(from, start), cover(tokens, from, start));
        self.paragraphs.push(Paragraph { tokens: all, span, first, end });
    }
}

fn range(start: usize, end: usize) -> TokenRange {
    TokenRange::new(TokenId(start as u32), TokenId(end as u32))
}

fn cover(tokens: &[Token], start: usize, end: usize) -> Span {
    Span::new(tokens[start].span.start, tokens[end - 1].span.end)
}

/// Whether words in capitals outnumber all others by far.
fn is_upper_case(tokens: &[Token]) -> bool {
    let (mut upper, mut lower) = (0, 0);
    for token in tokens {
        upper += usize::from(token.shape == Shape::Upper);
        lower += usize::from(token.shape == Shape::Lower);
    }
    upper > 20 * lower
}

/// The warning about quotation marks without a partner, if there are any.
fn unbalanced(text: &str, tokens: &[Token], unpaired: &[usize]) -> Option<Warning> {
    let &first = unpaired.first()?;
    let near = cover(tokens, first.saturating_sub(3), tokens.len().min(first + 4));
    let near: Vec<&str> = text[near.range()].split_whitespace().collect();
    let near = near.join(" ");
    let message = match unpaired.len() {
        1 => format!("A quotation mark has no partner: {near}"),
        n => format!("{n} quotation marks have no partner, the first of them here: {near}"),
    };
    Some(Warning { code: "unbalanced-quotation-mark", message })
}
