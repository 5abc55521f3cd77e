//! Salience: who was lately mentioned, and how much speaks for each when a pronoun asks. Mentions in, the best
//! candidate out.
//!
//! The list has a fixed length, so each question takes the same time however long the text.

use super::gazetteer::Gender;
use super::{EntityId, EntityType};
use crate::pipeline::text::TokenId;

/// How many are remembered at a time.
const REMEMBERED: usize = 14;

/// Somebody whom a pronoun can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// An entity.
    Named(EntityId),
    /// A speaker without a name, by the head of the noun phrase ("a police spokesman").
    Unnamed(TokenId),
    /// Two who were named together, by the head of the first.
    Pair(TokenId),
}

/// Whose words a token is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// The article's own.
    Article,
    /// Somebody's, in quotation marks.
    Quoted,
    /// Somebody's, retold.
    Told,
}

/// What is known of a mention.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    pub who: Who,
    /// What it is; two or more people are a group.
    pub kind: EntityType,
    /// The sentence it stands in.
    pub sentence: u32,
    /// Whether it is a subject.
    pub subject: bool,
    /// In whose words it is.
    pub voice: Voice,
    /// Whether it speaks.
    pub speaks: bool,
}

/// Somebody lately mentioned.
#[derive(Clone, Copy, Debug)]
struct Seen {
    who: Who,
    kind: EntityType,
    sentence: u32,
    subject: bool,
    voice: Voice,
    /// The last one who spoke.
    spoke: bool,
    /// How often it has been mentioned.
    times: u32,
    /// The last sentence in which it is named in somebody's words.
    told_of: Option<u32>,
}

/// Who is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub kind: EntityType,
    pub gender: Option<Gender>,
    /// The sentence that asks.
    pub sentence: u32,
    /// How many sentences back the answer may be.
    pub reach: u32,
    /// Whether who is asked for speaks.
    pub speaks: bool,
}

/// Those lately mentioned, the latest first.
#[derive(Debug, Default)]
pub(super) struct Salience {
    seen: Vec<Seen>,
}

impl Salience {
    /// Brings somebody to the front.
    pub fn mention(&mut self, mention: Mention) {
        let Mention { who, kind, sentence, subject, voice, speaks } = mention;
        let before = self.seen.iter().position(|s| s.who == who).map(|at| self.seen.remove(at));
        if speaks {
            for seen in &mut self.seen {
                seen.spoke = false;
            }
        }
        let mut now = Seen {
            who,
            kind,
            sentence,
            subject,
            voice,
            spoke: speaks || before.is_some_and(|b| b.spoke),
            times: 1 + before.map_or(0, |b| b.times),
            told_of: before.and_then(|b| b.told_of),
        };
        if let Some(before) = before {
            if before.sentence == sentence {
                now.subject |= before.subject;
                if before.voice == Voice::Article {
                    now.voice = Voice::Article;
                }
            } else if voice == Voice::Quoted {
                // A name in somebody's words does not bring its bearer closer.
                now = Seen { times: now.times, ..before };
            }
        }
        if voice != Voice::Article {
            now.told_of = Some(sentence);
        }
        self.seen.insert(0, now);
        self.seen.truncate(REMEMBERED);
    }

    /// The one for whom most speaks, by `traits`: gender, and whether more than the model says that it is a person.
    pub fn best(&self, wanted: Wanted, traits: impl Fn(Who) -> (Option<Gender>, bool)) -> Option<Who> {
        let fits = |s: &Seen| {
            s.kind == wanted.kind
                && wanted.sentence.saturating_sub(s.sentence) < wanted.reach
                && !matches!((traits(s.who).0, wanted.gender), (Some(has), Some(wants)) if has != wants)
        };
        let candidates = self.seen.iter().enumerate().filter(|(_, s)| fits(s));
        let best =
            candidates.max_by_key(|(at, s)| (weight(s, wanted, traits(s.who)), std::cmp::Reverse(*at)))?;
        Some(best.1.who)
    }

    /// The latest for whom something holds.
    pub fn latest(&self, holds: impl Fn(Who) -> bool) -> Option<Who> {
        self.seen.iter().map(|s| s.who).find(|&who| holds(who))
    }
}

/// How much speaks for somebody, in tenths of a sentence's distance.
fn weight(s: &Seen, wanted: Wanted, (gender, evident): (Option<Gender>, bool)) -> i32 {
    let distance = wanted.sentence.saturating_sub(s.sentence).min(9) as i32;
    let fits = gender.is_some() && wanted.gender.is_some();
    let doubtful = wanted.gender.is_some() && !evident;
    let others = match s.voice {
        Voice::Article => 0,
        Voice::Told => 12,
        Voice::Quoted => 25,
    };
    // "Haddad hid under a desk, he said": who speaks is not the one named in the words told.
    let told_of = wanted.speaks
        && s.told_of == Some(wanted.sentence)
        && (s.voice != Voice::Article || s.sentence != wanted.sentence);
    // "They" goes to the people last mentioned rather than to those who have spoken.
    let (spoken, mentioned) = match wanted.kind {
        EntityType::Group => (5, 0),
        _ if wanted.speaks => (if s.subject { 13 } else { 7 }, 2),
        _ => (5, 2),
    };
    -10 * distance
        + 15 * i32::from(s.subject)
        + spoken * i32::from(s.spoke)
        + 8 * i32::from(fits)
        + mentioned * s.times.min(5) as i32
        - 12 * i32::from(doubtful && !s.spoke)
        - 40 * i32::from(told_of)
        - others
}
