//! What the values of a request's fields mean: names of layers and of units, days.

use jiff::civil::Date;

use crate::pipeline::Layers;
use crate::pipeline::text::OffsetUnit;

/// The layer of that name switched on; whether there is one.
pub fn add_layer(layers: &mut Layers, name: &str) -> bool {
    match name {
        "quotes" => layers.quotes = true,
        "casualties" => layers.casualties = true,
        "dates" => layers.dates = true,
        "entities" => layers.entities = true,
        _ => return false,
    }
    true
}

/// The unit of that name.
pub fn offset_unit(name: &str) -> Option<OffsetUnit> {
    match name {
        "codepoint" => Some(OffsetUnit::Codepoint),
        "utf16" => Some(OffsetUnit::Utf16),
        "byte" => Some(OffsetUnit::Byte),
        _ => None,
    }
}

/// The layers of a comma-separated list.
pub fn layers(list: &str) -> Option<Layers> {
    let mut layers = Layers { quotes: false, casualties: false, dates: false, entities: false };
    list.split(',').all(|name| add_layer(&mut layers, name.trim())).then_some(layers)
}

/// The calendar day of `2016-03-02` or of an RFC 3339 time, in that time's own zone.
pub fn day(when: &str) -> Option<Date> {
    let (day, time) = (when.get(..10)?, &when[10..]);
    let shape =
        day.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
    let date: Date = if shape { day.parse().ok()? } else { return None };
    (time.is_empty() || is_rfc3339_time(time)).then_some(date)
}

/// `T14:05:00.25+01:00`, as RFC 3339 has it: seconds and an offset are required, fractions are not.
fn is_rfc3339_time(time: &str) -> bool {
    let digits = |s: &str, most: u8| {
        s.len() == 2 && s.bytes().all(|b| b.is_ascii_digit()) && s <= &*format!("{most:02}")
    };
    let clock = |s: &str| -> Option<bool> {
        Some(digits(s.get(..2)?, 23) && s.get(2..3)? == ":" && digits(s.get(3..5)?, 59))
    };
    let parts = || -> Option<bool> {
        let start = matches!(time.as_bytes().first()?, b'T' | b't' | b' ');
        let minutes = clock(time.get(1..6)?)?;
        let seconds = time.get(6..7)? == ":" && digits(time.get(7..9)?, 60);
        let mut rest = time.get(9..)?;
        if let Some(fraction) = rest.strip_prefix('.') {
            rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            if rest.len() == fraction.len() {
                return None;
            }
        }
        let zone = match rest.as_bytes().first()? {
            b'Z' | b'z' => rest.len() == 1,
            b'+' | b'-' => rest.len() == 6 && clock(&rest[1..])?,
            _ => false,
        };
        Some(start && minutes && seconds && zone)
    };
    parts().unwrap_or(false)
}
