//! Years, decades and centuries: "1989", "490 BC", "the 1990s", "the '80s", "the 20th century".

use super::calendar::Year;
use super::expression::{Found, When, YearOf};
use super::lexicon::{Role, Unit};
use super::quantity::number;
use super::rules::{DateRule, Matcher};
use super::words::Words;
use super::yearref::{century_of, in_words, numeral, short};
use crate::pipeline::rule::{Example, Rule, RuleInfo};
use crate::pipeline::syntax::Tag;

/// A year.
pub const YEAR: DateRule = Rule {
    info: RuleInfo {
        id: "dates/year",
        doc: "A year in digits or words, where its neighbours do not make it a count.",
        examples: &[
            Example::new("The wall fell in 1989.", &["1989 = 1989"]),
            Example::new("Rome burnt Carthage in 146 B.C. after a siege.", &["146 B.C. = BC0146"]),
            Example::new("The war of 1914-18 changed Europe.", &["1914 = 1914", "18 = 1918"]),
            Example::new("It opened in nineteen ninety-seven.", &["nineteen ninety-seven = 1997"]),
            Example::new("By the year 2000 all will be done.", &["the year 2000 = 2000"]),
            Example::new("Sales fell in fiscal 1990.", &["fiscal 1990 = 1990"]),
            Example::new("It forecast growth for FY2023 and FY24.", &["FY2023 = 2023", "FY24 = 2024"]),
            Example::new("The class of '99 met.", &["'99 = 1999"]),
        ],
        lookalikes: &[
            "Some 1900 people came.",
            "It cost $1999.",
            "Flight 1549 landed.",
            "They sold 2000 shares.",
            "He drove a white 2004 Honda.",
        ],
    },
    find: Matcher {
        starts: |w| {
            w.digits > 0
                || w.number.is_some()
                || matches!(w.role, Role::The | Role::Fiscal | Role::Apostrophe | Role::Ad)
        },
        parse: year,
    },
};

/// A decade.
pub const DECADE: DateRule = Rule {
    info: RuleInfo {
        id: "dates/decade",
        doc: "A decade by its digits or its name.",
        examples: &[
            Example::new("It was built in the 1930s.", &["the 1930s = 193"]),
            Example::new("Pop of the late '80s is back.", &["the late '80s = 198 (END)"]),
            Example::new("Prices soared in the nineties.", &["the nineties = 199"]),
        ],
        lookalikes: &["She is in her 30s.", "Temperatures were in the 80s.", "He is in his sixties."],
    },
    find: Matcher {
        starts: |w| w.decade > 0 || matches!(w.role, Role::The | Role::Apostrophe),
        parse: decade,
    },
};

/// A century.
pub const CENTURY: DateRule = Rule {
    info: RuleInfo {
        id: "dates/century",
        doc: "A century by its number.",
        examples: &[
            Example::new("The 20th century was bloody.", &["The 20th century = 19"]),
            Example::new("An eighteenth-century house burnt.", &["eighteenth-century = 17"]),
        ],
        lookalikes: &["It took a century.", "The 20th man came."],
    },
    find: Matcher { starts: |w| w.ordinal > 0 || w.role == Role::The, parse: century },
};

fn year(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let at = words.skip(i, &[Role::The]);
    // "the year 2000"
    if words.unit(at) == Some(Unit::Year) && at > i {
        let given =
            numeral(words, at + 1).or_else(|| in_words(words, at + 1)).or_else(|| thousand(words, at + 1))?;
        return Some(Found::new(i, given.1, When::Year(YearOf::Given(given.0))));
    }
    if words.is(at, &[Role::Fiscal]) {
        let given = numeral(words, words.skip(at + 1, &[Role::Hyphen]))
            .or_else(|| short(words, at + 1))
            .or_else(|| of_fiscal(words, at))?;
        return Some(Found::new(i, given.1, When::Year(YearOf::Given(given.0))));
    }
    if at > i {
        return None;
    }
    let found = |(year, end)| Found::new(i, end, When::Year(YearOf::Given(year)));
    if let Some(given) = short(words, i) {
        return (words.word(given.1).unit.is_none()).then(|| found(given));
    }
    if let Some(given) = in_words(words, i) {
        return (words.word(given.1).unit.is_none()).then(|| found(given));
    }
    if let Some(year) = bc_partner(words, i) {
        return Some(found((year, i + 1)));
    }
    if let Some(given) = numeral(words, i) {
        let with_era = given.1 > i + 1;
        return (with_era || is_year(words, i)).then(|| found(given));
    }
    range_end(words, i).map(found)
}

/// "23" in "FY23".
fn of_fiscal(words: &Words<'_, '_>, i: usize) -> Option<(Year, usize)> {
    let word = words.word(i + 1);
    let two = word.number.filter(|_| word.digits == 2 && words.norm(i) == "fy")?;
    Some((century_of(two as Year), i + 2))
}

/// "two thousand", "two thousand three" after "the year".
fn thousand(words: &Words<'_, '_>, i: usize) -> Option<(Year, usize)> {
    let (n, end) = number(words, i)?;
    (1000..2200).contains(&n).then_some((n as Year, end))
}

/// "264" in "264 to 241 BC".
fn bc_partner(words: &Words<'_, '_>, i: usize) -> Option<Year> {
    let word = words.word(i);
    let value = word.number.filter(|_| (1..=4).contains(&word.digits))?;
    let last = words.word(i + 2);
    let range =
        words.is(i + 1, &[Role::Hyphen, Role::To, Role::And, Role::Dash]) && words.is(i + 3, &[Role::Bc]);
    (range && last.digits > 0 && last.number <= Some(value)).then(|| 1 - value as Year)
}

/// "18" in "1914-18".
fn range_end(words: &Words<'_, '_>, i: usize) -> Option<(Year, usize)> {
    let first = i.checked_sub(2)?;
    let word = words.word(i);
    let two = word.number.filter(|_| word.digits == 2 && words.is(i - 1, &[Role::Hyphen, Role::Slash]))?;
    let joined = !words.piece(i - 1).space_after && !words.piece(first).space_after;
    let (start, _) = numeral(words, first).filter(|_| joined && is_year(words, first))?;
    let end = start / 100 * 100 + two as Year;
    (end > start && !words.is(i + 1, &[Role::Hyphen])).then_some((end, i + 1))
}

/// Whether four digits are a year rather than a count, a price or a name's number.
fn is_year(words: &Words<'_, '_>, i: usize) -> bool {
    let syntax = &words.reading.syntax;
    let (before, after, after_word) = (words.role_before(i), words.piece(i + 1), words.word(i + 1));
    let year = words.word(i).number.unwrap_or_default();
    let joined = i > 0 && !words.piece(i - 1).space_after && !words.piece(i - 1).span.is_empty();
    // "no later than 2027" is one, "more than 2027" is not
    let than = before == Role::Than && !words.is(i.wrapping_sub(2), &[Role::Later, Role::Earlier]);
    if than
        || matches!(before, Role::Money | Role::Slash | Role::Colon | Role::Less | Role::Over | Role::Nearly)
        || (before == Role::About && words.norm(i - 1) == "some")
        || (before == Role::Hyphen && joined && !ends_year(words, i))
        || (before == Role::Apostrophe && joined)
    {
        return false;
    }
    // "2000 shares", "1900 people", "1500 metres", "2000 percent", "1990:"
    let counted = after_word.role == Role::Percent
        || after_word.unit.is_some_and(|_| after_word.plural)
        || after_word.zone.is_some() && after.capital && words.norm(i + 1).len() > 2
        || (!after.span.is_empty()
            && syntax.tag(after.token) == Tag::NNS
            && !after.capital
            && !(1950..2050).contains(&year));
    if counted
        || (after_word.role == Role::Hyphen
            && !after.space_after
            && !words.piece(i).space_after
            && words.word(i + 2).digits == 0
            && year < 1900)
    {
        return false;
    }
    let placed = matches!(
        before,
        Role::In
            | Role::Since
            | Role::Until
            | Role::By
            | Role::From
            | Role::To
            | Role::Before
            | Role::After
            | Role::Between
            | Role::And
            | Role::Early
            | Role::Late
            | Role::Mid
            | Role::Of
            | Role::Open
            | Role::Hyphen
            | Role::About
            | Role::For
    );
    // "February 30, 2016"
    let comma = i >= 3 && words.is(i - 1, &[Role::Comma]);
    if comma && words.word(i - 2).digits > 0 && words.word(i - 3).month > 0 {
        return false;
    }
    // "his 2004 Honda"
    if words.is(i + 1, &[Role::Make]) && !placed {
        return false;
    }
    // "Flight 1549", "Resolution 1483"
    if words.is(i.wrapping_sub(1), &[Role::Numbered]) {
        return false;
    }
    if (1900..2060).contains(&year) {
        let proper =
            i > 0 && !words.piece(i - 1).span.is_empty() && syntax.tag(words.piece(i - 1).token) == Tag::NNP;
        let counts = !after.span.is_empty()
            && syntax.tag(after.token) == Tag::NNS
            && !placed
            && words.role_before(i) != Role::The;
        return placed || !(counts || (proper && !words.piece(i).space_after && joined));
    }
    // before 1900 a round number is more often a count
    let round = year.is_multiple_of(100) || (year.is_multiple_of(50) && !placed);
    let counts = !after.span.is_empty() && syntax.tag(after.token) == Tag::NNS && !after.capital;
    let linked = matches!(before, Role::And | Role::To | Role::Hyphen) && !follows_year(words, i);
    !counts && !linked && (placed && before != Role::For && before != Role::About || !round)
}

/// Whether the hyphen before `i` joins two years: "1914-1918".
fn ends_year(words: &Words<'_, '_>, i: usize) -> bool {
    i >= 2
        && (numeral(words, i - 2).is_some()
            || words.is(i - 2, &[Role::Mid])
            || words.norm(i - 2) == "post"
            || words.norm(i - 2) == "pre")
}

/// Whether the year before a link is one ("1777 and 1778"), or the noun before "of" takes a year.
fn follows_year(words: &Words<'_, '_>, i: usize) -> bool {
    i >= 2
        && (numeral(words, i - 2).is_some()
            || words.word(i - 2).season.is_some()
            || words.word(i - 2).month > 0
            || words.is(i - 2, &[Role::End, Role::Beginning, Role::Middle, Role::Rest]))
}

fn decade(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let at = words.skip(i, &[Role::The]);
    let apostrophe = words.is(at, &[Role::Apostrophe]) && !words.piece(at).space_after;
    let at = if apostrophe { at + 1 } else { at };
    let word = words.word(at);
    // "1940's": digits and a possessive
    if word.digits == 4 && words.norm(at + 1) == "'s" && at > i {
        let year = word.number.filter(|y| y.is_multiple_of(10) && (1000..2100).contains(y))?;
        return Some(Found::new(i, at + 2, When::Decade((year / 10) as Year)));
    }
    let two = i16::from(word.decade.checked_sub(1)?);
    if let Some(year) = word.number.filter(|_| word.plural) {
        let century = year.is_multiple_of(100) && year < 1900;
        let when =
            if century { When::Century((year / 100) as Year) } else { When::Decade((year / 10) as Year) };
        if word.number < Some(1000) && !words.is(at + 1, &[Role::Bc]) {
            return None;
        }
        let (when, end) = match (when, words.is(at + 1, &[Role::Bc])) {
            (When::Decade(d), true) => (When::Decade(-d), at + 2),
            (when, _) => (when, at + 1),
        };
        return Some(Found::new(i, end, when));
    }
    // "the '80s", "the nineties"; "in her 30s", "in the 80s" are ages and temperatures
    let named = word.number.is_none() && words.is(i, &[Role::The]) && two >= 20;
    (apostrophe || named).then(|| Found::new(i, at + 1, When::Decade(century_of_decade(two) / 10)))
}

const fn century_of_decade(two: Year) -> Year {
    if two == 20 { 1920 } else { century_of(two) }
}

fn century(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let at = words.skip(i, &[Role::The]);
    let (n, end) = super::day::day_number(words, at)
        .filter(|_| words.word(at).ordinal > 0 || words.word(at).number.is_some())?;
    let unit = words.skip(end, &[Role::Hyphen]);
    if words.unit(unit) != Some(Unit::Century) || n > 21 || words.word(at).digits > 0 {
        return None;
    }
    let bc = words.is(unit + 1, &[Role::Bc]);
    let century = if bc { -Year::from(n) } else { Year::from(n) - 1 };
    Some(Found::new(i, if bc { unit + 2 } else { unit + 1 }, When::Century(century)))
}
