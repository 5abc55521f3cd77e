//! What one word can mean in a temporal expression.

use serde::Deserialize;

use super::Role;

/// Everything that one word can mean in a temporal expression. All-default for a word that can mean nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// What it does.
    pub role: Role,
    /// 1 to 12, or 0.
    pub month: u8,
    /// 1 (Monday) to 7, or 0.
    pub weekday: u8,
    /// "third", "3rd": 3; or 0.
    pub ordinal: u8,
    /// The last two digits of "nineties", "1990s", "'90s", plus 1; or 0.
    pub decade: u8,
    /// The number of digits of a plain number in digits, or 0.
    pub digits: u8,
    /// What kind of unit it names.
    pub unit: Option<Unit>,
    /// Which season.
    pub season: Option<Season>,
    /// Which part of the day.
    pub part: Option<Part>,
    /// The value of a number in digits or words, whole part.
    pub number: Option<u32>,
    /// Its hundredths ("22.8": 80).
    pub hundredths: u8,
    /// The period of an adverb like "daily": its TIMEX3 value.
    pub period: Option<&'static str>,
    /// The length that an adjective like "yearlong" tells: its TIMEX3 value.
    pub length: Option<&'static str>,
    /// A time zone's offset from UTC.
    pub zone: Option<&'static str>,
    /// A plural ("days", "Mondays"), or "1990s" with its century.
    pub plural: bool,
    /// A shortened spelling ("Oct.", "Sun").
    pub short: bool,
    /// The first word of a holiday's name.
    pub holiday: bool,
    /// The rules that can start with it, a bit for each by its place in the list of rules.
    pub starts: u64,
}

impl Word {
    /// Whether it names a day or a month in full: a weekday, "today", "March".
    pub const fn names_day(&self) -> bool {
        ((self.weekday > 0 || self.month > 0) && !self.short)
            || matches!(self.role, Role::Today | Role::Tomorrow | Role::Yesterday | Role::Tonight)
    }
}

/// A unit of the calendar or the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 1/60 of a minute.
    Second,
    /// 1/60 of an hour.
    Minute,
    /// 1/24 of a day.
    Hour,
    /// A night, counted ("three nights").
    Night,
    /// A calendar day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Seven days.
    Week,
    /// Two weeks.
    Fortnight,
    /// A calendar month.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

/// A season, northern names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

/// A part of the day that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// TMO.
    Morning,
    /// Twelve o'clock.
    Midday,
    /// TAF.
    Afternoon,
    /// TEV.
    Evening,
    /// TNI.
    Night,
    /// TDT.
    Daytime,
    /// The start of the morning.
    Dawn,
    /// The start of the evening.
    Dusk,
    /// 12:00.
    Noon,
    /// 24:00.
    Midnight,
}
