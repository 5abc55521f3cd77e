//! A real server on a free port, for the tests that talk to one.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use copydesk::config::Config;
use copydesk::server::shutdown::Phase;
use copydesk::server::{App, listen};
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;

/// A server that stops when dropped.
pub struct Server {
    pub address: SocketAddr,
    pub app: Arc<App>,
    runtime: Option<Runtime>,
}

/// The one that most tests share, with default settings.
pub static SHARED: LazyLock<Server> = LazyLock::new(|| Server::start(&[]));

/// A response, read to its end.
pub struct Answer {
    pub status: u16,
    pub headers: ureq::http::HeaderMap,
    pub body: Vec<u8>,
}

impl Server {
    /// Starts one with settings that differ from the defaults, like `("LIMITS__QUEUE", "0")`.
    pub fn start(settings: &[(&str, &str)]) -> Self {
        let settings = settings.iter().map(|(key, value)| (format!("COPYDESK__{key}"), (*value).to_owned()));
        let app = Arc::new(App::new(Config::load(None, settings).unwrap()));
        let runtime = Runtime::new().unwrap();
        let listener = runtime.block_on(TcpListener::bind("127.0.0.1:0")).unwrap();
        let address = listener.local_addr().unwrap();
        runtime.spawn(listen::run(listener, Arc::clone(&app)));
        Self { address, app, runtime: Some(runtime) }
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    pub fn get(&self, path: &str) -> Answer {
        Answer::read(agent().get(self.url(path)).call().unwrap())
    }

    pub fn post(&self, path: &str, media: &str, body: impl AsRef<[u8]>) -> Answer {
        self.post_with(path, &[("content-type", media)], body)
    }

    pub fn post_with(&self, path: &str, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Answer {
        let mut request = agent().post(self.url(path));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Answer::read(request.send(body.as_ref()).unwrap())
    }

    pub fn json(&self, body: impl AsRef<[u8]>) -> Answer {
        self.post("/v1/extract", "application/json", body)
    }

    /// A connection to write to and read from by hand.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream
    }

    /// What comes back for bytes written by hand, to the end of the connection.
    pub fn raw(&self, request: impl AsRef<[u8]>) -> String {
        let mut stream = self.connect();
        stream.write_all(request.as_ref()).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.app.enter(Phase::Stopping);
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(Duration::from_secs(5));
        }
    }
}

impl Answer {
    fn read(mut response: ureq::http::Response<ureq::Body>) -> Self {
        let body = response.body_mut().read_to_vec().unwrap();
        Self { status: response.status().as_u16(), headers: response.headers().clone(), body }
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub fn value(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The problem that it is, checked for what every problem has.
    pub fn problem(&self) -> Value {
        let problem = self.value();
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(problem["status"], self.status);
        assert_eq!(problem["request_id"], self.header("x-request-id"));
        assert_eq!(problem["type"], format!("urn:copydesk:problem:{}", problem["code"].as_str().unwrap()));
        assert!(
            problem["detail"].as_str().unwrap().ends_with(['.', 's', 'l', 'e'])
                || problem["errors"].is_array()
        );
        problem
    }

    /// Status and code, for a short assertion.
    pub fn refusal(&self) -> (u16, String) {
        (self.status, self.problem()["code"].as_str().unwrap().to_owned())
    }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_mins(1)))
        .max_redirects(0)
        .build()
        .into()
}
