//! Bytes as a web page: the article taken out and read, and every mention compared with the text that comes back.

#![no_main]

#[path = "../answered.rs"]
mod answered;
#[path = "../../tests/it/mentions.rs"]
mod mentions;

use copydesk::models::Request;
use copydesk::models::given::Fields;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    answered::check(Request::from_html(data, Fields::default(), answered::defaults(data)));
});
