//! The assembly line: work is handed out in order to a pool of threads, and written in order. No more is in memory
//! than a window of a few articles a thread.

use std::collections::VecDeque;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use tokio::sync::oneshot;

use super::report::{Counts, Report, is_dumb_terminal};
use super::{Failure, Options};
use crate::cli::human;
use crate::extract;
use crate::models::request::{Content, Defaults};
use crate::models::{Problem, Request};
use crate::pipeline::Pipeline;
use crate::pipeline::text::OffsetUnit;
use crate::pool::{Panicked, Pool};

/// Articles in work or waiting to be written, for each thread.
const WINDOW: usize = 8;

/// What is gathered before it is written to something that is not a terminal, in bytes.
const BLOCK: usize = 1 << 16;

/// Where an article comes from, and so what it means if it cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file of its own, or standard input: the run has failed in part.
    Article,
    /// A line among requests: it is told its problem, as over HTTP.
    Stream,
}

/// How an answer is laid out.
#[derive(Clone, Copy)]
enum Layout {
    /// JSON on a line.
    Json,
    /// For people, in lines of so many columns, with colours or without.
    People { width: usize, colours: bool },
}

/// What is written of an article, and what was found in it; nothing if it could not be read.
type Output = (Vec<u8>, Option<Counts>);

/// The assembly line.
pub struct Line {
    pool: Pool,
    pipeline: Pipeline,
    defaults: Defaults,
    layout: Layout,
    pending: VecDeque<(Source, oneshot::Receiver<Result<Output, Panicked>>)>,
    gathered: Vec<u8>,
    block: usize,
    output: io::StdoutLock<'static>,
    report: Report,
}

impl Line {
    pub fn new(options: &Options, report: Report) -> Self {
        let output = io::stdout().lock();
        Self {
            pool: Pool::new(options.threads()),
            pipeline: Pipeline::new(),
            defaults: options.defaults(),
            layout: Layout::of(options),
            pending: VecDeque::new(),
            gathered: Vec::new(),
            block: if output.is_terminal() { 0 } else { BLOCK },
            output,
            report,
        }
    }

    /// Puts an article on the line; writes what is ready before it gets too long.
    pub fn push(
        &mut self,
        source: Source,
        request: impl FnOnce(Defaults) -> Result<Request, Problem> + Send + 'static,
    ) -> Result<(), Failure> {
        let (pipeline, defaults, layout) = (self.pipeline, self.defaults, self.layout);
        let job = move || layout.output(request(defaults), pipeline);
        self.pending.push_back((source, self.pool.run(job)));
        while self.pending.len() > WINDOW * self.pool.threads() {
            self.write_next()?;
        }
        Ok(())
    }

    /// Names a file that cannot be read.
    pub fn unreadable(&mut self, path: &Path, error: &io::Error) {
        self.report.unreadable(path, error);
    }

    /// Writes what is left. The report is complete.
    pub fn finish(mut self) -> Result<Report, Failure> {
        while !self.pending.is_empty() {
            self.write_next()?;
        }
        self.write(0)?;
        Ok(self.report)
    }

    fn write_next(&mut self) -> Result<(), Failure> {
        let Some((source, next)) = self.pending.pop_front() else { return Ok(()) };
        let (bytes, found) = match next.blocking_recv() {
            Ok(Ok(output)) => output,
            Ok(Err(Panicked)) | Err(_) => (self.layout.problem(&Problem::internal()), None),
        };
        self.gathered.extend_from_slice(&bytes);
        self.write(self.block)?;
        self.report.add(source, found);
        Ok(())
    }

    /// Writes what was gathered if it is more than `most` bytes. On a terminal, progress makes room for it.
    fn write(&mut self, most: usize) -> Result<(), Failure> {
        if self.gathered.len() <= most {
            return Ok(());
        }
        let (output, gathered) = (&mut self.output, &self.gathered);
        let written = self.report.aside(|| output.write_all(gathered).and_then(|()| output.flush()));
        self.gathered.clear();
        written.map_err(Failure::Write)
    }
}

impl Layout {
    fn of(options: &Options) -> Self {
        if options.for_people() {
            Self::People { width: human::width(), colours: takes_colours(&io::stdout()) }
        } else {
            Self::Json
        }
    }

    /// Reads the article of a request and lays the answer out.
    fn output(self, request: Result<Request, Problem>, pipeline: Pipeline) -> Output {
        let answered = request.and_then(|request| self.answered(request, pipeline));
        match answered {
            Ok((bytes, counts)) => (bytes, Some(counts)),
            Err(problem) => (self.problem(&problem), None),
        }
    }

    fn answered(self, request: Request, pipeline: Pipeline) -> Result<(Vec<u8>, Counts), Problem> {
        // What is laid out for people is cut out of the text here, in bytes.
        let request = match self {
            Self::Json => request,
            Self::People { .. } => Request { offsets: OffsetUnit::Byte, ..request },
        };
        let mut counts = Counts::default();
        let mut answer = extract::answer(pipeline, &request, |found| counts = Counts::of(found))?;
        let bytes = match self {
            Self::Json => {
                answer.push(b'\n');
                answer
            }
            Self::People { width, colours } => {
                let (Content::Text(text) | Content::Html(text)) = &request.content;
                in_colours(human::answer(text, &answer, width), colours)
            }
        };
        Ok((bytes, counts))
    }

    fn problem(self, problem: &Problem) -> Vec<u8> {
        let mut json = problem.to_json();
        match self {
            Self::Json => {
                json.push(b'\n');
                json
            }
            Self::People { colours, .. } => in_colours(human::problem(&json), colours),
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
