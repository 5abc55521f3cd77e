//! Whatever bytes come in, an answer or a problem comes out, and every mention is the slice of the text that it says.

use copydesk::extract;
use copydesk::models::given::Fields;
use copydesk::models::{Defaults, Request};
use copydesk::pipeline::Pipeline;
use copydesk::pipeline::text::OffsetUnit;
use proptest::prelude::*;
use serde_json::Value;

use crate::mentions;

/// Pieces that articles, pages and requests are made of, and what does not belong in them.
const PIECES: [&str; 48] = [
    "“",
    "”",
    "\"",
    "'",
    "‘",
    "’",
    "``",
    "''",
    "«",
    "»",
    " said ",
    "said",
    " he ",
    "Mayor Ruth Adeyemi",
    "police",
    ",",
    ".",
    "—",
    "\n",
    "\n\n",
    "\r\n",
    "\u{a0}",
    "\u{feff}",
    "\u{200f}",
    "\0",
    "e\u{301}",
    "👩‍👩‍👧",
    "𝒳",
    "12",
    "1.9 million",
    "two dozen",
    "killed",
    " were injured",
    "at least",
    "Monday",
    "2016-03-02",
    "99999999999999999999",
    "last year",
    "(",
    ")",
    "<p>",
    "</div>",
    "<script>",
    "{\"text\":",
    "\"}",
    "[",
    "&amp;",
    "KALOMA, March 14 (Harbour News) — ",
];

fn made_of_pieces() -> impl Strategy<Value = String> {
    let piece =
        prop_oneof![8 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => any::<String>()];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// The problem's code, or the answer, with every mention in it compared with the text.
fn read(
    request: Result<Request, copydesk::models::Problem>,
    text: Option<&str>,
) -> Result<(), TestCaseError> {
    let Ok(request) = request else { return Ok(()) };
    let offsets = request.offsets;
    let Ok(answer) = extract::answer(Pipeline::new(), &request, |_, answer| answer.to_json()) else {
        return Ok(());
    };
    let answer: Value = serde_json::from_slice(&answer).unwrap();
    let text = answer["text"].as_str().or(text).unwrap_or_default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    mentions::are_slices(&answer, text, offsets).map_err(TestCaseError::fail)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn texts(text in made_of_pieces(), unit in prop::sample::select(vec![OffsetUnit::Byte, OffsetUnit::Codepoint, OffsetUnit::Utf16])) {
        let published = "2016-03-02".parse().ok();
        let defaults = Defaults { offsets: unit, published, ..Defaults::default() };
        read(Request::from_text(text.as_bytes(), Fields::default(), defaults), Some(&text))?;
    }

    #[test]
    fn pages(text in made_of_pieces()) {
        read(Request::from_html(text.as_bytes(), Fields::default(), Defaults::default()), None)?;
    }

    #[test]
    fn requests(text in made_of_pieces()) {
        let _ = Request::from_json(text.as_bytes(), Fields::default(), Defaults::default());
    }

    #[test]
    fn bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for read in [Request::from_text, Request::from_html, Request::from_json] {
            let _ = read(&bytes, Fields::default(), Defaults::default()).map(|request| extract::answer(Pipeline::new(), &request, |_, answer| answer.to_json()));
        }
    }
}

#[test]
fn a_word_as_long_as_its_norm_with_other_boundaries() {
    let request =
        Request::from_text("Mayor Ruth Adeyemi´Ⱥ“".as_bytes(), Fields::default(), Defaults::default());
    assert!(extract::answer(Pipeline::new(), &request.unwrap(), |_, answer| answer.to_json()).is_ok());
}
