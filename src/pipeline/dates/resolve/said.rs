//! The day on which words in quotation marks were said: in them, "tomorrow" is the day after that, not after the
//! publication.

use super::super::expression::{Found, From, Shift, When, YearOf};
use super::super::lexicon::{VERBS, Verb};
use super::super::words::Words;
use super::tense::{next_verb, top};

/// Least tokens of a quotation, its marks among them, that are taken as words said rather than a name or a term.
const WORDS: usize = 6;

/// For each expression in quotation marks, the one that tells when it was said: the nearest day before it, else after
/// it, in its paragraph, that hangs on a verb of saying outside quotation marks.
pub fn said_on(words: &Words<'_, '_>, found: &[Found]) -> Vec<Option<usize>> {
    let mut days = vec![None; found.len()];
    let quoted: Vec<bool> = found.iter().map(|f| is_quoted(words, f)).collect();
    if quoted.contains(&true) {
        let tells: Vec<bool> = found.iter().map(|f| tells_when(words, f)).collect();
        let paragraph = |n: usize| words.paragraph(found[n].start);
        let mut attach = |order: &mut dyn Iterator<Item = usize>| {
            let mut last = None;
            for n in order {
                if tells[n] {
                    last = Some(n);
                } else if quoted[n] && days[n].is_none() {
                    days[n] = last.filter(|&day| paragraph(day) == paragraph(n));
                }
            }
        };
        attach(&mut (0..found.len()));
        attach(&mut (0..found.len()).rev());
    }
    days
}

/// Whether an expression is said by somebody and counts from the day it is said.
fn is_quoted(words: &Words<'_, '_>, f: &Found) -> bool {
    counts_from_now(&f.when)
        && words
            .reading
            .document
            .outer_quotation_at(words.piece(f.start).token)
            .is_some_and(|q| q.tokens.len() >= WORDS)
}

const fn counts_from_now(when: &When) -> bool {
    match when {
        When::DayFromNow(_)
        | When::Weekday { shift: Shift::Bare | Shift::FromNow(_), .. }
        | When::Unit { shift: Shift::FromNow(_), .. }
        | When::Offset { from: From::Now, .. } => true,
        When::Month { year, .. } | When::Season { year, .. } | When::Year(year) => {
            matches!(year, YearOf::FromNow(_) | YearOf::Last | YearOf::Next)
        }
        _ => false,
    }
}

/// Whether an expression is the day on which something was said: "he said on Monday".
fn tells_when(words: &Words<'_, '_>, f: &Found) -> bool {
    let day = matches!(f.when, When::Weekday { .. } | When::DayFromNow(_) | When::Day { month: Some(_), .. });
    let document = &words.reading.document;
    day && !document.in_quotation(words.piece(f.start).token)
        && next_verb(words, top(words, f))
            .is_some_and(|verb| VERBS.get(document.norm(verb)) == Some(&Verb::Says))
}
