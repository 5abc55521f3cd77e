//! The server: the router with its layers, what is let in and what is refused, and an orderly end.
//!
//! A request's way: [`listen`] accepts its connection, [`router`] finds its route, [`observe`] gives it an id, a
//! log line and its metrics, the handler takes it, [`admission`] lets its work in or refuses it, and the pool's
//! threads do the work.

pub mod admission;
pub mod app;
pub mod body;
pub mod ending;
pub mod keys;
pub mod lines;
pub mod listen;
pub mod logs;
pub mod media;
pub mod metrics;
pub mod observe;
pub mod patience;
pub mod problems;
pub mod router;
pub mod shutdown;
pub mod traces;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;

pub use app::App;

use crate::config::Config;

/// Threads that read, to each that talks to the network. Reading an article takes some twenty times as long as taking
/// it in and handing its answer out, and a thread that has nothing to do costs a wake-up each time that it looks for
/// some.
const READERS: usize = 4;

/// Serves until it is told to stop by SIGTERM or Ctrl-C, then finishes what it has accepted.
///
/// # Errors
/// If it cannot listen on the configured address.
pub fn serve(config: Config) -> io::Result<()> {
    let threads = config.limits.concurrency.div_ceil(READERS);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(threads).enable_all().build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(SocketAddr::new(config.server.host, config.server.port)).await?;
        let app = Arc::new(App::new(config));
        let address = listener.local_addr()?;
        let base = &app.config.server.base_path;
        tracing::info!(version = env!("CARGO_PKG_VERSION"), %address, "listening on http://{address}{base}/");
        tokio::spawn(metrics::keep_up());
        tokio::spawn(shutdown::on_signals(Arc::clone(&app)));
        listen::run(listener, Arc::clone(&app)).await;
        let _ = tokio::task::spawn_blocking(move || app.traces.as_ref().map(traces::Traces::stop)).await;
        Ok(())
    })
}
