//! A paragraph in, its tokens out, in the manner of the English treebanks (OntoNotes) and of the tokeniser that the
//! embedded model's teacher uses.
//!
//! The text is cut at white space into chunks. Pictures, dashes, ellipses and double quotation marks cut a chunk into
//! pieces. Of a piece the punctuation at its edges comes off, mark by mark, until what is left is a word that keeps
//! its punctuation ("Mr.", "U.S.") or has none at its edges. That word is cut at hyphens between letters and the like
//! ([`super::words`]), and clitics come off it ([`super::clitics`]).

use super::abbreviations::{Abbreviation, abbreviation};
use super::chars::{
    CLASS, HIGH, INNER, LOWER, PUNCT, SPACE, UPPER, first, is_dash, is_double_quote, is_icon, is_ignorable,
    is_mark, is_space,
};
use super::edges::{prefix, suffix};
use super::normalise::normalise;
use super::{SentenceId, Span, Token, clitics, words};

/// Cuts text into tokens. One tokeniser reads all paragraphs of a document in turn.
pub(super) struct Tokeniser<'t> {
    text: &'t str,
    /// The tokens so far. Their sentences are set later.
    pub tokens: Vec<Token>,
    /// The tokens' normalised forms, one after the other.
    pub norms: String,
    /// Punctuation that came off the end of the piece at hand, last mark first.
    suffixes: Vec<(usize, usize)>,
}

impl<'t> Tokeniser<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let tokens = Vec::with_capacity(text.len() / 5);
        Self { text, tokens, norms: String::with_capacity(text.len()), suffixes: Vec::new() }
    }

    /// Reads the paragraph `text[start..end]`.
    pub(super) fn read(&mut self, start: usize, end: usize) {
        let bytes = self.text.as_bytes();
        let mut at = start;
        while at < end {
            let begin = at;
            let mut seen = 0;
            while at < end {
                let class = CLASS[bytes[at] as usize];
                if class == SPACE {
                    break;
                }
                if class == HIGH {
                    let c = first(&self.text[at..]);
                    if is_space(c) {
                        break;
                    }
                    at += c.len_utf8();
                } else {
                    at += 1;
                }
                seen |= class;
            }
            if begin < at {
                self.chunk(begin, at, seen);
                if let Some(last) = self.tokens.last_mut() {
                    last.space_after = true;
                }
            }
            at += self.text[at..].chars().next().map_or(1, char::len_utf8);
        }
    }

    /// Reads what stands between white space; `seen` are the classes of its bytes.
    fn chunk(&mut self, start: usize, end: usize, seen: u8) {
        if seen & !(LOWER | UPPER) == 0 {
            return clitics::split(self.text, start, end, &mut |a, b| self.push(a, b));
        }
        if seen & (LOWER | UPPER | HIGH) == 0 && seen & (PUNCT | INNER) == 0 {
            return self.push(start, end);
        }
        let chunk = &self.text[start..end];
        if words::is_address(chunk) {
            return self.piece(start, end);
        }
        let mut from = start;
        let mut at = start;
        while at < end {
            let len = cut(&self.text[at..end]);
            if len == 0 {
                at += first(&self.text[at..]).len_utf8();
                continue;
            }
            self.piece(from, at);
            self.push(at, at + len);
            at += len;
            from = at;
        }
        self.piece(from, end);
    }

    /// Takes the punctuation off the edges of a piece of a chunk, then cuts the word inside.
    fn piece(&mut self, mut start: usize, mut end: usize) {
        loop {
            (start, end) = self.without_ignorable(start, end);
            if start == end || self.stays_whole(start, end) {
                break;
            }
            let inner = start + prefix(&self.text[start..end]);
            if start < inner && inner < end && self.stays_whole(inner, end) {
                self.push(start, inner);
                start = inner;
                break;
            }
            let outer = end - suffix(&self.text[inner..end]);
            if outer < end {
                self.suffixes.push((outer, end));
                if start < inner && self.stays_whole(start, outer) {
                    end = outer;
                    break;
                }
            }
            if start < inner {
                self.push(start, inner);
            }
            if (start, end) == (inner, outer) {
                break;
            }
            (start, end) = (inner, outer);
        }
        if start < end && self.stays_whole(start, end) {
            self.push(start, end);
        } else if start < end {
            let text = self.text;
            words::split(text, start, end, &mut |a, b| self.push(a, b));
        }
        while let Some((a, b)) = self.suffixes.pop() {
            self.push(a, b);
        }
    }

    /// The stretch without characters at its edges that print nothing.
    fn without_ignorable(&self, start: usize, end: usize) -> (usize, usize) {
        let bytes = &self.text.as_bytes()[start..end];
        if bytes.first().is_none_or(u8::is_ascii) && bytes.last().is_none_or(u8::is_ascii) {
            return (start, end);
        }
        let start = end - self.text[start..end].trim_start_matches(is_ignorable).len();
        (start, start + self.text[start..end].trim_end_matches(is_ignorable).len())
    }

    /// Whether the word keeps the punctuation at its edges: an abbreviation, or a word with an apostrophe.
    fn stays_whole(&self, start: usize, end: usize) -> bool {
        let word = &self.text[start..end];
        let (open, close) = (self.text.as_bytes()[start], self.text.as_bytes()[end - 1]);
        if close == b'.' {
            return match abbreviation(word) {
                Some(Abbreviation::Number) => self.number_follows(end),
                found => found.is_some(),
            };
        }
        if open == b'[' {
            return words::has_edited_letter(word);
        }
        let apostrophe = |b: u8| b == b'\'' || b == b'`' || b >= 0x80;
        (apostrophe(open) || apostrophe(close)) && clitics::keeps_apostrophe(word)
    }

    /// Whether, after a space, a number follows.
    fn number_follows(&self, at: usize) -> bool {
        matches!(self.text.as_bytes()[at..], [b' ', b'0'..=b'9', ..] | [b' ', b'#', b'0'..=b'9', ..])
    }

    fn push(&mut self, start: usize, end: usize) {
        if start == end {
            return;
        }
        let from = self.norms.len() as u32;
        let shape = normalise(&self.text[start..end], &mut self.norms);
        self.tokens.push(Token {
            span: Span::new(start as u32, end as u32),
            norm: Span::new(from, self.norms.len() as u32),
            sentence: SentenceId(0),
            shape,
            space_after: false,
        });
    }
}

/// The length of the token at the start of `rest` that cuts a chunk wherever it stands; 0 where there is none.
fn cut(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    match bytes[0] {
        b'"' => 1,
        b @ (b'.' | b'-') => match bytes.iter().take_while(|&&x| x == b).count() {
            1 => 0,
            run => run,
        },
        0x80.. => match first(rest) {
            c if is_icon(c) => icon(rest),
            '…' => rest.len() - rest.trim_start_matches('…').len(),
            c if is_dash(c) => rest.len() - rest.trim_start_matches(c).len(),
            c if is_double_quote(c) => c.len_utf8(),
            _ => 0,
        },
        _ => 0,
    }
}

/// The length of the picture at the start of `rest`: with its marks, and with the pictures joined to it (a family, a
/// flag).
fn icon(rest: &str) -> usize {
    let is_flag = |c: char| ('\u{1F1E6}'..='\u{1F1FF}').contains(&c);
    let mut chars = rest.char_indices().peekable();
    let Some((_, head)) = chars.next() else { return 0 };
    if is_flag(head) {
        chars.next_if(|&(_, c)| is_flag(c));
    }
    loop {
        if chars.next_if(|&(_, c)| is_mark(c) || ('\u{1F3FB}'..='\u{1F3FF}').contains(&c)).is_some() {
            continue;
        }
        let mut ahead = chars.clone();
        let joined = ahead.next().is_some_and(|(_, c)| c == '\u{200D}')
            && ahead.next().is_some_and(|(_, c)| is_icon(c));
        if !joined {
            break;
        }
        chars = ahead;
    }
    chars.peek().map_or(rest.len(), |&(at, _)| at)
}
