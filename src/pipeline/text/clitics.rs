//! Words that are two tokens: "do|n't", "they|'ve", "can|not", "gon|na".

use super::chars::is_apostrophe;

/// Hands the parts of `text[start..end]`, a word without punctuation at its edges, to `push`.
pub(super) fn split(text: &str, start: usize, end: usize, push: &mut impl FnMut(usize, usize)) {
    let mut cuts = [end; 4];
    let mut found = 0;
    let mut stop = end;
    while found < cuts.len() {
        let length = clitic(&text[start..stop]);
        if length == 0 || length >= stop - start {
            break;
        }
        stop -= length;
        cuts[found] = stop;
        found += 1;
    }
    push(start, stop);
    for i in (0..found).rev() {
        push(cuts[i], if i == 0 { end } else { cuts[i - 1] });
    }
}

/// Where the second part of a word starts that is written as one and is two; 0 for any other word.
fn fused(word: &[u8]) -> usize {
    let &[first, .., last] = word else { return 0 };
    if word.len() > 8
        || !matches!(last | 0x20, b't' | b'a' | b'm' | b'e' | b's' | b'l')
        || !first.is_ascii_alphabetic()
    {
        return 0;
    }
    let mut lower = [0; 8];
    lower[..word.len()].copy_from_slice(word);
    lower.make_ascii_lowercase();
    let at = match &lower[..word.len()] {
        b"im" | b"yall" => 1,
        b"dont" | b"cant" | b"wont" | b"isnt" | b"weve" => 2,
        b"cannot" | b"gonna" | b"gotta" | b"didnt" | b"wasnt" | b"arent" | b"hasnt" | b"hadnt" | b"youre"
        | b"youve" => 3,
        b"doesnt" | b"werent" | b"havent" | b"theyre" | b"theyve" | b"thats" | b"whats" => 4,
        b"couldnt" | b"wouldnt" => 5,
        b"shouldnt" => 6,
        _ => 0,
    };
    // "IM" and "CANT" are names or initials more often than not.
    if word.len() < 5 && word[1].is_ascii_uppercase() { 0 } else { at }
}

/// The length of the clitic at the end of `word`; 0 where there is none.
fn clitic(word: &str) -> usize {
    let bytes = word.as_bytes();
    let at = fused(bytes);
    if at > 0 {
        return bytes.len() - at;
    }
    let letters = bytes.iter().rev().take(4).take_while(|b| b.is_ascii_alphabetic()).count();
    if letters == 0 || letters > 3 || letters == bytes.len() {
        return 0;
    }
    let (before, tail) = word.split_at(bytes.len() - letters);
    let Some(mark) = before.chars().next_back().filter(|&c| is_apostrophe(c)) else { return 0 };
    let stem = &before[..before.len() - mark.len_utf8()];
    let is = |tails: &[&str]| tails.iter().any(|t| tail.eq_ignore_ascii_case(t));
    if is(&["t"]) && stem.len() > 1 && stem.ends_with(['n', 'N']) {
        2 + mark.len_utf8()
    } else if is(&["ll", "ve", "re", "d", "m", "s"]) && stem.ends_with(char::is_alphabetic) {
        letters + mark.len_utf8()
    } else if is(&["all"]) && stem.eq_ignore_ascii_case("y") {
        letters
    } else {
        0
    }
}

/// Longer words keep no apostrophe at their edge, in bytes.
const LONGEST: usize = 16;

/// Words that start or end in an apostrophe which is theirs.
pub(super) fn keeps_apostrophe(word: &str) -> bool {
    const LEADING: [&str; 14] =
        ["s", "d", "m", "re", "ve", "ll", "em", "cause", "cos", "bout", "til", "tis", "twas", "nuff"];
    const TRAILING: [&str; 8] = ["doin", "goin", "lovin", "havin", "nothin", "nuthin", "somethin", "ol"];
    let is = |words: &[&str], word: &str| words.iter().any(|w| word.eq_ignore_ascii_case(w));
    if word.len() > LONGEST {
        return false;
    }
    let inner = word.trim_matches(is_apostrophe);
    if inner.len() == 1 && inner.eq_ignore_ascii_case("n") {
        return true;
    }
    word.strip_prefix(is_apostrophe).is_some_and(|rest| is(&LEADING, rest))
        || word.strip_suffix(is_apostrophe).is_some_and(|rest| is(&TRAILING, rest))
}
