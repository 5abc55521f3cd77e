//! The command line, run as a process.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

use crate::server::SHARED;

fn copydesk(arguments: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_ref());
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    stdout(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn the_answer_is_the_same_as_over_http() {
    let text = include_str!("../../examples/article.txt");
    let output = copydesk(&["extract", "--published-at", "2021-03-14", "--offsets", "utf16"], text);
    let over_http = SHARED.post("/v1/extract?published_at=2021-03-14&offsets=utf16", "text/plain", text);
    assert_eq!(stdout(&output).trim_end(), over_http.text());
}

#[test]
fn requests_on_standard_input_are_known_by_the_first_line() {
    let input = "{\"id\":\"a\",\"text\":\"He left.\"}\nnonsense\n\n{\"id\":\"b\",\"text\":\"\"}\n{\"id\":\"c\",\"text\":\"She stayed.\"}\n";
    let detected = copydesk(&["extract"], input);
    assert!(detected.status.success(), "a bad line is not a failure");
    let answers = lines(&detected);
    assert_eq!(answers.len(), 4);
    assert_eq!((&answers[0]["id"], &answers[3]["id"]), (&json!("a"), &json!("c")));
    assert_eq!((&answers[1]["code"], &answers[1]["line"]), (&json!("malformed-json"), &json!(2)));
    assert_eq!((&answers[2]["code"], &answers[2]["line"]), (&json!("invalid-request"), &json!(4)));
    for threads in ["1", "3"] {
        let output = copydesk(&["extract", "--format", "ndjson", "--threads", threads], input);
        assert_eq!(stdout(&output), stdout(&detected), "{threads} threads");
    }
}

#[test]
fn text_that_starts_with_a_brace_is_an_article() {
    let output = copydesk(&["extract"], "{Note to editors}\nHe left on Monday.");
    assert_eq!(lines(&output)[0]["quotes"], json!([]));
}

#[test]
fn files_are_articles_named_by_their_paths() {
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/examples");
    let (article, page) = (format!("{directory}/article.txt"), format!("{directory}/page.html"));
    let answers = lines(&copydesk(&["extract", &article, &page], ""));
    assert_eq!((&answers[0]["id"], &answers[1]["id"]), (&json!(article), &json!(page)));
    assert_eq!(answers[1]["reference_date_source"], "metadata");
}

#[test]
fn a_table_names_what_was_found() {
    let output = copydesk(&["extract", "--format", "table", "--published-at", "2016-03-02"], "He left.");
    assert!(stdout(&output).starts_with("published 2016-03-02 (request)"), "{}", stdout(&output));
    let output = copydesk(&["extract", "--format", "table"], " ");
    assert!(stdout(&output).contains("must hold more than white space"));
}

#[test]
fn wrong_arguments_and_files_are_named() {
    let missing = copydesk(&["extract", "/nowhere/article.txt"], "");
    assert!(!missing.status.success());
    assert!(String::from_utf8_lossy(&missing.stderr).contains("cannot read /nowhere/article.txt"));
    let wrong = copydesk(&["extract", "--layers", "votes"], "");
    assert!(!wrong.status.success());
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("quotes, casualties, dates, entities"));
}

#[test]
fn the_description_is_printed() {
    assert_eq!(stdout(&copydesk(&["openapi"], "")), include_str!("../../openapi.yaml"));
}
