//! Spans for the operator's tracing system: one for a request, from its head to the end of its answer, and within it
//! one for the reading of its article on a thread of the pool. They go to an OpenTelemetry [`collector`], if the
//! settings name one. A span says how long and how much, never what: no text, no path that nobody serves, no key.

mod collector;

use std::time::{Duration, Instant};

use axum::http::{HeaderMap, Method};
use opentelemetry::propagation::TextMapPropagator;
use opentelemetry::trace::{Span as _, SpanKind, Status, TraceContextExt, Tracer, TracerProvider};
use opentelemetry::{Context, KeyValue};
use opentelemetry_http::HeaderExtractor;
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::resource::{EnvResourceDetector, TelemetryResourceDetector};
use opentelemetry_sdk::trace::{Sampler, SdkTracer, SdkTracerProvider, Span as SdkSpan};

use crate::config;
use crate::pipeline::Extraction;

/// How long the last spans may take to leave when the service stops.
const FAREWELL: Duration = Duration::from_secs(1);

/// Where spans are made.
#[derive(Debug)]
pub struct Traces {
    provider: SdkTracerProvider,
    tracer: SdkTracer,
}

impl Traces {
    /// Starts exporting, if the settings say where to.
    pub fn start(settings: &config::Traces) -> Option<Self> {
        let exporter = collector::exporter(settings.endpoint.as_deref()?)?;
        let share = f64::from(settings.sample_percent) / 100.0;
        let resource = Resource::builder_empty()
            .with_service_name("copydesk")
            .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
            .with_detectors(&[Box::new(TelemetryResourceDetector), Box::new(EnvResourceDetector::new())]);
        let provider = SdkTracerProvider::builder()
            .with_batch_exporter(exporter)
            .with_sampler(Sampler::ParentBased(Box::new(Sampler::TraceIdRatioBased(share))))
            .with_resource(resource.build())
            .build();
        let tracer = provider.tracer("copydesk");
        Some(Self { provider, tracer })
    }

    /// Begins a request's span, within what the caller said it belongs to; the context that what it does belongs to.
    pub fn request(&self, method: &Method, route: &str, id: &str, caller: &Context) -> Context {
        let builder = self
            .tracer
            .span_builder(format!("{method} {route}"))
            .with_kind(SpanKind::Server)
            .with_attributes([
                KeyValue::new("http.request.method", method.to_string()),
                KeyValue::new("http.route", route.to_owned()),
                KeyValue::new("copydesk.request_id", id.to_owned()),
            ]);
        caller.with_span(self.tracer.build_with_context(builder, caller))
    }

    /// A reading that is handed in now, if it belongs to a request that has a span.
    pub fn reading(&self) -> Option<Reading> {
        let within = Context::current();
        within.span().is_recording().then(|| Reading {
            tracer: self.tracer.clone(),
            within,
            since: Instant::now(),
        })
    }

    /// Sends what is left, for a moment; blocks.
    pub fn stop(&self) {
        if let Err(error) = self.provider.shutdown_with_timeout(FAREWELL) {
            tracing::warn!(%error, "the last spans were not sent");
        }
    }
}

/// A reading that waits for a thread.
#[derive(Debug)]
pub struct Reading {
    tracer: SdkTracer,
    within: Context,
    since: Instant,
}

impl Reading {
    /// Begins the span of an article, on the thread that reads it; it ends when dropped.
    pub fn begin(&self) -> SdkSpan {
        let mut span = self.tracer.start_with_context("read article", &self.within);
        span.set_attribute(KeyValue::new("copydesk.waited_seconds", self.since.elapsed().as_secs_f64()));
        span
    }
}

/// What was found, as numbers.
pub fn found(span: &mut SdkSpan, extraction: &Extraction) {
    for (name, count) in [
        ("copydesk.quotes", extraction.quotes.len()),
        ("copydesk.casualties", extraction.casualties.len()),
        ("copydesk.dates", extraction.dates.len()),
        ("copydesk.entities", extraction.entities.len()),
    ] {
        span.set_attribute(KeyValue::new(name, count as i64));
    }
}

/// What the caller says that its request belongs to, in a W3C `traceparent`; empty if it says nothing of the kind.
pub fn caller(headers: &HeaderMap) -> Context {
    TraceContextPropagator::new().extract_with_context(&Context::new(), &HeaderExtractor(headers))
}

/// The id of the trace that a context belongs to.
pub fn id(context: &Context) -> Option<String> {
    let span = context.span();
    let span = span.span_context();
    span.is_valid().then(|| span.trace_id().to_string())
}

/// A request's answer begins.
pub fn answered(context: &Context, status: u16, code: Option<&'static str>) {
    let span = context.span();
    span.set_attribute(KeyValue::new("http.response.status_code", i64::from(status)));
    if let Some(code) = code {
        span.set_attribute(KeyValue::new("error.type", code));
    }
    if status >= 500 {
        span.set_status(Status::error(code.unwrap_or_default()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trace_is_taken_over_if_it_is_one() {
        let trace = |value: &'static str| {
            id(&caller(&HeaderMap::from_iter([("traceparent".parse().unwrap(), value.parse().unwrap())])))
        };
        let known = "4bf92f3577b34da6a3ce929d0e0e4736";
        assert_eq!(trace("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01").as_deref(), Some(known));
        assert_eq!(trace("00-00000000000000000000000000000000-00f067aa0ba902b7-01"), None);
        assert_eq!(trace("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"), None);
        assert_eq!(trace("ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"), None);
        assert_eq!(trace("nonsense"), None);
    }
}
