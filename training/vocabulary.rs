//! What is counted before anything is learnt: the tags of each frequent word, the labels between tags.

use std::collections::BTreeMap;

use copydesk::pipeline::syntax::Tag;
use copydesk::pipeline::syntax::internals::{Dictionary, label_key, slot_of};

use crate::data::Sentence;

/// A word with fewer occurrences is not in the dictionary.
const MIN_COUNT: u32 = 12;
/// Tags (labels) rarer than this share of a word's (a pair of tags') occurrences are taken for errors.
const MIN_TAG_SHARE: f64 = 0.001;
const MIN_LABEL_SHARE: f64 = 0.002;
/// Words not in the dictionary may have the tags that make up this share of the rare words' occurrences.
const MIN_RARE_SHARE: f64 = 0.0003;
/// A pair of tags with fewer arcs may have any label.
const MIN_ARCS: u32 = 10;

/// The dictionary's two parts, as the model file holds them.
pub struct Words {
    /// Open-addressed entries.
    pub entries: Vec<[u8; 6]>,
    /// Sets of tags.
    pub sets: Vec<[u8; 8]>,
}

impl Words {
    /// A dictionary without a word: for computing hashes before there is one.
    pub fn none() -> Self {
        Self { entries: vec![[0; 6]], sets: vec![(u64::MAX >> (64 - Tag::ALL.len())).to_le_bytes()] }
    }

    /// Counts the words' tags. Sentences must be encoded.
    pub fn count(sentences: &[Sentence]) -> Self {
        let mut counts: BTreeMap<u32, BTreeMap<Tag, u32>> = BTreeMap::new();
        for sentence in sentences {
            for (lexeme, &tag) in sentence.lexemes.iter().zip(&sentence.tags) {
                *counts.entry(lexeme.word).or_default().entry(tag).or_default() += 1;
            }
        }
        let mut rare: BTreeMap<Tag, u32> = BTreeMap::new();
        for tags in counts.values().filter(|tags| tags.values().sum::<u32>() < MIN_COUNT) {
            for (&tag, n) in tags {
                *rare.entry(tag).or_default() += n;
            }
        }
        let least = (f64::from(rare.values().sum::<u32>()) * MIN_RARE_SHARE).max(1.0);
        let mut sets = vec![frequent(&rare, least).to_le_bytes()];
        let mut found: BTreeMap<u32, u16> = BTreeMap::new();
        for (word, tags) in counts {
            let total: u32 = tags.values().sum();
            if total < MIN_COUNT || word == 0 {
                continue;
            }
            let least = (f64::from(total) * MIN_TAG_SHARE).max(1.0);
            let bits = tags
                .iter()
                .filter(|(_, n)| f64::from(**n) >= least)
                .fold(0, |bits, (&t, _)| bits | 1_u64 << t as u32);
            let set = sets.iter().position(|s| u64::from_le_bytes(*s) == bits).unwrap_or_else(|| {
                sets.push(bits.to_le_bytes());
                sets.len() - 1
            });
            found.insert(word, set as u16);
        }
        Self { entries: addressed(&found), sets }
    }

    /// As the service reads it.
    pub fn dictionary(&self) -> Dictionary<'_> {
        Dictionary::new(&self.entries, &self.sets)
    }
}

/// The tags with at least that many occurrences, a bit each.
fn frequent(tags: &BTreeMap<Tag, u32>, least: f64) -> u64 {
    tags.iter().filter(|(_, n)| f64::from(**n) >= least).fold(0, |bits, (&tag, _)| bits | 1 << tag as u32)
}

fn addressed(words: &BTreeMap<u32, u16>) -> Vec<[u8; 6]> {
    let size = (words.len() * 2).next_power_of_two().max(64);
    let mut entries = vec![[0; 6]; size];
    for (&word, &set) in words {
        let mut at = slot_of(word) & (size - 1);
        while entries[at] != [0; 6] {
            at = (at + 1) & (size - 1);
        }
        entries[at][..4].copy_from_slice(&word.to_le_bytes());
        entries[at][4..].copy_from_slice(&set.to_le_bytes());
    }
    entries
}

/// The labels seen between words of two tags, by [`label_key`]; tags as annotated and as `predicted`.
pub fn label_sets(sentences: &[Sentence], predicted: &[Vec<Tag>]) -> Vec<[u8; 8]> {
    let last = Tag::ALL.len() - 1;
    let mut counts = vec![BTreeMap::<u32, u32>::new(); label_key(true, last, last) + 1];
    for (sentence, predicted) in sentences.iter().zip(predicted) {
        for (dependent, &head) in
            sentence.heads.iter().enumerate().filter(|(_, h)| **h < sentence.words.len())
        {
            for tags in [&sentence.tags, predicted] {
                let key = label_key(dependent < head, tags[head] as usize, tags[dependent] as usize);
                *counts[key].entry(sentence.deps[dependent] as u32).or_default() += 1;
            }
        }
    }
    counts.iter().map(|labels| likely(labels).to_le_bytes()).collect()
}

fn likely(labels: &BTreeMap<u32, u32>) -> u64 {
    let total: u32 = labels.values().sum();
    if total < MIN_ARCS {
        return 0;
    }
    let least = (f64::from(total) * MIN_LABEL_SHARE).max(1.5);
    labels.iter().filter(|(_, n)| f64::from(**n) >= least).fold(0, |bits, (&label, _)| bits | 1 << label)
}
