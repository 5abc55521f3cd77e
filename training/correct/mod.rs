//! Errors that the teacher makes regularly, mended before training. Each correction says what must hold; where it does
//! not clearly hold the label stays.

mod tags;
mod trees;

use copydesk::pipeline::syntax::Dep;

use crate::data::Sentence;
pub use tags::Usage;

/// A correction: the token it is tried on; whether it changed something.
type Correction = fn(&mut Sentence, usize, &Usage) -> bool;

/// All corrections, by name.
pub const ALL: [(&str, Correction); 11] = [
    ("mark", tags::mark),
    ("address", tags::address),
    ("clock time", tags::clock_time),
    ("at least", tags::at_least),
    ("common noun", tags::common_noun),
    ("participle", tags::participle),
    ("modifier", |sentence, token, _| trees::modifier(sentence, token)),
    ("past tense", |sentence, token, _| trees::past_tense(sentence, token)),
    ("shared passive", |sentence, token, _| trees::shared_passive(sentence, token)),
    ("without object", |sentence, token, _| trees::without_object(sentence, token)),
    ("titled person", |sentence, token, _| trees::titled_person(sentence, token)),
];

/// Mends a sentence; returns how often each of [`ALL`] applied.
pub fn correct(sentence: &mut Sentence, usage: &Usage) -> [u32; ALL.len()] {
    let mut counts = [0; ALL.len()];
    for token in 0..sentence.words.len() {
        for (count, (_, correction)) in counts.iter_mut().zip(ALL) {
            *count += u32::from(correction(sentence, token, usage));
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

#[cfg(test)]
mod tests {
    use copydesk::pipeline::syntax::{Dep, Tag};

    use super::{Usage, correct};
    use crate::data::{Sentence, classes};

    /// A sentence of word/TAG/head/label/name, heads counted from 1, 0 for the root.
    fn sentence(labelled: &str) -> Sentence {
        let mut s = Sentence::default();
        let mut names = Vec::new();
        for word in labelled.split(' ') {
            let mut fields = word.split('/');
            let mut next = || fields.next().unwrap_or("O");
            s.words.push(next().to_owned());
            s.tags.push(Tag::named(next()).unwrap());
            s.heads.push(next().parse().unwrap());
            s.deps.push(Dep::named(next()).unwrap());
            names.push(next().to_owned());
        }
        s.norms = s.words.iter().map(|word| word.to_lowercase()).collect();
        let root = s.words.len();
        s.heads.iter_mut().for_each(|head| *head = head.checked_sub(1).unwrap_or(root));
        s.names = classes(&names);
        s
    }

    /// "word/TAG/head/label" of a word before and after, if a correction changed it.
    fn changes(labelled: &str) -> Vec<String> {
        let mut uses = Vec::new();
        for (word, tag) in [("flu", Tag::NN), ("residents", Tag::NNS), ("rose", Tag::VBD)] {
            uses.extend((0..5).map(|_| Sentence {
                words: vec![word.into()],
                tags: vec![tag],
                ..Sentence::default()
            }));
        }
        let before = sentence(labelled);
        let mut after = before.clone();
        correct(&mut after, &Usage::count(uses.iter()));
        let shown = |s: &Sentence, i: usize| {
            let head = s.words.get(s.heads[i]).map_or("-", String::as_str);
            format!("{} {} of {head}", s.tags[i].name(), s.deps[i].name())
        };
        let words = 0..before.words.len();
        let differ = words.filter(|&i| shown(&before, i) != shown(&after, i));
        differ
            .map(|i| format!("{}: {} -> {}", before.words[i], shown(&before, i), shown(&after, i)))
            .collect()
    }

    #[test]
    fn tags_follow_the_guidelines() {
        assert_eq!(
            changes("Residents/NNPS/2/nsubj fear/VBP/0/ROOT bird/NN/4/compound flu/NNP/2/dobj"),
            [
                "Residents: NNPS nsubj of fear -> NNS nsubj of fear",
                "flu: NNP dobj of fear -> NN dobj of fear"
            ]
        );
        assert_eq!(changes("Rose/NNP/2/nsubj said/VBD/0/ROOT"), [""; 0]);
        assert_eq!(
            changes("a/DT/4/det Wal/NNP/4/compound -/NNP/4/punct Mart/NNP/0/ROOT"),
            ["-: NNP punct of Mart -> HYPH punct of Mart"]
        );
        assert_eq!(
            changes("at/IN/2/advmod least/JJS/3/advmod 12/CD/0/ROOT"),
            ["at: IN advmod of least -> RB advmod of least", "least: JJS advmod of 12 -> RBS advmod of 12"]
        );
    }

    #[test]
    fn a_verb_under_a_noun_is_a_participle_unless_it_has_a_subject() {
        assert_eq!(
            changes("a/DT/2/det boy/NN/0/ROOT shot/VBD/2/acl"),
            ["shot: VBD acl of boy -> VBN acl of boy"]
        );
        assert_eq!(changes("the/DT/2/det day/NN/0/ROOT he/PRP/4/nsubj left/VBD/2/acl"), [""; 0]);
    }

    #[test]
    fn a_person_is_the_head_of_her_title() {
        let titled =
            "candidate/NN/4/nsubj Jane/NNP/3/compound/B-PERSON Roe/NNP/1/appos/I-PERSON said/VBD/0/ROOT";
        assert_eq!(
            changes(titled),
            [
                "candidate: NN nsubj of said -> NN compound of Roe",
                "Roe: NNP appos of candidate -> NNP nsubj of said"
            ]
        );
        let supervisor = "Supervisor/NNP/6/nsubj of/IN/1/prep Elections/NNPS/2/pobj Jane/NNP/5/compound/B-PERSON \
                          Roe/NNP/1/appos/I-PERSON said/VBD/0/ROOT";
        assert_eq!(
            changes(supervisor),
            [
                "Supervisor: NNP nsubj of said -> NNP compound of Roe",
                "Roe: NNP appos of Supervisor -> NNP nsubj of said"
            ]
        );
        let apart = "mayor/NN/5/nsubj ,/,/1/punct Jane/NNP/4/compound/B-PERSON Roe/NNP/1/appos/I-PERSON said/VBD/0/ROOT";
        assert_eq!(changes(apart), [""; 0]);
    }

    #[test]
    fn adjectives_modify_and_nouns_make_compounds() {
        assert_eq!(
            changes("executive/JJ/2/compound action/NN/0/ROOT"),
            ["executive: JJ compound of action -> JJ amod of action"]
        );
        assert_eq!(changes("ferry/NN/2/compound terminal/NN/0/ROOT"), [""; 0]);
    }

    #[test]
    fn victims_are_subjects_of_a_passive() {
        assert_eq!(
            changes("boy/NN/2/nsubj killed/VBD/0/ROOT in/IN/2/prep crash/NN/3/pobj"),
            ["boy: NN nsubj of killed -> NN nsubjpass of killed", "killed: VBD ROOT of - -> VBN ROOT of -"]
        );
        assert_eq!(
            changes("blast/NN/2/nsubj killed/VBN/0/ROOT 12/CD/2/dobj"),
            ["killed: VBN ROOT of - -> VBD ROOT of -"]
        );
    }
}
