//! `copydesk extract`: articles from files or standard input to standard output, through the same pipeline and with
//! the same answers as over HTTP.
//!
//! Work is handed out in order and written in order; no more is in memory than a window of a few requests a thread.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufWriter, IsTerminal, Read, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use tokio::sync::oneshot;

use super::{cannot_read, table};
use crate::extract;
use crate::models::given::Fields;
use crate::models::request::{self, Defaults};
use crate::models::{Problem, Request};
use crate::pipeline::text::OffsetUnit;
use crate::pipeline::{Layers, Pipeline};
use crate::pool::{Panicked, Pool};

/// Requests in work or waiting to be written, for each thread.
const WINDOW: usize = 8;

/// What `copydesk extract` takes.
#[derive(Debug, Args)]
pub struct Options {
    /// Articles in plain text, or web pages (.html, .htm); standard input if none is given
    files: Vec<PathBuf>,
    /// What to print; a table on a terminal and JSON elsewhere, if not given. With ndjson, standard input holds
    /// requests, one JSON object a line
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// How many articles to read at once [default: one a core]
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
    /// The day of publication, which relative dates count from: 2016-03-02 or an RFC 3339 time
    #[arg(long, value_name = "DAY", value_parser = parse_day)]
    published_at: Option<Date>,
    /// The layers to return, comma-separated: quotes, casualties, dates, entities [default: all]
    #[arg(long, value_name = "LIST", value_parser = parse_layers)]
    layers: Option<Layers>,
    /// The unit of positions: codepoint, utf16 or byte [default: codepoint]
    #[arg(long, value_name = "UNIT", value_parser = parse_unit)]
    offsets: Option<OffsetUnit>,
}

/// What to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table for people
    Table,
    /// One JSON object an article, as over HTTP
    Json,
    /// The same, for requests on standard input, one a line
    Ndjson,
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

/// Reads everything that the options name and prints the answers.
///
/// # Errors
/// A file that cannot be read, or an output that cannot be written. A bad request is a problem object in the output.
pub fn run(options: &Options) -> Result<(), String> {
    let result = if options.files.is_empty() { stdin(options) } else { files(options) };
    match result {
        Err(Failure::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(Failure::Write(error)) => Err(format!("cannot write to standard output: {error}")),
        Err(Failure::Read(message)) => Err(message),
        Ok(()) => Ok(()),
    }
}

enum Failure {
    Read(String),
    Write(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
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

    fn as_table(&self) -> bool {
        self.format.map_or_else(|| io::stdout().is_terminal(), |format| format == Format::Table)
    }
}

fn files(options: &Options) -> Result<(), Failure> {
    let mut line = Line::new(options);
    for path in &options.files {
        let body = std::fs::read(path).map_err(|error| Failure::Read(cannot_read(path, &error)))?;
        let page =
            path.extension().is_some_and(|e| e.eq_ignore_ascii_case("html") || e.eq_ignore_ascii_case("htm"));
        let id = path.display().to_string();
        line.push(move |defaults| {
            let read = if page { Request::from_html } else { Request::from_text };
            read(&body, Fields::default(), defaults)
                .map(|request| Request { id: Some(id.clone()), ..request })
                .map_err(|problem| Problem { id: Some(id), ..problem })
        })?;
    }
    line.finish()
}

fn stdin(options: &Options) -> Result<(), Failure> {
    let mut input = io::stdin().lock();
    let unreadable = |error: io::Error| Failure::Read(format!("cannot read standard input: {error}"));
    let mut first = Vec::new();
    input.read_until(b'\n', &mut first).map_err(unreadable)?;
    let mut line = Line::new(options);
    if options.format == Some(Format::Ndjson) || is_request(&first) {
        let mut number = 1;
        let mut next = first;
        while !next.is_empty() {
            if !next.trim_ascii().is_empty() {
                let body = std::mem::take(&mut next);
                line.push(move |defaults| {
                    Request::from_json(&body, Fields::default(), defaults)
                        .map_err(|problem| problem.on_line(number, None))
                })?;
            }
            next.clear();
            number += 1;
            input.read_until(b'\n', &mut next).map_err(unreadable)?;
        }
    } else {
        let mut body = first;
        input.read_to_end(&mut body).map_err(unreadable)?;
        line.push(move |defaults| Request::from_text(&body, Fields::default(), defaults))?;
    }
    line.finish()
}

/// Whether a line is a JSON object, complete: then standard input holds requests, not an article.
fn is_request(line: &[u8]) -> bool {
    line.trim_ascii_start().starts_with(b"{") && serde_json::from_slice::<Fields>(line).is_ok()
}

type Answered = Result<Vec<u8>, Problem>;

/// The assembly line: requests in, answers written out in the same order.
struct Line {
    pool: Pool,
    pipeline: Pipeline,
    defaults: Defaults,
    as_table: bool,
    pending: VecDeque<oneshot::Receiver<Result<Answered, Panicked>>>,
    output: BufWriter<io::StdoutLock<'static>>,
}

impl Line {
    fn new(options: &Options) -> Self {
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            pool: Pool::new(options.threads.unwrap_or_else(cores)),
            pipeline: Pipeline::new(),
            defaults: options.defaults(),
            as_table: options.as_table(),
            pending: VecDeque::new(),
            output: BufWriter::with_capacity(1 << 16, io::stdout().lock()),
        }
    }

    fn push(
        &mut self,
        request: impl FnOnce(Defaults) -> Result<Request, Problem> + Send + 'static,
    ) -> Result<(), Failure> {
        let (pipeline, defaults) = (self.pipeline, self.defaults);
        let job = move || {
            let request = request(defaults)?;
            extract::answer(pipeline, &request, |_| ())
        };
        self.pending.push_back(self.pool.run(job));
        while self.pending.len() > WINDOW * self.pool.threads() {
            self.write_next()?;
        }
        Ok(())
    }

    fn write_next(&mut self) -> Result<(), Failure> {
        let Some(next) = self.pending.pop_front() else { return Ok(()) };
        let answer = match next.blocking_recv() {
            Ok(Ok(Ok(answer))) => answer,
            Ok(Ok(Err(problem))) => problem.to_json(),
            Ok(Err(Panicked)) | Err(_) => Problem::internal().to_json(),
        };
        if self.as_table {
            self.output.write_all(table::of(&answer).as_bytes())?;
        } else {
            self.output.write_all(&answer)?;
            self.output.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(), Failure> {
        while !self.pending.is_empty() {
            self.write_next()?;
        }
        Ok(self.output.flush()?)
    }
}
