//! The wire: what comes in, what goes out, and what is said when something is wrong. The only types with serde and
//! OpenAPI derives that callers meet; [`crate::pipeline`] knows nothing of them.

pub mod answer;
pub mod columns;
pub mod contract;
pub mod given;
pub mod ids;
pub mod names;
pub mod problem;
pub mod render;
pub mod request;
pub mod rules;

pub use answer::Answer;
pub use problem::{Code, Problem};
pub use request::{Defaults, Request};
