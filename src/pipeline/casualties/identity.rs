//! Whether two mentions of a single victim can mean the same person: by age, sex, name and what they are called.

use super::registry::Victim;
use crate::pipeline::entities::Gender;

/// He or she, where the word tells.
pub fn gender(word: &str) -> Option<Gender> {
    match word {
        "man" | "boy" | "he" | "him" | "himself" | "husband" | "father" | "son" | "brother" | "uncle"
        | "nephew" | "boyfriend" | "grandfather" | "grandson" | "gentleman" | "male" | "dad"
        | "stepfather" | "stepson" | "mr." | "gunman" | "businessman" | "policeman" | "fisherman" => {
            Some(Gender::Male)
        }
        "woman" | "girl" | "she" | "her" | "herself" | "wife" | "mother" | "daughter" | "sister" | "aunt"
        | "niece" | "girlfriend" | "grandmother" | "granddaughter" | "lady" | "female" | "mom"
        | "stepmother" | "stepdaughter" | "mrs." | "ms." | "ex-wife" | "fiancee" | "waitress" => {
            Some(Gender::Female)
        }
        _ => None,
    }
}

/// Whether nothing that is told of either speaks against their being one person.
pub fn fits(victim: &Victim<'_>, mention: &Victim<'_>) -> bool {
    let ages = match (victim.age, mention.age) {
        // "22-month-old", "2-year-old": small children are rounded.
        (Some(a), Some(b)) => a == b || (a.max(b) < 5 && a.abs_diff(b) < 3),
        _ => true,
    };
    let adult = |v: &Victim<'_>| is_adult(v.head) || v.age.is_some_and(|a| a > 19);
    let minor = |v: &Victim<'_>| {
        v.age.is_some_and(|a| a < 17)
            || matches!(v.head, "boy" | "girl" | "toddler" | "infant" | "baby" | "child")
    };
    ages && fits_gender(victim, mention)
        && !(adult(victim) && minor(mention))
        && !(minor(victim) && adult(mention))
        && !(matches!(victim.head, "himself" | "herself") && minor(mention))
        && (victim.culprit == mention.culprit || !mention.names.is_empty())
        && !super::groups::disjoint(victim.category, mention.category)
}

/// Words for people who are no children.
fn is_adult(head: &str) -> bool {
    matches!(
        head,
        "man"
            | "woman"
            | "employee"
            | "clerk"
            | "worker"
            | "driver"
            | "manager"
            | "owner"
            | "officer"
            | "deputy"
            | "guard"
            | "teacher"
            | "father"
            | "mother"
            | "husband"
            | "wife"
            | "grandmother"
            | "grandfather"
            | "bartender"
            | "bouncer"
    )
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
    matches!(
        head,
        "victim"
            | "man"
            | "woman"
            | "boy"
            | "girl"
            | "child"
            | "teen"
            | "teenager"
            | "toddler"
            | "baby"
            | "youth"
            | "infant"
            | "person"
            | "kid"
            | "patient"
            | "daughter"
            | "son"
    )
}
