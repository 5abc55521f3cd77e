//! Whether a noun means people, how many by its form, and who they are.

use super::VictimCategory;
use super::lexicon::LEXICON;
use crate::pipeline::Reading;
use crate::pipeline::dates;
use crate::pipeline::entities::EntityType;
use crate::pipeline::text::{Shape, TokenId};

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

/// What is known of the head of a noun phrase, its name and its capital letter considered.
pub fn of_head(reading: &Reading<'_>, head: TokenId, named: bool) -> Personhood {
    let document = &reading.document;
    let lexical = personhood(document.norm(head));
    if matches!(lexical, Personhood::Known(_)) {
        return lexical;
    }
    match reading.syntax.name_at(head).map(|n| n.kind) {
        Some(EntityType::Person | EntityType::Group) => return Personhood::Likely,
        Some(EntityType::Place | EntityType::Organization | EntityType::Other) => return misnamed(lexical),
        None => {}
    }
    let calendar = dates::names_day(document.norm(head));
    let capitalised =
        document.token(head).shape == Shape::Capitalised && head > document.sentence_of(head).tokens.start;
    if calendar {
        Personhood::Never
    } else if (named || capitalised)
        && document.token(head).shape == Shape::Capitalised
        && lexical == Personhood::Unknown
    {
        Personhood::Likely
    } else {
        lexical
    }
}

/// A name of another kind: names of rare origin are often taken for places, so only the lexicon can rule them out.
fn misnamed(lexical: Personhood) -> Personhood {
    if lexical == Personhood::Never { Personhood::Never } else { Personhood::Unknown }
}

/// A word in capitals in a text that is not: the place of a dateline, an agency.
pub fn is_dateline_word(reading: &Reading<'_>, head: TokenId) -> bool {
    let document = &reading.document;
    if document.token(head).shape != Shape::Upper {
        return false;
    }
    let sentence = document.sentence_of(head).tokens;
    let shouted = sentence.iter().filter(|&t| document.token(t).shape == Shape::Upper).count();
    let plain = sentence.iter().filter(|&t| document.token(t).shape == Shape::Lower).count();
    plain > shouted
}
