//! One file a route: take the request, call the pipeline, answer.

#![allow(clippy::missing_errors_doc, reason = "a handler's doc is the contract's, which lists its problems")]

pub mod batch;
pub mod contract;
pub mod extract;
pub mod health;
pub mod metrics;
pub mod page;
pub mod rules;
