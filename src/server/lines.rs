//! A batch: lines in, answers out, in order. A few lines are in work at a time; when the caller stops taking
//! answers, no more lines are taken, and when it hangs up, everything is dropped.

use std::convert::Infallible;
use std::sync::Arc;

use axum::body::Body;
use bytes::{Buf, Bytes, BytesMut};
use futures_util::future::{Either, ready};
use futures_util::stream::{Stream, StreamExt, unfold};
use http_body_util::BodyExt;
use tokio::time::timeout;

use super::admission::{Admission, Permit};
use super::{App, body, metrics};
use crate::models::given::Fields;
use crate::models::{Code, Defaults, Problem, Request};
use crate::pool::Panicked;

/// The answers to a batch, a line each. `open` is given back at the end.
pub fn answers(
    app: Arc<App>,
    body: Body,
    open: Permit,
) -> impl Stream<Item = Result<Bytes, Infallible>> + Send {
    let window = Admission::window(&app.config.limits);
    let batch = Batch {
        lines: Lines { body, buffer: BytesMut::new(), scanned: 0, number: 0, limit: app.config.limits.body },
        broken_off: false,
        app,
        _open: open,
    };
    unfold(batch, |mut batch| async { Some((batch.next().await?, batch)) }).buffered(window).map(Ok)
}

struct Batch {
    app: Arc<App>,
    lines: Lines,
    /// Its last line was a problem that ended it.
    broken_off: bool,
    _open: Permit,
}

impl Batch {
    /// The answer to the next line, as it comes.
    async fn next(&mut self) -> Option<impl Future<Output = Bytes> + Send + use<>> {
        if self.broken_off {
            return None;
        }
        match self.read().await {
            Read::Line(number, line) => {
                let permit = self.app.admission.line().await?;
                let answer = self.app.hand_in(
                    move || {
                        Request::from_json(&line, Fields::default(), Defaults::default())
                            .map_err(|problem| problem.on_line(number, None))
                    },
                    permit,
                );
                Some(Either::Left(async move { written(answer.await, number) }))
            }
            Read::Problem(problem) => Some(Either::Right(ready(one_line(problem.to_json(), false)))),
            Read::End => None,
        }
    }

    async fn read(&mut self) -> Read {
        let idle = self.app.config.limits.idle;
        let next = tokio::select! {
            biased;
            () = self.app.stopping() => Err(Problem::new(
                Code::Draining,
                "The service is shutting down. Send this line and all after it again; another instance takes them.",
            )),
            line = timeout(idle, self.lines.next()) => match line {
                Ok(Some(Ok(line))) => return Read::Line(self.lines.number, line),
                Ok(Some(Err(Broken::TooLong))) => {
                    return Read::Problem(body::too_large(self.lines.limit).on_line(self.lines.number, None));
                }
                Ok(Some(Err(Broken::Off))) => Err(body::broken()),
                Ok(None) => Ok(()),
                Err(_) => Err(Problem::new(Code::Timeout, format!("Nothing came for {} seconds.", idle.as_secs()))),
            },
        };
        match next {
            Ok(()) => Read::End,
            Err(problem) => {
                self.broken_off = true;
                Read::Problem(problem.on_line(self.lines.number + 1, None))
            }
        }
    }
}

enum Read {
    Line(u64, Bytes),
    Problem(Problem),
    End,
}

/// An answer, or what came instead, as a line.
fn written(answer: Result<Result<Vec<u8>, Problem>, Panicked>, number: u64) -> Bytes {
    let problem = match answer {
        Ok(Ok(answer)) => return one_line(answer, true),
        Ok(Err(problem)) => problem,
        Err(Panicked) => Problem::internal(),
    };
    one_line(problem.on_line(number, None).to_json(), false)
}

fn one_line(mut json: Vec<u8>, answered: bool) -> Bytes {
    metrics::batch_line(answered);
    json.push(b'\n');
    json.into()
}

/// Cuts a body into lines.
struct Lines {
    body: Body,
    buffer: BytesMut,
    /// Bytes of the buffer that hold no line's end.
    scanned: usize,
    /// The number of the last line, counted from 1.
    number: u64,
    limit: usize,
}

enum Broken {
    /// The line is longer than the limit; it is skipped.
    TooLong,
    /// The body cannot be read on.
    Off,
}

impl Lines {
    /// The next line that is not blank.
    async fn next(&mut self) -> Option<Result<Bytes, Broken>> {
        loop {
            let line = self.line().await?;
            self.number += 1;
            match line {
                Ok(line) if line.trim_ascii().is_empty() => {}
                line => return Some(line),
            }
        }
    }

    async fn line(&mut self) -> Option<Result<Bytes, Broken>> {
        let mut skipping = false;
        loop {
            if let Some(end) = self.buffer[self.scanned..].iter().position(|&b| b == b'\n') {
                let line = self.buffer.split_to(self.scanned + end).freeze();
                self.buffer.advance(1);
                self.scanned = 0;
                let too_long = skipping || line.len() > self.limit;
                return Some(if too_long { Err(Broken::TooLong) } else { Ok(line) });
            }
            self.scanned = self.buffer.len();
            if self.scanned > self.limit {
                skipping = true;
                self.buffer.clear();
                self.scanned = 0;
            }
            match self.body.frame().await {
                Some(Ok(frame)) => {
                    if let Ok(data) = frame.into_data() {
                        self.buffer.extend_from_slice(&data);
                    }
                }
                Some(Err(_)) => return Some(Err(Broken::Off)),
                None if skipping => return Some(Err(Broken::TooLong)),
                None if self.buffer.is_empty() => return None,
                None => {
                    self.scanned = 0;
                    return Some(Ok(self.buffer.split().freeze()));
                }
            }
        }
    }
}
