//! The text layer: what is true of every string, and what is read in passages written for the purpose.

use std::fmt::Write;
use std::time::{Duration, Instant};

use copydesk::pipeline::text::{Document, OffsetUnit, Offsets, TokenId, TokenRange};
use proptest::prelude::*;

/// A passage as it was read. Each sentence is a line, `¶` starts a paragraph; `|` parts tokens that touch. Quotations
/// stand in ⟦ ⟧, those in single marks in ⟪ ⟫; `+` after the opening bracket says that the quotation carries on one
/// of the paragraph before, `…` before the closing one that no mark closes it.
fn marked(text: &str) -> String {
    let document = Document::read(text);
    let mut out = String::new();
    for paragraph in document.paragraphs() {
        let headline = document.headline() == Some(paragraph);
        writeln!(out, "¶{}", if headline { " headline" } else { "" }).unwrap();
        for sentence in &document.sentences()[paragraph.first.0 as usize..paragraph.end.0 as usize] {
            let line: String = sentence.tokens.iter().map(|t| token(&document, t)).collect();
            writeln!(out, "  {}", line.trim_end_matches(['|', ' '])).unwrap();
        }
    }
    if let Some(dateline) = document.dateline() {
        let part =
            |range: Option<TokenRange>| range.map_or("-", |range| document.slice(document.span(range)));
        let (place, agency, date) = (part(dateline.place), part(dateline.agency), part(dateline.date));
        writeln!(out, "dateline: place {place}, agency {agency}, date {date}").unwrap();
    }
    for warning in document.warnings() {
        writeln!(out, "{}: {}", warning.code, warning.message).unwrap();
    }
    out
}

fn token(document: &Document<'_>, t: TokenId) -> String {
    let mut out = String::new();
    for q in document.quotations().iter().filter(|q| q.tokens.start == t) {
        out.push_str(if q.single { "⟪" } else { "⟦" });
        out.push_str(if q.continues { "+" } else { "" });
    }
    out.push_str(document.word(t));
    for q in document.quotations().iter().rev().filter(|q| q.tokens.end == t + 1) {
        out.push_str(if q.closed { "" } else { "…" });
        out.push_str(if q.single { "⟫" } else { "⟧" });
    }
    out.push(if document.token(t).space_after { ' ' } else { '|' });
    out
}

#[test]
fn passages_read_as_the_snapshots_say() {
    insta::glob!("passages/*.txt", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        insta::assert_snapshot!(marked(&text));
    });
}

#[test]
fn a_normalised_form_is_plain() {
    let norms = |text: &str| -> Vec<String> {
        let document = Document::read(text);
        document.all().iter().map(|t| document.norm(t).to_owned()).collect()
    };
    assert_eq!(
        norms("Russia’s “Élan” – don’t…"),
        ["russia", "'s", "\"", "élan", "\"", "--", "do", "n't", "..."]
    );
    assert_eq!(norms("soft\u{AD}ly \u{200F}(al\u{200B}Assad)\u{FEFF}"), ["softly", "(", "alassad", ")"]);
    assert_eq!(norms("``Yes,'' [W]e said"), ["\"", "yes", ",", "\"", "we", "said"]);
    assert_eq!(norms("It\u{92}s \u{93}over\u{94}"), ["it", "'s", "\"", "over", "\""]);
}

#[test]
fn a_text_in_capitals_is_known_as_such() {
    assert!(Document::read("LIMA, 4 AUG 89 (EFE) -- [TEXT] TWO POLICEMEN WERE KILLED.").is_upper_case());
    assert!(!Document::read("NATO and the U.N. met in Lima.").is_upper_case());
    assert!(!Document::read("").is_upper_case());
}

#[test]
fn the_innermost_quotation_is_found() {
    let text = "He said: “They call it ‘home’ here.” She left.";
    let document = Document::read(text);
    let at = |word: &str| {
        let t = document.all().iter().find(|&t| document.word(t) == word).unwrap();
        document.quotation_at(t).map(|q| document.slice(q.span))
    };
    assert_eq!(at("home"), Some("‘home’"));
    assert_eq!(at("here"), Some("“They call it ‘home’ here.”"));
    assert_eq!(at("said"), None);
    assert_eq!(at("left"), None);
}

/// Pieces that are hard on a reader, to be put together in any order.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\""),
        Just("“"),
        Just("”"),
        Just("‘"),
        Just("’"),
        Just("'"),
        Just("''"),
        Just("``"),
        Just("«"),
        Just("»"),
        Just("."),
        Just("..."),
        Just("…"),
        Just("?"),
        Just("!"),
        Just(","),
        Just(":"),
        Just("-"),
        Just("--"),
        Just("—"),
        Just("("),
        Just(")"),
        Just("["),
        Just("]"),
        Just("$"),
        Just("%"),
        Just("#"),
        Just("@"),
        Just("/"),
        Just("_"),
        Just(" "),
        Just("  "),
        Just("\n"),
        Just("\n\n"),
        Just("\r\n"),
        Just("\r"),
        Just("\t"),
        Just("\u{A0}"),
        Just("\u{2028}"),
        Just("\u{85}"),
        Just("\u{C}"),
        Just("\u{FEFF}"),
        Just("\u{AD}"),
        Just("\u{200B}"),
        Just("\u{200F}"),
        Just("\u{200D}"),
        Just("\u{FE0F}"),
        Just("\u{301}"),
        Just("👩‍👩‍👧"),
        Just("🇫🇷"),
        Just("☀️"),
        Just("°"),
        Just("The"),
        Just("said"),
        Just("he"),
        Just("U.S."),
        Just("Mr."),
        Just("p.m."),
        Just("No."),
        Just("J."),
        Just("don't"),
        Just("’s"),
        Just("n't"),
        Just("cannot"),
        Just("[W]e"),
        Just("5"),
        Just("12,500"),
        Just("10am"),
        Just("km²"),
        Just("LONDON"),
        Just("(Reuters)"),
        Just("March"),
        Just("http://x.org/a"),
        Just("a@b.org"),
        Just("İ"),
        Just("ß"),
        Just("ﬁ"),
        Just("中文"),
        Just("مرحبا"),
        Just("\u{92}"),
        Just("\0"),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
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
