//! The finds of each layer in a table.

use std::fmt::Write;

use anstyle::Style;
use serde_json::Value;

use super::wrap::printable;
use super::{list, string, style};

/// Cells of a row, after its id. The last one takes what is left of the line.
type Row = [String; 4];

/// Adds a table for each layer that found something.
pub fn layers(out: &mut String, answer: &Value, width: usize) {
    let mut section = |title, key: &str, style, row: fn(&Value) -> Row| {
        let rows: Vec<_> = list(&answer[key]).iter().map(|item| (string(&item["id"]), row(item))).collect();
        table(out, title, style, &rows, width);
    };
    section("QUOTES", "quotes", style::QUOTE, |q| {
        let speaker = named(&q["speaker_name"], &q["speaker"]);
        [owned(&q["kind"]), speaker, or_dash(&q["cue"]["text"]), owned(&q["text"])]
    });
    section("CASUALTIES", "casualties", style::FIGURE, |c| {
        [owned(&c["kind"]), count(c), named(&c["source_name"], &c["source"]), owned(&c["text"])]
    });
    section("TOLLS", "tolls", style::FIGURE, |t| {
        let figures: Vec<_> = list(&t["figures"]).iter().map(string).collect();
        [owned(&t["kind"]), number(&t["best"]), bounds(&t["low"], &t["high"]), figures.join(" ")]
    });
    section("DATES", "dates", style::DATE, |d| {
        [owned(&d["type"]), owned(&d["value"]), or_dash(&d["mod"]), owned(&d["text"])]
    });
    section("ENTITIES", "entities", style::NAME, |e| {
        let mentions = match list(&e["mentions"]).len() {
            1 => "1 mention".to_owned(),
            many => format!("{many} mentions"),
        };
        [owned(&e["type"]), owned(&e["name"]), mentions, String::new()]
    });
}

/// A title, a row an item, columns as wide as their widest cell, within reason.
fn table(out: &mut String, title: &str, style: Style, rows: &[(&str, Row)], width: usize) {
    const WIDEST: usize = 40;
    if rows.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{}", style::of(style::HEADING, title));
    let column = |i: usize| rows.iter().map(|(_, cells)| cells[i].chars().count()).max().unwrap_or(0);
    let widths = [0, 1, 2].map(|i| column(i).min(WIDEST));
    let ids = rows.iter().map(|(id, _)| id.len()).max().unwrap_or(0);
    for (id, cells) in rows {
        let mut line = String::new();
        for (cell, width) in cells.iter().zip(widths) {
            let _ = write!(line, "  {:<width$}", cut(cell, width));
        }
        let _ = write!(line, "  {}", cells[3]);
        let line = if ids == 0 { line.trim() } else { line.trim_end() };
        let id = style::of(style, &format!("{id:<ids$}"));
        let _ = writeln!(out, "  {id}{}", cut(line, width.saturating_sub(2 + ids)));
    }
}

/// On one line, and no longer than that.
fn cut(words: &str, width: usize) -> String {
    if words.chars().count() <= width {
        return words.to_owned();
    }
    words.chars().take(width.saturating_sub(1)).chain(['…']).collect()
}

fn owned(value: &Value) -> String {
    let words: Vec<_> = string(value).split_whitespace().map(printable).collect();
    words.join(" ")
}

fn or_dash(value: &Value) -> String {
    Some(owned(value)).filter(|words| !words.is_empty()).unwrap_or_else(|| "-".to_owned())
}

/// The full name if there is one, else the words of the mention.
fn named(name: &Value, mention: &Value) -> String {
    or_dash(if name.is_string() { name } else { &mention["text"] })
}

fn number(value: &Value) -> String {
    value.as_u64().map_or_else(|| "open".to_owned(), |n| n.to_string())
}

fn bounds(low: &Value, high: &Value) -> String {
    match (low.as_u64(), high.as_u64()) {
        (Some(low), Some(high)) => format!("{low} to {high}"),
        (Some(low), None) => format!("{low} or more"),
        (None, Some(high)) => format!("up to {high}"),
        (None, None) => "open".to_owned(),
    }
}

/// "12", "at least 60", "15 to 20", "vague: 24 or more".
fn count(c: &Value) -> String {
    let qualifier = string(&c["qualifier"]).replace('_', " ");
    match (c["value"].as_u64(), qualifier.as_str()) {
        (Some(value), "exact") => value.to_string(),
        (Some(value), _) => format!("{qualifier} {value}"),
        (None, "range") => bounds(&c["min"], &c["max"]),
        (None, _) => format!("{qualifier}: {}", bounds(&c["min"], &c["max"])),
    }
}
