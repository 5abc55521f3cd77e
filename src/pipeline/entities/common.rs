//! What looks like a name and is none. A word that only begins a sentence or stands in a headline ("Ferry sinks off …")
//! names nobody if the article writes it without a capital elsewhere; nor does a part of a date ("GMT").

use rustc_hash::FxHashMap;

use super::names::Name;
use crate::pipeline::Reading;
use crate::pipeline::dates::Timex;
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::{Shape, TokenId};

/// How an article writes a word where it is free to choose.
#[derive(Clone, Copy, Debug, Default)]
struct Written {
    /// As a noun, without a capital.
    lower: bool,
    /// With a capital, inside a sentence.
    capital: bool,
}

/// Takes out the names of one word that the article itself writes as a common noun elsewhere, and only there. Names
/// with a title or a given name beside them stay, and so do words of the gazetteer.
pub fn drop_common_nouns(reading: &Reading<'_>, names: &mut Vec<Name>) {
    let document = &reading.document;
    let mut written: FxHashMap<&str, Written> = FxHashMap::default();
    for name in names.iter().filter(|n| may_be_common(reading, n)) {
        written.entry(document.norm(name.tokens.start)).or_default();
    }
    if written.is_empty() {
        return;
    }
    for t in document.all() {
        let Some(word) = written.get_mut(document.norm(t)) else { continue };
        match document.token(t).shape {
            Shape::Lower => word.lower |= matches!(reading.syntax.tag(t), Tag::NN | Tag::NNS),
            _ => word.capital |= !capital_by_place(reading, t),
        }
    }
    let common = |n: &Name| {
        may_be_common(reading, n)
            && written.get(document.norm(n.tokens.start)).is_some_and(|w| w.lower && !w.capital)
    };
    names.retain(|n| !common(n));
}

/// Takes out what stands within a time expression and is nobody's name: a time zone, a holiday.
pub fn drop_parts_of_dates(reading: &Reading<'_>, dates: &[Timex], names: &mut Vec<Name>) {
    let mut dates = dates.iter().peekable();
    names.retain(|name| {
        let span = reading.document.span(name.tokens);
        while dates.next_if(|date| date.span.end <= span.start).is_some() {}
        let within = dates.peek().is_some_and(|d| d.span.start <= span.start && span.end <= d.span.end);
        !within || name.person
    });
}

fn may_be_common(reading: &Reading<'_>, name: &Name) -> bool {
    name.tokens.len() == 1
        && !name.person
        && name.gender.or(name.maybe).is_none()
        && reading.document.token(name.tokens.start).shape == Shape::Capitalised
        && capital_by_place(reading, name.tokens.start)
}

/// Whether the word would have its capital whatever it means: in a headline, or as the first of its sentence.
fn capital_by_place(reading: &Reading<'_>, t: TokenId) -> bool {
    let document = &reading.document;
    let word = |t: &TokenId| document.word(*t).starts_with(char::is_alphanumeric);
    document.headline().is_some_and(|h| h.tokens.contains(t))
        || document.sentence_of(t).tokens.iter().find(word) == Some(t)
}
