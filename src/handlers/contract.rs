//! `GET /openapi.yaml`, `/openapi.json` and `/docs`: the contract, and a page to try it.

use std::sync::{Arc, LazyLock};

use axum::extract::Path;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, REFERRER_POLICY,
};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::tag::Tag;
use utoipa::openapi::{InfoBuilder, LicenseBuilder, OpenApi, RefOr, Required, Server};
use utoipa::{PartialSchema, ToSchema};
use utoipa_swagger_ui::{Config, serve};

use crate::models::Problem;
use crate::models::columns::Columns;
use crate::models::contract::ABOUT;

/// The contract as it is checked in; a test fails when the types say otherwise.
pub const CONTRACT: &str = include_str!("../../openapi.yaml");

/// What scripts and styles the docs page may use: its own, and the inline styles of its widgets.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
     img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

static JSON: LazyLock<String> =
    LazyLock::new(|| crate::server::router::description().to_json().unwrap_or_default());

static DOCS: LazyLock<Arc<Config<'static>>> = LazyLock::new(|| {
    Arc::new(Config::from("../openapi.json").try_it_out_enabled(true).validator_url("none"))
});

/// The contract, as YAML
#[utoipa::path(get, path = "/openapi.yaml", tag = "pages", operation_id = "openapiYaml",
    responses((status = 200, description = "OpenAPI 3.1", body = Object, content_type = "application/yaml")))]
pub async fn yaml() -> Response {
    ([(CONTENT_TYPE, "application/yaml")], CONTRACT).into_response()
}

/// The contract, as JSON
#[utoipa::path(get, path = "/openapi.json", tag = "pages", operation_id = "openapiJson",
    responses((status = 200, description = "OpenAPI 3.1", body = Object, content_type = "application/json")))]
pub async fn json() -> Response {
    ([(CONTENT_TYPE, "application/json")], json_text()).into_response()
}

/// A page to try the API
#[utoipa::path(get, path = "/docs", tag = "pages", operation_id = "docs",
    responses((status = 308, description = "The page is at docs/")))]
pub async fn docs() -> Response {
    (StatusCode::PERMANENT_REDIRECT, [(LOCATION, "docs/")]).into_response()
}

/// The page itself.
pub async fn docs_index() -> Response {
    asset("index.html")
}

/// What the page loads.
pub async fn docs_file(Path(file): Path<String>) -> Response {
    asset(&file)
}

fn asset(path: &str) -> Response {
    let Ok(Some(file)) = serve(path, Arc::clone(&DOCS)) else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [
        (CONTENT_TYPE, file.content_type),
        (CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (REFERRER_POLICY, "no-referrer".to_owned()),
        (CACHE_CONTROL, "max-age=3600".to_owned()),
    ];
    let mut response = (headers, file.bytes.into_owned()).into_response();
    if file.gzpipped {
        response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}

/// The contract as the types say it.
///
/// # Errors
/// If it cannot be written as YAML.
pub fn yaml_text() -> Result<String, String> {
    crate::server::router::description().to_yaml().map_err(|error| error.to_string())
}

/// The description as JSON, on one line.
pub fn json_text() -> &'static str {
    &JSON
}

/// The columns of a table of answers.
pub fn columns() -> Columns {
    Columns::of(&serde_json::from_str(json_text()).unwrap_or_default())
}

/// The description with what no single route says.
pub fn about(mut api: OpenApi) -> OpenApi {
    api.info = InfoBuilder::new()
        .title("Copydesk")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(ABOUT))
        .license(Some(
            LicenseBuilder::new().name("MIT OR Apache-2.0").identifier(Some("MIT OR Apache-2.0")).build(),
        ))
        .build();
    // Relative to where the contract itself is: right under any prefix.
    api.servers = Some(vec![Server::new(".")]);
    api.tags = Some(vec![
        described("extraction", "Articles in, what they say out."),
        described("operation", "For the platform that runs the service."),
        described("pages", "For people."),
    ]);
    // What does not say otherwise asks for no key.
    api.security = Some(vec![SecurityRequirement::default()]);
    let key = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A key, if the service is configured to ask for one."))
        .build();
    for path in api.paths.paths.values_mut() {
        // A body is never optional; one that is declared without a schema comes out as if it were.
        if let Some(RefOr::T(body)) = path.post.as_mut().and_then(|post| post.request_body.as_mut()) {
            body.required = Some(Required::True);
        }
    }
    let components = api.components.get_or_insert_default();
    components.add_security_scheme("key", SecurityScheme::Http(key));
    let mut schemas = vec![(Problem::name().into_owned(), Problem::schema())];
    Problem::schemas(&mut schemas);
    components.schemas.extend(schemas);
    api
}

fn described(name: &str, description: &str) -> Tag {
    let mut tag = Tag::new(name);
    tag.description = Some(description.to_owned());
    tag
}
