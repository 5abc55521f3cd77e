//! What the rules of this layer read: the text with its numbers, chunks and triggers, and where each stands.

use super::chunks::{self, Chunk};
use super::lexicon::{Frame, LEXICON, Meaning};
use crate::pipeline::Reading;
use crate::pipeline::numbers::Number;
use crate::pipeline::syntax::{Syntax, Tag};
use crate::pipeline::text::{Document, TokenId, TokenRange};

/// The index of a chunk in its scene.
pub type ChunkId = usize;

/// A word or phrase that tells what happened to people.
#[derive(Clone, Copy, Debug)]
pub struct Trigger {
    /// All its tokens.
    pub tokens: TokenRange,
    /// The word that governs: the verb of a phrase.
    pub head: TokenId,
    /// What it means.
    pub meaning: Meaning,
}

/// A reading prepared for the rules.
pub struct Scene<'a, 't> {
    /// The reading itself.
    pub reading: &'a Reading<'t>,
    /// All numbers.
    pub numbers: &'a [Number],
    /// All base noun phrases, in text order.
    pub chunks: Vec<Chunk>,
    /// All triggers, in text order.
    pub triggers: Vec<Trigger>,
    /// For each token, the chunk that it is in, plus one.
    chunk_at: Vec<u32>,
    /// For each token, the trigger that it is in, plus one.
    trigger_at: Vec<u32>,
}

impl<'a, 't> Scene<'a, 't> {
    /// Prepares a reading, in time linear in its length.
    pub fn new(reading: &'a Reading<'t>, numbers: &'a [Number]) -> Self {
        let chunks = chunks::find(reading, numbers);
        let triggers = triggers(reading);
        let mut chunk_at = vec![0; reading.document.len()];
        for (i, chunk) in chunks.iter().enumerate() {
            chunk.tokens.iter().for_each(|t| chunk_at[t.index()] = i as u32 + 1);
        }
        let mut trigger_at = vec![0; reading.document.len()];
        for (i, trigger) in triggers.iter().enumerate() {
            trigger.tokens.iter().for_each(|t| trigger_at[t.index()] = i as u32 + 1);
        }
        Self { reading, numbers, chunks, triggers, chunk_at, trigger_at }
    }

    /// The document.
    pub fn document(&self) -> &'a Document<'t> {
        &self.reading.document
    }

    /// The tree.
    pub fn syntax(&self) -> &'a Syntax {
        &self.reading.syntax
    }

    /// The normalised token at `t`; empty past the end.
    pub fn norm(&self, t: TokenId) -> &'a str {
        if t.index() < self.reading.document.len() { self.reading.document.norm(t) } else { "" }
    }

    /// The normalised token `back` before `t`; empty before the start of the sentence.
    pub fn before(&self, t: TokenId, back: usize) -> &'a str {
        let start = if t.index() < self.reading.document.len() { self.sentence(t).start } else { TokenId(0) };
        if t.0 >= start.0 + back as u32 { self.norm(TokenId(t.0 - back as u32)) } else { "" }
    }

    /// The tag of a token; `Tag::XX` past the end.
    pub fn tag(&self, t: TokenId) -> Tag {
        if t.index() < self.reading.document.len() { self.reading.syntax.tag(t) } else { Tag::XX }
    }

    /// The tokens of the sentence that `t` is in.
    pub fn sentence(&self, t: TokenId) -> TokenRange {
        self.reading.document.sentence_of(t).tokens
    }

    /// The chunk that a token is in.
    pub fn chunk_of(&self, t: TokenId) -> Option<ChunkId> {
        let at = *self.chunk_at.get(t.index())?;
        (at > 0).then(|| at as usize - 1)
    }

    /// The chunk that starts at `t`.
    pub fn chunk_from(&self, t: TokenId) -> Option<ChunkId> {
        self.chunk_of(t).filter(|&c| self.chunks[c].tokens.start == t)
    }

    /// The chunk that ends right before `t`.
    pub fn chunk_until(&self, t: TokenId) -> Option<ChunkId> {
        let last = TokenId(t.0.checked_sub(1)?);
        self.chunk_of(last).filter(|&c| self.chunks[c].tokens.end == t)
    }

    /// The trigger that a token is in.
    pub fn trigger_of(&self, t: TokenId) -> Option<usize> {
        let at = *self.trigger_at.get(t.index())?;
        (at > 0).then(|| at as usize - 1)
    }

    /// Whether a token is in a trigger that names its victims in that way.
    pub fn has_frame(&self, t: TokenId, frame: Frame) -> bool {
        self.trigger_of(t).is_some_and(|i| self.triggers[i].meaning.frames.has(frame))
    }

    /// The number of a chunk.
    pub fn number_of(&self, chunk: &Chunk) -> Option<&'a Number> {
        match chunk.count {
            chunks::Count::Number(index) => self.numbers.get(index),
            _ => None,
        }
    }
}

fn triggers(reading: &Reading<'_>) -> Vec<Trigger> {
    let document = &reading.document;
    let mut found = Vec::new();
    let mut at = TokenId(0);
    while at.index() < document.len() {
        let Some((tokens, &meaning)) = LEXICON.triggers.longest_at(document, at) else {
            at = at + 1;
            continue;
        };
        // A phrase never runs on into the next sentence.
        let sentence = document.sentence_of(at).tokens;
        let fits = tokens.end <= sentence.end;
        let word = fits.then_some((tokens, meaning)).or_else(|| {
            LEXICON.triggers.word(document.norm(at)).map(|&meaning| (TokenRange::one(at), meaning))
        });
        if let Some((tokens, meaning)) = word {
            let verb = tokens.iter().find(|&t| reading.syntax.tag(t).is_verb());
            let head = verb.unwrap_or(if document.norm(at).ends_with("ly") && tokens.len() > 1 {
                at + 1
            } else {
                at
            });
            found.push(Trigger { tokens, head, meaning });
            at = tokens.end;
        } else {
            at = at + 1;
        }
    }
    found
}
