//! Tables of weights, addressed by hashed features. A feature chooses a line; a line holds one cell for each class.

use super::hash::{ACTION_LINES, NEAREST_BIT};

/// The line of a table of `lines` lines that a feature chooses.
pub const fn line_of(feature: u32, lines: usize) -> usize {
    ((feature as u64 * lines as u64) >> 32) as usize
}

/// The cell of a class in a line of `W` cells. In long lines classes change places with the feature, so that features
/// which collide in a line do not also collide in their most frequent class.
pub const fn cell_of<const W: usize>(feature: u32, class: usize) -> usize {
    if W < 16 { class } else { class ^ (feature as usize >> 8 & (W - 1)) }
}

/// Weights as the model file holds them: one signed byte each, read in place.
#[derive(Clone, Copy, Debug)]
pub struct Table<'m, const W: usize> {
    lines: &'m [[u8; W]],
}

impl<'m, const W: usize> Table<'m, W> {
    /// A table over the bytes of whole lines; bytes after the last whole line are left out.
    pub fn new(bytes: &'m [u8]) -> Self {
        Self { lines: bytes.as_chunks().0 }
    }

    fn line(&self, feature: u32) -> &[u8; W] {
        &self.lines[line_of(feature, self.lines.len())]
    }

    /// The class among `candidates` (a bit each) with the highest score, the first among equals; 0 if there is none.
    /// Class by class rather than line by line: the first class fetches all lines at once, and the sums stay in registers.
    pub fn best<const N: usize>(&self, features: &[u32; N], candidates: u64) -> usize {
        let lines: [&[u8; W]; N] = features.map(|feature| self.line(feature));
        best_of(candidates, |class| {
            let weight = |(&feature, line): (&u32, &&[u8; W])| {
                i32::from(line[cell_of::<W>(feature, class % W)].cast_signed())
            };
            features.iter().zip(&lines).map(weight).sum()
        })
    }
}

/// Weights of the parser's actions: two bytes a line, the scores of two classes relative to the third's.
#[derive(Clone, Copy, Debug)]
pub struct Relative<'m>(&'m [[u8; 2]; ACTION_LINES]);

impl<'m> Relative<'m> {
    /// A table over the bytes of its lines; `None` if they are not that many.
    pub fn new(bytes: &'m [u8]) -> Option<Self> {
        bytes.as_chunks().0.try_into().ok().map(Self)
    }

    /// The scores of three classes, the third's being 0. All lines are fetched before anything is added: waiting for
    /// memory is what a decision costs, and so it waits for many lines at a time.
    pub fn scores<const N: usize>(self, features: &[u32; N]) -> [i32; 3] {
        let lines = features.map(|feature| self.0[(feature >> NEAREST_BIT) as usize]);
        let sum = |class: usize| lines.iter().map(|line| i32::from(line[class].cast_signed())).sum();
        [sum(0), sum(1), 0]
    }
}

/// The candidate (a bit each) with the highest score, the first among equals; 0 if there is none.
pub fn best_of(mut candidates: u64, mut score: impl FnMut(usize) -> i32) -> usize {
    let (mut best, mut highest) = (0, i32::MIN);
    while candidates != 0 {
        let class = candidates.trailing_zeros() as usize;
        let s = score(class);
        if s > highest {
            (best, highest) = (class, s);
        }
        candidates &= candidates - 1;
    }
    best
}
