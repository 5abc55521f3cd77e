//! `POST /v1/extract`: one article.

use std::sync::Arc;

use axum::extract::{Request as HttpRequest, State};
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use tokio::time::timeout;

use crate::models::contract::{ExtractRequest, PlainText, Problems, RequestOptions, WebPage};
use crate::models::given::{Fields, Given};
use crate::models::{Answer, Code, Defaults, Problem, Request};
use crate::server::App;
use crate::server::body::{self, Held};
use crate::server::media::Media;

/// Reads one article
///
/// Send the article as JSON, as plain text or as a web page. With JSON the options are in the body, with the others
/// in the query. Of a web page the article is taken out first, and its plain text comes back as `text`.
/// Extraction has no side effect: any request may be sent again.
#[utoipa::path(
    post,
    path = "/v1/extract",
    tag = "extraction",
    operation_id = "extract",
    params(RequestOptions),
    request_body(content(
        (ExtractRequest = "application/json"),
        (PlainText = "text/plain"),
        (WebPage = "text/html"),
    )),
    responses((status = 200, description = "What the article says", body = Answer), Problems),
    security((), ("key" = []))
)]
pub async fn extract(State(app): State<Arc<App>>, request: HttpRequest) -> Result<Response, Problem> {
    let limit = app.config.limits.request;
    let answer = timeout(limit, answer(&app, request)).await.map_err(|_| {
        Problem::new(Code::Timeout, format!("The answer was not ready within {} seconds.", limit.as_secs()))
    })??;
    Ok(([(CONTENT_TYPE, "application/json")], answer).into_response())
}

async fn answer(app: &App, request: HttpRequest) -> Result<Vec<u8>, Problem> {
    let (head, body) = request.into_parts();
    let media = Media::of(&head.headers, &[Media::Json, Media::Text, Media::Html])?;
    let query = query(head.uri.query().unwrap_or_default());
    app.admission.expect_seat().map_err(|refusal| app.refuse(refusal))?;
    let Held { bytes, permit } = body::whole(app, &head.headers, body).await?;
    app.answer(move || {
        let _until_read = permit;
        let read = match media {
            Media::Text => Request::from_text,
            Media::Html => Request::from_html,
            Media::Json | Media::Ndjson => Request::from_json,
        };
        read(&bytes, query, Defaults::default())
    })
    .await
}

/// The options in a query string.
fn query(query: &str) -> Fields {
    let pairs = form_urlencoded::parse(query.as_bytes());
    Fields(pairs.map(|(name, value)| (name.into_owned(), Given::Text(value.into_owned()))).collect())
}
