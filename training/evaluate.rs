//! Agreement with the teacher on held-out documents.

use std::collections::BTreeMap;

use copydesk::pipeline::syntax::internals::names::{self, Memory, Place, Scratch};
use copydesk::pipeline::syntax::internals::{Greedy, Model, State, tagger};
use copydesk::pipeline::syntax::{Dep, Tag};

use crate::data::Sentence;

/// Counts of a comparison.
#[derive(Clone, Debug, Default)]
pub struct Agreement {
    tokens: u32,
    tags: u32,
    words: u32,
    heads: u32,
    arcs: u32,
    names: Score,
    subjects: Score,
    casualties: Score,
    /// How often the teacher's tag became another one.
    confusions: BTreeMap<(Tag, Tag), u32>,
    /// For each label of the teacher, how often head or label differ.
    misses: BTreeMap<Dep, (u32, u32)>,
}

/// Counts behind precision and recall.
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    both: u32,
    ours: u32,
    theirs: u32,
}

impl Score {
    fn count<T: PartialEq>(&mut self, ours: &[T], theirs: &[T]) {
        self.ours += ours.len() as u32;
        self.theirs += theirs.len() as u32;
        self.both += ours.iter().filter(|item| theirs.contains(item)).count() as u32;
    }

    fn f1(self) -> f64 {
        200.0 * f64::from(self.both) / f64::from((self.ours + self.theirs).max(1))
    }
}

impl std::fmt::Display for Agreement {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let percent = |a: u32, b: u32| 100.0 * f64::from(a) / f64::from(b.max(1));
        write!(
            f,
            "tokens {:7} XPOS {:.2} UAS {:.2} LAS {:.2} names F1 {:.2} (n {}) cue to subject F1 {:.2} (n {}) \
             casualty verb to object and number F1 {:.2} (n {})",
            self.tokens,
            percent(self.tags, self.tokens),
            percent(self.heads, self.words),
            percent(self.arcs, self.words),
            self.names.f1(),
            self.names.theirs,
            self.subjects.f1(),
            self.subjects.theirs,
            self.casualties.f1(),
            self.casualties.theirs,
        )
    }
}

impl Agreement {
    /// The most frequent differences in tags and labels, most frequent first.
    pub fn differences(&self) -> String {
        let mut tags: Vec<_> = self.confusions.iter().collect();
        tags.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
        let mut labels: Vec<_> = self.misses.iter().collect();
        labels.sort_by_key(|(_, (wrong, _))| std::cmp::Reverse(*wrong));
        let tags = tags.iter().take(30).map(|((a, b), n)| format!("{} as {}: {n}", a.name(), b.name()));
        let labels =
            labels.iter().take(30).map(|(d, (wrong, all))| format!("{}: {wrong} of {all}", d.name()));
        tags.chain(labels).collect::<Vec<_>>().join(", ")
    }
}

/// Cue verbs whose link to their subject is counted.
pub const CUES: &[&str] = &[
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
        for (i, (&ours, &theirs)) in tags.iter().zip(&sentence.tags).enumerate() {
            let (head, dep) = state.arc(i);
            self.tokens += 1;
            self.tags += u32::from(ours == theirs);
            if ours != theirs {
                *self.confusions.entry((theirs, ours)).or_default() += 1;
            }
            if sentence.deps[i] != Dep::Punct {
                let (wrong, all) = self.misses.entry(sentence.deps[i]).or_default();
                *all += 1;
                *wrong += u32::from(head != sentence.heads[i] || dep != sentence.deps[i]);
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
        let ours = casualties(sentence, |i| state.arc(i));
        let theirs = casualties(sentence, |i| (sentence.heads[i], sentence.deps[i]));
        self.casualties.count(&ours, &theirs);
        let (ours, theirs) = (spans(classes), spans(&sentence.names));
        self.names.count(&ours, &theirs);
    }
}

/// Verbs of harm whose link to its victims is counted.
pub const HARM: &[&str] = &[
    "killed",
    "kill",
    "kills",
    "killing",
    "wounded",
    "wounding",
    "injured",
    "injuring",
    "murdered",
    "shot",
    "hurt",
    "executed",
    "assassinated",
    "kidnapped",
    "abducted",
    "stabbed",
    "claimed",
    "slain",
    "massacred",
    "arrested",
    "displaced",
];

/// Verbs of harm with their object or passive subject and its number, if it has one.
fn casualties(
    sentence: &Sentence,
    arc: impl Fn(usize) -> (usize, Dep),
) -> Vec<(usize, usize, Option<usize>)> {
    let all = 0..sentence.words.len();
    let victims = all.clone().filter(|&i| {
        let (verb, dep) = arc(i);
        matches!(dep, Dep::Dobj | Dep::Nsubjpass)
            && sentence.norms.get(verb).is_some_and(|w| HARM.contains(&w.as_str()))
    });
    let number = |noun: usize| all.clone().find(|&i| arc(i) == (noun, Dep::Nummod));
    victims.map(|noun| (arc(noun).0, noun, number(noun))).collect()
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
