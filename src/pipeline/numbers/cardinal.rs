//! One number without its qualifier: "12,500", "1.9 million", "two hundred and thirty-one", "half a dozen", "dozens".

use super::NumberKind;
use super::lexicon::LEXICON;
use crate::pipeline::text::{Document, Shape, TokenId};

/// A number as it was read, before qualifier and range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// One past its last token.
    pub end: TokenId,
    /// The value, or the least that a vague word can mean.
    pub value: f64,
    /// "dozens", "several".
    pub vague: bool,
    /// Cardinal, ordinal or fraction.
    pub kind: NumberKind,
    /// The factor of its last multiplier word: that of "10 to 12 million" belongs to both.
    pub factor: Option<f64>,
    /// Written in digits.
    pub digits: bool,
}

impl Piece {
    fn new(end: TokenId, value: f64, kind: NumberKind) -> Self {
        Self { end, value, vague: false, kind, factor: None, digits: false }
    }
}

/// The number that starts at `at`, as long as it goes.
pub fn read(document: &Document<'_>, at: TokenId) -> Option<Piece> {
    vague(document, at)
        .or_else(|| fraction(document, at))
        .or_else(|| ordinal(document, at))
        .or_else(|| cardinal(document, at))
}

/// The normalised token at `t`; empty past the end.
pub fn norm<'d>(document: &'d Document<'_>, t: TokenId) -> &'d str {
    if t.index() < document.len() { document.norm(t) } else { "" }
}

/// A hyphen that joins: no white space on either side.
pub fn joins(document: &Document<'_>, t: TokenId) -> bool {
    norm(document, t) == "-"
        && !document.token(t).space_after
        && t.0 > 0
        && !document.token(TokenId(t.0 - 1)).space_after
}

fn vague(document: &Document<'_>, at: TokenId) -> Option<Piece> {
    let (tokens, &least) = LEXICON.vague.longest_at(document, at)?;
    Some(Piece { vague: true, ..Piece::new(tokens.end, least, NumberKind::Cardinal) })
}

fn ordinal(document: &Document<'_>, at: TokenId) -> Option<Piece> {
    let word = norm(document, at);
    if let Some(&place) = LEXICON.ordinals.get(word) {
        return Some(Piece::new(at + 1, place, NumberKind::Ordinal));
    }
    if document.token(at).shape == Shape::Digits {
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|suffix| word.strip_suffix(suffix))?;
        return Some(Piece::new(at + 1, digits_value(digits)?, NumberKind::Ordinal));
    }
    let tens = LEXICON.cardinals.get(word).filter(|&&v| (20.0..100.0).contains(&v))?;
    let unit =
        if joins(document, at + 1) { LEXICON.ordinals.get(norm(document, at + 2))? } else { return None };
    (*unit < 10.0).then(|| Piece::new(at + 3, tens + unit, NumberKind::Ordinal))
}

/// "half", "a third of", "two thirds", "three-quarters", "one in five".
fn fraction(document: &Document<'_>, at: TokenId) -> Option<Piece> {
    let word = norm(document, at);
    let next = norm(document, at + 1);
    if word == "half" {
        let more = next == "of" || !half_counts(document, at + 1);
        return more.then(|| Piece::new(at + 1, 0.5, NumberKind::Fraction));
    }
    let count = match word {
        "a" => 1.0,
        _ => *LEXICON.cardinals.get(word).filter(|&&v| v < 10.0)?,
    };
    let name = if joins(document, at + 1) { at + 2 } else { at + 1 };
    if let Some(part) = LEXICON.fractions.get(norm(document, name)) {
        let plural = norm(document, name).ends_with('s');
        let certain =
            (plural && count > 1.0) || norm(document, name + 1) == "of" || norm(document, name) == "half";
        let certain = certain && !(norm(document, name) == "half" && half_counts(document, name + 1));
        return (certain && name.index() < document.len())
            .then(|| Piece::new(name + 1, count * part, NumberKind::Fraction));
    }
    let out_of = matches!(next, "in") && (word != "a");
    let of = cardinal(document, at + 2).filter(|_| out_of && IN_EVERY.contains(&norm(document, at + 2)))?;
    (of.value > count).then(|| Piece::new(of.end, count / of.value, NumberKind::Fraction))
}

/// What a share is counted in: "one in five".
const IN_EVERY: [&str; 14] =
    ["three", "four", "five", "six", "seven", "eight", "ten", "twenty", "5", "8", "10", "20", "100", "1,000"];

/// Whether what follows "half" makes it a count: "half a dozen", "half a million", "half-dozen".
fn half_counts(document: &Document<'_>, mut at: TokenId) -> bool {
    if joins(document, at) {
        at = at + 1;
    }
    if norm(document, at) == "a" {
        at = at + 1;
        if joins(document, at) {
            at = at + 1;
        }
    }
    LEXICON.multipliers.contains_key(norm(document, at))
}

/// A cardinal number: digits or words, multiplied ("1.9 million", "half a dozen").
pub fn cardinal(document: &Document<'_>, at: TokenId) -> Option<Piece> {
    if at.index() >= document.len() {
        return None;
    }
    let word = document.norm(at);
    if word == "half" || (word == "a" && norm(document, at + 1) == "half") {
        return half_of_a_multiplier(document, at);
    }
    if word == "a" || word == "an" {
        let factor = LEXICON.multipliers.get(norm(document, at + 1))?;
        return Some(tail(document, at + 1, *factor, at + 2, 1.0));
    }
    if let Some(numeral) = numeral(document, at) {
        return Some(numeral);
    }
    let first = *LEXICON.cardinals.get(word)?;
    if word == "one" && norm(document, at + 1) == "another" {
        return None;
    }
    Some(words(document, at + 1, first))
}

/// "half a dozen", "half-a-million", "a half-dozen".
fn half_of_a_multiplier(document: &Document<'_>, at: TokenId) -> Option<Piece> {
    let mut t = if document.norm(at) == "a" { at + 2 } else { at + 1 };
    for expected in ["-", "a", "-"] {
        let skip = if expected == "-" { joins(document, t) } else { norm(document, t) == expected };
        if skip {
            t = t + 1;
        }
    }
    let factor = *LEXICON.multipliers.get(norm(document, t))?;
    Some(Piece { factor: Some(factor), ..Piece::new(t + 1, factor / 2.0, NumberKind::Cardinal) })
}

/// Digits, with what multiplies them.
fn numeral(document: &Document<'_>, at: TokenId) -> Option<Piece> {
    if document.token(at).shape != Shape::Digits {
        return None;
    }
    let word = document.norm(at);
    let (value, factor) = match digits_value(word) {
        Some(value) => (value, None),
        None => suffixed(document, at, word)?,
    };
    let mut end = at + 1;
    let mut value = value;
    // "12 500": a space as the thousands separator, only before exactly three digits.
    if word.len() <= 3 && factor.is_none() && document.token(at).space_after && is_group(document, end) {
        value = value * 1000.0 + digits_value(document.norm(end)).unwrap_or(0.0);
        end = end + 1;
    }
    if let Some(part) = LEXICON.suffixes.get(norm(document, end)).filter(|_| !document.token(at).space_after)
        && counts_people(norm(document, end + 1))
    {
        return Some(Piece {
            digits: true,
            factor: Some(*part),
            ..Piece::new(end + 1, value * part, NumberKind::Cardinal)
        });
    }
    let multiplied = multiply(document, end, value, factor);
    Some(Piece { digits: true, ..multiplied })
}

fn is_group(document: &Document<'_>, t: TokenId) -> bool {
    let word = norm(document, t);
    word.len() == 3 && word.bytes().all(|b| b.is_ascii_digit()) && word.starts_with('0')
}

/// "1.9m people" in one token; only where people follow, because "100m" is also a distance.
fn suffixed(document: &Document<'_>, at: TokenId, word: &str) -> Option<(f64, Option<f64>)> {
    let letters = word.find(|c: char| c.is_ascii_alphabetic())?;
    let factor = *LEXICON.suffixes.get(&word[letters..])?;
    counts_people(norm(document, at + 1)).then_some(())?;
    Some((digits_value(&word[..letters])? * factor, Some(factor)))
}

fn counts_people(next: &str) -> bool {
    matches!(next, "people" | "men" | "women" | "children" | "of") || (next.len() > 3 && next.ends_with('s'))
}

/// The value of "12", "12,500", "1.9", "2½"; `None` for anything else with a digit in it ("12:30", "A-10").
pub fn digits_value(word: &str) -> Option<f64> {
    let (word, half) = match word.strip_suffix('½') {
        Some(rest) => (rest, 0.5),
        None => (word, 0.0),
    };
    let mut value = 0.0;
    let mut decimals: Option<f64> = None;
    let mut group: Option<u32> = None;
    let bytes = word.as_bytes();
    if !bytes.first()?.is_ascii_digit() || bytes.len() > 18 {
        return None;
    }
    for (i, &b) in bytes.iter().enumerate() {
        match b {
            b'0'..=b'9' => {
                let digit = f64::from(b - b'0');
                if let Some(scale) = decimals.as_mut() {
                    *scale /= 10.0;
                    value += digit * *scale;
                } else {
                    value = value * 10.0 + digit;
                    group = group.map(|n| n + 1);
                }
            }
            b',' if decimals.is_none() && (group == Some(3) || (group.is_none() && i <= 3)) => {
                group = Some(0);
            }
            b'.' if decimals.is_none() && group.is_none_or(|n| n == 3) && i + 1 < bytes.len() => {
                decimals = Some(1.0);
            }
            _ => return None,
        }
    }
    let grouped = group.is_none_or(|n| n == 3 || (n == 2 && bytes.len() <= 9));
    // The decimals were summed one by one: put the value back on the grid that they were written on.
    let places = decimals.map_or(1.0, |scale| 1.0 / scale).round();
    grouped.then(|| (value * places).round() / places + half)
}

/// The rest of a number in words after its first word.
fn words(document: &Document<'_>, mut t: TokenId, first: f64) -> Piece {
    let mut value = first;
    if value >= 20.0 {
        let unit = if joins(document, t) { t + 1 } else { t };
        if let Some(v) = LEXICON.cardinals.get(norm(document, unit)).filter(|&&v| v < 10.0) {
            value += v;
            t = unit + 1;
        }
    }
    multiply(document, t, value, None)
}

/// What multiplies a value: "hundred", "million", "dozen", "and a half million".
fn multiply(document: &Document<'_>, t: TokenId, value: f64, factor: Option<f64>) -> Piece {
    let plain = Piece { factor, ..Piece::new(t, value, NumberKind::Cardinal) };
    let mut at = t;
    let mut amount = value;
    let and_a_half =
        norm(document, at) == "and" && norm(document, at + 1) == "a" && norm(document, at + 2) == "half";
    if and_a_half {
        amount += 0.5;
        at = at + 3;
    } else if joins(document, at) && LEXICON.multipliers.contains_key(norm(document, at + 1)) {
        at = at + 1;
    }
    match LEXICON.multipliers.get(norm(document, at)) {
        Some(&factor) => tail(document, at, factor, at + 1, amount),
        None if and_a_half => Piece::new(at, amount, NumberKind::Cardinal),
        None => plain,
    }
}

/// What follows a multiplier: another one ("hundred thousand"), or a smaller rest ("hundred and thirty-one").
fn tail(document: &Document<'_>, multiplier: TokenId, factor: f64, t: TokenId, amount: f64) -> Piece {
    let mut value = amount * factor;
    let mut end = t;
    let mut last = factor;
    if let Some(&next) = LEXICON.multipliers.get(norm(document, end)).filter(|&&next| next > factor) {
        value *= next;
        end = end + 1;
        last = next;
    }
    let written_in_words = document.token(multiplier).shape != Shape::Digits && last < 1e9 && last > 12.0;
    let rest = if norm(document, end) == "and" { end + 1 } else { end };
    if written_in_words
        && let Some(&first) = LEXICON.cardinals.get(norm(document, rest))
        && (rest != end || last >= 100.0)
    {
        let piece = words(document, rest + 1, first);
        if piece.value < last && !piece.digits {
            return Piece {
                end: piece.end,
                value: value + piece.value,
                factor: None,
                ..Piece::new(end, 0.0, NumberKind::Cardinal)
            };
        }
    }
    Piece { factor: Some(last), ..Piece::new(end, value, NumberKind::Cardinal) }
}

/// The number at `at`, if the text goes on that far.
pub fn read_past(document: &Document<'_>, at: TokenId) -> Option<Piece> {
    (at.index() < document.len()).then(|| read(document, at)).flatten()
}
