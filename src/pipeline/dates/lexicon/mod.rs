//! The words of temporal expressions: the tables in, a [`Word`] for each normalised token out.
//!
//! Names of months and weekdays come from [`calendar`], number words from [`numbers`]; `words.toml` has the rest.

mod role;
mod verbs;
mod word;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

pub use role::Role;
pub use verbs::{VERBS, Verb};
pub use word::{Part, Season, Unit, Word};

use crate::pipeline::calendar::{self, What};
use crate::pipeline::numbers;

#[derive(Deserialize)]
struct Tables {
    units: BTreeMap<Unit, Vec<String>>,
    seasons: BTreeMap<Season, Vec<String>>,
    parts: BTreeMap<Part, Vec<String>>,
    decades: BTreeMap<String, Vec<String>>,
    periods: BTreeMap<String, Vec<String>>,
    lengths: BTreeMap<String, Vec<String>>,
    zones: BTreeMap<String, Vec<String>>,
    roles: BTreeMap<Role, Vec<String>>,
}

/// All words, each in one place. The first place is for the word that can mean nothing.
#[derive(Debug)]
pub struct Lexicon {
    places: FxHashMap<String, u32>,
    words: Vec<Word>,
    /// For each first byte, which lengths its words have: most words of a text are ruled out without a look into the
    /// table.
    lengths: [u32; 256],
}

/// The words. Read once, on first use.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    Lexicon::new(build(toml::from_str(include_str!("words.toml")).expect("words.toml is checked by a test")))
});

impl Lexicon {
    fn new(table: BTreeMap<String, Word>) -> Self {
        let mut lexicon =
            Self { places: FxHashMap::default(), words: vec![Word::default()], lengths: [0; 256] };
        for (spelling, word) in table {
            if let Some(&first) = spelling.as_bytes().first() {
                lexicon.lengths[first as usize] |= length_bit(&spelling);
            }
            lexicon.places.insert(spelling, lexicon.words.len() as u32);
            lexicon.words.push(Word { starts: super::rules::starts(&word), ..word });
        }
        lexicon
    }

    /// The place of a normalised word; 0 for one that is not in the lexicon.
    pub fn place(&self, norm: &str) -> u32 {
        let Some(&first) = norm.as_bytes().first() else { return 0 };
        if self.lengths[first as usize] & length_bit(norm) == 0 {
            return 0;
        }
        self.places.get(norm).copied().unwrap_or(0)
    }

    /// The senses of all words, by their places.
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// The senses of a normalised word; all-default for one that is not in the lexicon.
    pub fn word(&self, norm: &str) -> &Word {
        &self.words[self.place(norm) as usize]
    }
}

/// The bit that stands for the length of a word.
fn length_bit(word: &str) -> u32 {
    1 << word.len().min(31)
}

fn build(tables: Tables) -> BTreeMap<String, Word> {
    let mut words = BTreeMap::new();
    calendar_names(&mut words);
    enter(&mut words, tables.units, |w, &unit, word| {
        w.unit = Some(unit);
        w.plural = word.trim_end_matches('.').ends_with('s') || word == "centuries" || word == "millennia";
    });
    enter(&mut words, tables.seasons, |w, &season, _| w.season = Some(season));
    enter(&mut words, tables.parts, |w, &part, word| {
        w.part = Some(part);
        w.plural = word.ends_with('s');
    });
    for (word, value) in numbers::cardinal_words() {
        words.entry(word.to_owned()).or_default().number = Some(value);
    }
    for (word, place) in numbers::ordinal_words() {
        words.entry(word.to_owned()).or_default().ordinal = u8::try_from(place).unwrap_or(0);
    }
    enter(&mut words, tables.decades, |w, key, _| w.decade = key.parse::<u8>().map_or(0, |n| n + 1));
    // The names of periods, lengths and zones live as long as the table, which is never dropped.
    enter(&mut words, tables.periods, |w, key, _| w.period = Some(key.clone().leak()));
    enter(&mut words, tables.lengths, |w, key, _| w.length = Some(key.clone().leak()));
    enter(&mut words, tables.zones, |w, key, _| w.zone = Some(key.clone().leak()));
    enter(&mut words, tables.roles, |w, &role, _| w.role = role);
    for word in super::holiday::first_words() {
        words.entry(word.to_owned()).or_default().holiday = true;
    }
    words
}

/// Months and weekdays, full weekdays also in the plural.
fn calendar_names(words: &mut BTreeMap<String, Word>) {
    for (name, named) in calendar::names() {
        let word = words.entry(name.to_owned()).or_default();
        word.short = named.short;
        match named.what {
            What::Month(month) => word.month = month,
            What::Weekday(day) => {
                word.weekday = day;
                if !named.short {
                    let plural = words.entry(format!("{name}s")).or_default();
                    (plural.weekday, plural.plural) = (day, true);
                }
            }
        }
    }
}

/// Writes one table: `set` gets the word's entry, the key, and the spelling.
fn enter<K>(
    words: &mut BTreeMap<String, Word>,
    table: BTreeMap<K, Vec<String>>,
    set: impl Fn(&mut Word, &K, &str),
) {
    for (key, spellings) in table {
        for spelling in spellings {
            set(words.entry(spelling.clone()).or_default(), &key, &spelling);
        }
    }
}

/// Whether a normalised word names a day or a month: a weekday, "today", "March".
pub fn names_day(norm: &str) -> bool {
    LEXICON.word(norm).names_day()
}

/// Whether a normalised word names a time of any size: also "week", "morning", "noon".
pub fn names_time(norm: &str) -> bool {
    let word = LEXICON.word(norm);
    word.names_day() || word.part.is_some() || word.unit.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_have_several_senses() {
        let word = |norm: &str| *LEXICON.word(norm);
        let second = word("second");
        assert_eq!((second.ordinal, second.unit), (2, Some(Unit::Second)));
        assert_eq!(word("sept.").month, 9);
        assert!(word("sun").short && !word("sunday").short && word("sundays").plural);
        assert_eq!((word("seven").number, word("million").number), (Some(7), Some(1_000_000)));
    }

    #[test]
    fn names_of_times_are_told_from_other_words() {
        assert!(names_day("friday") && names_day("yesterday") && names_day("march"));
        assert!(!names_day("sun") && !names_day("week") && names_time("week") && !names_time("house"));
    }
}
