//! The command line: `copydesk [serve] | extract [FILE…] | openapi | health`.

mod extract;
mod health;
mod human;

use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

use crate::config::Config;
use crate::handlers::contract;
use crate::server::{self, logs};

const EXAMPLES: &str = "\
Examples:
  copydesk                               serve on http://127.0.0.1:8080, the reading page included
  COPYDESK__SERVER__PORT=9000 copydesk   the same on another port: every setting has such a name
  copydesk extract article.txt           read an article without a server

Exit status: 0 if all went well, 1 if not, 2 for wrong arguments; of extract, see its own --help.";

/// Reads news articles: who said what, how many people were hurt and who says so, and when.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, about, after_help = EXAMPLES)]
struct Arguments {
    /// Settings that differ from the defaults, in TOML
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve over HTTP, the default
    Serve,
    /// Read articles from files or standard input and print what they say
    Extract(extract::Options),
    /// Print the OpenAPI description
    Openapi {
        /// What to print it as
        #[arg(long, value_enum, default_value_t)]
        format: Notation,
    },
    /// Ask the server that runs with these settings whether it is alive, as a container's health check does
    Health,
}

/// How the OpenAPI description is written.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Notation {
    /// As the project's openapi.yaml
    #[default]
    Yaml,
    /// The same on one line, for programs without a YAML library
    Json,
}

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let result = match arguments.command {
        Some(Command::Extract(options)) => return extract::run(&options),
        Some(Command::Openapi { format }) => openapi(format),
        Some(Command::Health) => load(arguments.config.as_deref()).and_then(|config| health::check(&config)),
        Some(Command::Serve) | None => load(arguments.config.as_deref()).and_then(serve),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&error);
            ExitCode::FAILURE
        }
    }
}

fn load(file: Option<&Path>) -> Result<Config, String> {
    Config::load(file, environment())
}

/// The environment's variables that are text; settings always are.
fn environment() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
}

fn serve(config: Config) -> Result<(), String> {
    logs::start(config.log);
    let address = SocketAddr::new(config.server.host, config.server.port);
    server::serve(config).map_err(|error| format!("cannot serve on {address}: {error}"))
}

fn openapi(format: Notation) -> Result<(), String> {
    let text = match format {
        Notation::Yaml => contract::yaml_text()?,
        Notation::Json => format!("{}\n", contract::json_text()),
    };
    match io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(format!("cannot write to standard output: {error}"))
        }
        _ => Ok(()),
    }
}

/// Says something on standard error; `eprintln` would panic where nobody reads it any more.
fn complain(sentence: &str) {
    let _ = writeln!(io::stderr(), "copydesk: {sentence}");
}
