//! Where the words told begin and end.

use super::scene::Scene;
use crate::pipeline::syntax::{Dep, Tag};
use crate::pipeline::text::{TokenId, TokenRange};

/// Brings an end to where words told end: never inside a quotation, before a new attribution, without the stop.
pub(super) fn finish(scene: &Scene<'_, '_>, tokens: TokenRange) -> TokenRange {
    let whole = scene.whole(tokens);
    let end = before_attribution(scene, whole).unwrap_or(whole.end);
    scene.trim(TokenRange::new(whole.start, end))
}

/// The place of the comma before a participle that attributes anew (", adding that …"), or of a closing attribution.
fn before_attribution(scene: &Scene<'_, '_>, tokens: TokenRange) -> Option<TokenId> {
    scene.cues_in(tokens).iter().map(|c| c.tokens.start).find_map(|t| {
        let comma = scene.before(t).filter(|&c| c > tokens.start && scene.norm(c) == ",")?;
        let participle = scene.syntax.tag(t) == Tag::VBG
            && !scene.is_quoted(t)
            && matches!(
                scene.norm(t),
                "adding"
                    | "saying"
                    | "noting"
                    | "telling"
                    | "explaining"
                    | "insisting"
                    | "arguing"
                    | "stressing"
                    | "warning"
                    | "claiming"
                    | "calling"
                    | "describing"
                    | "citing"
                    | "suggesting"
                    | "urging"
                    | "asking"
                    | "stating"
                    | "declaring"
                    | "pointing"
            );
        participle.then_some(comma)
    })
}

/// The clause that completes a verb to its right, nearest first: a finite clause or an infinitive with its own subject.
pub(super) fn clause_after(scene: &Scene<'_, '_>, cue: TokenRange) -> Option<TokenId> {
    let verb = cue.start;
    scene.syntax.dependents(verb).iter().copied().find(|&d| {
        d >= cue.end
            && scene.syntax.dep(d) == Dep::Ccomp
            && !scene.is_quoted(scene.subtree(d).start.max(cue.end))
    })
}
