//! An answer laid out for people: the article with its finds marked, and a table a layer. Made from the JSON that
//! everybody else gets, so that it cannot say anything else.

mod marked;
mod style;
mod table;
mod wrap;

use std::fmt::Write;

use console::Term;
use serde_json::Value;

use marked::Mark;
use wrap::printable;

/// How wide a line is where nobody says, and at most for running text.
const WIDTH: usize = 100;

/// The columns of the terminal on standard output.
pub fn width() -> usize {
    Term::stdout().size_checked().map_or(WIDTH, |(_, columns)| usize::from(columns).max(40))
}

/// The answer to an article `text`, with positions in bytes, in lines of `width`; with colours.
pub fn answer(text: &str, answer: &[u8], width: usize) -> String {
    let Ok(answer) = serde_json::from_slice::<Value>(answer) else { return String::new() };
    let mut out = heading(&answer);
    if let Some(day) = answer["reference_date"].as_str() {
        let _ = writeln!(out, "published {day} ({})", string(&answer["reference_date_source"]));
    }
    for warning in list(&answer["warnings"]) {
        let _ = writeln!(out, "note: {}", string(&warning["message"]));
    }
    let text = answer["text"].as_str().unwrap_or(text);
    let _ = writeln!(out, "\n{}", marked::article(text, marks(&answer), width.min(WIDTH)));
    table::layers(&mut out, &answer, width);
    out.push('\n');
    out
}

/// The problem that stands in the place of an answer.
pub fn problem(problem: &[u8]) -> String {
    let Ok(problem) = serde_json::from_slice::<Value>(problem) else { return String::new() };
    let mut out = heading(&problem);
    let (title, detail) = (string(&problem["title"]), string(&problem["detail"]));
    let _ = writeln!(out, "{}: {}\n", style::of(style::FAILURE, title), printable(detail));
    out
}

fn heading(answer: &Value) -> String {
    let line = |id| format!("{}\n", style::of(style::HEADING, &printable(id)));
    answer["id"].as_str().map(line).unwrap_or_default()
}

/// What is marked in the text: quotes in their stretches, figures, dates.
fn marks(answer: &Value) -> Vec<Mark<'_>> {
    let mut marks = Vec::new();
    for (layer, style) in [("quotes", style::QUOTE), ("casualties", style::FIGURE), ("dates", style::DATE)] {
        for item in list(&answer[layer]) {
            let stretches = list(&item["segments"]);
            let stretches = if stretches.is_empty() { std::slice::from_ref(item) } else { stretches };
            marks.extend(stretches.iter().filter_map(|stretch| {
                let at = |end: &str| stretch[end].as_u64().and_then(|at| usize::try_from(at).ok());
                Some(Mark { start: at("start")?, end: at("end")?, id: string(&item["id"]), style })
            }));
        }
    }
    marks
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or("")
}
