//! How answers are laid out: as lines of JSON, for people, or as rows of a table.

use std::io;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;

use super::report::{Counts, is_dumb_terminal};
use super::{Format, Options};
use crate::cli::human;
use crate::extract;
use crate::handlers::contract;
use crate::models::columns::{Columns, Rows};
use crate::models::request::{Content, Defaults};
use crate::models::{Answer, Problem, Request};
use crate::pipeline::text::OffsetUnit;
use crate::pipeline::{Extraction, Pipeline};
use crate::pool::{self, Panicked};

/// How many articles are read together to be rows of one batch, and after how many bytes of them it is enough: each
/// batch describes some hundred columns.
const ROWS: usize = 128;
const ROWS_BYTES: usize = 1 << 20;

/// Where an article comes from, and so what it means if it cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file of its own, or standard input: the run has failed in part.
    Article,
    /// A line among requests: it is told its problem, as over HTTP.
    Stream,
}

/// How what came in becomes a request.
type MakeRequest = Box<dyn FnOnce(&[u8], Defaults) -> Result<Request, Problem> + Send>;

/// An article to be read.
pub struct Given {
    source: Source,
    body: Vec<u8>,
    request: MakeRequest,
}

impl Given {
    /// `request` makes a request of the body, later and on another thread.
    pub fn new(
        source: Source,
        body: Vec<u8>,
        request: impl FnOnce(&[u8], Defaults) -> Result<Request, Problem> + Send + 'static,
    ) -> Self {
        Self { source, body, request: Box::new(request) }
    }
}

/// What is written of some articles.
pub enum Output {
    Text(Vec<u8>),
    Rows(RecordBatch),
}

/// What is written of some articles, and of each its source and what was found in it, if it could be read.
pub type Done = (Output, Vec<(Source, Option<Counts>)>);

/// How an answer is laid out.
#[derive(Clone)]
pub enum Layout {
    /// JSON on a line.
    Json,
    /// For people, in lines of so many columns, with colours or without.
    People { width: usize, colours: bool },
    /// A row of a table.
    Rows(Columns),
}

impl Layout {
    pub fn of(options: &Options) -> Self {
        if options.for_people() {
            Self::People { width: human::width(), colours: takes_colours(&io::stdout()) }
        } else if options.format == Some(Format::Arrow) {
            Self::Rows(contract::columns())
        } else {
            Self::Json
        }
    }

    /// The columns, if there are some.
    pub fn columns(&self) -> Option<&Columns> {
        match self {
            Self::Json | Self::People { .. } => None,
            Self::Rows(columns) => Some(columns),
        }
    }

    /// Whether so many articles are enough to be read together.
    pub fn enough(&self, articles: &[Given]) -> bool {
        match self {
            Self::Json | Self::People { .. } => !articles.is_empty(),
            Self::Rows(_) => {
                articles.len() >= ROWS
                    || articles.iter().map(|given| given.body.len()).sum::<usize>() >= ROWS_BYTES
            }
        }
    }

    /// Reads articles and lays their answers out.
    pub fn output(
        &self,
        articles: Vec<Given>,
        defaults: Defaults,
        pipeline: Pipeline,
    ) -> Result<Done, ArrowError> {
        let mut sheet = match self {
            Self::Json => Sheet::Json(Vec::new()),
            &Self::People { width, colours } => Sheet::People { width, colours, text: Vec::new() },
            Self::Rows(columns) => Sheet::Rows(columns.rows()?),
        };
        let mut read = Vec::with_capacity(articles.len());
        for Given { source, body, request } in articles {
            let found = pool::caught(|| sheet.answer(request(&body, defaults)?, pipeline));
            let found = found.unwrap_or_else(|Panicked| Err(Problem::internal()));
            if let Err(problem) = &found {
                sheet.problem(problem);
            }
            read.push((source, found.ok()));
        }
        Ok((sheet.output()?, read))
    }
}

/// What is being laid out.
enum Sheet {
    Json(Vec<u8>),
    People { width: usize, colours: bool, text: Vec<u8> },
    Rows(Rows),
}

impl Sheet {
    /// Reads the article of a request and adds the answer.
    fn answer(&mut self, request: Request, pipeline: Pipeline) -> Result<Counts, Problem> {
        match self {
            Self::Json(lines) => extract::answer(pipeline, &request, |found, answer| {
                lines.extend(answer.to_json());
                lines.push(b'\n');
                Counts::of(found)
            }),
            Self::People { width, colours, text } => {
                // What is laid out for people is cut out of the text here, in bytes.
                let request = Request { offsets: OffsetUnit::Byte, ..request };
                let json = |found: &Extraction, answer: &Answer<'_>| (answer.to_json(), Counts::of(found));
                let (json, counts) = extract::answer(pipeline, &request, json)?;
                let (Content::Text(article) | Content::Html(article)) = &request.content;
                text.extend(in_colours(human::answer(article, &json, *width), *colours));
                Ok(counts)
            }
            Self::Rows(rows) => extract::answer(pipeline, &request, |found, answer| {
                rows.answer(answer);
                Counts::of(found)
            }),
        }
    }

    /// Adds a problem in the place of an answer.
    fn problem(&mut self, problem: &Problem) {
        match self {
            Self::Json(lines) => {
                lines.extend(problem.to_json());
                lines.push(b'\n');
            }
            Self::People { colours, text, .. } => {
                text.extend(in_colours(human::problem(&problem.to_json()), *colours));
            }
            Self::Rows(rows) => rows.problem(problem),
        }
    }

    fn output(self) -> Result<Output, ArrowError> {
        match self {
            Self::Json(text) | Self::People { text, .. } => Ok(Output::Text(text)),
            Self::Rows(rows) => rows.batch().map(Output::Rows),
        }
    }
}

/// Whether to colour: as anstream chooses, but never on a terminal that says it is dumb, where anstream does so wherever
/// the variable `CI` is set.
fn takes_colours(output: &io::Stdout) -> bool {
    !is_dumb_terminal() && anstream::AutoStream::choice(output) != anstream::ColorChoice::Never
}

/// With its colours, or stripped of them.
fn in_colours(text: String, colours: bool) -> Vec<u8> {
    if colours { text } else { anstream::adapter::strip_str(&text).to_string() }.into_bytes()
}
