//! The verbs that say something of the time beside them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

/// What a verb says of the time beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verb {
    /// "planned": what is planned lies ahead.
    Plans,
    /// "says": it was said on the day told.
    Reports,
    /// "said": words in quotation marks beside it were said on the day told.
    Says,
}

/// The verbs, every form. Read once, on first use.
pub static VERBS: LazyLock<FxHashMap<String, Verb>> = LazyLock::new(|| {
    let verbs: BTreeMap<Verb, Vec<String>> =
        toml::from_str(include_str!("verbs.toml")).expect("verbs.toml is checked by a test");
    crate::pipeline::lexicon::invert(verbs)
});
