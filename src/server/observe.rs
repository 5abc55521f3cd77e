//! Around every request: its id, its trace, its problem written out, its metrics and its line in the log.

use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use axum::body::HttpBody;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{CONNECTION, CONTENT_LENGTH};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use opentelemetry::trace::{FutureExt, TraceContextExt};

use super::{App, ending, metrics, problems, traces};

/// The header that carries a request's id, both ways.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Runs a request with everything around it.
pub async fn request(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let start = Instant::now();
    let id = given_id(request.headers()).unwrap_or_else(new_id);
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let base = app.config.server.base_path.as_str();
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let route = route.strip_prefix(base).unwrap_or(&route);
    let received = length(request.headers());
    let caller = traces::caller(request.headers());
    let traces = app.traces.as_ref().filter(|_| !is_probe(route));
    let span = traces.map(|traces| traces.request(&method, route, &id, &caller));
    let context = span.clone().unwrap_or(caller);
    let trace = traces::id(&context);

    let mut response = next.run(request).with_context(context.clone()).await;

    let code = problems::finish(&mut response, &id, app.config.limits.retry_after, &method, &uri);
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    if app.is_draining() {
        // The gateway is to ask another instance next.
        response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    }
    let (status, took) = (response.status().as_u16(), start.elapsed());
    let sent = response.body().size_hint().exact();
    metrics::answered(route, method.as_str(), status, took, [received, sent]);
    let milliseconds = took.as_micros() as f64 / 1e3;
    let code = code.map(crate::models::Code::name);
    if let Some(span) = span {
        traces::answered(&span, status, code);
        response = response.map(|body| ending::then(body, move |_| span.span().end()));
    }
    if is_probe(route) {
        tracing::debug!(id, %method, route, status, milliseconds, "request");
    } else {
        tracing::info!(id, trace, %method, route, status, code, milliseconds, received, sent, "request");
    }
    response
}

/// What machines ask all the time.
fn is_probe(route: &str) -> bool {
    ["/livez", "/readyz", "/metrics"].contains(&route)
}

fn length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// The id that the gateway gave, if it can stand in a header and a log line.
fn given_id(headers: &HeaderMap) -> Option<String> {
    const LONGEST: usize = 128;
    let id = headers.get(REQUEST_ID)?.to_str().ok()?;
    let fits = (1..=LONGEST).contains(&id.len())
        && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._:/+=@".contains(&b));
    fits.then(|| id.to_owned())
}

/// An id of 16 hexadecimal digits, other than every one before in this process and very likely in any other.
fn new_id() -> String {
    static PROCESS: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!("{:016x}", PROCESS.hash_one(COUNT.fetch_add(1, Ordering::Relaxed)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(name: HeaderName, value: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(name, HeaderValue::from_static(value))])
    }

    #[test]
    fn an_id_is_taken_over_unless_it_could_break_a_log_line() {
        assert_eq!(given_id(&with(REQUEST_ID, "gw-7f/3:1")).as_deref(), Some("gw-7f/3:1"));
        assert_eq!(given_id(&with(REQUEST_ID, "a b")), None);
        assert_eq!(given_id(&with(REQUEST_ID, "")), None);
    }

    #[test]
    fn new_ids_differ() {
        assert_ne!(new_id(), new_id());
        assert_eq!(new_id().len(), 16);
    }
}
