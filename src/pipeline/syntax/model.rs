//! The model file: a magic number, the sizes of its parts, the parts. Read in place, nothing is copied.
//!
//! | part | what |
//! |---|---|
//! | sets | sets of tags, a bit a tag, 8 bytes each; the first is that of words not in the dictionary |
//! | dictionary | open addressing by word hash: hash (4 bytes), number of the word's set (2) |
//! | label sets | for each direction, tag of the head and tag of the dependent: labels seen, a bit each, 8 bytes |
//! | tags, actions, labels, names | tables of weights, one signed byte each, lines of 64, 2, 64 and 32 |
//!
//! All numbers are little-endian.

use std::sync::LazyLock;

use super::hash::one;
use super::parser::{SUBJECTS, State};
use super::table::{Relative, Table};
use super::{Dep, Tag};

/// The first bytes of a model file: name and version of the format.
pub const MAGIC: [u8; 8] = *b"cdsyntx3";
/// Number of parts.
pub const PARTS: usize = 7;

/// Everything that was learnt.
#[derive(Clone, Debug)]
pub struct Model<'m> {
    /// Words with the tags they have been seen with.
    pub dictionary: Dictionary<'m>,
    label_sets: &'m [[u8; 8]],
    /// Weights of the tagger.
    pub tags: Table<'m, 64>,
    /// Weights of the parser's actions.
    pub actions: Relative<'m>,
    /// Weights of the labels.
    pub labels: Table<'m, 64>,
    /// Weights of the names.
    pub names: Table<'m, 32>,
}

/// Why bytes are not a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// The magic number of this version is missing.
    NotAModel,
    /// The parts do not add up to the file, or one has an impossible size.
    WrongSize,
}

impl<'m> Model<'m> {
    /// Reads a model file in place.
    ///
    /// # Errors
    /// The bytes are no model file of this version, or are cut short.
    pub fn read(bytes: &'m [u8]) -> Result<Self, ModelError> {
        let rest = bytes.strip_prefix(&MAGIC).ok_or(ModelError::NotAModel)?;
        let (sizes, mut rest) = rest.split_at_checked(4 * PARTS).ok_or(ModelError::WrongSize)?;
        let mut parts = [&[][..]; PARTS];
        for (part, size) in parts.iter_mut().zip(sizes.as_chunks().0) {
            (*part, rest) =
                rest.split_at_checked(u32::from_le_bytes(*size) as usize).ok_or(ModelError::WrongSize)?;
        }
        let [sets, words, label_sets, tags, actions, labels, names] = parts;
        let label_sets = label_sets.as_chunks().0;
        let complete = rest.is_empty()
            && parts.iter().all(|part| !part.is_empty())
            && (words.len() / 6).is_power_of_two()
            && label_sets.len() == label_key(true, TAGS - 1, TAGS - 1) + 1;
        if !complete {
            return Err(ModelError::WrongSize);
        }
        Ok(Self {
            dictionary: Dictionary { words: words.as_chunks().0, sets: sets.as_chunks().0 },
            label_sets,
            tags: Table::new(tags),
            actions: Relative::new(actions).ok_or(ModelError::WrongSize)?,
            labels: Table::new(labels),
            names: Table::new(names),
        })
    }

    /// The model in the binary.
    pub fn embedded() -> &'static Model<'static> {
        &EMBEDDED
    }

    /// The labels that an arc between words of these tags may have, a bit each. A verb has one subject before it: where
    /// there is one, a word further away is none.
    pub fn label_candidates(&self, state: &State, head: usize, dependent: usize) -> u64 {
        let tag = |i: usize| state.slot(i).tag as usize - 1;
        let seen =
            u64::from_le_bytes(self.label_sets[label_key(dependent < head, tag(head), tag(dependent))]);
        let taken = if dependent < head && state.slot(head).has_subject() { SUBJECT_LABELS } else { 0 };
        if seen & !taken == 0 { ANY_LABEL & !taken } else { seen & !taken }
    }
}

const TAGS: usize = Tag::ALL.len();
/// Every label but the root's.
const ANY_LABEL: u64 = (1 << Dep::ALL.len()) - 1 - (1 << Dep::Root as u64);

/// The labels of subjects, a bit each.
const SUBJECT_LABELS: u64 = 1 << SUBJECTS[0] as u64 | 1 << SUBJECTS[1] as u64;

/// The place in the label sets of an arc: its direction and the numbers of its tags.
pub const fn label_key(leftward: bool, head: usize, dependent: usize) -> usize {
    (leftward as usize * TAGS + head) * TAGS + dependent
}

/// Aligns the file with cache lines, so that a line of weights is one of them.
#[repr(align(64))]
struct Aligned<T: ?Sized>(T);

static BYTES: &Aligned<[u8]> = &Aligned(*include_bytes!("model.bin"));

static EMBEDDED: LazyLock<Model<'static>> =
    LazyLock::new(|| Model::read(&BYTES.0).expect("the model in the binary is checked by a test"));

/// Words with the tags they have been seen with.
#[derive(Clone, Copy, Debug)]
pub struct Dictionary<'m> {
    words: &'m [[u8; 6]],
    sets: &'m [[u8; 8]],
}

impl<'m> Dictionary<'m> {
    /// A dictionary over its two parts of the file; `words` has a power of two of entries, some of them empty.
    pub fn new(words: &'m [[u8; 6]], sets: &'m [[u8; 8]]) -> Self {
        Self { words, sets }
    }

    /// The number of a word's set of tags, by the word's hash; 0 for a word that is not here.
    pub fn set_of(&self, word: u32) -> u16 {
        let mask = self.words.len() - 1;
        let mut at = slot_of(word) & mask;
        for _ in 0..self.words.len() {
            let [a, b, c, d, low, high] = self.words[at];
            match u32::from_le_bytes([a, b, c, d]) {
                0 => break,
                hash if hash == word => return u16::from_le_bytes([low, high]),
                _ => at = (at + 1) & mask,
            }
        }
        0
    }

    /// The tags of a set, a bit each.
    pub fn tags(&self, set: u16) -> u64 {
        u64::from_le_bytes(self.sets[set as usize % self.sets.len()])
    }
}

/// Where to start looking for a word, before masking with the dictionary's size.
pub const fn slot_of(word: u32) -> usize {
    (one(word) >> 7) as usize
}

#[cfg(test)]
mod tests {
    use super::{Model, ModelError};

    #[test]
    fn the_embedded_model_is_whole() {
        assert!(Model::embedded().dictionary.tags(0).count_ones() > 10);
    }

    #[test]
    fn other_bytes_are_refused() {
        assert_eq!(Model::read(b"something else").err(), Some(ModelError::NotAModel));
        assert_eq!(Model::read(b"cdsyntx3 cut short").err(), Some(ModelError::WrongSize));
    }
}
