//! The normalised form of a token and its shape.

use super::Shape;
use super::chars::{CLASS, DIGIT, HIGH, LOWER, UPPER, is_dash, is_ignorable, is_mark};
use super::words::has_edited_letter;

/// Appends the form that lexicons are asked with (see [`super::Document::norm`]) and returns the token's shape.
pub(super) fn normalise(word: &str, norms: &mut String) -> Shape {
    let seen = word.bytes().fold(0, |seen, b| seen | CLASS[b as usize]);
    if seen & HIGH != 0 {
        return normalise_unicode(word, norms);
    }
    match word {
        // "[W]e": the editor's letter is part of the word.
        _ if has_edited_letter(word) => {
            norms
                .extend(word.bytes().filter(u8::is_ascii_alphabetic).map(|b| b.to_ascii_lowercase() as char));
        }
        "``" | "''" => norms.push('"'),
        "`" => norms.push('\''),
        _ if word.len() > 1 && word.bytes().all(|b| b == b'-') => norms.push_str("--"),
        _ => {
            let from = norms.len();
            norms.push_str(word);
            if seen & UPPER != 0 {
                norms[from..].make_ascii_lowercase();
            }
        }
    }
    if seen & DIGIT != 0 {
        Shape::Digits
    } else if seen & (LOWER | UPPER) == 0 {
        Shape::Punctuation
    } else if seen & UPPER == 0 {
        Shape::Lower
    } else {
        cased(word.bytes().filter(u8::is_ascii_alphabetic).map(|b| b.is_ascii_uppercase()))
    }
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
    if word == "’’" || word == "‘‘" {
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
