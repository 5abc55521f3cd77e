//! Who is let in. Everything that a request can make the service hold is counted, and what does not fit is refused
//! at once, so that what was let in completes.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::config::Limits;
use crate::models::{Code, Problem};

/// Room for one thing; given back when dropped.
pub type Permit = OwnedSemaphorePermit;

/// Counters of what is let in.
#[derive(Debug)]
pub struct Admission {
    seats: Arc<Semaphore>,
    memory: Arc<Semaphore>,
    batches: Arc<Semaphore>,
    handfuls: Arc<Semaphore>,
    all_seats: usize,
    all_memory: usize,
    all_batches: usize,
}

/// Why a request is not let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The queue is full.
    Queue,
    /// There is no memory for its body.
    Memory,
    /// There are as many batches as may be.
    Batches,
    /// There are as many connections as may be.
    Connections,
}

impl Refusal {
    /// As the metrics write it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Queue => "queue",
            Self::Memory => "memory",
            Self::Batches => "batches",
            Self::Connections => "connections",
        }
    }

    /// What the caller is told.
    pub fn problem(self) -> Problem {
        let what = match self {
            Self::Queue => "More requests are waiting than the queue holds",
            Self::Memory => "More is being sent than there is memory for",
            Self::Batches => "As many batches are open as may be",
            Self::Connections => "As many connections are open as may be",
        };
        Problem::new(
            Code::Saturated,
            format!("{what}. Try again after the seconds in Retry-After; it is safe to."),
        )
    }
}

impl Admission {
    /// Room as the limits say.
    pub fn new(limits: &Limits) -> Self {
        let seats = limits.concurrency + limits.queue;
        Self {
            seats: Arc::new(Semaphore::new(seats)),
            memory: Arc::new(Semaphore::new(limits.memory)),
            batches: Arc::new(Semaphore::new(limits.batches)),
            handfuls: Arc::new(Semaphore::new(Self::window(limits))),
            all_seats: seats,
            all_memory: limits.memory,
            all_batches: limits.batches,
        }
    }

    /// How many handfuls of lines of batches are in work or waiting at once: enough to keep every thread busy, and few
    /// enough that a single request does not wait long behind them.
    pub const fn window(limits: &Limits) -> usize {
        2 * limits.concurrency
    }

    /// A place on a thread or in the queue.
    ///
    /// # Errors
    /// If the queue is full.
    pub fn seat(&self) -> Result<Permit, Refusal> {
        Arc::clone(&self.seats).try_acquire_owned().map_err(|_| Refusal::Queue)
    }

    /// Whether there is a place now, asked before a body is taken that would then be thrown away.
    ///
    /// # Errors
    /// If the queue is full.
    pub fn expect_seat(&self) -> Result<(), Refusal> {
        if self.seats.available_permits() > 0 { Ok(()) } else { Err(Refusal::Queue) }
    }

    /// Room for a body of so many bytes.
    ///
    /// # Errors
    /// If there is none.
    pub fn memory(&self, bytes: usize) -> Result<Permit, Refusal> {
        let bytes = u32::try_from(bytes).map_err(|_| Refusal::Memory)?;
        Arc::clone(&self.memory).try_acquire_many_owned(bytes).map_err(|_| Refusal::Memory)
    }

    /// Room for a batch.
    ///
    /// # Errors
    /// If there is none.
    pub fn batch(&self) -> Result<Permit, Refusal> {
        Arc::clone(&self.batches).try_acquire_owned().map_err(|_| Refusal::Batches)
    }

    /// Room for a handful of lines of a batch, as soon as there is some: batches wait rather than being refused.
    pub async fn handful(&self) -> Option<Permit> {
        Arc::clone(&self.handfuls).acquire_owned().await.ok()
    }

    /// Requests, batches and bytes that are in.
    pub fn held(&self) -> (usize, usize, usize) {
        (
            self.all_seats - self.seats.available_permits(),
            self.all_batches - self.batches.available_permits(),
            self.all_memory - self.memory.available_permits(),
        )
    }
}
