//! "suffered a gunshot wound", "was taken to hospital": being hurt, told by its consequence.

use crate::pipeline::casualties::CasualtyKind;
use crate::pipeline::casualties::chunks::Count;
use crate::pipeline::casualties::hit::{Find, Hit};
use crate::pipeline::casualties::lexicon::LEXICON;
use crate::pipeline::casualties::lists;
use crate::pipeline::casualties::scene::{ChunkId, Scene};
use crate::pipeline::casualties::verbs::{Verbs, accepts, list_start};
use crate::pipeline::rule::{Example, Rule, RuleInfo};
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::{TokenId, TokenRange};

const WOUND: &str = "casualties/wound";
const HOSPITAL: &str = "casualties/hospital";

/// Wounds that someone has.
pub const RULE: Rule<Find> = Rule {
    info: RuleInfo {
        id: WOUND,
        doc: "People who suffer, sustain, receive or are found with wounds or injuries.",
        examples: &[
            Example::new("Four guards suffered burns.", &["Four guards: injured 4 exact"]),
            Example::new("Three men were found with gunshot wounds.", &["Three men: injured 3 exact"]),
            Example::new(
                "Crews found two clerks and a guard with burns.",
                &["two clerks: injured 2 exact", "a guard: injured 1 exact implicit"],
            ),
            Example::new(
                "A second rider on the bus, a 15-year-old boy, suffered cuts.",
                &["A second rider: injured 1 exact implicit"],
            ),
            Example::new(
                "A clerk received a gunshot wound to the leg.",
                &["A clerk: injured 1 exact implicit"],
            ),
        ],
        lookalikes: &[
            "The company suffered heavy losses.",
            "The car had bullet holes.",
            "Several buildings sustained damage.",
        ],
    },
    find: find_wounds,
};

/// The way to a hospital.
pub const TO_HOSPITAL: Rule<Find> = Rule {
    info: RuleInfo {
        id: HOSPITAL,
        doc: "People who are taken, rushed, flown or admitted to a hospital.",
        examples: &[
            Example::new(
                "Two passengers were taken to St. Mary's Hospital.",
                &["Two passengers: injured 2 exact"],
            ),
            Example::new("The blast sent six people to a hospital.", &["six people: injured 6 exact"]),
            Example::new("Doctors had treated 96 people.", &["96 people: injured 96 exact"]),
            Example::new("Two others drove themselves to a hospital.", &["Two others: injured 2 exact"]),
            Example::new("Medics rushed a woman to the hospital.", &["a woman: injured 1 exact implicit"]),
        ],
        lookalikes: &[
            "The gift was taken to the hospital.",
            "Two senators were taken to the airport.",
            "The town sent six tents to the hospital.",
            "He went to a meeting.",
            "The club treated 40 guests to a meal.",
        ],
    },
    find: find_hospital,
};

/// How many tokens after the verb the wound may stand.
const WOUND_REACH: usize = 9;
/// How many tokens after the verb the hospital may stand.
const HOSPITAL_REACH: usize = 14;

fn find_wounds(scene: &Scene<'_, '_>, _: &Verbs, hits: &mut Vec<Hit>) {
    for t in scene.document().all() {
        // "had treated": an auxiliary.
        let auxiliary = scene.norm(t).starts_with("ha") && scene.tag(t + 1) == Tag::VBN;
        if !LEXICON.suffering.contains(scene.norm(t)) || auxiliary {
            continue;
        }
        let end = scene.sentence(t).end;
        let Some(wound) = ahead(
            scene,
            t,
            end,
            WOUND_REACH,
            &|w| LEXICON.wounds.contains(w),
            &["to", "by", "when", "after", "that", "who"],
        ) else {
            continue;
        };
        for c in bearers(scene, t) {
            hits.push(Hit::new(scene.chunks[c], CasualtyKind::Injured, TokenRange::new(t, wound + 1), WOUND));
        }
    }
}

/// Who has the wound: the subject, or the noun that "with" follows.
fn bearers(scene: &Scene<'_, '_>, verb: TokenId) -> Vec<ChunkId> {
    let with = scene.norm(verb) == "with";
    let mut start = verb;
    while start > scene.sentence(verb).start
        && matches!(
            scene.tag(TokenId(start.0 - 1)),
            Tag::RB | Tag::MD | Tag::VBD | Tag::VBP | Tag::VBZ | Tag::VB
        )
        && matches!(
            scene.before(start, 1),
            "also"
                | "each"
                | "both"
                | "had"
                | "has"
                | "have"
                | "was"
                | "were"
                | "reportedly"
                | "only"
                | "all"
        )
    {
        start = TokenId(start.0 - 1);
    }
    let before = TokenId(start.0 - u32::from(start.0 > 0 && scene.before(start, 1) == ","));
    let adjacent = scene.chunk_until(before).filter(|&c| accepts(scene, c, true) && !is_where(scene, c));
    let by_tree = || {
        // "Three men were found with gunshot wounds"
        let of =
            if with { scene.syntax().head(verb).filter(|&v| scene.tag(v).is_verb()) } else { Some(verb) };
        let subject = of.and_then(|v| scene.syntax().subject(v));
        let relative =
            subject.filter(|&s| matches!(scene.norm(s), "who" | "that")).and_then(|s| scene.chunk_until(s));
        relative
            .or_else(|| subject.filter(|&s| s < verb).and_then(|s| scene.chunk_of(s)))
            .filter(|&c| accepts(scene, c, true))
    };
    let apposed = adjacent.filter(|&c| before != start && is_apposed(scene, c));
    match apposed.and_then(|_| by_tree()).or(adjacent).or_else(by_tree) {
        Some(c) => lists::from(scene, list_start(scene, c), verb, false),
        None => Vec::new(),
    }
}

/// "A second passenger, *a 15-year-old boy*, suffered": the same person told again, between commas.
fn is_apposed(scene: &Scene<'_, '_>, chunk: ChunkId) -> bool {
    let c = &scene.chunks[chunk];
    c.count == Count::One && scene.before(c.tokens.start, 1) == ","
}

/// "Eight people were taken to *Mercy General* with injuries".
fn is_where(scene: &Scene<'_, '_>, chunk: ChunkId) -> bool {
    let c = &scene.chunks[chunk];
    c.named && matches!(scene.before(c.tokens.start, 1), "to" | "at" | "near" | "in" | "on" | "from")
}

fn find_hospital(scene: &Scene<'_, '_>, verbs: &Verbs, hits: &mut Vec<Hit>) {
    let _ = verbs;
    for t in scene.document().all() {
        let word = scene.norm(t);
        if !LEXICON.carrying.contains(word) {
            continue;
        }
        let end = scene.sentence(t).end;
        if word == "treated" {
            hits.extend(treated(scene, t));
        }
        let Some(to) =
            ahead(scene, t, end, 10, &|w| matches!(w, "to" | "at" | "into" | "in"), &["where", "after", ";"])
        else {
            continue;
        };
        let Some(place) = ahead(
            scene,
            to,
            end,
            HOSPITAL_REACH.min(8),
            &|w| LEXICON.hospitals.contains(w),
            &["where", "after", ";", "and", "on", "when"],
        ) else {
            continue;
        };
        let trigger = TokenRange::new(t, place + 1);
        for c in carried(scene, t) {
            hits.push(Hit::new(scene.chunks[c], CasualtyKind::Injured, trigger, HOSPITAL));
        }
    }
}

/// "doctors had treated 96 people": only a number of people, or it may be a meal that they were treated to.
fn treated(scene: &Scene<'_, '_>, verb: TokenId) -> Option<Hit> {
    let chunk = scene.chunks[scene.chunk_from(verb + 1).filter(|&c| accepts(scene, c, true))?];
    let counted = scene.number_of(&chunk).is_some() && !chunk.elided;
    let feast = scene.norm(chunk.tokens.end) == "to";
    (counted && !feast).then(|| Hit::new(chunk, CasualtyKind::Injured, TokenRange::one(verb), HOSPITAL))
}

/// Who was carried: the object right after an active verb, else the subject.
fn carried(scene: &Scene<'_, '_>, verb: TokenId) -> Vec<ChunkId> {
    let object = scene.chunk_from(verb + 1).filter(|&c| accepts(scene, c, true));
    // "drove herself to the hospital": the driver.
    let themselves = matches!(scene.norm(verb + 1), "themselves" | "himself" | "herself");
    if let Some(object) = object.filter(|_| !themselves) {
        return lists::from(scene, object, scene.sentence(verb).end, true);
    }
    let mut start = verb;
    let mut be = false;
    let floor = scene.sentence(verb).start;
    while start > floor {
        let before = TokenId(start.0 - 1);
        let word = scene.norm(before);
        be |= matches!(word, "was" | "were" | "been" | "being" | "is" | "are" | "be" | "got");
        if !matches!(scene.tag(before), Tag::RB | Tag::MD)
            && !matches!(
                word,
                "was"
                    | "were"
                    | "been"
                    | "being"
                    | "is"
                    | "are"
                    | "be"
                    | "have"
                    | "had"
                    | "has"
                    | "got"
                    | "both"
                    | "all"
            )
        {
            break;
        }
        start = before;
    }
    let moves_alone = themselves || scene.norm(verb) == "self-transported";
    let participle = scene.tag(verb) == Tag::VBN || be;
    if !participle && !moves_alone {
        return Vec::new();
    }
    let by_tree = || {
        let subject = scene.syntax().subject(verb).filter(|&s| s < verb)?;
        if matches!(scene.norm(subject), "who" | "that") {
            scene.chunk_until(subject)
        } else {
            scene.chunk_of(subject)
        }
    };
    let subject = scene.chunk_until(start).or_else(by_tree).filter(|&c| accepts(scene, c, true));
    subject.map_or_else(Vec::new, |c| lists::from(scene, list_start(scene, c), verb, false))
}

/// The first token ahead that `wanted` wants, before any of `stops`.
fn ahead(
    scene: &Scene<'_, '_>,
    from: TokenId,
    end: TokenId,
    reach: usize,
    wanted: &dyn Fn(&str) -> bool,
    stops: &[&str],
) -> Option<TokenId> {
    (from.0 + 1..end.0)
        .take(reach)
        .map(TokenId)
        .take_while(|&t| wanted(scene.norm(t)) || !stops.contains(&scene.norm(t)))
        .find(|&t| wanted(scene.norm(t)))
}
