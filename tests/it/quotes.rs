//! The quotes layer on short articles of our own: each stretch of words marked where it stands, with who says it, and
//! the chains of mentions below.

use std::fmt::Write;

use copydesk::pipeline::quotes::QuoteKind;
use copydesk::pipeline::{Article, Extraction, Layers, Pipeline, describe};

/// The text with the words told marked: `⟦…|direct Amina Khan (Person), said, on Tuesday⟧`: kind, name, type, cue, means,
/// day; then the chains.
fn marked(text: &str, extraction: &Extraction) -> String {
    let mut marks = Vec::new();
    for quote in &extraction.quotes {
        let kind = match quote.kind {
            QuoteKind::Direct => "direct",
            QuoteKind::Indirect => "indirect",
            QuoteKind::Mixed => "mixed",
        };
        let name = quote.speaker_name.as_deref().unwrap_or("-");
        let slice = |span: Option<copydesk::pipeline::text::Span>| span.map_or("-", |s| &text[s.range()]);
        let mut label = format!("{kind} {name} ({:?}), {}", quote.speaker_type, slice(quote.cue));
        if quote.medium.is_some() {
            write!(label, ", {}", slice(quote.medium)).unwrap();
        }
        if let Some(day) = quote.said_on {
            write!(label, ", on {}", slice(Some(extraction.dates[day.0 as usize].span))).unwrap();
        }
        let whole = [quote.span];
        let segments = if quote.segments.is_empty() { &whole[..] } else { &quote.segments };
        for segment in segments {
            marks.push((segment.start, 1, "⟦".to_owned()));
            marks.push((segment.end, 0, format!("|{label}⟧")));
        }
    }
    marks.sort_by_key(|(at, opens, _)| (*at, *opens));
    let (mut out, mut at) = (String::new(), 0);
    for (place, _, mark) in marks {
        out.push_str(&text[at..place as usize]);
        out.push_str(&mark);
        at = place as usize;
    }
    out.push_str(&text[at..]);
    out.push_str("\n\n");
    for entity in &extraction.entities {
        writeln!(out, "{}", describe::entity(text, entity)).unwrap();
    }
    out
}

#[test]
fn articles_are_quoted_as_the_snapshots_say() {
    insta::glob!("quoted/*.txt", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let extraction =
            Pipeline::new().extract(&Article { text: &text, published: None, layers: Layers::ALL });
        insta::assert_snapshot!(marked(&text, &extraction));
    });
}

/// Names of the speakers of an article, in text order.
fn speakers(text: &str) -> Vec<String> {
    let extraction = Pipeline::new().extract(&Article { text, published: None, layers: Layers::ALL });
    extraction.quotes.into_iter().map(|q| q.speaker_name.unwrap_or_default()).collect()
}

#[test]
fn a_speaker_is_called_by_the_fullest_name() {
    assert_eq!(
        speakers("Bashar Haddad met the envoy. He said the talks went well. “It was good,” Haddad added."),
        ["Bashar Haddad", "Bashar Haddad"]
    );
    assert_eq!(
        speakers("Norway’s Foreign Ministry said it would help. “We are ready,” it said."),
        ["Norway’s Foreign Ministry", "Norway’s Foreign Ministry"]
    );
}

#[test]
fn a_missing_closing_mark_is_mended_and_warned_of() {
    let text = "“We will not leave, Ada Okafor said. She has lived on the hill for sixty years.";
    let extraction = Pipeline::new().extract(&Article { text, published: None, layers: Layers::ALL });
    let said: Vec<_> = extraction.quotes.iter().map(|q| describe::quote(text, q)).collect();
    assert_eq!(said, ["Ada Okafor | said | “We will not leave,"]);
    assert_eq!(extraction.warnings[0].code, "unbalanced-quotation-mark");
}

#[test]
fn any_string_is_read() {
    for text in [
        "",
        "“",
        "\"\"",
        "said",
        "said:",
        ": “”",
        "according to",
        "“said” said “said",
        "“a, said",
        "“a, b said.",
        "“x” “y” z",
        "(a/b)",
        "A:",
        "Q.",
        "Q:\n\nA:\n\nQ:",
    ] {
        let _ = speakers(text);
    }
}
