//! Expressions that count from the publication or from the time told about: weekdays, units, offsets.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::super::calendar::{Period, Year, moved, quarter_of};
use super::super::expression::{Amount, Direction, From, Shift, When, YearOf};
use super::super::lexicon::{Role, Unit};
use super::super::{Anchor, TimexType};
use super::tense::Bearing;
use super::{Meaning, Resolver};

impl Resolver<'_, '_, '_> {
    pub(super) fn day_from_now(&self, days: i32) -> Meaning {
        match self.narrative.now.and_then(|now| moved(now, days.days())) {
            Some(day) => Meaning::date(Period::day(day), Some(Anchor::Publication)),
            None => Meaning::date(Period::SomeDay, None),
        }
    }

    pub(super) fn weekday(&self, day: i8, shift: Shift) -> Meaning {
        if let Some((start, anchor)) = self.range_start().filter(|_| shift == Shift::Bare)
            && let Some(end) = next_weekday(start, day, Direction::Forward)
        {
            return Meaning::date(Period::day(end), Some(anchor));
        }
        let base = match shift {
            Shift::FromThen(_) => self.narrative.then(),
            _ => self.narrative.now.map(|now| (now, Anchor::Publication)).or_else(|| self.narrative.then()),
        };
        let Some((base, anchor)) = base else { return Meaning::date(Period::Weekday(day), None) };
        let back = i32::from((base.weekday().to_monday_one_offset() - day).rem_euclid(7));
        let ahead = (7 - back) % 7;
        let days = match shift {
            Shift::FromNow(-1) | Shift::FromThen(-1) => {
                if back == 0 {
                    -7
                } else {
                    -back
                }
            }
            Shift::FromNow(1) | Shift::FromThen(1) => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            // "this Friday" is of the running week
            Shift::FromNow(_) => i32::from(day - base.weekday().to_monday_one_offset()),
            Shift::FromThen(_) => -back,
            Shift::Bare => match self.bearing() {
                Bearing::Ahead => ahead,
                Bearing::Planned if back > 1 => ahead,
                Bearing::Near if ahead < back => ahead,
                _ => -back,
            },
        };
        match moved(base, days.days()) {
            Some(date) => Meaning::date(Period::day(date), Some(anchor)),
            None => Meaning::date(Period::Weekday(day), None),
        }
    }

    /// The day that a range starts on, if the expression is its end: "from Monday to *Friday*", "Tuesday night into
    /// *Wednesday*".
    fn range_start(&self) -> Option<(Date, Anchor)> {
        let words = self.words;
        let (previous, id) = self.previous.filter(|(p, _)| p.end + 1 == self.found.start)?;
        // "bought from Sept. 14 to Thursday" ends on the last one
        let near =
            matches!(previous.when, When::Weekday { .. } | When::DayOfWeek { .. } | When::DayFromNow(_));
        let link = words.is(previous.end, &[Role::To, Role::Until]) || words.norm(previous.end) == "into";
        let day = self.narrative.day.filter(|day| near && day.by == id)?;
        link.then_some((day.what, Anchor::Timex(day.by)))
    }

    /// "Friday next week".
    pub(super) fn day_of_week(&self, day: i8, week: Shift) -> Meaning {
        let week = self.unit(Unit::Week, week);
        match week
            .period
            .and_then(Period::bounds)
            .and_then(|(monday, _)| moved(monday, i32::from(day - 1).days()))
        {
            Some(date) => Meaning::date(Period::day(date), week.anchor),
            None => Meaning::date(Period::Weekday(day), None),
        }
    }

    /// "the first Monday in October".
    pub(super) fn weekday_of_month(&self, nth: i8, day: i8, month: i8, year: YearOf) -> Meaning {
        let meaning = self.month(month, year);
        let date = meaning.period.and_then(Period::bounds).and_then(|(first, _)| {
            let weekday = Weekday::from_monday_one_offset(day).ok()?;
            first.nth_weekday_of_month(if nth == 5 { -1 } else { nth }, weekday).ok()
        });
        match date {
            Some(date) => Meaning::date(Period::day(date), meaning.anchor),
            None => Meaning::date(Period::Weekday(day), None),
        }
    }

    pub(super) fn unit(&self, unit: Unit, shift: Shift) -> Meaning {
        if unit == Unit::Year
            && shift == Shift::FromNow(-1)
            && let Some(quarter) = self.quarter_compared()
        {
            return quarter;
        }
        let resolved = match shift {
            Shift::FromNow(n) => self.counted_from_now(unit, n),
            Shift::FromThen(n) => self.counted_from_then(unit, n),
            Shift::Bare if unit == Unit::Weekend => self.weekend(),
            Shift::Bare if unit == Unit::Day => self.counted_from_then(unit, 0),
            Shift::Bare => self.counted_from_now(unit, 0),
        };
        resolved.unwrap_or_else(|| match unit {
            Unit::Day if shift == Shift::FromThen(0) => self.day_of_month_unsaid(),
            Unit::Day => Meaning::date(Period::SomeDay, None),
            Unit::Month => Meaning::open(TimexType::Date, "XXXX-XX"),
            Unit::Week | Unit::Weekend => Meaning::open(TimexType::Date, "XXXX-WXX"),
            Unit::Quarter => Meaning::date(Period::Quarter { year: None, quarter: None }, None),
            _ => Meaning::date(Period::Year(None), None),
        })
    }

    /// "that day" where only its month was told.
    fn day_of_month_unsaid(&self) -> Meaning {
        let told = self.narrative.month.filter(|_| self.narrative.day.is_none());
        let Some(told) = told else { return Meaning::date(Period::SomeDay, None) };
        let month = Period::Month { year: Some(told.what.0), month: told.what.1 };
        let value = format!("{month}-XX");
        Meaning { value, ..Meaning::date(month, Some(Anchor::Timex(told.by))) }
    }

    /// "the weekend": the last that began, or the next if the words point ahead.
    fn weekend(&self) -> Option<Meaning> {
        let now = self.narrative.now?;
        let weekday = now.weekday().to_monday_one_offset();
        let base =
            if weekday >= 6 || self.bearing() == Bearing::Ahead { now } else { moved(now, (-7).days())? };
        Some(Meaning::date(Period::weekend(base), Some(Anchor::Publication)))
    }

    fn counted_from_now(&self, unit: Unit, n: i32) -> Option<Meaning> {
        // "last year" in a narrative without publication counts from the year told about
        let Some(now) = self.narrative.now else { return self.counted_from_then(unit, n) };
        Some(Meaning::date(shifted(now, unit, n)?, Some(Anchor::Publication)))
    }

    fn counted_from_then(&self, unit: Unit, n: i32) -> Option<Meaning> {
        let (period, anchor) = match unit {
            Unit::Year | Unit::Decade | Unit::Century => {
                let told = if n == 0 {
                    self.narrative.that_year()
                } else {
                    self.narrative.then_year(self.place.paragraph)
                };
                let (year, anchor) = told?;
                (shifted(Date::new(year, 1, 1).ok()?, unit, n)?, anchor)
            }
            Unit::Month => {
                let ((year, month), anchor) = self.narrative.then_month()?;
                (shifted(Date::new(year, month, 1).ok()?, unit, n)?, anchor)
            }
            Unit::Quarter => {
                let named = self.narrative.named.filter(|_| n == 0).map(|q| (q.what, Anchor::Timex(q.by)));
                let ((year, quarter), anchor) = named.or_else(|| self.narrative.then_quarter())?;
                (shifted(Date::new(year, quarter * 3 - 2, 1).ok()?, unit, n)?, anchor)
            }
            _ => {
                let (day, anchor) = self.narrative.then()?;
                (shifted(day, unit, n)?, anchor)
            }
        };
        Some(Meaning::date(period, Some(anchor)))
    }

    pub(super) fn offset(&self, amount: Amount, unit: Unit, direction: Direction, from: From) -> Meaning {
        let vague = match direction {
            Direction::Back => "PAST_REF",
            Direction::Forward => "FUTURE_REF",
        };
        let Amount::Hundredths(hundredths) = amount else { return Meaning::open(TimexType::Date, vague) };
        let sign = if direction == Direction::Back { -1 } else { 1 };
        // "a decade ago" is a year, not a decade
        let (unit, years) = match unit {
            Unit::Decade => (Unit::Year, 10),
            Unit::Century => (Unit::Year, 100),
            Unit::Millennium => (Unit::Year, 1000),
            unit => (unit, 1),
        };
        let n = i32::try_from(hundredths / 100).unwrap_or(i32::MAX).saturating_mul(sign * years);
        // "a year ago" in business news is the same quarter a year ago
        if unit == Unit::Year
            && years == 1
            && let Some(told) = self.narrative.quarter
        {
            let (year, quarter) = told.what;
            let year = Year::try_from(n).ok().and_then(|n| year.checked_add(n));
            let period = if self.tells_longer() {
                Period::Year(year)
            } else {
                Period::Quarter { year, quarter: Some(quarter) }
            };
            return Meaning::date(period, Some(Anchor::Timex(told.by)));
        }
        let resolved = match from {
            From::Now => self.counted_from_now(unit, n),
            From::Then => self.counted_from_then_or_now(unit, n),
        };
        resolved.unwrap_or_else(|| unit_open(unit))
    }

    /// The year-ago quarter where figures of a quarter are compared: "the latest quarter earned $9 million, compared
    /// with a loss of $3 million *last year*", "up from *last year*'s $3 million".
    fn quarter_compared(&self) -> Option<Meaning> {
        let words = self.words;
        let told = self.narrative.quarter?;
        let near = self.narrative.named.is_some_and(|named| named.paragraph + 1 >= self.place.paragraph);
        let owned =
            words.is(self.found.end, &[Role::Possessive]) && words.is(self.found.end + 1, &[Role::Money]);
        let compared = owned || words.follows_money(self.found.start);
        let (year, quarter) = told.what;
        let period = Period::Quarter { year: Some(year - 1), quarter: Some(quarter) };
        (near && compared && !self.tells_longer())
            .then(|| Meaning::date(period, Some(Anchor::Timex(told.by))))
    }

    /// "two years ago today", "a week ago Monday".
    pub(super) fn ago_on(&self, units: i32, unit: Unit, weekday: Option<i8>) -> Meaning {
        let day = self.narrative.now.and_then(|now| {
            let span = match unit {
                Unit::Week => Span::new().try_weeks(-units),
                Unit::Month => Span::new().try_months(-units),
                _ => Span::new().try_years(-units),
            };
            let last = match weekday {
                Some(weekday) => next_weekday(now.tomorrow().ok()?, weekday, Direction::Back)?,
                None => now,
            };
            moved(last, span.ok()?)
        });
        match day {
            Some(day) => Meaning::date(Period::day(day), Some(Anchor::Publication)),
            None => Meaning::date(Period::SomeDay, None),
        }
    }

    fn counted_from_then_or_now(&self, unit: Unit, n: i32) -> Option<Meaning> {
        self.counted_from_then(unit, n).or_else(|| self.counted_from_now(unit, n))
    }
}

/// The next or last such weekday that is not the day itself.
pub(super) fn next_weekday(day: Date, weekday: i8, direction: Direction) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
    day.nth_weekday(if direction == Direction::Forward { 1 } else { -1 }, weekday).ok()
}

/// A unit of which nothing is known but its size.
fn unit_open(unit: Unit) -> Meaning {
    let value = match unit {
        Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => "XXXX",
        Unit::Month | Unit::Quarter => "XXXX-XX",
        Unit::Week | Unit::Weekend | Unit::Fortnight => "XXXX-WXX",
        _ => "XXXX-XX-XX",
    };
    Meaning::open(TimexType::Date, value)
}

/// The unit that a day is in, moved by `n` units.
pub(super) fn shifted(day: Date, unit: Unit, n: i32) -> Option<Period> {
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Period::day(day),
        Unit::Day | Unit::Night => Period::day(moved(day, Span::new().try_days(n).ok()?)?),
        Unit::Week => Period::week(moved(day, Span::new().try_weeks(n).ok()?)?),
        Unit::Fortnight => Period::week(moved(day, Span::new().try_weeks(n.checked_mul(2)?).ok()?)?),
        Unit::Weekend => Period::weekend(moved(day, Span::new().try_weeks(n).ok()?)?),
        Unit::Month => Period::month(moved(day, Span::new().try_months(n).ok()?)?),
        Unit::Quarter => {
            let at = moved(day, Span::new().try_months(n.checked_mul(3)?).ok()?)?;
            Period::Quarter { year: Some(at.year()), quarter: Some(quarter_of(at.month())) }
        }
        Unit::Year => Period::Year(day.year().checked_add(Year::try_from(n).ok()?)),
        Unit::Decade => Period::Decade(day.year().div_euclid(10).checked_add(Year::try_from(n).ok()?)?),
        Unit::Century => Period::Century(day.year().div_euclid(100).checked_add(Year::try_from(n).ok()?)?),
        Unit::Millennium => return None,
    })
}
