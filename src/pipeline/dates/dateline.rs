//! Dates that say when the text itself was filed or published: in its dateline, in a note on its copyright.

use super::day::DAY;
use super::expression::{Found, When, YearOf};
use super::lexicon::Role;
use super::rules::{DateRule, Matcher};
use super::words::Words;
use super::yearref::numeral;
use crate::pipeline::rule::{Example, Rule, RuleInfo};

/// The day of a dateline.
pub const DATELINE: DateRule = Rule {
    info: RuleInfo {
        id: "dates/dateline",
        doc: "The day in the article's dateline: when it was filed, not when something in it happened.",
        examples: &[Example::new("LIMA, 23 Aug 88 (EFE) -- A bomb went off.", &["23 Aug 88 = 1988-08-23"])],
        lookalikes: &["On 23 Aug 1988 a bomb went off in Lima."],
    },
    find: Matcher { starts: |w| w.month > 0 || matches!(w.digits, 1 | 2), parse: dateline },
};

/// The year of a copyright.
pub const COPYRIGHT: DateRule = Rule {
    info: RuleInfo {
        id: "dates/copyright",
        doc: "The year in a note on copyright: nothing happened then.",
        examples: &[
            Example::new("Copyright 2016 The Daily News.", &["2016 = 2016"]),
            Example::new("All rights reserved. © 2016", &["2016 = 2016"]),
        ],
        lookalikes: &["The copyright expired in 2016."],
    },
    find: Matcher { starts: |w| w.digits == 4, parse: copyright },
};

fn dateline(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let day = words.reading.document.dateline()?.date?;
    let starts = words.piece(i).token == day.start && words.is_token(i);
    if starts { (DAY.find.parse)(words, i) } else { None }
}

fn copyright(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let before = |n: usize| i.checked_sub(n).map_or("", |at| words.norm(at));
    let sign = matches!(before(1), "copyright" | "©")
        || (words.role_before(i) == Role::Close && before(2) == "c" && matches!(before(3), "("));
    let (year, end) = numeral(words, i).filter(|_| sign)?;
    Some(Found::new(i, end, When::Year(YearOf::Given(year))))
}
