//! Which figures belong to another event than the article's own: last year's attack, the whole war, the flood of 1923.
//!
//! Three kinds of sign. Phrases of another time ("in recent years", "since the war began"); an earlier event as what
//! this one answers or recalls ("in retaliation for the killing of", "the anniversary of"); and dates: a figure whose
//! day is far from the day of the article's own event. Where nothing would be left, the article is about that event.

use jiff::civil::Date;
use rustc_hash::FxHashSet;

use super::CasualtyKind;
use super::assemble::Told;
use super::lexicon::LEXICON;
use super::scene::Scene;
use crate::pipeline::Reference;
use crate::pipeline::dates::{Timex, TimexType};
use crate::pipeline::text::{SentenceId, TokenId, TokenRange};

/// Days beyond which a figure's day is that of another event.
const FAR: i32 = 60;
/// Days beyond which a time told is a whole year.
const YEAR: i32 = 300;

/// Marks figures of other events.
pub fn place(scene: &Scene<'_, '_>, dates: &[Timex], reference: Option<Reference>, told: &mut [Told]) {
    let head = |t: &Told| t.hit.victims.head;
    let aside = of_sentences(scene, told, head, |sentence| {
        is_listed_item(scene, sentence) || is_elsewhen(scene, sentence)
    });
    let counted_over = of_sentences(scene, told, head, |sentence| time_counted_over(scene, sentence));
    for i in 0..told.len() {
        let over_time = counted_over[i].is_some_and(|over| is_nearest(scene, told, i, over));
        told[i].figure.background = aside[i] || over_time;
    }
    keep_the_only_event(told);
    let days: Vec<Option<Day>> = told.iter().map(|t| day(dates, t)).collect();
    let own = own_day(told, &days, reference);
    let looks_back = of_sentences(scene, told, start_of, |sentence| {
        sentence.iter().any(|t| since_long(scene, dates, own, t) || over_years(scene, t))
    });
    // An article that opens with the toll of a past year is about that year.
    let opens_back = told
        .iter()
        .zip(&days)
        .find(|(t, _)| !t.figure.background)
        .is_some_and(|(_, first)| own.zip(*first).is_some_and(|(own, first)| first.is_year_before(own)));
    let past: Vec<bool> = (told.iter().zip(&days).zip(looks_back))
        .map(|((t, day), looks_back)| {
            looks_back
                || own.zip(*day).is_some_and(|(own, day)| {
                    day.is_far_from(own) || (day.is_year_before(own) && !opens_back)
                })
                || is_recalled(scene, t)
        })
        .collect();
    // An article on the trial or the anniversary is about that event, whoever was arrested these days.
    let real = |t: &Told| !t.figure.hypothetical && !t.figure.negated;
    let harm = |t: &Told| super::registry::is_harm(t.figure.kind);
    let any_harm = told.iter().any(|t| real(t) && harm(t));
    let counts = |t: &Told| !t.figure.background && real(t);
    let here: FxHashSet<(CasualtyKind, u64)> = told
        .iter()
        .zip(&past)
        .filter(|(t, past)| !**past && counts(t))
        .map(|(t, _)| (t.figure.kind, t.figure.value.unwrap_or(0)))
        .collect();
    // "The deaths of nine patients … she killed the nine in 2009": the same count is of the same event.
    let same = |t: &Told| t.figure.value.is_some_and(|n| n > 1 && here.contains(&(t.figure.kind, n)));
    let told_here = |&(kind, _): &(CasualtyKind, u64)| super::registry::is_harm(kind) || !any_harm;
    if !here.iter().any(told_here) {
        return;
    }
    // So is what stands in one sentence with it.
    let sentence = |t: &Told| scene.document().token(t.hit.victims.head).sentence;
    let same: FxHashSet<SentenceId> = told.iter().filter(|t| same(t)).map(sentence).collect();
    for (t, past) in told.iter_mut().zip(past) {
        t.figure.background |= past && !same.contains(&sentence(t));
    }
}

/// "Two men were arrested over the shooting that killed four last year": where all who came to harm did so in another
/// year, the article is about that event.
fn keep_the_only_event(told: &mut [Told]) {
    let harm =
        |t: &Told| super::registry::is_harm(t.figure.kind) && !t.figure.hypothetical && !t.figure.negated;
    let detained = told.iter().any(|t| t.figure.kind == CasualtyKind::Detained && !t.figure.background);
    if detained && told.iter().filter(|t| harm(t)).all(|t| t.figure.background) {
        told.iter_mut().filter(|t| harm(t)).for_each(|t| t.figure.background = false);
    }
}

/// The days that a date can mean, first and last.
#[derive(Clone, Copy)]
struct Day(Date, Date);

impl Day {
    /// Whether it is a whole year that ended before the other: a count of that year, not of one event.
    fn is_year_before(self, own: Self) -> bool {
        (self.1 - self.0).get_days() > YEAR && self.1 < own.0
    }

    /// Whether more than [`FAR`] days lie between the two.
    fn is_far_from(self, own: Self) -> bool {
        let between = |from: Date, to: Date| (to - from).get_days();
        between(self.1, own.0) > FAR || between(own.1, self.0) > FAR
    }
}

fn day(dates: &[Timex], told: &Told) -> Option<Day> {
    let timex = dates.get(told.figure.date?.0 as usize)?;
    Some(Day(timex.earliest?, timex.latest?))
}

/// The day of the article's own event: the publication's, unless the article opens with an older event and tells of
/// none in these days; without a publication date, the first that is told.
fn own_day(told: &[Told], days: &[Option<Day>], reference: Option<Reference>) -> Option<Day> {
    let first = told.iter().position(|t| !t.figure.background && !t.hit.victims.pronoun)?;
    let Some(published) = reference.map(|r| Day(r.date, r.date)) else {
        return days.iter().flatten().next().copied();
    };
    // With no figure of these days, it looks back.
    let recent = days[first].is_none() || days.iter().flatten().any(|day| !day.is_far_from(published));
    if recent { Some(published) } else { days[first] }
}

/// What is asked of the sentence around a token of each figure, in their order; asked once for figures in a row that
/// share it, of which a long list in one sentence has many.
fn of_sentences<A: Copy>(
    scene: &Scene<'_, '_>,
    told: &[Told],
    token: impl Fn(&Told) -> TokenId,
    ask: impl Fn(TokenRange) -> A,
) -> Vec<A> {
    let mut last = None;
    let answer = |t: &Told| {
        let sentence = scene.sentence(token(t));
        let (_, answer) =
            last.filter(|(asked, _)| *asked == sentence).unwrap_or_else(|| (sentence, ask(sentence)));
        last = Some((sentence, answer));
        answer
    };
    told.iter().map(answer).collect()
}

/// Where a figure and what happened start.
fn start_of(told: &Told) -> TokenId {
    told.hit.victims.tokens.start.min(told.hit.trigger.start)
}

/// Whether a sentence is no part of the article's own account: an item of a list of videos ("1:09 Man shot").
fn is_listed_item(scene: &Scene<'_, '_>, sentence: TokenRange) -> bool {
    let clock = |word: &str| {
        word.split_once(':').is_some_and(|(a, b)| {
            !a.is_empty()
                && b.len() == 2
                && a.len() <= 2
                && a.bytes().chain(b.bytes()).all(|c| c.is_ascii_digit())
        })
    };
    clock(scene.norm(sentence.start))
}

fn is_elsewhen(scene: &Scene<'_, '_>, sentence: TokenRange) -> bool {
    sentence.iter().any(|t| LEXICON.background.elsewhen.longest_at(scene.document(), t).is_some())
}

/// "14 were killed on Monday, and 63 *this month*": the time that something was counted over.
fn time_counted_over(scene: &Scene<'_, '_>, sentence: TokenRange) -> Option<TokenRange> {
    sentence.iter().find_map(|t| {
        let (tokens, ()) = LEXICON.background.counted_over.longest_at(scene.document(), t)?;
        // "Earlier this month" is a day of its own.
        (!matches!(scene.before(t, 1), "earlier" | "later")).then_some(tokens)
    })
}

/// Whether a figure is the one in its sentence that is nearest to the time counted over.
fn is_nearest(scene: &Scene<'_, '_>, told: &[Told], i: usize, over: TokenRange) -> bool {
    let sentence = scene.sentence(told[i].hit.victims.head);
    let distance = |t: &Told| {
        let parts = [t.hit.victims.tokens, t.hit.trigger];
        parts.iter().map(|s| over.start.0.abs_diff(s.end.0).min(s.start.0.abs_diff(over.end.0))).min()
    };
    let near = &told[i.saturating_sub(4)..told.len().min(i + 5)];
    let others = near.iter().filter(|t| scene.sentence(t.hit.victims.head) == sentence);
    others.filter_map(distance).min() == distance(&told[i])
}

/// How far before what happened the lead to an earlier event may stand, in tokens.
const REACH: usize = 12;

/// An earlier event, by the words before the figure.
fn is_recalled(scene: &Scene<'_, '_>, told: &Told) -> bool {
    let start = start_of(told);
    let sentence = scene.sentence(start);
    let floor = TokenId(start.0.saturating_sub(REACH as u32).max(sentence.start.0));
    let before = TokenRange::new(floor, start);
    before.iter().any(|t| {
        LEXICON.background.recalls.longest_at(scene.document(), t).is_some() || comes_after(scene, t)
    })
}

/// "It *came less than a week after*": the time that lies between two events, by its last word.
fn comes_after(scene: &Scene<'_, '_>, after: TokenId) -> bool {
    let unit = |word: &str| {
        matches!(
            word,
            "hours"
                | "day"
                | "days"
                | "week"
                | "weeks"
                | "month"
                | "months"
                | "year"
                | "years"
                | "decade"
                | "decades"
        )
    };
    scene.norm(after) == "after"
        && unit(scene.before(after, 1))
        && (2..=6).any(|back| matches!(scene.before(after, back), "came" | "comes" | "come" | "coming"))
}

/// "Since 2009", "since the war began".
fn since_long(scene: &Scene<'_, '_>, dates: &[Timex], own: Option<Day>, t: TokenId) -> bool {
    if scene.norm(t) != "since" {
        return false;
    }
    let (from, to) = (t + 1, t + 6);
    let war = TokenRange::new(from, to)
        .iter()
        .take_while(|&w| scene.norm(w) != "," && scene.norm(w) != ".")
        .any(|w| LEXICON.background.wars.contains(scene.norm(w)));
    if war {
        return true;
    }
    if from.index() >= scene.document().len() {
        return false;
    }
    let at = scene.document().token(from).span.start;
    let timex = dates.get(dates.partition_point(|d| d.span.end <= at));
    let day = timex
        .filter(|d| d.span.start <= at + 4 && d.kind == TimexType::Date)
        .and_then(|d| d.earliest.zip(d.latest));
    day.zip(own).is_some_and(|((from, to), own)| Day(from, to).is_far_from(own))
}

/// "In five years of war", "the three-year-old conflict", "over the past decade".
fn over_years(scene: &Scene<'_, '_>, t: TokenId) -> bool {
    let word = scene.norm(t);
    let span = matches!(word, "years" | "year" | "decade" | "decades" | "months");
    let of_war = span
        && (1..=5)
            .take_while(|&n| {
                matches!(scene.norm(t + n), "of" | "-" | "old" | "long" | "civil" | "bloody")
                    || LEXICON.background.wars.contains(scene.norm(t + n))
            })
            .any(|n| LEXICON.background.wars.contains(scene.norm(t + n)));
    let past = matches!(word, "decade" | "decades" | "years")
        && (1..=3).any(|back| matches!(scene.before(t, back), "past" | "last"))
        && (1..=5).any(|back| matches!(scene.before(t, back), "over" | "in" | "during"));
    of_war || past
}
