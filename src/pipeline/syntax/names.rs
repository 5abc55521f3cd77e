//! Names: lexemes and tags of a sentence in, stretches that name a person, an organization, a place or a group out.
//!
//! Each token is the beginning, inside, last or only token of a name of some kind, or outside all names (BILOU).
//! What a capitalised word was earlier in the document is remembered and is a feature.

use super::Tag;
use super::features::{Lexeme, flag};
use super::hash::{numbered, one, three, two};
use super::model::Model;
use crate::pipeline::entities::EntityType;

/// Number of features of a decision.
pub const FEATURES: usize = 54;

/// The kinds of names, in the order of their classes in the model.
pub const KINDS: [EntityType; 4] =
    [EntityType::Person, EntityType::Organization, EntityType::Place, EntityType::Group];

/// Where a token stands in a name. Its class is 1 + 4 × kind + place; class 0 is outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The first of several tokens.
    Begin,
    /// Neither first nor last.
    Inside,
    /// The last of several tokens.
    Last,
    /// The only token.
    Only,
}

/// Kind and place of a class; `None` outside names.
pub const fn place(class: usize) -> Option<(usize, Place)> {
    const PLACES: [Place; 4] = [Place::Begin, Place::Inside, Place::Last, Place::Only];
    match class.checked_sub(1) {
        Some(k) => Some((k / 4, PLACES[k % 4])),
        None => None,
    }
}

/// Classes that may follow `previous`, a bit each; at a sentence's last token no name may stay open.
pub const fn candidates(previous: usize, last: bool) -> u64 {
    const FREE: u64 = 1 | 0b1001 << 1 | 0b1001 << 5 | 0b1001 << 9 | 0b1001 << 13;
    const CLOSED: u64 = 1 | 0b1100 << 1 | 0b1100 << 5 | 0b1100 << 9 | 0b1100 << 13;
    let open = match place(previous) {
        Some((kind, Place::Begin | Place::Inside)) => 0b0110 << (1 + 4 * kind),
        _ => FREE,
    };
    if last { open & CLOSED } else { open }
}

/// What words were earlier in the document, in a small table where a later word may displace an earlier one.
#[derive(Debug)]
pub struct Memory {
    seen: Vec<(u32, u8)>,
}

impl Default for Memory {
    fn default() -> Self {
        Self { seen: vec![(0, 0); 1 << Self::BITS] }
    }
}

impl Memory {
    const BITS: u32 = 10;

    fn cell(word: u32) -> usize {
        (one(word) >> (32 - Self::BITS)) as usize
    }

    /// 1 + the kind of name that the word was last part of; 0 if none.
    fn recall(&self, word: u32) -> u32 {
        let (seen, kind) = self.seen[Self::cell(word)];
        if seen == word { u32::from(kind) } else { 0 }
    }

    /// Remembers a sentence's names.
    pub fn note(&mut self, lexemes: &[Lexeme], classes: &[usize]) {
        for (lexeme, &class) in lexemes.iter().zip(classes) {
            if let Some((kind, _)) = place(class).filter(|_| lexeme.is(flag::CAPITAL)) {
                self.seen[Self::cell(lexeme.word)] = (lexeme.word, kind as u8 + 1);
            }
        }
    }
}

/// The run of capitalised tokens around each token: index of its first and of its last token.
#[derive(Debug, Default)]
pub struct Runs(Vec<(u32, u32)>);

impl Runs {
    fn find(&mut self, lexemes: &[Lexeme]) {
        self.0.clear();
        self.0.extend((0..lexemes.len() as u32).map(|i| (i, i)));
        let joined = |i: usize| lexemes[i].is(flag::CAPITAL) && lexemes[i - 1].is(flag::CAPITAL);
        for i in 1..lexemes.len() {
            if joined(i) {
                self.0[i].0 = self.0[i - 1].0;
            }
        }
        for i in (1..lexemes.len()).rev() {
            if joined(i) {
                self.0[i - 1].1 = self.0[i].1;
            }
        }
    }
}

/// Buffers that are kept from one sentence to the next.
#[derive(Debug, Default)]
pub struct Scratch {
    runs: Runs,
    /// The class of each token of the last sentence.
    pub classes: Vec<usize>,
}

/// What is decided left of a token.
struct Left {
    /// The classes of the token before, and of the one before that.
    classes: [usize; 2],
    /// The first token of the name that is open; the token itself if none is.
    start: usize,
}

/// Finds the names of a sentence; `choose` decides for a token with that index among the candidates (a bit each).
/// Tokens that cannot be part of a name, going by their case, are not asked about.
pub fn find_with(
    scratch: &mut Scratch,
    lexemes: &[Lexeme],
    tags: &[Tag],
    memory: &mut Memory,
    mut choose: impl FnMut(usize, &[u32; FEATURES], u64) -> usize,
) {
    scratch.runs.find(lexemes);
    scratch.classes.clear();
    let mut left = Left { classes: [0; 2], start: 0 };
    for i in 0..lexemes.len() {
        let [previous, _] = left.classes;
        if !matches!(place(previous), Some((_, Place::Begin | Place::Inside))) {
            left.start = i;
        }
        let chosen = if may_name(lexemes, tags, i, previous) {
            let features = features(lexemes, tags, i, &left, scratch.runs.0[i], memory);
            choose(i, &features, candidates(previous, i + 1 == lexemes.len()))
        } else {
            0
        };
        scratch.classes.push(chosen);
        left.classes = [chosen, previous];
    }
    memory.note(lexemes, &scratch.classes);
}

/// Finds the names of a sentence with the model.
pub fn find(model: &Model<'_>, scratch: &mut Scratch, lexemes: &[Lexeme], tags: &[Tag], memory: &mut Memory) {
    find_with(scratch, lexemes, tags, memory, |_, features, open| model.names.best(features, open));
}

/// Whether a token can be part of a name: it or the next is capitalised, has a digit or is tagged as a proper noun,
/// or a name is open.
pub fn may_name(lexemes: &[Lexeme], tags: &[Tag], i: usize, previous: usize) -> bool {
    let hints = |i: usize| {
        lexemes.get(i).is_some_and(|l| l.is(flag::CAPITAL | flag::DIGIT))
            || tags.get(i).is_some_and(|t| t.is_proper())
    };
    previous != 0 || hints(i) || hints(i + 1)
}

#[allow(clippy::similar_names)]
fn features(
    lexemes: &[Lexeme],
    tags: &[Tag],
    i: usize,
    left: &Left,
    run: (u32, u32),
    memory: &Memory,
) -> [u32; FEATURES] {
    let at = |k: usize| lexemes.get(k).unwrap_or(&Lexeme::AFTER);
    let back = |k: usize, n: usize| k.checked_sub(n).map_or(&Lexeme::BEFORE, |k| at(k));
    let (p2, p1, word, n1, n2) = (back(i, 2), back(i, 1), at(i), at(i + 1), at(i + 2));
    let (p3, n3) = (back(i, 3), at(i + 3));
    let tag = |k: Option<usize>| k.and_then(|k| tags.get(k)).map_or(250, |&t| t as u32);
    let (t0, tp, tn) = (tag(Some(i)), tag(i.checked_sub(1)), tag(Some(i + 1)));
    let (tp2, tn2) = (tag(i.checked_sub(2)), tag(Some(i + 2)));
    let (start, inside) = (at(left.start), (i - left.start).min(5) as u32);
    let (first, last) = (run.0 as usize, run.1 as usize);
    let (head, tail, prior, following) = (at(first), at(last), back(first, 1), at(last + 1));
    let length = (last - first).min(6) as u32;
    let known = memory.recall(word.word);
    let [e1, e2] = left.classes.map(|class| class as u32);
    numbered([
        one(e1),
        two(e1, word.norm),
        one(word.word),
        two(word.word, n1.word),
        two(p1.word, word.word),
        one(p1.norm),
        one(n1.norm),
        one(p2.norm),
        one(n2.norm),
        two(e1, word.suffix[1]),
        one(word.suffix[2]),
        one(word.prefix[1]),
        two(word.outline, u32::from(i == 0)),
        three(p1.outline, word.outline, n1.outline),
        two(e1, t0),
        three(tp, t0, tn),
        three(e1, t0, tn),
        two(e1, e2),
        two((last - i).min(5) as u32, (i - first).min(5) as u32),
        two(head.norm, e1),
        two(tail.norm, e1),
        two(prior.norm, e1),
        two(following.norm, e1),
        one(tail.suffix[1]),
        two(tail.norm, head.norm),
        two(e1, known),
        two(p1.norm, n1.norm),
        two(e1, n1.word),
        two(following.norm, prior.norm),
        three(e1, word.word, n1.word),
        three(p1.word, word.word, n1.word),
        two(e1, n2.word),
        two(known, word.outline),
        three(e1, length, following.norm),
        three(e1, length, prior.norm),
        one(word.suffix[0]),
        two(e1, word.outline),
        two(e1, p1.norm),
        three(e1, t0, prior.norm),
        three(tail.norm, e1, t0),
        one(p3.norm),
        one(n3.norm),
        three(t0, tn, tn2),
        three(tp2, tp, t0),
        two(e1, p1.suffix[1]),
        two(e1, n1.suffix[1]),
        two(start.norm, e1),
        three(start.norm, e1, word.norm),
        three(inside, e1, t0),
        two(start.norm, n1.norm),
        two(p2.norm, p1.norm),
        two(n1.norm, n2.norm),
        two(e1, n1.outline),
        three(e1, word.suffix[1], n1.suffix[1]),
    ])
}
