//! What must hold of any request: it gets a problem that can be written, or an answer whose mentions are slices.

use copydesk::extract;
use copydesk::models::request::Content;
use copydesk::models::{Defaults, Problem, Request};
use copydesk::pipeline::Pipeline;
use copydesk::pipeline::text::OffsetUnit;
use serde_json::Value;

/// Options that differ from input to input and are the same for the same input, so that inputs stay plain articles.
pub fn defaults(data: &[u8]) -> Defaults {
    let offsets = [OffsetUnit::Codepoint, OffsetUnit::Utf16, OffsetUnit::Byte][data.len() % 3];
    let published = data.len().is_multiple_of(2).then(|| "2016-03-02".parse().ok()).flatten();
    Defaults { offsets, published, ..Defaults::default() }
}

/// Panics if the answer is not what the contract says.
pub fn check(request: Result<Request, Problem>) {
    let request = match request {
        Ok(request) => request,
        Err(problem) => return written(&problem),
    };
    match extract::answer(Pipeline, &request, |_, answer| answer.to_json()) {
        Err(problem) => written(&problem),
        Ok(answer) => {
            let answer: Value = serde_json::from_slice(&answer).expect("the answer is JSON");
            let text = match (&request.content, answer["text"].as_str()) {
                (Content::Text(text), None) => text,
                (Content::Html(_), Some(text)) => text,
                _ => panic!("text comes back for pages and for nothing else"),
            };
            if let Err(wrong) = super::mentions::are_slices(&answer, text, request.offsets) {
                panic!("{wrong}");
            }
        }
    }
}

fn written(problem: &Problem) {
    let problem: Value = serde_json::from_slice(&problem.to_json()).expect("the problem is JSON");
    assert!(matches!(problem["status"].as_u64(), Some(400 | 422)), "{problem}");
}
