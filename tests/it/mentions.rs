//! Every mention of an answer is the slice of the text that it says. The fuzz targets hold answers to this too.

use copydesk::pipeline::text::OffsetUnit;
use serde_json::Value;

/// # Errors
/// The first mention that is not.
pub fn are_slices(answer: &Value, text: &str, unit: OffsetUnit) -> Result<(), String> {
    // As code units, so that a slice is one step.
    match unit {
        OffsetUnit::Byte => check(answer, &|start, end| text.get(start..end).map(str::to_owned)),
        OffsetUnit::Codepoint => {
            let units: Vec<_> = text.chars().collect();
            check(answer, &|start, end| units.get(start..end).map(|slice| slice.iter().collect()))
        }
        OffsetUnit::Utf16 => {
            let units: Vec<_> = text.encode_utf16().collect();
            check(answer, &|start, end| {
                units.get(start..end).and_then(|slice| String::from_utf16(slice).ok())
            })
        }
    }
}

fn check(value: &Value, slice: &impl Fn(usize, usize) -> Option<String>) -> Result<(), String> {
    match value {
        Value::Object(fields) => {
            if let (Some(start), Some(end), Some(words)) =
                (value["start"].as_u64(), value["end"].as_u64(), value["text"].as_str())
            {
                let found = slice(start as usize, end as usize);
                if found.as_deref() != Some(words) {
                    return Err(format!("{start}..{end} is {found:?}, not {words:?}"));
                }
            }
            fields.values().try_for_each(|value| check(value, slice))
        }
        Value::Array(values) => values.iter().try_for_each(|value| check(value, slice)),
        _ => Ok(()),
    }
}
