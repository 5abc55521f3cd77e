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

/// Words written as one that are two: the word and where its second part starts.
const FUSED: [(&str, usize); 28] = [
    ("cannot", 3),
    ("gonna", 3),
    ("gotta", 3),
    ("dont", 2),
    ("cant", 2),
    ("wont", 2),
    ("didnt", 3),
    ("doesnt", 4),
    ("isnt", 2),
    ("wasnt", 3),
    ("arent", 3),
    ("werent", 4),
    ("hasnt", 3),
    ("havent", 4),
    ("hadnt", 3),
    ("couldnt", 5),
    ("wouldnt", 5),
    ("shouldnt", 6),
    ("im", 1),
    ("ive", 1),
    ("youre", 3),
    ("youve", 3),
    ("theyre", 4),
    ("theyve", 4),
    ("weve", 2),
    ("thats", 4),
    ("whats", 4),
    ("yall", 1),
];

/// The length of the clitic at the end of `word`; 0 where there is none.
fn clitic(word: &str) -> usize {
    let bytes = word.as_bytes();
    let Some(&last) = bytes.last() else { return 0 };
    match last | 0x20 {
        b't' | b'a' | b'm' | b'e' | b's' | b'l' | b'd' | b'n' => {}
        _ => return 0,
    }
    if bytes.len() <= 8 {
        let fused =
            FUSED.iter().find(|(fused, _)| word.len() == fused.len() && word.eq_ignore_ascii_case(fused));
        if let Some((_, at)) = fused {
            // "IM", "CANT" may be names or initials; a sentence in capitals has them rarely.
            return if bytes.len() < 5 && bytes[1].is_ascii_uppercase() { 0 } else { word.len() - at };
        }
    }
    let letters = bytes.iter().rev().take_while(|b| b.is_ascii_alphabetic()).count();
    let Some(mark) = word[..word.len() - letters].chars().next_back() else { return 0 };
    if letters == 0 || letters > 3 || !is_apostrophe(mark) {
        return 0;
    }
    let stem = &word[..word.len() - letters - mark.len_utf8()];
    let tail = &word[word.len() - letters..];
    if tail.eq_ignore_ascii_case("t") && stem.ends_with(['n', 'N']) {
        let length = 2 + mark.len_utf8();
        return if word.len() > length { length } else { 0 };
    }
    let is = |tails: &[&str]| tails.iter().any(|t| tail.eq_ignore_ascii_case(t));
    if stem.ends_with(char::is_alphabetic) && is(&["ll", "ve", "re", "d", "m", "s"]) {
        return letters + mark.len_utf8();
    }
    if is(&["all"]) && stem.eq_ignore_ascii_case("y") {
        return letters;
    }
    if is(&["on"]) && stem.eq_ignore_ascii_case("c") {
        return 0;
    }
    0
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
