//! The closed sets of words in the answer, each from its type in the pipeline.

use serde::Serialize;
use utoipa::ToSchema;

use crate::pipeline::{self, casualties, dates, entities, numbers, quotes, text};

/// Declares a wire enum with the same variants as one of the pipeline's.
macro_rules! mirrored {
    ($(#[$doc:meta])* $name:ident of $source:path { $($(#[$vdoc:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl From<$source> for $name {
            fn from(source: $source) -> Self {
                match source { $(<$source>::$variant => Self::$variant),+ }
            }
        }
    };
}

mirrored! {
    /// The unit in which `start` and `end` count.
    OffsetUnit of text::OffsetUnit {
        /// Unicode code points (Python).
        Codepoint,
        /// UTF-16 code units (JavaScript, Java).
        Utf16,
        /// UTF-8 bytes (Rust, Go, C).
        Byte,
    }
}

mirrored! {
    /// Where the reference date came from.
    ReferenceSource of pipeline::ReferenceSource {
        /// `published_at` of the request.
        Request,
        /// The web page's own metadata.
        Metadata,
        /// The article's dateline.
        Dateline,
    }
}

mirrored! {
    /// How the words are given.
    QuoteKind of quotes::QuoteKind {
        /// All in quotation marks.
        Direct,
        /// None in quotation marks.
        Indirect,
        /// Some of it.
        Mixed,
    }
}

mirrored! {
    /// What kind of source speaks.
    SpeakerType of quotes::SpeakerType {
        /// One person, named or not.
        Person,
        /// A body.
        Organization,
        /// Several people.
        Group,
        /// Something written.
        Document,
        /// Not told.
        Unknown,
    }
}

mirrored! {
    /// What happened to the people counted.
    CasualtyKind of casualties::CasualtyKind {
        /// Dead.
        Killed,
        /// Hurt.
        Injured,
        /// Not accounted for.
        Missing,
        /// Driven from home.
        Displaced,
        /// Taken.
        Kidnapped,
        /// Held by an authority.
        Detained,
        /// Touched in some other way.
        Affected,
        /// Killed or injured, unsaid which.
        Casualties,
    }
}

mirrored! {
    /// Who the victims were.
    VictimCategory of casualties::VictimCategory {
        /// Not a fighter.
        Civilian,
        /// A soldier.
        Military,
        /// A police officer.
        Police,
        /// An armed non-state fighter.
        Militant,
        /// Under age.
        Child,
        /// A woman.
        Woman,
        /// A reporter, a camera operator.
        Journalist,
        /// A relief or health worker.
        AidWorker,
        /// The one who did it.
        Perpetrator,
        /// People, no more said.
        People,
        /// Something else.
        Other,
    }
}

mirrored! {
    /// How a figure is hedged.
    Qualifier of numbers::Qualifier {
        /// "12": value, min and max are equal.
        Exact,
        /// "at least 12": max is null.
        AtLeast,
        /// "at most 12": min is null.
        AtMost,
        /// "more than 12": max is null.
        MoreThan,
        /// "fewer than 12": min is null.
        LessThan,
        /// "up to 12": min is null.
        UpTo,
        /// "about 12", "nearly 12": min and max are null.
        Approximately,
        /// "10 to 12": value is null.
        Range,
        /// "dozens", "several": value and max are null.
        Vague,
    }
}

mirrored! {
    /// TIMEX3 types.
    DateType of dates::TimexType {
        /// A calendar date of any size.
        Date,
        /// A time of day, or a part of one.
        Time,
        /// A length of time.
        Duration,
        /// A recurring time.
        Set,
    }
}

mirrored! {
    /// What an entity is.
    EntityType of entities::EntityType {
        /// A human being.
        Person,
        /// A body with a name.
        Organization,
        /// Somewhere.
        Place,
        /// A people, a faith, a party's members.
        Group,
        /// Anything else with a name.
        Other,
    }
}
