//! References to a year, alone or after a month, a season, a quarter: "1989", "last year", "of the same year".

use super::calendar::Year;
use super::expression::YearOf;
use super::lexicon::{Role, Unit};
use super::quantity::number;
use super::words::Words;

/// Years that four digits are read as.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2199;

/// A year in digits with its era, at `i`: "1989", "490 BC", "AD 410".
pub fn numeral(words: &Words<'_, '_>, i: usize) -> Option<(Year, usize)> {
    let word = words.word(i);
    if words.is(i, &[Role::Ad]) && words.word(i + 1).digits > 0 {
        return Some((words.word(i + 1).number?.try_into().ok()?, i + 2));
    }
    let value = word.number.filter(|_| word.digits > 0 && word.digits <= 4)?;
    if words.is(i + 1, &[Role::Bc]) {
        return Some((1 - Year::try_from(value).ok()?, i + 2));
    }
    if words.is(i + 1, &[Role::Ad]) && words.norm(i + 1) != "ce" {
        return Some((value.try_into().ok()?, i + 2));
    }
    (word.digits == 4 && YEARS.contains(&value)).then_some((value as Year, i + 1))
}

/// "'89" or "’89" as a year.
pub fn short(words: &Words<'_, '_>, i: usize) -> Option<(Year, usize)> {
    let word = words.word(i + 1);
    let joined = words.is(i, &[Role::Apostrophe]) && !words.piece(i).space_after;
    let value = word.number.filter(|_| joined && word.digits == 2)?;
    Some((century_of(value as Year), i + 2))
}

/// A year of which two digits are written: from 1930 to 2029, as most software reads it.
pub const fn century_of(two: Year) -> Year {
    if two < 30 { 2000 + two } else { 1900 + two }
}

/// A year in words at `i`: "nineteen ninety-seven", "two thousand and three", "twenty sixteen".
pub fn in_words(words: &Words<'_, '_>, i: usize) -> Option<(Year, usize)> {
    let first = words.word(i);
    let century = first.number.filter(|n| first.digits == 0 && matches!(n, 10..=20))?;
    let second = words.word(i + 1).number.filter(|_| words.word(i + 1).digits == 0)?;
    let (two, end) = match second {
        10..=99 => number(words, i + 1)?,
        _ => return None,
    };
    (two < 100).then_some(((century * 100 + two) as Year, end))
}

/// A year told by its place: "last year", "the same year", "that year", "next year", at `i`.
pub fn relative(words: &Words<'_, '_>, i: usize) -> Option<(YearOf, usize)> {
    let at = words.skip(i, &[Role::The]);
    let year = |at: usize| (words.unit(at) == Some(Unit::Year) && !words.word(at).plural).then_some(at + 1);
    let (of, end) = match words.role(at) {
        Role::Last | Role::Past if at == i => (YearOf::FromNow(-1), year(at + 1)?),
        Role::This | Role::Current => (YearOf::FromNow(0), year(words.skip(at + 1, &[Role::Fiscal]))?),
        Role::Next if at == i => (YearOf::FromNow(1), year(at + 1)?),
        Role::Coming => (YearOf::FromNow(1), year(at + 1)?),
        Role::That | Role::Same => (YearOf::FromThen(0), year(words.skip(at + 1, &[Role::Same]))?),
        Role::Previous => (YearOf::FromThen(-1), year(at + 1)?),
        Role::Following | Role::Next => (YearOf::FromThen(1), year(at + 1)?),
        _ => return None,
    };
    Some((of, end))
}

/// The year that the other end of a range or list carries: "*August* and September 1914", "*26 June* - 4 August
/// 1952".
pub fn of_partner(words: &Words<'_, '_>, i: usize) -> YearOf {
    let link = &[Role::And, Role::Hyphen, Role::Dash, Role::To, Role::Until, Role::Or, Role::Comma];
    if !words.is(i, link) {
        return YearOf::Open;
    }
    let day = |at: usize| super::day::day_number(words, at).map_or(at, |(_, end)| end);
    let early = words.skip(words.skip(i + 1, &[Role::The]), &[Role::Early, Role::Late, Role::Mid]);
    let first = day(words.skip(early, &[Role::Hyphen, Role::The]));
    let month = words.skip(first, &[Role::Of]);
    if super::month::month_at(words, month, true).is_none() && words.word(month).season.is_none() {
        return YearOf::Open;
    }
    let last = day(month + 1);
    match numeral(words, words.skip(last, &[Role::Comma, Role::Of])) {
        Some((year, _)) => YearOf::Given(year),
        None => YearOf::Open,
    }
}

/// The year that a month, season or quarter before `i` belongs to, if one is said: "[,] [of] 1989", "last year".
pub fn after(words: &Words<'_, '_>, i: usize) -> (YearOf, usize) {
    let comma = words.skip(i, &[Role::Comma]);
    let of = words.skip(comma, &[Role::Of, Role::In]);
    // "in March, 1,200 people": a numeral of four digits without its comma only
    let plain = |at| numeral(words, at).or_else(|| short(words, at)).or_else(|| in_words(words, at));
    if let Some((year, end)) = plain(words.skip(of, &[Role::Fiscal]))
        && (of == comma || words.is(comma, &[Role::Of]))
    {
        return (YearOf::Given(year), end);
    }
    let at = words.skip(i, &[Role::Of]);
    match relative(words, at) {
        // "in March this year", not "in March the same year" without "of"
        Some((year, end)) if at > i || !words.is(i, &[Role::The]) => (year, end),
        _ => (YearOf::Open, i),
    }
}
