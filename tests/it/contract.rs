//! The description: what the types say, what is checked in, and what is served are the same.

use crate::server::{SHARED, Server};

#[test]
fn the_checked_in_description_is_what_the_types_say() {
    let written = include_str!("../../openapi.yaml");
    let said = copydesk::handlers::contract::yaml_text().unwrap();
    assert!(written == said, "openapi.yaml is out of date: cargo run -- openapi > openapi.yaml");
}

#[test]
fn it_is_served_byte_for_byte_and_as_json() {
    assert_eq!(SHARED.get("/openapi.yaml").text(), include_str!("../../openapi.yaml"));
    let json = SHARED.get("/openapi.json").value();
    assert_eq!(json["openapi"].as_str().unwrap().split('.').next(), Some("3"));
    for path in ["/v1/extract", "/v1/extract/batch", "/v1/rules", "/livez", "/readyz", "/metrics", "/"] {
        assert!(json["paths"][path].is_object(), "{path}");
    }
}

#[test]
fn the_page_to_try_it_brings_everything_it_loads() {
    let page = SHARED.get("/docs/");
    assert_eq!(page.status, 200);
    assert!(page.header("content-security-policy").contains("default-src 'none'"));
    for asset in page.text().split('"').filter(|s| s.starts_with("./") || s.contains("://")) {
        assert!(!asset.starts_with("http"), "{asset} is from elsewhere");
        assert_eq!(SHARED.get(&format!("/docs/{}", asset.trim_start_matches("./"))).status, 200, "{asset}");
    }
}

#[test]
fn a_base_path_moves_every_route() {
    let server = Server::start(&[("SERVER__BASE_PATH", "/news/desk")]);
    for path in
        ["/livez", "/readyz", "/metrics", "/v1/rules", "/openapi.yaml", "/openapi.json", "/docs/", "/"]
    {
        assert_eq!(server.get(&format!("/news/desk{path}")).status, 200, "{path}");
        assert_eq!(server.get(path).status, 404, "{path}");
    }
    assert_eq!(server.get("/news/desk/docs").header("location"), "docs/");
    assert_eq!(server.get("/news/desk").header("location"), "desk/");
}

#[test]
fn rules_are_listed_with_their_examples() {
    let rules = SHARED.get("/v1/rules").value();
    for rule in rules["rules"].as_array().unwrap() {
        assert!(rule["id"].as_str().unwrap().contains('/'));
        assert!(!rule["examples"].as_array().unwrap().is_empty(), "{}", rule["id"]);
    }
}
