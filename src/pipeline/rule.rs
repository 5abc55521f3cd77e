//! A rule: the unit of linguistic knowledge. Its id, one sentence of doc, examples that must match with what they
//! yield, look-alikes that must not, and a matcher whose shape is its layer's own.

/// What is known of a rule apart from its matcher: what `GET /v1/rules` shows and the registry test runs.
#[derive(Clone, Copy, Debug)]
pub struct RuleInfo {
    /// `layer/name`, for example `casualties/killed-passive`. Stable: callers store it.
    pub id: &'static str,
    /// One sentence: what the rule finds.
    pub doc: &'static str,
    /// Sentences in which the rule finds something. At least one.
    pub examples: &'static [Example],
    /// Sentences that look like a match and in which the rule must find nothing. At least one.
    pub lookalikes: &'static [&'static str],
}

/// A text with everything that the rule is to find in it, in text order.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The text, usually one sentence.
    pub text: &'static str,
    /// The day of publication, `YYYY-MM-DD`, if it matters.
    pub published: Option<&'static str>,
    /// The items of this rule, each written as its layer's `describe` writes it.
    pub yields: &'static [&'static str],
}

impl Example {
    /// An example without a day of publication.
    pub const fn new(text: &'static str, yields: &'static [&'static str]) -> Self {
        Self { text, published: None, yields }
    }

    /// An example published on `day` (`YYYY-MM-DD`).
    pub const fn on(day: &'static str, text: &'static str, yields: &'static [&'static str]) -> Self {
        Self { text, published: Some(day), yields }
    }
}

/// A rule with its layer's matcher `M`, usually a function pointer.
#[derive(Clone, Copy, Debug)]
pub struct Rule<M> {
    /// Id, doc, examples, look-alikes.
    pub info: RuleInfo,
    /// Finds the rule's items in a reading.
    pub find: M,
}
