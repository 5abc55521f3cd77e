//! Trains and measures the model of the syntax layer. See README.md beside this file.

mod correct;
mod data;
mod evaluate;
mod judge;
mod learner;
mod oracle;
mod speed;
mod tokens;
mod train;
mod vocabulary;

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use copydesk::pipeline::syntax::internals::Model;

use correct::Usage;
use data::{Corpus, Sentence};
use learner::Random;
use train::Settings;
use vocabulary::Words;

/// Trains and measures the model of the syntax layer.
#[derive(Parser)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes our own tokens and sentences of texts, for `label.py`.
    Tokens {
        /// One JSON object a line, with `id` and `text`.
        texts: PathBuf,
        /// Takes one text in this many.
        #[arg(long, default_value_t = 1)]
        every: usize,
    },
    /// Trains on labelled sentences and writes the model file; then measures it on the documents held out.
    Train {
        /// The model file to write.
        model: PathBuf,
        /// Labelled sentences.
        labelled: Vec<PathBuf>,
    },
    /// Prints the tokens a second of CPU that the embedded model reads, and their number.
    Speed {
        /// One JSON object a line, with `id` and `text`.
        texts: PathBuf,
    },
    /// Prints sentences held out with the links of verbs of saying and of harm, for a person to judge.
    Judge {
        /// How many sentences of each kind.
        #[arg(long, default_value_t = 100)]
        many: usize,
        /// The model file.
        model: PathBuf,
        /// Labelled sentences.
        labelled: Vec<PathBuf>,
    },
    /// Measures a model file on the documents held out.
    Evaluate {
        /// Measures on all documents, not only on those held out: for texts that were not trained on.
        #[arg(long)]
        all: bool,
        /// The model file.
        model: PathBuf,
        /// Labelled sentences.
        labelled: Vec<PathBuf>,
    },
}

/// The share of sentences that are learnt a second time without their case.
const CASELESS: f64 = 0.12;

const SETTINGS: Settings = Settings {
    lines: [44 << 10, 20 << 10, 40 << 10],
    min_updates: [1, 3, 1, 1],
    learners: [5, 7, 2],
    passes: [8, 12, 8],
    margins: [14, 20, 12],
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    match Arguments::parse().command {
        Command::Tokens { texts, every } => tokens::write(&texts, every.max(1), std::io::stdout().lock()),
        Command::Speed { texts } => speed::measure(&texts),
        Command::Train { model, labelled } => {
            let mut corpora = read(&labelled)?;
            let usage = Usage::count(corpora.iter().flat_map(|c| &c.train));
            let sentences = prepare(&mut corpora, &usage);
            let words = encode(sentences);
            let bytes = train::train(&words.0, &words.1, &SETTINGS);
            std::fs::write(&model, &bytes)?;
            report(&bytes, &corpora, &usage)
        }
        Command::Judge { many, model, labelled } => {
            let bytes = std::fs::read(model)?;
            let model = Model::read(&bytes).map_err(|e| format!("{e:?}"))?;
            for corpus in read(&labelled)? {
                println!("{}", corpus.name);
                judge::print(&model, &corpus.held_out, many);
            }
            Ok(())
        }
        Command::Evaluate { model, labelled, all } => {
            let mut corpora = read(&labelled)?;
            let usage = Usage::count(corpora.iter().flat_map(|c| &c.train));
            for corpus in corpora.iter_mut().filter(|_| all) {
                corpus.held_out.append(&mut corpus.train);
            }
            report(&std::fs::read(model)?, &corpora, &usage)
        }
    }
}

fn read(paths: &[PathBuf]) -> Result<Vec<Corpus>, Box<dyn std::error::Error>> {
    let mut document = 0;
    paths.iter().map(|path| data::read(path, &mut document)).collect()
}

/// All sentences to learn from, projective, with a share of them again without case.
fn prepare(corpora: &mut [Corpus], usage: &Usage) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> =
        corpora.iter_mut().flat_map(|c| std::mem::take(&mut c.train)).collect();
    let mut random = Random(99);
    let mut caseless: Vec<Sentence> = Vec::new();
    let mut document = (0, false);
    let mut corrections = [0; correct::ALL.len()];
    for sentence in &mut sentences {
        for (sum, n) in corrections.iter_mut().zip(correct::correct(sentence, usage)) {
            *sum += n;
        }
        sentence.projectivise();
        if sentence.document != document.0 {
            document = (sentence.document, random.chance(CASELESS));
        }
        if document.1 {
            caseless.push(sentence.without_case());
        }
    }
    for ((name, _), count) in correct::ALL.iter().zip(corrections) {
        eprintln!("corrected {name}: {count}");
    }
    sentences.extend(caseless);
    sentences
}

/// Counts the words and computes the lexemes.
fn encode(mut sentences: Vec<Sentence>) -> (Vec<Sentence>, Words) {
    let none = Words::none();
    for sentence in &mut sentences {
        sentence.encode(&none.dictionary());
    }
    let words = Words::count(&sentences);
    for sentence in &mut sentences {
        sentence.encode(&words.dictionary());
    }
    (sentences, words)
}

fn report(bytes: &[u8], corpora: &[Corpus], usage: &Usage) -> Result<(), Box<dyn std::error::Error>> {
    let model = Model::read(bytes).map_err(|e| format!("{e:?}"))?;
    println!("{} bytes", bytes.len());
    for corpus in corpora {
        let agreement = evaluate::evaluate(&model, &corpus.held_out);
        println!("{:12} {agreement}\n             {}", corpus.name, agreement.differences());
        let mut corrected = corpus.held_out.clone();
        for sentence in &mut corrected {
            correct::correct(sentence, usage);
        }
        println!("{:12} {}", "  corrected", evaluate::evaluate(&model, &corrected));
        let caseless: Vec<Sentence> = corpus.held_out.iter().map(Sentence::without_case).collect();
        println!("{:12} {}", "  caseless", evaluate::evaluate(&model, &caseless));
    }
    Ok(())
}
