//! The TIMEX3 values of durations and sets.

use std::fmt::Write as _;

use super::super::TimexType;
use super::super::expression::{Amount, Recurrence, Recurring};
use super::super::lexicon::Unit;
use super::Meaning;

/// A duration's value: "P3W", "PT2H", "P2Y6M", "PXD".
pub fn duration(amount: Amount, unit: Unit) -> String {
    let (factor, letter, clock) = symbol(unit);
    let start = if clock { "PT" } else { "P" };
    let Amount::Hundredths(hundredths) = amount else {
        return format!("{start}X{}", if factor == 1 { letter } else { plural_letter(unit) });
    };
    let total = u64::from(hundredths) * factor;
    let (whole, part) = (total / 100, total % 100);
    match (part, half_unit(unit)) {
        (0, _) => format!("{start}{whole}{letter}"),
        (50, Some((n, smaller))) if whole == 0 => format!("{start}{n}{smaller}"),
        (50, Some((n, smaller))) => format!("{start}{whole}{letter}{n}{smaller}"),
        _ => {
            let digits = format!("{part:02}");
            format!("{start}{whole}.{}{letter}", digits.trim_end_matches('0'))
        }
    }
}

/// How TIMEX3 counts a unit: in how many of which letter, and whether after a T.
const fn symbol(unit: Unit) -> (u64, char, bool) {
    match unit {
        Unit::Second => (1, 'S', true),
        Unit::Minute => (1, 'M', true),
        Unit::Hour => (1, 'H', true),
        Unit::Day | Unit::Night => (1, 'D', false),
        Unit::Weekend => (2, 'D', false),
        Unit::Week => (1, 'W', false),
        Unit::Fortnight => (2, 'W', false),
        Unit::Month => (1, 'M', false),
        Unit::Quarter => (1, 'Q', false),
        Unit::Year => (1, 'Y', false),
        Unit::Decade => (10, 'Y', false),
        Unit::Century => (100, 'Y', false),
        Unit::Millennium => (1000, 'Y', false),
    }
}

/// The letter of an unknown number of a large unit ("PXE": some decades).
const fn plural_letter(unit: Unit) -> char {
    match unit {
        Unit::Decade => 'E',
        Unit::Century => 'C',
        other => symbol(other).1,
    }
}

/// Half a unit in a smaller one.
const fn half_unit(unit: Unit) -> Option<(u32, char)> {
    match unit {
        Unit::Minute => Some((30, 'S')),
        Unit::Hour => Some((30, 'M')),
        Unit::Year => Some((6, 'M')),
        _ => None,
    }
}

/// A set: its value, quant and freq.
pub fn set(set: &Recurrence) -> Meaning {
    let mut value = String::new();
    match set.of {
        Recurring::Unit(Unit::Weekend) => value.push_str("XXXX-WXX-WE"),
        Recurring::Unit(unit) => value.push_str(&duration(Amount::whole(set.every.max(1)), unit)),
        Recurring::Units(unit) => value.push_str(&duration(Amount::Some, unit)),
        Recurring::Weekday(day) => {
            let _ = write!(value, "XXXX-WXX-{day}");
        }
        Recurring::Month(month) => {
            let _ = write!(value, "XXXX-{month:02}");
        }
        Recurring::Season(season) => {
            let _ = write!(value, "XXXX-{}", season.code());
        }
        Recurring::Part(part, Some(day)) => {
            let _ = write!(value, "XXXX-WXX-{day}{}", part.code());
        }
        Recurring::Part(part, None) => {
            let _ = write!(value, "XXXX-XX-XX{}", part.code());
        }
        Recurring::Value(period) => value.push_str(period),
    }
    let counted = matches!(set.of, Recurring::Unit(_) | Recurring::Units(_));
    let quant =
        set.quant.map(|q| if set.every > 1 && !counted { format!("{q} OTHER") } else { q.to_owned() });
    Meaning { quant, freq: set.times.map(|n| format!("{n}X")), ..Meaning::open(TimexType::Set, value) }
}
