//! The start of a paragraph in, its dateline out: "GENEVA (Reuters) —", "Lima, 23 Aug 88 (EFE) -- [Text]".
//!
//! A place, then in any order that occurs a region, a day and an agency in brackets, then a dash. Without day or
//! agency the place must be in capitals or have a state after it ("Portland, Ore. —").

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::abbreviations::{Abbreviation, abbreviation};
use super::token::TokenView;
use super::{Dateline, Shape, TokenId, TokenRange};
use crate::pipeline::calendar;

#[derive(Debug, Deserialize)]
struct Lexicon {
    labels: FxHashSet<String>,
}

static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| toml::from_str(include_str!("dateline.toml")).expect("a test reads dateline.toml"));

/// Reads the word lists, so that the first text does not pay for it.
pub(super) fn warm_up() {
    LazyLock::force(&LEXICON);
}

/// Longest place name, region, and bracket, in tokens.
const PLACE: usize = 6;
const REGION: usize = 5;
const BRACKET: usize = 12;

/// The dateline that the paragraph of the tokens `from..` starts with.
pub(super) fn find(view: TokenView<'_>, from: usize) -> Option<Dateline> {
    let mut reader = Reader { view, at: from };
    let place = reader.place();
    let in_capitals =
        place.is_some_and(|place| place.iter().any(|t| view.tokens[t.index()].shape == Shape::Upper));
    let (mut agency, mut date, mut region) = (None, None, None);
    loop {
        if let Some(bracket) = reader.bracket("(", ")") {
            match (Reader { view, at: bracket.start.index() }).day() {
                Some(day) => date = date.or(Some(day)),
                None => agency = Some(bracket),
            }
            continue;
        }
        let before = reader.at;
        let comma = reader.take(",");
        if let Some(day) = reader.day() {
            date = date.or(Some(day));
        } else if let Some(name) = reader.region().filter(|_| comma && place.is_some() && region.is_none()) {
            region = Some(name);
        } else {
            reader.at = before;
            break;
        }
    }
    // "On September 1, 1939, Germany - ": a sentence, not a place
    let preposition =
        |t: TokenId| matches!(view.norm(t.index()), "on" | "in" | "by" | "at" | "since" | "until" | "from");
    if place.is_some_and(|place| preposition(place.start)) {
        return None;
    }
    let first = place.or(date)?;
    if first.start.index() != from || !reader.dash(agency.is_some() && in_capitals) {
        return None;
    }
    let has_state = region.is_some_and(|region| {
        abbreviation(view.word(region.end.index() - 1)).is_some_and(|kind| kind == Abbreviation::Either)
    });
    if !(in_capitals || agency.is_some() || date.is_some() || has_state) {
        return None;
    }
    while reader.bracket("[", "]").is_some() {}
    Some(Dateline { tokens: range(from, reader.at), place, agency, date })
}

fn range(start: usize, end: usize) -> TokenRange {
    TokenRange::new(TokenId(start as u32), TokenId(end as u32))
}

/// Reads on from token to token.
struct Reader<'a> {
    view: TokenView<'a>,
    at: usize,
}

impl Reader<'_> {
    fn norm(&self) -> &str {
        self.view.norm(self.at)
    }

    fn shape(&self) -> Option<Shape> {
        self.view.tokens.get(self.at).map(|t| t.shape)
    }

    fn take(&mut self, norm: &str) -> bool {
        let found = self.norm() == norm;
        self.at += usize::from(found);
        found
    }

    /// Capitalised words, in capitals all of them or none: "SAN SALVADOR", "Dar es Salaam".
    fn place(&mut self) -> Option<TokenRange> {
        if self.is_month() || LEXICON.labels.contains(self.norm()) {
            return None;
        }
        self.name(PLACE)
    }

    fn region(&mut self) -> Option<TokenRange> {
        if self.is_month() { None } else { self.name(REGION) }
    }

    fn name(&mut self, longest: usize) -> Option<TokenRange> {
        let start = self.at;
        let mut end = start;
        while self.at < start + longest && !self.is_month() {
            match self.shape() {
                Some(Shape::Upper | Shape::Capitalised) => {
                    self.at += 1;
                    end = self.at;
                }
                _ if self.at > start
                    && matches!(
                        self.norm(),
                        "-" | "'s" | "of" | "es" | "del" | "de" | "al" | "and" | "/"
                    ) =>
                {
                    self.at += 1;
                }
                _ => break,
            }
        }
        self.at = end;
        (start < end).then(|| range(start, end))
    }

    fn is_month(&self) -> bool {
        calendar::is_month(self.norm())
    }

    /// "Feb. 5", "March 3, 2016", "23 Aug 88", "3 JAN 90".
    fn day(&mut self) -> Option<TokenRange> {
        let start = self.at;
        let day_first = self.number(2);
        if !self.is_month() {
            self.at = start;
            return None;
        }
        self.at += 1;
        self.take(".");
        if !day_first && !self.number(2) {
            self.at = start;
            return None;
        }
        let end = self.at;
        self.take(",");
        if !self.number(4) {
            self.at = end;
        }
        Some(range(start, self.at))
    }

    fn number(&mut self, longest: usize) -> bool {
        let norm = self.norm();
        let found = !norm.is_empty() && norm.len() <= longest && norm.bytes().all(|b| b.is_ascii_digit());
        self.at += usize::from(found);
        found
    }

    /// What stands in a pair of brackets.
    fn bracket(&mut self, open: &str, close: &str) -> Option<TokenRange> {
        if self.norm() != open {
            return None;
        }
        let start = self.at + 1;
        let end =
            (start..self.view.tokens.len().min(start + BRACKET)).find(|&i| self.view.norm(i) == close)?;
        self.at = end + 1;
        (start < end).then(|| range(start, end))
    }

    /// The dash that ends a dateline; after an agency a colon does too.
    fn dash(&mut self, after_agency: bool) -> bool {
        let found = match self.norm() {
            "--" | "_" => true,
            "-" => {
                self.at > 0
                    && self.view.tokens[self.at - 1].space_after
                    && self.view.tokens[self.at].space_after
            }
            ":" => after_agency,
            _ => false,
        };
        self.at += usize::from(found);
        found
    }
}
