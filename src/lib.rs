//! Copydesk reads a news article and returns who said what, how many people were hurt and who says so, and
//! when it all happened: every item with its place in the text, the rule that found it and its links to the
//! others.
//!
//! The extraction itself is [`pipeline`], pure and synchronous.

pub mod pipeline;
