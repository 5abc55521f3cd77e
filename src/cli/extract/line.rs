//! The assembly line: work is handed out in order to a pool of threads, and written in order. No more is in memory
//! than a window of a few articles a thread.

use std::collections::VecDeque;
use std::io::{self, IsTerminal, Write};
use std::mem;
use std::path::Path;

use arrow_ipc::writer::StreamEncoder;
use arrow_schema::ArrowError;
use tokio::sync::oneshot;

use super::layout::{Done, Given, Layout, Output};
use super::report::Report;
use super::{Failure, Options};
use crate::models::request::Defaults;
use crate::pipeline::Pipeline;
use crate::pool::{Panicked, Pool};

/// How much is in work or waiting to be written, for each thread: articles, or handfuls of them.
const WINDOW: usize = 8;

/// What is gathered before it is written to something that is not a terminal, in bytes.
const BLOCK: usize = 1 << 16;

/// What a thread of the pool will have made.
type Pending = oneshot::Receiver<Result<Result<Done, ArrowError>, Panicked>>;

/// The assembly line.
pub struct Line {
    /// Before the pool, so that what nobody waits for any more is not read.
    pending: VecDeque<Pending>,
    pool: Pool,
    pipeline: Pipeline,
    defaults: Defaults,
    layout: Layout,
    /// The next articles, until they are enough to be read together.
    given: Vec<Given>,
    /// Makes bytes of rows.
    rows: Option<StreamEncoder>,
    gathered: Vec<u8>,
    block: usize,
    output: io::StdoutLock<'static>,
    report: Report,
}

impl Line {
    pub fn new(options: &Options, report: Report) -> Result<Self, Failure> {
        let output = io::stdout().lock();
        let layout = Layout::of(options);
        Ok(Self {
            pending: VecDeque::new(),
            pool: Pool::new(options.threads()),
            pipeline: Pipeline::new(),
            defaults: options.defaults(),
            given: Vec::new(),
            rows: layout.columns().map(|columns| StreamEncoder::try_new(columns.schema())).transpose()?,
            layout,
            gathered: Vec::new(),
            block: if output.is_terminal() { 0 } else { BLOCK },
            output,
            report,
        })
    }

    /// Puts an article on the line; writes what is ready before it gets too long.
    pub fn push(&mut self, article: Given) -> Result<(), Failure> {
        self.given.push(article);
        if self.layout.enough(&self.given) {
            self.hand_in();
        }
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
        self.hand_in();
        while !self.pending.is_empty() {
            self.write_next()?;
        }
        if let Some(rows) = self.rows.take() {
            rows.finish()?.iter().for_each(|part| self.gathered.extend_from_slice(part));
        }
        self.write(0)?;
        Ok(self.report)
    }

    /// Hands the articles that were given to the pool.
    fn hand_in(&mut self) {
        let articles = mem::take(&mut self.given);
        if !articles.is_empty() {
            let (layout, defaults, pipeline) = (self.layout.clone(), self.defaults, self.pipeline);
            self.pending.push_back(self.pool.run(move || layout.output(articles, defaults, pipeline)));
        }
    }

    fn write_next(&mut self) -> Result<(), Failure> {
        let Some(next) = self.pending.pop_front() else { return Ok(()) };
        let Ok(Ok(done)) = next.blocking_recv() else { return Err(Failure::Internal) };
        let (output, read) = done?;
        match output {
            Output::Text(text) => self.gathered.extend_from_slice(&text),
            Output::Rows(batch) => {
                if let Some(rows) = &mut self.rows {
                    rows.encode(&batch)?.iter().for_each(|part| self.gathered.extend_from_slice(part));
                }
            }
        }
        self.write(self.block)?;
        for (source, found) in read {
            self.report.add(source, found);
        }
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
