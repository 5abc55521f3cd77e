//! Tables of weights, addressed by hashed features. A feature chooses a line; a line holds one cell for each class.

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
    pub fn best(&self, features: &[u32], mut candidates: u64) -> usize {
        let (mut classes, mut sums, mut n) = ([0; W], [0; W], 0);
        while candidates != 0 && n < W {
            classes[n] = candidates.trailing_zeros() as usize % W;
            candidates &= candidates - 1;
            n += 1;
        }
        if n > 1 {
            for &feature in features {
                let line = self.line(feature);
                for (sum, &class) in sums[..n].iter_mut().zip(&classes) {
                    *sum += i32::from(line[cell_of::<W>(feature, class)].cast_signed());
                }
            }
        }
        let mut best = 0;
        for k in 1..n {
            if sums[k] > sums[best] {
                best = k;
            }
        }
        classes[best]
    }
}

impl Table<'_, 2> {
    /// The scores of three classes: those of the first two are relative to the third's, which is 0.
    pub fn relative(&self, features: &[u32]) -> [i32; 3] {
        let mut sums = [0; 3];
        for &feature in features {
            let [first, second] = self.line(feature).map(|w| i32::from(w.cast_signed()));
            sums[0] += first;
            sums[1] += second;
        }
        sums
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
