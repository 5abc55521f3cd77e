//! The tagger: lexemes of a sentence in, a tag each out, left to right.

use super::Tag;
use super::features::{Lexeme, flag};
use super::hash::{numbered, one, three, two};
use super::model::Model;

/// Number of features of a tag decision.
pub const FEATURES: usize = 44;

/// Tags before the first word, as atoms.
const BEFORE: [u32; 2] = [250, 251];

/// Tags a sentence; `choose` decides for a token with that index among the candidates (a bit each, by tag number).
/// Words that have only ever had one tag are not asked about.
pub fn tag_with(
    model: &Model<'_>,
    lexemes: &[Lexeme],
    tags: &mut Vec<Tag>,
    mut choose: impl FnMut(usize, &[u32; FEATURES], u64) -> usize,
) {
    tags.clear();
    let mut previous = BEFORE;
    let titled = is_titled(lexemes);
    let mut quoted = false;
    for (i, lexeme) in lexemes.iter().enumerate() {
        let candidates = model.dictionary.tags(lexeme.tags);
        let chosen = if candidates.is_power_of_two() {
            candidates.trailing_zeros() as usize
        } else {
            let style = u32::from(titled) << 1 | u32::from(quoted);
            choose(i, &features(lexemes, i, previous, style), candidates)
        };
        quoted ^= lexeme.is(flag::QUOTE);
        tags.push(Tag::ALL[chosen]);
        previous = [chosen as u32, previous[0]];
    }
}

/// Tags a sentence with the model.
pub fn tag(model: &Model<'_>, lexemes: &[Lexeme], tags: &mut Vec<Tag>) {
    tag_with(model, lexemes, tags, |_, features, candidates| model.tags.best(features, candidates));
}

/// Whether most longer words of a sentence are capitalised, as in headlines.
fn is_titled(lexemes: &[Lexeme]) -> bool {
    let longer = || lexemes.iter().filter(|l| l.is(flag::ALPHA) && l.suffix[2] > 0xFF_FFFF);
    let (all, capitalised) = (longer().count(), longer().filter(|l| l.is(flag::CAPITAL)).count());
    all > 2 && capitalised * 3 > all * 2
}

fn features(lexemes: &[Lexeme], i: usize, [t1, t2]: [u32; 2], style: u32) -> [u32; FEATURES] {
    let at = |k: usize| lexemes.get(k).unwrap_or(&Lexeme::AFTER);
    let before = |k: usize| i.checked_sub(k).map_or(&Lexeme::BEFORE, |k| &lexemes[k]);
    let (p2, p1, word, n1, n2) = (before(2), before(1), at(i), at(i + 1), at(i + 2));
    let (a, a1, a2) = (word.ambiguity(), n1.ambiguity(), n2.ambiguity());
    let first = u32::from(i == 0 || i == 1 && p1.is(flag::QUOTE));
    let flags = u32::from(word.flags) << 1 | first;
    numbered([
        one(word.norm),
        one(word.word),
        one(word.suffix[0]),
        one(word.suffix[1]),
        one(word.suffix[2]),
        one(word.prefix[0]),
        one(word.prefix[1]),
        one(word.outline),
        one(flags),
        one(t1),
        two(t1, t2),
        two(t1, word.norm),
        one(p1.norm),
        one(n1.norm),
        one(p2.norm),
        one(n2.norm),
        one(p1.suffix[1]),
        one(n1.suffix[1]),
        two(word.norm, n1.norm),
        two(p1.norm, word.norm),
        one(a),
        two(t1, a),
        two(a, a1),
        three(t1, a, a1),
        three(a, a1, a2),
        one(a1),
        three(t1, t2, a),
        two(t1, word.suffix[1]),
        two(word.suffix[1], flags),
        two(word.outline, n1.outline),
        two(p1.outline, word.outline),
        two(t1, n1.norm),
        two(word.norm, a1),
        two(t1, n1.suffix[0]),
        two(p1.norm, n1.norm),
        two(u32::from(n1.flags), flags),
        two(t1, word.word),
        three(p1.norm, word.norm, a1),
        three(a, a1, n1.suffix[1]),
        three(t1, t2, word.norm),
        two(style, flags),
        three(style, word.outline, n1.outline),
        three(style & 2, word.norm, t1),
        three(p1.outline, word.outline, n1.outline),
    ])
}
