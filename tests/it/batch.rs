//! `POST /v1/extract/batch`: in order, streamed, and a bad line costs only itself.

use std::convert::Infallible;
use std::io::{BufRead, BufReader, Write};
use std::sync::{Arc, LazyLock};

use axum::body::Body;
use bytes::Bytes;
use futures_util::stream::{self, StreamExt};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::server::{SHARED, Server};

const NDJSON: &str = "application/x-ndjson";

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn answers_come_in_order() {
    let body: String = (0..200)
        .map(|i| json!({"id": i.to_string(), "text": "He left. ".repeat(200 - i)}).to_string() + "\n")
        .collect();
    let answer = SHARED.post("/v1/extract/batch", NDJSON, body);
    assert_eq!((answer.status, answer.header("content-type")), (200, NDJSON));
    let ids: Vec<_> =
        lines(answer.text()).iter().map(|a| a["id"].as_str().unwrap().parse::<usize>().unwrap()).collect();
    assert_eq!(ids, (0..200).collect::<Vec<_>>());
}

#[test]
fn short_lines_and_long_ones_keep_their_places() {
    let lengths = [1, 2000, 1, 1, 0, 3, 0, 0, 900, 1, 4000, 1];
    let body: String =
        lengths.iter().map(|n| json!({"text": "He left. ".repeat(*n)}).to_string() + "\n").collect();
    for (i, (answer, n)) in
        lines(SHARED.post("/v1/extract/batch", NDJSON, body).text()).iter().zip(lengths).enumerate()
    {
        assert_eq!(answer["line"].as_u64(), (n == 0).then_some(i as u64 + 1), "{answer}");
    }
}

#[test]
fn a_bad_line_is_a_problem_with_its_line_and_the_rest_goes_on() {
    let body = "{\"id\":\"a\",\"text\":\"He left.\"}\r\n\n{\"id\":\"b\",\"text\":\" \"}\nnonsense\n{\"id\":\"c\",\"text\":\"She stayed.\"}";
    let answers = lines(SHARED.post("/v1/extract/batch", NDJSON, body).text());
    assert_eq!(answers.len(), 4);
    assert_eq!(answers[0]["id"], "a");
    assert_eq!(
        (&answers[1]["id"], &answers[1]["line"], &answers[1]["code"]),
        (&json!("b"), &json!(3), &json!("invalid-request"))
    );
    assert_eq!((&answers[2]["line"], &answers[2]["code"]), (&json!(4), &json!("malformed-json")));
    assert_eq!(answers[3]["id"], "c");
}

#[test]
fn a_line_over_the_limit_is_skipped() {
    let server = Server::start(&[("LIMITS__BODY_BYTES", "1000")]);
    let long = json!({"id": "long", "text": "a".repeat(5000)});
    let body = format!("{long}\n{}\n{long}", json!({"id": "short", "text": "He left."}));
    let answers = lines(server.post("/v1/extract/batch", NDJSON, body).text());
    let codes: Vec<_> =
        answers.iter().map(|a| (a["code"].as_str(), a["line"].as_u64(), a["id"].as_str())).collect();
    assert_eq!(
        codes,
        [(Some("too-large"), Some(1), None), (None, None, Some("short")), (Some("too-large"), Some(3), None)]
    );
}

#[test]
fn an_answer_comes_while_the_request_is_still_being_sent() {
    let mut stream = SHARED.connect();
    write!(stream, "POST /v1/extract/batch HTTP/1.1\r\nhost: a\r\ncontent-type: {NDJSON}\r\ntransfer-encoding: chunked\r\n\r\n").unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut next = move || {
        loop {
            let mut line = String::new();
            assert!(reader.read_line(&mut line).unwrap() > 0);
            if line.starts_with('{') {
                return serde_json::from_str::<Value>(&line).unwrap()["id"].clone();
            }
        }
    };
    for id in ["one", "two", "three"] {
        let line = json!({"id": id, "text": "He left."}).to_string() + "\n";
        write!(stream, "{:x}\r\n{line}\r\n", line.len()).unwrap();
        assert_eq!(next(), id);
    }
    write!(stream, "0\r\n\r\n").unwrap();
}

#[test]
fn a_body_that_breaks_off_says_from_which_line_on_to_send_it_again() {
    let lines = r#"{"id":"a","text":"He left."}"#.to_owned() + "\n\n" + r#"{"id":"b","text":"She st"#;
    let sent = format!(
        "POST /v1/extract/batch HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: {NDJSON}\r\n\
         transfer-encoding: chunked\r\n\r\n{:x}\r\n{lines}\r\nno chunk\r\n",
        lines.len()
    );
    let answer = SHARED.raw(sent);
    let answers: Vec<Value> = answer
        .lines()
        .filter(|line| line.starts_with('{'))
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(answers[0]["id"], "a");
    assert_eq!((&answers[1]["code"], &answers[1]["line"]), (&json!("malformed-encoding"), &json!(3)));
    assert_eq!(answers.len(), 2);
}

#[test]
fn the_same_article_gets_the_same_bytes_as_alone() {
    let request = json!({"id": "x", "text": include_str!("../../examples/article.txt")}).to_string();
    let alone = SHARED.json(&request).body;
    let batch = SHARED.post("/v1/extract/batch", NDJSON, format!("{request}\n{request}\n")).body;
    assert_eq!(batch, [&alone[..], b"\n", &alone, b"\n"].concat());
}

#[test]
fn an_empty_batch_is_an_empty_answer() {
    assert_eq!(SHARED.post("/v1/extract/batch", NDJSON, "\n \n").text(), "");
    assert_eq!(
        SHARED.post("/v1/extract/batch", "application/json", "{}").refusal(),
        (415, "unsupported-media-type".into())
    );
}

/// Lines, and what comes of them: an answer, a problem with its code, or nothing.
const LINES: [(&str, Option<&str>); 6] = [
    ("{\"text\":\"He left.\"}", Some("")),
    ("", None),
    (" \r", None),
    ("nonsense", Some("malformed-json")),
    ("{\"text\":\"\"}", Some("invalid-request")),
    ("{\"text\":\"It is a line that is longer than the limit.\"}", Some("too-large")),
];

/// A server that takes lines of no more than forty bytes.
static NARROW: LazyLock<(Server, Runtime)> =
    LazyLock::new(|| (Server::start(&[("LIMITS__BODY_BYTES", "40")]), Runtime::new().unwrap()));

/// The answers to a body that comes in pieces: the line that each names, if it is a problem, and its code.
fn answers(pieces: Vec<Bytes>) -> Vec<(Option<u64>, String)> {
    let (server, runtime) = &*NARROW;
    let body = Body::from_stream(stream::iter(pieces.into_iter().map(Ok::<_, Infallible>)));
    let open = server.app.admission.batch().unwrap();
    let answers = copydesk::server::lines::answers(Arc::clone(&server.app), body, open);
    runtime.block_on(
        answers
            .map(|line| {
                let answer: Value = serde_json::from_slice(&line.unwrap()).unwrap();
                (answer["line"].as_u64(), answer["code"].as_str().unwrap_or_default().to_owned())
            })
            .collect(),
    )
}

proptest! {
    #[test]
    fn lines_keep_their_places_however_the_body_comes(
        kinds in prop::collection::vec(0..LINES.len(), 0..40),
        cuts in prop::collection::vec(any::<Index>(), 0..20),
        ended: bool,
    ) {
        let mut body = kinds.iter().map(|&kind| LINES[kind].0).collect::<Vec<_>>().join("\n");
        body.push_str(if ended { "\n" } else { "" });
        let mut cuts: Vec<_> = cuts.iter().map(|cut| cut.index(body.len() + 1)).chain([0, body.len()]).collect();
        cuts.sort_unstable();
        let pieces = cuts.windows(2).map(|cut| Bytes::copy_from_slice(&body.as_bytes()[cut[0]..cut[1]])).collect();
        let numbered = kinds.iter().zip(1..);
        let expected: Vec<_> = numbered
            .filter_map(|(&kind, number)| LINES[kind].1.map(|code| (number, code)))
            .map(|(number, code)| ((!code.is_empty()).then_some(number), code.to_owned()))
            .collect();
        prop_assert_eq!(answers(pieces), expected);
    }
}
