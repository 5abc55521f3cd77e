//! The service as a process of its own, for the tests of what only a process has: signals, a log, an end.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStderr, Command, Stdio};

use serde_json::Value;

/// The binary as a process, killed when dropped.
pub struct Process {
    pub child: Child,
    pub address: String,
    pub log: BufReader<ChildStderr>,
}

impl Process {
    pub fn start(settings: &[(&str, &str)]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_copydesk"))
            .envs(settings.iter().map(|(key, value)| (format!("COPYDESK__{key}"), value)))
            .env("COPYDESK__SERVER__PORT", "0")
            .env("COPYDESK__LOG__FORMAT", "json")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut log = BufReader::new(child.stderr.take().unwrap());
        let mut line = String::new();
        log.read_line(&mut line).unwrap();
        let line: Value = serde_json::from_str(&line).unwrap();
        Self { child, address: line["address"].as_str().unwrap().to_owned(), log }
    }

    pub fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args([name, &pid]).status().unwrap().success());
    }

    pub fn status(&self, path: &str) -> Option<u16> {
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().new_agent();
        agent
            .get(format!("http://{}{path}", self.address))
            .call()
            .ok()
            .map(|response| response.status().as_u16())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
