//! Recurring times: "daily", "every month", "each Thursday", "every other Friday", "twice a week", "Mondays".

use super::expression::{Amount, Found, Recurrence, Recurring, When};
use super::lexicon::{Role, Unit};
use super::month::month_at;
use super::quantity::{number, quantity};
use super::rules::{DateRule, Matcher};
use super::words::Words;
use crate::pipeline::rule::{Example, Rule, RuleInfo};

/// "every month".
pub const EVERY: DateRule = Rule {
    info: RuleInfo {
        id: "dates/set",
        doc: "A recurring time: \"every\" or \"each\" with a unit, a weekday, a month, a season; \"twice a week\"; \"per day\".",
        examples: &[
            Example::new("They meet every month.", &["every month = P1M"]),
            Example::new("Markets open each Thursday.", &["each Thursday = XXXX-WXX-4"]),
            Example::new("He called twice a week.", &["twice a week = P1W"]),
            Example::new("It is paid every two years.", &["every two years = P2Y"]),
            Example::new("Such storms come every few years.", &["every few years = PXY"]),
            Example::new("The council sits every other Friday.", &["every other Friday = XXXX-WXX-5"]),
            Example::new("Sales peak each July.", &["each July = XXXX-07"]),
        ],
        lookalikes: &["Every man was searched.", "Each of them left twice.", "He fell three times."],
    },
    find: Matcher {
        starts: |w| {
            matches!(w.role, Role::Every | Role::Each | Role::Per | Role::Once | Role::Twice | Role::Thrice)
                || w.number.is_some()
        },
        parse: every,
    },
};

/// "daily".
pub const PERIODIC: DateRule = Rule {
    info: RuleInfo {
        id: "dates/set-adverb",
        doc: "An adverb or adjective of repetition: \"daily\", \"weekly\", \"annually\".",
        examples: &[Example::new("The shelling is a daily event.", &["daily = P1D"])],
        lookalikes: &["The Daily Mail said so.", "The annual report is out."],
    },
    find: Matcher { starts: |w| w.period.is_some(), parse: periodic },
};

/// "Mondays".
pub const PLURALS: DateRule = Rule {
    info: RuleInfo {
        id: "dates/set-plural",
        doc: "Weekdays and parts of the day in the plural: \"Mondays\", \"Tuesday nights\", \"weekends\".",
        examples: &[
            Example::new("The court sits on Mondays.", &["Mondays = XXXX-WXX-1"]),
            Example::new("Flights leave on Tuesday nights.", &["Tuesday nights = XXXX-WXX-2TNI"]),
        ],
        lookalikes: &["The Sundays are a band.", "Three nights passed."],
    },
    find: Matcher { starts: |w| w.weekday > 0, parse: plurals },
};

/// "$2 million a year".
pub const RATE: DateRule = Rule {
    info: RuleInfo {
        id: "dates/set-rate",
        doc: "How often a sum of money is paid: \"$2 million a year\".",
        examples: &[Example::new("It will save $2 million a year.", &["a year = P1Y"])],
        lookalikes: &["He spent $20 in a week.", "Nine cars a day passed."],
    },
    find: Matcher { starts: |w| w.role == Role::A, parse: rate },
};

const fn set(of: Recurring, quant: Option<&'static str>, times: Option<u32>, every: u32) -> When {
    When::Set(Recurrence { of, quant, times, every })
}

fn every(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let quant = match words.role(i) {
        Role::Every => "EVERY",
        Role::Each => "EACH",
        Role::Per => {
            let unit = words.unit(i + 1).filter(|_| !words.word(i + 1).plural)?;
            return Some(Found::new(i, i + 2, set(Recurring::Unit(unit), None, None, 1)));
        }
        _ => return times(words, i),
    };
    let other = words.is(i + 1, &[Role::Other]) || words.word(i + 1).ordinal == 2;
    let at = if other { i + 2 } else { i + 1 };
    if let Some((of, end)) = recurring(words, at) {
        return Some(Found::new(i, end, set(of, Some(quant), None, if other { 2 } else { 1 })));
    }
    let q = quantity(words, at).filter(|q| !q.article)?;
    // "every few years": how many is open
    let of = match q.amount {
        Amount::Hundredths(_) => Recurring::Unit(q.unit),
        Amount::Some => Recurring::Units(q.unit),
    };
    let n = if let Amount::Hundredths(n) = q.amount { n / 100 } else { 1 };
    Some(Found::new(i, q.end, set(of, Some(quant), None, n)))
}

/// What recurs, named in the singular at `i`.
fn recurring(words: &Words<'_, '_>, i: usize) -> Option<(Recurring, usize)> {
    let word = words.word(i);
    if word.weekday > 0 && words.piece(i).capital {
        let day = word.weekday as i8;
        return Some(match words.word(i + 1).part {
            Some(part) => (Recurring::Part(part, Some(day)), i + 2),
            None => (Recurring::Weekday(day), i + 1),
        });
    }
    if let Some(month) = month_at(words, i, false) {
        return Some((Recurring::Month(month), i + 1));
    }
    if let Some(season) = word.season {
        return Some((Recurring::Season(season), i + 1));
    }
    if let Some(part) = word.part {
        return Some((Recurring::Part(part, None), i + 1));
    }
    word.unit.filter(|_| !word.plural).map(|unit| (Recurring::Unit(unit), i + 1))
}

/// "twice a week", "three times per year", "once every two months".
fn times(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let (times, at) = match words.role(i) {
        Role::Once => (1, i + 1),
        Role::Twice => (2, i + 1),
        Role::Thrice => (3, i + 1),
        _ => {
            let (n, end) = number(words, i)?;
            (n, if words.is(end, &[Role::Times]) { end + 1 } else { return None })
        }
    };
    if !words.is(at, &[Role::A, Role::Per, Role::Each, Role::Every]) {
        return None;
    }
    if let Some((of, end)) = recurring(words, at + 1) {
        return Some(Found::new(i, end, set(of, None, Some(times), 1)));
    }
    let q = quantity(words, at + 1)?;
    let Amount::Hundredths(n) = q.amount else { return None };
    Some(Found::new(i, q.end, set(Recurring::Unit(q.unit), None, Some(times), n / 100)))
}

fn periodic(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let value = words.word(i).period?;
    let named = words.piece(i).capital && i > 0 && !words.piece(i - 1).span.is_empty();
    let of = if value == "TNI" {
        Recurring::Part(super::lexicon::Part::Night, None)
    } else {
        Recurring::Value(value)
    };
    (!named && !super::month::is_name(words, i)).then(|| Found::new(i, i + 1, set(of, None, None, 1)))
}

fn plurals(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let word = words.word(i);
    if !words.piece(i).capital || words.role_before(i) == Role::The {
        return None;
    }
    let day = word.weekday as i8;
    let next = words.word(i + 1);
    let (of, end) = match next.part {
        Some(part) if next.plural => (Recurring::Part(part, Some(day)), i + 2),
        _ if word.plural => (Recurring::Weekday(day), i + 1),
        // "Monday and Tuesday nights"
        _ => {
            let shared = words.word(i + 3);
            let list =
                words.is(i + 1, &[Role::And, Role::Or]) && words.word(i + 2).weekday > 0 && shared.plural;
            (Recurring::Part(shared.part.filter(|_| list)?, Some(day)), i + 1)
        }
    };
    Some(Found::new(i, end, set(of, None, None, 1)))
}

fn rate(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let unit = words.unit(i + 1).filter(|_| !words.word(i + 1).plural)?;
    let fits = unit >= Unit::Hour && words.follows_money(i) && !words.is(i + 2, &[Role::Ago, Role::Earlier]);
    fits.then(|| Found::new(i, i + 2, set(Recurring::Unit(unit), None, None, 1)))
}
