//! What a number stands for when it does not count things: an age, a time of day, a date, a measure, a label.

use super::Sense;
use super::cardinal::{Piece, joins, norm};
use super::lexicon::LEXICON;
use crate::pipeline::calendar::is_month;
use crate::pipeline::text::{Document, Shape, TokenId};

/// The sense of the number that starts at `at` and was read as `piece`.
pub fn of(document: &Document<'_>, at: TokenId, piece: &Piece) -> Sense {
    let next = norm(document, piece.end);
    let before = if at.0 > 0 { document.norm(TokenId(at.0 - 1)) } else { "" };
    if is_age(document, at, piece, before) {
        Sense::Age
    } else if LEXICON.clock.contains(next) {
        Sense::Clock
    } else if is_calendar(document, at, piece, before, next) {
        Sense::Calendar
    } else if is_label(document, at, piece, before, next) {
        Sense::Label
    } else if is_measure(document, piece) {
        Sense::Measure
    } else {
        Sense::Count
    }
}

fn is_age(document: &Document<'_>, at: TokenId, piece: &Piece, before: &str) -> bool {
    let unit = if norm(document, piece.end) == "-" { piece.end + 1 } else { piece.end };
    let unit_word = norm(document, unit);
    if LEXICON.age_words.contains(unit_word) {
        return true;
    }
    if LEXICON.age_units.contains(unit_word) {
        let old = if norm(document, unit + 1) == "-" { unit + 2 } else { unit + 1 };
        if old.index() < document.len() && LEXICON.age_old.longest_at(document, old).is_some() {
            return true;
        }
    }
    LEXICON.age_before.contains(before)
        || continues_ages(document, at, norm(document, piece.end))
        || follows_a_name(document, at, piece)
        || shares_an_age(document, piece)
}

/// "ages 19, 21 and 22", "between the ages of 11 and 15": a number in a list that a word for ages opens.
fn continues_ages(document: &Document<'_>, at: TokenId, next: &str) -> bool {
    const REACH: u32 = 8;
    let counts = next.ends_with('s') && !matches!(next, "was" | "is" | "has");
    if counts || matches!(next, "people" | "men" | "women" | "children" | "more" | "of") {
        return false;
    }
    let floor = document.sentence_of(at).tokens.start;
    let mut numbers = 0;
    for t in (1..=REACH).map_while(|back| at.0.checked_sub(back)).map(TokenId).take_while(|&t| t >= floor) {
        match document.norm(t) {
            "ages" | "aged" => return true,
            "," | "and" | "to" | "or" | "-" | "of" => {}
            word if word.bytes().all(|b| b.is_ascii_digit()) => numbers += 1,
            _ => return false,
        }
        if numbers > 4 {
            return false;
        }
    }
    false
}

/// "13 and 15 years old": the first of two ages.
fn shares_an_age(document: &Document<'_>, piece: &Piece) -> bool {
    matches!(norm(document, piece.end), "and" | "or" | ",")
        && super::cardinal::read_past(document, piece.end + 1).is_some_and(|second| {
            LEXICON.age_units.contains(norm(document, second.end)) && norm(document, second.end + 1) == "old"
        })
}

/// "John Doe, 34, was": a bare number under 111 between a comma after a name and a comma, full stop or "and".
fn follows_a_name(document: &Document<'_>, at: TokenId, piece: &Piece) -> bool {
    if !piece.digits || piece.value > 110.0 || at.0 < 2 {
        return false;
    }
    let before = document.norm(TokenId(at.0 - 1));
    if before != "," && before != "(" {
        return false;
    }
    let name = TokenId(at.0 - 2);
    let named = matches!(document.token(name).shape, Shape::Capitalised | Shape::Upper | Shape::Mixed);
    let person = matches!(
        document.norm(name),
        "man"
            | "woman"
            | "boy"
            | "girl"
            | "victim"
            | "suspect"
            | "teen"
            | "teenager"
            | "driver"
            | "husband"
            | "wife"
            | "son"
            | "daughter"
            | "brother"
            | "sister"
            | "mother"
            | "father"
            | "friend"
            | "girlfriend"
            | "boyfriend"
            | "jr."
            | "sr."
            | "jr"
            | "sr"
            | "iii"
            | "ii"
    );
    let month = is_month(document.norm(name));
    let closes = matches!(
        norm(document, piece.end),
        "," | "."
            | ")"
            | ";"
            | ""
            | "of"
            | "was"
            | "were"
            | "who"
            | "and"
            | "is"
            | "had"
            | "has"
            | "died"
            | ":"
            | "?"
            | "!"
            | "--"
    );
    (named || person) && !month && closes
}

fn is_calendar(document: &Document<'_>, at: TokenId, piece: &Piece, before: &str, next: &str) -> bool {
    if !piece.digits {
        return false;
    }
    let day = piece.value >= 1.0 && piece.value <= 31.0;
    if day && (is_month(before) || is_month(next)) {
        // "In May 31 people died" is rarer than "on May 31 people gathered".
        return true;
    }
    let year = document.norm(at).len() == 4 && (1000.0..2100.0).contains(&piece.value) && piece.end == at + 1;
    let counted =
        matches!(
            next,
            "people" | "men" | "women" | "children" | "dead" | "killed" | "injured" | "wounded" | "of"
        ) || (next.len() > 4 && next.ends_with('s') && (piece.value < 1900.0 || piece.value > 2060.0));
    let hedged = at.0 > 1
        && matches!(
            before,
            "least" | "than" | "about" | "nearly" | "almost" | "some" | "over" | "approximately"
        );
    year && !counted && !hedged
}

fn is_label(document: &Document<'_>, at: TokenId, piece: &Piece, before: &str, next: &str) -> bool {
    if !piece.digits {
        return false;
    }
    let joined_before = at.0 > 0 && joins(document, TokenId(at.0 - 1));
    let attached = at.0 > 0
        && !document.token(TokenId(at.0 - 1)).space_after
        && matches!(before, "." | "'" | "/" | "#" | ":");
    let phone =
        document.norm(at).starts_with('0') && document.norm(at).len() > 1 && !document.norm(at).contains('.');
    let range_or_phone = joins(document, piece.end) && document.token(piece.end + 1).shape == Shape::Digits;
    let compound = joins(document, piece.end) && next == "-" && norm(document, piece.end + 1).len() == 1;
    let emergency = document.norm(at) == "911"
        && matches!(
            next,
            "call" | "calls" | "caller" | "dispatch" | "dispatcher" | "dispatchers" | "" | "," | "."
        );
    LEXICON.labels.contains(before)
        || attached
        || (joined_before && document.token(TokenId(at.0 - 1)).shape == Shape::Punctuation)
        || phone
        || range_or_phone
        || compound
        || emergency
        || next == "/"
}

fn is_measure(document: &Document<'_>, piece: &Piece) -> bool {
    let unit = if joins(document, piece.end) { piece.end + 1 } else { piece.end };
    let word = norm(document, unit);
    if LEXICON.short_measures.contains(word) {
        return matches!(norm(document, unit + 1), "(" | "." | "," | ")" | "/" | "away");
    }
    LEXICON.measures.contains(word)
}
