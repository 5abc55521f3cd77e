//! `POST /v1/extract/batch`: request objects in, answers out, one a line, both ways as a stream.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use crate::models::Problem;
use crate::models::contract::Problems;
use crate::server::media::Media;
use crate::server::{App, lines};

/// Reads many articles
///
/// One request object a line in, one answer a line out, in the same order, while the request is still being sent.
/// A bad line gets a problem object with its `line`, counted from 1, and its `id`, and the rest goes on. Each line
/// has the limits of a single request; the stream as a whole has none. Blank lines are skipped. If the last line of
/// the answer is a problem `draining`, the service is shutting down: send the rest, from its `line` on, again.
#[utoipa::path(
    post,
    path = "/v1/extract/batch",
    tag = "extraction",
    operation_id = "extractBatch",
    request_body(content_type = "application/x-ndjson", description = "Request objects (`ExtractRequest`), one a line"),
    responses(
        (status = 200, description = "An `Answer` or a `Problem` a line", body = String, content_type = "application/x-ndjson"),
        Problems,
    ),
    security((), ("key" = []))
)]
pub async fn batch(State(app): State<Arc<App>>, request: Request) -> Result<Response, Problem> {
    let (head, body) = request.into_parts();
    Media::of(&head.headers, &[Media::Ndjson])?;
    let open = app.admission.batch().map_err(|refusal| app.refuse(refusal))?;
    let answers = lines::answers(app, body, open);
    Ok(([(CONTENT_TYPE, Media::Ndjson.name())], Body::from_stream(answers)).into_response())
}
