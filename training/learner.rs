//! The averaged perceptron over a table of the service's layout, in whole numbers; and quantisation.

use copydesk::pipeline::syntax::internals::{cell_of, line_of, one};

/// Weights while they are learnt, with what is needed for their average over all steps.
pub struct Learner<const W: usize> {
    weights: Vec<[i32; W]>,
    /// For each weight, the sum of its changes, each times the step it was made in.
    weighted: Vec<[i64; W]>,
    /// How often each feature asked for a change before it was let to make one.
    asked: Vec<u8>,
    /// A feature changes weights only from this change on (Goldberg and Elhadad 2011): features that are rarely of
    /// use would only blur the lines that they share with others.
    min_updates: u8,
    step: i64,
}

/// Bits of a feature that tell features apart while they are counted.
const ASKED_BITS: u32 = 26;

impl<const W: usize> Learner<W> {
    /// All weights 0, in that many lines; a feature's change number `min_updates` is the first that is made.
    pub fn new(lines: usize, min_updates: u8) -> Self {
        Self {
            min_updates,
            weights: vec![[0; W]; lines],
            weighted: vec![[0; W]; lines],
            asked: vec![0; 1 << ASKED_BITS],
            step: 1,
        }
    }

    /// The score of a class.
    pub fn score(&self, features: &[u32], class: usize) -> i32 {
        features.iter().map(|&f| self.weights[line_of(f, self.weights.len())][cell_of::<W>(f, class)]).sum()
    }

    /// Counts one decision.
    pub fn tick(&mut self) {
        self.step += 1;
    }

    /// Makes a class likelier and another less likely.
    pub fn update(&mut self, features: &[u32], right: usize, wrong: usize) {
        for &feature in features {
            let asked = &mut self.asked[(one(feature) >> (32 - ASKED_BITS)) as usize];
            if *asked + 1 < self.min_updates {
                *asked += 1;
                continue;
            }
            let line = line_of(feature, self.weights.len());
            for (class, change) in [(right, 1), (wrong, -1)] {
                let cell = cell_of::<W>(feature, class);
                self.weights[line][cell] += change;
                self.weighted[line][cell] += i64::from(change) * self.step;
            }
        }
    }

    /// The averaged weights, line by line.
    pub fn averages(&self) -> Vec<[f64; W]> {
        let steps = self.step as f64;
        let average = |(w, sum): (&[i32; W], &[i64; W])| {
            std::array::from_fn(|cell| f64::from(w[cell]) - sum[cell] as f64 / steps)
        };
        self.weights.iter().zip(&self.weighted).map(average).collect()
    }
}

/// The weights of several learners added up, cell by cell: what one got wrong for the order in which it saw the
/// sentences, others get right.
pub fn sum<const W: usize>(learners: Vec<Vec<[f64; W]>>) -> Vec<f64> {
    let mut learners = learners.into_iter();
    let mut sum = learners.next().unwrap_or_default();
    for weights in learners {
        for (total, weight) in sum.as_flattened_mut().iter_mut().zip(weights.as_flattened()) {
            *total += weight;
        }
    }
    sum.into_flattened()
}

/// Weights as signed bytes: the greatest becomes 127, those that would be below [`LEAST`] become 0.
pub fn quantised(weights: &[f64]) -> Vec<u8> {
    let greatest = weights.iter().fold(1e-9_f64, |max, w| max.max(w.abs()));
    let byte = |w: &f64| (w * 127.0 / greatest).round() as i8;
    weights.iter().map(byte).map(|b| if b.abs() < LEAST { 0 } else { b.cast_unsigned() }).collect()
}

/// Weights that would be smaller than this become 0.
const LEAST: i8 = 2;

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
