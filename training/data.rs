//! Labelled sentences: one JSON array a line, as `label.py` writes them:
//! `[document id, words, normalised words, tags, heads, labels, names]`, a root being its own head, names in BIO.

use std::io::BufRead;
use std::path::Path;

use copydesk::pipeline::syntax::internals::names::Place;
use copydesk::pipeline::syntax::internals::{Casing, Dictionary, Lexeme};
use copydesk::pipeline::syntax::{Dep, Tag};

/// A sentence with everything that is to be learnt of it.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// The number of its document.
    pub document: u32,
    /// The words as written.
    pub words: Vec<String>,
    /// The words as the document normalises them.
    pub norms: Vec<String>,
    /// Whether the words are to be read without their case.
    pub caseless: bool,
    /// What features see; filled once the dictionary is known.
    pub lexemes: Vec<Lexeme>,
    /// The tags.
    pub tags: Vec<Tag>,
    /// The heads; the number of words for a root.
    pub heads: Vec<usize>,
    /// The labels.
    pub deps: Vec<Dep>,
    /// The classes of the names layer.
    pub names: Vec<usize>,
}

/// One of the texts' kinds: the file's name without its extension.
#[derive(Debug)]
pub struct Corpus {
    /// The kind.
    pub name: String,
    /// Sentences to learn from.
    pub train: Vec<Sentence>,
    /// Sentences of documents held out.
    pub held_out: Vec<Sentence>,
}

/// One document in this many is held out.
const HELD_OUT: u32 = 20;

type Line = (String, Vec<String>, Vec<String>, Vec<String>, Vec<usize>, Vec<String>, Vec<String>);

/// Reads a corpus. Documents are held out by a hash of their id, so that the choice never changes.
pub fn read(path: &Path, next_document: &mut u32) -> Result<Corpus, Box<dyn std::error::Error>> {
    let name = path.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
    let mut corpus = Corpus { name, train: Vec::new(), held_out: Vec::new() };
    let mut current = String::new();
    for line in std::io::BufReader::new(std::fs::File::open(path)?).lines() {
        let (id, words, norms, tags, heads, deps, bio): Line = serde_json::from_str(&line?)?;
        if id != current {
            current.clone_from(&id);
            *next_document += 1;
        }
        let n = words.len();
        let sentence = Sentence {
            document: *next_document,
            heads: heads.iter().enumerate().map(|(i, &h)| if h == i { n } else { h }).collect(),
            tags: tags.iter().map(|t| Tag::named(t).unwrap_or(Tag::XX)).collect(),
            deps: deps.iter().map(|d| Dep::named(d).unwrap_or(Dep::Dep)).collect(),
            names: classes(&bio),
            words,
            norms,
            ..Sentence::default()
        };
        let side = if is_held_out(&id) { &mut corpus.held_out } else { &mut corpus.train };
        side.push(sentence);
    }
    Ok(corpus)
}

fn is_held_out(id: &str) -> bool {
    let hash = id.bytes().fold(0x811C_9DC5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    (hash >> 8).is_multiple_of(HELD_OUT)
}

/// BIO names to classes.
pub fn classes(bio: &[String]) -> Vec<usize> {
    let kind = |name: &str| ["PERSON", "ORG", "PLACE", "GROUP"].iter().position(|k| *k == name);
    let parsed: Vec<Option<(bool, usize)>> =
        bio.iter().map(|b| b.split_once('-').and_then(|(p, k)| Some((p == "B", kind(k)?)))).collect();
    let continues = |i: usize| matches!((parsed.get(i), parsed[i - 1]), (Some(Some((false, k))), Some((_, j))) if *k == j);
    let place = |i: usize| match (i > 0 && continues(i), continues(i + 1)) {
        (false, true) => Place::Begin,
        (true, true) => Place::Inside,
        (true, false) => Place::Last,
        (false, false) => Place::Only,
    };
    (0..bio.len()).map(|i| parsed[i].map_or(0, |(_, kind)| 1 + 4 * kind + place(i) as usize)).collect()
}

impl Sentence {
    /// Computes the lexemes.
    pub fn encode(&mut self, dictionary: &Dictionary<'_>) {
        let casing = if self.caseless { Casing::Lost } else { Casing::Kept };
        self.lexemes = (self.words.iter().zip(&self.norms))
            .map(|(word, norm)| Lexeme::of(word, norm, casing, dictionary))
            .collect();
    }

    /// A copy to be read without its case.
    pub fn without_case(&self) -> Self {
        Self { caseless: true, lexemes: Vec::new(), ..self.clone() }
    }

    /// Lifts arcs that cross others until none does, shortest first (Nivre and Nilsson 2005).
    pub fn projectivise(&mut self) {
        while let Some(dependent) = self.shortest_crossing() {
            self.heads[dependent] = self.heads[self.heads[dependent]];
        }
    }

    fn shortest_crossing(&self) -> Option<usize> {
        let root = self.heads.len();
        let crosses = |dependent: &usize| {
            let head = self.heads[*dependent];
            if head == root {
                return false;
            }
            let (a, b) = if *dependent < head { (*dependent, head) } else { (head, *dependent) };
            (a + 1..b).any(|k| !self.is_under(k, head))
        };
        (0..root).filter(crosses).min_by_key(|&d| d.abs_diff(self.heads[d]))
    }

    /// Whether a word is another or depends on it, directly or not.
    pub fn is_under(&self, mut word: usize, head: usize) -> bool {
        for _ in 0..=self.heads.len() {
            if word == head {
                return true;
            }
            match self.heads.get(word) {
                Some(&up) => word = up,
                None => return false,
            }
        }
        false
    }
}
