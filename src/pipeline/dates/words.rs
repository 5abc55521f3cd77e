//! A reading as the date rules see it: a [`Piece`] for each word, number and sign, each with its [`Word`] senses.
//!
//! Pieces are finer than tokens: "2016-03-02", "9am" and "mid-1990s" fall into their parts, however the text layer
//! cut them. A sentence ends with an empty piece, so that no pattern reaches across.

use super::lexicon::{LEXICON, Lexicon, Role, Unit, Word};
use crate::pipeline::numbers::{Number, NumberKind};
use crate::pipeline::text::{ParagraphId, Sentence, Shape, Span, TokenId};
use crate::pipeline::{Reading, numbers};

/// A word, number or sign.
#[derive(Clone, Copy, Debug, Default)]
pub struct Piece {
    /// Where it stands.
    pub span: Span,
    /// The token it is, or is part of.
    pub token: TokenId,
    /// What it can mean: its place in the lexicon, or beyond the lexicon's end among this text's numbers.
    senses: u32,
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
    lexicon: &'static Lexicon,
    pieces: Vec<Piece>,
    /// Senses of this text's numbers in digits.
    numbers: Vec<Word>,
    /// What the numbers layer found.
    counted: &'r [Number],
}

/// An empty piece: what stands before the first and after the last.
static NOTHING: Piece =
    Piece { span: Span::new(0, 0), token: TokenId(0), senses: 0, capital: false, space_after: true };

impl<'r, 't> Words<'r, 't> {
    /// Looks every token up, once.
    pub fn of(reading: &'r Reading<'t>, numbers: &'r [Number]) -> Self {
        Self { counted: numbers, ..Self::within(reading, reading.document.sentences()) }
    }

    /// Looks the tokens of some sentences up, once.
    pub fn within(reading: &'r Reading<'t>, sentences: &[Sentence]) -> Self {
        let document = &reading.document;
        let tokens: usize = sentences.iter().map(|s| s.tokens.len()).sum();
        let pieces = Vec::with_capacity(tokens + tokens / 8 + sentences.len());
        let mut words = Self { reading, lexicon: &LEXICON, pieces, numbers: Vec::new(), counted: &[] };
        for sentence in sentences {
            for token in sentence.tokens {
                words.push(token);
            }
            // "Aug." ends no sentence before the day's number
            let last = words.word(words.len().wrapping_sub(1));
            // and "p.m." none before a weekday
            let next = sentence.tokens.end;
            let cut = next.index() < document.len()
                && (last.month > 0
                    && last.short
                    && document.word(next).starts_with(|c: char| c.is_ascii_digit())
                    || matches!(last.role, Role::Am | Role::Pm)
                        && words.lexicon.word(document.norm(next)).weekday > 0);
            if !cut {
                let end = Span::new(sentence.span.end, sentence.span.end);
                words.pieces.push(Piece { span: end, token: sentence.tokens.start, ..NOTHING });
            }
        }
        words
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
        self.senses(self.piece(i))
    }

    fn senses(&self, piece: &Piece) -> &Word {
        let (at, known) = (piece.senses as usize, self.lexicon.words());
        if at < known.len() { &known[at] } else { &self.numbers[at - known.len()] }
    }

    /// Whether the piece at `i` is no word of temporal expressions.
    pub fn is_unknown(&self, i: usize) -> bool {
        self.piece(i).senses == 0
    }

    /// Whether the piece at `i` is a whole token.
    pub fn is_token(&self, i: usize) -> bool {
        let piece = self.piece(i);
        !piece.span.is_empty() && self.reading.document.token(piece.token).span == piece.span
    }

    /// The role of the piece at `i`.
    pub fn role(&self, i: usize) -> Role {
        self.word(i).role
    }

    /// Whether the piece at `i` is a determiner or a preposition, which says nothing without the word after it.
    pub fn opens_nothing_alone(&self, i: usize) -> bool {
        self.is(i, &[Role::The, Role::A, Role::This, Role::That, Role::In, Role::At, Role::Over, Role::About])
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

    /// The number in digits or words that starts at `i`, and one past its last piece.
    pub fn cardinal(&self, i: usize) -> Option<(f64, usize)> {
        if !self.is_token(i) {
            return None;
        }
        let (value, end) = numbers::cardinal(&self.reading.document, self.piece(i).token)?;
        let after = |j: &usize| self.piece(*j).token >= end || self.piece(*j).span.is_empty();
        Some((value, (i + 1..=self.len()).find(after)?))
    }

    /// The paragraph that the piece at `i` is in.
    pub fn paragraph(&self, i: usize) -> ParagraphId {
        self.reading.document.sentence_of(self.piece(i).token).paragraph
    }

    /// Whether a sum of money ends right before the piece at `i`.
    pub fn follows_money(&self, i: usize) -> bool {
        let token = self.piece(i).token;
        let at = self.counted.partition_point(|n| n.tokens.end < token);
        self.counted.get(at).is_some_and(|n| n.tokens.end == token && n.kind == NumberKind::Money)
    }

    /// The unit that the piece at `i` names.
    pub fn unit(&self, i: usize) -> Option<Unit> {
        self.word(i).unit
    }

    /// From the first byte of piece `start` to the last of the piece before `end`.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.piece(start).span.start, self.piece(end.max(start + 1) - 1).span.end)
    }

    /// Adds a token's pieces.
    fn push(&mut self, token: TokenId) {
        let document = &self.reading.document;
        let t = document.token(token);
        let norm = document.norm(token);
        let capital = t.shape != Shape::Lower && document.word(token).starts_with(char::is_uppercase);
        let senses = self.lexicon.place(norm);
        let whole = Piece { span: t.span, token, senses, capital, space_after: t.space_after };
        if senses > 0 || !splits(norm, t.shape) {
            self.pieces.push(whole);
            return;
        }
        let word = document.word(token);
        // A place in the norm is the same place in the word only where both are as long up to there: "´Ⱥ" is not.
        if norm.len() != word.len() || !cuts(norm).all(|end| word.is_char_boundary(end)) {
            self.pieces.push(whole);
            return;
        }
        let mut start = 0;
        for end in cuts(norm).chain([norm.len()]) {
            let span = Span::new(t.span.start + start as u32, t.span.start + end as u32);
            let senses = self.senses_of(&norm[start..end]);
            let capital = word[start..].starts_with(char::is_uppercase);
            let space_after = end == norm.len() && t.space_after;
            self.pieces.push(Piece { span, token, senses, capital, space_after });
            start = end;
        }
    }

    /// The senses of a part of a token: a word of the lexicon, or a number in digits.
    fn senses_of(&mut self, text: &str) -> u32 {
        let place = self.lexicon.place(text);
        let number = if place == 0 { number(text) } else { Word::default() };
        if number == Word::default() {
            return place;
        }
        self.numbers.push(Word { starts: super::rules::starts(&number), ..number });
        (self.lexicon.words().len() + self.numbers.len() - 1) as u32
    }
}

/// Whether a token that is no word of the lexicon may fall into pieces.
fn splits(norm: &str, shape: Shape) -> bool {
    shape == Shape::Digits || norm.len() > 1 && norm.bytes().any(|b| matches!(b, b'-' | b'/' | b'\'' | b'|'))
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
