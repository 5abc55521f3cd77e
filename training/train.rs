//! Training: labelled sentences in, the bytes of a model file out.

use std::thread::{Scope, ScopedJoinHandle};

use copydesk::pipeline::syntax::internals::names::{self, Memory, Scratch};
use copydesk::pipeline::syntax::internals::{
    ACTION_LINES, Action, Decide, MAGIC, Model, State, best_of, tagger,
};
use copydesk::pipeline::syntax::{Dep, Tag};

use crate::data::Sentence;
use crate::learner::{Learner, Random, quantised, sum};
use crate::oracle;
use crate::vocabulary::{Words, label_sets};

/// Sizes and lengths of training.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Lines of the tables of tags, labels and names; the parser's are [`ACTION_LINES`].
    pub lines: [usize; 3],
    /// The first change of a feature's that is made, for each table.
    pub min_updates: [u8; 4],
    /// How many learners there are of each, whose weights are added: tagger, parser, names. Each sees the sentences in
    /// another order.
    pub learners: [u64; 3],
    /// Passes over the data: tagger, parser, names.
    pub passes: [usize; 3],
    /// How far ahead of the best wrong class the right one must be, or weights are changed.
    pub margins: [i32; 3],
}

/// Parts into which documents are divided for predicted tags.
const FOLDS: usize = 4;
/// Passes of the taggers that predict the tags that parser and names are trained on.
const FOLD_PASSES: usize = 4;
/// Longer sentences are left out of the parser's training.
const MAX_WORDS: usize = 250;
/// From the second pass on, the share of steps in which the parser goes where it would go, right or wrong.
const EXPLORE: f64 = 0.9;
/// How far apart the seeds of two learners are.
const SEEDS: u64 = 7919;

/// Trains everything. Sentences must be encoded with `words` and projective.
pub fn train(sentences: &[Sentence], words: &Words, settings: &Settings) -> Vec<u8> {
    let all: Vec<&Sentence> = sentences.iter().collect();
    let predicted = predicted_tags(sentences, words, settings);
    eprintln!("  tags predicted");
    let sets = label_sets(sentences, &predicted);
    let mut empty = Vec::new();
    write(&mut empty, words, &sets, [&[0; 64], &NO_ACTIONS, &[0; 64], &[0; 32]]);
    let shell = Model::read(&empty).expect("just written");
    let (all, predicted, shell) = (&all, &predicted, &shell);
    let tagger = |seed| train_tagger(all, words, settings, settings.passes[0], seed);
    let parser = |seed| train_parser(shell, all, predicted, settings, seed);
    let names = |seed| train_names(all, predicted, settings, seed);
    // Learners share nothing: one thread each, and the same bytes whatever their order.
    let (tags, parsers, names) = std::thread::scope(|scope| {
        let tags = spawned(scope, settings.learners[0], tagger);
        let parsers = spawned(scope, settings.learners[1], parser);
        let names = spawned(scope, settings.learners[2], names);
        (joined(tags), joined(parsers), joined(names))
    });
    let (actions, labels): (Vec<_>, Vec<_>) = parsers.into_iter().unzip();
    let (tags, names) = (quantised(&sum(tags)), quantised(&sum(names)));
    let (actions, labels) = (quantised(&sum(actions)), quantised(&sum(labels)));
    let mut bytes = Vec::new();
    write(&mut bytes, words, &sets, [&tags, &actions, &labels, &names]);
    bytes
}

/// Starts as many learners as there are seeds.
fn spawned<'s, T: Send + 's>(
    scope: &'s Scope<'s, '_>,
    learners: u64,
    learn: impl Fn(u64) -> T + Copy + Send + 's,
) -> Vec<ScopedJoinHandle<'s, T>> {
    (0..learners).map(|seed| scope.spawn(move || learn(seed))).collect()
}

fn joined<T>(learners: Vec<ScopedJoinHandle<'_, T>>) -> Vec<T> {
    learners.into_iter().map(|learner| learner.join().expect("it learns")).collect()
}

/// The parser's weights in a model that only the tagger is taken from.
static NO_ACTIONS: [u8; 2 * ACTION_LINES] = [0; 2 * ACTION_LINES];

fn write(bytes: &mut Vec<u8>, words: &Words, label_sets: &[[u8; 8]], tables: [&[u8]; 4]) {
    let [tags, actions, labels, names] = tables;
    let parts = [
        words.sets.as_flattened(),
        words.entries.as_flattened(),
        label_sets.as_flattened(),
        tags,
        actions,
        labels,
        names,
    ];
    bytes.extend(MAGIC);
    bytes.extend(parts.iter().flat_map(|part| (part.len() as u32).to_le_bytes()));
    bytes.extend(parts.iter().flat_map(|part| part.iter()));
}

/// Tags as a tagger predicts them that has not seen the document.
fn predicted_tags(sentences: &[Sentence], words: &Words, settings: &Settings) -> Vec<Vec<Tag>> {
    let fold = |s: &Sentence| s.document as usize % FOLDS;
    let tag_fold = |held: usize| {
        let others: Vec<&Sentence> = sentences.iter().filter(|s| fold(s) != held).collect();
        let table = quantised(train_tagger(&others, words, settings, FOLD_PASSES, 0).as_flattened());
        let mut bytes = Vec::new();
        write(&mut bytes, words, &label_sets(&[], &[]), [&table, &NO_ACTIONS, &[0; 64], &[0; 32]]);
        let model = Model::read(&bytes).expect("just written");
        let tagged = |sentence: &Sentence| {
            let mut tags = Vec::new();
            tagger::tag(&model, &sentence.lexemes, &mut tags);
            tags
        };
        sentences.iter().filter(|s| fold(s) == held).map(tagged).collect::<Vec<_>>()
    };
    let mut folds: Vec<_> = std::thread::scope(|scope| {
        let folds: Vec<_> = (0..FOLDS).map(|held| scope.spawn(move || tag_fold(held))).collect();
        folds.into_iter().map(|f| f.join().expect("a fold's tagger learns").into_iter()).collect()
    });
    sentences.iter().map(|s| folds[fold(s)].next().unwrap_or_default()).collect()
}

/// One step of a perceptron over `candidates`: changes weights if the right class is not ahead by the margin.
/// Returns the class with the highest score.
fn learn<const W: usize>(
    learner: &mut Learner<W>,
    features: &[u32],
    candidates: u64,
    right: usize,
    margin: i32,
) -> usize {
    learner.tick();
    let wrong = candidates & !(1 << right);
    if candidates & 1 << right == 0 {
        return best_of(candidates, |class| learner.score(features, class));
    }
    if wrong == 0 {
        return right;
    }
    let rival = best_of(wrong, |class| learner.score(features, class));
    let (highest, score) = (learner.score(features, rival), learner.score(features, right));
    if highest >= score - margin {
        learner.update(features, right, rival);
    }
    if highest >= score { rival } else { right }
}

fn train_tagger(
    sentences: &[&Sentence],
    words: &Words,
    settings: &Settings,
    passes: usize,
    seed: u64,
) -> Vec<[f64; 64]> {
    let mut bytes = Vec::new();
    write(&mut bytes, words, &label_sets(&[], &[]), [&[0; 64], &NO_ACTIONS, &[0; 64], &[0; 32]]);
    let shell = Model::read(&bytes).expect("just written");
    let mut learner = Learner::new(settings.lines[0], settings.min_updates[0]);
    let mut order: Vec<&&Sentence> = sentences.iter().collect();
    let (mut random, mut tags) = (Random(5 + seed * SEEDS), Vec::new());
    for _ in 0..passes {
        random.shuffle(&mut order);
        for sentence in &order {
            tagger::tag_with(&shell, &sentence.lexemes, &mut tags, |i, features, candidates| {
                learn(&mut learner, features, candidates, sentence.tags[i] as usize, settings.margins[0])
            });
        }
    }
    learner.averages()
}

/// The parser while it learns a sentence.
struct Pupil<'a> {
    shell: &'a Model<'a>,
    actions: Learner<3>,
    labels: Learner<64>,
    random: Random,
    margin: i32,
    explore: bool,
    heads: &'a [usize],
    deps: &'a [Dep],
}

impl Decide for Pupil<'_> {
    fn action(&mut self, state: &State, valid: [bool; 3]) -> Action {
        let features = state.action_features();
        let costs = oracle::costs(state, self.heads);
        let open = |a: &Action| valid[*a as usize];
        let least = Action::ALL.into_iter().filter(open).map(|a| costs[a as usize]).min().unwrap_or(0);
        let bits = |keep: &dyn Fn(u32) -> bool| {
            let chosen = Action::ALL.into_iter().filter(open).filter(|a| keep(costs[*a as usize]));
            chosen.fold(0, |bits, a| bits | 1_u64 << a as u32)
        };
        let (right, wrong) = (bits(&|cost| cost == least), bits(&|cost| cost > least));
        let best = best_of(right, |a| self.actions.score(&features, a));
        self.actions.tick();
        if wrong == 0 {
            return Action::ALL[best];
        }
        let rival = best_of(wrong, |a| self.actions.score(&features, a));
        let lead = self.actions.score(&features, best) - self.actions.score(&features, rival);
        if lead <= self.margin {
            self.actions.update(&features, best, rival);
        }
        let follow_rival = lead <= 0 && self.explore && self.random.chance(EXPLORE);
        Action::ALL[if follow_rival { rival } else { best }]
    }

    fn label(&mut self, state: &State, head: usize, dependent: usize) -> Dep {
        let candidates = self.shell.label_candidates(state, head, dependent);
        if candidates.is_power_of_two() {
            return Dep::ALL[candidates.trailing_zeros() as usize];
        }
        let features = state.label_features(head, dependent);
        if self.heads[dependent] != head {
            return Dep::ALL[best_of(candidates, |label| self.labels.score(&features, label))];
        }
        let right = self.deps[dependent];
        let chosen = learn(&mut self.labels, &features, candidates, right as usize, self.margin);
        if self.explore { Dep::ALL[chosen] } else { right }
    }
}

fn train_parser(
    shell: &Model<'_>,
    sentences: &[&Sentence],
    predicted: &[Vec<Tag>],
    settings: &Settings,
    seed: u64,
) -> (Vec<[f64; 2]>, Vec<[f64; 64]>) {
    let mut pupil = Pupil {
        shell,
        actions: Learner::new(ACTION_LINES, settings.min_updates[1]),
        labels: Learner::new(settings.lines[1], settings.min_updates[2]),
        random: Random(4243 + seed * SEEDS),
        margin: settings.margins[1],
        explore: false,
        heads: &[],
        deps: &[],
    };
    let mut order: Vec<usize> =
        (0..sentences.len()).filter(|&i| sentences[i].words.len() <= MAX_WORDS).collect();
    let (mut random, mut state) = (Random(4242 + seed * SEEDS), State::default());
    for pass in 0..settings.passes[1] {
        random.shuffle(&mut order);
        pupil.explore = pass > 0;
        for &i in &order {
            (pupil.heads, pupil.deps) = (&sentences[i].heads, &sentences[i].deps);
            state.start(&sentences[i].lexemes, &predicted[i]);
            state.run(&mut pupil);
        }
        eprintln!("  parser pass {}", pass + 1);
    }
    // The action is the one with the highest score: only differences count, so two numbers hold three weights.
    let relative = pupil.actions.averages().iter().map(|[s, l, r]| [s - r, l - r]).collect();
    (relative, pupil.labels.averages())
}

fn train_names(
    sentences: &[&Sentence],
    predicted: &[Vec<Tag>],
    settings: &Settings,
    seed: u64,
) -> Vec<[f64; 32]> {
    let mut learner = Learner::<32>::new(settings.lines[2], settings.min_updates[3]);
    let all: Vec<usize> = (0..sentences.len()).collect();
    let mut documents: Vec<&[usize]> =
        all.chunk_by(|&a, &b| sentences[a].document == sentences[b].document).collect();
    let (mut random, mut scratch) = (Random(77 + seed * SEEDS), Scratch::default());
    for _ in 0..settings.passes[2] {
        random.shuffle(&mut documents);
        for document in &documents {
            let mut memory = Memory::default();
            for &i in *document {
                let (sentence, tags) = (sentences[i], &predicted[i]);
                names::find_with(
                    &mut scratch,
                    &sentence.lexemes,
                    tags,
                    &mut memory,
                    |i, features, candidates| {
                        learn(&mut learner, features, candidates, sentence.names[i], settings.margins[2])
                    },
                );
            }
        }
    }
    learner.averages()
}
