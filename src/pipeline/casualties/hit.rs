//! What a rule finds: a chunk that names victims, and the words that tell what happened to them.

use super::CasualtyKind;
use super::chunks::Chunk;
use crate::pipeline::text::TokenRange;

/// Victims as a rule found them.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// Who, and how many.
    pub victims: Chunk,
    /// What happened to them.
    pub kind: CasualtyKind,
    /// The words that tell it.
    pub trigger: TokenRange,
    /// "may have", "if", "threatened to".
    pub hypothetical: bool,
    /// "not", or a count of none.
    pub negated: bool,
    /// "including two officers": a part of the figure before.
    pub part: bool,
    /// "rose to 40 from 35": replaced by the figure next to it.
    pub superseded: bool,
    /// "bringing the toll to 18": it replaces the count told before.
    pub supersedes: bool,
    /// A value that the words do not spell out but amount to ("nearly half of about 23 million").
    pub computed: Option<f64>,
    /// The rule.
    pub rule: &'static str,
}

impl Hit {
    /// A plain hit.
    pub const fn new(victims: Chunk, kind: CasualtyKind, trigger: TokenRange, rule: &'static str) -> Self {
        Self {
            victims,
            kind,
            trigger,
            hypothetical: false,
            negated: false,
            part: false,
            superseded: false,
            supersedes: false,
            computed: None,
            rule,
        }
    }
}

/// The matcher of a rule of this layer.
pub type Find = fn(&super::scene::Scene<'_, '_>, &super::verbs::Verbs, &mut Vec<Hit>);
