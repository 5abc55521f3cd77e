//! In which country, or which of the United States, a figure counts: the territory named nearest to it. Tolls of
//! different territories add up, so that a storm that killed 895 in the Philippines and 134 in Vietnam killed 1,029.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::Figure;
use super::scene::Scene;
use crate::pipeline::lexicon::Phrases;
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::{TokenId, TokenRange};

/// A country, or one of the United States.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Territory {
    /// Its line in the table.
    id: u16,
    /// Whether it lies within another: one of the United States.
    state: bool,
}

#[derive(Deserialize)]
struct File {
    countries: String,
    states: String,
}

static TERRITORIES: LazyLock<Phrases<Territory>> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("lexicon/territories.toml")).expect("the lexicons are checked by a test");
    let lines = |text: String, state: bool| {
        let lines: Vec<String> = text.lines().filter(|l| !l.is_empty()).map(str::to_owned).collect();
        lines.into_iter().map(move |line| (line, state))
    };
    let all = lines(file.countries, false).chain(lines(file.states, true));
    Phrases::new(all.enumerate().flat_map(|(id, (line, state))| {
        let territory = Territory { id: id as u16, state };
        line.split('|').map(|name| (name.to_owned(), territory)).collect::<Vec<_>>()
    }))
});

/// Reads the table now.
pub fn warm_up() {
    LazyLock::force(&TERRITORIES);
}

/// All territories that a text names, in text order.
pub struct Territories(Vec<(TokenRange, Territory)>);

impl Territories {
    /// Looks every proper name up, once.
    pub fn read(scene: &Scene<'_, '_>) -> Self {
        let mut found: Vec<(TokenRange, Territory)> = Vec::new();
        let mut at = TokenId(0);
        while at.index() < scene.document().len() {
            let named = scene.tag(at).is_proper() || matches!(scene.tag(at), Tag::DT);
            match TERRITORIES.longest_at(scene.document(), at).filter(|_| named) {
                Some((tokens, &territory)) => {
                    found.push((tokens, territory));
                    at = tokens.end;
                }
                None => at = at + 1,
            }
        }
        Self(found)
    }

    /// Where a figure counts: where it says that it happened, else the territory last named in its paragraph.
    pub fn of(&self, scene: &Scene<'_, '_>, figure: &Figure) -> Option<Territory> {
        let document = scene.document();
        let start = document.tokens_in(figure.span).start;
        let before = || {
            let last = self.0.get(self.0.partition_point(|(t, _)| t.end <= start).checked_sub(1)?)?;
            let paragraph = |t: TokenId| document.sentence_of(t).paragraph;
            (paragraph(last.0.start) == paragraph(start)).then_some(last.1)
        };
        self.where_told(scene, figure).or_else(before)
    }

    /// Where a figure's own sentence says that it happened.
    pub fn where_told(&self, scene: &Scene<'_, '_>, figure: &Figure) -> Option<Territory> {
        let document = scene.document();
        let placed = figure.place.and_then(|place| {
            let tokens = document.tokens_in(place);
            self.0
                .get(self.0.partition_point(|(t, _)| t.end <= tokens.start))
                .filter(|(t, _)| t.start < tokens.end)
        });
        let tied = || self.tied(scene, document.tokens_in(figure.span).start);
        placed.or_else(tied).map(|(_, territory)| *territory)
    }
}

/// How many tokens after a figure the territory that a preposition ties to it may stand.
const REACH: u32 = 20;

impl Territories {
    /// "*Another person* was killed in the Turks and Caicos".
    fn tied(&self, scene: &Scene<'_, '_>, start: TokenId) -> Option<&(TokenRange, Territory)> {
        let sentence = scene.sentence(start);
        let end = sentence.end.0.min(start.0 + REACH);
        let first = self.0.partition_point(|(t, _)| t.start < start);
        self.0[first..].iter().take_while(|(t, _)| t.start.0 < end).find(|(t, _)| {
            let before = if scene.before(t.start, 1) == "the" { 2 } else { 1 };
            matches!(scene.before(t.start, before), "in" | "across" | "throughout" | "to" | "off")
        })
    }
}

/// The largest figure of each territory.
#[derive(Clone, Debug, Default)]
pub struct Spread {
    largest: FxHashMap<Territory, u64>,
    /// Where single victims were told of.
    singles: FxHashSet<Territory>,
}

impl Spread {
    /// Takes a figure in.
    pub fn add(&mut self, territory: Territory, value: u64) {
        let largest = self.largest.entry(territory).or_default();
        *largest = (*largest).max(value);
    }

    /// Takes a single victim in.
    pub fn add_single(&mut self, territory: Territory) {
        self.singles.insert(territory);
    }

    /// The sum over the territories, if there are several. Single victims count beside groups only: one who was shot
    /// in Ohio and died in Indiana is one.
    pub fn sum(&self) -> Option<u64> {
        let singles = self.singles.iter().filter(|t| !self.largest.contains_key(t));
        let all = || self.largest.iter().map(|(t, n)| (*t, *n)).chain(singles.clone().map(|t| (*t, 1)));
        let whole = TERRITORIES.word("usa").and_then(|usa| self.largest.get(usa)).copied().unwrap_or(0);
        let sum = |state: bool| all().filter(|(t, _)| t.state == state).map(|(_, n)| n).sum::<u64>();
        let groups = self.largest.values().any(|&n| n > 1);
        (groups && all().count() > 1).then(|| sum(false) - whole + sum(true).max(whole))
    }
}
