//! The way to stopping: signals in, phases out.

use std::sync::Arc;

use tokio::signal;
use tokio::signal::unix::{SignalKind, signal};

use super::App;

/// Where the service is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Serving.
    Serving,
    /// Still serving, while `/readyz` tells the gateway to send no more.
    Leaving,
    /// Finishing what is in flight; batches end after the line they are at.
    Stopping,
}

/// Waits for SIGTERM or Ctrl-C and moves through the phases. A second signal ends the process at once.
pub async fn on_signals(app: Arc<App>) {
    let grace = match first_signal().await {
        Signal::Terminate => app.config.server.grace,
        Signal::Interrupt => std::time::Duration::ZERO,
    };
    app.enter(Phase::Leaving);
    tracing::info!(grace_seconds = grace.as_secs(), "told to stop: not ready any more");
    tokio::select! {
        () = tokio::time::sleep(grace) => {}
        _ = first_signal() => end_at_once(),
    }
    app.enter(Phase::Stopping);
    tracing::info!("finishing what is in flight");
    first_signal().await;
    end_at_once();
}

enum Signal {
    Terminate,
    Interrupt,
}

async fn first_signal() -> Signal {
    let terminate = async {
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => terminate.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = terminate => Signal::Terminate,
        _ = signal::ctrl_c() => Signal::Interrupt,
    }
}

fn end_at_once() -> ! {
    tracing::warn!("told twice: stopping at once");
    std::process::exit(130)
}
