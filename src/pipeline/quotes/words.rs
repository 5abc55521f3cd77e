//! The words of `words.toml`, each list asked by one construction.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use crate::pipeline::lexicon::Phrases;
use crate::pipeline::text::{Document, TokenId, TokenRange};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    channels: FxHashSet<String>,
    no_source: FxHashSet<String>,
    links: FxHashSet<String>,
    said_itself: FxHashSet<String>,
    hearers: FxHashSet<String>,
    interviewed: Vec<String>,
    talked: FxHashSet<String>,
}

struct Lists {
    file: File,
    interviewed: Phrases<()>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("words.toml")).expect("words.toml is read by every test");
    let interviewed = Phrases::new(file.interviewed.iter().map(|phrase| (phrase, ())));
    Lists { file, interviewed }
});

/// Whether something can be said "in" or "on" it ("statement").
pub(super) fn is_channel(norm: &str) -> bool {
    LISTS.file.channels.contains(norm)
}

/// Whether it is no source after "according to" ("plan").
pub(super) fn is_no_source(norm: &str) -> bool {
    LISTS.file.no_source.contains(norm)
}

/// Whether a line that begins so, in lower case, leads to other articles ("read more").
pub(super) fn is_link(words: &str) -> bool {
    LISTS.file.links.contains(words)
}

/// Whether it is what was said rather than who said it ("so").
pub(super) fn is_said_itself(norm: &str) -> bool {
    LISTS.file.said_itself.contains(norm)
}

/// Whether what it "heard" was said before it ("court").
pub(super) fn is_hearer(norm: &str) -> bool {
    LISTS.file.hearers.contains(norm)
}

/// The words at `at` after which the one stands who was interviewed ("spoke to").
pub(super) fn interviewed_at(document: &Document<'_>, at: TokenId) -> Option<TokenRange> {
    LISTS.interviewed.longest_at(document, at).map(|(tokens, ())| tokens)
}

/// Whether the one who answers does so in this word ("talked").
pub(super) fn is_talked(norm: &str) -> bool {
    LISTS.file.talked.contains(norm)
}

/// Reads the lists now.
pub(super) fn warm_up() {
    LazyLock::force(&LISTS);
}
