//! Calendar values: what a resolved expression means, how TIMEX3 writes it, and which days it spans.

use std::fmt::{self, Write as _};

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};

use super::lexicon::{Part, Season};

/// A year: astronomical, so that 0 is 1 BC.
pub type Year = i16;

/// A stretch of the calendar. Fields that the text leaves open are `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// A day; open in its year ("XXXX-10-05").
    Day { year: Option<Year>, month: i8, day: i8 },
    /// A day of which only the weekday is known (1 is Monday).
    Weekday(i8),
    /// A day of which nothing is known.
    SomeDay,
    /// An ISO week.
    Week { year: Year, week: i8 },
    /// The Saturday and Sunday of an ISO week.
    Weekend { year: Year, week: i8 },
    /// A month.
    Month { year: Option<Year>, month: i8 },
    /// A quarter.
    Quarter { year: Option<Year>, quarter: Option<i8> },
    /// Half a year.
    Half { year: Option<Year>, half: i8 },
    /// A season; winter counts to the year it starts in.
    Season { year: Option<Year>, season: Season },
    /// A year.
    Year(Option<Year>),
    /// Ten years, by all digits of the year but the last.
    Decade(Year),
    /// A hundred years, by all digits of the year but the last two.
    Century(Year),
}

impl Period {
    /// The period of one day.
    pub fn day(date: Date) -> Self {
        Self::Day { year: Some(date.year()), month: date.month(), day: date.day() }
    }

    /// The ISO week of a day.
    pub fn week(date: Date) -> Self {
        let iso = date.iso_week_date();
        Self::Week { year: iso.year(), week: iso.week() }
    }

    /// The weekend of a day's ISO week.
    pub fn weekend(date: Date) -> Self {
        let iso = date.iso_week_date();
        Self::Weekend { year: iso.year(), week: iso.week() }
    }

    /// The month of a day.
    pub fn month(date: Date) -> Self {
        Self::Month { year: Some(date.year()), month: date.month() }
    }

    /// The year it lies in, or starts in.
    pub fn year(self) -> Option<Year> {
        match self {
            Self::Day { year, .. }
            | Self::Month { year, .. }
            | Self::Quarter { year, .. }
            | Self::Half { year, .. }
            | Self::Season { year, .. }
            | Self::Year(year) => year,
            Self::Week { year, .. } | Self::Weekend { year, .. } => Some(year),
            Self::Weekday(_) | Self::SomeDay | Self::Decade(_) | Self::Century(_) => None,
        }
    }

    /// First and last day, inclusive. `None` where the text leaves them open, or beyond the calendar.
    pub fn bounds(self) -> Option<(Date, Date)> {
        let months = |year: Year, first: i8, count: i8| {
            let start = Date::new(year, first, 1).ok()?;
            let end = start.checked_add(i32::from(count).months()).ok()?.yesterday().ok()?;
            Some((start, end))
        };
        let years = |first: Year, count: Year| {
            let last = first.checked_add(count - 1)?;
            Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?))
        };
        match self {
            Self::Day { year, month, day } => Date::new(year?, month, day).ok().map(|d| (d, d)),
            Self::Weekday(_) | Self::SomeDay => None,
            Self::Week { year, week } => {
                let monday = ISOWeekDate::new(year, week, Weekday::Monday).ok()?.date();
                Some((monday, monday.checked_add(6.days()).ok()?))
            }
            Self::Weekend { year, week } => {
                let saturday = ISOWeekDate::new(year, week, Weekday::Saturday).ok()?.date();
                Some((saturday, saturday.tomorrow().ok()?))
            }
            Self::Month { year, month } => months(year?, month, 1),
            Self::Quarter { year, quarter } => months(year?, quarter? * 3 - 2, 3),
            Self::Half { year, half } => months(year?, half * 6 - 5, 6),
            Self::Season { year, season } => months(year?, first_month(season), 3),
            Self::Year(year) => years(year?, 1),
            Self::Decade(decade) => years(decade.checked_mul(10)?, 10),
            Self::Century(century) => years(century.checked_mul(100)?, 100),
        }
    }
}

/// The quarter that a month is in.
pub const fn quarter_of(month: i8) -> i8 {
    (month + 2) / 3
}

/// The month that a season starts in.
pub const fn first_month(season: Season) -> i8 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    }
}

/// A day moved by a span; `None` beyond the calendar.
pub fn moved(date: Date, by: Span) -> Option<Date> {
    date.checked_add(by).ok()
}

/// The Easter Sunday of a year (the anonymous Gregorian computus; Meeus, Astronomical Algorithms, chapter 8).
#[allow(clippy::many_single_char_names, reason = "as the source writes it")]
pub fn easter(year: Year) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    Date::new(year, (days / 31) as i8, (days % 31 + 1) as i8).ok()
}

/// A year as TIMEX3 writes it: four digits, `BC` and four digits, or `XXXX`.
struct YearText(Option<Year>);

impl fmt::Display for YearText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(year) if year > 0 => write!(f, "{year:04}"),
            Some(year) => write!(f, "BC{:04}", 1 - i32::from(year)),
            None => f.write_str("XXXX"),
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day { year, month, day } => write!(f, "{}-{month:02}-{day:02}", YearText(year)),
            Self::Weekday(day) => write!(f, "XXXX-WXX-{day}"),
            Self::SomeDay => f.write_str("XXXX-XX-XX"),
            Self::Week { year, week } => write!(f, "{}-W{week:02}", YearText(Some(year))),
            Self::Weekend { year, week } => write!(f, "{}-W{week:02}-WE", YearText(Some(year))),
            Self::Month { year, month } => write!(f, "{}-{month:02}", YearText(year)),
            Self::Quarter { year, quarter: Some(q) } => write!(f, "{}-Q{q}", YearText(year)),
            Self::Quarter { year, quarter: None } => write!(f, "{}-QX", YearText(year)),
            Self::Half { year, half } => write!(f, "{}-H{half}", YearText(year)),
            Self::Season { year, season } => write!(f, "{}-{}", YearText(year), season.code()),
            Self::Year(year) => YearText(year).fmt(f),
            Self::Decade(decade) if decade < 0 => write!(f, "BC{:03}", -i32::from(decade)),
            Self::Decade(decade) => write!(f, "{decade:03}"),
            Self::Century(century) if century < 0 => write!(f, "BC{:02}", -i32::from(century) - 1),
            Self::Century(century) => write!(f, "{century:02}"),
        }
    }
}

impl Season {
    /// As TIMEX3 writes it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Spring => "SP",
            Self::Summer => "SU",
            Self::Autumn => "FA",
            Self::Winter => "WI",
        }
    }
}

/// A time of day: a part of the day or a clock time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeOfDay {
    /// "morning".
    Part(Part),
    /// "10 p.m.", "14:05 GMT".
    Clock { hour: u8, minute: Option<u8>, second: Option<u8>, zone: Option<&'static str> },
}

impl TimeOfDay {
    /// As TIMEX3 writes it after the day: "TMO", "T22:00".
    pub fn push_to(self, value: &mut String) {
        match self {
            Self::Part(part) => value.push_str(part.code()),
            Self::Clock { hour, minute, second, zone } => {
                let _ = write!(value, "T{hour:02}:{:02}", minute.unwrap_or(0));
                if let Some(second) = second {
                    let _ = write!(value, ":{second:02}");
                }
                if zone == Some("+00:00") {
                    value.push('Z');
                }
            }
        }
    }
}

impl Part {
    /// As TIMEX3 writes it after the day.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Morning | Self::Dawn => "TMO",
            Self::Midday | Self::Noon => "T12:00",
            Self::Afternoon => "TAF",
            Self::Evening | Self::Dusk => "TEV",
            Self::Night => "TNI",
            Self::Daytime => "TDT",
            Self::Midnight => "T24:00",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_written_as_timex3_writes_them() {
        let written = |p: Period| p.to_string();
        assert_eq!(written(Period::Day { year: None, month: 10, day: 5 }), "XXXX-10-05");
        assert_eq!(written(Period::Year(Some(-477))), "BC0478");
        assert_eq!(written(Period::week(Date::constant(2016, 3, 2))), "2016-W09");
        assert_eq!(written(Period::Decade(199)), "199");
        assert_eq!(written(Period::Quarter { year: Some(1989), quarter: None }), "1989-QX");
    }

    #[test]
    fn bounds_are_inclusive() {
        let bounds = |p: Period| p.bounds().map(|(a, b)| format!("{a}/{b}")).unwrap_or_default();
        assert_eq!(bounds(Period::Month { year: Some(2016), month: 2 }), "2016-02-01/2016-02-29");
        assert_eq!(bounds(Period::Quarter { year: Some(2016), quarter: Some(4) }), "2016-10-01/2016-12-31");
        assert_eq!(bounds(Period::Week { year: 2016, week: 9 }), "2016-02-29/2016-03-06");
        assert_eq!(bounds(Period::Decade(199)), "1990-01-01/1999-12-31");
        assert_eq!(bounds(Period::Day { year: None, month: 10, day: 5 }), "");
    }

    #[test]
    fn easter_moves() {
        assert_eq!(easter(2016), Some(Date::constant(2016, 3, 27)));
        assert_eq!(easter(2024), Some(Date::constant(2024, 3, 31)));
        assert_eq!(easter(2025), Some(Date::constant(2025, 4, 20)));
    }
}
