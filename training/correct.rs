//! Errors that the teacher makes regularly, mended before training. Each correction says what must hold; where it does
//! not clearly hold the label stays.

use copydesk::pipeline::syntax::internals::names::{self, Place};
use copydesk::pipeline::syntax::{Dep, Tag};

use crate::data::Sentence;

/// A correction: the token it is tried on; whether it changed something.
type Correction = fn(&mut Sentence, usize) -> bool;

/// All corrections, by name.
pub const ALL: [(&str, Correction); 4] = [
    ("past tense", past_tense),
    ("shared passive", shared_passive),
    ("without object", without_object),
    ("titled person", titled_person),
];

/// Mends a sentence; returns how often each of [`ALL`] applied.
pub fn correct(sentence: &mut Sentence) -> [u32; ALL.len()] {
    let mut counts = [0; ALL.len()];
    for token in 0..sentence.words.len() {
        for (count, (_, correction)) in counts.iter_mut().zip(ALL) {
            *count += u32::from(correction(sentence, token));
        }
    }
    counts
}

impl Sentence {
    fn child(&self, head: usize, dep: Dep) -> Option<usize> {
        (0..self.words.len()).find(|&i| self.heads[i] == head && self.deps[i] == dep)
    }

    fn has_auxiliary(&self, verb: usize) -> bool {
        self.child(verb, Dep::Aux).or_else(|| self.child(verb, Dep::Auxpass)).is_some()
    }
}

/// "The blast *killed* 12": with a subject, an object and no auxiliary it is the past tense.
fn past_tense(s: &mut Sentence, verb: usize) -> bool {
    let fits = s.tags[verb] == Tag::VBN
        && matches!(s.deps[verb], Dep::Root | Dep::Ccomp | Dep::Relcl | Dep::Advcl)
        && s.child(verb, Dep::Nsubj).is_some_and(|subject| subject < verb)
        && s.child(verb, Dep::Dobj).is_some_and(|object| object > verb)
        && !s.has_auxiliary(verb);
    if fits {
        s.tags[verb] = Tag::VBD;
    }
    fits
}

/// "12 were killed and 30 *wounded*": what has no auxiliary of its own shares the passive.
fn shared_passive(s: &mut Sentence, verb: usize) -> bool {
    let head = s.heads[verb];
    let fits = s.tags[verb] == Tag::VBN
        && s.deps[verb] == Dep::Conj
        && s.tags.get(head) == Some(&Tag::VBN)
        && s.child(head, Dep::Auxpass).is_some()
        && s.child(verb, Dep::Dobj).is_none()
        && !s.has_auxiliary(verb);
    match s.child(verb, Dep::Nsubj).filter(|&subject| fits && subject < verb) {
        Some(subject) => {
            s.deps[subject] = Dep::Nsubjpass;
            true
        }
        None => false,
    }
}

/// "Presidential candidate Jane *Roe* said": a person right after what she is, without a comma, is the head, and the
/// title a part of the name, as it mostly is.
fn titled_person(s: &mut Sentence, name: usize) -> bool {
    let title = s.heads[name];
    let fits = s.deps[name] == Dep::Appos
        && title < name
        && s.tags[title] == Tag::NN
        && s.tags[name].is_proper()
        && matches!(names::place(s.names[name]), Some((0, Place::Last | Place::Only)))
        && (title + 1..name).all(|i| s.heads[i] == name && s.tags[i].is_proper());
    if fits {
        (s.heads[name], s.deps[name]) = (s.heads[title], s.deps[title]);
        for word in (0..s.words.len()).filter(|&word| word != name) {
            if s.heads[word] == title {
                s.heads[word] = name;
            }
        }
        (s.heads[title], s.deps[title]) = (name, Dep::Compound);
    }
    fits
}

/// Forms of verbs that never lack an object.
const TRANSITIVE: &[&str] = &[
    "killed",
    "wounded",
    "injured",
    "murdered",
    "arrested",
    "kidnapped",
    "abducted",
    "assassinated",
    "hospitalized",
    "detained",
    "executed",
    "slain",
    "rescued",
];

/// "Three people *killed* in crash": a verb that needs an object and has only a subject is a passive.
fn without_object(s: &mut Sentence, verb: usize) -> bool {
    let completed = |s: &Sentence, verb: usize| {
        let deps = [Dep::Dobj, Dep::Ccomp, Dep::Xcomp, Dep::Prt, Dep::Dative];
        deps.iter().any(|&dep| s.child(verb, dep).is_some())
    };
    let fits = matches!(s.tags[verb], Tag::VBN | Tag::VBD)
        && TRANSITIVE.contains(&s.norms[verb].as_str())
        && s.deps[verb] != Dep::Relcl
        && !completed(s, verb)
        && s.child(verb, Dep::Conj).is_none_or(|conjunct| !completed(s, conjunct))
        && !s.has_auxiliary(verb);
    let subject = s.child(verb, Dep::Nsubj).filter(|&i| fits && i < verb);
    let Some(subject) = subject.filter(|&i| s.tags[i].is_noun() || s.tags[i] == Tag::CD) else {
        return false;
    };
    s.tags[verb] = Tag::VBN;
    s.deps[subject] = Dep::Nsubjpass;
    true
}
