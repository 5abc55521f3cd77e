//! What the parser's decisions look at: words, tags and labels around the top of the stack and the next word.

use super::hash::{distinct, near, numbered, one, three, two};
use super::parser::{Slot, State};

/// Number of features of the choice of an action.
pub const ACTION_FEATURES: usize = 116;
/// Number of features of the choice of a label.
pub const LABEL_FEATURES: usize = 40;

/// Distances that tell much are kept, others put together.
const fn bucket(distance: usize) -> u32 {
    match distance {
        0..=5 => distance as u32,
        6..=7 => 6,
        8..=10 => 7,
        11..=20 => 8,
        _ => 9,
    }
}

/// How many more verbs (or commas) stand before `later` than before `earlier`, at most three.
const fn between(earlier: u8, later: u8) -> u32 {
    let n = later.wrapping_sub(earlier) as u32;
    if n < 3 { n } else { 3 }
}

/// Word and tag as one atom.
const fn tagged(slot: &Slot) -> u32 {
    slot.norm ^ slot.tag << 20
}

/// The arguments of a word as an atom.
fn arguments(slot: &Slot) -> u32 {
    u32::from(slot.arguments)
}

impl State {
    /// The features of the choice between shifting and attaching.
    #[allow(clippy::similar_names, clippy::too_many_lines)] // s0, s1, b0 … as in the literature; one list
    pub fn action_features(&self) -> [u32; ACTION_FEATURES] {
        let [i0, i1, i2] = [0, 1, 2].map(|depth| self.stacked(depth));
        let j0 = self.next();
        let ahead = |k: usize| if j0 + k <= self.root() { j0 + k } else { self.none() };
        let at = |i: usize| self.slot(i);
        let child = |i: u32| self.slot(i as usize);
        let (s0, s1, s2) = (at(i0), at(i1), at(i2));
        let (b0, b1, b2, b3) = (at(j0), at(ahead(1)), at(ahead(2)), at(ahead(3)));
        let (s0l, s0l2) = (child(s0.left[0]), child(s0.left[1]));
        let (s0r, s0r2) = (child(s0.right[0]), child(s0.right[1]));
        let (s1l, s1r, s1r2) = (child(s1.left[0]), child(s1.right[0]), child(s1.right[1]));
        let (b0l, b0l2) = (child(b0.left[0]), child(b0.left[1]));
        let count = |n: u8| u32::from(n.min(5));
        let to_next = if i0 < j0 { bucket(j0 - i0) } else { 15 };
        let to_top = if i1 < i0 && i0 <= self.root() { bucket(i0 - i1) } else { 15 };
        let (verbs0, commas0) =
            if i0 < j0 { (between(s0.verbs, b0.verbs), between(s0.commas, b0.commas)) } else { (7, 7) };
        let (verbs1, commas1) =
            if i1 < i0 { (between(s1.verbs, s0.verbs), between(s1.commas, s0.commas)) } else { (7, 7) };
        let last = at(self.root());
        let ahead_verbs = between(b0.verbs, last.verbs) | between(b0.commas, last.commas) << 2;
        let quoted = u32::from(s1.quoted) << 2 | u32::from(s0.quoted) << 1 | u32::from(b0.quoted);
        let (s0x, s1x, b0x) = (tagged(s0), tagged(s1), tagged(b0));
        distinct([
            one(s0.norm),
            near(0, s0.tag),
            near(one(s0.norm), s0.tag),
            one(s1.norm),
            near(0, s1.tag),
            near(one(s1.norm), s1.tag),
            one(b0.norm),
            near(0, b0.tag),
            near(one(b0.norm), b0.tag),
            one(b1.norm),
            near(0, b1.tag),
            near(one(b1.norm), b1.tag),
            near(0, b2.tag),
            near(0, s2.tag),
            near(one(b2.norm), b2.tag),
            near(one(s2.norm), s2.tag),
            two(s0x, b0x),
            near(one(s0x), b0.tag),
            near(one(b0x), s0.tag),
            two(s0.norm, b0.norm),
            near(one(s0.tag), b0.tag),
            near(one(b0.tag), b1.tag),
            near(one(b0x), b1.tag),
            near(one(b1.norm), b0.tag),
            two(s1x, s0x),
            near(one(s1x), s0.tag),
            near(one(s0x), s1.tag),
            two(s1.norm, s0.norm),
            near(one(s1.tag), s0.tag),
            near(one(s1.tag), b0.tag),
            two(s1.norm, b0.norm),
            near(one(s1x), b0.tag),
            near(one(b0x), s1.tag),
            near(two(b0.tag, b1.tag), b2.tag),
            near(two(s0.tag, b0.tag), b1.tag),
            near(two(s1.tag, s0.tag), b0.tag),
            near(two(s2.tag, s1.tag), s0.tag),
            near(two(s1.norm, s0.tag), b0.tag),
            near(two(s1.tag, s0.norm), b0.tag),
            near(two(s1.tag, b0.norm), s0.tag),
            near(two(s0.norm, b0.tag), b1.tag),
            near(two(s0.tag, b0.norm), b1.tag),
            near(two(s0.tag, s0l.tag), b0.tag),
            near(two(s0.tag, s0r.tag), b0.tag),
            near(two(s0.tag, b0.tag), b0l.tag),
            near(two(s1.tag, s1r.tag), s0.tag),
            near(two(s1.tag, s0.tag), s0l.tag),
            near(two(s1.tag, s0.tag), s0r.tag),
            near(two(s1.tag, s1l.tag), s0.tag),
            near(two(b0.tag, b0l.tag), b0l2.tag),
            near(two(s0.tag, s0r.tag), s0r2.tag),
            near(two(s1.tag, s1r.tag), s1r2.tag),
            near(two(s0.tag, s0l.tag), s0l2.tag),
            near(two(s0.tag, s0l.label), s0l2.label),
            near(two(s0.tag, s0r.label), s0r2.label),
            near(two(s1.tag, s1r.label), s1r2.label),
            near(two(b0.tag, b0l.label), b0l2.label),
            near(two(s0.norm, s0l.label), s0r.label),
            near(two(s1.norm, s1l.label), s1r.label),
            near(two(b0.norm, b0l.label), b0l2.label),
            near(two(s1.norm, s1r.label), s0.tag),
            near(two(s1.tag, s1l.label), s1r.label),
            near(two(s0.tag, s0r.label), b0.tag),
            near(two(s0.norm, s0r.label), b0.tag),
            near(two(s0.tag, s0l.label), b0.tag),
            near(two(s1.tag, s0.tag), s0l.label),
            near(two(s1.norm, s0.tag), s0l.label),
            near(two(s1.tag ^ s1r.label << 12, s0.tag), s0r.label),
            near(one(s0.norm), count(s0.lefts)),
            near(one(s0.tag), count(s0.lefts)),
            near(one(s0.norm), count(s0.rights)),
            near(one(s0.tag), count(s0.rights)),
            near(one(s1.norm), count(s1.rights)),
            near(one(s1.tag), count(s1.rights)),
            near(one(b0.tag), count(b0.lefts)),
            near(one(b0.norm), count(b0.lefts)),
            near(one(s1.tag), count(s1.lefts)),
            near(one(s0.tag), to_next),
            near(one(s0.norm), to_next),
            near(one(b0.tag), to_next),
            near(one(b0.norm), to_next),
            near(two(s0.tag, b0.tag), to_next),
            near(two(s1.tag, s0.tag), to_top),
            near(one(s1.norm), to_top),
            near(two(s0.norm, b0.norm), to_next),
            near(two(s0.tag, b0.tag), verbs0 | commas0 << 3),
            near(two(s1.tag, s0.tag), verbs1 | commas1 << 3),
            near(two(s1.tag, s0.tag), commas1),
            near(two(s1.norm, s0.tag), verbs1 | commas1 << 3),
            near(two(s0.tag, b0.tag), quoted),
            near(two(s1.tag, s0.tag), quoted),
            near(two(s0.norm, b0.tag), quoted),
            near(two(s1.tag, b0.norm), quoted),
            two(s0l.norm, s0.norm),
            near(two(s0l.norm, s0.tag), s1.tag),
            near(two(s0l.norm, s1.norm), s0.tag),
            three(s0r.norm, s1.norm, s0.norm),
            near(two(s0l.norm, b0.tag), s0.tag),
            near(two(b0l.norm, b0.tag), s0.tag),
            two(s0.suffix, b0.suffix),
            near(two(s1.tag, s2.tag), b0.tag),
            near(two(s2.tag, s1.tag ^ s0.tag << 10), b0.tag),
            near(two(s0.tag, b0.tag ^ b1.tag << 10), b2.tag),
            near(two(s1.tag, s0.tag ^ b0.tag << 10), b1.tag),
            near(two(s0.tag, b0.tag), ahead_verbs),
            near(two(s1.tag, s0.tag ^ b0.tag << 10), ahead_verbs),
            near(two(s2.norm, s0.tag), b0.tag),
            near(two(s0.tag, b2.norm), b0.tag),
            near(two(s1.norm, s0.norm), b0.tag),
            near(two(s0.norm, b0.norm), b1.tag),
            near(two(b1.tag, b2.tag), b3.tag),
            near(two(s1.tag, s0r.norm), s0.tag),
            near(two(s0.tag, b0.tag), arguments(b0)),
            near(two(s1.tag, s0.tag), arguments(s1)),
            near(two(s0.tag, b0.tag), arguments(s0)),
            near(two(s0.norm, b0.tag), arguments(s0) | arguments(b0) << 4),
        ])
    }

    /// The features of the label of an arc that is about to be made.
    pub fn label_features(&self, head: usize, dependent: usize) -> [u32; LABEL_FEATURES] {
        let (h, d) = (self.slot(head), self.slot(dependent));
        let leftward = u32::from(dependent < head);
        let distance = head.abs_diff(dependent).min(6) as u32;
        let child = |i: u32| self.slot(i as usize);
        let before = |i: usize| self.slot(if i > 0 { i - 1 } else { self.none() });
        let after = |i: usize| self.slot(if i < self.root() { i + 1 } else { self.none() });
        let same_side = if dependent < head { h.left } else { h.right };
        let (sibling, sibling2) = (child(same_side[0]), child(same_side[1]));
        let (dl, dl2, dr, hl) = (child(d.left[0]), child(d.left[1]), child(d.right[0]), child(h.left[0]));
        let sided = |label: u32| label << 1 | leftward;
        numbered([
            two(d.norm, leftward),
            two(d.tag, leftward),
            two(h.norm, leftward),
            two(h.tag, leftward),
            three(d.norm, h.tag, leftward),
            three(d.tag, h.norm, leftward),
            three(d.norm, h.norm, leftward),
            three(d.tag, h.tag, leftward),
            three(d.tag, h.tag, sided(distance)),
            three(h.tag, d.tag, sided(sibling.label)),
            three(h.norm, d.tag, sided(sibling.label)),
            three(d.tag, dl.tag, leftward),
            three(d.tag, dl.norm, leftward),
            three(d.tag, dr.tag, leftward),
            three(d.tag, dl.label, h.tag),
            three(d.tag, dr.label, h.tag),
            three(h.tag, d.tag, sided(hl.label)),
            three(before(dependent).tag, d.tag, leftward),
            three(d.tag, after(dependent).tag, leftward),
            three(before(head).tag, h.tag, d.tag),
            three(h.tag, after(head).tag, d.tag),
            two(d.suffix, leftward),
            two(h.suffix, leftward),
            three(d.suffix, h.tag, leftward),
            three(dl.norm, d.tag, h.tag),
            three(dl.norm, d.norm, leftward),
            three(dl.label, dl2.label, d.tag),
            three(d.tag ^ h.tag << 10, sibling.label, sided(sibling2.label)),
            three(u32::from(d.lefts.min(4)), d.tag, leftward),
            three(u32::from(h.rights.min(4)), h.tag, d.tag),
            three(h.norm, hl.label, d.tag),
            three(d.tag, h.tag, u32::from(d.quoted) << 1 | u32::from(h.quoted)),
            three(before(dependent).norm, d.tag, leftward),
            three(after(dependent).norm, d.tag, leftward),
            three(h.norm, dl.label, d.tag),
            three(dl.norm, h.norm, d.tag),
            three(d.norm, dl.label, leftward),
            three(after(head).norm, h.tag, d.tag),
            three(h.tag, d.tag, sided(arguments(h))),
            three(h.norm, d.tag, sided(arguments(h))),
        ])
    }
}
