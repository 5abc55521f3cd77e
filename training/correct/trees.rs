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

/// "Presidential candidate Jane *Roe* said", "Supervisor of Elections Jane *Roe*", "writer and critic Jane *Roe*": a
/// person right after what she is, without a comma, is the head, and the title a part of the name, as it mostly is.
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
    let two_titles = s.heads[first - 1] == title && s.deps[first - 1] == Dep::Conj;
    if of != first && !of_phrase && !two_titles {
        return false;
    }
    let outside = (0..title).chain(name + 1..s.words.len());
    s.change_head(title, name, outside);
    s.deps[title] = if two_titles { Dep::Nmod } else { Dep::Compound };
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

/// Verbs that may stand between a quotation and its speaker.
const CUES: &[&str] =
    &["added", "recalled", "replied", "explained", "noted", "said", "says", "insisted", "warned"];

/// Whether a verb is a cue that follows the quotation: ", *said* Roe".
fn follows_quotation(s: &Sentence, verb: usize) -> bool {
    let mark = verb.checked_sub(1).map(|before| s.norms[before].as_str());
    let comma = mark == Some(",") && verb > 1 && s.tags[verb - 2] != Tag::CD;
    let marked = comma || mark.is_some_and(|mark| matches!(mark, "\"" | "'" | "''"));
    marked && CUES.contains(&s.norms[verb].as_str())
}

/// "“It is,” added *Roe*": a name or a person after a verb that follows the quotation is who speaks.
pub fn inverted_cue(s: &mut Sentence, speaker: usize) -> bool {
    let verb = s.heads[speaker];
    let fits = s.deps[speaker] == Dep::Dobj
        && verb < speaker
        && follows_quotation(s, verb)
        && (verb + 1..speaker).all(|word| s.is_under(word, speaker))
        && s.child(verb, Dep::Nsubj).is_none()
        && !s.has_auxiliary(verb);
    if fits {
        s.deps[speaker] = Dep::Nsubj;
    }
    fits
}

/// "*four* out of 10 voters said": the first number is the head, as it mostly is.
pub fn share(s: &mut Sentence, number: usize) -> bool {
    let norm = |i: usize| s.norms.get(i).map(String::as_str);
    let of = if norm(number + 1) == Some("out") { number + 2 } else { number + 1 };
    let whole = of + 1;
    let fits = s.deps[number] == Dep::Quantmod
        && s.tags[number] == Tag::CD
        && norm(of) == Some("of")
        && s.heads[number] == whole
        && s.tags[whole] == Tag::CD
        && s.deps[whole] == Dep::Nummod;
    let Some(noun) = fits.then(|| s.heads[whole]).filter(|&noun| whole < noun && noun < s.words.len()) else {
        return false;
    };
    (s.heads[number], s.deps[number]) = (s.heads[noun], s.deps[noun]);
    for word in 0..number {
        if s.heads[word] == whole {
            s.heads[word] = number;
        }
    }
    (s.heads[noun], s.deps[noun]) = (of, Dep::Pobj);
    for preposition in number + 1..=of {
        (s.heads[preposition], s.deps[preposition]) = (preposition - 1, Dep::Prep);
    }
    true
}

/// "he *’s* changed his mind", "she *’s* said she will go": with an object or a clause it is "has", not "is". "It’s said she
/// will go" stays a passive.
pub fn contracted_has(s: &mut Sentence, auxiliary: usize) -> bool {
    let verb = s.heads[auxiliary];
    if s.deps[auxiliary] != Dep::Auxpass
        || s.norms[auxiliary] != "'s"
        || verb == s.words.len()
        || verb < auxiliary
    {
        return false;
    }
    let before = |dep| s.child(verb, dep).filter(|&i| i < auxiliary);
    let subject = before(Dep::Nsubjpass).or_else(|| before(Dep::Nsubj));
    let clause = s.child(verb, Dep::Ccomp).is_some_and(|clause| clause > verb);
    let has_clause = clause && subject.is_some_and(|subject| s.norms[subject] != "it");
    if !has_clause && s.child(verb, Dep::Dobj).is_none_or(|object| object < verb) {
        return false;
    }
    s.deps[auxiliary] = Dep::Aux;
    if let Some(subject) = subject {
        s.deps[subject] = Dep::Nsubj;
    }
    true
}

/// "*candidates* who listen win, Roe said": a verb has one subject before it, the nearer; the other is none of its
/// arguments. "The *mayor*, a doctor, said": between commas or brackets the nearer is an apposition. "The *win* marks a
/// change, said Roe": of a cue after the quotation the subject is the one that follows.
pub fn one_subject(s: &mut Sentence, further: usize) -> bool {
    let verb = s.heads[further];
    let is_subject =
        |s: &Sentence, i: usize| s.heads[i] == verb && matches!(s.deps[i], Dep::Nsubj | Dep::Nsubjpass);
    if verb == s.words.len() || !is_subject(s, further) {
        return false;
    }
    if further < verb && follows_quotation(s, verb) && (verb + 1..s.words.len()).any(|i| is_subject(s, i)) {
        s.deps[further] = Dep::Dep;
        return true;
    }
    let Some(nearer) = (further + 1..verb).rev().find(|&i| is_subject(s, i)) else { return false };
    let of_nearer = |i: &usize| s.deps[*i] != Dep::Punct && s.is_under(*i, nearer);
    let first = (further + 1..nearer).find(of_nearer).unwrap_or(nearer);
    let last = (nearer..verb).rev().find(of_nearer).unwrap_or(nearer);
    let mark = |i: usize| matches!(s.norms[i].as_str(), "," | "(" | ")" | "[" | "]");
    if mark(first - 1) && mark(last + 1) {
        (s.heads[nearer], s.deps[nearer]) = (further, Dep::Appos);
    } else {
        s.deps[further] = Dep::Dep;
    }
    true
}

/// "two-*thirds* of voters said": a fraction's head is its denominator, as it mostly is.
pub fn fraction(s: &mut Sentence, denominator: usize) -> bool {
    const DENOMINATORS: &[&str] = &["third", "thirds", "quarter", "quarters", "fifth", "fifths"];
    let numerator = s.heads[denominator];
    let fits = s.deps[denominator] == Dep::Quantmod
        && DENOMINATORS.contains(&s.norms[denominator].as_str())
        && numerator < denominator
        && s.tags[numerator] == Tag::CD;
    if fits {
        let after = denominator + 1..s.words.len();
        s.change_head(numerator, denominator, after);
        s.deps[numerator] = Dep::Nummod;
    }
    fits
}

/// "the *executive* action", "a *ferry* terminal", "the *party* front-runner": adjectives modify a noun, a noun right
/// before it or before other names makes up a compound with it, and before an adjective it is another kind of modifier,
/// as they mostly are.
pub fn modifier(s: &mut Sentence, token: usize) -> bool {
    let head = s.heads[token];
    if head <= token || !s.tags.get(head).is_some_and(|tag| tag.is_noun()) {
        return false;
    }
    let adjective = |tag: Tag| matches!(tag, Tag::JJ | Tag::JJR | Tag::JJS);
    let between = &s.tags[token + 1..head];
    let dep = match (s.deps[token], s.tags[token]) {
        (Dep::Compound, tag) if adjective(tag) => Dep::Amod,
        (Dep::Compound | Dep::Amod, tag) if tag.is_noun() && between.iter().copied().any(adjective) => {
            Dep::Nmod
        }
        (Dep::Amod, tag) if tag.is_noun() => Dep::Compound,
        (Dep::Nmod, tag)
            if tag.is_noun()
                && between.iter().all(|tag| tag.is_proper())
                && s.child(token, Dep::Conj).is_none() =>
        {
            Dep::Compound
        }
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
