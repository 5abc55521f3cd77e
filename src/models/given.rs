//! A request's fields as they came, whatever they came as, so that everything wrong with them can be told at once.
//!
//! Memory stays in proportion to what is of use: nested values and overlong lists are skipped, not kept.

use std::fmt;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// The most values of a list that a field takes; one more is kept, to tell that there are too many, and no others.
pub const LONGEST_LIST: usize = 16;

/// More unknown fields than this are not listed.
const MOST_FIELDS: usize = 32;

/// A value as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A string.
    Text(String),
    /// A list, its first values.
    List(Vec<Given>),
    /// `null`.
    Null,
    /// Something that no field takes; its kind, for the message.
    Other(&'static str),
}

impl Given {
    /// What it is, with its article, for a message.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Text(_) => "a string",
            Self::List(_) => "a list",
            Self::Null => "null",
            Self::Other(kind) => kind,
        }
    }
}

/// The fields of an object in the order they came, the first so many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(pub Vec<(String, Given)>);

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyValue;
        impl<'de> Visitor<'de> for AnyValue {
            type Value = Given;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON value")
            }
            fn visit_str<E>(self, text: &str) -> Result<Given, E> {
                Ok(Given::Text(text.to_owned()))
            }
            fn visit_string<E>(self, text: String) -> Result<Given, E> {
                Ok(Given::Text(text))
            }
            fn visit_unit<E>(self) -> Result<Given, E> {
                Ok(Given::Null)
            }
            fn visit_bool<E>(self, _: bool) -> Result<Given, E> {
                Ok(Given::Other("a boolean"))
            }
            fn visit_i64<E>(self, _: i64) -> Result<Given, E> {
                Ok(Given::Other("a number"))
            }
            fn visit_u64<E>(self, _: u64) -> Result<Given, E> {
                Ok(Given::Other("a number"))
            }
            fn visit_f64<E>(self, _: f64) -> Result<Given, E> {
                Ok(Given::Other("a number"))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Given, A::Error> {
                let mut values = Vec::new();
                while values.len() <= LONGEST_LIST {
                    match list.next_element()? {
                        Some(value) => values.push(value),
                        None => return Ok(Given::List(values)),
                    }
                }
                while list.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Given::List(values))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Given, A::Error> {
                while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Given::Other("an object"))
            }
        }
        deserializer.deserialize_any(AnyValue)
    }
}

impl<'de> Deserialize<'de> for Fields {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AnyObject;
        impl<'de> Visitor<'de> for AnyObject {
            type Value = Fields;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a JSON object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Fields, A::Error> {
                let mut fields = Vec::new();
                while fields.len() < MOST_FIELDS {
                    match object.next_entry()? {
                        Some(field) => fields.push(field),
                        None => return Ok(Fields(fields)),
                    }
                }
                while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                Ok(Fields(fields))
            }
        }
        deserializer.deserialize_map(AnyObject)
    }
}
