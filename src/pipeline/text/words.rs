//! A word without punctuation at its edges, cut at the marks inside it: "foreign|-|backed", "10|-|12", "him|/|her".

use super::chars::{CLASS, HIGH, INNER, PUNCT, first, is_ignorable, is_mark};
use super::clitics;

/// Hands the parts of `text[start..end]` to `push`, first to last, clitics split.
pub(super) fn split(text: &str, start: usize, end: usize, push: &mut impl FnMut(usize, usize)) {
    let word = &text[start..end];
    let seen = word.bytes().fold(0, |seen, b| seen | CLASS[b as usize]);
    if seen & (PUNCT | INNER | HIGH) == 0 || is_address(word) || is_whole(word) {
        return clitics::split(text, start, end, push);
    }
    let open_only = !word.contains([')', ']']);
    let close_only = !word.contains(['(', '[']);
    let mut from = start;
    let mut before = None;
    let mut chars = word.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if is_mark(c) || is_ignorable(c) {
            continue;
        }
        let after = chars.peek().map(|&(_, c)| c);
        let cuts = match (before, after) {
            (Some(before), Some(after)) => match c {
                '(' | '[' => open_only,
                ')' | ']' => close_only,
                _ => cuts(before, c, after),
            },
            _ => false,
        };
        if cuts {
            let at = start + at;
            clitics::split(text, from, at, push);
            push(at, at + c.len_utf8());
            from = at + c.len_utf8();
        }
        before = Some(c);
    }
    clitics::split(text, from, end, push);
}

/// Whether the mark `c` between two characters cuts the word.
fn cuts(before: char, c: char, after: char) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    match c {
        '-' | '‐' | '‑' | '~' => {
            before.is_alphanumeric() && after.is_alphabetic()
                || c == '-' && digit(before) && (digit(after) || after == '-')
        }
        '+' | '*' | '^' => digit(before) && (digit(after) || after == '-'),
        ':' | '<' | '>' | '=' | '/' => before.is_alphanumeric() && after.is_alphabetic(),
        ',' | ';' => before.is_alphabetic() && after.is_alphabetic(),
        '?' | '!' => before.is_lowercase() && after.is_uppercase(),
        '.' => before.is_lowercase() && (after.is_uppercase() || matches!(after, '\'' | '‘' | '’' | '`')),
        _ => false,
    }
}

/// Whether an editor changed the word's first letter: "[W]e".
pub(super) fn has_edited_letter(word: &str) -> bool {
    matches!(word.as_bytes(), [b'[', a, b']', rest @ ..] if a.is_ascii_alphabetic()
        && !rest.is_empty() && rest.iter().all(u8::is_ascii_alphabetic))
}

/// Words that hold a mark which would cut them.
fn is_whole(word: &str) -> bool {
    ["and/or", "w/o", "km/h", "m/s", "c/o"].iter().any(|whole| word.eq_ignore_ascii_case(whole))
}

/// Whether the word is a web or mail address: `https://…`, `name@host.tld`, `host.tld/path`.
pub(super) fn is_address(word: &str) -> bool {
    let bytes = word.as_bytes();
    let Some(dot) = bytes.iter().position(|&b| b == b'.') else {
        return word.contains("://");
    };
    if word.contains("://") {
        return true;
    }
    let rest = match bytes.iter().position(|&b| b == b'@') {
        Some(0) => return false,
        Some(at) => &word[at + 1..],
        None if dot == 0 => return false,
        None => word,
    };
    let host = &rest[..rest.find(['/', '?', '#', ':']).unwrap_or(rest.len())];
    let Some((name, top)) = host.rsplit_once('.') else { return false };
    top.len() >= 2
        && top.bytes().all(|b| b.is_ascii_lowercase())
        && !name.is_empty()
        && name.split('.').all(|label| {
            !label.is_empty()
                && label.len() < 64
                && label.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
                && first(label).is_alphanumeric()
        })
}
