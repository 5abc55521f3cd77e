//! The fields of a request, checked one by one: a [`Request`] if all will do, or everything that is wrong with them.

use jiff::civil::Date;

use super::values::{add_layer, day, offset_unit};
use super::{Content, Defaults, Request};
use crate::models::given::{Fields, Given, LONGEST_LIST};
use crate::models::problem::{FieldError, Problem};
use crate::pipeline::Layers;
use crate::pipeline::text::OffsetUnit;

/// The longest `id`, in bytes.
const LONGEST_ID: usize = 256;

const DATE: &str = "a day like 2016-03-02, or an RFC 3339 time like 2016-03-02T14:05:00+01:00";
const LAYERS: &str = "a list of quotes, casualties, dates, entities";
const OFFSETS: &str = "codepoint, utf16 or byte";

/// Checks fields one by one and keeps everything that is wrong.
pub struct Reader {
    id: Option<String>,
    text: Option<String>,
    html: Option<String>,
    published: Option<Date>,
    layers: Layers,
    offsets: OffsetUnit,
    errors: Vec<FieldError>,
}

impl Reader {
    pub fn new(Defaults { published, layers, offsets }: Defaults) -> Self {
        Self { id: None, text: None, html: None, published, layers, offsets, errors: Vec::new() }
    }

    fn wrong(&mut self, field: &str, detail: impl Into<String>) {
        let pointer = format!("/{}", field.replace('~', "~0").replace('/', "~1"));
        self.errors.push(FieldError { pointer, detail: detail.into() });
    }

    /// Options in a query string, where a list is comma-separated and the article has no place.
    pub fn query(&mut self, Fields(fields): Fields) {
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

    pub fn fields(&mut self, Fields(fields): Fields) {
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

    pub fn finish(mut self) -> Result<Request, Problem> {
        let content = self.content();
        match content {
            Some(content) if self.errors.is_empty() => {
                let Self { id, published, layers, offsets, .. } = self;
                Ok(Request { id, content, published, layers, offsets })
            }
            _ => Err(Problem { id: self.id, ..Problem::invalid(self.errors) }),
        }
    }

    pub fn field(&mut self, name: &str, value: Given) {
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
        if names.len() > LONGEST_LIST {
            return self.wrong("layers", format!("must be {LAYERS}, at most {LONGEST_LIST} names"));
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
