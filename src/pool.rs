//! A fixed number of threads for work that keeps a core busy, apart from the threads that talk to the network.
//!
//! The queue is as long as its callers let it be: the server takes a permit a job, the command line keeps a window.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use tokio::sync::oneshot;

type Job = Box<dyn FnOnce() + Send>;

/// Deep trees in web pages are walked by recursion; a thread's stack holds the deepest that is let in.
const STACK: usize = 8 << 20;

/// The threads. They end, after the work that was handed in, when the pool is dropped.
#[derive(Debug)]
pub struct Pool {
    shared: Arc<Shared>,
    threads: Vec<JoinHandle<()>>,
}

struct Shared {
    queue: Mutex<Queue>,
    woken: Condvar,
}

#[derive(Default)]
struct Queue {
    jobs: VecDeque<Job>,
    closed: bool,
}

/// The job panicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panicked;

/// The result of a job, or that it panicked.
///
/// # Errors
/// If it panics.
pub fn caught<T>(job: impl FnOnce() -> T) -> Result<T, Panicked> {
    catch_unwind(AssertUnwindSafe(job)).map_err(|_| Panicked)
}

impl Pool {
    /// Starts `threads` threads, at least one.
    ///
    /// # Panics
    /// If the system lets no thread start.
    pub fn new(threads: usize) -> Self {
        let shared = Arc::new(Shared { queue: Mutex::default(), woken: Condvar::new() });
        let threads = (0..threads.max(1))
            .map(|i| {
                let shared = Arc::clone(&shared);
                thread::Builder::new()
                    .name(format!("reader-{i}"))
                    .stack_size(STACK)
                    .spawn(move || shared.work())
                    .expect("the system lets a thread start")
            })
            .collect();
        Self { shared, threads }
    }

    /// Number of threads.
    pub fn threads(&self) -> usize {
        self.threads.len()
    }

    /// Jobs that wait for a thread.
    pub fn waiting(&self) -> usize {
        self.shared.lock().jobs.len()
    }

    /// Hands a job in. Its result can be awaited or waited for; a panic in it comes out as [`Panicked`].
    pub fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce() -> T + Send + 'static,
    ) -> oneshot::Receiver<Result<T, Panicked>> {
        let (sender, receiver) = oneshot::channel();
        let job = Box::new(move || {
            // Nobody waits any more: the caller hung up or timed out.
            if !sender.is_closed() {
                let _ = sender.send(caught(job));
            }
        });
        self.shared.lock().jobs.push_back(job);
        self.shared.woken.notify_one();
        receiver
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.shared.lock().closed = true;
        self.shared.woken.notify_all();
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn lock(&self) -> std::sync::MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn work(&self) {
        while let Some(job) = self.next() {
            job();
        }
    }

    fn next(&self) -> Option<Job> {
        let mut queue = self.lock();
        loop {
            if let Some(job) = queue.jobs.pop_front() {
                return Some(job);
            }
            if queue.closed {
                return None;
            }
            queue = self.woken.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shared").field("waiting", &self.lock().jobs.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_comes_out_and_the_thread_goes_on() {
        let pool = Pool::new(1);
        assert_eq!(pool.run(|| -> u32 { panic!("on purpose") }).blocking_recv(), Ok(Err(Panicked)));
        assert_eq!(pool.run(|| 7).blocking_recv(), Ok(Ok(7)));
    }

    #[test]
    fn work_that_nobody_waits_for_is_not_done() {
        let pool = Pool::new(1);
        let (gate, closed) = std::sync::mpsc::channel::<()>();
        let (started, running) = std::sync::mpsc::channel();
        let busy = pool.run(move || {
            let _ = started.send(());
            closed.recv().is_ok()
        });
        running.recv().unwrap();
        drop(pool.run(|| panic!("nobody waits for this")));
        assert_eq!(pool.waiting(), 1);
        gate.send(()).unwrap();
        assert_eq!(busy.blocking_recv(), Ok(Ok(true)));
        assert_eq!(pool.run(|| 1).blocking_recv(), Ok(Ok(1)));
    }
}
