//! Running text in lines of a given width, its words in styles. A width is a number of characters.

use std::fmt::Write;

use anstyle::Style;

/// Lines being filled.
pub struct Lines {
    width: usize,
    out: String,
    column: usize,
    /// The word that is being put together, and its width.
    word: String,
    word_width: usize,
    /// The style that the terminal is in.
    style: Style,
}

impl Lines {
    pub fn new(width: usize) -> Self {
        Self { width, out: String::new(), column: 0, word: String::new(), word_width: 0, style: Style::new() }
    }

    /// Adds text; lines break at its white space.
    pub fn text(&mut self, text: &str, style: Style) {
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                self.end_word();
                self.out.push('\n');
                self.column = 0;
            }
            for (i, word) in line.split(char::is_whitespace).enumerate() {
                if i > 0 {
                    self.end_word();
                }
                self.glue(&printable(word), style);
            }
        }
    }

    /// Adds to the word at hand; no line breaks in or before it.
    pub fn glue(&mut self, words: &str, style: Style) {
        if words.is_empty() {
            return;
        }
        if style != self.style {
            let _ = write!(self.word, "{:#}{style}", self.style);
            self.style = style;
        }
        self.word.push_str(words);
        self.word_width += words.chars().count();
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        if self.column > 0 && self.column + 1 + self.word_width > self.width {
            self.out.push('\n');
            self.column = 0;
        } else if self.column > 0 {
            self.out.push(' ');
            self.column += 1;
        }
        self.out.push_str(&self.word);
        self.column += self.word_width;
        self.word.clear();
        self.word_width = 0;
    }

    /// The lines, without the last one's end.
    pub fn finish(mut self) -> String {
        self.end_word();
        let style = self.style;
        format!("{}{style:#}", self.out.trim_end())
    }
}

/// The text without anything that a terminal would obey: an article can hold escape sequences. Control characters
/// become their pictures.
pub fn printable(text: &str) -> String {
    let picture = |c: char| match c {
        '\0'..='\x1f' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        c if c.is_control() => '\u{fffd}',
        c => c,
    };
    text.chars().map(picture).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words_only() {
        let mut lines = Lines::new(12);
        lines.text("One two three\n\nfour five", Style::new());
        lines.glue("six", Style::new());
        lines.text(" a-word-longer-than-the-line ", Style::new());
        assert_eq!(lines.finish(), "One two\nthree\n\nfour fivesix\na-word-longer-than-the-line");
    }

    #[test]
    fn a_terminal_is_told_nothing() {
        assert_eq!(printable("\x1b[2Jgone\u{9b}7m\x7f"), "␛[2Jgone\u{fffd}7m␡");
    }
}
