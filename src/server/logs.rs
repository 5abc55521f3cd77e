//! The log: structured, to standard error, without article text and without keys.

use std::io;
use std::panic::{self, PanicHookInfo};

use tracing_subscriber::fmt;

use crate::config::Log;

/// Starts logging, panics included. Does nothing if it was started before.
pub fn start(log: Log) {
    let builder = fmt().with_writer(io::stderr).with_max_level(log.level).with_target(false);
    let started = if log.json {
        builder
            .json()
            .flatten_event(true)
            .with_current_span(false)
            .with_span_list(false)
            .finish()
            .try_init_global()
    } else {
        builder.with_ansi(io::IsTerminal::is_terminal(&io::stderr())).finish().try_init_global()
    };
    if started {
        panic::set_hook(Box::new(report_panic));
    }
}

trait TryInitGlobal {
    fn try_init_global(self) -> bool;
}

impl<S: tracing::Subscriber + Send + Sync + 'static> TryInitGlobal for S {
    fn try_init_global(self) -> bool {
        tracing::subscriber::set_global_default(self).is_ok()
    }
}

/// Names the place of a panic and not its message, which can quote the article.
fn report_panic(info: &PanicHookInfo<'_>) {
    let place = info.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, "panic");
}
