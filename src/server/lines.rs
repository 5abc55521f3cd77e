//! A batch: lines in, answers out, in order. A few lines are in work at a time; when the caller stops taking
//! answers, no more lines are taken, and when it hangs up, everything is dropped.

use std::convert::Infallible;
use std::mem;
use std::sync::Arc;

use axum::body::Body;
use bytes::{Buf, Bytes, BytesMut};
use futures_util::future::{Either, ready};
use futures_util::stream::{Stream, StreamExt, iter, unfold};
use http_body_util::BodyExt;
use tokio::time::timeout;

use super::admission::{Admission, Permit};
use super::app::Reader;
use super::{App, body, metrics};
use crate::models::given::Fields;
use crate::models::{Code, Defaults, Problem, Request};
use crate::pool::Panicked;

/// Lines that have come are handed in together, a handful at a time: until they are so many bytes, or so many lines.
/// Waking a thread and writing to the caller for each alone would cost some hundredths of what reading an article does.
const HANDFUL_BYTES: usize = 16 << 10;
const HANDFUL_LINES: usize = 16;

/// The answers to a batch, a line each. `open` is given back at the end.
pub fn answers(
    app: Arc<App>,
    body: Body,
    open: Permit,
) -> impl Stream<Item = Result<Bytes, Infallible>> + Send {
    let window = Admission::window(&app.config.limits);
    let limit = app.config.limits.body;
    let lines = Lines { body, buffer: BytesMut::new(), scanned: 0, skipping: false, number: 0, limit };
    let batch = Batch { app, lines, broken_off: false, _open: open };
    unfold(batch, |mut batch| async { Some((batch.next().await?, batch)) })
        .buffered(window)
        .flat_map(iter)
        .map(Ok)
}

struct Batch {
    app: Arc<App>,
    lines: Lines,
    /// Its last line was a problem that ended it.
    broken_off: bool,
    _open: Permit,
}

impl Batch {
    /// The answers to the next handful of lines, as they come.
    async fn next(&mut self) -> Option<impl Future<Output = Vec<Bytes>> + Send + use<>> {
        if self.broken_off {
            return None;
        }
        let lines = match self.read().await {
            Ok(lines) => lines,
            Err(problem) => {
                self.broken_off = true;
                return Some(Either::Left(ready(vec![written(Err(problem), self.lines.number + 1)])));
            }
        };
        let first = lines.first()?.number;
        let permit = self.app.admission.handful().await?;
        let answers = self
            .app
            .hand_in(move |reader| lines.into_iter().map(|line| line.answered(reader)).collect(), permit);
        // A line that panics is caught alone; this is for a panic between lines.
        Some(Either::Right(async move {
            answers.await.unwrap_or_else(|Panicked| vec![written(Err(Problem::internal()), first)])
        }))
    }

    /// The next line, as soon as it has come, and others that have come with it; none at the end.
    async fn read(&mut self) -> Result<Vec<Line>, Problem> {
        let idle = self.app.config.limits.idle;
        let first = tokio::select! {
            biased;
            () = self.app.stopping() => return Err(Problem::new(
                Code::Draining,
                "The service is shutting down. Send this line and all after it again; another instance takes them.",
            )),
            line = timeout(idle, self.lines.next()) => line.map_err(|_| {
                Problem::new(Code::Timeout, format!("Nothing came for {} seconds.", idle.as_secs()))
            })??,
        };
        let mut lines = Vec::from_iter(first);
        let mut bytes = lines.iter().map(Line::len).sum::<usize>();
        while (1..HANDFUL_LINES).contains(&lines.len())
            && bytes < HANDFUL_BYTES
            && let Some(line) = self.lines.at_hand()
        {
            bytes += line.len();
            lines.push(line);
        }
        Ok(lines)
    }
}

/// A line that is not blank.
struct Line {
    /// Counted from 1.
    number: u64,
    /// What it holds, or why that cannot be read.
    given: Result<Bytes, Problem>,
}

impl Line {
    fn len(&self) -> usize {
        self.given.as_ref().map_or(0, Bytes::len)
    }

    fn answered(self, reader: &Reader) -> Bytes {
        let answer = self.given.and_then(|line| {
            reader.answer(|| Request::from_json(&line, Fields::default(), Defaults::default()))
        });
        written(answer, self.number)
    }
}

/// An answer, or what came instead, as a line.
fn written(answer: Result<Vec<u8>, Problem>, number: u64) -> Bytes {
    metrics::batch_line(answer.is_ok());
    let mut json = answer.unwrap_or_else(|problem| problem.on_line(number, None).to_json());
    json.push(b'\n');
    json.into()
}

/// Cuts a body into lines.
struct Lines {
    body: Body,
    buffer: BytesMut,
    /// Bytes of the buffer that hold no line's end.
    scanned: usize,
    /// What was read of the next line is over the limit, and thrown away; so is the rest.
    skipping: bool,
    /// The number of the last line, counted from 1.
    number: u64,
    limit: usize,
}

impl Lines {
    /// The next line that is not blank, when it comes; nothing at the end.
    ///
    /// # Errors
    /// `malformed-encoding` if the body cannot be read on.
    async fn next(&mut self) -> Result<Option<Line>, Problem> {
        loop {
            if let Some(line) = self.at_hand() {
                return Ok(Some(line));
            }
            match self.body.frame().await {
                Some(frame) => {
                    if let Ok(data) = frame.map_err(|_| body::broken())?.into_data() {
                        self.buffer.extend_from_slice(&data);
                    }
                }
                None if self.buffer.is_empty() && !self.skipping => return Ok(None),
                // The last line may lack its end.
                None => self.buffer.extend_from_slice(b"\n"),
            }
        }
    }

    /// The next line that is not blank, if it has come.
    fn at_hand(&mut self) -> Option<Line> {
        loop {
            let given = self.cut()?;
            self.number += 1;
            if !given.as_ref().is_ok_and(|line| line.trim_ascii().is_empty()) {
                return Some(Line { number: self.number, given });
            }
        }
    }

    /// The next line without its end, if it has come as a whole; a problem for one that is over the limit.
    fn cut(&mut self) -> Option<Result<Bytes, Problem>> {
        let Some(end) = self.buffer[self.scanned..].iter().position(|&b| b == b'\n') else {
            self.scanned = self.buffer.len();
            if self.scanned > self.limit {
                self.skipping = true;
                self.scanned = 0;
                self.buffer.clear();
            }
            return None;
        };
        let line = self.buffer.split_to(mem::take(&mut self.scanned) + end).freeze();
        self.buffer.advance(1);
        let too_long = mem::take(&mut self.skipping) || line.len() > self.limit;
        Some(if too_long { Err(body::too_large(self.limit)) } else { Ok(line) })
    }
}
