//! The text layer: what is read in passages written for the purpose.

use std::fmt::Write;

use copydesk::pipeline::text::{Document, TokenId, TokenRange};

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
