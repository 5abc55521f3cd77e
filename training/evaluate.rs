//! Agreement with the teacher on held-out documents.

use copydesk::pipeline::syntax::internals::names::{self, Memory, Place, Scratch};
use copydesk::pipeline::syntax::internals::{Greedy, Model, State, tagger};
use copydesk::pipeline::syntax::{Dep, Tag};

use crate::data::Sentence;

/// Counts of a comparison.
#[derive(Clone, Copy, Debug, Default)]
pub struct Agreement {
    tokens: u32,
    tags: u32,
    words: u32,
    heads: u32,
    arcs: u32,
    names: Score,
    subjects: Score,
}

/// Counts behind precision and recall.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    both: u32,
    ours: u32,
    theirs: u32,
}

impl Score {
    fn f1(self) -> f64 {
        200.0 * f64::from(self.both) / f64::from((self.ours + self.theirs).max(1))
    }
}

impl std::fmt::Display for Agreement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let percent = |a: u32, b: u32| 100.0 * f64::from(a) / f64::from(b.max(1));
        write!(
            f,
            "tokens {:7} XPOS {:.2} UAS {:.2} LAS {:.2} names F1 {:.2} (n {}) subjects of cues F1 {:.2} (n {})",
            self.tokens,
            percent(self.tags, self.tokens),
            percent(self.heads, self.words),
            percent(self.arcs, self.words),
            self.names.f1(),
            self.names.theirs,
            self.subjects.f1(),
            self.subjects.theirs,
        )
    }
}

/// Cue verbs whose link to their subject is counted.
const CUES: &[&str] = &[
    "said",
    "says",
    "say",
    "saying",
    "told",
    "tells",
    "added",
    "adds",
    "asked",
    "argued",
    "argues",
    "wrote",
    "writes",
    "noted",
    "notes",
    "announced",
    "claimed",
    "claims",
    "insisted",
    "explained",
    "reported",
    "warned",
    "acknowledged",
    "tweeted",
    "replied",
    "stated",
    "testified",
    "suggested",
    "declared",
    "recalled",
    "confirmed",
    "denied",
];

/// Compares a model with the labels of sentences.
pub fn evaluate(model: &Model<'_>, sentences: &[Sentence]) -> Agreement {
    let mut sum = Agreement::default();
    let (mut tags, mut state) = (Vec::new(), State::default());
    let (mut scratch, mut memory, mut document) = (Scratch::default(), Memory::default(), 0);
    for sentence in sentences {
        let mut sentence = sentence.clone();
        sentence.encode(&model.dictionary);
        tagger::tag(model, &sentence.lexemes, &mut tags);
        state.start(&sentence.lexemes, &tags);
        state.run(&mut Greedy(model));
        if sentence.document != document {
            memory = Memory::default();
            document = sentence.document;
        }
        names::find(model, &mut scratch, &sentence.lexemes, &tags, &mut memory);
        sum.add(&sentence, &tags, &state, &scratch.classes);
    }
    sum
}

impl Agreement {
    fn add(&mut self, sentence: &Sentence, tags: &[Tag], state: &State, classes: &[usize]) {
        for i in 0..tags.len() {
            let (head, dep) = state.arc(i);
            self.tokens += 1;
            self.tags += u32::from(tags[i] == sentence.tags[i]);
            if sentence.deps[i] != Dep::Punct {
                self.words += 1;
                self.heads += u32::from(head == sentence.heads[i]);
                self.arcs += u32::from(head == sentence.heads[i] && dep == sentence.deps[i]);
            }
            let subject = |head: usize, dep: Dep| {
                dep == Dep::Nsubj && sentence.norms.get(head).is_some_and(|w| CUES.contains(&w.as_str()))
            };
            let (ours, theirs) = (subject(head, dep), subject(sentence.heads[i], sentence.deps[i]));
            self.subjects.ours += u32::from(ours);
            self.subjects.theirs += u32::from(theirs);
            self.subjects.both += u32::from(ours && theirs && head == sentence.heads[i]);
        }
        let (ours, theirs) = (spans(classes), spans(&sentence.names));
        self.names.ours += ours.len() as u32;
        self.names.theirs += theirs.len() as u32;
        self.names.both += ours.iter().filter(|span| theirs.contains(span)).count() as u32;
    }
}

fn spans(classes: &[usize]) -> Vec<(usize, usize, usize)> {
    let (mut spans, mut start) = (Vec::new(), 0);
    for (i, &class) in classes.iter().enumerate() {
        let Some((kind, place)) = names::place(class) else { continue };
        if matches!(place, Place::Begin | Place::Only) {
            start = i;
        }
        if matches!(place, Place::Last | Place::Only) {
            spans.push((start, i, kind));
        }
    }
    spans
}
