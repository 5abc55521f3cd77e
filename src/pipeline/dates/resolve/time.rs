//! Times of day: which day they belong to.

use jiff::civil::Date;

use super::super::calendar::{Period, TimeOfDay};
use super::super::lexicon::Role;
use super::super::{Anchor, TimexType};
use super::narrative::Told;
use super::{Bearing, Meaning, Resolver, bearing};

impl Resolver<'_, '_, '_> {
    /// Adds the time of day.
    pub(super) fn at_time(&self, meaning: Meaning) -> Meaning {
        let Some(time) = self.found.time else { return meaning };
        let mut value = meaning.value;
        time.push_to(&mut value);
        Meaning { kind: TimexType::Time, value, ..meaning }
    }

    /// The day that a time of day without a day belongs to: the one told about in this paragraph, else that of
    /// publication.
    pub(super) fn day_of_time(&self) -> Meaning {
        // "the morning" is that of the day told about, however far back
        let told =
            if self.words.is(self.found.start, &[Role::The]) { self.narrative.day } else { self.day_told() };
        let told = told.or_else(|| self.day_before_paragraph()).filter(|day| !self.is_over(day.what));
        match (told, self.narrative.now) {
            (Some(day), _) => Meaning::date(Period::day(day.what), Some(Anchor::Timex(day.by))),
            (None, Some(now)) => Meaning::date(Period::day(now), Some(Anchor::Publication)),
            (None, None) => Meaning::date(Period::SomeDay, None),
        }
    }

    /// "A vigil *will be held at 7 p.m.*": what is ahead is not on a day that is over.
    fn is_over(&self, day: Date) -> bool {
        self.narrative.now.is_some_and(|now| day < now)
            && matches!(bearing(self.words, self.found), Bearing::Ahead)
    }

    /// "He died late Monday night.¶ The shooting *happened at 11:30 p.m.*": what the clock of a past event says is of the
    /// day told in the paragraph before.
    fn day_before_paragraph(&self) -> Option<Told<Date>> {
        let near = |d: &Told<Date>| {
            !self.narrative.is_week
                && d.paragraph + 1 == self.place.paragraph
                && self.narrative.now.is_some_and(|now| d.what < now)
        };
        let clock = matches!(self.found.time, Some(TimeOfDay::Clock { .. }));
        let day = self.narrative.day.filter(near).filter(|_| clock)?;
        matches!(bearing(self.words, self.found), Bearing::Back | Bearing::Past).then_some(day)
    }

    /// The night before the day told about in this paragraph, else before the publication.
    pub(super) fn overnight(&self) -> Meaning {
        let told = self.day_told().map(|day| (day.what, Anchor::Timex(day.by)));
        let by_day = told.or_else(|| self.narrative.now.map(|now| (now, Anchor::Publication)));
        match by_day.and_then(|(day, anchor)| Some((day.yesterday().ok()?, anchor))) {
            Some((night, anchor)) => Meaning::date(Period::day(night), Some(anchor)),
            None => Meaning::date(Period::SomeDay, None),
        }
    }

    /// The day told about in this paragraph; in a text without a publication date, in any before.
    fn day_told(&self) -> Option<Told<Date>> {
        let published = self.narrative.now.is_some();
        let far = |d: Told<Date>| d.paragraph != self.place.paragraph || self.narrative.is_week;
        self.narrative.day.filter(|&day| !(published && far(day)))
    }
}
