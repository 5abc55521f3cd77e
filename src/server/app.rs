//! What all requests share: settings, the pipeline and its threads, what is let in, and whether it is time to stop.

use tokio::sync::watch;

use super::admission::{Admission, Permit, Refusal};
use super::metrics;
use super::shutdown::Phase;
use super::traces::{self, Reading, Traces};
use crate::config::Config;
use crate::extract;
use crate::models::{Problem, Request};
use crate::pipeline::Pipeline;
use crate::pool::{self, Panicked, Pool};

/// The service's shared state. It keeps nothing of any request.
#[derive(Debug)]
pub struct App {
    /// The settings.
    pub config: Config,
    /// Who is let in.
    pub admission: Admission,
    /// Serving, or on the way to stopping.
    pub phase: watch::Sender<Phase>,
    /// Spans, if they are exported.
    pub traces: Option<Traces>,
    pipeline: Pipeline,
    pool: Pool,
}

/// What a thread of the pool reads articles with.
#[derive(Debug)]
pub struct Reader {
    pipeline: Pipeline,
    reading: Option<Reading>,
}

impl Reader {
    /// Answers a request, which `request` reads from what came in.
    ///
    /// # Errors
    /// What `request` or the extraction report; `internal` if either panics.
    pub fn answer(&self, request: impl FnOnce() -> Result<Request, Problem>) -> Result<Vec<u8>, Problem> {
        let mut span = self.reading.as_ref().map(Reading::begin);
        let answer = pool::caught(|| {
            extract::answer(self.pipeline, &request()?, |extraction, answer| {
                metrics::found(extraction);
                if let Some(span) = &mut span {
                    traces::found(span, extraction);
                }
                answer.to_json()
            })
        });
        answer.unwrap_or_else(|Panicked| Err(Problem::internal()))
    }
}

impl App {
    /// Starts the threads and reads the model, so that the first request finds everything ready.
    pub fn new(config: Config) -> Self {
        metrics::describe(&config);
        Self {
            admission: Admission::new(&config.limits),
            phase: watch::Sender::new(Phase::Serving),
            traces: Traces::start(&config.traces),
            pipeline: Pipeline::new(),
            pool: Pool::new(config.limits.concurrency),
            config,
        }
    }

    /// Jobs that wait for a thread.
    pub fn waiting(&self) -> usize {
        self.pool.waiting()
    }

    /// Answers a request on the pool, if there is room for it in the queue.
    ///
    /// `request` reads it from what came in; that too is done on the pool, for a body may be large.
    ///
    /// # Errors
    /// `saturated` if there is no room; what `request` or the extraction report; `internal` if either panics.
    pub async fn answer(
        &self,
        request: impl FnOnce() -> Result<Request, Problem> + Send + 'static,
    ) -> Result<Vec<u8>, Problem> {
        let seat = self.admission.seat().map_err(|refusal| self.refuse(refusal))?;
        let answer = self.hand_in(|reader| reader.answer(request), seat).await;
        answer.unwrap_or_else(|Panicked| Err(Problem::internal()))
    }

    /// Hands work to the pool at once. `seat` is given back when it is done.
    ///
    /// # Errors
    /// If it panics.
    pub fn hand_in<T: Send + 'static, W>(
        &self,
        work: W,
        seat: Permit,
    ) -> impl Future<Output = Result<T, Panicked>> + use<T, W>
    where
        W: FnOnce(&Reader) -> T + Send + 'static,
    {
        let reader =
            Reader { pipeline: self.pipeline, reading: self.traces.as_ref().and_then(Traces::reading) };
        let done = self.pool.run(move || {
            let _seat = seat;
            work(&reader)
        });
        async { done.await.unwrap_or(Err(Panicked)) }
    }

    /// The problem of a request that is not let in.
    pub fn refuse(&self, refusal: Refusal) -> Problem {
        metrics::rejected(refusal.name());
        refusal.problem()
    }

    /// Whether it is on its way to stopping.
    pub fn is_draining(&self) -> bool {
        *self.phase.borrow() != Phase::Serving
    }

    /// Moves on to a phase; never back.
    pub fn enter(&self, phase: Phase) {
        self.phase.send_if_modified(|now| {
            let later = phase > *now;
            *now = phase.max(*now);
            later
        });
    }

    /// Returns when it is time to stop.
    pub async fn stopping(&self) {
        let _ = self.phase.subscribe().wait_for(|phase| *phase == Phase::Stopping).await;
    }
}
