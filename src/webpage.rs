//! The article in a web page: HTML in, plain text and the day of publication out.

mod nesting;

use dom_smoothie::{Config, Readability, TextMode};

use crate::models::problem::FieldError;
use crate::models::request::day;
use crate::models::{Code, Problem};
use crate::pipeline::{Reference, ReferenceSource};

/// What was taken out of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Headline and article, paragraphs apart by a blank line.
    pub text: String,
    /// The day that the page's metadata gives.
    pub published: Option<Reference>,
}

/// Takes the article out of a page.
///
/// # Errors
/// `no-article` if there is none; `invalid-request` if the page is nested so deeply that no newspaper served it.
pub fn read(html: &str) -> Result<Page, Problem> {
    if !html.as_bytes().windows(2).any(|pair| pair[0] == b'<' && pair[1].is_ascii_alphabetic()) {
        return Err(no_article());
    }
    if !nesting::is_fair(html) {
        return Err(Problem::invalid(vec![FieldError {
            pointer: "/html".to_owned(),
            detail: "its tags are nested too deeply or hold too many attributes; send the article as text"
                .to_owned(),
        }]));
    }
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let article = Readability::new(html, None, Some(config)).and_then(|mut page| page.parse());
    let article = article.map_err(|_| no_article())?;
    let body = trimmed(&article.text_content);
    if body.is_empty() {
        return Err(no_article());
    }
    let title = trimmed(&article.title);
    let text = if title.is_empty() || body.starts_with(title) {
        body.to_owned()
    } else {
        format!("{title}\n\n{body}")
    };
    let published = article.published_time.as_deref().and_then(published_on);
    Ok(Page { text, published })
}

/// Without white space at its ends, nor a byte order mark that a page was saved with.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}')
}

fn no_article() -> Problem {
    Problem::new(
        Code::NoArticle,
        "No article was found in the page; send the article's own text as `text` instead.",
    )
}

fn published_on(time: &str) -> Option<Reference> {
    let date = day(time.get(..10)?)?;
    Some(Reference { date, source: ReferenceSource::Metadata })
}
