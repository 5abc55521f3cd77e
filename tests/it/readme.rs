//! The README's commands work and print what it shows. To write their output anew:
//! `INSTA_UPDATE=always cargo test --test it -- --ignored docs readme`.

use std::fmt::Write as _;
use std::process::Command;

use crate::cli::BINARY;
use crate::docs;
use crate::server::SHARED;

const CONSOLE: &str = "```console\n";

#[test]
#[ignore = "changes with every rule; .ci/run compares"]
fn the_readme_shows_true_output() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    let mut parts = readme.split(CONSOLE);
    let mut page = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (block, after) = part.split_once("```").unwrap();
        let command = block.lines().next().and_then(|line| line.strip_prefix("$ ")).unwrap();
        write!(page, "{CONSOLE}$ {command}\n{}\n```{after}", printed(command).trim_end()).unwrap();
    }
    docs::check("README.md", &page);
}

/// What a command prints; the server and the binary are the ones under test.
fn printed(command: &str) -> String {
    let here = command
        .replace("http://127.0.0.1:8080", &SHARED.url(""))
        .replace("cargo run --release --", &format!("{BINARY} "));
    let output =
        Command::new("sh").args(["-c", &here]).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success() && !printed.is_empty(),
        "{command}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(!printed.lines().any(|line| line == "null"), "{command}: what it asks for is not in the answer");
    printed
}
