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

/// Lines of the table of the parser's actions.
pub const ACTION_LINES: usize = 2 << 20;
/// The lowest bit of a feature that has a say in which of them it chooses.
pub const NEAREST_BIT: u32 = u32::BITS - ACTION_LINES.trailing_zeros();
/// How many neighbouring lines [`near`] chooses among: two cache lines of them.
const NEIGHBOURS: u32 = 64;

/// A feature with one more atom, a small number such as a tag or a label, that chooses among neighbouring lines. What
/// the parser looks up for a common pair of words or tags then lies together, and is in the cache more often.
pub const fn near(feature: u32, atom: u32) -> u32 {
    feature ^ (atom % NEIGHBOURS) << NEAREST_BIT
}

/// As [`numbered`], for features of which some are [`near`]: the template leaves the choice among neighbours alone.
pub fn distinct<const N: usize>(mut features: [u32; N]) -> [u32; N] {
    const MASK: u32 = !0 << (NEAREST_BIT + NEIGHBOURS.trailing_zeros());
    for (template, feature) in (1u32..).zip(&mut features) {
        *feature = feature.wrapping_add(template.wrapping_mul(TEMPLATE) & MASK);
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
