//! An article with its finds marked, `[c1 At least 31 people]`, in their layers' colours. Brackets and ids say what the
//! colours say, so that nothing is lost without them.

use std::cmp::Reverse;

use anstyle::Style;

use super::wrap::Lines;

/// A stretch to mark, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Mark<'a> {
    pub start: usize,
    pub end: usize,
    pub id: &'a str,
    pub style: Style,
}

/// The text with its marks in lines of `width`. Of marks that overlap without one holding the other, the later ends
/// and is taken up again where the earlier ends.
pub fn article(text: &str, mut marks: Vec<Mark<'_>>, width: usize) -> String {
    marks.retain(|mark| mark.start < mark.end);
    marks.sort_by_key(|mark| (mark.start, Reverse(mark.end)));
    let mut lines = Lines::new(width);
    let mut open: Vec<Mark> = Vec::new();
    let mut coming = marks.into_iter().peekable();
    let mut at = 0;
    while at < text.len() {
        while let Some(mark) = coming.next_if(|mark| mark.start <= at) {
            opens(&mut lines, mark);
            open.push(mark);
        }
        let next_start = coming.peek().map_or(text.len(), |mark| mark.start);
        let end = open.iter().map(|mark| mark.end).min().unwrap_or(text.len()).min(next_start);
        let style = open.last().map_or(Style::new(), |mark| mark.style);
        lines.text(text.get(at..end).unwrap_or_default(), style);
        at = end;
        if let Some(first) = open.iter().position(|mark| mark.end <= at) {
            let inside = open.split_off(first);
            inside.iter().rev().for_each(|mark| lines.glue("]", mark.style));
            for mark in inside.into_iter().filter(|mark| mark.end > at) {
                opens(&mut lines, mark);
                open.push(mark);
            }
        }
    }
    lines.finish()
}

fn opens(lines: &mut Lines, mark: Mark<'_>) {
    lines.glue(&format!("[{} ", mark.id), mark.style);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, marks: &[(&str, &'static str)]) -> String {
        let place = |words: &str| text.find(words).unwrap();
        let marks = marks.iter().map(|&(words, id)| {
            let start = place(words);
            Mark { start, end: start + words.len(), id, style: Style::new() }
        });
        article(text, marks.collect(), 80)
    }

    #[test]
    fn marks_may_nest_and_touch() {
        assert_eq!(
            marked(
                "“Five of the 12 dead were children,” she said Tuesday.",
                &[
                    ("“Five of the 12 dead were children,”", "q1"),
                    ("Five of the 12 dead", "c1"),
                    ("12 dead", "c2"),
                    ("Tuesday", "d1")
                ]
            ),
            "[q1 “[c1 Five of the [c2 12 dead]] were children,”] she said [d1 Tuesday]."
        );
    }

    #[test]
    fn marks_that_cross_are_taken_up_again() {
        assert_eq!(
            marked("one two three", &[("one two", "q1"), ("two three", "d1")]),
            "[q1 one [d1 two]][d1  three]"
        );
    }
}
