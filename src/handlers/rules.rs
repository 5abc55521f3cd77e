//! `GET /v1/rules`: the rules that items point to.

use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};

use crate::models::contract::Unauthorized;
use crate::models::rules::RuleList;

/// The rules, with examples and measured precision
#[utoipa::path(get, path = "/v1/rules", tag = "extraction", operation_id = "rules",
    responses((status = 200, description = "All rules, layer by layer", body = RuleList), Unauthorized),
    security((), ("key" = [])))]
pub async fn rules() -> Response {
    ([(CONTENT_TYPE, "application/json")], RuleList::json()).into_response()
}
