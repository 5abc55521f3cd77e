//! The first real article, read whole: quotes by speaker, figures by source, dates. The article stands beside the
//! project (`../shared/first-article.json`), not in it: without it the test says so and passes.

use copydesk::pipeline::{Article, Extraction, Layers, Pipeline, Reference, ReferenceSource};

/// The article's text and what Copydesk reads in it; `None`, with a line on stderr, where the file is not there.
fn read() -> Option<(String, Extraction)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/first-article.json");
    let Ok(json) = std::fs::read_to_string(path) else {
        eprintln!("SKIPPED: {path} is not there");
        return None;
    };
    let article: serde_json::Value = serde_json::from_str(&json).unwrap();
    let text = article["text"].as_str().unwrap().to_owned();
    let date = article["published_at"].as_str().unwrap().parse().unwrap();
    let published = Some(Reference { date, source: ReferenceSource::Request });
    let extraction = Pipeline::new().extract(&Article { text: &text, published, layers: Layers::ALL });
    Some((text, extraction))
}

#[test]
fn its_quotes_have_their_speakers_by_name() {
    let Some((text, read)) = read() else { return };
    for (words, speaker, name) in [
        ("“The foreign ministers confirmed", "Russia’s Foreign Ministry", "Russia’s Foreign Ministry"),
        ("“The focus (of the call)", "it", "Russia’s Foreign Ministry"),
        ("the terrorists have violated the ceasefire", "Syrian President Bashar al-Assad", "Bashar al-Assad"),
        ("“at the end everything has a limit", "He", "Bashar al-Assad"),
    ] {
        let at = text.find(words).unwrap() as u32;
        let quote = read.quotes.iter().find(|q| q.span.start <= at && at < q.span.end);
        let quote = quote.unwrap_or_else(|| panic!("no quote at {words:?}"));
        assert_eq!(quote.speaker.map(|s| &text[s.range()]), Some(speaker), "{words}");
        assert_eq!(quote.speaker_name.as_deref(), Some(name), "{words}");
    }
}

#[test]
fn its_figures_have_their_source() {
    let Some((text, read)) = read() else { return };
    let figures: Vec<_> = read
        .casualties
        .iter()
        .map(|c| (c.kind.name(), c.value, c.qualifier.name(), c.source_name.as_deref().unwrap_or_default()))
        .collect();
    for (kind, value, qualifier) in [
        ("killed", 470_000, "more_than"),
        ("injured", 1_900_000, "exact"),
        ("displaced", 11_500_000, "approximately"),
    ] {
        let found = figures.iter().find(|f| (f.0, f.1, f.2) == (kind, Some(value), qualifier));
        let (.., source) = found.unwrap_or_else(|| panic!("{value} {kind} among {figures:?}"));
        assert!(source.contains("Syrian Center for Policy Research"), "{kind} by {source:?}");
    }
    assert!(text.contains("470,000"));
}

#[test]
fn its_dates_are_resolved() {
    let Some((text, read)) = read() else { return };
    let dates: Vec<_> =
        read.dates.iter().map(|d| (&text[d.span.range()], d.value.as_str(), d.modifier)).collect();
    for (words, value) in [
        ("February 27", "2016-02-27"),
        ("March 7", "2016-03-07"),
        ("March 9", "2016-03-09"),
        ("March 2011", "2011-03"),
        ("Friday", "2016-02-26"),
    ] {
        assert!(dates.iter().any(|d| d.0.ends_with(words) && d.1 == value), "{words} among {dates:?}");
    }
    let late = dates.iter().find(|d| d.0.contains("late") && d.1.starts_with("2016-03-01"));
    let (_, value, modifier) = late.unwrap_or_else(|| panic!("late on Tuesday among {dates:?}"));
    assert!(modifier.is_some() || value.contains('T'), "{value} says nothing of late");
}
