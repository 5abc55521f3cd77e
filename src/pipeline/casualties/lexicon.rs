//! The tables of trigger words and of words for people, read once from the TOML files in `lexicon/`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::{CasualtyKind, VictimCategory};
use crate::pipeline::lexicon::Phrases;

/// In what way a trigger names its victims. A word can do so in several ways ("wounded").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Frame {
    /// The object, or the subject of a passive: "killed".
    Patient,
    /// The same, where it is known to be people: "evacuated".
    PatientOfPeople,
    /// The subject: "died", "lost their lives".
    Experiencer,
    /// What follows: "claimed the lives of".
    Following,
    /// A noun for what happened: "death".
    Event,
    /// A noun for the people: "hostages", "the wounded".
    Person,
    /// An adjective: "dead", "homeless".
    State,
    /// A noun that a total follows: "death toll".
    Toll,
}

/// A set of frames.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frames(u8);

impl Frames {
    /// The set with `frame` in it too.
    #[must_use]
    pub const fn with(self, frame: Frame) -> Self {
        Self(self.0 | 1 << frame as u8)
    }

    /// Whether `frame` is in it.
    pub const fn has(self, frame: Frame) -> bool {
        self.0 & (1 << frame as u8) != 0
    }
}

/// What a trigger word or phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// What happened to the victims.
    pub kind: CasualtyKind,
    /// How it names them.
    pub frames: Frames,
}

/// The tables.
#[derive(Debug)]
pub struct Lexicon {
    /// Trigger words and phrases.
    pub triggers: Phrases<Meaning>,
    /// Heads of a table's row.
    pub rows: Phrases<CasualtyKind>,
    /// Events that a number before them counts as happenings.
    pub happenings: FxHashSet<String>,
    /// Words for people, with their category.
    pub people: FxHashMap<String, VictimCategory>,
    /// Words that are never people.
    pub things: FxHashSet<String>,
    /// "injuries", "gunshot".
    pub wounds: FxHashSet<String>,
    /// "suffered", "sustained".
    pub suffering: FxHashSet<String>,
    /// "hospital".
    pub hospitals: FxHashSet<String>,
    /// "taken", "airlifted".
    pub carrying: FxHashSet<String>,
    /// Words that help to tell who did what to whom.
    pub grammar: Grammar,
    /// What places a figure in another event than the article's own.
    pub background: Background,
}

/// What places a figure in another event than the article's own.
#[derive(Debug)]
pub struct Background {
    /// In its sentence, another time: "last year".
    pub elsewhen: Phrases<()>,
    /// Close to it, what it was counted over: "this year".
    pub counted_over: Phrases<()>,
    /// Close before it, an earlier event that this one answers or recalls: "in retaliation for".
    pub recalls: Phrases<()>,
    /// Long events, of which this one is a part: "insurgency".
    pub wars: FxHashSet<String>,
}

/// Words that help to tell who did what to whom.
#[derive(Debug, Deserialize)]
pub struct Grammar {
    /// Past participles that do not end in "-ed".
    pub participles: FxHashSet<String>,
    /// What says that the next word is a noun, where it could be a verb.
    pub noun_markers: FxHashSet<String>,
    /// After a verb: when, where or how often, not whom.
    pub temporal: FxHashSet<String>,
    /// What opens a clause of its own.
    pub subordinators: FxHashSet<String>,
    /// "forced 300 families to flee".
    pub making_leave: FxHashSet<String>,
    /// "drove 40 people from their homes".
    pub driving: FxHashSet<String>,
    /// Where people are driven from.
    pub homes: FxHashSet<String>,
    /// Before "to": it did happen.
    pub happened: FxHashSet<String>,
    /// Who is lost where one is.
    pub lost_one: FxHashSet<String>,
    /// "left", "found": before people who are then said to be dead.
    pub comes_upon: FxHashSet<String>,
    /// Before a verb: it was meant and did not happen.
    pub attempts: FxHashSet<String>,
    /// "took 300 lives".
    pub taking_lives: FxHashSet<String>,
    /// Those whom one loses when they die.
    pub lost: FxHashSet<String>,
    /// Verbs of saying: a day right after one is the day it was said.
    pub saying: FxHashSet<String>,
    /// Prepositions that place an event.
    pub placing: FxHashSet<String>,
    /// Works in which what is told did not happen.
    pub fiction: FxHashSet<String>,
    /// What makes an account one given before.
    pub earlier: FxHashSet<String>,
    /// Accounts of how many: "report", "count".
    pub accounts: FxHashSet<String>,
    /// Those whom "of" ties to a victim: "the family of".
    pub kin: FxHashSet<String>,
    /// A bare plural that tells it, in headlines.
    pub tellers: FxHashSet<String>,
}

type ByKind = BTreeMap<CasualtyKind, Vec<String>>;

#[derive(Deserialize)]
struct Verbs {
    patient: ByKind,
    patient_of_people: ByKind,
    experiencer: ByKind,
}

#[derive(Deserialize)]
struct PhrasesFile {
    patient: ByKind,
    experiencer: ByKind,
    following: ByKind,
}

#[derive(Deserialize)]
struct Nouns {
    event: ByKind,
    happening: WordList,
    person: ByKind,
    toll: ByKind,
    row: ByKind,
}

#[derive(Deserialize)]
struct States {
    state: ByKind,
    wound: NounsAndVerbs,
    hospital: PlacesAndVerbs,
}

#[derive(Deserialize)]
struct People {
    words: BTreeMap<VictimCategory, Vec<String>>,
    never: WordList,
}

#[derive(Deserialize)]
struct BackgroundFile {
    elsewhen: Vec<String>,
    counted_over: Vec<String>,
    recalls: Vec<String>,
    wars: FxHashSet<String>,
}

#[derive(Deserialize)]
struct WordList {
    words: Vec<String>,
}

#[derive(Deserialize)]
struct NounsAndVerbs {
    nouns: Vec<String>,
    verbs: Vec<String>,
}

#[derive(Deserialize)]
struct PlacesAndVerbs {
    places: Vec<String>,
    verbs: Vec<String>,
}

/// The tables. A test checks that the files parse.
pub static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let verbs: Verbs = parse(include_str!("lexicon/verbs.toml"));
    let phrases: PhrasesFile = parse(include_str!("lexicon/phrases.toml"));
    let nouns: Nouns = parse(include_str!("lexicon/nouns.toml"));
    let states: States = parse(include_str!("lexicon/states.toml"));
    let people: People = parse(include_str!("lexicon/people.toml"));
    let background: BackgroundFile = parse(include_str!("lexicon/background.toml"));
    let plain = |phrases: Vec<String>| Phrases::new(phrases.into_iter().map(|phrase| (phrase, ())));
    let mut triggers: FxHashMap<String, Meaning> = FxHashMap::default();
    for (frame, group) in [
        (Frame::Patient, verbs.patient),
        (Frame::PatientOfPeople, verbs.patient_of_people),
        (Frame::Experiencer, verbs.experiencer),
        (Frame::Patient, phrases.patient),
        (Frame::Experiencer, phrases.experiencer),
        (Frame::Following, phrases.following),
        (Frame::State, states.state),
        (Frame::Event, nouns.event),
        (Frame::Person, nouns.person),
        (Frame::Toll, nouns.toll),
    ] {
        for (kind, words) in group {
            for word in words {
                let meaning = triggers.entry(word).or_insert(Meaning { kind, frames: Frames::default() });
                meaning.frames = meaning.frames.with(frame);
            }
        }
    }
    let mut words_for_people: FxHashMap<String, VictimCategory> = FxHashMap::default();
    for (category, words) in people.words {
        for word in words {
            words_for_people.entry(word).or_insert(category);
        }
    }
    Lexicon {
        triggers: Phrases::new(triggers),
        rows: Phrases::new(
            nouns.row.into_iter().flat_map(|(kind, words)| words.into_iter().map(move |w| (w, kind))),
        ),
        happenings: nouns.happening.words.into_iter().collect(),
        people: words_for_people,
        things: people.never.words.into_iter().collect(),
        wounds: states.wound.nouns.into_iter().collect(),
        suffering: states.wound.verbs.into_iter().collect(),
        hospitals: states.hospital.places.into_iter().collect(),
        carrying: states.hospital.verbs.into_iter().collect(),
        grammar: parse(include_str!("lexicon/grammar.toml")),
        background: Background {
            elsewhen: plain(background.elsewhen),
            counted_over: plain(background.counted_over),
            recalls: plain(background.recalls),
            wars: background.wars,
        },
    }
});

fn parse<T: serde::de::DeserializeOwned>(file: &str) -> T {
    toml::from_str(file).expect("the lexicons are checked by a test")
}
