//! A text in, the stretches of its paragraphs out.
//!
//! Blank lines always part paragraphs. What a single line break means is decided once for the whole text: in prose
//! wrapped at some width, lines are full (the next line's first word would not have fitted) and go together; elsewhere
//! each line is a paragraph, unless it breaks off and the next carries on in lower case.

use super::Span;
use super::chars::{is_ignorable, is_space};

/// A line that is not blank, without white space at its ends.
struct Line {
    span: Span,
    /// Whether a blank line stands before it.
    after_blank: bool,
    /// Whether it starts with white space.
    indented: bool,
}

/// Lines longer than this are not wrapped at a width, in bytes.
const WIDEST: usize = 132;

/// The paragraphs of `text`, in order. What is outside them is white space.
pub(super) fn find(text: &str) -> Vec<Span> {
    let lines = lines(text);
    let width = wrap_width(text, &lines);
    let mut paragraphs: Vec<Span> = Vec::with_capacity(lines.len());
    let mut previous: Option<&Line> = None;
    for line in &lines {
        match (previous, paragraphs.last_mut()) {
            (Some(before), Some(paragraph)) if goes_on(text, before, line, width) => {
                paragraph.end = line.span.end;
            }
            _ => paragraphs.push(line.span),
        }
        previous = Some(line);
    }
    paragraphs
}

/// Whether `line` is of the same paragraph as the line before it.
fn goes_on(text: &str, before: &Line, line: &Line, width: Option<usize>) -> bool {
    if line.after_blank {
        return false;
    }
    let (above, below) = (&text[before.span.range()], &text[line.span.range()]);
    match width {
        Some(width) => {
            (!line.indented || before.indented) && (is_full(above, below, width) || !is_complete(above))
        }
        None => !is_complete(above) && below.starts_with(char::is_lowercase),
    }
}

/// Whether a line ends like a sentence.
fn is_complete(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', ' '])
        .ends_with(['.', '!', '?', ':', '…', '。', '؟'])
}

/// Whether the first word of the line below would not have fitted at the end of this one.
fn is_full(above: &str, below: &str, width: usize) -> bool {
    let word = below.split(is_space).next().map_or(0, str::len);
    above.len() + 1 + word + width / 10 >= width
}

/// The width at which the text's lines are wrapped, if they are.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let pairs = || lines.windows(2).filter(|pair| !pair[1].after_blank);
    let width = pairs().map(|pair| pair[0].span.len()).max()?;
    if width > WIDEST {
        return None;
    }
    let (mut total, mut full, mut open) = (0, 0, 0);
    for pair in pairs() {
        let (above, below) = (&text[pair[0].span.range()], &text[pair[1].span.range()]);
        total += 1;
        full += usize::from(is_full(above, below, width));
        open += usize::from(!is_complete(above));
    }
    (width >= 40 && full * 10 >= total * 7 && open * 2 >= total && total >= 3).then_some(width)
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut after_blank = false;
    let mut at = 0;
    while at < text.len() {
        let end = at + line_length(&text.as_bytes()[at..]);
        let line = &text[at..end];
        let body = line.trim_start_matches(is_blank);
        let start = end - body.len();
        let body = body.trim_end_matches(is_blank);
        if body.is_empty() {
            after_blank = !lines.is_empty();
        } else {
            let span = Span::new(start as u32, (start + body.len()) as u32);
            lines.push(Line { span, after_blank, indented: line.starts_with(is_space) });
            after_blank = false;
        }
        at = end + break_length(&text.as_bytes()[end..]);
    }
    lines
}

fn is_blank(c: char) -> bool {
    is_space(c) || is_ignorable(c)
}

/// Bytes up to the next line break.
fn line_length(bytes: &[u8]) -> usize {
    let may_break = |b: &u8| matches!(b, b'\n' | b'\r' | 0x0B | 0x0C | 0xC2 | 0xE2);
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(may_break) {
        at += next;
        if break_length(&bytes[at..]) > 0 {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

/// Length of the line break that `bytes` start with: LF, CR LF, CR, vertical tab, form feed, NEL, U+2028, U+2029.
fn break_length(bytes: &[u8]) -> usize {
    match bytes {
        [b'\r', b'\n', ..] | [0xC2, 0x85, ..] => 2,
        [b'\n' | b'\r' | 0x0B | 0x0C, ..] => 1,
        [0xE2, 0x80, 0xA8 | 0xA9, ..] => 3,
        _ => 0,
    }
}
