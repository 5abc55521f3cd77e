//! The command line: `copydesk [serve] | extract [FILE…] | openapi`.

mod extract;
mod table;

use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Reads news articles: who said what, how many people were hurt and who says so, and when.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read articles from files or standard input and print what they say
    Extract(extract::Options),
}

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.command {
        Some(Command::Extract(options)) => extract::run(&options),
        None => Ok(()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("copydesk: {error}");
            ExitCode::FAILURE
        }
    }
}

/// A file that cannot be read, named.
fn cannot_read(path: &Path, error: &std::io::Error) -> String {
    format!("cannot read {}: {error}", path.display())
}
