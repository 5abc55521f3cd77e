//! The scanner: words in, unresolved expressions out, in text order. At each word it asks the rules that can start
//! there, takes the longest find, and joins to it what narrows or hedges it ("late", "about", "or so") and the time
//! of day beside a day.

use super::calendar::TimeOfDay;
use super::clock::clock_at;
use super::expression::{Amount, Found, Modifier, Shift, When};
use super::lexicon::{Part, Role, Unit};
use super::rules::RULES;
use super::share;
use super::words::Words;

/// All expressions, in text order, none overlapping.
pub fn scan(words: &Words<'_, '_>) -> Vec<Found> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < words.len() {
        match expression(words, i) {
            Some(f) => {
                i = f.end.max(i + 1);
                found.push(f);
            }
            None => i += 1,
        }
    }
    share::share(words, &mut found);
    found
}

/// The longest expression that starts at `i`.
fn expression(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    if words.is_unknown(i) || (words.opens_nothing_alone(i) && words.is_unknown(i + 1)) {
        return None;
    }
    let plain = joined(words, i);
    let modified = prefix(words, i).and_then(|(modifier, at)| {
        let f = joined(words, at)?;
        let fits = modifier.fits(&f.when) && f.modifier.is_none();
        fits.then(|| modifier.applied(Found { start: i, ..f }))
    });
    let longest = match (plain, modified) {
        (Some(p), Some(m)) if p.end > m.end => Some(p),
        (plain, modified) => modified.or(plain),
    };
    longest.map(|f| suffix(words, f))
}

/// The longest find of a rule at `i`, with the time of day or the day beside it.
fn joined(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let core = core(words, i)?;
    if core.time.is_none() && core.beside.is_none() && is_day(&core.when) {
        return Some(with_time_after(words, core));
    }
    if core.time.is_some() && core.when == When::TimeOnly {
        return Some(with_day_after(words, core));
    }
    Some(core)
}

fn core(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    let mut best: Option<Found> = None;
    let mut starts = words.word(i).starts;
    while starts != 0 {
        let rule = &RULES[starts.trailing_zeros() as usize];
        starts &= starts - 1;
        if let Some(f) = (rule.find.parse)(words, i)
            && best.as_ref().is_none_or(|b| f.end > b.end)
        {
            best = Some(Found { rule: rule.info.id, ..f });
        }
    }
    best
}

/// The day, with no time of day, that the longest find at `i` names.
pub fn day_at(words: &Words<'_, '_>, i: usize) -> Option<Found> {
    core(words, i).filter(|f| is_day(&f.when) && f.time.is_none() && f.beside.is_none())
}

/// Whether it is one day.
pub const fn is_day(when: &When) -> bool {
    matches!(
        when,
        When::Day { .. }
            | When::Weekday { .. }
            | When::DayOfWeek { .. }
            | When::WeekdayOfMonth { .. }
            | When::AgoOn { weekday: Some(_), .. }
            | When::DayFromNow(_)
            | When::Holiday { .. }
            | When::Unit { unit: Unit::Day, .. }
    )
}

/// Whether it is a day, a month or a year that can bound what happens.
const fn is_dated(when: &When) -> bool {
    matches!(when, When::Year(_) | When::Month { .. } | When::Day { .. } | When::Weekday { .. })
}

/// "Friday" + "night", "May 2" + "at 5:03 p.m.".
fn with_time_after(words: &Words<'_, '_>, day: Found) -> Found {
    let late = words.skip(day.end, &[Role::Early, Role::Late]);
    if let Some(part) = words.word(late).part.filter(|_| !words.word(late).plural) {
        let modifier = (late > day.end)
            .then(|| if words.is(day.end, &[Role::Early]) { Modifier::Start } else { Modifier::End });
        return Found { end: late + 1, ..day }.with_time(TimeOfDay::Part(part)).with_modifier(modifier);
    }
    // "2016-03-02T14:05Z"
    let iso = words.norm(day.end) == "t" && !words.piece(day.end - 1).space_after;
    let at = if iso { day.end + 1 } else { words.skip(day.end, &[Role::Comma, Role::Hyphen, Role::Bar]) };
    let at = words.skip(at, &[Role::At]);
    if let Some((time, end)) = clock_at(words, at) {
        return Found { end, ..day }.with_time(time);
    }
    // "Thursday at noon"
    match words.word(at).part {
        Some(part @ (Part::Noon | Part::Midday | Part::Midnight)) if words.is(at - 1, &[Role::At]) => {
            Found { end: at + 1, ..day }.with_time(TimeOfDay::Part(part))
        }
        _ => day,
    }
}

/// "10 p.m." + "Wednesday", "the night" + "of 10 August 1792". A day after another zone's time in brackets ("10 p.m.
/// (0300 GMT) Wednesday") is that of both.
fn with_day_after(words: &Words<'_, '_>, time: Found) -> Found {
    if let Some(day) = after_brackets(words, &time).and_then(|at| day_at(words, at)) {
        return Found { when: day.when, ..time };
    }
    let at = words.skip(time.end, &[Role::Comma]);
    let of = matches!(time.time, Some(TimeOfDay::Part(_))) && words.is(at, &[Role::Of]);
    let at = if of { at + 1 } else { words.skip(at, &[Role::On]) };
    match core(words, at).filter(|f| is_day(&f.when) && f.beside.is_none()) {
        Some(day) if day.time.is_none() => Found { end: day.end, when: day.when, ..time },
        // "11 a.m. this morning"
        Some(day) if matches!(time.time, Some(TimeOfDay::Clock { .. })) => {
            Found { end: day.end, when: day.when, ..time }
        }
        _ => time,
    }
}

/// Past the brackets after a clock time that hold another zone's, or around it.
fn after_brackets(words: &Words<'_, '_>, time: &Found) -> Option<usize> {
    if words.role_before(time.start) == Role::Open && words.is(time.end, &[Role::Close]) {
        return Some(time.end + 1);
    }
    let (_, end) = clock_at(words, time.end + 1).filter(|_| words.is(time.end, &[Role::Open]))?;
    words.is(end, &[Role::Close]).then_some(end + 1)
}

/// What stands before an expression and belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Prefix {
    /// "early", "the end of": a part of a calendar period.
    Part(Modifier),
    /// "about", "at least": a hedge on a quantity or a date.
    Hedge(Modifier),
    /// "no later than": a bound on a date.
    Bound(Modifier),
    /// "the early hours of", "the wee hours of".
    SmallHours,
}

impl Prefix {
    /// Whether it can narrow or hedge that.
    fn fits(self, when: &When) -> bool {
        let quantity = matches!(when, When::Duration { .. } | When::Offset { .. });
        match self {
            Self::Part(_) => !quantity && !matches!(when, When::Reference(_) | When::Set(_)),
            Self::Hedge(Modifier::Approx) => !matches!(when, When::Reference(_) | When::Set(_)),
            Self::Hedge(_) => quantity && !matches!(when, When::Duration { amount: Amount::Some, .. }),
            Self::Bound(_) => is_dated(when),
            Self::SmallHours => is_day(when) || *when == When::TimeOnly,
        }
    }

    fn applied(self, f: Found) -> Found {
        match self {
            Self::Part(m) | Self::Hedge(m) | Self::Bound(m) => f.with_modifier(Some(m)),
            Self::SmallHours if f.time.is_none() => f.with_time(TimeOfDay::Part(Part::Morning)),
            Self::SmallHours => f,
        }
    }
}

/// The prefix at `i`, and where the expression after it starts.
fn prefix(words: &Words<'_, '_>, i: usize) -> Option<(Prefix, usize)> {
    let the = words.skip(i, &[Role::The]);
    let part = |modifier, at| Some((Prefix::Part(modifier), at));
    let hedge = |modifier, at| Some((Prefix::Hedge(modifier), at));
    let inside = |at: usize| words.skip(at, &[Role::In, Role::On]);
    match words.role(the) {
        Role::Early | Role::Late | Role::Small if small_hours(words, the + 1).is_some() => {
            Some((Prefix::SmallHours, small_hours(words, the + 1)?))
        }
        Role::Early if words.norm(the + 1) == "part" && words.is(the + 2, &[Role::Of]) => {
            part(Modifier::Start, the + 3)
        }
        Role::Early => part(Modifier::Start, inside(words.skip(the + 1, &[Role::Hyphen]))),
        Role::Late => part(Modifier::End, inside(words.skip(the + 1, &[Role::Hyphen]))),
        // "mid-to-late June"
        Role::Mid
            if words.is(the + 1, &[Role::Hyphen])
                && words.is(the + 2, &[Role::To])
                && words.is(the + 4, &[Role::Late]) =>
        {
            part(Modifier::End, the + 5)
        }
        Role::Mid => part(Modifier::Mid, words.skip(the + 1, &[Role::Hyphen])),
        Role::Beginning if words.is(the + 1, &[Role::Of]) => part(Modifier::Start, the + 2),
        Role::Middle if words.is(the + 1, &[Role::Of]) => part(Modifier::Mid, the + 2),
        Role::End if words.is(the + 1, &[Role::Of]) => part(Modifier::End, the + 2),
        Role::Last
            if words.is(the + 1, &[Role::Half])
                && words.is(the + 2, &[Role::Of])
                && words.word(the + 3).digits != 4 =>
        {
            part(Modifier::End, the + 3)
        }
        Role::Earlier => part(Modifier::Start, inside(i + 1)),
        Role::Later if words.norm(i) == "later" => part(Modifier::End, inside(i + 1)),
        Role::Latter if words.norm(the + 1) == "part" && words.is(the + 2, &[Role::Of]) => {
            part(Modifier::End, the + 3)
        }
        Role::About if !is_particle(words, i) => hedge(Modifier::Approx, i + 1),
        Role::Over if !words.is(i + 1, &[Role::The]) => hedge(Modifier::MoreThan, i + 1),
        Role::Nearly | Role::Under => hedge(Modifier::LessThan, i + 1),
        Role::In if words.norm(i) == "within" => hedge(Modifier::EqualOrLess, i + 1),
        Role::Up if words.is(i + 1, &[Role::To]) => hedge(Modifier::EqualOrLess, i + 2),
        Role::More if words.is(i + 1, &[Role::Than]) => hedge(Modifier::MoreThan, i + 2),
        Role::Less if words.is(i + 1, &[Role::Than]) => hedge(Modifier::LessThan, i + 2),
        Role::At if words.is(i + 1, &[Role::Least]) => hedge(Modifier::EqualOrMore, i + 2),
        Role::At if words.is(i + 1, &[Role::Most]) => hedge(Modifier::EqualOrLess, i + 2),
        // "no later than Dec. 8"
        Role::No if words.is(i + 1, &[Role::Later]) && words.is(i + 2, &[Role::Than]) => {
            Some((Prefix::Bound(Modifier::OnOrBefore), i + 3))
        }
        Role::No if words.is(i + 1, &[Role::Earlier]) && words.is(i + 2, &[Role::Than]) => {
            Some((Prefix::Bound(Modifier::OnOrAfter), i + 3))
        }
        Role::No if words.is(i + 1, &[Role::More]) && words.is(i + 2, &[Role::Than]) => {
            hedge(Modifier::EqualOrLess, i + 3)
        }
        Role::No if words.is(i + 1, &[Role::Less]) && words.is(i + 2, &[Role::Than]) => {
            hedge(Modifier::EqualOrMore, i + 3)
        }
        _ => None,
    }
}

/// Past "[morning] hours of" at `i`.
fn small_hours(words: &Words<'_, '_>, i: usize) -> Option<usize> {
    let hours = if words.word(i).part == Some(Part::Morning) { i + 1 } else { i };
    (words.norm(hours) == "hours" && words.is(hours + 1, &[Role::Of])).then_some(hours + 2)
}

/// "get around Wednesday's ruling": the particle of a verb.
fn is_particle(words: &Words<'_, '_>, i: usize) -> bool {
    words.reading.syntax.tag(words.piece(i).token) == crate::pipeline::syntax::Tag::RP
}

/// "or so", "or more", "or later", "and beyond" after an expression.
fn suffix(words: &Words<'_, '_>, f: Found) -> Found {
    let quantity = matches!(
        f.when,
        When::Duration { .. } | When::Offset { .. } | When::Unit { shift: Shift::FromThen(_), .. }
    );
    let dated = is_dated(&f.when);
    let (modifier, end) = match (words.role(f.end), words.role(f.end + 1)) {
        (Role::Or, Role::So) => (Modifier::Approx, f.end + 2),
        (Role::Or, Role::More) if quantity => (Modifier::EqualOrMore, f.end + 2),
        (Role::Or, Role::Less) if quantity => (Modifier::EqualOrLess, f.end + 2),
        (Role::Or, Role::Later) if dated => (Modifier::OnOrAfter, f.end + 2),
        (Role::Or, Role::Earlier) if dated => (Modifier::OnOrBefore, f.end + 2),
        (Role::And, _) if dated && words.norm(f.end + 1) == "beyond" => (Modifier::OnOrAfter, f.end + 2),
        _ => return f,
    };
    Found { end, ..f }.with_modifier(Some(modifier))
}
