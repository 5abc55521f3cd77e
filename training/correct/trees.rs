//! Corrections of heads and labels, and of tags that only the tree tells.

use copydesk::pipeline::syntax::internals::names::{self, Place};
use copydesk::pipeline::syntax::{Dep, Tag};

use crate::data::Sentence;

/// "The blast *killed* 12": with a subject, an object and no auxiliary it is the past tense.
pub fn past_tense(s: &mut Sentence, verb: usize) -> bool {
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
pub fn shared_passive(s: &mut Sentence, verb: usize) -> bool {
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

/// "Presidential candidate Jane *Roe* said", "Supervisor of Elections Jane *Roe*": a person right after what she is,
/// without a comma, is the head, and the title a part of the name, as it mostly is.
pub fn titled_person(s: &mut Sentence, name: usize) -> bool {
    let title = s.heads[name];
    let fits = s.deps[name] == Dep::Appos
        && title < name
        && matches!(s.tags[title], Tag::NN | Tag::NNP)
        && names::place(s.names[title]).is_none_or(|(kind, _)| kind != 0)
        && s.tags[name].is_proper();
    let Some(first) = fits.then(|| first_name(s, name)).flatten() else { return false };
    let of = title + 1;
    let of_phrase = of < first
        && (s.norms[of] == "of" && s.heads[of] == title)
        && (of..first).all(|word| s.is_under(word, of));
    if of != first && !of_phrase {
        return false;
    }
    (s.heads[name], s.deps[name]) = (s.heads[title], s.deps[title]);
    for word in (0..title).chain(name + 1..s.words.len()) {
        if s.heads[word] == title {
            s.heads[word] = name;
        }
    }
    (s.heads[title], s.deps[title]) = (name, Dep::Compound);
    true
}

/// The first word of the person's name that ends with this word, if the others depend on it.
fn first_name(s: &Sentence, last: usize) -> Option<usize> {
    let first = match names::place(s.names[last])? {
        (0, Place::Only) => last,
        (0, Place::Last) => {
            (0..last).rev().find(|&word| matches!(names::place(s.names[word]), Some((0, Place::Begin))))?
        }
        _ => return None,
    };
    (first..last).all(|word| s.heads[word] == last && s.tags[word].is_proper()).then_some(first)
}

/// "the *executive* action", "a *ferry* terminal": adjectives modify a noun, nouns make up a compound with it.
pub fn modifier(s: &mut Sentence, token: usize) -> bool {
    let head = s.heads[token];
    if head <= token || !s.tags.get(head).is_some_and(|tag| tag.is_noun()) {
        return false;
    }
    let dep = match (s.deps[token], s.tags[token]) {
        (Dep::Compound, Tag::JJ | Tag::JJR | Tag::JJS) => Dep::Amod,
        (Dep::Amod, tag) if tag.is_noun() => Dep::Compound,
        _ => return false,
    };
    s.deps[token] = dep;
    true
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
pub fn without_object(s: &mut Sentence, verb: usize) -> bool {
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
