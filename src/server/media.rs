//! What a body says it is.

use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;

use crate::models::{Code, Problem};

/// The media types that bodies are read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    /// `application/json`: a request object.
    Json,
    /// `text/plain`: an article.
    Text,
    /// `text/html`: a web page.
    Html,
    /// `application/x-ndjson`: request objects, one a line.
    Ndjson,
}

impl Media {
    const ALL: [Self; 4] = [Self::Json, Self::Text, Self::Html, Self::Ndjson];

    /// As it is written.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Json => "application/json",
            Self::Text => "text/plain",
            Self::Html => "text/html",
            Self::Ndjson => "application/x-ndjson",
        }
    }

    /// The media type that the headers name, if it is one of `allowed` and its character set UTF-8.
    ///
    /// # Errors
    /// `unsupported-media-type`, which says what would do.
    pub fn of(headers: &HeaderMap, allowed: &[Self]) -> Result<Self, Problem> {
        let written = headers.get(CONTENT_TYPE).map(|value| value.to_str().unwrap_or_default());
        let (name, parameters) =
            written.unwrap_or_default().split_once(';').unwrap_or((written.unwrap_or_default(), ""));
        let name = name.trim().to_ascii_lowercase();
        let media = Self::ALL.into_iter().find(|media| media.name() == name && allowed.contains(media));
        let Some(media) = media else {
            let allowed = allowed.iter().map(|media| media.name()).collect::<Vec<_>>().join(", ");
            let found = if name.is_empty() { "is missing".to_owned() } else { format!("is {name:?}") };
            return Err(unsupported(format!("Content-Type {found}; it must be one of {allowed}.")));
        };
        match charset(parameters) {
            Some(charset) if !["utf-8", "utf8", "us-ascii"].contains(&charset.as_str()) => {
                Err(unsupported(format!("The character set is {charset:?}; send UTF-8.")))
            }
            _ => Ok(media),
        }
    }
}

fn unsupported(detail: String) -> Problem {
    Problem::new(Code::UnsupportedMediaType, detail)
}

/// The `charset` among a media type's parameters, in lower case.
fn charset(parameters: &str) -> Option<String> {
    parameters.split(';').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case("charset")
            .then(|| value.trim().trim_matches('"').to_ascii_lowercase())
    })
}
