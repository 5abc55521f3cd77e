//! The way to the collector: OTLP as protobuf over HTTP, from a thread of the SDK's own, so that a collector that is
//! slow or away costs requests nothing. Spans that it does not take are given up, and the log says so once.

use std::future::{Future, ready};
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use opentelemetry_http::{Bytes, HttpClient, HttpError, Request, Response};
use opentelemetry_otlp::{Protocol, SpanExporter, WithExportConfig, WithHttpConfig};

/// How long the collector may take for one batch of spans.
const PATIENCE: Duration = Duration::from_secs(5);

/// Sends spans to the collector at an address like `http://localhost:4318`.
pub fn exporter(endpoint: &str) -> Option<SpanExporter> {
    let agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(PATIENCE))
        .max_redirects(0)
        .proxy(None)
        .build();
    SpanExporter::builder()
        .with_http()
        .with_protocol(Protocol::HttpBinary)
        .with_endpoint(format!("{}/v1/traces", endpoint.trim_end_matches('/')))
        .with_timeout(PATIENCE)
        .with_http_client(Client { agent: agent.into(), refused: AtomicBool::new(false) })
        .build()
        .inspect_err(|error| tracing::error!(%error, "spans will not be exported"))
        .ok()
}

#[derive(Debug)]
struct Client {
    agent: ureq::Agent,
    /// What was sent last was not taken.
    refused: AtomicBool,
}

impl Client {
    fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, ureq::Error> {
        let (head, body) = request.into_parts();
        let mut answer = self.agent.run(Request::from_parts(head, &body[..]))?;
        let body = answer.body_mut().read_to_vec()?;
        Ok(answer.map(|_| body.into()))
    }

    /// Logs when the collector begins or ceases to take spans.
    fn note(&self, problem: Option<String>) {
        let was_refused = self.refused.swap(problem.is_some(), Ordering::Relaxed);
        match problem {
            Some(problem) if !was_refused => tracing::warn!(problem, "the collector takes no spans"),
            None if was_refused => tracing::info!("the collector takes spans again"),
            _ => {}
        }
    }
}

impl HttpClient for Client {
    fn send_bytes<'s, 'f>(
        &'s self,
        request: Request<Bytes>,
    ) -> Pin<Box<dyn Future<Output = Result<Response<Bytes>, HttpError>> + Send + 'f>>
    where
        's: 'f,
        Self: 'f,
    {
        let answer = self.send(request);
        self.note(match &answer {
            Ok(answer) if answer.status().is_success() => None,
            Ok(answer) => Some(format!("it answered {}", answer.status())),
            Err(error) => Some(error.to_string()),
        });
        Box::pin(ready(answer.map_err(HttpError::from)))
    }
}
