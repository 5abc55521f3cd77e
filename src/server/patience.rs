//! A stream that gives up on a client that stands still: that does not take its answer, does not send its request's
//! head, or has asked nothing for long. hyper's one limit for heads would run while a connection is idle, too.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_util::task::AtomicWaker;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

use crate::config::Limits;

/// A stream with limits on the time that its client may stand still.
#[derive(Debug)]
pub struct Patient<S> {
    stream: S,
    turns: Turns,
    limits: Wait,
    /// Runs while a write waits.
    writing: Option<Pin<Box<Sleep>>>,
    /// Runs while a head is awaited: the turn that it belongs to, whether a part of the head is here, and the time.
    reading: Option<(usize, bool, Pin<Box<Sleep>>)>,
}

#[derive(Clone, Copy, Debug)]
struct Wait {
    head: Duration,
    keep_alive: Duration,
    write: Duration,
}

/// Whose turn it is: the client's, who is to send a head, or the service's, which answers. Even and odd.
#[derive(Clone, Debug, Default)]
pub struct Turns(Arc<Turn>);

#[derive(Debug, Default)]
struct Turn {
    number: AtomicUsize,
    /// Who waits to read while the service answers: when that is over, the time for the next head begins.
    reader: AtomicWaker,
}

impl Turns {
    /// A head came, or its answer is over.
    pub fn next(&self) {
        self.0.number.fetch_add(1, Ordering::Relaxed);
        self.0.reader.wake();
    }
}

impl<S> Patient<S> {
    /// Gives up as the limits say; `turns` are told from outside, where heads and answers are known.
    pub fn new(stream: S, limits: &Limits, turns: Turns) -> Self {
        let limits = Wait { head: limits.header, keep_alive: limits.keep_alive, write: limits.idle };
        Self { stream, turns, limits, writing: None, reading: None }
    }

    /// `result`, or an error if it has been pending for too long.
    fn watch_write<T>(&mut self, cx: &mut Context<'_>, result: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if result.is_ready() {
            self.writing = None;
            return result;
        }
        let limit = self.limits.write;
        let waiting = self.writing.get_or_insert_with(|| Box::pin(sleep(limit)));
        ready!(waiting.as_mut().poll(cx));
        Poll::Ready(Err(late()))
    }

    /// `result`, unless a head is awaited and has been for too long: then the end of the stream, or an error within
    /// a head.
    fn watch_read(
        &mut self,
        cx: &mut Context<'_>,
        result: Poll<io::Result<()>>,
        came: bool,
    ) -> Poll<io::Result<()>> {
        let turn = self.turns.0.number.load(Ordering::Relaxed);
        let answering = turn % 2 == 1;
        if answering || result.is_ready() && !came {
            self.turns.0.reader.register(cx.waker());
            self.reading = None;
            return result;
        }
        let begun = came || matches!(self.reading, Some((of, true, _)) if of == turn);
        if !matches!(self.reading, Some((of, part, _)) if of == turn && part == begun) {
            let limit = if begun || turn == 0 { self.limits.head } else { self.limits.keep_alive };
            self.reading = Some((turn, begun, Box::pin(sleep(limit))));
        }
        let Some((_, _, waiting)) = self.reading.as_mut().filter(|_| result.is_pending()) else {
            return result;
        };
        ready!(waiting.as_mut().poll(cx));
        Poll::Ready(if begun { Err(late()) } else { Ok(()) })
    }
}

fn late() -> io::Error {
    io::Error::new(io::ErrorKind::TimedOut, "the client stood still")
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        let result = Pin::new(&mut self.stream).poll_read(cx, buf);
        self.watch_read(cx, result, buf.filled().len() > before)
    }
}
impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write(cx, buf);
        self.watch_write(cx, result)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let result = Pin::new(&mut self.stream).poll_write_vectored(cx, bufs);
        self.watch_write(cx, result)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let result = Pin::new(&mut self.stream).poll_flush(cx);
        self.watch_write(cx, result)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let result = Pin::new(&mut self.stream).poll_shutdown(cx);
        self.watch_write(cx, result)
    }
}
