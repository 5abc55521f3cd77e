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

use super::{App, metrics, problems};

/// The header that carries a request's id, both ways.
pub const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

const TRACEPARENT: HeaderName = HeaderName::from_static("traceparent");

/// Runs a request with everything around it.
pub async fn request(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let start = Instant::now();
    let id = given_id(request.headers()).unwrap_or_else(new_id);
    let trace = trace_id(request.headers()).map(str::to_owned);
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let base = app.config.server.base_path.as_str();
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let route = route.strip_prefix(base).unwrap_or(&route);
    let received = length(request.headers());

    let mut response = next.run(request).await;

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

/// The trace's id in a W3C `traceparent` (`00-<32 hex>-<16 hex>-<2 hex>`), if it is one.
fn trace_id(headers: &HeaderMap) -> Option<&str> {
    let mut parts = headers.get(TRACEPARENT)?.to_str().ok()?.split('-');
    let mut next = |length: usize| {
        let part = parts.next()?;
        let lower_hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        (part.len() == length && part.bytes().all(lower_hex)).then_some(part)
    };
    let (version, trace, parent, _flags) = (next(2)?, next(32)?, next(16)?, next(2)?);
    let is_valid = version != "ff" && trace.bytes().any(|b| b != b'0') && parent.bytes().any(|b| b != b'0');
    is_valid.then_some(trace)
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

    #[test]
    fn a_trace_is_taken_over_if_it_is_one() {
        let trace = |value| trace_id(&with(TRACEPARENT, value)).map(str::to_owned);
        let id = "4bf92f3577b34da6a3ce929d0e0e4736";
        assert_eq!(trace("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01").as_deref(), Some(id));
        assert_eq!(trace("00-00000000000000000000000000000000-00f067aa0ba902b7-01"), None);
        assert_eq!(trace("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"), None);
        assert_eq!(trace("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"), None);
        assert_eq!(trace("nonsense"), None);
    }
}
