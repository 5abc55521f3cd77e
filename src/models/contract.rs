//! What the contract says of requests and problems. Requests are read field by field ([`super::request`]), so that
//! everything wrong with one is told at once; their shapes are declared here.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::response::{Response, ResponseBuilder};
use utoipa::openapi::schema::{AnyOfBuilder, KnownFormat, Object, ObjectBuilder, Schema, SchemaFormat, Type};
use utoipa::openapi::{Ref, RefOr};
use utoipa::{IntoParams, IntoResponses, ToSchema};

use super::names::OffsetUnit;
use super::problem::{Code, Problem};

/// The contract's first page.
pub const ABOUT: &str = "\
Send a news article; get back who said what, how many people were hurt and who says so, and when it all happened. \
Every item has its exact place in the text and the rule that found it, and `text[start:end]` is its text.

Offsets count Unicode code points by default; ask for `utf16` (JavaScript, Java) or `byte` (Go, Rust, C) with \
`offsets`. A leading byte order mark is dropped and counts in no unit.

What the text leaves open is null. Without a day of publication, relative dates stay unresolved: the server's clock \
is never used. The same request gets the same bytes, always, and extraction has no side effect: any request may be \
sent again.

Errors are problem details (RFC 9457) with a stable `code`. Bodies may be packed with gzip or zstd, both ways.";

/// A layer of the answer.
#[derive(Clone, Copy, Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// Quotes and their speakers.
    Quotes,
    /// Casualty figures and tolls.
    Casualties,
    /// Dates, times, durations and sets.
    Dates,
    /// People, organisations, places and groups.
    Entities,
}

/// An article as plain text.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TextRequest {
    /// Repeated in the answer.
    #[schema(max_length = 256)]
    pub id: Option<String>,
    /// The article: headline, dateline, paragraphs apart by a line break.
    #[schema(pattern = r"[^\s\uFEFF]")]
    pub text: String,
    /// The day of publication, which relative dates count from: `2016-03-02`, or an RFC 3339 time.
    #[schema(schema_with = published_at_or_null)]
    pub published_at: Option<String>,
    /// The layers to return; all if left out.
    #[schema(min_items = 1, max_items = 16)]
    pub layers: Option<Vec<Layer>>,
    /// The unit of positions in the answer; `codepoint` if left out.
    pub offsets: Option<OffsetUnit>,
}

/// An article in a web page. It is taken out first; its plain text comes back as `text`.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HtmlRequest {
    /// Repeated in the answer.
    #[schema(max_length = 256)]
    pub id: Option<String>,
    /// The page's HTML.
    #[schema(pattern = r"<[A-Za-z][^<>]*>[^<>]*[^\s\uFEFF<>&]")]
    pub html: String,
    /// The day of publication; left out, the page's metadata says it.
    #[schema(schema_with = published_at_or_null)]
    pub published_at: Option<String>,
    /// The layers to return; all if left out.
    #[schema(min_items = 1, max_items = 16)]
    pub layers: Option<Vec<Layer>>,
    /// The unit of positions in the answer; `codepoint` if left out.
    pub offsets: Option<OffsetUnit>,
}

/// An article: headline, dateline, paragraphs apart by a line break. Not only white space.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(pattern = r"[^\s\uFEFF]")]
pub struct PlainText(pub String);

/// A web page that holds an article.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(pattern = r"<[A-Za-z][^<>]*>[^<>]*[^\s\uFEFF<>&]")]
pub struct WebPage(pub String);

/// One article, as text or as a web page.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub enum ExtractRequest {
    /// Plain text.
    Text(TextRequest),
    /// A web page.
    Html(HtmlRequest),
}

/// The options in the query, for bodies that have no place for them.
#[derive(Clone, Debug, IntoParams)]
#[into_params(parameter_in = Query, style = Form)]
pub struct RequestOptions {
    /// Repeated in the answer.
    #[param(max_length = 256)]
    pub id: Option<String>,
    /// The day of publication: `2016-03-02`, or an RFC 3339 time.
    #[param(schema_with = published_at)]
    pub published_at: Option<String>,
    /// The layers to return, comma-separated; all if left out.
    #[param(explode = false, min_items = 1, max_items = 16)]
    pub layers: Option<Vec<Layer>>,
    /// The unit of positions in the answer.
    pub offsets: Option<OffsetUnit>,
}

fn published_at() -> Schema {
    day_or_time().build().into()
}

fn published_at_or_null() -> Schema {
    day_or_time().item(Object::with_type(Type::Null)).build().into()
}

fn day_or_time() -> AnyOfBuilder {
    let form = |format| {
        ObjectBuilder::new().schema_type(Type::String).format(Some(SchemaFormat::KnownFormat(format)))
    };
    AnyOfBuilder::new()
        .item(form(KnownFormat::Date).examples(["2016-03-02"]))
        .item(form(KnownFormat::DateTime).examples(["2016-03-02T14:05:00+01:00"]))
        .description(Some("The day of publication: a day, or an RFC 3339 time, whose own day counts."))
}

/// Every problem of a route that reads articles.
#[derive(Clone, Copy, Debug)]
pub struct Problems;

/// The problem of a guarded route that cannot fail otherwise.
#[derive(Clone, Copy, Debug)]
pub struct Unauthorized;

type Responses = BTreeMap<String, RefOr<Response>>;

impl IntoResponses for Problems {
    fn responses() -> Responses {
        Responses::from([
            problem(&[Code::InvalidUtf8, Code::MalformedJson, Code::MalformedEncoding]),
            problem(&[Code::Unauthorized]),
            problem(&[Code::Timeout]),
            problem(&[Code::TooLarge]),
            problem(&[Code::UnsupportedMediaType]),
            problem(&[Code::InvalidRequest, Code::NoArticle]),
            problem(&[Code::Internal]),
            problem(&[Code::Saturated]),
        ])
    }
}

impl IntoResponses for Unauthorized {
    fn responses() -> Responses {
        Responses::from([problem(&[Code::Unauthorized])])
    }
}

/// The response of one status, with the codes it can have.
fn problem(codes: &[Code]) -> (String, RefOr<Response>) {
    let status = codes[0].status();
    let names: Vec<_> = codes.iter().map(|code| format!("`{}`", code.name())).collect();
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name(Problem::name()))).build();
    let mut response = ResponseBuilder::new()
        .description(names.join(", "))
        .content(crate::server::problems::PROBLEM_JSON, content);
    if status == 503 {
        let seconds = Object::with_type(Type::Integer);
        let header = HeaderBuilder::new().schema(Some(seconds)).description(Some("Seconds to wait.")).build();
        response = response.header("Retry-After", header);
    }
    (status.to_string(), response.build().into())
}
