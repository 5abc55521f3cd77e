//! How a run goes, on standard error: progress while it runs, where that is a terminal, and a summary at its end.

use std::fmt::{self, Write};
use std::io::{self, IsTerminal};
use std::ops::AddAssign;
use std::path::Path;
use std::time::Instant;

use indicatif::{HumanCount, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::layout::Source;
use super::{Options, input};
use crate::cli::complain;
use crate::pipeline::{Extraction, Layers};

/// Items found, by layer.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    quotes: usize,
    casualties: usize,
    dates: usize,
    entities: usize,
}

impl Counts {
    pub fn of(found: &Extraction) -> Self {
        Self {
            quotes: found.quotes.len(),
            casualties: found.casualties.len(),
            dates: found.dates.len(),
            entities: found.entities.len(),
        }
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.quotes += other.quotes;
        self.casualties += other.casualties;
        self.dates += other.dates;
        self.entities += other.entities;
    }
}

/// What has been read so far.
pub struct Report {
    quiet: bool,
    layers: Layers,
    started: Instant,
    bar: ProgressBar,
    read: usize,
    found: Counts,
    /// Articles that could not be read.
    unread: usize,
    /// Whether one of them was more than a line among requests.
    failed: bool,
}

impl Report {
    pub fn new(options: &Options) -> Self {
        Self {
            quiet: options.quiet,
            layers: options.defaults().layers,
            started: Instant::now(),
            bar: progress(options),
            read: 0,
            found: Counts::default(),
            unread: 0,
            failed: false,
        }
    }

    /// An article is done.
    pub fn add(&mut self, source: Source, found: Option<Counts>) {
        if let Some(found) = found {
            self.read += 1;
            self.found += found;
        } else {
            self.unread += 1;
            self.failed |= source == Source::Article;
        }
        self.bar.inc(1);
        // One article needs no progress.
        if self.bar.position() == 2 && !self.quiet && can_draw() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// A file cannot be read: says which and why.
    pub fn unreadable(&mut self, path: &Path, error: &io::Error) {
        self.aside(|| complain(&format!("cannot read {}: {error}", path.display())));
        self.add(Source::Article, None);
    }

    /// Whether an article or a file could not be read.
    pub fn failed(&self) -> bool {
        self.failed
    }

    /// Does something that writes to the terminal, with the progress out of its way.
    pub fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }

    /// Says what was read and found, and how fast.
    pub fn sum_up(&self) {
        self.bar.finish_and_clear();
        if !self.quiet {
            complain(&self.summary(self.started.elapsed().as_secs_f64()));
        }
    }

    fn summary(&self, seconds: f64) -> String {
        let per_second = (self.read + self.unread) as f64 / seconds.max(0.001);
        let layers = [
            (self.layers.quotes, self.found.quotes, "quote", "quotes"),
            (self.layers.casualties, self.found.casualties, "casualty figure", "casualty figures"),
            (self.layers.dates, self.found.dates, "date", "dates"),
            (self.layers.entities, self.found.entities, "entity", "entities"),
        ];
        let found: Vec<_> = layers
            .into_iter()
            .filter(|(asked, ..)| *asked)
            .map(|(_, n, one, many)| counted(n, one, many))
            .collect();
        let articles = counted(self.read, "article", "articles");
        let mut summary =
            format!("{articles} in {seconds:.2} s ({per_second:.0} articles/s): {}", found.join(", "));
        if self.unread > 0 {
            let _ = write!(summary, "; {} could not be read", HumanCount(self.unread as u64));
        }
        summary
    }
}

/// "1 quote", "2,400 quotes".
fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", HumanCount(n as u64), if n == 1 { one } else { many })
}

/// Progress, not shown yet: how far of how many files, or how many of nobody knows how many requests.
fn progress(options: &Options) -> ProgressBar {
    let known = !options.files.is_empty() && !options.files.iter().any(|path| input::holds_requests(path));
    let (length, template) = if known {
        (
            Some(options.files.len() as u64),
            "{bar:30} {human_pos} of {human_len} articles, {speed}, {eta} to go",
        )
    } else {
        (None, "{spinner} {human_pos} articles, {speed}")
    };
    let style = ProgressStyle::with_template(template)
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .with_key("speed", |bar: &ProgressState, out: &mut dyn fmt::Write| {
            let _ = write!(out, "{:.0} articles/s", bar.per_sec());
        });
    ProgressBar::with_draw_target(length, ProgressDrawTarget::hidden()).with_style(style)
}

/// Whether lines can be drawn over on standard error.
fn can_draw() -> bool {
    io::stderr().is_terminal() && !is_dumb_terminal()
}

/// Whether the terminal says of itself that it shows text and no more, neither colours nor lines drawn over.
pub fn is_dumb_terminal() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_in_one_line() {
        let report = Report {
            quiet: false,
            layers: Layers { entities: false, ..Layers::ALL },
            started: Instant::now(),
            bar: ProgressBar::hidden(),
            read: 3,
            found: Counts { quotes: 1, casualties: 2400, dates: 0, entities: 7 },
            unread: 1,
            failed: true,
        };
        assert_eq!(
            report.summary(0.5),
            "3 articles in 0.50 s (8 articles/s): 1 quote, 2,400 casualty figures, 0 dates; 1 could not be read"
        );
    }
}
