//! What is known of names before reading: the tables of `gazetteer.toml`, asked by lower-case word.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

/// What a person is called by: he or she.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// He.
    Male,
    /// She.
    Female,
    /// Either: the word does not tell.
    Either,
}

impl Gender {
    /// He or she; `None` where the word does not tell.
    pub fn told(self) -> Option<Self> {
        (self != Self::Either).then_some(self)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    given: Given,
    titles: Sexed,
    organisations: Organisations,
    roles: Sexed,
    kin: Kin,
    places: Places,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kin {
    words: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    male: String,
    female: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sexed {
    male: String,
    female: String,
    neutral: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organisations {
    suffixes: String,
    descriptions: String,
    generic: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Places {
    countries: String,
    capitals: String,
    kinds: String,
    directions: String,
    suffixes: String,
}

struct Gazetteer {
    given: FxHashMap<String, Gender>,
    titles: FxHashMap<String, Gender>,
    roles: FxHashMap<String, Gender>,
    suffixes: FxHashSet<String>,
    descriptions: FxHashSet<String>,
    generic: FxHashSet<String>,
    kin: FxHashSet<String>,
    places: FxHashSet<String>,
    kinds_of_place: FxHashSet<String>,
    directions: FxHashSet<String>,
    place_suffixes: FxHashSet<String>,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let file: File =
        toml::from_str(include_str!("gazetteer.toml")).expect("gazetteer.toml is read by every test");
    Gazetteer {
        given: sexed(&file.given.male, &file.given.female, ""),
        titles: sexed(&file.titles.male, &file.titles.female, &file.titles.neutral),
        roles: sexed(&file.roles.male, &file.roles.female, &file.roles.neutral),
        suffixes: words(&file.organisations.suffixes).collect(),
        descriptions: words(&file.organisations.descriptions).collect(),
        generic: words(&file.organisations.generic).collect(),
        kin: words(&file.kin.words).collect(),
        places: words(&file.places.countries).chain(words(&file.places.capitals)).collect(),
        kinds_of_place: words(&file.places.kinds).collect(),
        directions: words(&file.places.directions).collect(),
        place_suffixes: words(&file.places.suffixes).collect(),
    }
});

fn words(list: &str) -> impl Iterator<Item = String> + '_ {
    list.split_whitespace().map(str::to_owned)
}

/// One table of three lists; a word of both genders tells neither.
fn sexed(male: &str, female: &str, neutral: &str) -> FxHashMap<String, Gender> {
    let mut table: FxHashMap<String, Gender> = words(neutral).map(|w| (w, Gender::Either)).collect();
    table.extend(words(male).map(|w| (w, Gender::Male)));
    for word in words(female) {
        table
            .entry(word)
            .and_modify(|g| {
                if *g == Gender::Male {
                    *g = Gender::Either;
                }
            })
            .or_insert(Gender::Female);
    }
    table
}

/// The gender of a given name; `None` for no given name.
pub fn given_name(norm: &str) -> Option<Gender> {
    GAZETTEER.given.get(norm).copied()
}

/// The gender that a title tells: `None` for no title.
pub fn title(norm: &str) -> Option<Gender> {
    GAZETTEER.titles.get(norm.trim_end_matches('.')).copied()
}

/// The gender that a role tells ("spokeswoman"): `None` for no role.
pub fn role(norm: &str) -> Option<Gender> {
    GAZETTEER.roles.get(norm).copied()
}

/// Whether a body's name can end in the word.
pub fn is_organisation_suffix(norm: &str) -> bool {
    GAZETTEER.suffixes.contains(norm)
}

/// Whether "the …" can stand for a body named before.
pub fn is_organisation_description(norm: &str) -> bool {
    GAZETTEER.descriptions.contains(norm)
}

/// Whether the description fits bodies whose names do not hold it ("the company").
pub fn is_generic_description(norm: &str) -> bool {
    GAZETTEER.generic.contains(norm)
}

/// Whether the role is somebody's only in relation to somebody else ("father").
pub fn is_kin(norm: &str) -> bool {
    GAZETTEER.kin.contains(norm)
}

/// Whether the word is a country or a capital.
pub fn is_place(norm: &str) -> bool {
    GAZETTEER.places.contains(norm)
}

/// Whether "the … of" says that a place is named next ("island").
pub fn is_kind_of_place(norm: &str) -> bool {
    GAZETTEER.kinds_of_place.contains(norm)
}

/// Whether only a place's name ends in the word ("Potsdamer Platz").
pub fn is_place_suffix(norm: &str) -> bool {
    GAZETTEER.place_suffixes.contains(norm)
}

/// Whether the adjective tells where a place lies ("neighboring").
pub fn is_direction(norm: &str) -> bool {
    GAZETTEER.directions.contains(norm)
}

/// Reads the tables now.
pub fn warm_up() {
    LazyLock::force(&GAZETTEER);
}
