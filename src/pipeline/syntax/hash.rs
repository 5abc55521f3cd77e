//! Feature hashing: up to three atoms of a feature in, 32 bits out, of which the top bits choose a line of a table.
//!
//! The hash is multilinear modulo 2³²: products of atoms that several features share are computed once, so that a
//! feature costs about two additions.

const FIRST: u32 = 0x9E37_79B1;
const SECOND: u32 = 0x85EB_CA77;
const THIRD: u32 = 0xC2B2_AE3D;
const TEMPLATE: u32 = 0x27D4_EB2F;

/// A feature of one atom.
pub const fn one(a: u32) -> u32 {
    a.wrapping_mul(FIRST)
}

/// A feature of two atoms.
pub const fn two(a: u32, b: u32) -> u32 {
    one(a).wrapping_add(b.wrapping_mul(SECOND))
}

/// A feature of three atoms.
pub const fn three(a: u32, b: u32, c: u32) -> u32 {
    two(a, b).wrapping_add(c.wrapping_mul(THIRD))
}

/// Tells features of the same atoms apart by their place in the list: the place is the feature's template.
pub fn numbered<const N: usize>(mut features: [u32; N]) -> [u32; N] {
    for (template, feature) in (1u32..).zip(&mut features) {
        *feature = feature.wrapping_add(template.wrapping_mul(TEMPLATE));
    }
    features
}

/// The start of a string's hash (FNV-1a).
pub const START: u32 = 0x811C_9DC5;

/// Takes one more byte into a string's hash.
pub const fn step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// Mixes high bits into the low ones, at the end of a string.
pub const fn finish(hash: u32) -> u32 {
    hash ^ hash >> 15
}
