//! What is to be read: files and standard input in, work for the assembly line out.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::{Path, PathBuf};

use super::layout::{Given, Source};
use super::line::Line;
use super::{Failure, Format, Options};
use crate::cli::complain;
use crate::models::given::Fields;
use crate::models::request::Defaults;
use crate::models::{Problem, Request};

/// How a body becomes a request.
type Reader = fn(&[u8], Fields, Defaults) -> Result<Request, Problem>;

/// Puts each file on the line. One that cannot be read is named, and the rest goes on.
pub fn files(paths: &[PathBuf], line: &mut Line) -> Result<(), Failure> {
    for path in paths {
        let read = if holds_requests(path) {
            File::open(path).map_err(Failure::Read).and_then(|file| requests(BufReader::new(file), line))
        } else if ends_in(path, &["html", "htm"]) {
            file(path, line, Request::from_html)
        } else {
            file(path, line, Request::from_text)
        };
        match read {
            Err(Failure::Read(error)) => line.unreadable(path, &error),
            other => other?,
        }
    }
    Ok(())
}

/// Whether a file holds requests, one a line, rather than one article.
pub fn holds_requests(path: &Path) -> bool {
    ends_in(path, &["ndjson", "jsonl"])
}

fn ends_in(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|given| endings.iter().any(|ending| given.eq_ignore_ascii_case(ending)))
}

/// An article or a web page, named by its path.
fn file(path: &Path, line: &mut Line, read: Reader) -> Result<(), Failure> {
    let body = fs::read(path).map_err(Failure::Read)?;
    let id = path.display().to_string();
    line.push(Given::new(Source::Article, body, move |body, defaults| {
        read(body, Fields::default(), defaults)
            .map(|request| Request { id: Some(id.clone()), ..request })
            .map_err(|problem| Problem { id: Some(id), ..problem })
    }))
}

/// Standard input: requests if asked for or if its first line is one, else one article.
pub fn standard_input(options: &Options, line: &mut Line) -> Result<(), Failure> {
    if io::stdin().is_terminal() {
        complain("reading from the keyboard; Ctrl-D ends it");
    }
    let mut input = io::stdin().lock();
    let mut first = Vec::new();
    input.read_until(b'\n', &mut first).map_err(Failure::Read)?;
    if matches!(options.format, Some(Format::Ndjson | Format::Arrow)) || is_request(&first) {
        return requests(first.chain(input), line);
    }
    let mut body = first;
    input.read_to_end(&mut body).map_err(Failure::Read)?;
    line.push(Given::new(Source::Article, body, |body, defaults| {
        Request::from_text(body, Fields::default(), defaults)
    }))
}

/// Whether a line is a JSON object, complete: then standard input holds requests, not an article.
fn is_request(line: &[u8]) -> bool {
    line.trim_ascii_start().starts_with(b"{") && serde_json::from_slice::<Fields>(line).is_ok()
}

/// Requests, one JSON object a line; empty lines are passed over.
fn requests(mut input: impl BufRead, line: &mut Line) -> Result<(), Failure> {
    for number in 1.. {
        let mut body = Vec::new();
        if input.read_until(b'\n', &mut body).map_err(Failure::Read)? == 0 {
            break;
        }
        if !body.trim_ascii().is_empty() {
            line.push(Given::new(Source::Stream, body, move |body, defaults| {
                Request::from_json(body, Fields::default(), defaults)
                    .map_err(|problem| problem.on_line(number, None))
            }))?;
        }
    }
    Ok(())
}
