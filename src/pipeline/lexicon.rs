//! Word and phrase tables. Lexicons are TOML files beside the rules that use them; they are read once, on first
//! use, into hash tables with a fixed seed.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::text::{Document, TokenId, TokenRange};

/// Phrases of one or more words, each with a value, matched against normalised tokens.
///
/// Words of a phrase are separated by single spaces and written as [`Document::norm`] writes a token, one word a
/// token ("u.s.", "n't", "foreign - backed" for a hyphenated word).
#[derive(Clone, Debug)]
pub struct Phrases<V> {
    /// First word to the phrases that start with it, longest first: the remaining words and the value.
    by_first: FxHashMap<String, Vec<(Vec<String>, V)>>,
}

impl<V> Phrases<V> {
    /// Builds the table. A phrase given twice keeps its first value.
    pub fn new<S: AsRef<str>>(entries: impl IntoIterator<Item = (S, V)>) -> Self {
        let mut by_first: FxHashMap<String, Vec<(Vec<String>, V)>> = FxHashMap::default();
        for (phrase, value) in entries {
            let mut words = phrase.as_ref().split(' ').map(str::to_owned);
            let Some(first) = words.next() else { continue };
            by_first.entry(first).or_default().push((words.collect(), value));
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Self { by_first }
    }

    /// The longest phrase that starts at `at`, with the tokens it covers.
    pub fn longest_at(&self, document: &Document<'_>, at: TokenId) -> Option<(TokenRange, &V)> {
        let phrases = self.by_first.get(document.norm(at))?;
        phrases.iter().find_map(|(rest, value)| {
            let end = at + 1 + rest.len();
            let fits = end.index() <= document.len()
                && rest.iter().zip(TokenRange::new(at + 1, end)).all(|(word, t)| document.norm(t) == word);
            fits.then_some((TokenRange::new(at, end), value))
        })
    }

    /// The value of a single word.
    pub fn word(&self, norm: &str) -> Option<&V> {
        self.by_first.get(norm)?.iter().find(|(rest, _)| rest.is_empty()).map(|(_, value)| value)
    }
}

/// A set or table keyed by one normalised word.
pub type Words<V> = FxHashMap<String, V>;

/// Inverts `{value: [words]}` into `{word: value}`: the shape in which lexicons are written into the shape in which
/// they are asked.
pub fn invert<V: Clone + Eq + Hash>(groups: impl IntoIterator<Item = (V, Vec<String>)>) -> Words<V> {
    groups.into_iter().flat_map(|(v, words)| words.into_iter().map(move |w| (w, v.clone()))).collect()
}
