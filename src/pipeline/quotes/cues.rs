//! Cues: the words that attribute. A token in, the reporting verb that stands there and what it takes out.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use crate::pipeline::text::{Document, TokenId, TokenRange};

/// What a reporting verb takes, as a set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frames(u16);

impl Frames {
    /// A clause, with "that" or without.
    pub const CLAUSE: Self = Self(1);
    /// A clause with "that".
    pub const THAT: Self = Self(1 << 1);
    /// Words in quotation marks.
    pub const DIRECT: Self = Self(1 << 2);
    /// A question.
    pub const QUESTION: Self = Self(1 << 3);
    /// An infinitive: "vowed to stay".
    pub const INFINITIVE: Self = Self(1 << 4);
    /// Somebody and an infinitive: "urged Congress to act".
    pub const OBJECT_INFINITIVE: Self = Self(1 << 5);
    /// A noun phrase: "announced his candidacy".
    pub const OBJECT: Self = Self(1 << 6);
    /// Somebody and what they are said to be: "called it a disaster".
    pub const PREDICATE: Self = Self(1 << 7);
    /// The one spoken to as an object: "told reporters".
    pub const ADDRESSEE: Self = Self(1 << 8);

    /// Whether any of `other` is in it.
    pub const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }

    fn remove(&mut self, other: Self) {
        self.0 &= !other.0;
    }
}

/// A reporting verb in the lexicon.
#[derive(Clone, Debug, Default)]
pub struct Verb {
    /// Its base form, with its particle.
    pub lemma: String,
    /// What it takes.
    pub frames: Frames,
    /// The prepositions that open what is told ("for" of "call for").
    pub prepositions: Vec<String>,
    /// The preposition between a person and what is said of them ("of" of "accuse").
    pub object_preposition: Option<String>,
}

/// A reporting verb in the text.
#[derive(Clone, Copy, Debug)]
pub struct Match {
    /// The verb form and its particle.
    pub tokens: TokenRange,
    /// Its entry.
    pub verb: &'static Verb,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    clause: Vec<String>,
    that_only: Vec<String>,
    not_indirect: Vec<String>,
    direct: Vec<String>,
    question: Vec<String>,
    infinitive: Vec<String>,
    object_infinitive: Vec<String>,
    object: Vec<String>,
    predicate: Vec<String>,
    preposition: FxHashMap<String, Vec<String>>,
    object_preposition: FxHashMap<String, Vec<String>>,
    addressee: Addressee,
    nouns: Nouns,
    irregular: FxHashMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Addressee {
    verbs: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nouns {
    clause: Vec<String>,
    opinions: Vec<String>,
    documents: Vec<String>,
    groups: Vec<String>,
    unknown: Vec<String>,
}

/// The lexicon, ready to be asked.
struct Lexicon {
    /// A verb form to the verbs it can begin, those with particles first.
    forms: FxHashMap<String, Vec<(Vec<String>, Verb)>>,
    content_nouns: FxHashSet<String>,
    opinions: FxHashSet<String>,
    documents: FxHashSet<String>,
    groups: FxHashSet<String>,
    unknown: FxHashSet<String>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("cues.toml")).expect("cues.toml is read by every test");
    Lexicon::new(file)
});

impl Lexicon {
    fn new(file: File) -> Self {
        let mut verbs: FxHashMap<String, Verb> = FxHashMap::default();
        let lists = [
            (&file.clause, Frames::CLAUSE.or(Frames::THAT)),
            (&file.direct, Frames::DIRECT),
            (&file.question, Frames::QUESTION),
            (&file.infinitive, Frames::INFINITIVE),
            (&file.object_infinitive, Frames::OBJECT_INFINITIVE),
            (&file.object, Frames::OBJECT),
            (&file.predicate, Frames::PREDICATE),
            (&file.addressee.verbs, Frames::ADDRESSEE),
        ];
        for (lemmas, frames) in lists {
            for lemma in lemmas {
                let verb = verbs.entry(lemma.clone()).or_default();
                verb.lemma.clone_from(lemma);
                verb.frames.add(frames);
            }
        }
        for (preposition, lemmas) in &file.preposition {
            for lemma in lemmas {
                let verb = verbs.entry(lemma.clone()).or_default();
                verb.lemma.clone_from(lemma);
                verb.prepositions.push(preposition.clone());
                verb.prepositions.sort();
            }
        }
        for (preposition, lemmas) in &file.object_preposition {
            for lemma in lemmas {
                let verb = verbs.entry(lemma.clone()).or_default();
                verb.lemma.clone_from(lemma);
                verb.object_preposition = Some(preposition.clone());
            }
        }
        for lemma in &file.that_only {
            if let Some(verb) = verbs.get_mut(lemma) {
                verb.frames.remove(Frames::CLAUSE);
            }
        }
        for lemma in &file.not_indirect {
            if let Some(verb) = verbs.get_mut(lemma) {
                verb.frames.remove(Frames::CLAUSE.or(Frames::THAT));
            }
        }
        let mut forms: FxHashMap<String, Vec<(Vec<String>, Verb)>> = FxHashMap::default();
        for verb in verbs.into_values() {
            let mut words = verb.lemma.split(' ').map(str::to_owned);
            let Some(first) = words.next() else { continue };
            let particles: Vec<String> = words.collect();
            let inflected = file.irregular.get(&first).cloned().unwrap_or_else(|| inflect(&first));
            for form in inflected.into_iter().chain([first]) {
                let entries = forms.entry(form).or_default();
                if !entries.iter().any(|(p, v)| *p == particles && v.lemma == verb.lemma) {
                    entries.push((particles.clone(), verb.clone()));
                }
            }
        }
        for entries in forms.values_mut() {
            entries.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.1.lemma.cmp(&b.1.lemma)));
        }
        Self {
            forms,
            content_nouns: file.nouns.clause.into_iter().collect(),
            opinions: file.nouns.opinions.into_iter().collect(),
            documents: file.nouns.documents.into_iter().collect(),
            groups: file.nouns.groups.into_iter().collect(),
            unknown: file.nouns.unknown.into_iter().collect(),
        }
    }
}

/// The regular forms of a verb: third person, past, participle.
fn inflect(lemma: &str) -> Vec<String> {
    let consonant_before_y = lemma.ends_with('y') && {
        let before = lemma.chars().rev().nth(1);
        before.is_some_and(|c| !"aeiou".contains(c))
    };
    let stem = &lemma[..lemma.len() - usize::from(lemma.ends_with('e') || consonant_before_y)];
    if consonant_before_y {
        return vec![format!("{stem}ies"), format!("{stem}ied"), format!("{lemma}ing")];
    }
    if lemma.ends_with('e') {
        let gerund = if lemma.ends_with("ee") { format!("{lemma}ing") } else { format!("{stem}ing") };
        return vec![format!("{lemma}s"), format!("{lemma}d"), gerund];
    }
    let sibilant = ["s", "x", "z", "ch", "sh"].iter().any(|end| lemma.ends_with(end));
    let third = if sibilant { format!("{lemma}es") } else { format!("{lemma}s") };
    vec![third, format!("{lemma}ed"), format!("{lemma}ing")]
}

/// The reporting verb that starts at `t`, with its particle.
pub fn verb_at(document: &Document<'_>, t: TokenId) -> Option<Match> {
    let entries = LEXICON.forms.get(document.norm(t))?;
    entries.iter().find_map(|(particles, verb)| {
        let end = t + 1 + particles.len();
        let fits = end.index() <= document.len()
            && particles.iter().zip(TokenRange::new(t + 1, end)).all(|(p, t)| document.norm(t) == p);
        fits.then_some(Match { tokens: TokenRange::new(t, end), verb })
    })
}

/// Whether a noun can stand for words told before it ("…, a view shared by the mayor").
pub fn is_verdict(norm: &str) -> bool {
    LEXICON.opinions.contains(norm) || is_content_noun(norm)
}

/// Whether a noun can hold what was said ("a claim that …").
pub fn is_content_noun(norm: &str) -> bool {
    LEXICON.content_nouns.contains(norm)
}

/// Whether a noun names something written.
pub fn is_document(norm: &str) -> bool {
    LEXICON.documents.contains(norm)
}

/// Whether a noun names several people.
pub fn is_group(norm: &str) -> bool {
    LEXICON.groups.contains(norm)
}

/// Whether a noun leaves open who speaks.
pub fn is_unnamed(norm: &str) -> bool {
    LEXICON.unknown.contains(norm)
}

/// Reads the lexicon now.
pub fn warm_up() {
    LazyLock::force(&LEXICON);
}

#[cfg(test)]
mod tests {
    use super::inflect;

    #[test]
    fn regular_verbs_are_inflected() {
        assert_eq!(inflect("reply"), ["replies", "replied", "replying"]);
        assert_eq!(inflect("argue"), ["argues", "argued", "arguing"]);
        assert_eq!(inflect("stress"), ["stresses", "stressed", "stressing"]);
        assert_eq!(inflect("decree"), ["decrees", "decreed", "decreeing"]);
        assert_eq!(inflect("convey"), ["conveys", "conveyed", "conveying"]);
    }
}
