//! Everything that is tested from outside, in one binary.

mod numbers;
mod rules;
mod text;
mod trees;
