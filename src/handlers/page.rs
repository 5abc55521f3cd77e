//! `GET /`: the reading page.

use axum::response::Html;

/// The reading page
#[utoipa::path(get, path = "/", tag = "pages", operation_id = "page",
    responses((status = 200, description = "A page to paste an article into", body = String, content_type = "text/html")))]
pub async fn page() -> Html<&'static str> {
    Html(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Copydesk</title><h1>Copydesk</h1><p><a href=docs/>Try the API</a></p></html>",
    )
}
