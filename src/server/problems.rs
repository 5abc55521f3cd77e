//! Problems over HTTP. A handler returns one; the response carries it unwritten until [`finish`] adds the request's
//! id. Refusals by the router and the layers, which come without a problem, get theirs there too.

use axum::body::Body;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use crate::models::{Code, Problem};

/// The media type of problems.
pub const PROBLEM_JSON: &str = "application/problem+json";

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Writes the problem that a response carries, or that its status calls for; its code, if there is one.
pub fn finish(
    response: &mut Response,
    request_id: &str,
    retry_after: u64,
    method: &Method,
    uri: &Uri,
) -> Option<Code> {
    let problem =
        response.extensions_mut().remove::<Problem>().or_else(|| by_status(response, method, uri))?;
    let code = problem.code;
    let problem = Problem { request_id: Some(request_id.to_owned()), ..problem };
    let body = problem.to_json();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
    headers.insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    match code {
        Code::Saturated | Code::Draining => drop(headers.insert(RETRY_AFTER, HeaderValue::from(retry_after))),
        Code::Unauthorized => drop(headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"))),
        _ => {}
    }
    *response.body_mut() = Body::from(body);
    Some(code)
}

/// The problem of a response that the router or a layer made.
fn by_status(response: &Response, method: &Method, uri: &Uri) -> Option<Problem> {
    Some(match response.status() {
        StatusCode::NOT_FOUND => Problem::new(
            Code::NotFound,
            format!("There is no {}; the routes are listed in /openapi.yaml.", uri.path()),
        ),
        StatusCode::METHOD_NOT_ALLOWED => Problem::new(
            Code::MethodNotAllowed,
            format!("{method} is not allowed here; the Allow header lists what is."),
        ),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Problem::new(Code::UnsupportedMediaType, "Content-Encoding must be gzip, zstd or left out.")
        }
        status if status.is_server_error() => Problem::internal(),
        _ => return None,
    })
}
