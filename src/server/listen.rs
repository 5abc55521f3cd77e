//! Accepts connections, so many at once, and lets each finish its request when it is time to stop.

use std::convert::Infallible;
use std::future::poll_fn;
use std::io;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::io::AsyncWrite;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{sleep, timeout};

use super::admission::Refusal;
use super::app::App;
use super::patience::{Patient, Turns};
use super::{ending, router};

/// The most bytes of a request's head.
const LONGEST_HEAD: usize = 64 << 10;

/// Serves until it is time to stop and every connection is done, or the time for that is over.
pub async fn run(listener: TcpListener, app: Arc<App>) {
    let router = router::router(&app);
    let room = Arc::new(Semaphore::new(app.config.limits.connections));
    let mut stopping = pin!(app.stopping());
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                Err(error) => {
                    rest_after(&error).await;
                    continue;
                }
            },
            () = &mut stopping => break,
        };
        match Arc::clone(&room).try_acquire_owned() {
            Ok(permit) => drop(tokio::spawn(connection(stream, router.clone(), Arc::clone(&app), permit))),
            Err(_) => drop(tokio::spawn(turn_away(stream, Arc::clone(&app)))),
        }
    }
    drop(listener);
    let all = app.config.limits.connections as u32;
    if timeout(app.config.server.drain, room.acquire_many(all)).await.is_err() {
        tracing::warn!(connections = app.config.limits.connections - room.available_permits(), "cut off");
    }
    tracing::info!("stopped");
}

/// Serves one connection, request after request.
async fn connection(stream: TcpStream, router: axum::Router, app: Arc<App>, _permit: OwnedSemaphorePermit) {
    let limits = &app.config.limits;
    let _ = stream.set_nodelay(true);
    let router = TowerToHyperService::new(router);
    let turns = Turns::default();
    let stream = TokioIo::new(Patient::new(stream, limits, turns.clone()));
    let service = service_fn(move |request| {
        turns.next();
        let (turns, answer) = (turns.clone(), router.call(request));
        async move {
            let answer = answer.await?;
            Ok::<_, Infallible>(answer.map(|body| ending::then(body, move |_| turns.next())))
        }
    });
    let connection = http1::Builder::new()
        .header_read_timeout(None)
        .max_header_size(LONGEST_HEAD)
        .serve_connection(stream, service);
    let mut connection = pin!(connection);
    let served = tokio::select! {
        served = connection.as_mut() => served,
        () = app.stopping() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = served {
        tracing::debug!(%error, "connection ended");
    }
}

/// Tells a client that there is no room, without reading what it sends.
async fn turn_away(mut stream: TcpStream, app: Arc<App>) {
    let body = app.refuse(Refusal::Connections).to_json();
    let head = format!(
        "HTTP/1.1 503 Service Unavailable\r\ncontent-type: application/problem+json\r\nretry-after: {}\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n",
        app.config.limits.retry_after,
        body.len()
    );
    let answer = [head.as_bytes(), &body].concat();
    let farewell = async {
        stream.writable().await?;
        stream.try_write(&answer)?;
        poll_fn(|cx| Pin::new(&mut stream).poll_shutdown(cx)).await?;
        // What it still sends is taken, or the system would drop the answer with the connection.
        let mut unread = [0; 1024];
        loop {
            stream.readable().await?;
            match stream.try_read(&mut unread) {
                Ok(0) => return Ok(()),
                Err(error) if error.kind() != io::ErrorKind::WouldBlock => return Err(error),
                _ => {}
            }
        }
    };
    let _: Result<io::Result<()>, _> = timeout(Duration::from_secs(1), farewell).await;
}

/// An error of one connection is its own; when the system has no more to give, it needs a moment.
async fn rest_after(error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if !matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset) {
        tracing::error!(%error, "cannot accept connections");
        sleep(Duration::from_millis(100)).await;
    }
}
