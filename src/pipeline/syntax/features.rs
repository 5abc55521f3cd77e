//! What the models see of a word: a [`Lexeme`], computed once a token and shared by tagger, parser and names, in
//! training and in service alike.

use super::hash;
use super::model::Dictionary;
use crate::pipeline::text::Document;

/// The numbers that stand for one word in features.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lexeme {
    /// Hash of the normalised form, digits as `0`.
    pub norm: u32,
    /// The same with the word's case mixed in; equal to `norm` for a word in lower case.
    pub word: u32,
    /// The first two and three bytes of the normalised form.
    pub prefix: [u32; 2],
    /// The last two, three and four bytes of the normalised form.
    pub suffix: [u32; 3],
    /// Hash of the outline: `Xx` for "Smith", `dd,dd` for "12,500".
    pub outline: u32,
    /// What the word is made of: bits of [`flag`].
    pub flags: u8,
    /// The number of the set of tags the word has been seen with; 0 if it is not in the dictionary.
    pub tags: u16,
    /// The lower-case form's set, for a word not in the dictionary as it is written.
    pub lower_tags: u16,
}

/// Bits of [`Lexeme::flags`].
pub mod flag {
    /// The first character is upper case.
    pub const CAPITAL: u8 = 1;
    /// Has a digit.
    pub const DIGIT: u8 = 2;
    /// Has a hyphen.
    pub const HYPHEN: u8 = 4;
    /// Two or more letters, all upper case.
    pub const UPPER: u8 = 8;
    /// Letters only.
    pub const ALPHA: u8 = 16;
    /// A quotation mark.
    pub const QUOTE: u8 = 32;
    /// A comma.
    pub const COMMA: u8 = 64;
    /// No letter and no digit.
    pub const MARK: u8 = 128;
}

/// Whether the case of a sentence's letters says anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casing {
    /// Upper and lower case as usual.
    Kept,
    /// All upper or all lower case: words are read without their case.
    Lost,
}

/// The case of a word as its hash knows it.
#[derive(Clone, Copy)]
enum Case {
    Lower,
    Capitalised,
    Upper,
    Mixed,
    Lost,
}

impl Lexeme {
    /// Before a sentence's first word.
    pub const BEFORE: Self = Self::outside(0x51);
    /// After a sentence's last word.
    pub const AFTER: Self = Self::outside(0x52);

    const fn outside(k: u32) -> Self {
        Self {
            norm: k,
            word: k,
            prefix: [k; 2],
            suffix: [k; 3],
            outline: k,
            flags: 0,
            tags: 0,
            lower_tags: 0,
        }
    }

    /// A word as written and in its normalised form.
    pub fn of(word: &str, norm: &str, casing: Casing, dictionary: &Dictionary<'_>) -> Self {
        let lost = casing == Casing::Lost;
        let outline = Outline::of(if lost { norm } else { word });
        let norm_hash = text_hash(norm);
        let case = if lost { Case::Lost } else { outline.case() };
        let mut lexeme = Self {
            norm: norm_hash,
            word: norm_hash ^ (case as u32).wrapping_mul(0x5851_F42D),
            prefix: prefixes(norm.as_bytes()),
            suffix: suffixes(norm.as_bytes()),
            outline: outline.hash,
            flags: outline.flags(norm),
            ..Self::default()
        };
        lexeme.tags = dictionary.set_of(lexeme.word);
        if lexeme.tags == 0 && lexeme.word != norm_hash {
            lexeme.lower_tags = dictionary.set_of(norm_hash);
        }
        lexeme
    }

    /// Whether a bit of [`flag`] is set.
    pub const fn is(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }

    /// The dictionary's say as one atom: the word's own set, or, told apart, its lower-case form's.
    pub const fn ambiguity(&self) -> u32 {
        if self.tags == 0 && self.lower_tags != 0 {
            self.lower_tags as u32 | 0x8000
        } else {
            self.tags as u32
        }
    }
}

/// The hash of a normalised form, digits as `0`.
pub fn text_hash(norm: &str) -> u32 {
    let digit_blind = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte };
    hash::finish(norm.bytes().fold(hash::START, |h, byte| hash::step(h, digit_blind(byte))))
}

fn prefixes(bytes: &[u8]) -> [u32; 2] {
    let take = |n: usize| bytes.iter().take(n).fold(0, |value, &byte| value << 8 | u32::from(byte));
    [take(2), take(3)]
}

fn suffixes(bytes: &[u8]) -> [u32; 3] {
    let digit_blind = |byte: u8| if byte.is_ascii_digit() { b'0' } else { byte };
    let last = bytes.iter().skip(bytes.len().saturating_sub(4));
    let four = last.fold(0, |value, &byte| value << 8 | u32::from(digit_blind(byte)));
    [four & 0xFFFF, four & 0xFF_FFFF, four]
}

/// What a scan over a word's bytes finds.
struct Outline {
    hash: u32,
    capital: bool,
    bytes: u32,
    letters: u32,
    upper: u32,
    digits: u32,
    hyphen: bool,
}

impl Outline {
    /// Letters beyond ASCII count as lower-case letters; runs of one class are cut to two.
    fn of(word: &str) -> Self {
        let mut seen = Self {
            hash: 0x0123_4567,
            capital: word.chars().next().is_some_and(char::is_uppercase),
            bytes: word.len() as u32,
            letters: 0,
            upper: 0,
            digits: 0,
            hyphen: false,
        };
        let (mut last, mut run) = (0, 0);
        for byte in word.bytes() {
            let class = match byte {
                b'A'..=b'Z' => b'X',
                b'a'..=b'z' | 0x80.. => b'x',
                b'0'..=b'9' => b'd',
                other => other,
            };
            seen.letters += u32::from(matches!(class, b'X' | b'x'));
            seen.upper += u32::from(class == b'X');
            seen.digits += u32::from(class == b'd');
            seen.hyphen |= byte == b'-';
            run = if class == last { run + 1 } else { 0 };
            last = class;
            if run < 2 {
                seen.hash = hash::step(seen.hash, class);
            }
        }
        seen
    }

    fn case(&self) -> Case {
        match (self.capital, self.upper) {
            (false, 0) => Case::Lower,
            (true, upper) if upper > 1 && upper == self.letters => Case::Upper,
            (true, 0 | 1) => Case::Capitalised,
            _ => Case::Mixed,
        }
    }

    fn flags(&self, norm: &str) -> u8 {
        let bits = [
            (self.capital, flag::CAPITAL),
            (self.digits > 0, flag::DIGIT),
            (self.hyphen, flag::HYPHEN),
            (self.upper > 1 && self.upper == self.letters, flag::UPPER),
            (self.letters == self.bytes, flag::ALPHA),
            (matches!(norm, "\"" | "'"), flag::QUOTE),
            (norm == ",", flag::COMMA),
            (self.letters == 0 && self.digits == 0, flag::MARK),
        ];
        bits.iter().filter(|(on, _)| *on).fold(0, |flags, (_, bit)| flags | bit)
    }
}

/// The lexemes of a whole document, one a token.
pub fn lexemes(document: &Document<'_>, dictionary: &Dictionary<'_>) -> Vec<Lexeme> {
    let small = !document.text().chars().any(char::is_uppercase);
    let mut lexemes = Vec::with_capacity(document.len());
    for sentence in document.sentences() {
        let casing = if small { Casing::Lost } else { casing(document.slice(sentence.span)) };
        lexemes.extend(
            sentence
                .tokens
                .iter()
                .map(|t| Lexeme::of(document.word(t), document.norm(t), casing, dictionary)),
        );
    }
    lexemes
}

/// How many letters a sentence must have, none of them lower case, to count as written in capitals.
const MIN_CAPITALS: usize = 12;

/// Whether a sentence is written in capitals throughout.
fn casing(sentence: &str) -> Casing {
    let mut capitals = 0;
    for c in sentence.chars() {
        if c.is_lowercase() {
            return Casing::Kept;
        }
        capitals += usize::from(c.is_uppercase());
    }
    if capitals >= MIN_CAPITALS { Casing::Lost } else { Casing::Kept }
}
