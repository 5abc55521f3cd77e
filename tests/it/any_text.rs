//! The text layer: what is true of every string, and how long it takes.

use std::time::{Duration, Instant};

use copydesk::pipeline::text::{Document, OffsetUnit, Offsets};
use proptest::prelude::*;

/// Pieces that are hard on a reader, to be put together in any order.
const HARD: &[&str] = &[
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "'",
    "''",
    "``",
    "«",
    "»",
    ".",
    "...",
    "…",
    "?",
    "!",
    ",",
    ":",
    "-",
    "--",
    "—",
    "(",
    ")",
    "[",
    "]",
    "$",
    "%",
    "#",
    "@",
    "/",
    "_",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "\u{A0}",
    "\u{2028}",
    "\u{85}",
    "\u{C}",
    "\u{FEFF}",
    "\u{AD}",
    "\u{200B}",
    "\u{200F}",
    "\u{200D}",
    "\u{FE0F}",
    "\u{301}",
    "👩‍👩‍👧",
    "🇫🇷",
    "☀️",
    "°",
    "The",
    "said",
    "he",
    "U.S.",
    "Mr.",
    "p.m.",
    "No.",
    "J.",
    "don't",
    "’s",
    "n't",
    "cannot",
    "[W]e",
    "5",
    "12,500",
    "10am",
    "km²",
    "LONDON",
    "(Reuters)",
    "March",
    "http://x.org/a",
    "a@b.org",
    "İ",
    "ß",
    "ﬁ",
    "中文",
    "مرحبا",
    "\u{92}",
    "\0",
];

fn hostile() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(HARD), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_string_has_a_sound_document(text in any::<String>()) {
        is_sound(&text)?;
    }

    #[test]
    fn any_news_like_string_has_a_sound_document(text in hostile()) {
        is_sound(&text)?;
    }

    #[test]
    fn offsets_count_as_a_naive_count_does(text in prop_oneof![any::<String>(), hostile()]) {
        for (unit, count) in [
            (OffsetUnit::Byte, (|text: &str| text.len()) as fn(&str) -> usize),
            (OffsetUnit::Codepoint, |text| text.chars().count()),
            (OffsetUnit::Utf16, |text| text.encode_utf16().count()),
        ] {
            let offsets = Offsets::new(&text, unit);
            for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
                prop_assert_eq!(offsets.convert(at as u32) as usize, count(&text[..at]), "{:?} at {}", unit, at);
            }
        }
    }
}

/// What holds of the document of any text.
fn is_sound(text: &str) -> Result<(), TestCaseError> {
    let document = Document::read(text);
    let mut end = 0;
    for t in document.all() {
        let span = document.token(t).span;
        prop_assert!(end <= span.start as usize && !span.is_empty(), "tokens in order, none empty");
        prop_assert!(text.get(span.range()).is_some(), "on character boundaries");
        prop_assert!(nothing_in(&text[end..span.start as usize]), "nothing lost before {span:?}");
        prop_assert!(
            !document.norm(t).contains(char::is_whitespace) || document.word(t).contains(char::is_whitespace)
        );
        end = span.end as usize;
    }
    prop_assert!(nothing_in(&text[end..]), "nothing lost at the end");

    let partitions = |ranges: Vec<(u32, u32)>, all: usize| {
        let mut next = 0;
        ranges.iter().all(|&(start, end)| std::mem::replace(&mut next, end) == start && start < end)
            && next as usize == all
    };
    let (sentences, paragraphs) = (document.sentences(), document.paragraphs());
    let by_tokens = sentences.iter().map(|s| (s.tokens.start.0, s.tokens.end.0)).collect();
    prop_assert!(partitions(by_tokens, document.len()), "sentences partition tokens");
    let by_sentences = paragraphs.iter().map(|p| (p.first.0, p.end.0)).collect();
    prop_assert!(partitions(by_sentences, sentences.len()), "paragraphs partition sentences");
    for (i, sentence) in sentences.iter().enumerate() {
        prop_assert!(sentence.tokens.iter().all(|t| document.token(t).sentence.0 as usize == i));
        prop_assert_eq!(sentence.span, document.span(sentence.tokens));
        prop_assert!(paragraphs[sentence.paragraph.0 as usize].span.contains(sentence.span));
    }

    let quotations = document.quotations();
    for (i, q) in quotations.iter().enumerate() {
        prop_assert_eq!(q.span, document.span(q.tokens));
        prop_assert!(!q.tokens.is_empty());
        prop_assert!(i == 0 || quotations[i - 1].tokens.start <= q.tokens.start, "quotations in order");
        let around = quotations[..i].iter().rposition(|o| o.span.overlaps(q.span)).map(|o| o as u32);
        prop_assert_eq!(around, q.inside, "quotations nest");
        prop_assert!(q.inside.is_none_or(|o| quotations[o as usize].span.contains(q.span)));
        let paragraph = document.paragraph_of(q.tokens.start);
        prop_assert!(paragraph.span.contains(q.span), "a quotation stays in its paragraph");
    }
    for t in document.all() {
        let innermost = quotations.iter().rfind(|q| q.tokens.contains(t));
        prop_assert_eq!(document.quotation_at(t), innermost);
    }
    if let Some(dateline) = document.dateline() {
        for part in [dateline.place, dateline.agency, dateline.date].into_iter().flatten() {
            prop_assert!(document.span(dateline.tokens).contains(document.span(part)));
        }
    }
    Ok(())
}

/// Whether a stretch between tokens prints nothing.
fn nothing_in(gap: &str) -> bool {
    gap.chars().all(|c| c.is_whitespace() || c.is_control() || !prints(c))
}

fn prints(c: char) -> bool {
    !matches!(c, '\u{AD}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// Pieces that, repeated, have made readers of text quadratic.
const TIRING: &[&str] = &[
    "\"",
    "“",
    "”",
    "' ",
    "''''",
    "``",
    "‘",
    "’",
    "«",
    "\" ",
    " \"a",
    "“a ",
    "”\n",
    "“\n\n",
    " ",
    "\n",
    "\r\n",
    "\t",
    "a",
    "A",
    "é",
    "\u{301}",
    "a\u{301}.",
    "1",
    "1.",
    "a.",
    "A.",
    "a.a",
    ".",
    ". ",
    ".,",
    "...",
    "…",
    "-",
    "--",
    "—",
    "a-",
    "1-",
    "(",
    ")",
    "[",
    "[a]",
    "a(",
    "a)b",
    "(a ",
    "a/",
    "/",
    "@",
    "a@",
    "a@b.",
    "://",
    "a://",
    "#",
    "$",
    "1$",
    "%",
    "1%",
    "'s",
    "n't",
    "a'd",
    "a'",
    "s' a",
    "5\" ",
    "U.S. ",
    "No. ",
    "Mr. ",
    "J. ",
    "A, ",
    "? ",
    "?\" a",
    "!a",
    "\u{FEFF}",
    "\u{200B}.",
    "\u{AD}a",
    "👩‍",
    "🇫",
    "a\n",
    "a.\n",
    "a\n\n",
    "(a) ",
    "A (A) ",
    "5 a.m. ",
    "a.'",
    "a-.'",
    ".-",
    "ʼ",
    "=",
    "*",
    "a b\n",
];

#[test]
fn anything_is_read_in_linear_time() {
    // In steps, so that a quadratic loop fails the test in seconds rather than hangs it for hours. Linear reading
    // takes milliseconds; the bounds leave room for a slow, busy machine.
    for (size, bound) in [(1 << 14, 1), (1 << 16, 2), (1 << 18, 5)] {
        for piece in TIRING {
            let text = piece.repeat(size / piece.len());
            reads_within(Duration::from_secs(bound), &text, piece);
        }
    }
    let all: String = TIRING.concat();
    reads_within(Duration::from_secs(10), &all.repeat((1 << 20) / all.len()), "all of them");
}

fn reads_within(bound: Duration, text: &str, of: &str) {
    let begun = Instant::now();
    let document = Document::read(text);
    let took = begun.elapsed();
    assert!(took < bound, "{} bytes of {of:?} took {took:?}", text.len());
    assert!(document.len() <= text.len());
}
