//! A request in, its answer as one line of JSON out: the one way that the server and the command line both go.

use crate::models::request::Content;
use crate::models::{Answer, Problem, Request};
use crate::pipeline::{Article, Extraction, Pipeline, Reference, ReferenceSource};
use crate::webpage;

/// Answers a request; `found` is shown what was found in it.
///
/// # Errors
/// `no-article` or `invalid-request` for a web page that holds nothing to read.
pub fn answer(
    pipeline: Pipeline,
    request: &Request,
    found: impl FnOnce(&Extraction),
) -> Result<Vec<u8>, Problem> {
    let requested = request.published.map(|date| Reference { date, source: ReferenceSource::Request });
    let id = request.id.as_deref();
    match &request.content {
        Content::Text(text) => {
            let article = Article { text, published: requested, layers: request.layers };
            let extraction = pipeline.extract(&article);
            found(&extraction);
            Ok(Answer::new(id, text, &extraction, request.offsets).to_json())
        }
        Content::Html(html) => {
            let page =
                webpage::read(html).map_err(|problem| Problem { id: request.id.clone(), ..problem })?;
            let published = requested.or(page.published);
            let article = Article { text: &page.text, published, layers: request.layers };
            let extraction = pipeline.extract(&article);
            found(&extraction);
            let answer = Answer::new(id, &page.text, &extraction, request.offsets);
            Ok(Answer { text: Some(&page.text), ..answer }.to_json())
        }
    }
}
