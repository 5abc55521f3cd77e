//! Byte offsets in, the caller's unit out.

/// The unit in which a caller counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OffsetUnit {
    /// Unicode code points (Python).
    #[default]
    Codepoint,
    /// UTF-16 code units (JavaScript, Java).
    Utf16,
    /// UTF-8 bytes (Rust, Go, C).
    Byte,
}

/// How many bytes apart the checkpoints are.
const STEP: usize = 64;

/// Converts byte offsets of one text into another unit, in constant time each.
#[derive(Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// Units before every `STEP`th byte; empty where units are bytes (also for any unit of a pure ASCII text).
    checkpoints: Vec<u32>,
}

impl<'t> Offsets<'t> {
    /// Prepares the conversion, in time linear in the text.
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let mut checkpoints = Vec::new();
        if unit != OffsetUnit::Byte && !text.is_ascii() {
            let mut units = 0;
            for (i, &byte) in text.as_bytes().iter().enumerate() {
                if i % STEP == 0 {
                    checkpoints.push(units);
                }
                units += weight(byte, unit);
            }
        }
        Self { text, unit, checkpoints }
    }

    /// The offset in the caller's unit of the byte offset `at`, which is on a character boundary.
    pub fn convert(&self, at: u32) -> u32 {
        let Some(&base) = self.checkpoints.get(at as usize / STEP).or(self.checkpoints.last()) else {
            return at;
        };
        let from = (at as usize / STEP).min(self.checkpoints.len() - 1) * STEP;
        base + self.text.as_bytes()[from..at as usize].iter().map(|&b| weight(b, self.unit)).sum::<u32>()
    }
}

/// How many units a byte adds: each character is counted at its leading byte.
fn weight(byte: u8, unit: OffsetUnit) -> u32 {
    match byte {
        0x80..=0xBF => 0,
        0xF0.. if unit == OffsetUnit::Utf16 => 2,
        _ => 1,
    }
}
