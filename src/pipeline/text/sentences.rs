//! The tokens of a paragraph in, the ends of its sentences out.
//!
//! A sentence ends at a full stop, question or exclamation mark or an ellipsis, with the closing quotation marks and
//! brackets after it, where what follows can start one. Abbreviations and initials end one only before a word that
//! hardly follows them otherwise ("in the U.S. The"); a question in quotation marks is not an end where the text goes
//! on to say who asked.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::abbreviations::{Abbreviation, abbreviation};
use super::quotations::Role;
use super::token::TokenView;
use super::{Shape, Token};

#[derive(Debug, Deserialize)]
struct Lexicon {
    starters: FxHashSet<String>,
    capital_starters: FxHashSet<String>,
    companies: FxHashSet<String>,
    zones: FxHashSet<String>,
    attributions: FxHashSet<String>,
}

static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| toml::from_str(include_str!("sentences.toml")).expect("a test reads sentences.toml"));

/// Reads the word lists, so that the first text does not pay for it.
pub(super) fn warm_up() {
    LazyLock::force(&LEXICON);
}

/// How many words after a question in quotation marks are looked through for the verb that attributes it.
const REACH: usize = 6;

/// The most tokens of a sentence: far more than people write, and few enough that what compares the words of a sentence
/// with one another takes time in proportion to the text. What is longer is a list or a table, and is cut.
const LONGEST: usize = 300;

/// The ends of the sentences among the tokens `from..`, one past the last token each; `roles` says what each token is
/// as a quotation mark.
pub(super) fn ends(view: TokenView<'_>, roles: &[Role], from: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    Splitter { view, tokens: view.tokens, roles }.split(from, |end| ends.push(end));
    ends
}

struct Splitter<'a> {
    view: TokenView<'a>,
    tokens: &'a [Token],
    roles: &'a [Role],
}

impl Splitter<'_> {
    /// Calls `end` with one past the last token of each sentence, in order.
    fn split(&self, from: usize, mut end: impl FnMut(usize)) {
        let mut start = from;
        let mut at = from;
        while at < self.tokens.len() {
            let after = self.terminal(at).map(|mark| (mark, self.closers(at + 1)));
            match after {
                Some((mark, next)) if next == self.tokens.len() || self.ends(mark, start, at, next) => {
                    end(next);
                    start = next;
                    at = next;
                }
                Some((_, next)) => at = next,
                None => at += 1,
            }
            if at - start >= LONGEST && at < self.tokens.len() {
                end(at);
                start = at;
            }
        }
        if start < self.tokens.len() {
            end(self.tokens.len());
        }
    }

    /// What kind of end the token may be.
    fn terminal(&self, i: usize) -> Option<Mark> {
        let norm = self.view.norm(i);
        if self.tokens[i].shape != Shape::Punctuation && !norm.ends_with('.') {
            return None;
        }
        match norm.as_bytes() {
            [b'.'] => Some(Mark::Stop),
            [b'?' | b'!'] => Some(Mark::Cry),
            [b'.', ..] if norm.bytes().all(|b| b == b'.') => Some(Mark::Ellipsis),
            [.., b'.'] => match abbreviation(self.view.word(i)) {
                Some(Abbreviation::Either) => Some(Mark::Abbreviation),
                _ => None,
            },
            _ if matches!(norm, "。" | "？" | "！" | "؟" | "۔" | "।") => Some(Mark::Stop),
            _ => None,
        }
    }

    /// The first token from `i` on that does not close what ends before it.
    fn closers(&self, mut i: usize) -> usize {
        while i < self.tokens.len() {
            let closes = match self.view.norm(i) {
                ")" | "]" | "}" | "." | "!" | "?" | "..." => true,
                _ => self.roles[i] == Role::Closes,
            };
            if !closes {
                break;
            }
            i += 1;
        }
        i
    }

    /// Whether the sentence from `start` ends before `next`; its end mark is `at`, the tokens between close it.
    fn ends(&self, mark: Mark, start: usize, at: usize, next: usize) -> bool {
        let Some(first) = (next..self.tokens.len()).find(|&i| self.opens(i)) else { return true };
        let opened = first > next;
        let token = &self.tokens[first];
        let spaced = self.tokens[next - 1].space_after;
        let capital = matches!(token.shape, Shape::Capitalised | Shape::Upper);
        let digit = token.shape == Shape::Digits;
        if token.shape == Shape::Punctuation {
            return opened || matches!(self.view.norm(first), "•" | "*" | "$" | "#" | "£" | "€" | "@");
        }
        if !(spaced || capital && mark != Mark::Ellipsis) {
            return false;
        }
        match mark {
            Mark::Stop => {
                let starts = capital || digit || token.shape == Shape::Mixed || opened;
                (starts || next == at + 1 && self.ends_plain_word(start, at))
                    && !self.numbers_a_list(start, at)
                    && !(digit && self.is_decimal(start, at, first))
            }
            Mark::Cry => {
                (capital || digit || opened)
                    && !(next > at + 1 && self.is_attributed(first))
                    && !LEXICON.companies.contains(self.view.norm(first))
            }
            Mark::Ellipsis => capital && self.view.word(first) != "I" && self.view.norm(first) != "i",
            Mark::Abbreviation => {
                capital
                    && (self.starts_sentence(first)
                        || self.view.word(at).len() > 2 && self.is_far(next)
                        || opened && self.roles[next] == Role::Opens
                        || self.is_time(at) && !LEXICON.zones.contains(self.view.norm(first)))
            }
        }
    }

    /// Whether the token is not a mark that opens what follows.
    fn opens(&self, i: usize) -> bool {
        !(matches!(self.view.norm(i), "(" | "[") || self.roles[i] == Role::Opens)
    }

    /// Whether the word hardly follows an abbreviation but at the start of a sentence.
    fn starts_sentence(&self, i: usize) -> bool {
        let words = match self.tokens[i].shape {
            Shape::Upper => &LEXICON.capital_starters,
            _ => &LEXICON.starters,
        };
        words.contains(self.view.norm(i))
    }

    /// Whether more than a space stands before the token, as between the sentences of typewritten texts.
    fn is_far(&self, i: usize) -> bool {
        self.tokens[i].span.start - self.tokens[i - 1].span.end > 1
    }

    fn is_time(&self, i: usize) -> bool {
        matches!(self.view.norm(i), "a.m." | "p.m.")
    }

    /// Whether the full stop at `at` follows a word too long for an abbreviation. It ends a sentence even where the
    /// text goes on in lower case.
    fn ends_plain_word(&self, start: usize, at: usize) -> bool {
        at > start && self.tokens[at - 1].shape == Shape::Lower && self.tokens[at - 1].span.len() > 4
    }

    /// Whether the full stop at `at` is a decimal point with a space after it: "rose to 5. 3 million".
    fn is_decimal(&self, start: usize, at: usize, next: usize) -> bool {
        let digits = |i: usize| self.view.norm(i).bytes().all(|b| b.is_ascii_digit());
        let unit = self.tokens.get(next + 1).is_some_and(|token| token.shape == Shape::Lower);
        at > start
            && unit
            && digits(at - 1)
            && digits(next)
            && self.view.word(at - 1).len() < 4
            && self.view.word(next).len() < 3
    }

    /// Whether the full stop at `at` only numbers an item: "1. Stay calm".
    fn numbers_a_list(&self, start: usize, at: usize) -> bool {
        at == start + 1 && self.tokens[start].shape == Shape::Digits && self.view.word(start).len() <= 3
    }

    /// Whether the words from `i` on say who asked or cried.
    fn is_attributed(&self, i: usize) -> bool {
        (i..self.tokens.len().min(i + REACH))
            .take_while(|&j| self.terminal(j).is_none() && self.roles[j] == Role::None)
            .any(|j| LEXICON.attributions.contains(self.view.norm(j)))
    }
}

/// Marks that may end a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// A full stop.
    Stop,
    /// A question or exclamation mark.
    Cry,
    /// "..." or "…".
    Ellipsis,
    /// The full stop of "U.S.", "Inc.", "p.m.".
    Abbreviation,
}
