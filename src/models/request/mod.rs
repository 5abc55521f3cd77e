//! The request: JSON or a query string in, a checked [`Request`] or a [`Problem`] that names everything wrong with it out.

mod reader;
mod values;

use jiff::civil::Date;

use super::given::{Fields, Given};
use super::problem::{Code, FieldError, Problem};
use crate::pipeline::Layers;
use crate::pipeline::text::OffsetUnit;
use reader::Reader;

pub use values::{day, layers, offset_unit};

/// What is to be read: the article itself, or a web page that it is to be taken out of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Plain text, without a byte order mark, not only white space.
    Text(String),
    /// A web page.
    Html(String),
}

/// What a request may leave unsaid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Defaults {
    /// The day of publication.
    pub published: Option<Date>,
    /// The layers to return.
    pub layers: Layers,
    /// The unit of positions in the answer.
    pub offsets: OffsetUnit,
}

impl Default for Defaults {
    fn default() -> Self {
        Self { published: None, layers: Layers::ALL, offsets: OffsetUnit::default() }
    }
}

/// A request that can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Repeated in the answer.
    pub id: Option<String>,
    /// The article.
    pub content: Content,
    /// The day of publication.
    pub published: Option<Date>,
    /// The layers to return.
    pub layers: Layers,
    /// The unit of positions in the answer.
    pub offsets: OffsetUnit,
}

impl Request {
    /// Reads a JSON object. What it leaves unsaid, the query string says, and then `defaults`.
    ///
    /// # Errors
    /// `invalid-utf8`, `malformed-json` or `invalid-request`.
    pub fn from_json(body: &[u8], query: Fields, defaults: Defaults) -> Result<Self, Problem> {
        let text = utf8(body)?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let fields: Fields = serde_json::from_str(text).map_err(|error| not_json(text, &error))?;
        let mut reader = Reader::new(defaults);
        reader.query(query);
        reader.fields(fields);
        reader.finish()
    }

    /// Takes the body as the article's plain text, and the options from the query string.
    ///
    /// # Errors
    /// `invalid-utf8` or `invalid-request`.
    pub fn from_text(body: &[u8], query: Fields, defaults: Defaults) -> Result<Self, Problem> {
        Self::from_body("text", body, query, defaults)
    }

    /// Takes the body as a web page, and the options from the query string.
    ///
    /// # Errors
    /// `invalid-utf8` or `invalid-request`.
    pub fn from_html(body: &[u8], query: Fields, defaults: Defaults) -> Result<Self, Problem> {
        Self::from_body("html", body, query, defaults)
    }

    fn from_body(name: &str, body: &[u8], query: Fields, defaults: Defaults) -> Result<Self, Problem> {
        let body = utf8(body)?.to_owned();
        let mut reader = Reader::new(defaults);
        reader.query(query);
        reader.field(name, Given::Text(body));
        reader.finish()
    }
}

/// The body as text.
fn utf8(body: &[u8]) -> Result<&str, Problem> {
    std::str::from_utf8(body).map_err(|error| {
        let before = &body[..error.valid_up_to()];
        let line = before.split(|&b| b == b'\n').count();
        let column = before.iter().rev().take_while(|&&b| b != b'\n').count() + 1;
        let at = error.valid_up_to();
        Problem {
            line: Some(line as u64),
            column: Some(column as u64),
            ..Problem::new(Code::InvalidUtf8, format!("Byte {at} of the body is not UTF-8; send UTF-8."))
        }
    })
}

fn not_json(text: &str, error: &serde_json::Error) -> Problem {
    if error.is_data() {
        let error = "the request must be a JSON object like {\"text\": \"…\"}";
        return Problem::invalid(vec![FieldError { pointer: String::new(), detail: error.to_owned() }]);
    }
    let (line, column) = (error.line() as u64, error.column().max(1) as u64);
    let message = error.to_string();
    let what = message.rsplit_once(" at line ").map_or(message.as_str(), |(what, _)| what);
    let hint = if text.trim().is_empty() { "; the body is empty" } else { "" };
    Problem {
        line: Some(line),
        column: Some(column),
        ..Problem::new(Code::MalformedJson, format!("Line {line}, column {column}: {what}{hint}."))
    }
}
