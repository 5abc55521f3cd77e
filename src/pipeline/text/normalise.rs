//! The normalised form of a token and its shape.

use super::Shape;
use super::chars::{CLASS, DIGIT, HIGH, LOWER, UPPER, is_dash, is_ignorable, is_mark};
use super::words::has_edited_letter;

/// Appends the form that lexicons are asked with (see [`super::Document::norm`]) and returns the token's shape.
pub(super) fn normalise(word: &str, norms: &mut String) -> Shape {
    let bytes = word.as_bytes();
    let first = bytes.first().map_or(0, |&b| CLASS[b as usize]);
    let rest = bytes.iter().skip(1).fold(0, |seen, &b| seen | CLASS[b as usize]);
    let seen = first | rest;
    if seen & HIGH != 0 {
        return normalise_unicode(word, norms);
    }
    let from = norms.len();
    norms.push_str(word);
    if seen & UPPER != 0 {
        norms[from..].make_ascii_lowercase();
    }
    if seen & !(LOWER | UPPER) == 0 {
        return match (first == UPPER, rest) {
            (true, UPPER) => Shape::Upper,
            (true, _) => Shape::Capitalised,
            (false, LOWER | 0) => Shape::Lower,
            (false, _) => Shape::Mixed,
        };
    }
    if seen & DIGIT != 0 {
        return Shape::Digits;
    }
    if seen & (LOWER | UPPER) == 0 {
        normalise_marks(word, from, norms);
        return Shape::Punctuation;
    }
    if has_edited_letter(word) {
        norms.remove(from + 2);
        norms.remove(from);
    }
    cased(bytes.iter().filter(|b| b.is_ascii_alphabetic()).map(u8::is_ascii_uppercase))
}

/// Puts plain marks in place of the ones just appended from `from` on.
fn normalise_marks(word: &str, from: usize, norms: &mut String) {
    let plain = match word {
        "``" | "''" => "\"",
        "`" => "'",
        _ if word.len() > 1 && word.bytes().all(|b| b == b'-') => "--",
        _ => return,
    };
    norms.truncate(from);
    norms.push_str(plain);
}

fn normalise_unicode(word: &str, norms: &mut String) -> Shape {
    let (mut digit, mut letter) = (false, false);
    for c in word.chars() {
        digit |= c.is_numeric();
        letter |= c.is_alphabetic();
        match c {
            '‘' | '’' | '‚' | '‛' | '′' | '´' | '`' | 'ʼ' | '＇' | '\u{91}' | '\u{92}' => {
                norms.push('\'');
            }
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' | '\u{93}' | '\u{94}' => {
                norms.push('"');
            }
            '‐' | '‑' | '‒' | '−' | '﹣' | '－' => norms.push('-'),
            '…' => norms.push_str("..."),
            c if is_dash(c) => norms.push_str("--"),
            c if is_ignorable(c) => {}
            c => norms.extend(c.to_lowercase()),
        }
    }
    if matches!(word, "’’" | "‘‘") {
        norms.truncate(norms.len() - 2);
        norms.push('"');
    }
    if digit {
        Shape::Digits
    } else if letter {
        cased(word.chars().filter(|c| c.is_alphabetic() && !is_mark(*c)).map(char::is_uppercase))
    } else {
        Shape::Punctuation
    }
}

/// The shape of a word, by which of its letters are upper case.
fn cased(mut upper: impl Iterator<Item = bool>) -> Shape {
    let first = upper.next().unwrap_or(false);
    let (mut some, mut uppers, mut lowers) = (false, false, false);
    for up in upper {
        some = true;
        uppers |= up;
        lowers |= !up;
    }
    match (first, uppers, lowers) {
        (true, _, false) if some => Shape::Upper,
        (true, ..) => Shape::Capitalised,
        (false, true, _) => Shape::Mixed,
        (false, ..) => Shape::Lower,
    }
}
