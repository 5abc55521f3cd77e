//! The colours of a terminal: one for each layer, as on the reading page.

use anstyle::{AnsiColor, Style};

pub const QUOTE: Style = AnsiColor::Cyan.on_default();
pub const FIGURE: Style = AnsiColor::Red.on_default().bold();
pub const DATE: Style = AnsiColor::Green.on_default();
pub const NAME: Style = AnsiColor::Magenta.on_default();
pub const HEADING: Style = Style::new().bold();
pub const FAILURE: Style = AnsiColor::Red.on_default();

/// The words in a style.
pub fn of(style: Style, words: &str) -> String {
    format!("{style}{words}{style:#}")
}
