//! Quantities of time: "three weeks", "a year and a half", "2 1/2 years", "several days", "90-day".

use super::expression::Amount;
use super::lexicon::{Role, Unit};
use super::words::Words;

/// A number of units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// How many.
    pub amount: Amount,
    /// Of what.
    pub unit: Unit,
    /// Whether it is a rough figure by its own words ("a couple of", "two or three").
    pub rough: bool,
    /// Whether the number is "a" or "an".
    pub article: bool,
    /// One past the last piece.
    pub end: usize,
}

/// A number before a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Count {
    amount: Amount,
    rough: bool,
    article: bool,
    end: usize,
}

impl Count {
    const fn of(amount: Amount, end: usize) -> Self {
        Self { amount, rough: false, article: false, end }
    }

    const fn rough(mut self) -> Self {
        self.rough = true;
        self
    }
}

/// The quantity that starts at `i`.
pub fn quantity(words: &Words<'_, '_>, i: usize) -> Option<Quantity> {
    let mut count = count(words, i)?;
    if words.is(count.end, &[Role::To, Role::Or, Role::Hyphen, Role::And])
        && let Some(upper) = self::count(words, count.end + 1).filter(|c| !c.article && is_number(c.amount))
        && unit_after(words, upper.end).is_some()
        && (!words.is(count.end, &[Role::And]) || words.is(i.wrapping_sub(1), &[Role::Between]))
    {
        count = Count { end: upper.end, ..count.rough() };
    }
    let (unit, end) = unit_after(words, count.end)?;
    // "a month or two"
    let two = count.article && words.is(end, &[Role::Or]) && words.word(end + 1).number == Some(2);
    let (rough, end) = if two { (true, end + 2) } else { (count.rough, end) };
    let quantity = Quantity { amount: count.amount, unit, rough, article: count.article, end };
    Some(with_half(words, quantity))
}

const fn is_number(amount: Amount) -> bool {
    matches!(amount, Amount::Hundredths(_))
}

/// "a year and a half": the half after the unit.
fn with_half(words: &Words<'_, '_>, q: Quantity) -> Quantity {
    let half = words.is(q.end, &[Role::And])
        && words.is(q.end + 1, &[Role::A])
        && words.is(q.end + 2, &[Role::Half]);
    match q.amount {
        Amount::Hundredths(n) if half => Quantity { amount: Amount::Hundredths(n + 50), end: q.end + 3, ..q },
        _ => q,
    }
}

/// The unit after a number, adjectives between them skipped: "three [consecutive] years", "90[-]day".
fn unit_after(words: &Words<'_, '_>, i: usize) -> Option<(Unit, usize)> {
    let mut at = words.skip(i, &[Role::Hyphen]);
    while words.is(at, &[Role::Straight, Role::Full, Role::More, Role::Long]) && at < i + 3 {
        at += 1;
    }
    at = words.skip(at, &[Role::Hyphen]);
    let word = words.word(at);
    match word.unit? {
        // "a second time", "second quarter": an ordinal, unless a number of them is counted
        Unit::Second if !word.plural && words.role(i - 1) == Role::A => None,
        Unit::Night | Unit::Weekend if !word.plural => None,
        // "60 Minutes", the broadcast
        _ if words.piece(at).capital && words.word(at - 1).digits > 0 && !is_title_case(words, at) => None,
        unit => Some((unit, at + 1)),
    }
}

/// Whether capitals say nothing at `i`: in a headline, or a text all in capitals.
fn is_title_case(words: &Words<'_, '_>, i: usize) -> bool {
    let document = &words.reading.document;
    let headline = document.headline().is_some_and(|p| p.tokens.contains(words.piece(i).token));
    headline || document.is_upper_case()
}

fn count(words: &Words<'_, '_>, i: usize) -> Option<Count> {
    let word = words.word(i);
    match word.role {
        Role::A => Some(after_article(words, i)),
        Role::Few | Role::Several | Role::Many => {
            Some(Count::of(Amount::Some, words.skip(i + 1, &[Role::Dozen])))
        }
        Role::Dozens => Some(Count::of(Amount::Some, words.skip(i + 1, &[Role::Of]))),
        Role::Couple => Some(Count::of(Amount::whole(2), words.skip(i + 1, &[Role::Of])).rough()),
        Role::Half if words.is(i + 1, &[Role::A]) => {
            let article = Count { article: true, ..Count::of(Amount::Hundredths(50), i + 2) };
            Some(article)
        }
        Role::Half if words.is(i + 1, &[Role::Hyphen]) => Some(Count::of(Amount::Hundredths(50), i + 1)),
        _ => {
            let (value, end) = amount(words, i)?;
            let (part, end) = fraction(words, end);
            Some(Count::of(hundredths(value, part), end))
        }
    }
}

fn hundredths(value: f64, part: u32) -> Amount {
    Amount::Hundredths((value * 100.0).round() as u32 + part)
}

/// What follows "a" or "an": "a few", "a couple of", "a dozen", "a half", "a hundred", or the unit itself.
fn after_article(words: &Words<'_, '_>, i: usize) -> Count {
    // "a quarter of a century", "a quarter-century"
    if words.unit(i + 1) == Some(Unit::Quarter) && !words.word(i + 1).plural {
        let of = words.is(i + 2, &[Role::Of]) && words.is(i + 3, &[Role::A]);
        if of || words.is(i + 2, &[Role::Hyphen]) && words.unit(i + 3).is_some() {
            return Count::of(Amount::Hundredths(25), if of { i + 4 } else { i + 3 });
        }
    }
    match words.role(i + 1) {
        Role::Few => Count::of(Amount::Some, words.skip(i + 2, &[Role::Of])),
        Role::Couple => Count::of(Amount::whole(2), words.skip(i + 2, &[Role::Of])).rough(),
        Role::Dozen => Count::of(Amount::whole(12), i + 2),
        Role::Half => Count::of(Amount::Hundredths(50), i + 2),
        Role::Many | Role::Several => Count::of(Amount::Some, i + 2),
        // "a 12-day trip"; "a hundred days" is one number
        _ => match amount(words, i + 1).filter(|(n, _)| *n >= 1.0) {
            Some((n, end)) => {
                let (n, end) = words.cardinal(i).unwrap_or((n, end));
                Count::of(hundredths(n, 0), end)
            }
            None => Count { article: true, ..Count::of(Amount::whole(1), i + 1) },
        },
    }
}

/// "1/2" or "and a half" after a whole number, in hundredths.
fn fraction(words: &Words<'_, '_>, i: usize) -> (u32, usize) {
    let at = words.skip(i, &[Role::And, Role::Hyphen]);
    if let (Some(over @ 1..), Role::Slash, Some(under @ 2..=9)) =
        (words.word(at).number, words.role(at + 1), words.word(at + 2).number)
        && over < under
    {
        return (over * 100 / under, at + 3);
    }
    // "two and half", "two-and-a-half"; "two and a half" is read with the number
    let hyphened = words.skip(i, &[Role::Hyphen]);
    let half = words.skip(words.skip(words.skip(hyphened + 1, &[Role::Hyphen]), &[Role::A]), &[Role::Hyphen]);
    if words.is(hyphened, &[Role::And]) && words.is(half, &[Role::Half]) {
        return (50, half + 1);
    }
    (0, i)
}

/// A whole number in digits or words, and one past its last piece: "12", "twenty-four", "one hundred and five".
pub fn number(words: &Words<'_, '_>, i: usize) -> Option<(u32, usize)> {
    let (value, end) = amount(words, i)?;
    (value.fract() == 0.0).then_some((value as u32, end))
}

/// A number as the numbers layer reads it, "two and a half" and "22.8" among them, and one past its last piece.
fn amount(words: &Words<'_, '_>, i: usize) -> Option<(f64, usize)> {
    let word = words.word(i);
    let value = word.number.filter(|_| word.decade == 0)?;
    // "90" in "90day": a part of a token is a number by itself
    let Some((value, end)) = words.cardinal(i) else {
        return Some((f64::from(value) + f64::from(word.hundredths) / 100.0, i + 1));
    };
    (value <= f64::from(u32::MAX / 100)).then_some((value, end))
}
