//! Names with a nickname in quotation marks in their midst: Carlos “El Tigre” Medina. A reading in, the tokens of each
//! whole name out.

use super::names::Name;
use crate::pipeline::Reading;
use crate::pipeline::text::{Quotation, Shape, TokenId, TokenRange};

/// The longest nickname, in tokens with its marks.
const LONGEST: usize = 6;

/// The longest name before the nickname or after it, in tokens.
const PART: usize = 3;

/// Every such name, in text order.
pub fn find(reading: &Reading<'_>) -> Vec<TokenRange> {
    let mut found: Vec<TokenRange> = Vec::new();
    for quotation in reading.document.quotations() {
        if let Some(name) = around(reading, quotation)
            && found.last().is_none_or(|last| last.end <= name.start)
        {
            found.push(name);
        }
    }
    found
}

/// The name around a nickname: capitalised proper nouns touch the marks on both sides.
fn around(reading: &Reading<'_>, quotation: &Quotation) -> Option<TokenRange> {
    let document = &reading.document;
    let TokenRange { start, end } = quotation.tokens;
    let sentence = document.sentence_of(start).tokens;
    if !quotation.closed || quotation.tokens.len() > LONGEST || !sentence.contains(TokenId(end.0 - 1)) {
        return None;
    }
    let proper = |&t: &TokenId| {
        sentence.contains(t)
            && reading.syntax.tag(t).is_proper()
            && matches!(document.token(t).shape, Shape::Capitalised | Shape::Mixed)
    };
    let capital = |t: TokenId| document.token(t).shape != Shape::Lower;
    let before =
        (1..=PART as u32).map_while(|n| start.0.checked_sub(n)).map(TokenId).take_while(proper).count();
    let after =
        (0..PART).map(|n| end + n).take_while(|t| t.index() < document.len()).take_while(proper).count();
    let nick = TokenRange::new(start + 1, TokenId(end.0 - 1));
    let named = before > 0 && after > 0 && !nick.is_empty() && capital(nick.start);
    named.then(|| TokenRange::new(TokenId(start.0 - before as u32), end + after))
}

/// The name as a person's, looked up without the nickname.
pub fn name(mut name: Name) -> Name {
    // The nickname stands between the given name and the surname: "carlos el tigre medina".
    if name.words.len() > 2 {
        name.words.drain(1..name.words.len() - 1);
    }
    name.person = true;
    name.sure = true;
    name
}
