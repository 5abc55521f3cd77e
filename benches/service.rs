//! The service without a network: an article read, a request through every layer to its answer, a batch of lines, a
//! web page. Run with `cargo bench --bench service`; `scripts/load` measures it from outside.

use std::sync::Arc;

use axum::body::Body;
use axum::http::Request;
use copydesk::config::Config;
use copydesk::extract;
use copydesk::models::{self, Defaults, given::Fields};
use copydesk::pipeline::Pipeline;
use copydesk::server::{App, router};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use http_body_util::BodyExt;
use hyper::service::Service;
use hyper_util::service::TowerToHyperService;
use tokio::runtime::Runtime;

/// Lengths of articles, in bytes.
const LENGTHS: [usize; 4] = [1 << 10, 4 << 10, 64 << 10, 1 << 20];

/// Lines of a batch.
const LINES: usize = 64;

fn main() {
    divan::main();
}

/// News text of so many bytes, from the texts that the tests read.
fn article(length: usize) -> String {
    let mut text = String::new();
    for folder in ["quoted", "dated", "casualties"] {
        let folder = format!("{}/tests/it/{folder}", env!("CARGO_MANIFEST_DIR"));
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
        files.sort();
        files.retain(|file| file.extension().is_some_and(|e| e == "txt"));
        text.extend(files.iter().map(|file| std::fs::read_to_string(file).unwrap() + "\n\n"));
    }
    let mut text = text.repeat(length / text.len() + 1);
    text.truncate(text.floor_char_boundary(length));
    text
}

/// The whole service, and something to wait for it with.
struct Running {
    service: TowerToHyperService<axum::Router>,
    runtime: Runtime,
}

impl Running {
    fn start() -> Self {
        let app = Arc::new(App::new(Config::load(None, []).unwrap()));
        Self { service: TowerToHyperService::new(router::router(&app)), runtime: Runtime::new().unwrap() }
    }

    fn post(&self, path: &str, media: &str, body: &str) -> usize {
        let request =
            Request::post(path).header("content-type", media).body(Body::from(body.to_owned())).unwrap();
        self.runtime.block_on(async {
            let answer = self.service.call(request).await.unwrap();
            assert_eq!(answer.status(), 200);
            answer.into_body().collect().await.unwrap().to_bytes().len()
        })
    }
}

/// The reading alone, to the answer's JSON.
#[divan::bench(args = LENGTHS)]
fn read(bencher: Bencher<'_, '_>, length: usize) {
    let text = article(length);
    let pipeline = Pipeline::new();
    let read = |text: &str| {
        let request =
            models::Request::from_text(text.as_bytes(), Fields::default(), Defaults::default()).unwrap();
        extract::answer(pipeline, &request, |_, answer| answer.to_json()).unwrap()
    };
    bencher.counter(BytesCount::of_str(&*text)).bench(|| read(divan::black_box(&text)));
}

/// A request, one at a time.
#[divan::bench(args = LENGTHS)]
fn request(bencher: Bencher<'_, '_>, length: usize) {
    let (running, text) = (Running::start(), article(length));
    bencher.counter(BytesCount::of_str(&*text)).bench(|| running.post("/v1/extract", "text/plain", &text));
}

/// A web page.
#[divan::bench(args = LENGTHS)]
fn page(bencher: Bencher<'_, '_>, length: usize) {
    let paragraphs = article(length).replace("\n\n", "</p>\n<p>");
    let page = format!("<title>Ferry sinks</title><body><article><p>{paragraphs}</p></article>");
    let running = Running::start();
    bencher.counter(BytesCount::of_str(&*page)).bench(|| running.post("/v1/extract", "text/html", &page));
}

/// A batch of articles of 4 KB, on all threads.
#[divan::bench]
fn batch(bencher: Bencher<'_, '_>) {
    let running = Running::start();
    let line = serde_json::json!({ "text": article(4 << 10) }).to_string() + "\n";
    let lines = line.repeat(LINES);
    let counted = bencher.counter(BytesCount::of_str(&*lines)).counter(ItemsCount::new(LINES));
    counted.bench(|| running.post("/v1/extract/batch", "application/x-ndjson", &lines));
}
