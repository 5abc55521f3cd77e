//! Counted groups of victims of one kind: which add up, which are the same told again, which are the whole.

use super::assemble::Told;
use super::chunks::Count;
use super::scene::Scene;
use super::territory::{Spread, Territories};
use super::whole;
use super::{CasualtyKind, FigureId, VictimCategory};
use crate::pipeline::numbers::Qualifier;
use crate::pipeline::text::{Span, TokenRange};

/// What the counted figures of one kind come to.
#[derive(Clone, Debug, Default)]
pub struct Counted {
    /// The largest figure that can be the whole.
    pub whole: Option<u64>,
    /// The whole that the headline gives or that is told most often: details later on do not add to it.
    pub settled: Option<u64>,
    /// Whether the whole is of all who came to harm, whoever did it: not "others", not what someone did.
    pub includes_all: bool,
    /// The sum of groups that do not overlap.
    pub sum: u64,
    /// The smallest and the largest whole that the article gives.
    pub low: Option<u64>,
    /// See `low`.
    pub high: Option<u64>,
    /// Perpetrators among the groups.
    pub perpetrators: u64,
    /// The largest figure that the article calls the total.
    pub total: Option<u64>,
    /// Those told after the whole as more than it: "one more died on Tuesday".
    pub more: u64,
    /// The figures by territory.
    pub spread: Spread,
    /// The figures that count.
    pub figures: Vec<FigureId>,
    /// The groups that were added up, by category.
    pub groups: Vec<Group>,
    /// The groups of the run at hand.
    open: Vec<Group>,
}

/// A group of victims.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    /// Who.
    pub category: VictimCategory,
    /// How many.
    pub value: u64,
    /// Where.
    place: Option<Span>,
}

/// Territories are added up over the first so many tokens: an article tells early what its event cost, and later
/// goes into detail.
const LEAD: usize = 600;

/// Figures further apart than this many sentences are not added up.
const NEAR: u32 = 2;

impl Counted {
    /// Ends a run of groups that stand close together; the largest run counts.
    fn close_groups(&mut self) {
        let sum = self.open.iter().map(|g| g.value).sum();
        if sum > self.sum {
            self.sum = sum;
            self.groups = std::mem::take(&mut self.open);
        } else {
            self.open.clear();
        }
    }
}

/// Whether a figure can count towards the article's own event.
pub fn counts(all: &[Told], told: &Told) -> bool {
    let f = &told.figure;
    // "four were shot, one of them fatally": a part of another kind counts among its own.
    let part = f.part_of.is_some_and(|id| all.get(id.0 as usize).is_some_and(|w| w.figure.kind == f.kind));
    // "including two of the officers", of a whole that was not found.
    let stray = told.hit.part && f.part_of.is_none() && !told.hit.victims.partitive;
    !part
        && !stray
        && !f.background
        && !f.hypothetical
        && !f.negated
        && f.same_as.is_none()
        && !told.hit.superseded
}

/// A number, or a word for more than one: "both", "a couple".
pub fn is_group(told: &Told) -> bool {
    matches!(told.hit.victims.count, Count::Number(_)) || told.figure.value.is_some_and(|v| v > 1)
}

/// Which categories cannot overlap: fighters, the state's forces, everybody else.
fn class(category: VictimCategory) -> Option<u8> {
    match category {
        VictimCategory::Militant | VictimCategory::Perpetrator => Some(0),
        VictimCategory::Military | VictimCategory::Police => Some(1),
        VictimCategory::Civilian
        | VictimCategory::Child
        | VictimCategory::Woman
        | VictimCategory::Journalist
        | VictimCategory::AidWorker => Some(2),
        VictimCategory::People | VictimCategory::Other => None,
    }
}

/// Whether the two cannot mean the same people.
pub fn disjoint(a: VictimCategory, b: VictimCategory) -> bool {
    matches!((class(a), class(b)), (Some(a), Some(b)) if a != b)
}

/// Adds up the counted figures of a kind.
pub fn count(scene: &Scene<'_, '_>, territories: &Territories, told: &[Told], kind: CasualtyKind) -> Counted {
    let mut counted = Counted::default();
    let mut increments: Vec<u64> = Vec::new();
    let mut last_sentence: Option<u32> = None;
    let mut last_list: Option<(TokenRange, usize)> = None;
    let mut last_told: Option<usize> = None;
    for (i, one) in told.iter().enumerate() {
        let f = &one.figure;
        if f.kind != kind || !counts(told, one) {
            continue;
        }
        // "Both were taken to hospital": two who were told of before.
        let both = one.hit.victims.count == Count::Many;
        if both && one.hit.victims.elided && kind != CasualtyKind::Killed {
            continue;
        }
        let lead = one.hit.victims.head.index() < LEAD && !one.hit.victims.partitive;
        if !is_group(one) {
            let told_there = lead && one.hit.victims.count == Count::One && !one.hit.victims.pronoun;
            if let Some(territory) = territories.where_told(scene, f).filter(|_| told_there) {
                counted.spread.add_single(territory);
            }
            continue;
        }
        counted.figures.push(FigureId(i as u32));
        let sentence = scene.document().token(one.hit.victims.head).sentence;
        if last_sentence.is_some_and(|last| sentence.0 - last > NEAR) {
            counted.close_groups();
        }
        last_sentence = Some(sentence.0);
        if f.qualifier == Qualifier::Range {
            counted.low = min(counted.low, f.min);
            counted.high = counted.high.max(f.max);
            continue;
        }
        let Some(value) = f.value else { continue };
        let category = f.victims.category;
        if let Some(territory) = territories.of(scene, f).filter(|_| lead) {
            counted.spread.add(territory, value);
        }
        if whole::is_total(scene, one) || (whole::is_broken_down(told, i) && Some(value) >= counted.whole) {
            counted.total = counted.total.max(Some(value));
        }
        // "One more died on Tuesday": told again elsewhere, it is the same.
        if whole::is_increment(scene, one)
            && counted.whole.is_some()
            && !increments.contains(&value)
            && increments.len() < 8
        {
            increments.push(value);
        }
        let shares_the_verb = matches!(one.hit.rule, "casualties/elided" | "casualties/toll");
        let sibling = last_list.is_some_and(|(trigger, _)| trigger == one.hit.trigger) && !shares_the_verb;
        let before = counted.open.len();
        let also = one.hit.victims.additional || says_also(scene, one);
        let elsewhere = f.place.is_some_and(|p| is_elsewhere(scene, &counted.open, p, value));
        // "Across the country, 895 died": those told before are among them.
        if whole::is_wide(scene, one) && counted.open.iter().all(|g| g.value <= value) {
            counted.open.clear();
        }
        // "21 government soldiers and two rebel soldiers": of two sides.
        let sides = last_told.is_some_and(|last| are_sides(scene, &told[last], one));
        last_told = Some(i);
        let same = counted
            .open
            .iter()
            .position(|g| g.category == category && (class(category).is_some() || g.value == value));
        match same {
            Some(at) if !sibling && !also && !elsewhere && !sides => {
                counted.open[at].value = counted.open[at].value.max(value);
            }
            Some(at) if also && counted.open[at].value == value && !sibling => {}
            _ if sibling
                || also
                || elsewhere
                || sides
                || (class(category).is_some()
                    && counted.open.iter().all(|g| disjoint(g.category, category))) =>
            {
                counted.open.push(Group { category, value, place: f.place });
            }
            _ if before == 0 => counted.open.push(Group { category, value, place: f.place }),
            _ => {}
        }
        if !also && !sibling && !both {
            counted.whole = counted.whole.max(Some(value));
        }
        if whole::is_rival(scene, one) {
            counted.low = min(counted.low, Some(value));
        }
        counted.high = counted.high.max(Some(value));
        last_list = Some((one.hit.trigger, i));
    }
    counted.close_groups();
    counted.settled = whole::settled(scene, told, kind);
    let whole = counted.settled.or(counted.whole);
    counted.includes_all = whole.is_some_and(|n| whole::includes_all(scene, told, kind, n));
    counted.more = increments.iter().sum();
    counted.perpetrators =
        counted.groups.iter().filter(|g| g.category == VictimCategory::Perpetrator).map(|g| g.value).sum();
    counted
}

/// "*21 government soldiers* were killed and *two rebel soldiers* were killed": one noun, told apart by whose they are,
/// in one sentence.
fn are_sides(scene: &Scene<'_, '_>, first: &Told, second: &Told) -> bool {
    let (a, b) = (&first.hit.victims, &second.hit.victims);
    let whose = |c: &super::chunks::Chunk| {
        let number = scene.number_of(c)?;
        let owner = TokenRange::new(number.qualified.end, c.head);
        (!owner.is_empty()).then(|| scene.norm(owner.start))
    };
    scene.sentence(a.head) == scene.sentence(b.head)
        && first.hit.trigger != second.hit.trigger
        && class(a.category).is_some()
        && scene.norm(a.head) == scene.norm(b.head)
        && whose(a).zip(whose(b)).is_some_and(|(a, b)| a != b)
}

/// "43 people died in the Philippines. In Hong Kong, one person died": each group has a place of its own.
fn is_elsewhere(scene: &Scene<'_, '_>, open: &[Group], place: Span, value: u64) -> bool {
    let name = |span: Span| scene.document().slice(span);
    let apart = |g: &Group| {
        g.value != value
            && g.place.is_some_and(|p| !name(p).contains(name(place)) && !name(place).contains(name(p)))
    };
    !open.is_empty() && open.iter().all(apart)
}

/// "were *also* killed", "along with 15 militants": on top of those told before.
pub fn says_also(scene: &Scene<'_, '_>, told: &Told) -> bool {
    let trigger = told.hit.trigger.start;
    (1..=2).any(|back| scene.before(trigger, back) == "also")
        || scene.before(told.hit.victims.tokens.start, 1) == "further"
}

fn min(a: Option<u64>, b: Option<u64>) -> Option<u64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
