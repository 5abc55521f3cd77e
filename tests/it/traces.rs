//! Spans go to a collector, within the trace that the caller names, and hold nothing of the article.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use opentelemetry_proto::tonic::collector::trace::v1::ExportTraceServiceRequest;
use opentelemetry_proto::tonic::common::v1::any_value::Value;
use opentelemetry_proto::tonic::trace::v1::Span;
use prost::Message;

use crate::process::Process;

/// What came to a collector's port: the request's first line, and its body.
type Received = (String, Vec<u8>);

/// A collector that takes everything.
fn collector() -> (SocketAddr, Receiver<Received>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = BufReader::new(stream.unwrap());
            let (mut head, mut length) = (String::new(), 0);
            while !head.ends_with("\r\n\r\n") && stream.read_line(&mut head).unwrap() > 0 {}
            for line in head.lines() {
                if let Some((_, value)) =
                    line.split_once(':').filter(|(n, _)| n.eq_ignore_ascii_case("content-length"))
                {
                    length = value.trim().parse().unwrap();
                }
            }
            let mut body = vec![0; length];
            stream.read_exact(&mut body).unwrap();
            stream
                .get_mut()
                .write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n")
                .unwrap();
            let _ = sender.send((head.lines().next().unwrap_or_default().to_owned(), body));
        }
    });
    (address, receiver)
}

/// Everything that a service sends to a collector while `ask` talks to it, as it stops.
fn sent(sample_percent: &str, ask: impl FnOnce(&Process)) -> Vec<Received> {
    let (address, received) = collector();
    let mut process = Process::start(&[
        ("SERVER__GRACE_SECONDS", "0"),
        ("TRACES__OTLP_ENDPOINT", &format!("http://{address}")),
        ("TRACES__SAMPLE_PERCENT", sample_percent),
    ]);
    ask(&process);
    process.signal("-TERM");
    assert_eq!(process.child.wait().unwrap().code(), Some(0));
    std::iter::from_fn(|| received.recv_timeout(Duration::from_millis(500)).ok()).collect()
}

fn spans(received: &[Received]) -> Vec<Span> {
    received
        .iter()
        .flat_map(|(_, body)| ExportTraceServiceRequest::decode(&body[..]).unwrap().resource_spans)
        .flat_map(|resource| resource.scope_spans)
        .flat_map(|scope| scope.spans)
        .collect()
}

fn attribute(span: &Span, name: &str) -> Option<Value> {
    span.attributes.iter().find(|a| a.key == name)?.value.clone()?.value
}

fn extract(process: &Process, traceparent: Option<&str>) {
    let request = ureq::post(format!("http://{}/v1/extract?id=secret-id", process.address));
    let request = request.header("content-type", "text/plain").header("authorization", "Bearer hush");
    let request = match traceparent {
        Some(parent) => request.header("traceparent", parent),
        None => request,
    };
    request.send("“It rained,” said the clandestine mayor.").unwrap();
}

#[test]
fn a_request_is_a_span_of_the_callers_trace_and_its_reading_one_within_it() {
    let received = sent("100", |process| {
        extract(process, Some("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
        assert_eq!(process.status("/livez"), Some(200));
    });
    assert!(received.iter().all(|(line, _)| line == "POST /v1/traces HTTP/1.1"), "{received:?}");
    let spans = spans(&received);
    let names: Vec<_> = spans.iter().map(|span| span.name.as_str()).collect();
    assert_eq!(names, ["read article", "POST /v1/extract"], "health checks have none");
    let (reading, request) = (&spans[0], &spans[1]);
    assert_eq!(request.trace_id, 0x4bf9_2f35_77b3_4da6_a3ce_929d_0e0e_4736_u128.to_be_bytes());
    assert_eq!(request.parent_span_id, 0x00f0_67aa_0ba9_02b7_u64.to_be_bytes());
    assert_eq!((&reading.trace_id, &reading.parent_span_id), (&request.trace_id, &request.span_id));
    assert_eq!(attribute(request, "http.response.status_code"), Some(Value::IntValue(200)));
    assert_eq!(attribute(request, "http.route"), Some(Value::StringValue("/v1/extract".to_owned())));
    assert_eq!(attribute(reading, "copydesk.quotes"), Some(Value::IntValue(1)));
    for secret in ["rained", "clandestine", "secret-id", "hush"] {
        let found = |body: &[u8]| body.windows(secret.len()).any(|bytes| bytes == secret.as_bytes());
        assert!(!received.iter().any(|(_, body)| found(body)), "{secret} was sent");
    }
}

#[test]
fn who_is_not_sampled_is_not_exported() {
    let received = sent("0", |process| extract(process, None));
    assert_eq!(spans(&received).len(), 0);
    let received = sent("100", |process| {
        extract(process, Some("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"));
    });
    assert_eq!(spans(&received).len(), 0, "the caller says no");
}

#[test]
fn the_lines_of_a_batch_are_one_span() {
    let received = sent("100", |process| {
        let request = ureq::post(format!("http://{}/v1/extract/batch", process.address));
        let lines = "{\"text\":\"He left.\"}\n".repeat(20);
        let mut answer = request.header("content-type", "application/x-ndjson").send(lines).unwrap();
        assert_eq!(answer.body_mut().read_to_string().unwrap().lines().count(), 20);
    });
    let names: Vec<_> = spans(&received).into_iter().map(|span| span.name).collect();
    assert_eq!(names, ["POST /v1/extract/batch"]);
}

#[test]
fn a_collector_that_is_away_costs_a_line_in_the_log() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut process = Process::start(&[
        ("SERVER__GRACE_SECONDS", "0"),
        ("TRACES__OTLP_ENDPOINT", &format!("http://{address}")),
    ]);
    extract(&process, None);
    process.signal("-TERM");
    let mut log = String::new();
    process.log.read_to_string(&mut log).unwrap();
    assert!(log.contains("the collector takes no spans"), "{log}");
    assert_eq!(process.child.wait().unwrap().code(), Some(0));
}
