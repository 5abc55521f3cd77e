//! `GET /livez` and `GET /readyz`: what the platform asks. Both answer under full load: they do no work.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;

use crate::server::App;

/// Whether the process is alive
#[utoipa::path(get, path = "/livez", tag = "operation", operation_id = "livez",
    responses((status = 200, description = "It is", body = String, content_type = "text/plain", example = "ok")))]
pub async fn livez() -> &'static str {
    "ok"
}

/// Whether to send requests here
#[utoipa::path(get, path = "/readyz", tag = "operation", operation_id = "readyz",
    responses(
        (status = 200, description = "Ready", body = String, content_type = "text/plain", example = "ready"),
        (status = 503, description = "On its way to stopping", body = String, content_type = "text/plain", example = "draining"),
    ))]
pub async fn readyz(State(app): State<Arc<App>>) -> (StatusCode, &'static str) {
    if app.is_draining() { (StatusCode::SERVICE_UNAVAILABLE, "draining") } else { (StatusCode::OK, "ready") }
}
