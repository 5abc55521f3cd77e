//! `copydesk extract`: articles from files or standard input to standard output, through the same pipeline and with
//! the same answers as over HTTP.
//!
//! [`input`] goes through what is to be read, [`line`] reads it on all cores and writes the answers in order as
//! [`layout`] lays them out, [`report`] counts, shows progress and sums up.

mod input;
mod layout;
mod line;
mod report;

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

use arrow_schema::ArrowError;
use clap::{Args, ValueEnum};
use jiff::civil::Date;

use super::complain;
use crate::models::request::{self, Defaults};
use crate::pipeline::Layers;
use crate::pipeline::text::OffsetUnit;
use line::Line;
use report::Report;

const EXAMPLES: &str = "\
Examples:
  What an article says, its finds marked in the text and in tables:
    copydesk extract article.txt
  Many articles, one JSON answer a line, in order:
    copydesk extract --published-at 2021-03-14 *.txt *.html > answers.ndjson
  Requests as over HTTP, one a line, each with its own id and day of publication:
    copydesk extract requests.ndjson > answers.ndjson
  The same as rows of a table, for DuckDB, pandas, Polars and what else knows Arrow:
    copydesk extract --format arrow requests.ndjson > answers.arrows
  Who said what, for a spreadsheet:
    copydesk extract --layers quotes article.txt |
      jq -r '.quotes[] | [.speaker_name, .text] | @tsv'

Exit status:
  0  every article was read
  1  some were not: a problem is printed in the place of the answer, or a file is
     named on standard error
  2  wrong arguments, nothing was read
  3  it stopped: standard input could not be read, standard output not written, or
     something went wrong inside

A request that will not do, in a file or stream of requests, gets its problem in the
output, as over HTTP, and does not count for the exit status. A reader that stops
early, like head, ends the run without complaint. NO_COLOR switches colours off.";

/// What `copydesk extract` takes.
#[derive(Debug, Args)]
#[command(after_long_help = EXAMPLES, after_help = "Examples and exit status: copydesk extract --help")]
pub struct Options {
    /// Articles in plain text, web pages (.html, .htm), or requests, one JSON object a line (.ndjson, .jsonl);
    /// standard input if none is given
    files: Vec<PathBuf>,
    /// What to print [default: table on a terminal, json elsewhere]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// How many articles to read at once [default: one a core]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    threads: Option<u16>,
    /// The day of publication, which relative dates count from: 2016-03-02 or an RFC 3339 time
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    published_at: Option<Date>,
    /// The layers to return, comma-separated: quotes, casualties, dates, entities [default: all]
    #[arg(long, value_name = "LIST", value_parser = parse_layers)]
    layers: Option<Layers>,
    /// The unit of positions: codepoint, utf16 or byte [default: codepoint]
    #[arg(long, value_name = "UNIT", value_parser = parse_unit)]
    offsets: Option<OffsetUnit>,
    /// No progress and no summary on standard error
    #[arg(long, short)]
    quiet: bool,
}

/// What to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: the article with its finds marked, and tables of them
    Table,
    /// One JSON object an article, as over HTTP
    Json,
    /// The same; standard input then holds requests, one JSON object a line
    Ndjson,
    /// Rows of an Arrow IPC stream, which tables of other tools are made of; standard input as for ndjson
    Arrow,
}

fn parse_day(day: &str) -> Result<Date, String> {
    request::day(day).ok_or_else(|| "not a day like 2016-03-02, nor an RFC 3339 time".to_owned())
}

fn parse_layers(list: &str) -> Result<Layers, String> {
    request::layers(list)
        .ok_or_else(|| "not a comma-separated list of quotes, casualties, dates, entities".to_owned())
}

fn parse_unit(unit: &str) -> Result<OffsetUnit, String> {
    request::offset_unit(unit).ok_or_else(|| "not codepoint, utf16 or byte".to_owned())
}

impl Options {
    fn defaults(&self) -> Defaults {
        let all = Defaults::default();
        Defaults {
            published: self.published_at,
            layers: self.layers.unwrap_or(all.layers),
            offsets: self.offsets.unwrap_or(all.offsets),
        }
    }

    fn threads(&self) -> usize {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        self.threads.map_or_else(cores, usize::from)
    }

    fn for_people(&self) -> bool {
        self.format.map_or_else(|| io::stdout().is_terminal(), |format| format == Format::Table)
    }
}

/// Why a run stopped before its end.
enum Failure {
    Read(io::Error),
    Write(io::Error),
    /// Answers that cannot be made rows.
    Rows(ArrowError),
    /// A panic beside the reading of an article.
    Internal,
}

impl From<ArrowError> for Failure {
    fn from(error: ArrowError) -> Self {
        Self::Rows(error)
    }
}

/// Reads everything that the options name, prints the answers and says how it went.
pub fn run(options: &Options) -> ExitCode {
    if options.format == Some(Format::Arrow) && io::stdout().is_terminal() {
        complain("an Arrow stream is no text for a terminal: write it to a file or another program");
        return ExitCode::from(2);
    }
    match read(options) {
        Ok(report) => {
            report.sum_up();
            ExitCode::from(u8::from(report.failed()))
        }
        // Who reads the answers has seen enough.
        Err(Failure::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(failure) => {
            complain(&match failure {
                Failure::Write(error) => format!("cannot write to standard output: {error}"),
                Failure::Read(error) => format!("cannot read standard input: {error}"),
                Failure::Rows(error) => format!("cannot make rows of the answers: {error}"),
                Failure::Internal => {
                    "something went wrong inside; what was written is not complete".to_owned()
                }
            });
            ExitCode::from(3)
        }
    }
}

fn read(options: &Options) -> Result<Report, Failure> {
    let report = Report::new(options);
    let mut line = Line::new(options, report)?;
    if options.files.is_empty() {
        input::standard_input(options, &mut line)?;
    } else {
        input::files(&options.files, &mut line)?;
    }
    line.finish()
}
