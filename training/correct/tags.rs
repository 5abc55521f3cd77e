//! Corrections of tags: what the guidelines of the Penn Treebank and its sequels say of a word that the teacher tags now
//! one way, now another.

use std::collections::HashMap;

use copydesk::pipeline::syntax::{Dep, Tag};

use crate::data::Sentence;

/// How the teacher tags words written in lower case, over all texts.
#[derive(Debug, Default)]
pub struct Usage(HashMap<String, Vec<(Tag, u32)>>);

/// Fewer uses of a word in lower case say nothing of it.
const MIN_USES: u32 = 5;

impl Usage {
    /// Counts the words of sentences.
    pub fn count<'s>(sentences: impl Iterator<Item = &'s Sentence>) -> Self {
        let mut usage: HashMap<String, Vec<(Tag, u32)>> = HashMap::new();
        for sentence in sentences {
            for (word, &tag) in sentence.words.iter().zip(&sentence.tags).filter(|(word, _)| is_lower(word)) {
                let tags = usage.entry(word.clone()).or_default();
                match tags.iter_mut().find(|(known, _)| *known == tag) {
                    Some((_, uses)) => *uses += 1,
                    None => tags.push((tag, 1)),
                }
            }
        }
        Self(usage)
    }

    /// The tag that a word in lower case has most often, proper nouns aside, if that is most of its uses.
    fn most(&self, word: &str) -> Option<Tag> {
        let tags = self.0.get(word)?;
        let all: u32 = tags.iter().map(|(_, uses)| uses).sum();
        let common = tags.iter().filter(|(tag, _)| !tag.is_proper());
        let &(tag, uses) = common.max_by_key(|&&(tag, uses)| (uses, std::cmp::Reverse(tag)))?;
        (uses >= MIN_USES && 2 * uses > all).then_some(tag)
    }
}

fn is_lower(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Changes a tag; whether it was another.
fn retag(s: &mut Sentence, token: usize, tag: Tag) -> bool {
    std::mem::replace(&mut s.tags[token], tag) != tag
}

/// Marks that have one tag wherever they stand; a hyphen is one of words, of numbers or a dash, never a word.
pub fn mark(s: &mut Sentence, token: usize, _: &Usage) -> bool {
    let tag = match s.words[token].as_str() {
        "“" | "‘" => Tag::OpenQuote,
        "”" => Tag::CloseQuote,
        "…" | "..." | "—" | "–" | "--" => Tag::Colon,
        "|" => Tag::Sym,
        "-" if !matches!(s.tags[token], Tag::Hyph | Tag::Sym | Tag::Colon) => Tag::Hyph,
        _ => return false,
    };
    retag(s, token, tag)
}

/// "https://…", "pic.twitter.com/…" are addresses; "@handle" is a name.
pub fn address(s: &mut Sentence, token: usize, _: &Usage) -> bool {
    let word = s.words[token].as_str();
    if word.starts_with("http") && word.contains("://")
        || word.starts_with("www.")
        || word.starts_with("pic.twitter")
    {
        return retag(s, token, Tag::ADD);
    }
    word.len() > 1 && word.starts_with('@') && retag(s, token, Tag::NNP)
}

/// "at 8 *p.m.*" is a noun.
pub fn clock_time(s: &mut Sentence, token: usize, _: &Usage) -> bool {
    matches!(s.words[token].as_str(), "a.m." | "p.m.") && retag(s, token, Tag::NN)
}

/// "troops *to* the force", "8 *to* 7": before a noun or a number it is a preposition, before a verb it is not
/// (OntoNotes).
pub fn to(s: &mut Sentence, token: usize, _: &Usage) -> bool {
    if s.norms[token] != "to" || !matches!(s.tags[token], Tag::TO | Tag::IN) {
        return false;
    }
    match s.deps[token] {
        Dep::Aux => retag(s, token, Tag::TO),
        Dep::Prep | Dep::Dative | Dep::Quantmod => retag(s, token, Tag::IN),
        _ => false,
    }
}

/// "*at least* five": both are adverbs (English Web Treebank).
pub fn at_least(s: &mut Sentence, token: usize, _: &Usage) -> bool {
    let fits = s.norms[token] == "at"
        && matches!(s.norms.get(token + 1).map(String::as_str), Some("least" | "most"))
        && s.deps[token] == Dep::Advmod;
    if !fits {
        return false;
    }
    let changed = retag(s, token, Tag::RB);
    retag(s, token + 1, Tag::RBS) || changed
}

/// "bird *flu*", "the *ministry*", "*Residents* told police": what is no name and mostly a common noun is no proper one,
/// in lower case or for the first letter of a sentence.
pub fn common_noun(s: &mut Sentence, token: usize, usage: &Usage) -> bool {
    let word = s.words[token].as_str();
    let lower = is_lower(word) && s.words.iter().any(|word| word.starts_with(char::is_uppercase));
    let first = token == 0
        && word.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
        && s.words.get(1).is_some_and(|next| is_lower(next))
        && s.names[token] == 0;
    if !s.tags[token].is_proper() || !lower && !first {
        return false;
    }
    match usage.most(&s.norms[token]) {
        Some(tag @ (Tag::NN | Tag::NNS)) => retag(s, token, tag),
        Some(Tag::JJ) if lower && matches!(s.deps[token], Dep::Amod | Dep::Compound) => {
            retag(s, token, Tag::JJ)
        }
        _ => false,
    }
}

/// "*Trump*, the owner, said": who acts or is named is no interjection.
pub fn interjection(s: &mut Sentence, token: usize, _: &Usage) -> bool {
    let takes_part =
        matches!(s.deps[token], Dep::Nsubj | Dep::Dobj | Dep::Pobj | Dep::Poss | Dep::Compound | Dep::Appos);
    let fits = s.tags[token] == Tag::UH
        && s.words[token].starts_with(char::is_uppercase)
        && (takes_part || s.names[token] != 0);
    fits && retag(s, token, Tag::NNP)
}

/// "a boy *shot* in the leg", "the *reported* sale": a verb under a noun without a word between them is a participle.
pub fn participle(s: &mut Sentence, token: usize, _: &Usage) -> bool {
    let fits = s.tags[token] == Tag::VBD
        && matches!(s.deps[token], Dep::Acl | Dep::Amod)
        && s.child(token, Dep::Nsubj).is_none();
    fits && retag(s, token, Tag::VBN)
}
