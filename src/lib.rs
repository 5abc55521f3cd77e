//! Copydesk reads a news article and answers who said what, how many people were hurt and who says so, and
//! when it all happened: every item with its place in the text, the rule that found it and its links to the
//! others.
//!
//! The extraction itself is [`pipeline`], pure and synchronous. Around it: [`models`], the wire; [`extract`], a
//! request to its answer; [`webpage`], the article in a web page; [`server`] and [`handlers`], HTTP, with the reading
//! page; [`cli`], the command line; [`pool`], the threads that do the work; [`config`], the settings.

pub mod cli;
pub mod config;
pub mod extract;
pub mod handlers;
pub mod models;
pub mod pipeline;
pub mod pool;
pub mod server;
pub mod webpage;
