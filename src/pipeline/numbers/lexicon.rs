//! The tables of number words, qualifiers and senses, read once from the TOML files beside this one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::Qualifier;
use crate::pipeline::lexicon::Phrases;

/// Everything the parser looks words up in.
#[derive(Debug)]
pub struct Lexicon {
    /// "seven", "twelve", "forty": the value.
    pub cardinals: FxHashMap<String, f64>,
    /// "hundred", "dozen", "million": the factor.
    pub multipliers: FxHashMap<String, f64>,
    /// "m", "bn", "k" written against the digits: the factor.
    pub suffixes: FxHashMap<String, f64>,
    /// "dozens", "a number of": the least it can mean.
    pub vague: Phrases<f64>,
    /// "half", "thirds": the fraction.
    pub fractions: FxHashMap<String, f64>,
    /// "third": its place.
    pub ordinals: FxHashMap<String, f64>,
    /// Currency signs and words before the number.
    pub money_before: FxHashSet<String>,
    /// Currency words after the number.
    pub money_after: FxHashSet<String>,
    /// "%", "percent".
    pub percent: FxHashSet<String>,
    /// "at least", "nearly".
    pub before: Phrases<Qualifier>,
    /// "another" in "at least another 12".
    pub between: Phrases<()>,
    /// "or more", "or so".
    pub after: Phrases<Qualifier>,
    /// "aged".
    pub age_before: FxHashSet<String>,
    /// "year", the unit of an age.
    pub age_units: FxHashSet<String>,
    /// "old", what makes it an age.
    pub age_old: Phrases<()>,
    /// "year-old" in one token.
    pub age_words: FxHashSet<String>,
    /// "p.m.".
    pub clock: FxHashSet<String>,
    /// "miles".
    pub measures: FxHashSet<String>,
    /// "in" (inches), "m" (metres): measures only where the context says so.
    pub short_measures: FxHashSet<String>,
    /// "No.", "Highway".
    pub labels: FxHashSet<String>,
}

#[derive(Deserialize)]
struct WordsFile {
    cardinals: BTreeMap<String, f64>,
    multipliers: BTreeMap<String, f64>,
    suffixes: BTreeMap<String, f64>,
    vague: BTreeMap<String, f64>,
    fractions: BTreeMap<String, f64>,
    ordinals: BTreeMap<String, f64>,
    money: Sides,
    percent: Sides,
}

#[derive(Deserialize)]
struct QualifiersFile {
    before: BTreeMap<Qualifier, Vec<String>>,
    between: Listed,
    after: BTreeMap<Qualifier, Vec<String>>,
}

#[derive(Deserialize)]
struct SensesFile {
    age: Ages,
    clock: Sides,
    measure: Measures,
    label: Sides,
}

#[derive(Deserialize)]
struct Sides {
    #[serde(default)]
    before: Vec<String>,
    #[serde(default)]
    after: Vec<String>,
}

#[derive(Deserialize)]
struct Ages {
    before: Vec<String>,
    units: Vec<String>,
    old: Vec<String>,
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Listed {
    words: Vec<String>,
}

#[derive(Deserialize)]
struct Measures {
    after: Vec<String>,
    short: Vec<String>,
}

/// The tables. Tests check that the files parse.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let words: WordsFile =
        toml::from_str(include_str!("words.toml")).expect("words.toml is checked by a test");
    let hedges: QualifiersFile =
        toml::from_str(include_str!("qualifiers.toml")).expect("qualifiers.toml is checked by a test");
    let senses: SensesFile =
        toml::from_str(include_str!("senses.toml")).expect("senses.toml is checked by a test");
    Lexicon {
        cardinals: words.cardinals.into_iter().collect(),
        multipliers: words.multipliers.into_iter().collect(),
        suffixes: words.suffixes.into_iter().collect(),
        vague: Phrases::new(words.vague),
        fractions: words.fractions.into_iter().collect(),
        ordinals: words.ordinals.into_iter().collect(),
        money_before: words.money.before.into_iter().collect(),
        money_after: words.money.after.into_iter().collect(),
        percent: words.percent.after.into_iter().collect(),
        before: qualifiers(hedges.before),
        between: Phrases::new(hedges.between.words.into_iter().map(|w| (w, ()))),
        after: qualifiers(hedges.after),
        age_before: senses.age.before.into_iter().collect(),
        age_units: senses.age.units.into_iter().collect(),
        age_old: Phrases::new(senses.age.old.into_iter().map(|w| (w, ()))),
        age_words: senses.age.words.into_iter().collect(),
        clock: senses.clock.after.into_iter().collect(),
        measures: senses.measure.after.into_iter().collect(),
        short_measures: senses.measure.short.into_iter().collect(),
        labels: senses.label.before.into_iter().collect(),
    }
});

fn qualifiers(groups: BTreeMap<Qualifier, Vec<String>>) -> Phrases<Qualifier> {
    Phrases::new(groups.into_iter().flat_map(|(q, phrases)| phrases.into_iter().map(move |p| (p, q))))
}
