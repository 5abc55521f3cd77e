//! The parser: lexemes and tags of a sentence in, heads and labels out, by an arc-hybrid transition system
//! (Kuhlmann, Gómez-Rodríguez and Satta 2011): each word is shifted once and attached once, so time is linear.

use super::features::{Lexeme, flag};
use super::model::Model;
use super::table::best_of;
use super::{Dep, Tag};

/// A step of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Moves the next word onto the stack.
    Shift,
    /// Attaches the top of the stack to the next word.
    Left,
    /// Attaches the top of the stack to the word beneath it.
    Right,
}

impl Action {
    /// All actions, in the order of their cells in the model.
    pub const ALL: [Self; 3] = [Self::Shift, Self::Left, Self::Right];
}

/// What features see of a word or of a place without one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Slot {
    pub(super) norm: u32,
    pub(super) suffix: u32,
    /// Number of the tag, from 1; beyond all tags for the root and for a place without a word.
    pub(super) tag: u32,
    /// Number of the label, from 1, once attached.
    pub(super) label: u32,
    /// The two outermost dependents to the left, outermost first.
    pub(super) left: [u32; 2],
    /// The two outermost dependents to the right, outermost first.
    pub(super) right: [u32; 2],
    /// How many dependents to the left and to the right.
    pub(super) lefts: u8,
    pub(super) rights: u8,
    /// How many verbs, and how many commas, come before.
    pub(super) verbs: u8,
    pub(super) commas: u8,
    /// Which arguments it has so far, a bit each: see [`argument`].
    pub(super) arguments: u8,
    /// Whether it stands in quotation marks, opening mark included.
    pub(super) quoted: bool,
    head: u32,
    /// The first and last word of what hangs on it, itself included.
    extent: (u32, u32),
}

impl Slot {
    /// Whether it has a subject already.
    pub(super) const fn has_subject(&self) -> bool {
        self.arguments & SUBJECT != 0
    }
}

/// The bit of a subject in [`Slot::arguments`].
const SUBJECT: u8 = 1;

/// The labels of the subjects that a verb has one of.
pub(super) const SUBJECTS: [Dep; 2] = [Dep::Nsubj, Dep::Nsubjpass];

/// The bit of an argument that a word has at most one of; 0 for other labels.
const fn argument(label: Dep) -> u8 {
    match label {
        Dep::Nsubj | Dep::Nsubjpass | Dep::Csubj | Dep::Expl => SUBJECT,
        Dep::Aux | Dep::Auxpass => 2,
        Dep::Dobj | Dep::Attr | Dep::Acomp => 4,
        Dep::Ccomp | Dep::Xcomp => 8,
        _ => 0,
    }
}

/// A state of the parser.
#[derive(Debug, Default)]
pub struct State {
    /// One slot a word, then the root's, then one for a place without a word.
    slots: Vec<Slot>,
    stack: Vec<u32>,
    /// The next word; the root when all words are shifted.
    next: usize,
    words: usize,
}

/// Who decides what the parser does: the model, or training.
pub trait Decide {
    /// One of the `valid` actions; there are at least two.
    fn action(&mut self, state: &State, valid: [bool; 3]) -> Action;
    /// The label of the arc between two words.
    fn label(&mut self, state: &State, head: usize, dependent: usize) -> Dep;
}

impl State {
    /// Starts a sentence. Buffers are kept from the last one.
    pub fn start(&mut self, lexemes: &[Lexeme], tags: &[Tag]) {
        self.words = lexemes.len();
        self.next = 0;
        self.stack.clear();
        self.slots.clear();
        let none = self.none() as u32;
        let empty = Slot { left: [none; 2], right: [none; 2], head: none, label: 63, ..Slot::default() };
        let (mut verbs, mut commas, mut quoted) = (0u8, 0u8, false);
        for (lexeme, tag) in lexemes.iter().zip(tags) {
            quoted ^= lexeme.is(flag::QUOTE);
            self.slots.push(Slot {
                norm: lexeme.norm,
                suffix: lexeme.suffix[1],
                tag: *tag as u32 + 1,
                verbs,
                commas,
                quoted,
                extent: (self.slots.len() as u32, self.slots.len() as u32),
                ..empty
            });
            verbs = verbs.wrapping_add(u8::from(tag.is_verb() || *tag == Tag::MD));
            commas = commas.wrapping_add(u8::from(lexeme.is(flag::COMMA)));
        }
        for k in 0..2 {
            let outside = 0x0007_7001 + k;
            let slot = Slot { norm: outside, suffix: outside, tag: 60 + k, ..empty };
            self.slots.push(Slot { verbs, commas, quoted, ..slot });
        }
    }

    /// Number of words.
    pub const fn words(&self) -> usize {
        self.words
    }

    /// The place of the root: after the last word.
    pub const fn root(&self) -> usize {
        self.words
    }

    /// A place without a word.
    pub(super) const fn none(&self) -> usize {
        self.words + 1
    }

    /// The next word to be shifted; the root after the last.
    pub const fn next(&self) -> usize {
        self.next
    }

    /// Words on the stack, top last.
    pub fn stack(&self) -> &[u32] {
        &self.stack
    }

    /// The word at `depth` from the top of the stack, or the place without a word.
    pub(super) fn stacked(&self, depth: usize) -> usize {
        self.stack.len().checked_sub(depth + 1).map_or(self.none(), |i| self.stack[i] as usize)
    }

    pub(super) fn slot(&self, at: usize) -> &Slot {
        &self.slots[at]
    }

    /// Head (the root's place for none) and label of a word.
    pub fn arc(&self, word: usize) -> (usize, Dep) {
        let slot = &self.slots[word];
        (slot.head as usize, Dep::ALL[(slot.label as usize - 1).min(Dep::ALL.len() - 1)])
    }

    /// The first and last word of everything that hangs on a word. Trees are projective: it is one stretch.
    pub fn extent(&self, word: usize) -> (usize, usize) {
        let (first, last) = self.slots[word].extent;
        (first as usize, last as usize)
    }

    fn done(&self) -> bool {
        self.next == self.words && self.stack.is_empty()
    }

    fn valid(&self) -> [bool; 3] {
        let (more, depth) = (self.next < self.words, self.stack.len());
        [more, depth >= 1 && (more || depth == 1), depth >= 2]
    }

    fn apply(&mut self, action: Action, decide: &mut impl Decide) {
        let Some(dependent) = self.stack.last().map(|&top| top as usize).filter(|_| action != Action::Shift)
        else {
            self.stack.push(self.next as u32);
            self.next += 1;
            return;
        };
        let head = if action == Action::Left { self.next } else { self.stacked(1) };
        let label = if head == self.root() { Dep::Root } else { decide.label(self, head, dependent) };
        if head < dependent && SUBJECTS.contains(&label) && self.slots[head].has_subject() {
            self.reject_subject(head);
        }
        self.stack.pop();
        self.slots[dependent].head = head as u32;
        self.slots[dependent].label = label as u32 + 1;
        let extent = self.slots[dependent].extent;
        let slot = &mut self.slots[head];
        let (side, count) = if dependent < head {
            (&mut slot.left, &mut slot.lefts)
        } else {
            (&mut slot.right, &mut slot.rights)
        };
        *side = [dependent as u32, side[0]];
        *count = count.saturating_add(1);
        slot.arguments |= argument(label);
        slot.extent = (slot.extent.0.min(extent.0), slot.extent.1.max(extent.1));
    }

    /// "Their win marks a change, said Roe": a subject after the verb is the only one; one before it was none.
    fn reject_subject(&mut self, verb: usize) {
        for before in self.slots[verb].left {
            let slot = &mut self.slots[before as usize];
            if SUBJECTS.map(|dep| dep as u32 + 1).contains(&slot.label) {
                slot.label = Dep::Dep as u32 + 1;
            }
        }
    }

    /// Parses the sentence that was started.
    pub fn run(&mut self, decide: &mut impl Decide) {
        while !self.done() {
            let valid = self.valid();
            let mut open = Action::ALL.into_iter().filter(|&a| valid[a as usize]);
            let action = match (open.next(), open.next()) {
                (Some(only), None) => only,
                _ => decide.action(self, valid),
            };
            self.apply(action, decide);
        }
    }
}

/// The model decides, greedily.
pub struct Greedy<'m>(pub &'m Model<'m>);

impl Decide for Greedy<'_> {
    fn action(&mut self, state: &State, valid: [bool; 3]) -> Action {
        let scores = self.0.actions.scores(&state.action_features());
        let open = Action::ALL.into_iter().fold(0, |bits, a| bits | u64::from(valid[a as usize]) << a as u32);
        Action::ALL[best_of(open, |a| scores[a])]
    }

    fn label(&mut self, state: &State, head: usize, dependent: usize) -> Dep {
        let candidates = self.0.label_candidates(state, head, dependent);
        if candidates.is_power_of_two() {
            return Dep::ALL[candidates.trailing_zeros() as usize];
        }
        Dep::ALL[self.0.labels.best(&state.label_features(head, dependent), candidates)]
    }
}
