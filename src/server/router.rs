//! The routes, each with its description, and the layers around them.

use std::any::Any;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderValue, Method, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state, map_request};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{AllowOrigin, CorsLayer};
use tower_http::decompression::RequestDecompressionLayer;
use utoipa::openapi::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::app::App;
use super::{body, keys, observe};
use crate::handlers::{batch, contract, extract, health, metrics, page, rules};
use crate::models::Problem;

type Routes = OpenApiRouter<Arc<App>>;

/// What a key guards.
fn api() -> Routes {
    OpenApiRouter::default()
        .routes(routes!(extract::extract))
        .routes(routes!(batch::batch))
        .routes(routes!(rules::rules))
}

/// What is open to all.
fn open() -> Routes {
    OpenApiRouter::default()
        .routes(routes!(health::livez))
        .routes(routes!(health::readyz))
        .routes(routes!(metrics::metrics))
        .routes(routes!(contract::yaml))
        .routes(routes!(contract::json))
        .routes(routes!(contract::docs))
        .routes(routes!(page::page))
        .route("/docs/", get(contract::docs_index))
        .route("/docs/{*file}", get(contract::docs_file))
        .route("/page/{file}", get(page::file))
}

/// The description of all routes.
pub fn description() -> OpenApi {
    contract::about(api().merge(open()).into_openapi())
}

/// All routes with their layers, under the base path.
pub fn router(app: &Arc<App>) -> Router {
    let api: Router<_> = Router::from(api()).layer(from_fn_with_state(Arc::clone(app), keys::check));
    let routes = api.merge(Router::from(open()));
    let base = &app.config.server.base_path;
    let routes = if base.is_empty() { routes } else { under(base, routes) };
    layered(routes, app).with_state(Arc::clone(app))
}

fn under(base: &str, routes: Router<Arc<App>>) -> Router<Arc<App>> {
    Router::new().nest(base, routes).route(&format!("{base}/"), get(page::page))
}

/// The layers, the outermost last.
fn layered(routes: Router<Arc<App>>, app: &Arc<App>) -> Router<Arc<App>> {
    let routes = routes
        .fallback(|| async { StatusCode::NOT_FOUND })
        .layer(RequestDecompressionLayer::new())
        .layer(map_request(async |request| body::lingering(request)))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(CatchPanicLayer::custom(internal));
    let routes = match cors(&app.config.origins) {
        Some(cors) => routes.layer(cors),
        None => routes,
    };
    routes.layer(from_fn(no_sniffing)).layer(from_fn_with_state(Arc::clone(app), observe::request))
}

/// A panic outside the pool fails its request alone.
fn internal(_: Box<dyn Any + Send>) -> Response {
    Problem::internal().into_response()
}

/// Browsers must not take an answer for something it does not say it is.
async fn no_sniffing(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// Lets pages of the configured origins call; nobody else's, and by default nobody's.
fn cors(origins: &[String]) -> Option<CorsLayer> {
    if origins.is_empty() {
        return None;
    }
    let origins = if origins.iter().any(|origin| origin == "*") {
        AllowOrigin::any()
    } else {
        AllowOrigin::list(origins.iter().filter_map(|origin| origin.parse().ok()))
    };
    let cors = CorsLayer::new()
        .allow_origin(origins)
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([AUTHORIZATION, CONTENT_TYPE, observe::REQUEST_ID])
        .expose_headers([observe::REQUEST_ID, RETRY_AFTER]);
    Some(cors)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use http_body_util::BodyExt;
    use hyper::service::Service;
    use hyper_util::service::TowerToHyperService;

    use super::*;
    use crate::config::Config;

    async fn broken() -> StatusCode {
        panic!("secret")
    }

    #[tokio::test]
    async fn a_panic_fails_its_request_alone_and_shows_nothing_of_the_inside() {
        let app = Arc::new(App::new(Config::load(None, []).unwrap()));
        let routes = Router::new().route("/broken", get(broken)).route("/fine", get(|| async {}));
        let service = TowerToHyperService::new(layered(routes, &app).with_state(app));
        let ask = |path| service.call(Request::get(path).body(Body::empty()).unwrap());
        let broken = ask("/broken").await.unwrap();
        assert_eq!(broken.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = broken.into_body().collect().await.unwrap().to_bytes();
        let body = String::from_utf8(body.to_vec()).unwrap();
        assert!(body.contains("\"code\":\"internal\"") && !body.contains("secret"), "{body}");
        assert_eq!(ask("/fine").await.unwrap().status(), StatusCode::OK);
    }
}
