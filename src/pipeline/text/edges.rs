//! What comes off the edges of a word: punctuation, the clitic 's, the unit after a number.

use super::abbreviations::abbreviation;
use super::chars::{first, is_currency, is_edge, is_ignorable, is_mark};

/// The length of the punctuation to take off the front of a piece; 0 where there is none.
pub(super) fn prefix(piece: &str) -> usize {
    let c = first(piece);
    let rest = &piece[c.len_utf8()..];
    match c {
        '`' | '\'' | '‘' | '’' if rest.starts_with(c) => 2 * c.len_utf8(),
        '#' if rest.starts_with(char::is_alphabetic) => 0,
        '+' if !rest.starts_with(|c: char| c.is_ascii_digit()) => 1,
        'A'..='Z' => {
            let letters = piece.bytes().take(3).take_while(u8::is_ascii_uppercase).count();
            match &piece.as_bytes()[letters..] {
                [b'$', b'0'..=b'9', ..] => letters + 1,
                _ => 0,
            }
        }
        _ if is_edge(c) => c.len_utf8(),
        _ => 0,
    }
}

/// The length of the punctuation, clitic or unit to take off the end of a piece; 0 where there is none.
pub(super) fn suffix(piece: &str) -> usize {
    let Some(c) = piece.chars().next_back() else { return 0 };
    let before = &piece[..piece.len() - c.len_utf8()];
    match c {
        '.' => full_stop(piece),
        '+' if before.ends_with(|c: char| c.is_ascii_digit()) => 1,
        '%' if !before.ends_with(|c: char| c.is_ascii_digit()) => 0,
        '=' | '§' => 0,
        's' | 'S' if before.ends_with(['\'', '’', '‘', 'ʼ', '\u{92}']) => {
            1 + before.chars().next_back().map_or(0, char::len_utf8)
        }
        'a'..='z' | 'A'..='Z' | '²' | '³' => unit(piece),
        '`' | '\'' | '‘' | '’' if before.ends_with(c) => 2 * c.len_utf8(),
        _ if is_currency(c) && !before.ends_with(|c: char| c.is_ascii_digit()) => 0,
        _ if is_edge(c) => c.len_utf8(),
        _ => 0,
    }
}

/// 1 if the full stop that ends `piece` is a token of its own, 0 if it belongs to the word ("J.", "R-Fla."); 4 for the "a.m." of "10a.m.".
fn full_stop(piece: &str) -> usize {
    let before = &piece[..piece.len() - 1];
    let mut letters = before.chars().rev().filter(|&c| !is_mark(c) && !is_ignorable(c));
    let (Some(last), second) = (letters.next(), letters.next()) else { return 0 };
    if let [.., b'0'..=b'9', b'a' | b'p', b'.', b'm'] = before.as_bytes() {
        return 4;
    }
    let after_hyphen = before.bytes().rev().take(8).position(|b| matches!(b, b'-' | b'/'));
    if after_hyphen.is_some_and(|length| abbreviation(&piece[before.len() - length..]).is_some()) {
        return 0;
    }
    let closes = if last.is_uppercase() {
        second.is_some_and(|c| c.is_uppercase() || c.is_numeric())
    } else {
        last.is_alphanumeric() || is_edge(last) || matches!(last, '%' | '²' | '³' | '-' | '+')
    };
    usize::from(closes)
}

/// The length of the unit at the end of a number ("5km", "10am", "$12bn"); 0 where there is none.
fn unit(piece: &str) -> usize {
    const UNITS: [&str; 55] = [
        "km", "km²", "km³", "m", "m²", "m³", "dm", "cm", "cm²", "cm³", "mm", "ha", "µm", "nm", "yd", "in",
        "ft", "kg", "g", "mg", "µg", "t", "lb", "oz", "m/s", "km/h", "kmh", "mph", "hPa", "Pa", "mbar", "mb",
        "MB", "kb", "KB", "gb", "GB", "tb", "TB", "T", "G", "M", "K", "am", "pm", "AM", "PM", "bn", "tn",
        "mn", "mln", "lbs", "BN", "k", "kph",
    ];
    let bytes = piece.as_bytes();
    let length = bytes.iter().rev().take(6).take_while(|b| !b.is_ascii_digit()).count();
    if length == bytes.len() || length == 6 {
        return 0;
    }
    let unit = &piece[piece.len() - length..];
    if UNITS.contains(&unit) { length } else { 0 }
}
