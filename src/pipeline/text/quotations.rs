//! The tokens of a paragraph in, its stretches in quotation marks out.

use super::chars::is_double_quote;
use super::{Quotation, Span, Token, TokenId, TokenRange};

/// What a token is as a quotation mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// No quotation mark.
    #[default]
    None,
    /// Opens a quotation.
    Opens,
    /// Closes one.
    Closes,
}

/// Finds the quotation marks among the tokens `from..` (one paragraph) and what stands between them.
pub(super) fn find(
    text: &str,
    tokens: &[Token],
    from: usize,
    roles: &mut [Role],
    found: &mut Vec<Quotation>,
) {
    let mut open: Option<usize> = None;
    for i in from..tokens.len() {
        let word = &text[tokens[i].span.range()];
        let doubled = matches!(word, "``" | "''" | "‘‘" | "’’");
        if !doubled && !word.chars().next().is_some_and(|c| is_double_quote(c) && word.len() == c.len_utf8())
        {
            continue;
        }
        let opens = match word {
            "“" | "``" | "«" | "„" | "‘‘" => true,
            "”" | "''" | "»" | "’’" => false,
            _ => open.is_none(),
        };
        match (opens, open) {
            (true, None) => {
                roles[i] = Role::Opens;
                open = Some(i);
            }
            (false, Some(start)) => {
                roles[i] = Role::Closes;
                found.push(quotation(tokens, start, i + 1, true));
                open = None;
            }
            _ => {}
        }
    }
    if let Some(start) = open {
        found.push(quotation(tokens, start, tokens.len(), false));
    }
}

fn quotation(tokens: &[Token], start: usize, end: usize, closed: bool) -> Quotation {
    Quotation {
        span: Span::new(tokens[start].span.start, tokens[end - 1].span.end),
        tokens: TokenRange::new(TokenId(start as u32), TokenId(end as u32)),
        single: false,
        closed,
        continues: false,
        inside: None,
    }
}
