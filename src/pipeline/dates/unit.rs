//! Whole units of the calendar by their place: "last week", "next month", "this year", "the previous day",
//! "that same week", "the day before", "the year".

use super::expression::{Amount, Found, Modifier, Shift, When, YearOf};
use super::lexicon::{Role, Unit};
use super::rules::{DateRule, Matcher};
use super::weekday::shift_at;
use super::words::Words;
use crate::pipeline::rule::{Example, Rule, RuleInfo};

/// "last week".
pub const UNIT: DateRule = Rule {
    info: RuleInfo {
        id: "dates/unit",
        doc: "A week, month, quarter, year or decade by its place: from the publication (\"last month\") or from what was told (\"the previous day\").",
        examples: &[
            Example::on("2016-03-02", "The talks fell apart last month.", &["last month = 2016-02"]),
            Example::on("2016-03-02", "It opens next year.", &["next year = 2017"]),
            Example::on(
                "2016-03-02",
                "Earlier this week they met.",
                &["Earlier this week = 2016-W09 (START)"],
            ),
            Example::on(
                "2016-03-02",
                "Sales grew in the latest fiscal year.",
                &["the latest fiscal year = 2015"],
            ),
            Example::new("They met in May 1944. He left that day.", &["that day = 1944-05-XX"]),
            Example::new("They landed on 5 May 1944. The next day they met.", &["The next day = 1944-05-06"]),
            Example::new("He died in 1918. In the same year she left.", &["the same year = 1918"]),
            Example::on(
                "2016-03-02",
                "It resigned at the end of the year.",
                &["the end of the year = 2016 (END)"],
            ),
        ],
        lookalikes: &["Next time it will work.", "This second try failed.", "The last man left."],
    },
    find: Matcher {
        starts: |w| {
            matches!(
                w.role,
                Role::Last
                    | Role::Next
                    | Role::This
                    | Role::The
                    | Role::Past
                    | Role::Coming
                    | Role::Previous
                    | Role::Following
                    | Role::That
                    | Role::Same
                    | Role::Current
            )
        },
        parse: unit,
    },
};

/// "the day before".
pub const NEIGHBOUR: DateRule = Rule {
    info: RuleInfo {
        id: "dates/neighbour",
        doc: "\"The day before\", \"the year after\", \"the week following\": the neighbour of the time told about.",
        examples: &[
            Example::new(
                "They met on 5 May 1944. He had left the day before.",
                &["the day before = 1944-05-04"],
            ),
            Example::on(
                "2016-03-02",
                "The trial opens the week after next.",
                &["the week after next = 2016-W11"],
            ),
            Example::on("2016-03-02", "It closed the year before last.", &["the year before last = 2014"]),
        ],
        lookalikes: &[
            "The day after tomorrow is a film.",
            "The week before last Friday passed.",
            "He left the day before the vote was held.",
        ],
    },
    find: Matcher { starts: |w| w.role == Role::The, parse: neighbour },
};

/// "year-end".
pub const YEAR_END: DateRule = Rule {
    info: RuleInfo {
        id: "dates/year-end",
        doc: "\"Year-end\", \"year's end\", \"month's end\": the end of the running year or month.",
        examples: &[
            Example::on("2016-03-02", "It closes by year-end.", &["year-end = 2016-12-31"]),
            Example::on("2016-03-02", "Shares are up 3% since year-end.", &["year-end = 2015-12-31"]),
        ],
        lookalikes: &["The end was near."],
    },
    find: Matcher { starts: |w| w.unit.is_some_and(|unit| unit >= Unit::Week) && !w.plural, parse: year_end },
};

fn unit(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let (shift, at) = shift_at(words, i);
    let at = words.skip(at, &[Role::Full]);
    let at = if shift == Shift::FromNow(0) { words.skip(at, &[Role::Fiscal]) } else { at };
    if shift == Shift::Bare {
        return bare(words, i);
    }
    let unit = words.unit(at).filter(|_| !words.word(at).plural)?;
    let calendar = matches!(
        unit,
        Unit::Day | Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade | Unit::Century
    );
    // "the past decade" is as long, not the one before this; "the last week of August" is a stretch of it
    let past = words.is(at - 1, &[Role::Past]) && unit != Unit::Year && unit != Unit::Day;
    let last_of =
        words.is(i, &[Role::The]) && words.is(at - 1, &[Role::Last]) && words.is(at + 1, &[Role::Of]);
    if calendar && (past || last_of) {
        return Some(Found::new(i, at + 1, When::Duration { amount: Amount::whole(1), unit }));
    }
    // "one-day", "this year-end"; "last day" and "this day" are seldom dates
    let day_from_now = unit == Unit::Day && matches!(shift, Shift::FromNow(n) if n != 0);
    // "This Week", the programme
    let named = words.piece(at).capital && (words.role(at + 1) != Role::None || words.piece(at + 1).capital);
    let fits = calendar && !named && !day_from_now && !words.is(at + 1, &[Role::Hyphen]);
    fits.then(|| Found::new(i, at + 1, When::Unit { unit, shift }))
}

/// "the week", "the year", "the full year", "the fiscal year".
fn bare(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let at = words.skip(i + 1, &[Role::Full, Role::Fiscal, Role::Latest]);
    let at = words.skip(at, &[Role::Fiscal]);
    let unit = words.unit(at).filter(|_| words.is(i, &[Role::The]) && !words.word(at).plural)?;
    let calendar = match unit {
        Unit::Week | Unit::Month | Unit::Year => true,
        // "later in the day"; "the day" alone is seldom a date
        Unit::Day => {
            words.role_before(i) == Role::In
                && i > 1
                && words.is(i - 2, &[Role::Early, Role::Late, Role::Earlier, Role::Later])
        }
        _ => false,
    };
    // "the year ended March 31": twelve months
    if unit == Unit::Year && words.is(at + 1, &[Role::Ended]) {
        return Some(Found::new(i, at + 1, When::Duration { amount: Amount::whole(1), unit }));
    }
    // "the latest fiscal year" is the last that is over
    if unit == Unit::Year && words.is(i + 1, &[Role::Latest]) {
        return Some(Found::new(i, at + 1, When::Unit { unit, shift: Shift::FromNow(-1) }));
    }
    let bound = words.is(at + 1, &[Role::Hyphen, Role::Of, Role::Before, Role::After, Role::Following]);
    let when = When::Unit { unit, shift: Shift::Bare };
    (calendar && !bound).then(|| Found::new(i, at + 1, when))
}

fn neighbour(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let unit = words.unit(i + 1).filter(|_| !words.word(i + 1).plural)?;
    let calendar = matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year | Unit::Quarter);
    let n = match words.role(i + 2) {
        Role::Before | Role::Earlier => -1,
        Role::After | Role::Following | Role::Later => 1,
        _ => return None,
    };
    // "the week after next", "the year before last"
    let twice = calendar && unit != Unit::Day && !is_noun_phrase(words, i + 4);
    match (n, words.role(i + 3)) {
        (-1, Role::Last) | (1, Role::Next) if twice => {
            return Some(Found::new(i, i + 4, When::Unit { unit, shift: Shift::FromNow(2 * n) }));
        }
        _ => {}
    }
    let next = words.piece(i + 3);
    let ends = next.span.is_empty()
        || words.is(i + 3, &[Role::Comma, Role::Dot])
        || (words.is(i + 3, &[Role::And]) && !words.is(i + 4, &[Role::After, Role::Before]))
        || words.is(i + 2, &[Role::Following]);
    (calendar && ends).then(|| Found::new(i, i + 3, When::Unit { unit, shift: Shift::FromThen(n) }))
}

/// Whether a noun stands at `i`, or the name of a time: "the week after next Friday".
fn is_noun_phrase(words: &Words<'_, '_>, i: usize) -> bool {
    let word = words.word(i);
    let piece = words.piece(i);
    let noun = !piece.span.is_empty() && words.reading.syntax.tag(piece.token).is_noun();
    noun || word.names_day() || word.unit.is_some() || word.season.is_some()
}

fn year_end(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let unit = words.unit(i)?;
    let at = words.skip(i + 1, &[Role::Hyphen, Role::Possessive]);
    let fits = words.is(at, &[Role::End]) && words.norm(at) == "end" && !words.word(i).plural;
    // "year-end" is the day, "year's end" a stretch of time
    if fits && unit == Unit::Year && words.is(i + 1, &[Role::Hyphen]) {
        let year = YearOf::FromNow(if words.role_before(i) == Role::Since { -1 } else { 0 });
        return Some(Found::new(i, at + 1, When::Day { weekday: None, day: 31, month: Some(12), year }));
    }
    let when = When::Unit { unit, shift: Shift::FromNow(0) };
    fits.then(|| Found::new(i, at + 1, when).with_modifier(Some(Modifier::End)))
}
