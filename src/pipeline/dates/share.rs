//! What the two ends of a range or list share, said at one of them only: the day of two clock times, the week of two
//! weekdays, the year of two quarters.

use super::calendar::TimeOfDay;
use super::expression::{Found, Shift, When, YearOf};
use super::lexicon::{Part, Role};
use super::scan::is_day;
use super::words::Words;

/// Gives each end what only the other says: "between *9 a.m.* and noon on June 7", "from *Monday* to Friday next week",
/// "*Q1*-Q3 2023", "in the year-ago quarter, *the second quarter ended Oct. 31*".
pub fn share(words: &Words<'_, '_>, found: &mut [Found]) {
    for n in 1..found.len() {
        let [first, second] = [found[n - 1], found[n]];
        if is_range(words, &first, &second) {
            found[n - 1].when = at_start(&first, &second).unwrap_or(first.when);
        }
        if words.is(first.end, &[Role::Comma]) && second.start == first.end + 1 {
            (found[n - 1].when, found[n].when) =
                in_apposition(&first, &second).unwrap_or((first.when, second.when));
        }
    }
}

/// Whether one expression is linked to the next: "to", "-", "between … and".
fn is_range(words: &Words<'_, '_>, first: &Found, second: &Found) -> bool {
    second.start == first.end + 1
        && (words.is(first.end, &[Role::To, Role::Until, Role::Hyphen, Role::Dash])
            || words.is(first.end, &[Role::And]) && words.role_before(first.start) == Role::Between)
}

/// What the start of a range says with what its end adds.
fn at_start(first: &Found, second: &Found) -> Option<When> {
    let clock = |f: &Found| {
        matches!(
            f.time,
            Some(TimeOfDay::Clock { .. } | TimeOfDay::Part(Part::Noon | Part::Midday | Part::Midnight))
        )
    };
    match (first.when, second.when) {
        (When::TimeOnly, day) if is_day(&day) && clock(first) && clock(second) => Some(day),
        (When::Weekday { day, shift: Shift::Bare }, When::DayOfWeek { week, .. }) => {
            Some(When::DayOfWeek { day, week })
        }
        (
            When::Quarter { number: Some(number), year: YearOf::Open, ended },
            When::Quarter { number: Some(_), year, .. },
        ) => Some(When::Quarter { number: Some(number), year, ended }),
        _ => None,
    }
}

/// A quarter that figures are compared with, and its number after a comma.
fn in_apposition(first: &Found, second: &Found) -> Option<(When, When)> {
    let When::Quarter { number: None, year: year @ YearOf::FromThen(-1), .. } = first.when else {
        return None;
    };
    let When::Quarter { number: number @ Some(_), year: YearOf::Open, .. } = second.when else { return None };
    let when = When::Quarter { number, year, ended: None };
    Some((when, when))
}
