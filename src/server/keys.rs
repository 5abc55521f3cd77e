//! Bearer keys: known by their SHA-256 only, compared in constant time.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::header::AUTHORIZATION;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use constant_time_eq::constant_time_eq_32;
use sha2::{Digest, Sha256};

use super::App;
use crate::models::{Code, Problem};

/// Lets a request on if no key is asked for or it brings one that is known.
pub async fn check(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let hashes = &app.config.key_hashes;
    let key = request.headers().get(AUTHORIZATION).and_then(|value| bearer(value.as_bytes()));
    if hashes.is_empty() || key.is_some_and(|key| is_known(key, hashes)) {
        return next.run(request).await;
    }
    let what = if key.is_some() { "is not known" } else { "is missing" };
    super::metrics::rejected("key");
    Problem::new(Code::Unauthorized, format!("The key {what}; send \"Authorization: Bearer KEY\"."))
        .into_response()
}

fn bearer(value: &[u8]) -> Option<&[u8]> {
    const SCHEME: &[u8] = b"bearer ";
    let (scheme, key) = value.split_at_checked(SCHEME.len())?;
    scheme.eq_ignore_ascii_case(SCHEME).then(|| key.trim_ascii())
}

/// Compares with every hash to the end, so that time tells nothing.
fn is_known(key: &[u8], hashes: &[[u8; 32]]) -> bool {
    let hash: [u8; 32] = Sha256::digest(key).into();
    hashes.iter().fold(false, |known, other| known | constant_time_eq_32(&hash, other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_known_by_its_hash() {
        let hashes = [[7; 32], Sha256::digest(b"open sesame").into()];
        assert!(is_known(b"open sesame", &hashes));
        assert!(!is_known(b"open sesam", &hashes));
        assert!(!is_known(b"", &hashes));
    }

    #[test]
    fn the_scheme_is_read_in_any_case() {
        assert_eq!(bearer(b"Bearer abc"), Some(&b"abc"[..]));
        assert_eq!(bearer(b"bearer  abc "), Some(&b"abc"[..]));
        assert_eq!(bearer(b"Basic abc"), None);
        assert_eq!(bearer(b""), None);
    }
}
