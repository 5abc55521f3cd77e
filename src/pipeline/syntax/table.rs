//! Tables of weights, addressed by hashed features. A feature chooses a line; a line holds one cell for each class.

/// The line of a table of `lines` lines that a feature chooses.
pub const fn line_of(feature: u32, lines: usize) -> usize {
    ((feature as u64 * lines as u64) >> 32) as usize
}

/// The cell of a class in a line of `W` cells. Blocks of 16 cells change places with the feature, so that features
/// which collide in a line do not also collide in their most frequent class.
pub const fn cell_of<const W: usize>(feature: u32, class: usize) -> usize {
    class ^ (feature as usize & W.saturating_sub(16))
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

    /// The score of one class.
    pub fn score(&self, features: &[u32], class: usize) -> i32 {
        features.iter().map(|&f| i32::from(self.line(f)[cell_of::<W>(f, class)].cast_signed())).sum()
    }

    /// The scores of all classes.
    pub fn scores(&self, features: &[u32]) -> [i16; W] {
        let mut sums = [0; W];
        for &feature in features {
            let line = self.line(feature);
            for (block, sums) in sums.chunks_exact_mut(16).enumerate() {
                let from = cell_of::<W>(feature, block * 16) & !15;
                for (sum, &weight) in sums.iter_mut().zip(&line[from..from + 16]) {
                    *sum += i16::from(weight.cast_signed());
                }
            }
        }
        sums
    }

    /// The class among `candidates` (a bit each) with the highest score, the first among equals.
    pub fn best(&self, features: &[u32], candidates: u64) -> usize {
        const FEW: u32 = 6;
        if candidates.count_ones() <= 1 {
            return candidates.trailing_zeros() as usize % W;
        }
        if candidates.count_ones() <= FEW {
            return best_of(candidates, |class| self.score(features, class));
        }
        let scores = self.scores(features);
        best_of(candidates, |class| i32::from(scores[class]))
    }
}

impl Table<'_, 4> {
    /// The scores of all four classes: bytes are summed two by two in the halves of a word, offset to be positive.
    pub fn row(&self, features: &[u32]) -> [i32; 4] {
        const OFFSET: u32 = 0x8080_8080;
        const EVEN: u32 = 0x00FF_00FF;
        let (mut even, mut odd) = (0, 0);
        for &feature in features {
            let cells = u32::from_le_bytes(*self.line(feature)) ^ OFFSET;
            even += cells & EVEN;
            odd += cells >> 8 & EVEN;
        }
        let offsets = 128 * features.len() as u32;
        [even & 0xFFFF, odd & 0xFFFF, even >> 16, odd >> 16]
            .map(|sum| sum.wrapping_sub(offsets).cast_signed())
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
