//! `copydesk extract` on a terminal: a real one, made by util-linux' `script`.

use std::process::{Command, Stdio};

use crate::cli::BINARY;

/// Everything that a terminal of 80 columns shows of a shell command; nothing where there is no such `script`.
fn on_a_terminal(shell: &str) -> Option<String> {
    let output = Command::new("script")
        .args(["--quiet", "--return", "--command", &format!("stty cols 80; {shell}"), "/dev/null"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env("TERM", "xterm-256color")
        .env_remove("CI")
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR")
        .env_remove("CLICOLOR_FORCE")
        .stdin(Stdio::null())
        .output();
    match output {
        Ok(output) if output.status.success() => Some(String::from_utf8(output.stdout).unwrap()),
        other => {
            eprintln!("left out: script (util-linux) does not run here: {other:?}");
            None
        }
    }
}

const RED: &str = "\x1b[31m";

#[test]
fn the_finds_are_coloured() {
    let Some(shown) = on_a_terminal(&format!("{BINARY} extract examples/article.txt")) else { return };
    assert!(shown.contains(&format!("{RED}[c1 at least 31 dead]")), "{shown}");
    assert!(shown.contains("copydesk: 1 article in "), "{shown}");
    assert!(shown.lines().map(without_colours).all(|line| line.chars().count() <= 100), "{shown}");
}

#[test]
fn colours_can_be_switched_off() {
    for off in ["NO_COLOR=1", "TERM=dumb", "TERM=dumb CI=true", "CLICOLOR=0"] {
        let command = format!("{off} {BINARY} extract examples/article.txt");
        let Some(shown) = on_a_terminal(&command) else { return };
        assert!(shown.contains("[c1 at least 31 dead]"), "{shown}");
        assert!(!shown.contains('\x1b'), "{off}: {shown:?}");
    }
}

#[test]
fn progress_is_shown_for_many_articles() {
    let files = "examples/article.txt ".repeat(30);
    let extract = format!("{BINARY} extract --threads 1 {files}");
    let Some(shown) = on_a_terminal(&format!("{extract} > /dev/null")) else { return };
    assert!(shown.contains(" of 30 articles, "), "{shown}");
    assert!(shown.contains("copydesk: 30 articles in "), "{shown}");
    let requests = format!("{BINARY} extract examples/batch.ndjson examples/batch.ndjson > /dev/null");
    assert!(on_a_terminal(&requests).unwrap_or_default().contains(" 4 articles, "));
    for none in [
        format!("{extract} --quiet > /dev/null"),
        format!("TERM=dumb {extract} > /dev/null"),
        format!("{extract} 2>&1 > /dev/null | cat"),
        format!("{BINARY} extract examples/article.txt > /dev/null"),
    ] {
        let shown = on_a_terminal(&none).unwrap_or_default();
        assert!(!shown.contains(" of "), "{none}: {shown}");
    }
}

#[test]
fn what_is_printed_survives_the_progress() {
    let files = "examples/article.txt ".repeat(3);
    let Some(shown) = on_a_terminal(&format!("{BINARY} extract {files}")) else { return };
    assert_eq!(shown.matches("Ferry sinks off Kaloma, ").count(), 3, "{shown}");
}

#[test]
fn a_pipe_that_closes_is_no_panic() {
    let files = "examples/article.txt ".repeat(30);
    let command = format!("{BINARY} extract {files} 2>&1 | head -1");
    assert!(!on_a_terminal(&command).unwrap_or_default().contains("panicked"));
}

/// Without what a terminal takes as colours.
fn without_colours(line: &str) -> String {
    line.split('\x1b')
        .enumerate()
        .map(|(i, part)| if i == 0 { part } else { part.split_once('m').map_or(part, |(_, rest)| rest) })
        .collect()
}
