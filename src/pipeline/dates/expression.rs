//! What a rule reads off the words, before it is known which day it falls on: the unresolved expression.

use super::calendar::{TimeOfDay, Year};
use super::lexicon::{Season, Unit};

/// An expression as a rule found it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    /// First piece.
    pub start: usize,
    /// One past the last piece.
    pub end: usize,
    /// What it says.
    pub when: When,
    /// The time of day that it adds.
    pub time: Option<TimeOfDay>,
    /// How it is narrowed or hedged.
    pub modifier: Option<Modifier>,
    /// What is meant instead of the day that `when` names.
    pub beside: Option<Beside>,
    /// The rule that found it.
    pub rule: &'static str,
}

impl Found {
    /// An expression without time of day or modifier. Its rule is entered by the scanner.
    pub const fn new(start: usize, end: usize, when: When) -> Self {
        Self { start, end, when, time: None, modifier: None, beside: None, rule: "" }
    }

    /// The same with a time of day.
    #[must_use]
    pub const fn with_time(mut self, time: TimeOfDay) -> Self {
        self.time = Some(time);
        self
    }

    /// The same with a modifier, unless it already has one.
    #[must_use]
    pub fn with_modifier(mut self, modifier: Option<Modifier>) -> Self {
        self.modifier = self.modifier.or(modifier);
        self
    }
}

/// What is told by the day beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// So many units from it: (0, week) for "the week of March 6", (-1, day) for "the day before Christmas".
    Unit(i32, Unit),
    /// "the Monday after Thanksgiving", "the Friday before March 6" (1 is Monday).
    Weekday(i8, Direction),
}

/// What an expression says about when.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum When {
    /// "2 March 2016", "March 2", "the 28th", with a weekday where one stands beside it.
    Day { weekday: Option<i8>, day: i8, month: Option<i8>, year: YearOf },
    /// "March 2016", "March".
    Month { month: i8, year: YearOf },
    /// "summer 2016", "last summer".
    Season { season: Season, year: YearOf },
    /// "the third quarter", "the quarter" (no number).
    Quarter { number: Option<i8>, year: YearOf, ended: Option<i8> },
    /// "the second half of 2008".
    Half { half: i8, year: YearOf },
    /// "1989", "last year", "fiscal 1989".
    Year(YearOf),
    /// "the 1990s": all digits of the year but the last.
    Decade(Year),
    /// "the 20th century": all digits of the year but the last two.
    Century(Year),
    /// "Friday" (1 is Monday).
    Weekday { day: i8, shift: Shift },
    /// "Friday next week", "the Tuesday of that week".
    DayOfWeek { day: i8, week: Shift },
    /// "the first Monday in October" (nth 5: the last).
    WeekdayOfMonth { nth: i8, day: i8, month: i8, year: YearOf },
    /// "overnight": the night before the day told about, else before the publication.
    Overnight,
    /// A whole unit of the calendar: "last week", "next month", "the same day", "that year".
    Unit { unit: Unit, shift: Shift },
    /// "three weeks ago", "two days later".
    Offset { amount: Amount, unit: Unit, direction: Direction, from: From },
    /// "two years ago today", "a week ago Monday": so many units before that weekday, or before the day of publication.
    AgoOn { units: i32, unit: Unit, weekday: Option<i8> },
    /// "Christmas", "Easter Monday".
    Holiday { holiday: usize, year: YearOf },
    /// "today", "yesterday": days from the day of publication.
    DayFromNow(i32),
    /// A time of day that says nothing about the day.
    TimeOnly,
    /// "three years".
    Duration { amount: Amount, unit: Unit },
    /// "yearlong": the TIMEX3 value.
    Length(&'static str),
    /// "daily", "every Friday".
    Set(Recurrence),
    /// "now", "recently", "the future": the TIMEX3 value.
    Reference(&'static str),
}

impl When {
    /// Whether it names a time only to compare another with it ("a year ago", "the 1988 quarter").
    pub const fn is_comparison(&self) -> bool {
        matches!(
            self,
            Self::Offset { .. }
                | Self::Quarter { year: YearOf::FromThen(-1), .. }
                | Self::Quarter { number: None, year: YearOf::FromThen(_) | YearOf::Given(_), .. }
        )
    }
}

impl When {
    /// Whether it names the time after the present one ("next summer", "next week").
    pub const fn is_ahead_of_now(&self) -> bool {
        let (Self::Month { year, .. }
        | Self::Season { year, .. }
        | Self::Half { year, .. }
        | Self::Year(year)) = self
        else {
            return matches!(self, Self::Unit { shift: Shift::FromNow(1..), .. });
        };
        matches!(year, YearOf::Next | YearOf::FromNow(1..))
    }

    /// Whether it names a length of time that business figures are told for and that is longer than a quarter: "the nine
    /// months", "the year".
    pub const fn outlasts_quarter(&self) -> bool {
        matches!(
            self,
            Self::Duration { amount: Amount::Hundredths(600..=1200), unit: Unit::Month }
                | Self::Duration { amount: Amount::Hundredths(100), unit: Unit::Year }
                | Self::Unit { unit: Unit::Year, shift: Shift::Bare }
        )
    }
}

/// Which year a part of the year belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearOf {
    /// Unsaid.
    Open,
    /// "2016".
    Given(Year),
    /// "this year", "last year" (-1), counted from the year of publication.
    FromNow(Year),
    /// "that year", "the previous year" (-1), counted from the year told about.
    FromThen(Year),
    /// The latest that began before the day of publication ("last April").
    Last,
    /// The first that begins after it ("next April").
    Next,
}

/// Which of a recurring unit is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shift {
    /// Unsaid: "Friday", "the week".
    Bare,
    /// "this week": so many from the one of publication.
    FromNow(i32),
    /// "that week", "the previous day" (-1), "the next day" (1): so many from the one told about.
    FromThen(i32),
}

/// How many units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// "three", "two and a half": in hundredths.
    Hundredths(u32),
    /// "several", "a few", or a bare plural.
    Some,
}

impl Amount {
    /// A whole number of units.
    pub const fn whole(n: u32) -> Self {
        Self::Hundredths(n.saturating_mul(100))
    }
}

/// Towards the past or the future.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// "ago", "earlier", "before".
    Back,
    /// "later", "from now".
    Forward,
}

/// What an offset counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// The day of publication ("ago").
    Now,
    /// The time last told about ("later").
    Then,
}

/// A recurring time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recurrence {
    /// What recurs.
    pub of: Recurring,
    /// "every", "each": the TIMEX3 quant.
    pub quant: Option<&'static str>,
    /// "twice a week": how many times.
    pub times: Option<u32>,
    /// "every two years", "every other Friday" (2).
    pub every: u32,
}

/// What recurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recurring {
    /// "every month".
    Unit(Unit),
    /// "every few months".
    Units(Unit),
    /// "Mondays".
    Weekday(i8),
    /// "every July".
    Month(i8),
    /// "summers".
    Season(Season),
    /// "mornings", "Monday nights" (with a weekday).
    Part(super::lexicon::Part, Option<i8>),
    /// "daily": the TIMEX3 value.
    Value(&'static str),
}

/// The TIMEX3 mod.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modifier {
    /// "early", "the beginning of".
    Start,
    /// "mid-", "the middle of".
    Mid,
    /// "late", "the end of".
    End,
    /// "about".
    Approx,
    /// "less than", "nearly".
    LessThan,
    /// "more than", "over".
    MoreThan,
    /// "at most", "up to".
    EqualOrLess,
    /// "at least".
    EqualOrMore,
    /// "1994 or later".
    OnOrAfter,
    /// "no later than 1994".
    OnOrBefore,
}

impl Modifier {
    /// As TIMEX3 writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Start => "START",
            Self::Mid => "MID",
            Self::End => "END",
            Self::Approx => "APPROX",
            Self::LessThan => "LESS_THAN",
            Self::MoreThan => "MORE_THAN",
            Self::EqualOrLess => "EQUAL_OR_LESS",
            Self::EqualOrMore => "EQUAL_OR_MORE",
            Self::OnOrAfter => "ON_OR_AFTER",
            Self::OnOrBefore => "ON_OR_BEFORE",
        }
    }
}
