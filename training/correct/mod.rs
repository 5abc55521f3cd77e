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
pub const ALL: [(&str, Correction); 18] = [
    ("mark", tags::mark),
    ("address", tags::address),
    ("clock time", tags::clock_time),
    ("to", tags::to),
    ("at least", tags::at_least),
    ("common noun", tags::common_noun),
    ("participle", tags::participle),
    ("interjection", tags::interjection),
    ("modifier", |sentence, token, _| trees::modifier(sentence, token)),
    ("past tense", |sentence, token, _| trees::past_tense(sentence, token)),
    ("shared passive", |sentence, token, _| trees::shared_passive(sentence, token)),
    ("without object", |sentence, token, _| trees::without_object(sentence, token)),
    ("titled person", |sentence, token, _| trees::titled_person(sentence, token)),
    ("inverted cue", |sentence, token, _| trees::inverted_cue(sentence, token)),
    ("share", |sentence, token, _| trees::share(sentence, token)),
    ("contracted has", |sentence, token, _| trees::contracted_has(sentence, token)),
    ("fraction", |sentence, token, _| trees::fraction(sentence, token)),
    ("one subject", |sentence, token, _| trees::one_subject(sentence, token)),
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

    /// Puts `new` in the place of `old`, on which it depends: its head, its label, and of its dependents those given.
    fn change_head(&mut self, old: usize, new: usize, dependents: impl Iterator<Item = usize>) {
        (self.heads[new], self.deps[new]) = (self.heads[old], self.deps[old]);
        for word in dependents {
            if self.heads[word] == old {
                self.heads[word] = new;
            }
        }
        self.heads[old] = new;
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
        let writer = "writer/NN/6/nsubj and/CC/1/cc critic/NN/1/conj Jane/NNP/5/compound/B-PERSON \
                      Roe/NNP/1/appos/I-PERSON said/VBD/0/ROOT";
        assert_eq!(
            changes(writer),
            ["writer: NN nsubj of said -> NN nmod of Roe", "Roe: NNP appos of writer -> NNP nsubj of said"]
        );
        let apart = "mayor/NN/5/nsubj ,/,/1/punct Jane/NNP/4/compound/B-PERSON Roe/NNP/1/appos/I-PERSON said/VBD/0/ROOT";
        assert_eq!(changes(apart), [""; 0]);
    }

    #[test]
    fn who_follows_the_verb_after_a_quotation_speaks() {
        let quoted =
            "It/PRP/2/nsubj is/VBZ/5/ccomp ,/,/5/punct \"/''/5/punct added/VBD/0/ROOT Roe/NNP/5/dobj";
        assert_eq!(changes(quoted), ["Roe: NNP dobj of added -> NNP nsubj of added"]);
        assert_eq!(changes("He/PRP/2/nsubj added/VBD/0/ROOT Roe/NNP/2/dobj"), [""; 0]);
    }

    #[test]
    fn before_a_noun_to_is_a_preposition() {
        let troops = "troops/NNS/0/ROOT to/TO/1/prep the/DT/4/det force/NN/2/pobj";
        assert_eq!(changes(troops), ["to: TO prep of troops -> IN prep of troops"]);
        assert_eq!(changes("want/VBP/0/ROOT to/TO/3/aux go/VB/1/xcomp"), [""; 0]);
    }

    #[test]
    fn who_acts_is_no_interjection() {
        assert_eq!(changes("Roe/UH/2/nsubj left/VBD/0/ROOT"), ["Roe: UH nsubj of left -> NNP nsubj of left"]);
        assert_eq!(changes("Well/UH/3/intj she/PRP/3/nsubj left/VBD/0/ROOT"), [""; 0]);
    }

    #[test]
    fn the_first_number_is_the_head_of_a_share() {
        let share = "four/CD/4/quantmod out/IN/4/quantmod of/IN/4/quantmod 10/CD/5/nummod voters/NNS/6/nsubj said/VBD/0/ROOT";
        assert_eq!(
            changes(share),
            [
                "four: CD quantmod of 10 -> CD nsubj of said",
                "out: IN quantmod of 10 -> IN prep of four",
                "of: IN quantmod of 10 -> IN prep of out",
                "voters: NNS nsubj of said -> NNS pobj of of"
            ]
        );
    }

    #[test]
    fn a_contraction_before_an_object_is_has() {
        assert_eq!(
            changes("he/PRP/3/nsubjpass 's/VBZ/3/auxpass changed/VBN/0/ROOT his/PRP$/5/poss mind/NN/3/dobj"),
            [
                "he: PRP nsubjpass of changed -> PRP nsubj of changed",
                "'s: VBZ auxpass of changed -> VBZ aux of changed"
            ]
        );
        let passive = "it/PRP/3/nsubjpass 's/VBZ/3/auxpass said/VBN/0/ROOT she/PRP/5/nsubj left/VBD/3/ccomp";
        assert_eq!(changes(passive), [""; 0]);
    }

    #[test]
    fn a_verb_has_one_subject_before_it() {
        let split = "things/NNS/4/nsubj ,/,/4/punct she/PRP/4/nsubj said/VBD/0/ROOT";
        assert_eq!(changes(split), ["things: NNS nsubj of said -> NNS dep of said"]);
        let apposition =
            "Roe/NNP/6/nsubj ,/,/1/punct a/DT/4/det doctor/NN/6/nsubj ,/,/1/punct said/VBD/0/ROOT";
        assert_eq!(changes(apposition), ["doctor: NN nsubj of said -> NN appos of Roe"]);
        let inverted = "win/NN/3/nsubj ,/,/3/punct said/VBD/0/ROOT Roe/NNP/3/nsubj";
        assert_eq!(changes(inverted), ["win: NN nsubj of said -> NN dep of said"]);
        let other = "this/DT/2/nsubj said/VBD/0/ROOT Roe/NNP/2/nsubj";
        assert_eq!(changes(other), [""; 0]);
    }

    #[test]
    fn the_denominator_is_the_head_of_a_fraction() {
        let fraction = "two/CD/6/nsubj -/HYPH/3/punct thirds/NNS/1/quantmod of/IN/1/prep voters/NNS/4/pobj said/VBD/0/ROOT";
        assert_eq!(
            changes(fraction),
            [
                "two: CD nsubj of said -> CD nummod of thirds",
                "thirds: NNS quantmod of two -> NNS nsubj of said",
                "of: IN prep of two -> IN prep of thirds"
            ]
        );
    }

    #[test]
    fn adjectives_modify_and_nouns_make_compounds() {
        assert_eq!(
            changes("executive/JJ/2/compound action/NN/0/ROOT"),
            ["executive: JJ compound of action -> JJ amod of action"]
        );
        assert_eq!(changes("ferry/NN/2/compound terminal/NN/0/ROOT"), [""; 0]);
        assert_eq!(
            changes("European/NNP/2/nmod Union/NNP/0/ROOT"),
            ["European: NNP nmod of Union -> NNP compound of Union"]
        );
        let before_an_adjective = "US/NNP/3/compound chief/JJ/3/amod negotiator/NN/0/ROOT";
        assert_eq!(
            changes(before_an_adjective),
            ["US: NNP compound of negotiator -> NNP nmod of negotiator"]
        );
        let both = "food/NN/4/nmod and/CC/1/cc drug/NN/1/conj safety/NN/0/ROOT";
        assert_eq!(changes(both), [""; 0]);
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
