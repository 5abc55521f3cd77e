//! The words of temporal expressions: `lexicon.toml` in, a [`Word`] for each normalised token out.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

/// A unit of the calendar or the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 1/60 of a minute.
    Second,
    /// 1/60 of an hour.
    Minute,
    /// 1/24 of a day.
    Hour,
    /// A night, counted ("three nights").
    Night,
    /// A calendar day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Seven days.
    Week,
    /// Two weeks.
    Fortnight,
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

/// A season, northern names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

/// A part of the day that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// TMO.
    Morning,
    /// Twelve o'clock.
    Midday,
    /// TAF.
    Afternoon,
    /// TEV.
    Evening,
    /// TNI.
    Night,
    /// TDT.
    Daytime,
    /// The start of the morning.
    Dawn,
    /// The start of the evening.
    Dusk,
    /// 12:00.
    Noon,
    /// 24:00.
    Midnight,
}

/// What a function word or sign does in a temporal expression.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "each is the word it is named after; the lexicon lists its spellings")]
pub enum Role {
    #[default]
    None,
    A,
    The,
    Of,
    In,
    On,
    At,
    By,
    For,
    From,
    Since,
    To,
    Until,
    Between,
    And,
    Or,
    This,
    That,
    These,
    Those,
    Last,
    Next,
    Past,
    Latest,
    Coming,
    Previous,
    Following,
    Same,
    Current,
    Comparable,
    Full,
    Each,
    Every,
    Per,
    Other,
    Ago,
    Earlier,
    Later,
    Before,
    After,
    Early,
    Late,
    Mid,
    Middle,
    Beginning,
    End,
    Rest,
    About,
    Nearly,
    Over,
    Under,
    More,
    Less,
    Than,
    Least,
    Most,
    Up,
    Just,
    No,
    Few,
    Couple,
    Several,
    Many,
    Half,
    Dozen,
    Dozens,
    Once,
    Twice,
    Thrice,
    Times,
    Am,
    Pm,
    Oclock,
    Today,
    Tomorrow,
    Yesterday,
    Tonight,
    Overnight,
    Fiscal,
    Bc,
    Ad,
    Ended,
    Old,
    Age,
    Long,
    Straight,
    Now,
    Currently,
    Recently,
    Recent,
    Soon,
    Future,
    Near,
    Term,
    Period,
    Time,
    Moment,
    QuarterName,
    Hyphen,
    Dash,
    Slash,
    Colon,
    Comma,
    Dot,
    Apostrophe,
    Possessive,
    Open,
    Close,
    Bar,
    Money,
    Percent,
    So,
    Numbered,
}

/// Everything that one word can mean in a temporal expression. All-default for a word that can mean nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// What it does.
    pub role: Role,
    /// 1 to 12, or 0.
    pub month: u8,
    /// 1 (Monday) to 7, or 0.
    pub weekday: u8,
    /// "third", "3rd": 3; or 0.
    pub ordinal: u8,
    /// The last two digits of "nineties", "1990s", "'90s", plus 1; or 0.
    pub decade: u8,
    /// The number of digits of a plain number in digits, or 0.
    pub digits: u8,
    /// What kind of unit it names.
    pub unit: Option<Unit>,
    /// Which season.
    pub season: Option<Season>,
    /// Which part of the day.
    pub part: Option<Part>,
    /// The value of a number in digits or words, whole part.
    pub number: Option<u32>,
    /// Its hundredths ("22.8": 80).
    pub hundredths: u8,
    /// The period of an adverb like "daily": its TIMEX3 value.
    pub period: Option<&'static str>,
    /// A time zone's offset from UTC.
    pub zone: Option<&'static str>,
    /// A plural ("days", "Mondays"), or "1990s" with its century.
    pub plural: bool,
    /// A shortened spelling ("Oct.", "Sun").
    pub short: bool,
    /// The first word of a holiday's name.
    pub holiday: bool,
}

#[derive(Deserialize)]
struct Tables {
    months: BTreeMap<String, Vec<String>>,
    weekdays: BTreeMap<String, Vec<String>>,
    units: BTreeMap<Unit, Vec<String>>,
    seasons: BTreeMap<Season, Vec<String>>,
    parts: BTreeMap<Part, Vec<String>>,
    cardinals: BTreeMap<String, Vec<String>>,
    ordinals: BTreeMap<String, Vec<String>>,
    decades: BTreeMap<String, Vec<String>>,
    periods: BTreeMap<String, Vec<String>>,
    zones: BTreeMap<String, Vec<String>>,
    roles: BTreeMap<Role, Vec<String>>,
    verbs: BTreeMap<Verb, Vec<String>>,
}

/// The table of words. Read once, on first use.
pub static WORDS: LazyLock<FxHashMap<String, Word>> = LazyLock::new(|| build(read()));

/// What a verb says of the time beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    /// "planned": what is planned lies ahead.
    Plans,
    /// "says": it was said on the day told.
    Reports,
}

/// The verbs that say something of the time beside them, every form. Read once, on first use.
pub static VERBS: LazyLock<FxHashMap<String, Verb>> =
    LazyLock::new(|| crate::pipeline::lexicon::invert(read().verbs));

fn read() -> Tables {
    toml::from_str(include_str!("lexicon.toml")).expect("lexicon.toml is checked by a test")
}

fn build(tables: Tables) -> FxHashMap<String, Word> {
    let mut words = FxHashMap::default();
    let number = |key: &str| key.parse::<u32>().unwrap_or_default();
    enter(&mut words, tables.months, |w, key, n, _| {
        w.month = number(key) as u8;
        w.short = n > 0;
    });
    enter(&mut words, tables.weekdays, |w, key, n, word| {
        w.weekday = number(key) as u8;
        w.plural = word.ends_with("days");
        w.short = n > 0 && !w.plural;
    });
    enter(&mut words, tables.units, |w, &unit, _, word| {
        w.unit = Some(unit);
        w.plural = word.trim_end_matches('.').ends_with('s') || word == "centuries" || word == "millennia";
    });
    enter(&mut words, tables.seasons, |w, &season, _, _| w.season = Some(season));
    enter(&mut words, tables.parts, |w, &part, _, word| {
        w.part = Some(part);
        w.plural = word.ends_with('s');
    });
    enter(&mut words, tables.cardinals, |w, key, _, _| w.number = Some(number(key)));
    enter(&mut words, tables.ordinals, |w, key, _, _| w.ordinal = number(key) as u8);
    enter(&mut words, tables.decades, |w, key, _, _| w.decade = number(key) as u8 + 1);
    // The period and zone names live as long as the table, which is never dropped.
    enter(&mut words, tables.periods, |w, key, _, _| w.period = Some(key.clone().leak()));
    enter(&mut words, tables.zones, |w, key, _, _| w.zone = Some(key.clone().leak()));
    enter(&mut words, tables.roles, |w, &role, _, _| w.role = role);
    for word in super::holiday::first_words() {
        words.entry(word.to_owned()).or_default().holiday = true;
    }
    words
}

/// Writes one table: `set` gets the word's entry, the key, the spelling's place in its list, and the spelling.
fn enter<K>(
    words: &mut FxHashMap<String, Word>,
    table: BTreeMap<K, Vec<String>>,
    set: impl Fn(&mut Word, &K, usize, &str),
) {
    for (key, spellings) in table {
        for (n, spelling) in spellings.into_iter().enumerate() {
            set(words.entry(spelling.clone()).or_default(), &key, n, &spelling);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_have_several_senses() {
        let second = WORDS["second"];
        assert_eq!((second.ordinal, second.unit), (2, Some(Unit::Second)));
        assert_eq!(WORDS["sept."].month, 9);
        assert!(WORDS["sun"].short && !WORDS["sunday"].short && WORDS["sundays"].plural);
    }
}
