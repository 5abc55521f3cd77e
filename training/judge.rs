//! Sentences held out, with the links that layers go by, for a person to judge: verbs of saying and of harm with their
//! subjects and objects. Where the teacher has another link it stands beside ours, so that its mistakes show too.

use copydesk::pipeline::syntax::Dep;
use copydesk::pipeline::syntax::internals::{Greedy, Model, State, tagger};

use crate::data::Sentence;
use crate::evaluate::{CUES, HARM};

/// Longer and shorter sentences are left out: lists, tables and headlines' remains.
const WORDS: std::ops::RangeInclusive<usize> = 5..=60;

/// Prints up to `many` sentences, spread evenly over those that have such a verb.
pub fn print(model: &Model<'_>, sentences: &[Sentence], many: usize) {
    let asked = |s: &&Sentence| WORDS.contains(&s.words.len()) && (0..s.words.len()).any(|i| is_verb(s, i));
    let suitable: Vec<&Sentence> = sentences.iter().filter(asked).collect();
    let (mut tags, mut state) = (Vec::new(), State::default());
    let shown = many.min(suitable.len());
    for number in 0..shown {
        let mut sentence = suitable[number * suitable.len() / shown].clone();
        sentence.encode(&model.dictionary);
        tagger::tag(model, &sentence.lexemes, &mut tags);
        state.start(&sentence.lexemes, &tags);
        state.run(&mut Greedy(model));
        println!("{}. {}", number + 1, sentence.words.join(" "));
        for i in 0..sentence.words.len() {
            let (ours, theirs) = (state.arc(i), (sentence.heads[i], sentence.deps[i]));
            if is_link(&sentence, ours) {
                let note = if ours == theirs {
                    String::new()
                } else {
                    format!("    [{}]", link(&sentence, i, theirs))
                };
                println!("   {}{note}", link(&sentence, i, ours));
            } else if is_link(&sentence, theirs) {
                println!("   not {}", link(&sentence, i, theirs));
            }
        }
    }
}

fn is_verb(sentence: &Sentence, word: usize) -> bool {
    let norm = sentence.norms[word].as_str();
    sentence.tags[word].is_verb() && (CUES.contains(&norm) || HARM.contains(&norm))
}

fn is_link(sentence: &Sentence, (head, dep): (usize, Dep)) -> bool {
    matches!(dep, Dep::Nsubj | Dep::Nsubjpass | Dep::Dobj)
        && head < sentence.words.len()
        && is_verb(sentence, head)
}

fn link(sentence: &Sentence, word: usize, (head, dep): (usize, Dep)) -> String {
    let head = sentence.words.get(head).map_or("-", String::as_str);
    format!("{head} {} {}", dep.name(), sentence.words[word])
}
