//! Ids, days and anchors, as they are written in the answer.

use std::fmt::{self, Display};

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use crate::pipeline::casualties::FigureId;
use crate::pipeline::dates::{Anchor, TimexId};
use crate::pipeline::entities::EntityId;
use crate::pipeline::quotes::QuoteId;

/// An item's id: a letter for its layer and a number counted from 1.
#[derive(Clone, Copy, Debug)]
pub struct Id(char, u32);

impl Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.0, self.1 + 1)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl From<QuoteId> for Id {
    fn from(id: QuoteId) -> Self {
        Self('q', id.0)
    }
}
impl From<FigureId> for Id {
    fn from(id: FigureId) -> Self {
        Self('c', id.0)
    }
}
impl From<TimexId> for Id {
    fn from(id: TimexId) -> Self {
        Self('d', id.0)
    }
}
impl From<EntityId> for Id {
    fn from(id: EntityId) -> Self {
        Self('e', id.0)
    }
}

/// A calendar day, written `2016-03-02`.
#[derive(Clone, Copy, Debug)]
pub struct Day(pub Date);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// What a date was resolved against, as written: `publication`, or a date's id.
#[derive(Clone, Copy, Debug)]
pub struct AnchorName(pub Anchor);

impl Serialize for AnchorName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Anchor::Publication => serializer.serialize_str("publication"),
            Anchor::Timex(id) => Id::from(id).serialize(serializer),
        }
    }
}
