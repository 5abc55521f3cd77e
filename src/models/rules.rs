//! The rules, as `GET /v1/rules` shows them.

use std::sync::LazyLock;

use serde::Serialize;
use utoipa::ToSchema;

use crate::pipeline::registry;
use crate::pipeline::rule::{self, RuleInfo};

/// A text with what a rule finds in it.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
pub struct Example {
    /// The text.
    pub text: &'static str,
    /// The day of publication, where it matters.
    #[schema(required, format = Date)]
    pub published_at: Option<&'static str>,
    /// Each item in a line.
    pub yields: &'static [&'static str],
}

/// A rule: what an item's `rule` points to.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Rule {
    /// `layer/name`; stable.
    #[schema(example = "casualties/killed-passive")]
    pub id: &'static str,
    /// What it finds, in a sentence.
    pub doc: &'static str,
    /// Texts in which it finds something.
    pub examples: Vec<Example>,
    /// Texts that look like it and in which it finds nothing.
    pub lookalikes: &'static [&'static str],
    /// How many items it found in annotated news; null if not measured.
    #[schema(required)]
    pub items: Option<u32>,
    /// How many of them the annotation confirms; null if not measured.
    #[schema(required)]
    pub right: Option<u32>,
    /// The share of those: the `confidence` of its items; null if not measured.
    #[schema(required)]
    pub precision: Option<f64>,
}

/// All rules.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RuleList {
    /// Layer by layer.
    pub rules: Vec<Rule>,
}

impl RuleList {
    /// All rules as JSON.
    pub fn json() -> &'static [u8] {
        static JSON: LazyLock<Vec<u8>> = LazyLock::new(|| {
            let list = RuleList { rules: registry::rules().map(Rule::from).collect() };
            serde_json::to_vec(&list).unwrap_or_default()
        });
        &JSON
    }
}

impl From<&RuleInfo> for Rule {
    fn from(rule: &RuleInfo) -> Self {
        let measured = registry::measured(rule.id);
        Self {
            id: rule.id,
            doc: rule.doc,
            examples: rule.examples.iter().map(Example::from).collect(),
            lookalikes: rule.lookalikes,
            items: measured.map(|m| m.items),
            right: measured.map(|m| m.right),
            precision: measured.map(|m| m.precision),
        }
    }
}

impl From<&rule::Example> for Example {
    fn from(example: &rule::Example) -> Self {
        Self { text: example.text, published_at: example.published, yields: example.yields }
    }
}
