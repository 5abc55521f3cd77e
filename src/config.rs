//! The settings: `config/default.toml`, then `--config FILE`, then the environment; every wrong one named.

mod source;

use std::net::IpAddr;
use std::path::Path;
use std::time::Duration;

use source::Source;

/// The defaults, which also document every setting.
pub const DEFAULTS: &str = include_str!("../config/default.toml");

/// All settings, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where to serve, and how to stop.
    pub server: Server,
    /// What is refused.
    pub limits: Limits,
    /// SHA-256 of each key; empty if no key is asked for.
    pub key_hashes: Vec<[u8; 32]>,
    /// Web origins that may call; `*` for all.
    pub origins: Vec<String>,
    /// What the log looks like.
    pub log: Log,
    /// Where spans go.
    pub traces: Traces,
}

/// Where to serve, and how to stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Address.
    pub host: IpAddr,
    /// Port; 0 for any free one.
    pub port: u16,
    /// Prefix of every route: empty, or `/` and a path without a `/` at its end.
    pub base_path: String,
    /// How long to go on serving after SIGTERM.
    pub grace: Duration,
    /// How long requests in flight may then take.
    pub drain: Duration,
}

/// What is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Longest body or batch line, in bytes, unpacked.
    pub body: usize,
    /// Threads that read articles; never 0.
    pub concurrency: usize,
    /// Requests that may wait for a thread.
    pub queue: usize,
    /// Bytes of bodies held at once.
    pub memory: usize,
    /// Batches open at once.
    pub batches: usize,
    /// Connections open at once.
    pub connections: usize,
    /// Time to send a request's head.
    pub header: Duration,
    /// Time a connection may be idle between requests.
    pub keep_alive: Duration,
    /// Time to send an article's body.
    pub body_time: Duration,
    /// Time for a whole request.
    pub request: Duration,
    /// Time a batch may stand still.
    pub idle: Duration,
    /// What `Retry-After` says, in seconds.
    pub retry_after: u64,
}

/// What the log looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Log {
    /// One JSON object a line, rather than text.
    pub json: bool,
    /// The least level that is written.
    pub level: tracing::Level,
}

/// Where spans go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Traces {
    /// An OTLP collector, as `http://host:port`; none if spans are not exported.
    pub endpoint: Option<String>,
    /// Of requests without a trace of their own, how many in a hundred get one.
    pub sample_percent: u8,
}

impl Config {
    /// The settings from the defaults, a file and the environment's variables.
    ///
    /// # Errors
    /// One sentence a line for everything that is wrong: the key, its value, where it stands and what is allowed.
    pub fn load(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, String> {
        let mut source = Source::new(DEFAULTS);
        if let Some(file) = file {
            source.add_file(file);
        }
        source.add_environment(environment);
        let config = Self::read(&mut source);
        source.finish(config)
    }

    fn read(s: &mut Source) -> Option<Self> {
        let server = Server::read(s);
        let limits = Limits::read(s);
        let key_hashes = s.list("auth.key_hashes", "SHA-256 hashes, 64 hexadecimal digits each", hash);
        let origins = s.list("cors.origins", "origins like https://news.example, or \"*\"", origin);
        let log = Log::read(s);
        let traces = Traces::read(s);
        Some(Self {
            server: server?,
            limits: limits?,
            key_hashes: key_hashes?,
            origins: origins?,
            log: log?,
            traces: traces?,
        })
    }
}

impl Server {
    fn read(s: &mut Source) -> Option<Self> {
        let host = s.text("server.host", "an IP address like 127.0.0.1, 0.0.0.0 or ::", |v| v.parse().ok());
        let port = s.number("server.port", 0, u64::from(u16::MAX));
        let base_path =
            s.text("server.base_path", "empty, or a path like /copydesk without a / at its end", base_path);
        let grace = s.seconds("server.grace_seconds", 0);
        let drain = s.seconds("server.drain_seconds", 0);
        Some(Self {
            host: host?,
            port: u16::try_from(port?).ok()?,
            base_path: base_path?,
            grace: grace?,
            drain: drain?,
        })
    }
}

impl Limits {
    fn read(s: &mut Source) -> Option<Self> {
        const GIB: u64 = 1 << 30;
        let body = s.number("limits.body_bytes", 1, GIB);
        let concurrency = s.number("limits.concurrency", 0, 1024);
        let queue = s.number("limits.queue", 0, 1_000_000);
        let memory = s.number("limits.memory_bytes", body.unwrap_or(1), 1 << 40);
        let batches = s.number("limits.batches", 0, 1_000_000);
        let connections = s.number("limits.connections", 1, 1_000_000);
        let header = s.seconds("limits.header_seconds", 1);
        let keep_alive = s.seconds("limits.keep_alive_seconds", 1);
        let body_time = s.seconds("limits.body_seconds", 1);
        let request = s.seconds("limits.request_seconds", 1);
        let idle = s.seconds("limits.idle_seconds", 1);
        let retry_after = s.number("limits.retry_after_seconds", 0, 3600);
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        Some(Self {
            body: body? as usize,
            concurrency: Some(concurrency? as usize).filter(|&n| n > 0).unwrap_or_else(cores),
            queue: queue? as usize,
            memory: memory? as usize,
            batches: batches? as usize,
            connections: connections? as usize,
            header: header?,
            keep_alive: keep_alive?,
            body_time: body_time?,
            request: request?,
            idle: idle?,
            retry_after: retry_after?,
        })
    }
}

impl Log {
    fn read(s: &mut Source) -> Option<Self> {
        let json = s.text("log.format", "text or json", |v| match v {
            "text" => Some(false),
            "json" => Some(true),
            _ => None,
        });
        let level = s.text("log.level", "error, warn, info, debug or trace", |v| {
            ["error", "warn", "info", "debug", "trace"].contains(&v).then(|| v.parse().ok())?
        });
        Some(Self { json: json?, level: level? })
    }
}

impl Traces {
    fn read(s: &mut Source) -> Option<Self> {
        let endpoint = s.text("traces.otlp_endpoint", "empty, or like http://localhost:4318", |v| {
            if v.is_empty() { Some(None) } else { collector(v).map(Some) }
        });
        let sample_percent = s.number("traces.sample_percent", 0, 100);
        Some(Self { endpoint: endpoint?, sample_percent: sample_percent? as u8 })
    }
}

/// A collector's address; the way to it is not encrypted.
fn collector(address: &str) -> Option<String> {
    let uri: axum::http::Uri = address.parse().ok()?;
    (uri.scheme_str() == Some("http") && uri.query().is_none()).then(|| address.to_owned())
}

/// A prefix that can stand before a route.
fn base_path(path: &str) -> Option<String> {
    let segment = |s: &str| {
        !s.is_empty()
            && s != "."
            && s != ".."
            && s.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~".contains(&b))
    };
    let fits = path.is_empty() || path.strip_prefix('/').is_some_and(|path| path.split('/').all(segment));
    fits.then(|| path.to_owned())
}

fn hash(hex: &str) -> Option<[u8; 32]> {
    let digit = |b: u8| char::from(b).to_digit(16);
    let mut hash = [0; 32];
    if hex.len() != 2 * hash.len() {
        return None;
    }
    for (byte, pair) in hash.iter_mut().zip(hex.as_bytes().chunks_exact(2)) {
        *byte = (digit(pair[0])? * 16 + digit(pair[1])?) as u8;
    }
    Some(hash)
}

fn origin(origin: &str) -> Option<String> {
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    let fits = origin == "*"
        || host.is_some_and(|h| {
            !h.is_empty() && h.bytes().all(|b| b.is_ascii_graphic() && !b"/?#,".contains(&b))
        });
    fits.then(|| origin.to_owned())
}
