//! The request: JSON or a query string in, a checked [`Request`] or a [`Problem`] that names everything wrong with it out.

use jiff::civil::Date;

use super::given::{Fields, Given};
use super::problem::{Code, FieldError, Problem};
use crate::pipeline::Layers;
use crate::pipeline::text::OffsetUnit;

/// The longest `id`, in bytes.
const LONGEST_ID: usize = 256;

const DATE: &str = "a day like 2016-03-02, or an RFC 3339 time like 2016-03-02T14:05:00+01:00";
const LAYERS: &str = "a list of quotes, casualties, dates, entities";
const OFFSETS: &str = "codepoint, utf16 or byte";

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

/// Checks fields one by one and keeps everything that is wrong.
struct Reader {
    id: Option<String>,
    text: Option<String>,
    html: Option<String>,
    published: Option<Date>,
    layers: Layers,
    offsets: OffsetUnit,
    errors: Vec<FieldError>,
}

impl Reader {
    fn new(Defaults { published, layers, offsets }: Defaults) -> Self {
        Self { id: None, text: None, html: None, published, layers, offsets, errors: Vec::new() }
    }

    fn wrong(&mut self, field: &str, detail: impl Into<String>) {
        let pointer = format!("/{}", field.replace('~', "~0").replace('/', "~1"));
        self.errors.push(FieldError { pointer, detail: detail.into() });
    }

    /// Options in a query string, where a list is comma-separated and the article has no place.
    fn query(&mut self, Fields(fields): Fields) {
        let fields = fields.into_iter().filter_map(|(name, value)| match value {
            _ if name == "text" || name == "html" => {
                self.wrong(&name, "has no place in the query: send the article as the body");
                None
            }
            Given::Text(list) if name == "layers" => {
                let names = list.split(',').map(|name| Given::Text(name.trim().to_owned()));
                Some((name, Given::List(names.collect())))
            }
            value => Some((name, value)),
        });
        let fields = Fields(fields.collect());
        self.fields(fields);
    }

    fn fields(&mut self, Fields(fields): Fields) {
        let mut seen: Vec<String> = Vec::with_capacity(fields.len());
        for (name, value) in fields {
            if seen.contains(&name) {
                self.wrong(&name, "is given twice");
            } else {
                self.field(&name, value);
                seen.push(name);
            }
        }
    }

    fn finish(mut self) -> Result<Request, Problem> {
        let content = self.content();
        match content {
            Some(content) if self.errors.is_empty() => {
                let Self { id, published, layers, offsets, .. } = self;
                Ok(Request { id, content, published, layers, offsets })
            }
            _ => Err(Problem { id: self.id, ..Problem::invalid(self.errors) }),
        }
    }

    fn field(&mut self, name: &str, value: Given) {
        match name {
            "id" => match value {
                Given::Text(id) if id.len() <= LONGEST_ID => self.id = Some(id),
                Given::Null => {}
                Given::Text(_) => self.wrong(name, format!("must be at most {LONGEST_ID} bytes long")),
                other => self.wrong(name, format!("must be a string, not {}", other.kind())),
            },
            "text" | "html" => match value {
                Given::Text(text) if name == "text" => self.text = Some(text),
                Given::Text(html) => self.html = Some(html),
                Given::Null => {}
                other => self.wrong(name, format!("must be a string, not {}", other.kind())),
            },
            "published_at" => match value {
                Given::Text(when) => match day(&when) {
                    Some(day) => self.published = Some(day),
                    None => self.wrong(name, format!("{} is not {DATE}", quoted(&when))),
                },
                Given::Null => {}
                other => self.wrong(name, format!("must be {DATE}, not {}", other.kind())),
            },
            "offsets" => match value {
                Given::Text(unit) => match offset_unit(&unit) {
                    Some(unit) => self.offsets = unit,
                    None => self.wrong(name, format!("{} is not {OFFSETS}", quoted(&unit))),
                },
                Given::Null => {}
                other => self.wrong(name, format!("must be {OFFSETS}, not {}", other.kind())),
            },
            "layers" => match value {
                Given::List(names) => self.layers(&names),
                Given::Null => {}
                other => self.wrong(name, format!("must be {LAYERS}, not {}", other.kind())),
            },
            unknown => {
                let unknown = unknown.to_owned();
                self.wrong(
                    &unknown,
                    "is not a field of a request; the fields are id, text, html, published_at, layers, offsets",
                );
            }
        }
    }

    fn layers(&mut self, names: &[Given]) {
        let mut layers = Layers { quotes: false, casualties: false, dates: false, entities: false };
        if names.is_empty() {
            self.wrong("layers", format!("must be {LAYERS}, at least one; leave it out for all"));
        }
        for (i, name) in names.iter().enumerate() {
            let pointer = format!("/layers/{i}");
            let detail = match name {
                Given::Text(name) if add_layer(&mut layers, name) => continue,
                Given::Text(name) => {
                    format!("{} is not one of quotes, casualties, dates, entities", quoted(name))
                }
                other => format!("must be one of quotes, casualties, dates, entities, not {}", other.kind()),
            };
            self.errors.push(FieldError { pointer, detail });
        }
        self.layers = layers;
    }

    fn content(&mut self) -> Option<Content> {
        match (self.text.take(), self.html.take()) {
            (Some(text), None) => {
                let text = without_bom(text);
                if text.trim().is_empty() {
                    self.wrong("text", "must hold more than white space");
                }
                Some(Content::Text(text))
            }
            (None, Some(html)) => {
                let html = without_bom(html);
                if html.trim().is_empty() {
                    self.wrong("html", "must hold more than white space");
                }
                Some(Content::Html(html))
            }
            (Some(_), Some(_)) => {
                self.wrong("html", "give text or html, not both");
                None
            }
            (None, None) => {
                if !self.errors.iter().any(|e| e.pointer == "/text" || e.pointer == "/html") {
                    self.wrong("text", "is missing: give the article as text, or a web page as html");
                }
                None
            }
        }
    }
}

/// Drops a leading byte order mark, which counts in no unit.
fn without_bom(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    text
}

/// A value in quotation marks for a message, shortened.
fn quoted(value: &str) -> String {
    const LONGEST: usize = 40;
    match value.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{:?}…", &value[..end]),
        None => format!("{value:?}"),
    }
}

/// The layer of that name switched on; whether there is one.
fn add_layer(layers: &mut Layers, name: &str) -> bool {
    match name {
        "quotes" => layers.quotes = true,
        "casualties" => layers.casualties = true,
        "dates" => layers.dates = true,
        "entities" => layers.entities = true,
        _ => return false,
    }
    true
}

/// The unit of that name.
pub fn offset_unit(name: &str) -> Option<OffsetUnit> {
    match name {
        "codepoint" => Some(OffsetUnit::Codepoint),
        "utf16" => Some(OffsetUnit::Utf16),
        "byte" => Some(OffsetUnit::Byte),
        _ => None,
    }
}

/// The layers of a comma-separated list.
pub fn layers(list: &str) -> Option<Layers> {
    let mut layers = Layers { quotes: false, casualties: false, dates: false, entities: false };
    list.split(',').all(|name| add_layer(&mut layers, name.trim())).then_some(layers)
}

/// The calendar day of `2016-03-02` or of an RFC 3339 time, in that time's own zone.
pub fn day(when: &str) -> Option<Date> {
    let (day, time) = (when.get(..10)?, &when[10..]);
    let shape =
        day.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    let date: Date = if shape { day.parse().ok()? } else { return None };
    (time.is_empty() || is_rfc3339_time(time)).then_some(date)
}

/// `T14:05:00.25+01:00`, as RFC 3339 has it: seconds and an offset are required, fractions are not.
fn is_rfc3339_time(time: &str) -> bool {
    let digits = |s: &str, most: u8| {
        s.len() == 2 && s.bytes().all(|b| b.is_ascii_digit()) && s <= &*format!("{most:02}")
    };
    let clock = |s: &str| -> Option<bool> {
        Some(digits(s.get(..2)?, 23) && s.get(2..3)? == ":" && digits(s.get(3..5)?, 59))
    };
    let parts = || -> Option<bool> {
        let start = matches!(time.as_bytes().first()?, b'T' | b't' | b' ');
        let minutes = clock(time.get(1..6)?)?;
        let seconds = time.get(6..7)? == ":" && digits(time.get(7..9)?, 60);
        let mut rest = time.get(9..)?;
        if let Some(fraction) = rest.strip_prefix('.') {
            rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            if rest.len() == fraction.len() {
                return None;
            }
        }
        let zone = match rest.as_bytes().first()? {
            b'Z' | b'z' => rest.len() == 1,
            b'+' | b'-' => rest.len() == 6 && clock(&rest[1..])?,
            _ => false,
        };
        Some(start && minutes && seconds && zone)
    };
    parts().unwrap_or(false)
}
