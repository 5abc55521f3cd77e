//! The command line, run as a process.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

use crate::server::SHARED;

pub const BINARY: &str = env!("CARGO_BIN_EXE_copydesk");

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(BINARY);
    command
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

pub fn copydesk(arguments: &[&str], input: impl AsRef<[u8]>) -> Output {
    let mut child = command(arguments).spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(input.as_ref());
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

pub fn lines(output: &Output) -> Vec<Value> {
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
    assert!(detected.status.success(), "a bad line is told its problem, as over HTTP; the run goes well");
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
fn files_of_requests_are_known_by_their_ending() {
    let answers = lines(&copydesk(&["extract", "examples/batch.ndjson"], ""));
    assert_eq!((&answers[0]["id"], &answers[1]["id"]), (&json!("ferry"), &json!("budget")));
}

#[test]
fn for_people_the_finds_are_marked_in_the_text() {
    let text = "“Two of the 12 dead were children,” Ana Ruiz said on Tuesday.";
    let output = copydesk(&["extract", "--format", "table", "--published-at", "2016-03-02"], text);
    insta::assert_snapshot!(stdout(&output));
    let output = copydesk(&["extract", "--format", "table"], " ");
    assert!(stdout(&output).contains("must hold more than white space"));
}

#[test]
fn an_article_tells_a_terminal_nothing() {
    let output =
        copydesk(&["extract", "--format", "table"], "\x1b]0;gone\x07 \x1b[2J\n\nThree people were killed.");
    assert!(stdout(&output).contains("␛]0;gone␇ ␛[2J\n\n[c1 Three people]"), "{}", stdout(&output));
}

#[test]
fn the_exit_status_says_whether_everything_was_read() {
    let empty = format!("{}/empty.txt", env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(&empty, " ").unwrap();
    let run = |arguments: &[&str]| copydesk(&[&["extract"], arguments].concat(), "");
    let status = |arguments: &[&str]| run(arguments).status.code();
    assert_eq!(status(&["examples/article.txt"]), Some(0));
    assert_eq!(status(&["examples/article.txt", &empty]), Some(1));
    assert_eq!(status(&["--layers", "votes"]), Some(2));
    assert_eq!(status(&["--threads", "0"]), Some(2));

    let missing = run(&["/nowhere/article.txt", "examples/article.txt"]);
    assert_eq!(missing.status.code(), Some(1));
    assert!(stderr(&missing).contains("cannot read /nowhere/article.txt"));
    assert_eq!(lines(&missing).len(), 1, "the rest goes on");
    assert!(stderr(&run(&["--layers", "votes"])).contains("quotes, casualties, dates, entities"));
}

#[test]
fn a_summary_goes_to_standard_error() {
    let output = copydesk(&["extract", "examples/article.txt", "examples/page.html", "/nowhere"], "");
    let summary = stderr(&output).lines().last().unwrap();
    assert!(summary.starts_with("copydesk: 2 articles in "), "{summary}");
    assert!(summary.contains(" articles/s): ") && summary.contains(" quotes, "), "{summary}");
    assert!(summary.ends_with("; 1 could not be read"), "{summary}");
    let quiet = copydesk(&["extract", "--quiet", "examples/article.txt"], "");
    assert_eq!(stderr(&quiet), "");
}

#[test]
fn the_description_is_printed_as_yaml_or_for_programs_as_json() {
    let yaml = copydesk(&["openapi"], "");
    assert_eq!(stdout(&yaml), include_str!("../../openapi.yaml"));
    let json = copydesk(&["openapi", "--format", "json"], "");
    assert_eq!(stdout(&json).lines().count(), 1);
    let description: serde_json::Value = serde_json::from_str(stdout(&json)).unwrap();
    assert!(description["paths"]["/v1/extract"]["post"].is_object());
}

#[test]
fn a_reader_that_stops_early_is_no_failure() {
    let input = "{\"text\":\"He left on Monday.\"}\n".repeat(20_000);
    for arguments in [
        &["extract"][..],
        &["openapi"],
        &["openapi", "--format", "json"],
        &["--help"],
        &["extract", "--help"],
        &["extract", "--format", "table"],
    ] {
        let mut child = command(arguments).spawn().unwrap();
        let mut to = child.stdin.take().unwrap();
        let input = input.clone();
        let writer = std::thread::spawn(move || to.write_all(input.as_bytes()));
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        let _ = writer.join();
        assert!(output.status.success() && !first.is_empty(), "{arguments:?}: {}", stderr(&output));
        assert!(!stderr(&output).contains("panicked"), "{}", stderr(&output));
    }
}

#[test]
fn the_description_is_printed() {
    assert_eq!(stdout(&copydesk(&["openapi"], "")), include_str!("../../openapi.yaml"));
}
