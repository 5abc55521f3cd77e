//! Which words keep their full stop.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

/// What an abbreviation says about the end of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// More of the sentence follows ("Mr.", "vs.").
    Inner,
    /// The next word decides ("Inc.", "Calif.", "p.m.").
    Either,
    /// A number follows ("No. 5"); without one the word is no abbreviation.
    Number,
}

#[derive(Debug, Deserialize)]
struct Lists {
    title: Vec<String>,
    month: Vec<String>,
    state: Vec<String>,
    company: Vec<String>,
    other: Vec<String>,
    capitalised: Vec<String>,
    inner: Vec<String>,
    lower: Vec<String>,
    number: Vec<String>,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    kind: Abbreviation,
    /// Also "etc.", not just "Etc.".
    lower: bool,
    /// Also "SGT.", not just "Sgt.".
    upper: bool,
}

static TABLE: LazyLock<FxHashMap<String, Entry>> = LazyLock::new(|| {
    let lists: Lists =
        toml::from_str(include_str!("abbreviations.toml")).expect("a test reads abbreviations.toml");
    let Lists { title, month, state, company, other, capitalised, inner, lower, number } = lists;
    let mut table = FxHashMap::default();
    let mut add = |words: Vec<String>, kind, lower, upper| {
        for word in words {
            table.entry(word).or_insert(Entry { kind, lower, upper });
        }
    };
    add(inner, Abbreviation::Inner, true, true);
    add(title, Abbreviation::Inner, false, true);
    add(number, Abbreviation::Number, true, true);
    for words in [month, state, company, other] {
        add(words, Abbreviation::Either, false, true);
    }
    for word in lower {
        table.entry(word).and_modify(|entry| entry.lower = true);
    }
    for word in capitalised {
        table.entry(word).and_modify(|entry| entry.upper = false);
    }
    table
});

/// The longest entry.
const LONGEST: usize = 6;

/// Longer ones are no abbreviations in dotted letters.
const LONGEST_DOTTED: usize = 12;

/// Reads the table, so that the first text does not pay for it.
pub(super) fn warm_up() {
    LazyLock::force(&TABLE);
}

/// What `word`, written with its final full stop, abbreviates; `None` where the full stop is not the word's.
pub(super) fn abbreviation(word: &str) -> Option<Abbreviation> {
    let stem = word.strip_suffix('.')?.as_bytes();
    if stem.is_empty() || !stem[0].is_ascii_alphabetic() {
        return None;
    }
    if is_dotted(stem) {
        return Some(Abbreviation::Either);
    }
    if stem.len() > LONGEST {
        return None;
    }
    let mut lower = [0; LONGEST];
    let lower = &mut lower[..stem.len()];
    lower.copy_from_slice(stem);
    lower.make_ascii_lowercase();
    let entry = TABLE.get(std::str::from_utf8(lower).ok()?)?;
    let fits = match stem {
        [first, ..] if first.is_ascii_lowercase() => entry.lower,
        [_, rest @ ..] if rest.iter().any(u8::is_ascii_lowercase) => true,
        _ => entry.upper,
    };
    fits.then_some(entry.kind)
}

/// Single letters with full stops between them: "U.S", "a.k.a", "J".
fn is_dotted(stem: &[u8]) -> bool {
    let single_lower = stem.len() == 1 && stem[0].is_ascii_lowercase();
    stem.len() % 2 == 1
        && stem.len() <= LONGEST_DOTTED
        && !single_lower
        && stem.iter().enumerate().all(|(i, b)| if i % 2 == 0 { b.is_ascii_alphabetic() } else { *b == b'.' })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_short_enough_to_be_looked_up() {
        assert!(TABLE.keys().all(|word| word.len() <= LONGEST && word.is_ascii()));
    }

    #[test]
    fn capitals_and_a_number_decide() {
        assert_eq!(abbreviation("Lt."), Some(Abbreviation::Inner));
        assert_eq!(abbreviation("LT."), Some(Abbreviation::Inner));
        assert_eq!(abbreviation("lt."), None);
        assert_eq!(abbreviation("Mass."), Some(Abbreviation::Either));
        assert_eq!(abbreviation("MASS."), None);
        assert_eq!(abbreviation("U.S."), Some(Abbreviation::Either));
        assert_eq!(abbreviation("J."), Some(Abbreviation::Either));
        assert_eq!(abbreviation("No."), Some(Abbreviation::Number));
        assert_eq!(abbreviation("house."), None);
    }
}
