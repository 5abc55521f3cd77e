//! The averaged perceptron over a table of the service's layout, in whole numbers; and its quantisation.

use copydesk::pipeline::syntax::internals::{cell_of, line_of};

/// Weights while they are learnt, with what is needed for their average over all steps.
pub struct Learner<const W: usize> {
    weights: Vec<[i32; W]>,
    /// For each weight, the sum of its changes, each times the step it was made in.
    weighted: Vec<[i64; W]>,
    step: i64,
}

impl<const W: usize> Learner<W> {
    /// All weights 0, in that many lines.
    pub fn new(lines: usize) -> Self {
        Self { weights: vec![[0; W]; lines], weighted: vec![[0; W]; lines], step: 1 }
    }

    /// The score of a class.
    pub fn score(&self, features: &[u32], class: usize) -> i32 {
        features.iter().map(|&f| self.weights[line_of(f, self.weights.len())][cell_of::<W>(f, class)]).sum()
    }

    /// Counts one decision.
    pub fn tick(&mut self) {
        self.step += 1;
    }

    /// Moves a class's weights by `change`.
    pub fn update(&mut self, features: &[u32], class: usize, change: i32) {
        for &f in features {
            let (line, cell) = (line_of(f, self.weights.len()), cell_of::<W>(f, class));
            self.weights[line][cell] += change;
            self.weighted[line][cell] += i64::from(change) * self.step;
        }
    }

    /// The averaged weights as signed bytes: the greatest becomes 127, those that would be below `least` become 0.
    pub fn quantised(&self, least: i8) -> Vec<u8> {
        let average = |w: &i32, sum: &i64| f64::from(*w) - *sum as f64 / self.step as f64;
        let averages: Vec<f64> = (self.weights.as_flattened().iter())
            .zip(self.weighted.as_flattened())
            .map(|(w, sum)| average(w, sum))
            .collect();
        let greatest = averages.iter().fold(1e-9_f64, |max, w| max.max(w.abs()));
        let byte = |w: &f64| (w * 127.0 / greatest).round() as i8;
        averages.iter().map(byte).map(|b| if b.abs() < least { 0 } else { b.cast_unsigned() }).collect()
    }
}

/// A small generator of pseudo-random numbers (xorshift64*), seeded, so that training is reproducible.
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// Puts a list into random order.
    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
    }

    /// True in a share of the calls.
    pub fn chance(&mut self, share: f64) -> bool {
        ((self.next() >> 11) as f64) < share * (1_u64 << 53) as f64
    }
}
