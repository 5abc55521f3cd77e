//! Whether a noun means people, how many by its form, and who they are.

use super::VictimCategory;
use super::lexicon::LEXICON;

/// Whether a noun means people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Personhood {
    /// The lexicon knows it.
    Known(VictimCategory),
    /// It looks like a word for people ("astronauts", "Cambodians").
    Likely,
    /// Nothing is known.
    Unknown,
    /// It means something else.
    Never,
}

impl Personhood {
    /// Known or likely.
    pub const fn is_people(self) -> bool {
        matches!(self, Self::Known(_) | Self::Likely)
    }
}

/// Endings of words for people, plural and singular.
const ENDINGS: [&str; 20] = [
    "ists", "ist", "men", "man", "women", "woman", "ians", "ian", "nauts", "naut", "goers", "goer",
    "keepers", "keeper", "workers", "worker", "makers", "maker", "owners", "owner",
];

/// Irregular plurals, apart from "-men".
const PLURALS: [&str; 10] = [
    "people",
    "children",
    "troops",
    "police",
    "personnel",
    "others",
    "babies",
    "families",
    "youths",
    "staff",
];

/// What is known of a lower-case noun.
pub fn personhood(noun: &str) -> Personhood {
    if let Some(&category) = category_of(noun) {
        return Personhood::Known(category);
    }
    if LEXICON.things.contains(noun) {
        return Personhood::Never;
    }
    if noun.len() > 5 && ENDINGS.iter().any(|ending| noun.ends_with(ending)) {
        return Personhood::Likely;
    }
    Personhood::Unknown
}

fn category_of(noun: &str) -> Option<&'static VictimCategory> {
    let people = &LEXICON.people;
    people.get(noun).or_else(|| {
        let singular = noun.strip_suffix('s')?;
        people.get(singular)
    })
}

/// Whether a noun means more than one by its form.
pub fn is_plural(noun: &str) -> bool {
    PLURALS.contains(&noun)
        || noun.ends_with("men")
        || (noun.ends_with('s') && !noun.ends_with("ss") && !noun.ends_with("us") && noun.len() > 3)
}

/// The more telling of two categories: "schoolgirls from the police family" are children.
pub fn sharper(a: VictimCategory, b: VictimCategory) -> VictimCategory {
    if rank(b) > rank(a) { b } else { a }
}

const fn rank(category: VictimCategory) -> u8 {
    match category {
        VictimCategory::People => 0,
        VictimCategory::Other => 1,
        VictimCategory::Woman => 2,
        VictimCategory::Child => 3,
        VictimCategory::Civilian => 4,
        VictimCategory::AidWorker => 5,
        VictimCategory::Journalist => 6,
        VictimCategory::Police => 7,
        VictimCategory::Military => 8,
        VictimCategory::Militant => 9,
        VictimCategory::Perpetrator => 10,
    }
}
