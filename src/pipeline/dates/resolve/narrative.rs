//! Narrative time: what the text has told of so far, and the day of publication. Relative expressions count from one
//! or the other.

use jiff::civil::Date;

use super::super::calendar::{Period, Year, quarter_of};
use super::super::{Anchor, TimexId};

/// The times that later expressions refer back to, each with the expression that told it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Narrative {
    /// The day of publication.
    pub now: Option<Date>,
    /// The last day told about; none once a larger period came after it.
    pub day: Option<Told<Date>>,
    /// The last month told about.
    pub month: Option<Told<(Year, i8)>>,
    /// The last year told about.
    pub year: Option<Told<Year>>,
    /// The last quarter told about; business news keeps one as the period of its figures.
    pub quarter: Option<Told<(Year, i8)>>,
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
    /// Notes a resolved period. `fronted`: it opens its sentence ("In 1863, …"), which moves the story there; a bare
    /// year elsewhere is an aside once the story has a month.
    pub fn tell(&mut self, period: Period, by: TimexId, paragraph: u32, fronted: bool) {
        let year = |what| Some(Told { what, by, paragraph });
        match period {
            Period::Day { year: Some(y), month, day } => {
                self.day = Date::new(y, month, day).ok().map(|what| Told { what, by, paragraph });
                self.month = Some(Told { what: (y, month), by, paragraph });
                self.year = year(y);
            }
            Period::Month { year: Some(y), month } => {
                self.day = None;
                self.month = Some(Told { what: (y, month), by, paragraph });
                self.year = year(y);
            }
            Period::Quarter { year: Some(y), quarter: Some(q) } => {
                // a quarter not yet over is an outlook; figures are of the one told before
                let over = self.now.is_none_or(|now| (y, q) < (now.year(), quarter_of(now.month())));
                if over || self.quarter.is_none() {
                    self.quarter = Some(Told { what: (y, q), by, paragraph });
                }
            }
            Period::Year(Some(_)) if !fronted && self.month.is_some() => {}
            Period::Season { year: Some(y), .. }
            | Period::Half { year: Some(y), .. }
            | Period::Year(Some(y)) => {
                self.day = None;
                self.month = None;
                self.year = year(y);
            }
            Period::Week { .. } | Period::Weekend { .. } => {
                if let Some((first, _)) = period.bounds() {
                    self.day = Some(Told { what: first, by, paragraph });
                    self.year = year(first.year());
                }
            }
            _ => {}
        }
    }

    /// The day that a narrative offset counts from: the day told about, else the day of publication.
    pub fn then(&self) -> Option<(Date, Anchor)> {
        self.day.map(|d| (d.what, Anchor::Timex(d.by))).or_else(|| {
            self.now.filter(|_| self.month.is_none() && self.year.is_none()).map(|d| (d, Anchor::Publication))
        })
    }

    /// The year told about, else that of the publication.
    pub fn then_year(&self) -> Option<(Year, Anchor)> {
        self.year
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
