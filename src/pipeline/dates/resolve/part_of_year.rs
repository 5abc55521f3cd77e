//! Days, months, seasons, quarters and holidays: which year they belong to.

use jiff::civil::Date;

use super::super::Anchor;
use super::super::calendar::{Period, Year, first_month, quarter_of};
use super::super::expression::YearOf;
use super::super::holiday;
use super::super::lexicon::{Role, Season};
use super::tense::Bearing;
use super::{Meaning, Resolver};

impl Resolver<'_, '_, '_> {
    /// The year said, with what it was counted from.
    pub(super) fn year_of(&self, year: YearOf) -> (Option<Year>, Option<Anchor>) {
        let from = |told: Option<(Year, Anchor)>, n: Year| match told {
            Some((year, anchor)) => (year.checked_add(n), Some(anchor)),
            None => (None, None),
        };
        let now = self.narrative.now.map(|d| (d.year(), Anchor::Publication));
        let then = || self.narrative.then_year(self.place.paragraph);
        match year {
            YearOf::Given(year) => (Some(year), None),
            YearOf::FromNow(n) => from(now.or_else(then), n),
            YearOf::FromThen(0) => from(self.narrative.that_year(), 0),
            YearOf::FromThen(n) => from(then(), n),
            YearOf::Last => from(now.or_else(then), -1),
            YearOf::Next => from(now.or_else(then), 1),
            YearOf::Open => from(then(), 0),
        }
    }

    pub(super) fn day(&self, weekday: Option<i8>, day: i8, month: Option<i8>, year: YearOf) -> Meaning {
        let Some(month) = month else { return self.day_of_month_told(day) };
        if year != YearOf::Open {
            let (year, anchor) = self.year_with(year, month, month);
            return Meaning::date(Period::Day { year, month, day }, anchor);
        }
        let Some(now) = self.narrative.now else {
            let (year, anchor) = self.narrative_year(month);
            return Meaning::date(Period::Day { year, month, day }, anchor);
        };
        if let Some((year, anchor)) = self.opening_year() {
            return Meaning::date(Period::Day { year: Some(year), month, day }, Some(anchor));
        }
        let candidates = [-1, 0, 1].into_iter().filter_map(|n| Date::new(now.year() + n, month, day).ok());
        let fits = |d: &Date| weekday.is_none_or(|w| d.weekday().to_monday_one_offset() == w);
        let date =
            self.nearest(now, candidates.clone().filter(fits)).or_else(|| self.nearest(now, candidates));
        match date {
            Some(date) => Meaning::date(Period::day(date), Some(Anchor::Publication)),
            None => Meaning::date(Period::Day { year: None, month, day }, None),
        }
    }

    /// The year that opens the sentence: "Last year, it began on March 23".
    fn opening_year(&self) -> Option<(Year, Anchor)> {
        let (_, told) = self.narrative.opening.filter(|(sentence, _)| *sentence == self.place.sentence)?;
        Some((told.what, Anchor::Timex(told.by)))
    }

    /// The candidate nearest to the publication, on the side that the tense says.
    fn nearest(&self, now: Date, candidates: impl Iterator<Item = Date>) -> Option<Date> {
        let bearing = self.bearing();
        candidates.min_by_key(|d| {
            let days = d.since(now).map_or(i32::MAX / 8, |s| s.get_days());
            days.saturating_abs().saturating_mul(against(bearing, days))
        })
    }

    /// "the 28th": of the month told about.
    fn day_of_month_told(&self, day: i8) -> Meaning {
        match self.narrative.then_month() {
            Some(((year, month), anchor)) if Date::new(year, month, day).is_ok() => {
                Meaning::date(Period::Day { year: Some(year), month, day }, Some(anchor))
            }
            _ => Meaning::date(Period::SomeDay, None),
        }
    }

    /// The year of a bare month in a text without a publication date. A history is told in order: the month comes
    /// after what was told and before the next date that has a year, where one of the years around allows it.
    fn narrative_year(&self, month: i8) -> (Option<Year>, Option<Anchor>) {
        let Some(told) = self.narrative.story_year(self.place.paragraph) else {
            return (self.ahead.map(|(year, _)| year), None);
        };
        let anchor = Some(Anchor::Timex(told.by));
        let from = self.narrative.month.map_or(0, |m| m.what.1);
        // a year that stands alone in the paragraph before is a heading ("2005: elections")
        let headed = self.narrative.month.is_none() && told.paragraph + 1 == self.place.paragraph;
        let same_paragraph = told.paragraph == self.place.paragraph || headed;
        let year = match self.ahead {
            _ if self.narrative.is_headed(told) => told.what,
            Some((year, until)) if year > told.what && !same_paragraph && month <= until => year,
            Some((year, _)) if year == told.what + 1 && month + 6 < from => year,
            Some((year, _)) if year > told.what && month + 10 < from => told.what + 1,
            None if month + 6 < from => told.what + 1,
            _ => told.what,
        };
        (Some(year), anchor)
    }

    pub(super) fn month(&self, month: i8, year: YearOf) -> Meaning {
        let (year, anchor) = self.year_with(year, month, month);
        Meaning::date(Period::Month { year, month }, anchor)
    }

    pub(super) fn season(&self, season: Season, year: YearOf) -> Meaning {
        let first = first_month(season);
        let (year, anchor) = self.year_with(year, first, first + 2);
        Meaning::date(Period::Season { year, season }, anchor)
    }

    /// The year of a part of the year from month `first` to `last` (over 12: into the next year).
    fn year_with(&self, year: YearOf, first: i8, last: i8) -> (Option<Year>, Option<Anchor>) {
        let Some(now) = self.narrative.now else {
            return if year == YearOf::Open { self.narrative_year(first) } else { self.year_of(year) };
        };
        if let Some((year, anchor)) = self.opening_year().filter(|_| year == YearOf::Open) {
            return (Some(year), Some(anchor));
        }
        let month = now.month();
        let n = match year {
            // "last February" in March is not last month
            YearOf::Last => Year::from(last < month && last + 1 != month) - 1,
            YearOf::Next => Year::from(first <= month),
            YearOf::Open => {
                let bearing = self.bearing();
                let distance = |n: &Year| {
                    let months = i32::from(*n) * 12 + i32::from(first - month);
                    // a season that has begun is as near as can be
                    let months = if months < 0 { (months + i32::from(last - first)).min(0) } else { months };
                    months.abs() * against(bearing, months)
                };
                [0, -1, 1].into_iter().min_by_key(distance).unwrap_or(0)
            }
            said => return self.year_of(said),
        };
        (Some(now.year() + n), Some(Anchor::Publication))
    }

    pub(super) fn quarter(&self, number: Option<i8>, year: YearOf, ended: Option<i8>) -> Meaning {
        if let Some(number) = number {
            let (year, anchor) = match (year, self.narrative.now) {
                (YearOf::FromThen(n), _) => self.quarters_year(n),
                (YearOf::Open, Some(now)) => {
                    (Some(self.year_of_quarter(number, now)), Some(Anchor::Publication))
                }
                (year, _) => self.year_of(year),
            };
            return Meaning::date(Period::Quarter { year, quarter: Some(number) }, anchor);
        }
        let told = self.narrative.then_quarter();
        // "the quarter ended Sept. 30" is the first where the company just told of its fiscal first quarter
        let ended = ended.filter(|_| self.narrative.quarter.is_none());
        let quarter =
            ended.map(|month| quarter_of(if month == 1 { 12 } else { month - 1 })).or(told.map(|t| t.0.1));
        let compared = matches!(year, YearOf::FromThen(_) | YearOf::Given(_));
        let (year, anchor) = match year {
            YearOf::Open if ended.is_some() => self.year_of(YearOf::FromNow(0)),
            YearOf::Open => (told.map(|t| t.0.0), told.map(|t| t.1)),
            YearOf::FromThen(n) | YearOf::FromNow(n) => self.quarters_year(n),
            year => self.year_of(year),
        };
        // "nine-month net rose from the 1988 period"
        let words = self.words;
        let any_period = (self.found.start..self.found.end).any(|i| words.is(i, &[Role::Period]));
        let period = if compared && any_period && self.tells_longer() {
            Period::Year(year)
        } else {
            Period::Quarter { year, quarter }
        };
        Meaning::date(period, anchor)
    }

    /// Whether the paragraph tells of figures for longer than a quarter.
    pub(super) fn tells_longer(&self) -> bool {
        self.narrative.longer == Some(self.place.paragraph)
    }

    /// The year of the quarter told about, moved by `n`.
    fn quarters_year(&self, n: Year) -> (Option<Year>, Option<Anchor>) {
        self.narrative.then_quarter().map(|((year, _), anchor)| (year + n, anchor)).unzip()
    }

    /// A quarter without a year: the latest that has begun, or the nearest if the words point ahead.
    fn year_of_quarter(&self, number: i8, now: Date) -> Year {
        let current = quarter_of(now.month());
        let ahead = self.bearing() == Bearing::Ahead;
        let next = i32::from(number + 4 - current).abs() < i32::from(number - current).abs();
        match (number <= current, ahead) {
            (true, true) if next => now.year() + 1,
            (false, false) => now.year() - 1,
            _ => now.year(),
        }
    }

    pub(super) fn holiday(&self, holiday: usize, year: YearOf) -> Meaning {
        if let Some(day) = holiday::once(holiday) {
            return Meaning::date(Period::day(day), None);
        }
        let (said, anchor) = self.year_of(year);
        let on = |year| holiday::date(holiday, year);
        let date = match (year, self.narrative.now) {
            (YearOf::Open, Some(now)) => {
                self.nearest(now, [-1, 0, 1].into_iter().filter_map(|n| on(now.year() + n)))
            }
            (YearOf::Last, Some(now)) => {
                [0, -1].into_iter().filter_map(|n| on(now.year() + n)).find(|&d| d < now)
            }
            (YearOf::Next, Some(now)) => {
                [0, 1].into_iter().filter_map(|n| on(now.year() + n)).find(|&d| d > now)
            }
            _ => said.and_then(on),
        };
        match date {
            Some(date) => Meaning::date(Period::day(date), anchor),
            None => Meaning::date(Period::Year(said), anchor),
        }
    }
}

/// How much farther a day or month on the wrong side of the publication counts: news tells of the past, and what
/// lies ahead must be much nearer to be meant, unless the words point there.
const fn against(bearing: Bearing, distance: i32) -> i32 {
    match bearing {
        Bearing::Ahead | Bearing::Planned if distance < 0 => 4,
        Bearing::Back if distance > 0 => 6,
        Bearing::Past if distance > 0 => 20,
        Bearing::Open if distance > 0 => 2,
        _ => 1,
    }
}
