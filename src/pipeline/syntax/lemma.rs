//! Lemmas of verbs and nouns: irregular forms from a table, regular ones by rule. English spelling only half says
//! where an e was dropped ("hoped", "helped"), so rules have their own lists of exceptions.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;

use super::{Syntax, Tag};
use crate::pipeline::text::{Document, TokenId};

#[derive(Deserialize)]
struct File {
    verbs: BTreeMap<String, Vec<String>>,
    nouns: BTreeMap<String, Vec<String>>,
    stems: Stems,
}

#[derive(Deserialize)]
struct Stems {
    with_e: FxHashSet<String>,
    without_e: FxHashSet<String>,
}

struct Tables {
    verbs: FxHashMap<String, String>,
    nouns: FxHashMap<String, String>,
    stems: Stems,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("lemma.toml")).expect("lemma.toml is checked by a test");
    let inverted = |table: BTreeMap<String, Vec<String>>| {
        table
            .into_iter()
            .flat_map(|(lemma, forms)| forms.into_iter().map(move |f| (f, lemma.clone())))
            .collect()
    };
    Tables { verbs: inverted(file.verbs), nouns: inverted(file.nouns), stems: file.stems }
});

/// Reads the tables now rather than in the first request.
pub(super) fn warm_up() {
    LazyLock::force(&TABLES);
}

impl Syntax {
    /// The lemma of a token: a verb's infinitive, a noun's singular; any other word as the document normalises it.
    ///
    /// ```
    /// # use copydesk::pipeline::{Reading, text::TokenId};
    /// let reading = Reading::of("Soldiers were wounded.");
    /// let lemmas = [0, 1, 2].map(|t| reading.syntax.lemma(&reading.document, TokenId(t)).into_owned());
    /// assert_eq!(lemmas, ["soldier", "be", "wound"]);
    /// ```
    pub fn lemma<'d>(&self, document: &'d Document<'_>, t: TokenId) -> Cow<'d, str> {
        let norm = document.norm(t);
        match self.tag(t) {
            Tag::VBD | Tag::VBN | Tag::VBG | Tag::VBZ | Tag::VBP | Tag::VB => verb(norm),
            Tag::NN | Tag::NNS | Tag::NNP | Tag::NNPS => noun(norm),
            _ => Cow::Borrowed(norm),
        }
    }
}

/// The infinitive of a verb's form: "killed" is of "kill", "injured" of "injure", "shot" of "shoot".
pub fn verb(norm: &str) -> Cow<'_, str> {
    if let Some(lemma) = TABLES.verbs.get(norm) {
        return Cow::Borrowed(lemma);
    }
    if let Some(stem) = ["ied", "ies"].iter().find_map(|end| norm.strip_suffix(end)).filter(|s| s.len() > 1) {
        return Cow::Owned(format!("{stem}y"));
    }
    if let Some(stem) = long_enough(norm, "ing").or_else(|| long_enough(norm, "ed")) {
        return bare_stem(stem);
    }
    let Some(stem) = norm.strip_suffix('s').filter(|s| s.len() > 2 && !s.ends_with(['s', 'u', 'i'])) else {
        return Cow::Borrowed(norm);
    };
    let sibilant =
        stem.strip_suffix('e').filter(|s| ["ss", "sh", "ch", "x", "zz", "o"].iter().any(|e| s.ends_with(e)));
    Cow::Borrowed(sibilant.unwrap_or(stem))
}

/// The singular of a noun's form: "bodies" is of "body", "women" of "woman".
pub fn noun(norm: &str) -> Cow<'_, str> {
    if let Some(lemma) = TABLES.nouns.get(norm) {
        return Cow::Borrowed(lemma);
    }
    if let Some(stem) = long_enough(norm, "men") {
        return Cow::Owned(format!("{stem}man"));
    }
    if let Some(stem) = long_enough(norm, "ies") {
        return Cow::Owned(format!("{stem}y"));
    }
    let Some(stem) = norm.strip_suffix('s').filter(|s| s.len() > 2 && !s.ends_with(['s', 'u', 'i'])) else {
        return Cow::Borrowed(norm);
    };
    let sibilant =
        stem.strip_suffix('e').filter(|s| ["ss", "sh", "ch", "x", "zz"].iter().any(|e| s.ends_with(e)));
    Cow::Borrowed(sibilant.unwrap_or(stem))
}

fn long_enough<'n>(norm: &'n str, suffix: &str) -> Option<&'n str> {
    norm.strip_suffix(suffix).filter(|stem| stem.len() > 1 && stem.bytes().any(is_vowel))
}

const fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// The infinitive from what is left when "ed" or "ing" is taken off.
fn bare_stem(stem: &str) -> Cow<'_, str> {
    if TABLES.stems.with_e.contains(stem) {
        return Cow::Owned(format!("{stem}e"));
    }
    if TABLES.stems.without_e.contains(stem) {
        return Cow::Borrowed(stem);
    }
    let bytes = stem.as_bytes();
    if let [.., a, b] = bytes
        && a == b
        && !matches!(b, b's' | b'f' | b'z' | b'e' | b'o')
    {
        let single = &stem[..stem.len() - 1];
        let doubled = *b != b'l' || TABLES.stems.without_e.contains(single);
        return Cow::Borrowed(if doubled { single } else { stem });
    }
    if drops_e(bytes) { Cow::Owned(format!("{stem}e")) } else { Cow::Borrowed(stem) }
}

/// Whether a stem with this ending has lost an e.
fn drops_e(stem: &[u8]) -> bool {
    let vowel = |i: usize| stem.len().checked_sub(i).and_then(|i| stem.get(i)).is_some_and(|&b| is_vowel(b));
    match stem {
        [.., b'n', b'g'] | [.., b'i', b't'] => false,
        [.., b'c' | b'v' | b'u' | b'z' | b'g'] | [.., b'i' | b'o', b'b'] | [.., b'u' | b'i', b'i', b'r'] => {
            true
        }
        [.., a, b'l'] if !is_vowel(*a) && !matches!(a, b'l' | b'r' | b'w') => true,
        [.., b'u' | b'i' | b'e', b'a', b't'] => stem.len() > 4,
        [.., b'a' | b'u', b't']
        | [.., b'a' | b'i' | b'u', b'r']
        | [.., b'i' | b'o' | b'u' | b'a', b'd' | b'k' | b'm' | b'p']
        | [.., b'i', b'n'] => !vowel(3),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{noun, verb};

    #[test]
    fn verbs() {
        let forms = [
            "killed",
            "kills",
            "killing",
            "injured",
            "wounded",
            "shot",
            "shooting",
            "died",
            "dying",
            "dies",
            "said",
            "says",
            "stopped",
            "accused",
            "announced",
            "displaced",
            "evacuated",
            "created",
            "arrested",
            "kidnapped",
            "stabbed",
            "declared",
            "required",
            "controlled",
            "raided",
            "claimed",
            "tried",
            "carried",
            "passes",
            "argued",
            "agreed",
            "fled",
            "seen",
            "warned",
            "struck",
            "hit",
            "exploded",
            "included",
            "reported",
            "examined",
            "explained",
            "joined",
            "visited",
            "committed",
            "waited",
            "using",
            "increased",
            "discussed",
            "survived",
            "struggled",
            "charged",
            "judged",
            "hoped",
            "helped",
            "tweeted",
            "quoted",
            "noted",
            "planned",
        ];
        let lemmas = [
            "kill", "kill", "kill", "injure", "wound", "shoot", "shoot", "die", "die", "die", "say", "say",
            "stop", "accuse", "announce", "displace", "evacuate", "create", "arrest", "kidnap", "stab",
            "declare", "require", "control", "raid", "claim", "try", "carry", "pass", "argue", "agree",
            "flee", "see", "warn", "strike", "hit", "explode", "include", "report", "examine", "explain",
            "join", "visit", "commit", "wait", "use", "increase", "discuss", "survive", "struggle", "charge",
            "judge", "hope", "help", "tweet", "quote", "note", "plan",
        ];
        assert_eq!(forms.map(verb), lemmas);
    }

    #[test]
    fn nouns() {
        let forms = [
            "soldiers",
            "bodies",
            "women",
            "policemen",
            "people",
            "attacks",
            "crashes",
            "buses",
            "houses",
            "news",
        ];
        let lemmas =
            ["soldier", "body", "woman", "policeman", "person", "attack", "crash", "bus", "house", "news"];
        assert_eq!(forms.map(noun), lemmas);
    }
}
