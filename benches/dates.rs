//! Speed of the dates layer alone: one core, the parse excluded. Run with `cargo bench --bench dates`.

use copydesk::pipeline::{Reading, Reference, ReferenceSource, dates, numbers};
use divan::counter::BytesCount;

fn main() {
    divan::main();
}

/// The texts of a folder of the tests, repeated to a megabyte.
fn texts(folder: &str) -> String {
    let folder = format!("{}/tests/it/{folder}", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|f| f.unwrap().path()).collect();
    files.sort();
    let text: String = files.iter().map(|f| std::fs::read_to_string(f).unwrap() + "\n\n").collect();
    text.repeat(1_000_000 / text.len() + 1)
}

fn run(bencher: divan::Bencher<'_, '_>, text: &str) {
    dates::warm_up();
    let reading = Reading::of(text);
    let numbers = numbers::find(&reading);
    let date = "2016-03-02".parse().unwrap();
    let reference = Some(Reference { date, source: ReferenceSource::Request });
    bencher.counter(BytesCount::of_str(text)).bench(|| dates::find(&reading, &numbers, reference));
}

/// News text: a date here and there.
#[divan::bench]
fn news(bencher: divan::Bencher<'_, '_>) {
    run(bencher, &texts("passages"));
}

/// A date in every line.
#[divan::bench]
fn dense(bencher: divan::Bencher<'_, '_>) {
    run(bencher, &texts("dated"));
}
