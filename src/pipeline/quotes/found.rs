//! What a rule of this layer finds: a quote whose speaker has no name yet.

use super::QuoteKind;
use super::scene::Scene;
use super::speaker::Speaker;
use crate::pipeline::text::TokenRange;

/// A quote before its speaker has a name.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// The rule that found it.
    pub rule: &'static str,
    /// The stretches of words told, in text order; at least one.
    pub segments: Vec<TokenRange>,
    /// The words that attribute.
    pub cue: Option<TokenRange>,
    /// Who speaks.
    pub speaker: Option<Speaker>,
}

impl Found {
    /// First to last segment.
    pub fn tokens(&self) -> TokenRange {
        let first = self.segments.first().copied().unwrap_or_default();
        let last = self.segments.last().copied().unwrap_or_default();
        TokenRange::new(first.start, last.end)
    }

    /// Whether its words are in quotation marks: all, none or some. Lines of an interview are verbatim without.
    pub fn kind(&self, scene: &Scene<'_, '_>) -> QuoteKind {
        if super::interview::is_verbatim(self.rule) {
            return QuoteKind::Direct;
        }
        let words = || self.segments.iter().flat_map(|s| s.iter()).filter(|&t| scene.is_word(t));
        let quoted = words().filter(|&t| scene.is_quoted(t)).count();
        match quoted {
            0 => QuoteKind::Indirect,
            n if n == words().count() => QuoteKind::Direct,
            _ => QuoteKind::Mixed,
        }
    }
}
