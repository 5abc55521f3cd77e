//! Everything that is tested from outside, in one binary.

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
mod numbers;
mod operation;
mod quotes;
mod rules;
mod server;
mod settings;
mod syntax;
mod terminal;
mod text;
mod trees;
