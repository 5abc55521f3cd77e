//! `copydesk health`: asks `/livez` of the server on this machine. The image has no other HTTP client.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpStream};
use std::time::Duration;

use crate::config::Config;

const PATIENCE: Duration = Duration::from_secs(3);

/// Whether the server with these settings answers.
///
/// # Errors
/// Why it seems not to.
pub fn check(config: &Config) -> Result<(), String> {
    let host = match config.server.host {
        IpAddr::V4(host) if host.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(host) if host.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
        host => host,
    };
    let address = SocketAddr::new(host, config.server.port);
    let status = ask(address, &config.server.base_path).map_err(|error| format!("{address}: {error}"))?;
    if status == "200" { Ok(()) } else { Err(format!("{address} answered {status}")) }
}

/// The status of `GET /livez`.
fn ask(address: SocketAddr, base: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "GET {base}/livez HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n")?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    Ok(answer.split(' ').nth(1).unwrap_or("nothing").to_owned())
}
