//! `POST /v1/extract` and the other routes, over HTTP.

use serde_json::json;

use crate::server::{SHARED, Server};

#[test]
fn an_article_as_json() {
    let request = json!({"id": "a1", "text": "Police said so on Monday.", "published_at": "2016-03-02"});
    let answer = SHARED.json(request.to_string());
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"));
    let answer = answer.value();
    assert_eq!(answer["id"], "a1");
    assert_eq!(answer["language"], "en");
    assert_eq!(answer["offsets"], "codepoint");
    assert_eq!(
        (&answer["reference_date"], &answer["reference_date_source"]),
        (&json!("2016-03-02"), &json!("request"))
    );
    for list in ["warnings", "quotes", "casualties", "tolls", "dates", "entities"] {
        assert!(answer[list].is_array(), "{list}");
    }
    assert!(answer.get("text").is_none(), "the text comes back only if the service made it");
}

#[test]
fn an_article_as_plain_text_with_options_in_the_query() {
    let path = "/v1/extract?id=b&published_at=2016-03-02T23:30:00-05:00&layers=dates,quotes&offsets=byte";
    let answer = SHARED.post(path, "text/plain; charset=UTF-8", "It rained on Monday, he said.").value();
    assert_eq!((&answer["id"], &answer["offsets"]), (&json!("b"), &json!("byte")));
    assert_eq!(answer["reference_date"], "2016-03-02", "the day in the time's own zone");
    assert_eq!((&answer["casualties"], &answer["entities"]), (&json!([]), &json!([])));
}

#[test]
fn a_web_page_gives_its_article_and_its_date() {
    let page = include_str!("../../examples/page.html");
    let answer = SHARED.post("/v1/extract", "text/html", page).value();
    let text = answer["text"].as_str().unwrap();
    assert!(text.starts_with("Ferry sinks off Kaloma, at least 31 dead\n\n"), "{text}");
    assert!(text.contains("said in a statement.\n\nIn August 2014"), "paragraphs stay apart: {text}");
    for other in ["Most read", "All rights reserved", "Sport"] {
        assert!(!text.contains(other), "{other} is not of the article");
    }
    assert_eq!(
        (&answer["reference_date"], &answer["reference_date_source"]),
        (&json!("2021-03-14"), &json!("metadata"))
    );
}

#[test]
fn a_published_at_in_the_request_outranks_the_page() {
    let page = json!({"html": include_str!("../../examples/page.html"), "published_at": "2022-01-01"});
    let answer = SHARED.json(page.to_string()).value();
    assert_eq!(
        (&answer["reference_date"], &answer["reference_date_source"]),
        (&json!("2022-01-01"), &json!("request"))
    );
}

#[test]
fn the_same_request_gets_the_same_bytes_in_every_form() {
    let text = include_str!("../../examples/article.txt");
    let as_text = SHARED.post("/v1/extract", "text/plain", text).body;
    let as_json = SHARED.json(json!({ "text": text }).to_string()).body;
    assert_eq!(as_text, as_json);
    assert_eq!(as_text, SHARED.post("/v1/extract", "text/plain", text).body);
}

#[test]
fn a_leading_byte_order_mark_is_dropped() {
    let without = SHARED.json(json!({"text": "He left on Monday."}).to_string()).body;
    assert_eq!(SHARED.json(json!({"text": "\u{feff}He left on Monday."}).to_string()).body, without);
    assert_eq!(SHARED.json("\u{feff}{\"text\": \"He left on Monday.\"}").body, without);
    assert_eq!(SHARED.post("/v1/extract", "text/plain", "\u{feff}He left on Monday.").body, without);
}

#[test]
fn malformed_json_is_400_with_its_place() {
    let problem = SHARED.json("{\"text\":\n  nonsense}").problem();
    assert_eq!((&problem["status"], &problem["code"]), (&json!(400), &json!("malformed-json")));
    assert_eq!((&problem["line"], &problem["column"]), (&json!(2), &json!(4)));
    for broken in ["", "{", "{\"text\": \"a", "{\"text\": \"\\ud800\"}", "{\"text\": \"a\u{0}b\"}"] {
        assert_eq!(SHARED.json(broken).refusal(), (400, "malformed-json".into()), "{broken:?}");
    }
}

#[test]
fn bytes_that_are_not_utf8_are_400_with_their_place() {
    let problem = SHARED.post("/v1/extract", "text/plain", b"first line\nab\xff").problem();
    assert_eq!((&problem["status"], &problem["code"]), (&json!(400), &json!("invalid-utf8")));
    assert_eq!((&problem["line"], &problem["column"]), (&json!(2), &json!(3)));
    assert_eq!(SHARED.json(b"{\"text\": \"\xc3(\"}").refusal(), (400, "invalid-utf8".into()));
}

#[test]
fn every_field_that_will_not_do_is_pointed_to() {
    let request = json!({"text": 5, "published_at": "2016-02-30", "layers": ["dates", "votes", 7], "offsets": "words",
        "id": {}, "a/b": 1});
    let problem = SHARED.json(request.to_string()).problem();
    assert_eq!((&problem["status"], &problem["code"]), (&json!(422), &json!("invalid-request")));
    let mut pointers: Vec<_> =
        problem["errors"].as_array().unwrap().iter().map(|e| e["pointer"].as_str().unwrap()).collect();
    pointers.sort_unstable();
    assert_eq!(pointers, ["/a~1b", "/id", "/layers/1", "/layers/2", "/offsets", "/published_at", "/text"]);
}

#[test]
fn a_list_of_layers_is_as_long_as_the_description_says() {
    let names = |count| vec!["dates"; count];
    assert_eq!(SHARED.json(json!({"text": "He left.", "layers": names(16)}).to_string()).status, 200);
    let too_many = json!({"text": "He left.", "layers": names(17)}).to_string();
    assert_eq!(SHARED.json(too_many).refusal(), (422, "invalid-request".into()));
    let path = format!("/v1/extract?layers={}", names(17).join(","));
    assert_eq!(SHARED.post(&path, "text/plain", "He left.").refusal().0, 422);
}

#[test]
fn one_of_text_and_html_is_asked_for() {
    let pointers = |request: serde_json::Value| {
        SHARED.json(request.to_string()).problem()["errors"][0]["pointer"].clone()
    };
    assert_eq!(pointers(json!({})), "/text");
    assert_eq!(pointers(json!({"text": null})), "/text");
    assert_eq!(pointers(json!({"text": "a", "html": "<p>a"})), "/html");
    assert_eq!(pointers(json!({"text": " \u{a0}\r\n"})), "/text");
    assert_eq!(SHARED.json("[]").refusal(), (422, "invalid-request".into()));
    assert_eq!(SHARED.json("{\"text\":\"a\",\"text\":\"b\"}").refusal(), (422, "invalid-request".into()));
    assert_eq!(
        SHARED.post("/v1/extract", "text/plain", "\u{feff} \n").refusal(),
        (422, "invalid-request".into())
    );
    assert_eq!(
        SHARED.post("/v1/extract?text=a", "text/plain", "b").refusal(),
        (422, "invalid-request".into())
    );
}

#[test]
fn dates_that_nobody_could_mean_are_refused() {
    for day in [
        "yesterday",
        "2016-2-3",
        "2016-13-01",
        "10000-01-01",
        "20160302",
        "2016-03-02T10:00",
        "2016-03-02 ",
        "",
        "2016-03-02T25:00:00Z",
        "2016-03-02T10:00:00+0100",
        "٢٠١٦-٠٣-٠٢",
    ] {
        let request = json!({"text": "a", "published_at": day});
        assert_eq!(SHARED.json(request.to_string()).refusal(), (422, "invalid-request".into()), "{day:?}");
    }
    for day in ["0001-01-01", "9999-12-31", "2016-02-29", "2016-03-02T10:00:00.5z", "2016-12-31T23:59:60Z"] {
        let request = json!({"text": "It begins tomorrow and ended a century ago.", "published_at": day});
        assert_eq!(SHARED.json(request.to_string()).status, 200, "{day:?}");
    }
}

#[test]
fn a_page_without_an_article_is_422() {
    let page = json!({"id": "p", "html": "<html><body></body></html>"});
    let problem = SHARED.json(page.to_string()).problem();
    assert_eq!((&problem["status"], &problem["code"]), (&json!(422), &json!("no-article")));
}

#[test]
fn media_types_that_are_not_read_are_415() {
    for media in
        ["application/xml", "application/x-www-form-urlencoded", "text/plain; charset=latin1", "", "json"]
    {
        let refusal = SHARED.post("/v1/extract", media, "{\"text\":\"a\"}").refusal();
        assert_eq!(refusal, (415, "unsupported-media-type".into()), "{media:?}");
    }
    let packed = [("content-type", "text/plain"), ("content-encoding", "br")];
    let refusal = SHARED.post_with("/v1/extract", &packed, "abc").refusal();
    assert_eq!(refusal, (415, "unsupported-media-type".into()));
}

#[test]
fn unknown_routes_and_methods_are_problems_too() {
    assert_eq!(SHARED.get("/v2/extract").refusal(), (404, "not-found".into()));
    assert_eq!(SHARED.get("/docs/nothing.js").refusal(), (404, "not-found".into()));
    let wrong = SHARED.get("/v1/extract");
    assert_eq!(wrong.refusal(), (405, "method-not-allowed".into()));
    assert_eq!(wrong.header("allow"), "POST");
}

#[test]
fn a_body_over_the_limit_is_413() {
    let server = Server::start(&[("LIMITS__BODY_BYTES", "1000")]);
    assert_eq!(
        server.post("/v1/extract", "text/plain", "a".repeat(1001)).refusal(),
        (413, "too-large".into())
    );
    let mut chunked = b"POST /v1/extract HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: text/plain\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    chunked.extend_from_slice(format!("400\r\n{}\r\n0\r\n\r\n", "a".repeat(1024)).as_bytes());
    assert!(server.raw(chunked).starts_with("HTTP/1.1 413"));
    assert_eq!(server.post("/v1/extract", "text/plain", "a ".repeat(500)).status, 200);
}

#[test]
fn request_ids_are_taken_over_or_made() {
    let headers = [("content-type", "text/plain"), ("x-request-id", "gateway-17")];
    assert_eq!(SHARED.post_with("/v1/extract", &headers, "Hello.").header("x-request-id"), "gateway-17");
    let made = SHARED.get("/livez");
    assert_eq!(made.header("x-request-id").len(), 16);
    assert_ne!(made.header("x-request-id"), SHARED.get("/livez").header("x-request-id"));
}

#[test]
fn hostile_text_is_read_or_refused_and_never_hangs() {
    let spaces = " ".repeat(10 << 20);
    assert_eq!(SHARED.post("/v1/extract", "text/plain", spaces).refusal(), (413, "too-large".into()));
    for (name, text) in [
        ("spaces", " ".repeat(1 << 20) + "a"),
        ("quotation marks", "\"".repeat(1 << 20)),
        ("curly quotation marks", "“".repeat(300_000)),
        ("digits", "1".repeat(100_000)),
        ("one word", "a".repeat(1 << 20)),
        ("NUL bytes", "a\0b\0 said \0 \"c\0\"".repeat(1000)),
        ("line ends", "\r\n".repeat(500_000) + "a"),
        ("combining marks", "e\u{301}\u{301}\u{301}".repeat(100_000)),
        ("brackets", "(".repeat(500_000)),
        ("full stops", "a. ".repeat(300_000)),
    ] {
        let answer = SHARED.post("/v1/extract?layers=dates", "text/plain", text);
        assert_eq!(answer.status, 200, "{name}: {}", answer.text());
    }
}

#[test]
fn hostile_pages_are_read_or_refused_and_never_hang() {
    for (name, page) in [
        ("nested divisions", "<div>".repeat(100_000) + "text"),
        ("nested formatting", "<b><i><a href=x>".repeat(50_000) + "text"),
        ("nested tables", "<table><tr><td>".repeat(50_000) + "text"),
        ("nested lists", "<ul><li>".repeat(50_000) + "text"),
        ("unclosed paragraphs", "<p>text".repeat(100_000)),
        ("one endless tag", "<div ".to_owned() + &"a=b ".repeat(200_000)),
        ("comments", "<!--".repeat(100_000)),
        (
            "deep JSON-LD",
            "<script type='application/ld+json'>".to_owned()
                + &"[{\"a\":".repeat(100_000)
                + "</script><p>text",
        ),
    ] {
        let answer = SHARED.post("/v1/extract", "text/html", page);
        assert!([200, 422].contains(&answer.status), "{name}: {}", answer.text());
    }
}
