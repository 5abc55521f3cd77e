//! An answer as a table for people, made from the JSON that everybody else gets.

use std::fmt::Write;

use serde_json::Value;

/// The answer, or the problem, laid out for a terminal.
pub fn of(answer: &[u8]) -> String {
    let Ok(answer) = serde_json::from_slice::<Value>(answer) else { return String::new() };
    let mut out = String::new();
    if let Some(id) = answer["id"].as_str() {
        let _ = writeln!(out, "{id}");
    }
    if answer["code"].is_string() {
        let _ = writeln!(out, "  {}: {}\n", text(&answer["title"]), text(&answer["detail"]));
        return out;
    }
    if let Some(day) = answer["reference_date"].as_str() {
        let _ = writeln!(out, "published {day} ({})", text(&answer["reference_date_source"]));
    }
    for warning in list(&answer["warnings"]) {
        let _ = writeln!(out, "note: {}", text(&warning["message"]));
    }
    section(&mut out, "QUOTES", &answer["quotes"], |q| {
        let speaker = q["speaker_name"].as_str().unwrap_or_else(|| text(&q["speaker"]["text"]));
        [
            text(&q["kind"]).to_owned(),
            or_dash(speaker),
            or_dash(text(&q["cue"]["text"])),
            text(&q["text"]).to_owned(),
        ]
    });
    section(&mut out, "CASUALTIES", &answer["casualties"], |c| {
        let source = c["source_name"].as_str().unwrap_or_else(|| text(&c["source"]["text"]));
        [text(&c["kind"]).to_owned(), count(c), or_dash(source), text(&c["text"]).to_owned()]
    });
    section(&mut out, "TOLLS", &answer["tolls"], |t| {
        let range = format!("{} to {}", number(&t["low"]), number(&t["high"]));
        [text(&t["kind"]).to_owned(), number(&t["best"]), range, ids(&t["figures"])]
    });
    section(&mut out, "DATES", &answer["dates"], |d| {
        [
            text(&d["type"]).to_owned(),
            text(&d["value"]).to_owned(),
            or_dash(text(&d["mod"])),
            text(&d["text"]).to_owned(),
        ]
    });
    section(&mut out, "ENTITIES", &answer["entities"], |e| {
        let mentions = format!("{} mentions", list(&e["mentions"]).len());
        [text(&e["type"]).to_owned(), text(&e["name"]).to_owned(), mentions, String::new()]
    });
    out.push('\n');
    out
}

/// One table: a title, a row an item, columns as wide as their widest cell.
fn section(out: &mut String, title: &str, items: &Value, row: impl Fn(&Value) -> [String; 4]) {
    const WIDEST: usize = 40;
    let rows: Vec<_> = list(items).iter().map(|item| (text(&item["id"]), row(item))).collect();
    if rows.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{title}");
    let width = |column: usize| {
        rows.iter().map(|(_, cells)| cells[column].chars().count()).max().unwrap_or(0).min(WIDEST)
    };
    let widths = [width(0), width(1), width(2)];
    for (id, [a, b, c, d]) in &rows {
        let [wa, wb, wc] = widths;
        let d = d.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = format!("  {id:<4} {a:<wa$}  {b:<wb$}  {c:<wc$}  {d}");
        let _ = writeln!(out, "{}", line.trim_end());
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}

fn or_dash(text: &str) -> String {
    if text.is_empty() { "-".to_owned() } else { text.to_owned() }
}

fn number(value: &Value) -> String {
    value.as_u64().map_or_else(|| "?".to_owned(), |n| n.to_string())
}

fn ids(value: &Value) -> String {
    list(value).iter().map(text).collect::<Vec<_>>().join(" ")
}

/// "12", "1 to 4", "200 or more", with its qualifier where it is not exact.
fn count(c: &Value) -> String {
    let qualifier = text(&c["qualifier"]).replace('_', " ");
    match (c["value"].as_u64(), c["min"].as_u64(), c["max"].as_u64()) {
        (Some(value), ..) if qualifier == "exact" => value.to_string(),
        (Some(value), ..) => format!("{qualifier} {value}"),
        (None, min, max) => format!("{qualifier} {}-{}", bound(min), bound(max)),
    }
}

fn bound(value: Option<u64>) -> String {
    value.map_or_else(String::new, |n| n.to_string())
}
