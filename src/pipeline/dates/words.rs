//! A reading as the date rules see it: a [`Piece`] for each word, number and sign, each with its [`Word`] senses.
//!
//! Pieces are finer than tokens: "2016-03-02", "9am" and "mid-1990s" fall into their parts, however the text layer
//! cut them. A sentence ends with an empty piece, so that no pattern reaches across.

use super::lexicon::{Role, Unit, WORDS, Word};
use crate::pipeline::Reading;
use crate::pipeline::text::{Shape, Span, TokenId};

/// A word, number or sign.
#[derive(Clone, Copy, Debug, Default)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
    /// The token it is, or is part of.
    pub token: TokenId,
    /// What it can mean.
    pub word: Word,
    /// Whether it starts with a capital letter.
    pub capital: bool,
    /// Whether white space follows it.
    pub space_after: bool,
}

/// All pieces of a text, in order.
#[derive(Debug)]
pub struct Words<'r, 't> {
    /// What was read.
    pub reading: &'r Reading<'t>,
    pieces: Vec<Piece>,
}

/// An empty piece: what stands before the first and after the last.
static NOTHING: Piece = Piece {
    span: Span::new(0, 0),
    token: TokenId(0),
    word: Word {
        role: Role::None,
        month: 0,
        weekday: 0,
        ordinal: 0,
        decade: 0,
        digits: 0,
        unit: None,
        season: None,
        part: None,
        number: None,
        hundredths: 0,
        period: None,
        zone: None,
        plural: false,
        short: false,
        holiday: false,
    },
    capital: false,
    space_after: true,
};

impl<'r, 't> Words<'r, 't> {
    /// Looks every token up, once.
    pub fn of(reading: &'r Reading<'t>) -> Self {
        let document = &reading.document;
        let mut pieces = Vec::with_capacity(document.len() + document.len() / 8);
        for sentence in document.sentences() {
            for token in sentence.tokens {
                push(reading, token, &mut pieces);
            }
            // "Aug." ends no sentence before the day's number
            let cut = pieces.last().is_some_and(|p| p.word.month > 0 && p.word.short)
                && sentence.tokens.end.index() < document.len()
                && document.word(sentence.tokens.end).starts_with(|c: char| c.is_ascii_digit());
            if cut {
                continue;
            }
            let end = Span::new(sentence.span.end, sentence.span.end);
            pieces.push(Piece { span: end, token: sentence.tokens.start, ..NOTHING });
        }
        Self { reading, pieces }
    }

    /// Number of pieces.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// The piece at `i`; an empty one beyond the text's end.
    pub fn piece(&self, i: usize) -> &Piece {
        self.pieces.get(i).unwrap_or(&NOTHING)
    }

    /// The senses of the piece at `i`.
    pub fn word(&self, i: usize) -> &Word {
        &self.piece(i).word
    }

    /// The role of the piece at `i`.
    pub fn role(&self, i: usize) -> Role {
        self.word(i).role
    }

    /// The role of the piece before `i`.
    pub fn role_before(&self, i: usize) -> Role {
        i.checked_sub(1).map_or(Role::None, |before| self.role(before))
    }

    /// Whether the piece at `i` has one of `roles`.
    pub fn is(&self, i: usize, roles: &[Role]) -> bool {
        roles.contains(&self.role(i))
    }

    /// `i`, or one further if the piece there has one of `roles`.
    pub fn skip(&self, i: usize, roles: &[Role]) -> usize {
        if self.is(i, roles) { i + 1 } else { i }
    }

    /// The piece at `i` in lower case.
    pub fn norm(&self, i: usize) -> &str {
        self.pieces.get(i).map_or("", |p| {
            let norm = self.reading.document.norm(p.token);
            let token = self.reading.document.token(p.token).span;
            if p.span.is_empty() {
                return "";
            }
            let start = (p.span.start - token.start) as usize;
            norm.get(start..start + p.span.len()).unwrap_or(norm)
        })
    }

    /// The unit that the piece at `i` names.
    pub fn unit(&self, i: usize) -> Option<Unit> {
        self.word(i).unit
    }

    /// From the first byte of piece `start` to the last of the piece before `end`.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.piece(start).span.start, self.piece(end.max(start + 1) - 1).span.end)
    }
}

/// Adds a token's pieces.
fn push(reading: &Reading<'_>, token: TokenId, pieces: &mut Vec<Piece>) {
    let document = &reading.document;
    let t = document.token(token);
    let norm = document.norm(token);
    let word = document.word(token);
    let capital = word.starts_with(char::is_uppercase);
    let whole = Piece { span: t.span, token, word: Word::default(), capital, space_after: t.space_after };
    if let Some(&word) = WORDS.get(norm) {
        pieces.push(Piece { word, ..whole });
        return;
    }
    let digits = matches!(t.shape, Shape::Digits);
    // A place in the norm is the same place in the word only where both are as long up to there: "´Ⱥ" is not.
    let splits = norm.len() == t.span.len()
        && (digits || norm.bytes().any(|b| matches!(b, b'-' | b'/' | b'\'' | b'|')))
        && cuts(norm).all(|end| word.is_char_boundary(end));
    if !splits {
        pieces.push(whole);
        return;
    }
    let mut start = 0;
    let mut part = |end: usize, last: bool| {
        if end > start {
            let span = Span::new(t.span.start + start as u32, t.span.start + end as u32);
            let text = &norm[start..end];
            let word = WORDS.get(text).copied().unwrap_or_else(|| number(text));
            let capital = document.slice(span).starts_with(char::is_uppercase);
            pieces.push(Piece { span, word, capital, space_after: last && t.space_after, ..whole });
            start = end;
        }
    };
    for end in cuts(norm) {
        part(end, false);
    }
    part(norm.len(), true);
}

/// Where a token falls into pieces: around signs, and between digits and the letters of "9am", "0440gmt", not
/// of "1990s" or "3rd". A dot is a sign in "02.03.2016", not in "22.8".
fn cuts(norm: &str) -> impl Iterator<Item = usize> + '_ {
    let bytes = norm.as_bytes();
    let dots = norm.matches('.').count();
    let sign = move |b: u8| {
        matches!(b, b'-' | b'/' | b':' | b'\'' | b'|' | b'(' | b')' | b'$') || (b == b'.' && dots == 2)
    };
    (1..bytes.len()).filter(move |&i| {
        let (before, at) = (bytes[i - 1], bytes[i]);
        sign(before)
            || sign(at)
            || (before.is_ascii_digit() && at.is_ascii_alphabetic() && !is_suffix(&norm[i..]))
            || (before.is_ascii_alphabetic() && at.is_ascii_digit())
    })
}

fn is_suffix(rest: &str) -> bool {
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    matches!(&rest[..letters], "s" | "st" | "nd" | "rd" | "th")
}

/// The senses of a number in digits: "1990", "12,500", "3rd", "1990s", "22.8".
fn number(text: &str) -> Word {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let value: Option<u32> = text[..digits].parse().ok();
    let (Some(value), 1..=9) = (value, digits) else { return Word::default() };
    match &text[digits..] {
        "" => Word { number: Some(value), digits: digits as u8, ..Word::default() },
        "st" | "nd" | "rd" | "th" => Word { ordinal: value.try_into().unwrap_or(0), ..Word::default() },
        "s" if (2..=4).contains(&digits) && value.is_multiple_of(10) => Word {
            decade: (value % 100) as u8 + 1,
            number: Some(value),
            plural: digits > 2,
            ..Word::default()
        },
        rest if rest.starts_with(',') && rest.len() % 4 == 0 => {
            let all = text
                .bytes()
                .filter(u8::is_ascii_digit)
                .fold(0_u32, |n, b| n.saturating_mul(10).saturating_add(u32::from(b - b'0')));
            Word { number: Some(all), ..Word::default() }
        }
        rest => match rest.strip_prefix('.').map(|r| (r.len(), r.parse::<u8>())) {
            Some((1, Ok(tenths))) => Word { number: Some(value), hundredths: tenths * 10, ..Word::default() },
            Some((2, Ok(hundredths))) => Word { number: Some(value), hundredths, ..Word::default() },
            _ => Word::default(),
        },
    }
}
