//! The dates layer on short articles of our own: each expression marked where it stands, with what it means.

use std::fmt::Write;

use copydesk::pipeline::dates::Anchor;
use copydesk::pipeline::{Article, Extraction, Layers, Pipeline, Reference, ReferenceSource};

/// The text with its expressions marked: `[Friday|2016-02-26]`, after the value mod, quant and freq, after `<` what it
/// counts from: `now` for the publication, or the text of another expression.
fn marked(text: &str, extraction: &Extraction) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for date in &extraction.dates {
        let range = date.span.range();
        let quant = date.quant.as_deref().map(|q| format!(" quant {q}")).unwrap_or_default();
        let freq = date.freq.as_deref().map(|f| format!(" freq {f}")).unwrap_or_default();
        let modifier = date.modifier.map(|m| format!(" {m}")).unwrap_or_default();
        let anchor = match date.anchor {
            Some(Anchor::Publication) => " < now".to_owned(),
            Some(Anchor::Timex(other)) => {
                format!(" < {}", &text[extraction.dates[other.0 as usize].span.range()])
            }
            None => String::new(),
        };
        out.push_str(&text[at..range.start]);
        write!(out, "[{}|{}{modifier}{quant}{freq}{anchor}]", &text[range.clone()], date.value).unwrap();
        at = range.end;
    }
    out + &text[at..]
}

#[test]
fn articles_are_dated_as_the_snapshots_say() {
    insta::glob!("dated/*.txt", |path| {
        let file = std::fs::read_to_string(path).unwrap();
        let (published, text) = match file.strip_prefix("published ") {
            Some(rest) => {
                let (day, text) = rest.split_once("\n\n").unwrap();
                let date = day.parse().unwrap();
                (Some(Reference { date, source: ReferenceSource::Request }), text)
            }
            None => (None, file.as_str()),
        };
        let extraction = Pipeline::new().extract(&Article { text, published, layers: Layers::ALL });
        insta::assert_snapshot!(marked(text, &extraction));
    });
}

#[test]
fn bounds_are_the_first_and_last_day() {
    let bounds = |text: &str| -> Vec<String> {
        let extraction = Pipeline::new().extract(&Article { text, published: None, layers: Layers::ALL });
        let day = |day: Option<jiff::civil::Date>| day.map_or("-".to_owned(), |d| d.to_string());
        extraction.dates.iter().map(|d| format!("{} {}", day(d.earliest), day(d.latest))).collect()
    };
    assert_eq!(bounds("It fell in February 2016."), ["2016-02-01 2016-02-29"]);
    assert_eq!(bounds("It fell in the 1930s."), ["1930-01-01 1939-12-31"]);
    assert_eq!(bounds("It fell on Friday."), ["- -"]);
}

#[test]
fn offsets_beyond_the_calendar_are_left_open() {
    let text = "It was 999999999 years ago, or 99999999 days ago.";
    let date = "2016-03-02".parse().unwrap();
    let published = Some(Reference { date, source: ReferenceSource::Request });
    let dates = Pipeline::new().extract(&Article { text, published, layers: Layers::ALL }).dates;
    assert!(dates.iter().all(|d| d.earliest.is_none()), "{dates:?}");
}
