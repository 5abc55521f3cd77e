//! `GET /`: the page to read an article with. Plain HTML, style sheets and JavaScript modules from `page/`, in the
//! binary as they are. It calls the same `v1/extract` as everybody else, by relative addresses, so that it works under
//! any base path.

use axum::extract::{OriginalUri, Path};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY};
use axum::response::{IntoResponse, Response};

/// Nothing from anywhere else, no inline script or style, no markup made from strings, no framing.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
    img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const JAVASCRIPT: &str = "text/javascript; charset=utf-8";
const JSON: &str = "application/json";

/// Name, media type and content of each file in `page/`.
macro_rules! files {
    ($($media_type:ident: $($name:literal)+),+) => {
        &[$($(($name, $media_type, include_str!(concat!("page/", $name)))),+),+]
    };
}

const FILES: &[(&str, &str, &str)] = files! {
    HTML: "index.html",
    CSS: "page.css" "marks.css" "panel.css",
    JAVASCRIPT: "app.js" "article.js" "client.js" "compose.js" "dom.js" "format.js" "inspector.js" "items.js"
        "marks.js" "names.js" "said.js" "timeline.js" "tolls.js",
    JSON: "sample.json"
};

/// The reading page
#[utoipa::path(get, path = "/", tag = "pages", operation_id = "page",
    responses((status = 200, description = "A page to read an article with", body = String, content_type = "text/html")))]
pub async fn page(OriginalUri(uri): OriginalUri) -> Response {
    match uri.path().rsplit('/').next() {
        // `/copydesk`: relative addresses need the slash.
        Some(base) if !base.is_empty() => {
            (StatusCode::PERMANENT_REDIRECT, [(LOCATION, format!("{base}/"))]).into_response()
        }
        _ => answer("index.html"),
    }
}

/// What the page loads, at `/page/{name}`.
pub async fn file(Path(name): Path<String>) -> Response {
    answer(&name)
}

fn answer(name: &str) -> Response {
    let Some((_, media_type, content)) = FILES.iter().find(|(file, ..)| *file == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (CONTENT_TYPE, *media_type),
        (CACHE_CONTROL, "no-cache"),
        (CONTENT_SECURITY_POLICY, POLICY),
        (REFERRER_POLICY, "no-referrer"),
    ];
    (headers, *content).into_response()
}
