//! Whether two mentions of a single victim can mean the same person: by age, sex, name and what they are called.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::registry::Victim;
use crate::pipeline::entities::Gender;

/// What the words for a single victim tell of who they are.
#[derive(Debug, Deserialize)]
struct Words {
    male: FxHashSet<String>,
    female: FxHashSet<String>,
    adult: FxHashSet<String>,
    minor: FxHashSet<String>,
    plain: FxHashSet<String>,
    sizes: FxHashMap<String, u64>,
    collective: FxHashSet<String>,
    general: FxHashSet<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("lexicon/identity.toml")).expect("the lexicons are checked by a test")
});

/// Reads the table now.
pub fn warm_up() {
    LazyLock::force(&WORDS);
}

/// He or she, where the word tells.
pub fn gender(word: &str) -> Option<Gender> {
    if WORDS.male.contains(word) {
        Some(Gender::Male)
    } else {
        WORDS.female.contains(word).then_some(Gender::Female)
    }
}

/// How many a singular noun for a group means: "couple".
pub fn size(noun: &str) -> Option<u64> {
    WORDS.sizes.get(noun).copied()
}

/// Whether a singular noun means more than one, nobody knows how many: "family".
pub fn is_collective(noun: &str) -> bool {
    WORDS.collective.contains(noun)
}

/// Whether a plural says no more of people than that they are people: "victims".
pub fn is_general(noun: &str) -> bool {
    WORDS.general.contains(noun)
}

/// Whether nothing that is told of either speaks against their being one person.
pub fn fits(victim: &Victim<'_>, mention: &Victim<'_>) -> bool {
    let ages = match (victim.age, mention.age) {
        // "22-month-old", "2-year-old": small children are rounded.
        (Some(a), Some(b)) => a == b || (a.max(b) < 5 && a.abs_diff(b) < 3),
        _ => true,
    };
    let adult = |v: &Victim<'_>| WORDS.adult.contains(v.head) || v.age.is_some_and(|a| a > 19);
    let minor = |v: &Victim<'_>| v.age.is_some_and(|a| a < 17) || WORDS.minor.contains(v.head);
    // "The driver of the van", "the driver of the pickup"
    let of_others = victim.head == mention.head && victim.of.zip(mention.of).is_some_and(|(a, b)| a != b);
    ages && fits_gender(victim, mention)
        && !of_others
        && !(adult(victim) && minor(mention))
        && !(minor(victim) && adult(mention))
        && !(matches!(victim.head, "himself" | "herself") && minor(mention))
        && (victim.culprit == mention.culprit || !mention.names.is_empty())
        && !super::groups::disjoint(victim.category, mention.category)
}

/// Whether their sexes, as far as told, are the same.
pub fn fits_gender(victim: &Victim<'_>, mention: &Victim<'_>) -> bool {
    victim.gender.is_none() || mention.gender.is_none() || victim.gender == mention.gender
}

/// Whether both are called by one name.
pub fn same_name(victim: &Victim<'_>, mention: &Victim<'_>) -> bool {
    let shares = |name: &&&str| name.len() > 2 && victim.names.contains(*name);
    // Two full names with different first names are two people of one family.
    let both_full = victim.names.len() > 1 && mention.names.len() > 1;
    if both_full {
        return victim.names.first() == mention.names.first()
            || mention.names.iter().filter(|n| victim.names.contains(n)).count() > 1;
    }
    mention.names.iter().any(|n| shares(&n))
}

/// A word that says nothing of the person but that they are known.
pub fn is_plain(head: &str) -> bool {
    WORDS.plain.contains(head)
}
