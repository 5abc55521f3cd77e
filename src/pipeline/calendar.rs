//! The names of months and weekdays: a normalised word in, what it names out. One list, asked by every layer.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

/// A month or weekday by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// Which.
    pub what: What,
    /// Whether it is a shortened spelling ("Oct.", "Sun").
    pub short: bool,
}

/// What a name of the calendar names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// 1 is January.
    Month(u8),
    /// 1 is Monday.
    Weekday(u8),
}

#[derive(Deserialize)]
struct Tables {
    months: BTreeMap<String, Vec<String>>,
    weekdays: BTreeMap<String, Vec<String>>,
}

static NAMES: LazyLock<FxHashMap<String, Named>> = LazyLock::new(|| {
    let tables: Tables =
        toml::from_str(include_str!("calendar.toml")).expect("calendar.toml is checked by a test");
    let number = |key: &str| key.parse().unwrap_or_default();
    let months = tables.months.into_iter().map(|(n, names)| (What::Month(number(&n)), names));
    let weekdays = tables.weekdays.into_iter().map(|(n, names)| (What::Weekday(number(&n)), names));
    months
        .chain(weekdays)
        .flat_map(|(what, names)| {
            names.into_iter().enumerate().map(move |(i, name)| (name, Named { what, short: i > 0 }))
        })
        .collect()
});

/// Reads the list now rather than in the first request.
pub fn warm_up() {
    LazyLock::force(&NAMES);
}

/// What a normalised word names, if it is a name of the calendar.
pub fn named(norm: &str) -> Option<Named> {
    NAMES.get(norm).copied()
}

/// Whether a normalised word names a month, in full or short.
pub fn is_month(norm: &str) -> bool {
    named(norm).is_some_and(|n| matches!(n.what, What::Month(_)))
}

/// All names, in no order.
pub fn names() -> impl Iterator<Item = (&'static str, Named)> {
    NAMES.iter().map(|(name, &named)| (name.as_str(), named))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_full_and_short() {
        assert_eq!(named("march"), Some(Named { what: What::Month(3), short: false }));
        assert_eq!(named("sept."), Some(Named { what: What::Month(9), short: true }));
        assert_eq!(named("sunday"), Some(Named { what: What::Weekday(7), short: false }));
        assert!(is_month("may") && !is_month("monday"));
    }
}
