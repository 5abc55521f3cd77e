//! How fast the text layer reads: `cargo bench --bench text`.

use copydesk::pipeline::text::{Document, OffsetUnit, Offsets};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

/// A news story of usual length and punctuation.
const STORY: &str = "\
Three hurt as barge strikes bridge

LACEY, Wash. (AP) — Three people were hurt on Tuesday when a barge struck a bridge over the Nisqually River, the U.S. \
Coast Guard said, and some 12,500 commuters were sent on a 25-mile detour.

“It was loud, and then it was very quiet,” said Ann Smith, 44, who runs a café on the north bank. “I thought, ‘That’s \
it, the bridge’s gone.’ It wasn’t.”

The barge, which had left Olympia at 4:30 a.m., was carrying gravel worth $1.9 million to a state-run building site \
when it lost power, Lt. John Lee told reporters. He didn't say why. The captain and two deckhands were taken to St. \
Peter Hospital; none of them was in danger, a spokeswoman said.

Gov. Mary Jones (D) called the crash \"a warning we can't ignore\". At least 35 bridges in the state are rated worse \
than this one, according to a 2014 report by the Department of Transportation, which put the cost of repairing them \
at between £1bn and £1.3bn (about $2bn)...

Traffic was back to normal by 6 p.m. No one has been charged.
";

fn main() {
    divan::main();
}

/// From one story to a book.
#[divan::bench(args = [1, 16, 1024])]
fn read(bencher: Bencher<'_, '_>, stories: usize) {
    let text = STORY.repeat(stories);
    bencher
        .counter(BytesCount::of_str(&*text))
        .counter(ItemsCount::new(Document::read(&text).len()))
        .bench(|| Document::read(divan::black_box(&text)));
}

/// The offsets of every token of a story.
#[divan::bench(args = ["codepoint", "utf16", "byte"])]
fn convert_offsets(bencher: Bencher<'_, '_>, unit: &str) {
    let unit = match unit {
        "codepoint" => OffsetUnit::Codepoint,
        "utf16" => OffsetUnit::Utf16,
        _ => OffsetUnit::Byte,
    };
    let document = Document::read(STORY);
    bencher.counter(ItemsCount::new(document.len())).bench(|| {
        let offsets = Offsets::new(divan::black_box(STORY), unit);
        document.all().iter().map(|t| offsets.convert(document.token(t).span.start)).max()
    });
}
