//! Short articles around the hard cases, each with its figures marked inline and told below with their links.

use copydesk::pipeline::casualties::{Figure, Toll};
use copydesk::pipeline::{Article, Extraction, Layers, Pipeline, Reference, ReferenceSource, describe};

/// The text with each figure in brackets, its number behind it.
fn marked(text: &str, figures: &[Figure]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for (i, figure) in figures.iter().enumerate() {
        let span = figure.span.range();
        out.push_str(&text[at..span.start]);
        out.extend(["[", &text[span.clone()], "|c", &(i + 1).to_string(), "]"]);
        at = span.end;
    }
    out + &text[at..]
}

/// A figure's links, those that it has.
fn links(text: &str, x: &Extraction, f: &Figure) -> String {
    let slice = |span: copydesk::pipeline::text::Span| text[span.range()].to_owned();
    let other = |id: copydesk::pipeline::casualties::FigureId| format!("c{}", id.0 + 1);
    let parts = [
        Some(format!("trigger: {}", slice(f.trigger))),
        f.part_of.map(|id| format!("part of {}", other(id))),
        f.supersedes.map(|id| format!("supersedes {}", other(id))),
        f.same_as.map(|id| format!("same as {}", other(id))),
        f.source_name.clone().map(|name| format!("source: {name}")),
        f.quote.map(|id| format!("in q{}", id.0 + 1)),
        f.date.map(|id| format!("on {}", x.dates[id.0 as usize].value)),
        f.place.map(|span| format!("at {}", slice(span))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn toll(t: &Toll) -> String {
    let n = |v: Option<u64>| v.map_or("?".to_owned(), |v| v.to_string());
    let perpetrators =
        if t.perpetrators > 0 { format!(", perpetrators {}", t.perpetrators) } else { String::new() };
    format!("{}: {} ({} to {}{perpetrators})", t.kind.name(), n(t.best), n(t.low), n(t.high))
}

fn render(text: &str) -> String {
    let published =
        "2016-03-02".parse().ok().map(|date| Reference { date, source: ReferenceSource::Request });
    let x = Pipeline::new().extract(&Article { text, published, layers: Layers::ALL });
    let figures = x.casualties.iter().enumerate().map(|(i, f)| {
        format!(
            "c{} {:?} {}\n     {}",
            i + 1,
            f.victims.category,
            describe::figure(text, f),
            links(text, &x, f)
        )
    });
    let tolls = x.tolls.iter().map(|t| format!("toll {}", toll(t)));
    let facts: Vec<String> = figures.chain(tolls).collect();
    format!("{}\n\n{}", marked(text.trim_end(), &x.casualties), facts.join("\n"))
}

#[test]
fn figures_of_short_articles() {
    insta::glob!("casualties/*.txt", |path| {
        let text = std::fs::read_to_string(path).expect("the article is there");
        insta::assert_snapshot!(render(&text));
    });
}
