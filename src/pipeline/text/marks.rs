//! The tokens of a paragraph in, its quotation marks out, each with the way it faces.
//!
//! A mark faces the side it touches: `"` after a space and before a letter opens, after a letter and before a space
//! closes. Curly marks say themselves what they are, but writers mix them up; both hints are kept for the pairing.

use super::chars::is_space;
use super::{Shape, Token};

/// Which way a mark faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Facing {
    /// It opens a quotation.
    Open,
    /// It closes one.
    Close,
    /// Either, as far as its neighbours go.
    Either,
}

/// One quotation mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    /// Its token, counted from the document's first.
    pub token: usize,
    /// Single (‘ ’ ' ` ‹ ›) or double.
    pub single: bool,
    /// What the sign itself says: “ opens, ” closes, " either.
    pub sign: Facing,
    /// What its neighbours say.
    pub place: Facing,
    /// Looks as much like something else: the boys' house, a 15" screen.
    pub weak: bool,
    /// Follows a full stop, a question or an exclamation mark, or a comma.
    pub after_stop: bool,
    /// Follows a comma.
    pub after_comma: bool,
    /// Touches a lower-case word that follows.
    pub before_lower: bool,
}

/// The marks among the tokens `from..`, in order.
pub(super) fn find(text: &str, tokens: &[Token], from: usize) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (i, token) in tokens.iter().enumerate().skip(from) {
        if token.shape != Shape::Punctuation {
            continue;
        }
        if let Some((single, sign)) = sign(&text[token.span.range()])
            && !(single && !token.space_after && shortens_year(text, tokens, i + 1))
        {
            marks.push(Mark {
                token: i,
                single,
                sign,
                place: Facing::Either,
                weak: false,
                after_stop: false,
                after_comma: false,
                before_lower: false,
            });
        }
    }
    place(text, tokens, from, &mut marks);
    marks
}

/// Whether a token is a quotation mark: single or double, and what it says of its direction.
fn sign(word: &str) -> Option<(bool, Facing)> {
    Some(match word {
        "“" | "``" | "«" | "„" | "‟" | "‘‘" | "「" | "『" | "\u{93}" => (false, Facing::Open),
        "”" | "''" | "»" | "’’" | "」" | "』" | "\u{94}" => (false, Facing::Close),
        "\"" | "＂" => (false, Facing::Either),
        "‘" | "`" | "‹" | "‚" | "‛" | "\u{91}" => (true, Facing::Open),
        "’" | "›" | "´" | "\u{92}" => (true, Facing::Close),
        "'" | "＇" => (true, Facing::Either),
        _ => return None,
    })
}

/// Sets what the neighbours of each mark say.
fn place(text: &str, tokens: &[Token], from: usize, marks: &mut [Mark]) {
    let paragraph = tokens.get(from).map_or(0, |t| t.span.start as usize);
    // From the right: whether what follows a mark (and the marks that touch it) lets it close.
    let mut room_after = vec![true; marks.len()];
    for k in (0..marks.len()).rev() {
        let i = marks[k].token;
        let touches = marks.get(k + 1).is_some_and(|next| next.token == i + 1 && !tokens[i].space_after);
        room_after[k] = if touches { room_after[k + 1] } else { lets_close(text, tokens, i) };
    }
    for k in 0..marks.len() {
        let i = marks[k].token;
        let span = tokens[i].span;
        let before = text[paragraph..span.start as usize].chars().next_back();
        let touches = k > 0 && marks[k - 1].token + 1 == i && !tokens[i - 1].space_after;
        let room_before = match before {
            _ if touches => facing(&marks[k - 1]) == Facing::Open,
            None => true,
            Some(c) => is_space(c) || matches!(c, '(' | '[' | '{' | '<' | '/' | '=' | '-' | '–' | '—' | '―'),
        };
        let mark = &mut marks[k];
        mark.place = match (room_before, room_after[k]) {
            (true, false) => Facing::Open,
            (false, true) => Facing::Close,
            _ => Facing::Either,
        };
        mark.weak = match before {
            Some(c) if mark.single => {
                matches!(c, 's' | 'S' | 'z' | 'x' | 'n')
                    && tokens[i].space_after
                    && starts_with_letter(text, tokens, i + 1)
            }
            Some(c) => c.is_ascii_digit() && mark.sign == Facing::Either,
            None => false,
        };
        let word_before = if i > from { &text[tokens[i - 1].span.range()] } else { "" };
        mark.after_comma = word_before == ",";
        mark.after_stop = matches!(word_before, "," | "." | "?" | "!");
        mark.before_lower = text[span.end as usize..].starts_with(char::is_lowercase);
    }
}

/// What a mark says after all: its sign, or else its place.
pub(super) fn facing(mark: &Mark) -> Facing {
    if mark.sign == Facing::Either { mark.place } else { mark.sign }
}

/// Whether what follows the token lets a mark close there: the end, white space, punctuation or a clitic.
fn lets_close(text: &str, tokens: &[Token], i: usize) -> bool {
    let Some(next) = tokens.get(i + 1) else { return true };
    let word = &text[next.span.range()];
    tokens[i].space_after
        || word.starts_with([
            '.', ',', ';', ':', '!', '?', ')', ']', '}', '>', '/', '-', '–', '—', '―', '…', '\'', '’', '”',
            '»',
        ])
}

fn starts_with_letter(text: &str, tokens: &[Token], i: usize) -> bool {
    tokens.get(i).is_some_and(|t| text[t.span.start as usize..].starts_with(char::is_alphabetic))
}

/// Whether the token is the rest of a shortened year: the '90s, summer of '16.
fn shortens_year(text: &str, tokens: &[Token], i: usize) -> bool {
    let word = tokens.get(i).map_or("", |t| &text[t.span.range()]);
    matches!(word.as_bytes(), [b'0'..=b'9', b'0'..=b'9'] | [b'0'..=b'9', b'0'..=b'9', b's'])
}
