//! Bytes as an article: read, and every mention compared with the text.

#![no_main]

#[path = "../answered.rs"]
mod answered;
#[path = "../../tests/it/mentions.rs"]
mod mentions;

use copydesk::models::Request;
use copydesk::models::given::Fields;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    answered::check(Request::from_text(data, Fields::default(), answered::defaults(data)));
});
