//! What a caller is told when something is wrong: RFC 9457 problem details.
//!
//! Which error goes where:
//!
//! | what is wrong | code | status |
//! |---|---|---|
//! | the body is not UTF-8 | `invalid-utf8` | 400 |
//! | the body is not JSON | `malformed-json`, with line and column | 400 |
//! | the body does not unpack | `malformed-encoding` | 400 |
//! | a field is unknown or its value will not do | `invalid-request`, a JSON pointer each | 422 |
//! | a web page holds no article | `no-article` | 422 |
//! | a body or a batch line is too long | `too-large` | 413 |
//! | a media type, character set or encoding nobody reads here | `unsupported-media-type` | 415 |
//! | no such route | `not-found` | 404 |
//! | not with this method | `method-not-allowed` | 405 |
//! | no key, or a wrong one | `unauthorized` | 401 |
//! | the request took too long to send or to answer | `timeout` | 408 |
//! | more work than fits | `saturated`, with `Retry-After` | 503 |
//! | the service is shutting down | `draining`, with `Retry-After` | 503 |
//! | anything unforeseen, a panic included | `internal`, nothing of the inside shown | 500 |

use serde::Serialize;
use utoipa::ToSchema;

/// What is wrong, for a program. Stable: callers may match on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = ProblemCode)]
pub enum Code {
    /// The body is not UTF-8.
    InvalidUtf8,
    /// The body is not JSON.
    MalformedJson,
    /// The body does not unpack as its `Content-Encoding` says.
    MalformedEncoding,
    /// A field is unknown, missing, or its value will not do.
    InvalidRequest,
    /// The web page holds no article.
    NoArticle,
    /// The body or the batch line is longer than the limit.
    TooLarge,
    /// The media type, character set or encoding is not one that is read here.
    UnsupportedMediaType,
    /// There is no such route.
    NotFound,
    /// The route is there, but not with this method.
    MethodNotAllowed,
    /// The key is missing or wrong.
    Unauthorized,
    /// The request took too long to arrive or to answer.
    Timeout,
    /// There is more work than fits.
    Saturated,
    /// The service is shutting down.
    Draining,
    /// Something unforeseen.
    Internal,
}

impl Code {
    /// The HTTP status that goes with it.
    pub const fn status(self) -> u16 {
        match self {
            Self::InvalidUtf8 | Self::MalformedJson | Self::MalformedEncoding => 400,
            Self::Unauthorized => 401,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::Timeout => 408,
            Self::TooLarge => 413,
            Self::UnsupportedMediaType => 415,
            Self::InvalidRequest | Self::NoArticle => 422,
            Self::Internal => 500,
            Self::Saturated | Self::Draining => 503,
        }
    }

    /// As it is written.
    pub const fn name(self) -> &'static str {
        match self {
            Self::InvalidUtf8 => "invalid-utf8",
            Self::MalformedJson => "malformed-json",
            Self::MalformedEncoding => "malformed-encoding",
            Self::InvalidRequest => "invalid-request",
            Self::NoArticle => "no-article",
            Self::TooLarge => "too-large",
            Self::UnsupportedMediaType => "unsupported-media-type",
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::Unauthorized => "unauthorized",
            Self::Timeout => "timeout",
            Self::Saturated => "saturated",
            Self::Draining => "draining",
            Self::Internal => "internal",
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::InvalidUtf8 => "The body is not UTF-8",
            Self::MalformedJson => "The body is not JSON",
            Self::MalformedEncoding => "The body does not unpack",
            Self::InvalidRequest => "The request is not valid",
            Self::NoArticle => "The page holds no article",
            Self::TooLarge => "The request is too large",
            Self::UnsupportedMediaType => "The media type is not supported",
            Self::NotFound => "There is no such route",
            Self::MethodNotAllowed => "The method is not allowed here",
            Self::Unauthorized => "The key is missing or wrong",
            Self::Timeout => "The request took too long",
            Self::Saturated => "The service is busy",
            Self::Draining => "The service is shutting down",
            Self::Internal => "Something went wrong",
        }
    }
}

/// One field that will not do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldError {
    /// A JSON pointer (RFC 6901) to the field. A query parameter is pointed to as the field of that name.
    pub pointer: String,
    /// What is wrong with it and what would do.
    pub detail: String,
}

/// Problem details, RFC 9457, sent as `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Problem {
    /// A URI for the kind of problem: `urn:copydesk:problem:` and the code.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of problem in a few words.
    pub title: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The kind of problem, for a program.
    pub code: Code,
    /// What is wrong here and what to change, in a sentence.
    pub detail: String,
    /// The request's id, as in the `X-Request-Id` header and the logs; null on the command line.
    #[schema(required = true)]
    pub request_id: Option<String>,
    /// In a batch: the `id` of the line's request, where it could be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The line that the problem is in, counted from 1; in a batch, the line of the batch.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// The column in that line, in bytes, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u64>,
    /// Every field that will not do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}

impl Problem {
    /// A problem with a sentence that says what to change.
    pub fn new(code: Code, detail: impl Into<String>) -> Self {
        Self {
            kind: format!("urn:copydesk:problem:{}", code.name()),
            title: code.title(),
            status: code.status(),
            code,
            detail: detail.into(),
            request_id: None,
            id: None,
            line: None,
            column: None,
            errors: Vec::new(),
        }
    }

    /// Fields that will not do.
    pub fn invalid(errors: Vec<FieldError>) -> Self {
        let detail = match &errors[..] {
            [one] => format!("{}: {}", one.pointer, one.detail),
            many => format!("{} fields will not do; each is listed in `errors`.", many.len()),
        };
        Self { errors, ..Self::new(Code::InvalidRequest, detail) }
    }

    /// The problem of a request that broke something inside.
    pub fn internal() -> Self {
        Self::new(
            Code::Internal,
            "The request failed inside the service. It is safe to try again; if it fails again, report the request id.",
        )
    }

    /// The problem as one line of a batch, without the line's end.
    #[must_use]
    pub fn on_line(self, line: u64, id: Option<String>) -> Self {
        Self { line: Some(line), id: id.or(self.id), ..self }
    }

    /// As JSON.
    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}
