//! Narrative time: what the text has told of so far, and the day of publication. Relative expressions count from one
//! or the other.

use jiff::civil::Date;

use super::super::calendar::{Period, Year, quarter_of};
use super::super::{Anchor, TimexId};
use crate::pipeline::text::SentenceId;

/// The times that later expressions refer back to, each with the expression that told it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Narrative {
    /// The day of publication.
    pub now: Option<Date>,
    /// The last day told about; none once a larger period came after it.
    pub day: Option<Told<Date>>,
    /// Whether that day is the first of a week that was told about.
    pub is_week: bool,
    /// The last month told about.
    pub month: Option<Told<(Year, i8)>>,
    /// The last year told about.
    pub year: Option<Told<Year>>,
    /// The last year mentioned, also in passing ("in 1940"): what "that year" means.
    pub mentioned: Option<Told<Year>>,
    /// The last quarter told about; business news keeps one as the period of its figures.
    pub quarter: Option<Told<(Year, i8)>>,
    /// The last quarter named, also one that figures are compared with: what "that quarter" means.
    pub named: Option<Told<(Year, i8)>>,
    /// The paragraph that last told of figures for longer than a quarter ("in the nine months").
    pub longer: Option<u32>,
    /// The first and last year of the last heading that has some ("Naval war, 1939-41").
    pub section: Option<Told<(Year, Year)>>,
    /// The year that opens a sentence ("Last year, it began on March 23"), and which sentence.
    pub opening: Option<(SentenceId, Told<Year>)>,
    /// Whether the story has gone on into the next year since that heading.
    pub moved: bool,
}

/// How an expression stands in its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// In which paragraph.
    pub paragraph: u32,
    /// In which sentence.
    pub sentence: SentenceId,
    /// Whether that paragraph is a heading.
    pub heading: bool,
    /// Whether it opens its sentence ("In 1863, …"), which moves the story there.
    pub fronted: bool,
    /// Whether it is all that its sentence opens with ("Last year, …").
    pub opening: bool,
    /// Whether it says when something happened ("in 1863"), not what it is compared with or bounded by.
    pub placed: bool,
}

/// Something told, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told<T> {
    /// What.
    pub what: T,
    /// By which expression.
    pub by: TimexId,
    /// In which paragraph.
    pub paragraph: u32,
}

impl Narrative {
    /// Notes a resolved period. A year is an aside once the story has a month, unless it opens its sentence.
    pub fn tell(&mut self, period: Period, by: TimexId, place: Place) {
        let paragraph = place.paragraph;
        let told = |what| Some(Told { what, by, paragraph });
        if let Some(year) = period.year() {
            self.mentioned = told(year);
            if place.heading {
                self.head(year, by, paragraph);
            } else {
                self.moved |=
                    place.fronted && self.section.is_some_and(|s| year == s.what.1.saturating_add(1));
            }
        }
        if let Period::Year(Some(what)) = period
            && place.opening
        {
            self.opening = Some((place.sentence, Told { what, by, paragraph }));
        }
        self.is_week = matches!(period, Period::Week { .. } | Period::Weekend { .. });
        match period {
            Period::Day { year: Some(y), month, day } => {
                self.day = Date::new(y, month, day).ok().map(|what| Told { what, by, paragraph });
                self.month = Some(Told { what: (y, month), by, paragraph });
                self.year = told(y);
            }
            Period::Month { year: Some(y), month } => {
                self.day = None;
                self.month = Some(Told { what: (y, month), by, paragraph });
                self.year = told(y);
            }
            Period::Quarter { year: Some(y), quarter: Some(q) } => {
                // a quarter not yet over is an outlook, and an earlier one that it is compared with an aside: figures are
                // of the one told before
                let over = self.now.is_none_or(|now| (y, q) < (now.year(), quarter_of(now.month())));
                let aside = !place.placed && self.quarter.is_some_and(|told| (y, q) < told.what);
                if (over && !aside) || self.quarter.is_none() {
                    self.quarter = Some(Told { what: (y, q), by, paragraph });
                }
                self.longer = None;
            }
            Period::Year(Some(_)) if self.month.is_some() && !place.fronted => {}
            Period::Season { year: Some(y), .. }
            | Period::Half { year: Some(y), .. }
            | Period::Year(Some(y)) => {
                self.day = None;
                self.month = None;
                self.year = told(y);
            }
            Period::Week { .. } | Period::Weekend { .. } => {
                if let Some((first, _)) = period.bounds() {
                    self.day = Some(Told { what: first, by, paragraph });
                    self.year = told(first.year());
                }
            }
            _ => {}
        }
    }

    /// Notes a quarter named, told about or not.
    pub fn name(&mut self, period: Period, by: TimexId, place: Place) {
        if let Period::Quarter { year: Some(year), quarter: Some(quarter) } = period {
            self.named = Some(Told { what: (year, quarter), by, paragraph: place.paragraph });
        }
    }

    /// Notes a year in a heading; two years in one are a range.
    fn head(&mut self, year: Year, by: TimexId, paragraph: u32) {
        let first = match self.section {
            Some(section) if section.paragraph == paragraph => section.what.0.min(year),
            _ => year,
        };
        self.section = Some(Told { what: (first, year.max(first)), by, paragraph });
        self.moved = false;
    }

    /// The year of the story in a paragraph: the one told last, but not one that another paragraph told in passing
    /// when the heading says otherwise.
    pub fn story_year(&self, paragraph: u32) -> Option<Told<Year>> {
        let Some(section) = self.section else { return self.year };
        let (first, last) = section.what;
        let own = self.year.is_some_and(|told| told.paragraph == paragraph || (self.moved && first == last));
        if own || section.paragraph == paragraph {
            return self.year;
        }
        let year = self.year.map_or(first, |told| told.what.clamp(first, last));
        match self.year {
            Some(told) if told.what == year => Some(told),
            _ => Some(Told { what: year, by: section.by, paragraph: section.paragraph }),
        }
    }

    /// Whether the one year of the running heading is the year told: months of its section are then months of it.
    pub fn is_headed(&self, told: Told<Year>) -> bool {
        self.section.is_some_and(|section| section.what == (told.what, told.what))
    }

    /// The day that a narrative offset counts from: the day told about, else the day of publication.
    pub fn then(&self) -> Option<(Date, Anchor)> {
        self.day.map(|d| (d.what, Anchor::Timex(d.by))).or_else(|| {
            self.now.filter(|_| self.month.is_none() && self.year.is_none()).map(|d| (d, Anchor::Publication))
        })
    }

    /// The year told about, else that of the publication.
    pub fn then_year(&self, paragraph: u32) -> Option<(Year, Anchor)> {
        self.story_year(paragraph)
            .map(|y| (y.what, Anchor::Timex(y.by)))
            .or_else(|| self.now.map(|d| (d.year(), Anchor::Publication)))
    }

    /// The year that "that year" points back to: the last one mentioned.
    pub fn that_year(&self) -> Option<(Year, Anchor)> {
        self.mentioned
            .map(|y| (y.what, Anchor::Timex(y.by)))
            .or_else(|| self.now.map(|d| (d.year(), Anchor::Publication)))
    }

    /// The month told about, else that of the publication.
    pub fn then_month(&self) -> Option<((Year, i8), Anchor)> {
        self.month.map(|m| (m.what, Anchor::Timex(m.by))).or_else(|| {
            self.now.filter(|_| self.year.is_none()).map(|d| ((d.year(), d.month()), Anchor::Publication))
        })
    }

    /// The quarter told about, else the last that ended before the publication.
    pub fn then_quarter(&self) -> Option<((Year, i8), Anchor)> {
        self.quarter.map(|q| (q.what, Anchor::Timex(q.by))).or_else(|| {
            let now = self.now?;
            let quarter = quarter_of(now.month());
            let last = if quarter == 1 { (now.year() - 1, 4) } else { (now.year(), quarter - 1) };
            Some((last, Anchor::Publication))
        })
    }
}
