//! The syntax layer: tags, dependency tree and names of a document, from the model in the binary.
//!
//! A [`Document`] in, a [`Syntax`] out, one node a token. Layers ask it through the queries in [`query`].

mod features;
mod hash;
mod labels;
pub mod lemma;
mod model;
mod names;
mod parser;
mod parser_features;
mod query;
mod table;
mod tagger;
mod tags;
mod verb_group;

/// What training shares with the service: features, transition system, file format.
#[cfg(feature = "training")]
pub mod internals {
    pub use super::features::{Casing, Lexeme, flag, text_hash};
    pub use super::hash::{ACTION_LINES, one};
    pub use super::model::{Dictionary, MAGIC, Model, PARTS, label_key, slot_of};
    pub use super::parser::{Action, Decide, Greedy, State};
    pub use super::parser_features::{ACTION_FEATURES, LABEL_FEATURES};
    pub use super::table::{best_of, cell_of, line_of};

    /// The tagger.
    pub mod tagger {
        pub use super::super::tagger::{tag, tag_with};
    }

    /// The names layer.
    pub mod names {
        pub use super::super::names::{Memory, Place, Scratch, find, find_with, place};
    }
}

pub use labels::Dep;
pub use tags::Tag;
pub use verb_group::{Tense, VerbGroup};

use super::entities::EntityType;
use super::text::{Document, TokenId, TokenRange};
use model::Model;

/// What is known of one token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its Penn Treebank tag.
    pub tag: Tag,
    /// The token it depends on; itself for a sentence's root.
    pub head: TokenId,
    /// How it depends on it.
    pub dep: Dep,
}

/// A stretch that names something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its tokens.
    pub tokens: TokenRange,
    /// What it names: a person, an organization, a place or a group.
    pub kind: EntityType,
}

/// Tags, tree and names of a document.
#[derive(Debug, Default)]
pub struct Syntax {
    nodes: Vec<Node>,
    names: Vec<Name>,
    /// For each token everything that hangs on it.
    extents: Vec<TokenRange>,
    /// Dependents of token `t`, in text order: `dependents[first[t]..first[t + 1]]`.
    first: Vec<u32>,
    dependents: Vec<TokenId>,
}

/// Tags and parses a document.
pub fn parse(document: &Document<'_>) -> Syntax {
    parse_with(Model::embedded(), document)
}

/// Reads the embedded model's table of contents now rather than in the first request.
pub fn warm_up() {
    Model::embedded();
    lemma::warm_up();
}

/// Tags and parses a document with a model.
pub fn parse_with(model: &Model<'_>, document: &Document<'_>) -> Syntax {
    let lexemes = features::lexemes(document, &model.dictionary);
    let mut syntax = Syntax { nodes: Vec::with_capacity(lexemes.len()), ..Syntax::default() };
    let (mut tags, mut state) = (Vec::new(), parser::State::default());
    let (mut scratch, mut memory) = (names::Scratch::default(), names::Memory::default());
    for sentence in document.sentences() {
        let lexemes = &lexemes[sentence.tokens.start.index()..sentence.tokens.end.index()];
        tagger::tag(model, lexemes, &mut tags);
        if lexemes.iter().all(|lexeme| lexeme.is(features::flag::MARK)) {
            syntax.add_marks(sentence.tokens, &tags);
            continue;
        }
        state.start(lexemes, &tags);
        state.run(&mut parser::Greedy(model));
        names::find(model, &mut scratch, lexemes, &tags, &mut memory);
        syntax.add_sentence(sentence.tokens.start, &tags, &state);
        syntax.add_names(sentence.tokens.start, &scratch.classes);
    }
    syntax.index_dependents();
    syntax
}

impl Syntax {
    fn add_sentence(&mut self, first: TokenId, tags: &[Tag], state: &parser::State) {
        self.nodes.extend(tags.iter().enumerate().map(|(i, &tag)| {
            let (head, dep) = state.arc(i);
            let head = if head == state.root() { i } else { head };
            Node { tag, head: first + head, dep }
        }));
        self.extents.extend((0..tags.len()).map(|i| {
            let (from, to) = state.extent(i);
            TokenRange::new(first + from, first + to + 1)
        }));
    }

    /// A sentence of marks alone, a row of brackets for one: there is nothing to parse, however long it is.
    fn add_marks(&mut self, tokens: TokenRange, tags: &[Tag]) {
        let root = tokens.start;
        for (token, &tag) in tokens.iter().zip(tags) {
            let (dep, extent) =
                if token == root { (Dep::Root, tokens) } else { (Dep::Punct, TokenRange::one(token)) };
            self.nodes.push(Node { tag, head: root, dep });
            self.extents.push(extent);
        }
    }

    fn add_names(&mut self, first: TokenId, classes: &[usize]) {
        let mut start = first;
        for (i, &class) in classes.iter().enumerate() {
            let Some((kind, place)) = names::place(class) else { continue };
            if matches!(place, names::Place::Begin | names::Place::Only) {
                start = first + i;
            }
            if matches!(place, names::Place::Last | names::Place::Only) {
                self.names
                    .push(Name { tokens: TokenRange::new(start, first + i + 1), kind: names::KINDS[kind] });
            }
        }
    }

    /// Turns heads into lists of dependents: counts them, then fills each head's stretch in text order.
    fn index_dependents(&mut self) {
        let heads = || self.nodes.iter().enumerate().filter(|(i, n)| n.head.index() != *i);
        let mut first = vec![0; self.nodes.len() + 2];
        for (_, node) in heads() {
            first[node.head.index() + 2] += 1;
        }
        for i in 2..first.len() {
            first[i] += first[i - 1];
        }
        let mut dependents = vec![TokenId(0); first[first.len() - 1] as usize];
        for (i, node) in heads() {
            let at = &mut first[node.head.index() + 1];
            dependents[*at as usize] = TokenId(i as u32);
            *at += 1;
        }
        first.truncate(self.nodes.len() + 1);
        self.first = first;
        self.dependents = dependents;
    }
}

impl Syntax {
    /// What is known of a token.
    pub fn node(&self, t: TokenId) -> Node {
        self.nodes[t.index()]
    }

    /// All names, in text order, none overlapping.
    pub fn names(&self) -> &[Name] {
        &self.names
    }
}
