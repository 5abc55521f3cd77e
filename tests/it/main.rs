//! Everything that is tested from outside, in one binary.

mod any_text;
mod arrow;
mod batch;
mod bytes;
mod casualties;
mod cli;
mod contract;
mod dates;
mod deploy;
mod docs;
mod first_article;
mod http;
mod mentions;
mod numbers;
mod operation;
mod process;
mod quotes;
mod readme;
mod rules;
mod server;
mod settings;
mod syntax;
mod terminal;
mod text;
mod traces;
mod trees;
