//! What operators rely on: readiness, an orderly end, keys, origins, limits, metrics, packed bodies.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use copydesk::server::shutdown::Phase;
use serde_json::{Value, json};

use crate::process::Process;
use crate::server::{SHARED, Server};

#[test]
fn sigterm_first_says_not_ready_then_finishes_what_is_in_flight() {
    let mut process = Process::start(&[("SERVER__GRACE_SECONDS", "1")]);
    assert_eq!(process.status("/readyz"), Some(200));
    let mut slow = std::net::TcpStream::connect(&process.address).unwrap();
    slow.write_all(
        b"POST /v1/extract HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ncontent-length: 8\r\n\r\nHe ",
    )
    .unwrap();
    std::thread::sleep(Duration::from_millis(100));
    process.signal("-TERM");
    std::thread::sleep(Duration::from_millis(300));
    assert_eq!(process.status("/readyz"), Some(503), "the gateway is told first");
    assert_eq!(process.status("/livez"), Some(200), "and served in the meantime");
    std::thread::sleep(Duration::from_millis(1200));
    assert_eq!(process.status("/livez"), None, "then nobody new is let in");
    slow.write_all(b"left.").unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert_eq!(process.child.wait().unwrap().code(), Some(0));
}

#[test]
fn logs_are_json_lines_with_the_request_id_and_without_the_text() {
    let mut process = Process::start(&[("SERVER__GRACE_SECONDS", "0")]);
    let agent = ureq::Agent::new_with_defaults();
    let request = agent.post(format!("http://{}/v1/extract?id=secret", process.address));
    let request = request.header("content-type", "text/plain").header("x-request-id", "r-1");
    request.header("authorization", "Bearer hush").send("The secret article.").unwrap();
    process.signal("-TERM");
    let mut log = String::new();
    process.log.read_to_string(&mut log).unwrap();
    let line = log
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .find(|line| line["id"] == "r-1")
        .unwrap();
    assert_eq!(
        (&line["status"], &line["route"], &line["method"]),
        (&json!(200), &json!("/v1/extract"), &json!("POST"))
    );
    assert!(!log.contains("secret") && !log.contains("hush"), "{log}");
}

#[test]
fn a_wrong_setting_stops_the_start() {
    let output =
        Command::new(env!("CARGO_BIN_EXE_copydesk")).env("COPYDESK__SERVER__PORT", "http").output().unwrap();
    assert!(!output.status.success());
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(error.contains("server.port = \"http\"") && error.contains("from 0 to 65535"), "{error}");
}

#[test]
fn a_batch_ends_at_a_line_when_it_is_time_to_stop() {
    let server = Server::start(&[]);
    let mut stream = server.connect();
    write!(stream, "POST /v1/extract/batch HTTP/1.1\r\nhost: a\r\ncontent-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\n").unwrap();
    let line = json!({"id": "one", "text": "He left."}).to_string() + "\n";
    write!(stream, "{:x}\r\n{line}\r\n", line.len()).unwrap();
    let mut reader = BufReader::new(stream);
    let mut answer = String::new();
    while !answer.contains("\"one\"") {
        assert!(reader.read_line(&mut answer).unwrap() > 0);
    }
    server.app.enter(Phase::Stopping);
    reader.read_to_string(&mut answer).unwrap();
    let last = answer.lines().rfind(|line| line.starts_with('{')).unwrap();
    let last: Value = serde_json::from_str(last).unwrap();
    assert_eq!((&last["code"], &last["line"]), (&json!("draining"), &json!(2)));
    assert!(answer.ends_with("0\r\n\r\n"), "the stream is whole: {answer}");
}

#[test]
fn keys_guard_the_api_and_nothing_else() {
    // printf %s "open sesame" | sha256sum
    let hash = "41ef4bb0b23661e66301aac36066912dac037827b4ae63a7b1165a5aa93ed4eb";
    let server = Server::start(&[("AUTH__KEY_HASHES", hash)]);
    let refused = server.post("/v1/extract", "text/plain", "He left.");
    assert_eq!(refused.refusal(), (401, "unauthorized".into()));
    assert_eq!(refused.header("www-authenticate"), "Bearer");
    let with = |key: &str| {
        server
            .post_with("/v1/extract", &[("content-type", "text/plain"), ("authorization", key)], "He left.")
            .status
    };
    assert_eq!(with("Bearer open sesame"), 200);
    assert_eq!(with("Bearer open"), 401);
    assert_eq!(with("Basic open sesame"), 401);
    assert_eq!(server.get("/v1/rules").status, 401);
    for open in ["/", "/livez", "/readyz", "/metrics", "/openapi.yaml", "/docs/"] {
        assert_eq!(server.get(open).status, 200, "{open}");
    }
}

#[test]
fn no_origin_is_let_in_unless_it_is_configured() {
    let headers = [("content-type", "text/plain"), ("origin", "https://news.example")];
    assert_eq!(
        SHARED.post_with("/v1/extract", &headers, "He left.").header("access-control-allow-origin"),
        ""
    );
    let server = Server::start(&[("CORS__ORIGINS", "https://news.example")]);
    assert_eq!(
        server.post_with("/v1/extract", &headers, "He left.").header("access-control-allow-origin"),
        "https://news.example"
    );
    let preflight = server.raw("OPTIONS /v1/extract HTTP/1.1\r\nhost: a\r\nconnection: close\r\norigin: https://news.example\r\naccess-control-request-method: POST\r\naccess-control-request-headers: content-type\r\n\r\n");
    assert!(preflight.starts_with("HTTP/1.1 200") && preflight.contains("content-type"), "{preflight}");
}

#[test]
fn what_does_not_fit_is_refused_at_once_and_what_fits_completes() {
    let server = Server::start(&[("LIMITS__CONCURRENCY", "1"), ("LIMITS__QUEUE", "1")]);
    let text = "“It rained,” said the mayor on Monday. ".repeat(10_000);
    let statuses: Vec<_> = std::thread::scope(|scope| {
        let one = || {
            scope.spawn(|| {
                let start = Instant::now();
                let answer = server.post("/v1/extract", "text/plain", &text);
                if answer.status == 503 {
                    assert_eq!(answer.refusal().1, "saturated");
                    assert_eq!(answer.header("retry-after"), "1");
                    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
                }
                answer.status
            })
        };
        let all: Vec<_> = (0..8).map(|_| one()).collect();
        all.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(statuses.iter().all(|status| [200, 503].contains(status)), "{statuses:?}");
    assert!(statuses.iter().filter(|&&status| status == 200).count() >= 2, "{statuses:?}");
    assert!(server.get("/metrics").text().contains("copydesk_rejected_total{reason=\"queue\"}"));
}

#[test]
fn bodies_that_do_not_fit_in_memory_and_connections_over_the_limit_are_refused() {
    let server = Server::start(&[
        ("LIMITS__MEMORY_BYTES", "100"),
        ("LIMITS__BODY_BYTES", "100"),
        ("LIMITS__CONNECTIONS", "2"),
    ]);
    let mut first = server.connect();
    first
        .write_all(
            b"POST /v1/extract HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ncontent-length: 90\r\n\r\n",
        )
        .unwrap();
    eventually(|| server.app.admission.held().2 == 90);
    eventually(|| {
        let answer = server.post("/v1/extract", "text/plain", "a".repeat(50));
        answer.status == 503 && answer.refusal() == (503, "saturated".into())
    });
    // A connection that came before the last answer's was closed is itself turned away: hold on until one is let in.
    let mut held = Vec::new();
    eventually(|| {
        held.push(server.connect());
        let turned_away = server.raw("GET /livez HTTP/1.1\r\nhost: a\r\n\r\n");
        turned_away.starts_with("HTTP/1.1 503") && turned_away.contains("saturated")
    });
}

/// Waits until the server has noticed what is in place now; a busy machine takes its time.
fn eventually(mut holds: impl FnMut() -> bool) {
    for _ in 0..50 {
        if holds() {
            return;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("not within five seconds");
}

#[test]
fn slow_senders_are_given_up() {
    let server = Server::start(&[
        ("LIMITS__HEADER_SECONDS", "1"),
        ("LIMITS__BODY_SECONDS", "1"),
        ("LIMITS__IDLE_SECONDS", "1"),
    ]);
    assert_eq!(server.raw("GET /livez HTTP/1.1\r\nhost:"), "", "a head that does not come");
    let answer = server.raw(
        "POST /v1/extract HTTP/1.1\r\nhost: a\r\ncontent-type: text/plain\r\ncontent-length: 9\r\n\r\nHe ",
    );
    assert!(answer.starts_with("HTTP/1.1 408") && answer.contains("\"timeout\""), "{answer}");
    let answer = server.raw("POST /v1/extract/batch HTTP/1.1\r\nhost: a\r\ncontent-type: application/x-ndjson\r\ncontent-length: 9\r\n\r\n{");
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("\"timeout\""), "{answer}");
}

#[test]
fn idle_connections_and_heads_that_do_not_come_have_limits_of_their_own() {
    let server = Server::start(&[("LIMITS__HEADER_SECONDS", "3"), ("LIMITS__KEEP_ALIVE_SECONDS", "1")]);
    let request = "GET /livez HTTP/1.1\r\nhost: a\r\n\r\n";
    let start = Instant::now();
    assert!(server.raw(request).ends_with("ok"));
    assert!((1..3).contains(&start.elapsed().as_secs()), "idle: {:?}", start.elapsed());
    let start = Instant::now();
    assert!(server.raw(format!("{request}{}", &request[..20])).ends_with("ok"));
    assert!((1..5).contains(&start.elapsed().as_secs()), "a head broken off: {:?}", start.elapsed());
    let mut slow = server.connect();
    for byte in request.replace("a\r", "a.example\r").bytes() {
        slow.write_all(&[byte]).unwrap();
        std::thread::sleep(Duration::from_millis(40));
    }
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    assert!(answer.ends_with("ok"), "slower than the one limit, within the other: {answer}");
}

#[test]
fn metrics_count_what_was_done() {
    SHARED.json("{\"text\":\"He left.\"}");
    let metrics = SHARED.get("/metrics");
    assert!(metrics.header("content-type").starts_with("text/plain; version=0.0.4"));
    for line in [
        "copydesk_requests_total{route=\"/v1/extract\",method=\"POST\",status=\"200\"}",
        "copydesk_request_duration_seconds_bucket{route=\"/v1/extract\",le=\"",
        "copydesk_build_info{version=\"",
        "copydesk_ready 1",
        "copydesk_queue_depth 0",
    ] {
        assert!(metrics.text().contains(line), "{line} is not in\n{}", metrics.text());
    }
}

fn pipe(program: &str, arguments: &[&str], input: &[u8]) -> Vec<u8> {
    let mut child =
        Command::new(program).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap().stdout
}

#[test]
fn packed_bodies_are_read_and_sent() {
    let text = include_str!("../../examples/article.txt");
    let plain = SHARED.post("/v1/extract", "text/plain", text).body;
    let packed = pipe("gzip", &["-c"], text.as_bytes());
    let headers = [("content-type", "text/plain"), ("content-encoding", "gzip")];
    assert_eq!(SHARED.post_with("/v1/extract", &headers, &packed).body, plain);
    let headers = [("content-type", "text/plain"), ("accept-encoding", "gzip")];
    let answer = SHARED.post_with("/v1/extract", &headers, text);
    assert_eq!(answer.header("content-encoding"), "gzip");
    assert_eq!(pipe("gzip", &["-dc"], &answer.body), plain);
    let headers = [("content-type", "text/plain"), ("accept-encoding", "zstd")];
    assert_eq!(SHARED.post_with("/v1/extract", &headers, text).header("content-encoding"), "zstd");
}

#[test]
fn the_limit_is_on_what_a_body_unpacks_to() {
    let bomb = pipe("gzip", &["-c"], &vec![b'a'; 64 << 20]);
    assert!(bomb.len() < 100_000);
    let headers = [("content-type", "text/plain"), ("content-encoding", "gzip")];
    assert_eq!(SHARED.post_with("/v1/extract", &headers, &bomb).refusal(), (413, "too-large".into()));
    assert_eq!(
        SHARED.post_with("/v1/extract", &headers, "not gzip").refusal(),
        (400, "malformed-encoding".into())
    );
    let batch = [("content-type", "application/x-ndjson"), ("content-encoding", "gzip")];
    let answer = SHARED.post_with("/v1/extract/batch", &batch, &bomb);
    assert!(answer.text().contains("\"too-large\""), "{}", answer.text());
}
