//! A trigger verb with its auxiliaries and adverbs: where the group starts, and what it says of voice and modality.

use crate::pipeline::casualties::scene::{Scene, Trigger};
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::TokenId;

/// A verb with what stands before it.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// First token.
    pub start: TokenId,
    /// "were", "was", "got".
    pub be: bool,
    /// "have", "had".
    pub have: bool,
    /// "may", "could".
    pub modal: bool,
    /// "to".
    pub infinitive: bool,
    /// "not", "never".
    pub negated: bool,
}

impl Group {
    /// The group that a trigger's verb closes.
    pub fn of(scene: &Scene<'_, '_>, trigger: &Trigger) -> Self {
        Self::before(scene, trigger.tokens.start)
    }

    /// The group that the verb at `verb` closes.
    pub fn before(scene: &Scene<'_, '_>, verb: TokenId) -> Self {
        let mut group =
            Self { start: verb, be: false, have: false, modal: false, infinitive: false, negated: false };
        let floor = scene.sentence(verb).start;
        while group.start > floor {
            let t = TokenId(group.start.0 - 1);
            match scene.norm(t) {
                "is" | "was" | "were" | "are" | "be" | "been" | "being" | "got" | "gets" | "get"
                | "getting" | "am" => group.be = true,
                "'s" | "'re" if scene.tag(t) != Tag::POS => group.be = true,
                "have" | "has" | "had" | "having" | "'ve" => group.have = true,
                "not" | "n't" | "never" => group.negated = true,
                "reported" | "believed" | "feared" | "presumed" | "confirmed" | "thought" | "known"
                | "said" | "reportedly" | "allegedly" | "found" | "also" | "apparently" | "either"
                | "all" | "both" | "each"
                    if is_reporting(scene, t) => {}
                "to" => group.infinitive = true,
                _ if scene.tag(t) == Tag::MD => group.modal = true,
                _ if matches!(scene.tag(t), Tag::RB | Tag::RBR) => {}
                "do" | "does" | "did" => {}
                _ => break,
            }
            group.start = t;
        }
        group
    }
}

/// "were reported killed", "are believed to have died": a participle inside the verb group, not a verb before it.
fn is_reporting(scene: &Scene<'_, '_>, t: TokenId) -> bool {
    !matches!(scene.norm(t), "said" | "found" | "thought" | "confirmed" | "reported" | "believed" | "feared")
        || matches!(scene.before(t, 1), "is" | "was" | "were" | "are" | "been" | "be" | "being")
}
