//! Bodies: read up to a limit of bytes, unpacked, and of time.

use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::HeaderMap;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use bytes::{Bytes, BytesMut};
use http_body_util::BodyExt;
use hyper::body::Body as HttpBody;
use tokio::time::timeout;

use super::admission::Permit;
use super::{App, ending};
use crate::models::{Code, Problem};

/// How long to go on taking a body that nobody wants any more.
const LINGER: Duration = Duration::from_secs(5);

/// A whole body, with the room it takes.
#[derive(Debug)]
pub struct Held {
    /// The bytes.
    pub bytes: Bytes,
    /// Given back when the body is done with.
    pub permit: Permit,
}

/// Reads a body to its end, if there is room for it.
///
/// # Errors
/// `too-large`, `timeout`, `saturated`, or `malformed-encoding` for a body that does not unpack or breaks off.
pub async fn whole(app: &App, headers: &HeaderMap, body: Body) -> Result<Held, Problem> {
    let limits = &app.config.limits;
    let declared = declared_length(headers);
    if declared.is_some_and(|length| length > limits.body) {
        return Err(too_large(limits.body));
    }
    let permit =
        app.admission.memory(declared.unwrap_or(limits.body)).map_err(|refusal| app.refuse(refusal))?;
    let bytes = timeout(limits.body_time, collect(body, declared.unwrap_or(0), limits.body)).await;
    let late = |_| {
        let seconds = limits.body_time.as_secs();
        Problem::new(Code::Timeout, format!("The body did not arrive within {seconds} seconds."))
    };
    Ok(Held { bytes: bytes.map_err(late)??, permit })
}

async fn collect(mut body: Body, expected: usize, limit: usize) -> Result<Bytes, Problem> {
    let mut bytes = BytesMut::with_capacity(expected);
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| broken())?.into_data() else { continue };
        if bytes.len() + data.len() > limit {
            return Err(too_large(limit));
        }
        bytes.extend_from_slice(&data);
    }
    Ok(bytes.freeze())
}

/// The length that the headers promise, of a body that is not packed.
fn declared_length(headers: &HeaderMap) -> Option<usize> {
    let packed = headers.contains_key(CONTENT_ENCODING);
    headers.get(CONTENT_LENGTH).filter(|_| !packed)?.to_str().ok()?.parse().ok()
}

/// A body or a line longer than the limit.
pub fn too_large(limit: usize) -> Problem {
    let detail = format!("At most {limit} bytes are read, unpacked; send the article alone, or split it.");
    Problem::new(Code::TooLarge, detail)
}

/// A body that cannot be read to its end.
pub fn broken() -> Problem {
    Problem::new(
        Code::MalformedEncoding,
        "The body broke off, or does not unpack as its Content-Encoding says.",
    )
}

/// Makes the body of a request one that is taken to its end, for a while, even when nobody reads it: a client that
/// is refused while it is still sending must be able to read why before the connection closes.
pub fn lingering(request: Request) -> Request {
    request.map(|body| {
        ending::then(body, |mut left| {
            if left.is_end_stream() {
                return;
            }
            if let Ok(runtime) = tokio::runtime::Handle::try_current() {
                runtime.spawn(timeout(LINGER, async move { while let Some(Ok(_)) = left.frame().await {} }));
            }
        })
    })
}
