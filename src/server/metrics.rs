//! What an operator needs to see, as Prometheus text. Every metric's name stands here once.

use std::sync::OnceLock;
use std::time::Duration;

use metrics::{
    Counter, Unit, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram,
};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use rustc_hash::FxHashMap;

use super::App;
use super::shutdown::Phase;
use crate::config::Config;
use crate::pipeline::{Extraction, registry};

/// Requests answered, by route, method and status.
pub const REQUESTS: &str = "copydesk_requests_total";
/// Time from a request's head to the head of its answer, by route.
pub const DURATION: &str = "copydesk_request_duration_seconds";
/// Length of bodies that came in, as declared, by route.
pub const REQUEST_SIZE: &str = "copydesk_request_size_bytes";
/// Length of bodies that went out, by route.
pub const RESPONSE_SIZE: &str = "copydesk_response_size_bytes";
/// Requests that were not let in, by reason.
pub const REJECTED: &str = "copydesk_rejected_total";
/// Items found, by layer and rule.
pub const ITEMS: &str = "copydesk_items_total";
/// Lines of batches, by result.
pub const BATCH_LINES: &str = "copydesk_batch_lines_total";
/// Work that waits for a thread.
pub const QUEUE_DEPTH: &str = "copydesk_queue_depth";
/// Single requests in work or waiting.
pub const IN_WORK: &str = "copydesk_requests_in_work";
/// Batches open.
pub const BATCHES: &str = "copydesk_batches_open";
/// Bytes of bodies held, or promised room.
pub const MEMORY: &str = "copydesk_body_memory_bytes";
/// 1 while ready, 0 while on the way to stopping.
pub const READY: &str = "copydesk_ready";
/// Always 1; its labels say what was built.
pub const BUILD_INFO: &str = "copydesk_build_info";
/// Resident memory of the process.
pub const RESIDENT: &str = "process_resident_memory_bytes";

const SECONDS: [f64; 13] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];
const BYTES: [f64; 8] = [1e3, 4e3, 16e3, 64e3, 256e3, 1e6, 4e6, 16e6];

static HANDLE: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
static FOUND: OnceLock<FxHashMap<&'static str, Counter>> = OnceLock::new();

/// Starts counting, once a process, and describes every metric.
pub fn describe(config: &Config) {
    HANDLE.get_or_init(|| {
        let recorder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &SECONDS)
            .and_then(|builder| builder.set_buckets_for_metric(Matcher::Suffix("_bytes".to_owned()), &BYTES))
            .ok()?
            .build_recorder();
        let handle = recorder.handle();
        metrics::set_global_recorder(recorder).ok()?;
        describe_counter!(REQUESTS, "Requests answered, by route, method and status");
        describe_histogram!(DURATION, Unit::Seconds, "Time from a request's head to the head of its answer");
        describe_histogram!(REQUEST_SIZE, Unit::Bytes, "Length of request bodies, as declared");
        describe_histogram!(RESPONSE_SIZE, Unit::Bytes, "Length of response bodies; batches left out");
        describe_counter!(REJECTED, "Requests that were not let in, by reason");
        describe_counter!(ITEMS, "Items found, by layer and rule");
        describe_counter!(BATCH_LINES, "Lines of batches, by result");
        describe_gauge!(QUEUE_DEPTH, "Work that waits for a thread");
        describe_gauge!(IN_WORK, "Single requests in work or waiting");
        describe_gauge!(BATCHES, "Batches open");
        describe_gauge!(MEMORY, Unit::Bytes, "Bytes of bodies held or promised room");
        describe_gauge!(READY, "1 while ready, 0 while on the way to stopping");
        describe_gauge!(BUILD_INFO, "Always 1; its labels say what was built");
        describe_gauge!(RESIDENT, Unit::Bytes, "Resident memory of the process");
        Some(handle)
    });
    gauge!(BUILD_INFO, "version" => env!("CARGO_PKG_VERSION"), "threads" => config.limits.concurrency.to_string())
        .set(1.0);
    for reason in ["queue", "memory", "batches", "connections", "key"] {
        counter!(REJECTED, "reason" => reason).increment(0);
    }
    FOUND.get_or_init(|| registry::rules().map(|rule| (rule.id, items(rule.id))).collect());
}

fn items(rule: &'static str) -> Counter {
    let layer = rule.split_once('/').map_or(rule, |(layer, _)| layer);
    counter!(ITEMS, "layer" => layer, "rule" => rule)
}

/// A request was answered.
pub fn answered(route: &str, method: &str, status: u16, took: Duration, sizes: [Option<u64>; 2]) {
    let route = route.to_owned();
    counter!(REQUESTS, "route" => route.clone(), "method" => method.to_owned(), "status" => status.to_string())
        .increment(1);
    histogram!(DURATION, "route" => route.clone()).record(took.as_secs_f64());
    for (name, size) in [REQUEST_SIZE, RESPONSE_SIZE].into_iter().zip(sizes) {
        if let Some(size) = size {
            histogram!(name, "route" => route.clone()).record(size as f64);
        }
    }
}

/// A request was not let in.
pub fn rejected(reason: &'static str) {
    counter!(REJECTED, "reason" => reason).increment(1);
}

/// An article was read.
pub fn found(extraction: &Extraction) {
    let Some(counters) = FOUND.get() else { return };
    let quotes = extraction.quotes.iter().map(|q| q.rule);
    let casualties = extraction.casualties.iter().map(|c| c.rule);
    let dates = extraction.dates.iter().map(|d| d.rule);
    for rule in quotes.chain(casualties).chain(dates) {
        if let Some(counter) = counters.get(rule) {
            counter.increment(1);
        }
    }
}

/// A line of a batch was answered, with an answer or with a problem.
pub fn batch_line(answered: bool) {
    counter!(BATCH_LINES, "result" => if answered { "answer" } else { "problem" }).increment(1);
}

/// All metrics as Prometheus text; what is a state is read now.
pub fn render(app: &App) -> String {
    let (seats, batches, memory) = app.admission.held();
    gauge!(QUEUE_DEPTH).set(app.waiting() as f64);
    gauge!(IN_WORK).set(seats as f64);
    gauge!(BATCHES).set(batches as f64);
    gauge!(MEMORY).set(memory as f64);
    gauge!(READY).set(f64::from(u8::from(*app.phase.borrow() == Phase::Serving)));
    if let Some(bytes) = resident_bytes() {
        gauge!(RESIDENT).set(bytes as f64);
    }
    HANDLE.get().and_then(Option::as_ref).map(PrometheusHandle::render).unwrap_or_default()
}

/// Resident memory, where the system tells it.
fn resident_bytes() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}

/// Sorts samples into their buckets now and then, so that they do not pile up when nobody asks for the metrics.
pub async fn keep_up() {
    let mut every = tokio::time::interval(Duration::from_secs(5));
    loop {
        every.tick().await;
        if let Some(handle) = HANDLE.get().and_then(Option::as_ref) {
            handle.run_upkeep();
        }
    }
}
