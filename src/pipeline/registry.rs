//! All rules of all layers, and what was measured of each.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::rule::RuleInfo;
use super::{casualties, dates, entities, quotes, text};

/// How often a rule was right on the annotated development corpora.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub struct Measured {
    /// Items the rule found.
    pub items: u32,
    /// Items among them that the annotation confirms.
    pub right: u32,
    /// `right / items`.
    pub precision: f64,
}

/// The checked-in table that `scripts/measure-rules` writes.
const TABLE: &str = include_str!("precision.toml");

static MEASURED: LazyLock<FxHashMap<String, Measured>> =
    LazyLock::new(|| toml::from_str(TABLE).expect("precision.toml is checked by a test"));

/// Every rule, layer by layer, in the order the layers list them.
pub fn rules() -> impl Iterator<Item = &'static RuleInfo> {
    dates::rules().chain(entities::rules()).chain(quotes::rules()).chain(casualties::rules())
}

/// What was measured of a rule; `None` for a rule not yet measured.
pub fn measured(rule: &str) -> Option<Measured> {
    MEASURED.get(rule).copied()
}

/// Reads every table that is read on first use, so that the first request does not pay for it.
pub fn warm_up() {
    LazyLock::force(&MEASURED);
    super::calendar::warm_up();
    dates::warm_up();
    super::numbers::warm_up();
    casualties::warm_up();
    super::links::warm_up();
    text::warm_up();
    entities::warm_up();
    quotes::warm_up();
    super::syntax::warm_up();
}
