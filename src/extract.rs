//! A request in, its answer out: the one way that the server and the command line both go.

use crate::models::request::Content;
use crate::models::{Answer, Problem, Request};
use crate::pipeline::{Article, Extraction, Pipeline, Reference, ReferenceSource};
use crate::webpage;

/// Answers a request; `write` gets what was found and its answer, and returns that in the form that is wanted.
///
/// # Errors
/// `no-article` or `invalid-request` for a web page that holds nothing to read.
pub fn answer<T>(
    pipeline: Pipeline,
    request: &Request,
    write: impl FnOnce(&Extraction, &Answer<'_>) -> T,
) -> Result<T, Problem> {
    let requested = request.published.map(|date| Reference { date, source: ReferenceSource::Request });
    let id = request.id.as_deref();
    match &request.content {
        Content::Text(text) => {
            let article = Article { text, published: requested, layers: request.layers };
            let extraction = pipeline.extract(&article);
            Ok(write(&extraction, &Answer::new(id, text, &extraction, request.offsets)))
        }
        Content::Html(html) => {
            let page =
                webpage::read(html).map_err(|problem| Problem { id: request.id.clone(), ..problem })?;
            let published = requested.or(page.published);
            let article = Article { text: &page.text, published, layers: request.layers };
            let extraction = pipeline.extract(&article);
            let answer = Answer::new(id, &page.text, &extraction, request.offsets);
            Ok(write(&extraction, &Answer { text: Some(&page.text), ..answer }))
        }
    }
}
