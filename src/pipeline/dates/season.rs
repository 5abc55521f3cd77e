//! Seasons: "the summer of 1944", "last spring", "this fall", "winter".

use super::expression::{Found, When, YearOf};
use super::lexicon::{Role, Season};
use super::month::{is_name, leading};
use super::rules::{DateRule, Matcher};
use super::words::Words;
use super::yearref;
use crate::pipeline::rule::{Example, Rule, RuleInfo};

/// A season.
pub const SEASON: DateRule = Rule {
    info: RuleInfo {
        id: "dates/season",
        doc: "A season, with the year where it is said.",
        examples: &[
            Example::new("They fought in the summer of 1944.", &["the summer of 1944 = 1944-SU"]),
            Example::on("2016-03-02", "He resigned last spring.", &["last spring = 2015-SP"]),
            Example::on("2016-03-02", "The vote is due this fall.", &["this fall = 2016-FA"]),
            Example::new("In winter 1950 they froze.", &["winter 1950 = 1950-WI"]),
        ],
        lookalikes: &[
            "Prices fall again.",
            "The fall of Saigon shocked them.",
            "Hot springs steam.",
            "Shares spring back.",
        ],
    },
    find: Matcher {
        starts: |w| {
            w.season.is_some()
                || matches!(
                    w.role,
                    Role::Last | Role::Next | Role::This | Role::The | Role::That | Role::Past
                )
        },
        parse: season,
    },
};

fn season(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let (deictic, at) = leading(words, i);
    let the = words.is(i, &[Role::The]);
    let at = if deictic == YearOf::Open && the { i + 1 } else { at };
    let season = words.word(at).season?;
    let (said, end) = yearref::after(words, at + 1);
    let year = match (said, deictic) {
        (YearOf::Open, YearOf::Open) => yearref::of_partner(words, at + 1),
        (YearOf::Open, deictic) => deictic,
        (said, _) => said,
    };
    let end = if said == YearOf::Open { at + 1 } else { end };
    let placed = year != YearOf::Open || reads_as_season(words, i, at, season);
    (placed && !is_name(words, at)).then(|| Found::new(i, end, When::Season { season, year }))
}

/// Whether a season without a year is one: "spring" and "fall" are also verbs and other nouns.
fn reads_as_season(words: &Words<'_, '_>, start: usize, at: usize, season: Season) -> bool {
    let before = words.role_before(start);
    let placed = matches!(
        before,
        Role::In
            | Role::Over
            | Role::By
            | Role::Since
            | Role::Until
            | Role::Early
            | Role::Late
            | Role::Mid
            | Role::Every
            | Role::Each
            | Role::Of
            | Role::For
    );
    let of = words.is(at + 1, &[Role::Of]);
    match season {
        Season::Autumn if words.norm(at) == "fall" => placed && start < at && !of,
        Season::Autumn | Season::Winter | Season::Summer => true,
        // "the spring", "a spring offensive", not "the spring of the watch"
        Season::Spring => !of && (placed || start < at || modifies(words, at)),
    }
}

/// Whether a season stands before a noun that happens in one ("spring offensive").
fn modifies(words: &Words<'_, '_>, at: usize) -> bool {
    words.is(at + 1, &[Role::SeasonEvent])
}
