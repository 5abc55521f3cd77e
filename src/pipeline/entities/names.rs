//! Names: the stretches that name someone or something, as the syntax layer and the gazetteer find them, with what
//! stands around them: titles, roles, gender.

use super::gazetteer::{self, Gender};
use super::{around, nicknames, office};
use crate::pipeline::Reading;
use crate::pipeline::entities::EntityType;
use crate::pipeline::syntax::Tag;
use crate::pipeline::text::{Shape, TokenId, TokenRange};

/// A name in the text, not yet in a chain.
#[derive(Clone, Debug)]
pub struct Name {
    /// Its tokens, without article, title and possessive ending.
    pub tokens: TokenRange,
    /// What it seems to name.
    pub kind: EntityType,
    /// Its words in lower case: split at white space only, so "al-Assad" is one.
    pub words: Vec<String>,
    /// What its title, role or given name tells.
    pub gender: Option<Gender>,
    /// What a given name tells that stands alone, where it may be a surname.
    pub maybe: Option<Gender>,
    /// Lower-case nouns that describe it here ("president", "spokeswoman").
    pub roles: Vec<String>,
    /// The abbreviation that follows it in brackets ("(AFN)"), in lower case.
    pub acronym: Option<String>,
    /// Whether the model or the gazetteer says what it is; otherwise it counts only if it joins a chain.
    pub sure: bool,
    /// Whether a given name or a title says that it is a person's, whatever the model says.
    pub person: bool,
    /// Whether the words before it say that it is a place, whatever the model says.
    pub place: bool,
}

/// All names, in text order, none overlapping.
pub fn collect(reading: &Reading<'_>) -> Vec<Name> {
    let document = &reading.document;
    let mut names = Vec::new();
    let mut at = TokenId(0);
    let mut nicknamed = nicknames::find(reading).into_iter().peekable();
    let mut push = |tokens: TokenRange, kind: Option<EntityType>, names: &mut Vec<Name>| {
        while let Some(whole) = nicknamed.next_if(|whole| whole.start < tokens.end) {
            proper_runs(reading, TokenRange::new(at, whole.start), names);
            names.push(nicknames::name(build(reading, whole, Some(EntityType::Person))));
            at = whole.end;
        }
        if tokens.start < at {
            return;
        }
        proper_runs(reading, TokenRange::new(at, tokens.start), names);
        if kind.is_some() {
            for (tokens, kind) in office::apart(reading, tokens, kind).into_iter().flatten() {
                names.extend(trimmed(reading, tokens).map(|t| build(reading, t, kind)));
            }
        }
        at = tokens.end;
    };
    for name in reading.syntax.names() {
        push(name.tokens, Some(name.kind), &mut names);
    }
    let end = document.all().end;
    push(TokenRange::new(end, end), None, &mut names);
    names
}

/// Names among the proper nouns that the model left out.
fn proper_runs(reading: &Reading<'_>, gap: TokenRange, names: &mut Vec<Name>) {
    let mut start = None;
    for t in gap {
        let document = &reading.document;
        let part = reading.syntax.tag(t).is_proper()
            && matches!(document.token(t).shape, Shape::Capitalised | Shape::Upper | Shape::Mixed);
        let joins =
            start.is_some() && (document.norm(t) == "-" || document.norm(t) == "of") && t + 1 < gap.end;
        let breaks = start.is_some_and(|s| document.token(s).sentence != document.token(t).sentence);
        if (breaks || !(part || joins))
            && let Some(s) = start.take()
        {
            push_run(reading, TokenRange::new(s, t), names);
        }
        if part && start.is_none() {
            start = Some(t);
        }
    }
    if let Some(s) = start {
        push_run(reading, TokenRange::new(s, gap.end), names);
    }
}

fn push_run(reading: &Reading<'_>, run: TokenRange, names: &mut Vec<Name>) {
    let proper = |t: &TokenId| reading.syntax.tag(*t).is_proper();
    let Some(end) = run.iter().rev().find(proper) else { return };
    let Some(tokens) = trimmed(reading, TokenRange::new(run.start, end + 1)) else { return };
    names.push(build(reading, tokens, None));
}

/// A name without its article, its titles and its possessive ending; `None` if nothing is left.
fn trimmed(reading: &Reading<'_>, tokens: TokenRange) -> Option<TokenRange> {
    let document = &reading.document;
    let TokenRange { mut start, mut end } = tokens;
    let mark = |t: TokenId| {
        matches!(
            document.norm(t),
            "'s" | "'" | "the" | "a" | "an" | "," | "\"" | "-" | "--" | "(" | ")" | ":"
        )
    };
    while start < end && mark(start) {
        start = start + 1;
    }
    while start < end && mark(TokenId(end.0 - 1)) {
        end = TokenId(end.0 - 1);
    }
    while start + 1 < end
        && gazetteer::title(document.norm(start)).is_some()
        && !is_name_not_title(reading, start)
    {
        start = start + 1;
        if start + 1 < end && document.norm(start) == "." {
            start = start + 1;
        }
    }
    (start < end).then(|| TokenRange::new(start, end))
}

/// "Russia's" before "Foreign Ministry" is part of the name: a body is called after its country.
fn with_country(reading: &Reading<'_>, tokens: TokenRange) -> TokenRange {
    let document = &reading.document;
    let Some(place) = tokens.start.0.checked_sub(2).map(TokenId) else { return tokens };
    let belongs = document.norm(place + 1) == "'s"
        && reading.syntax.tag(place).is_proper()
        && gazetteer::is_place(document.norm(place))
        && document.token(place).sentence == document.token(tokens.start).sentence;
    if belongs { TokenRange::new(place, tokens.end) } else { tokens }
}

/// "Justice Department", "House Speaker": a title word that begins a body's name or a longer title.
fn is_name_not_title(reading: &Reading<'_>, t: TokenId) -> bool {
    gazetteer::is_organisation_suffix(reading.document.norm(t + 1))
}

fn build(reading: &Reading<'_>, tokens: TokenRange, kind: Option<EntityType>) -> Name {
    let words = words(reading, tokens);
    let guessed = guess(reading, tokens, &words);
    let described = around::describe(reading, tokens);
    let titled = described.titled && !words.last().is_some_and(|w| gazetteer::is_organisation_suffix(w));
    let kind_now = match (kind, guessed) {
        (
            Some(EntityType::Person | EntityType::Place | EntityType::Other) | None,
            Some(EntityType::Organization),
        ) => EntityType::Organization,
        (
            Some(EntityType::Organization | EntityType::Place | EntityType::Other) | None,
            Some(EntityType::Person),
        ) if words.len() > 1 => EntityType::Person,
        (Some(EntityType::Person), Some(EntityType::Place)) if !titled && is_only_place(&words) => {
            EntityType::Place
        }
        (Some(EntityType::Organization), Some(EntityType::Place)) if words.len() > 1 => EntityType::Place,
        (Some(EntityType::Person), _) if is_storm(&words) => EntityType::Other,
        (Some(kind), _) | (None, Some(kind)) => kind,
        (None, None) if titled || described.speaks && words.len() > 1 => EntityType::Person,
        (None, None) => EntityType::Other,
    };
    let given = words.first().and_then(|w| gazetteer::given_name(w)).and_then(Gender::told);
    let kind_now = match kind_now {
        EntityType::Person if described.body && !titled && !guessed_person(guessed) => {
            EntityType::Organization
        }
        EntityType::Person if ends_in_acronym(reading, tokens) && !titled => EntityType::Organization,
        kind => kind,
    };
    let place = described.place && guessed.is_none();
    let kind_now = if place { EntityType::Place } else { kind_now };
    let credit = reading.document.slice(reading.document.span(tokens)).contains('/');
    let kind_now = if credit { EntityType::Other } else { kind_now };
    let body = kind_now == EntityType::Organization && words.len() > 1;
    Name {
        tokens: if body { with_country(reading, tokens) } else { tokens },
        kind: kind_now,
        gender: described.gender.or(given.filter(|_| words.len() > 1)),
        maybe: given,
        roles: described.roles,
        acronym: acronym_after(reading, tokens),
        sure: kind.is_some() || guessed.is_some() || titled || place || described.speaks && words.len() > 1,
        person: guessed == Some(EntityType::Person) || titled && words.len() > 1,
        place,
        words,
    }
}

fn guessed_person(guessed: Option<EntityType>) -> bool {
    guessed == Some(EntityType::Person)
}

/// "Burnaby RCMP": in a text that is not all in capitals, a name of several words that ends in three capitals or more.
fn ends_in_acronym(reading: &Reading<'_>, tokens: TokenRange) -> bool {
    let document = &reading.document;
    let last = TokenId(tokens.end.0 - 1);
    let capitals = document.token(last).shape == Shape::Upper && document.word(last).len() > 2;
    let roman = document.word(last).chars().all(|c| matches!(c, 'I' | 'V' | 'X' | '.'));
    !document.is_upper_case()
        && tokens.len() > 1
        && capitals
        && !roman
        && document.token(tokens.start).shape != Shape::Upper
}

/// The words of a stretch, in lower case, split at white space.
fn words(reading: &Reading<'_>, tokens: TokenRange) -> Vec<String> {
    let text = reading.document.slice(reading.document.span(tokens));
    text.split_whitespace()
        .map(|w| {
            let w = w.to_lowercase().replace('\u{2019}', "'");
            let w = w.trim_matches(|c: char| !c.is_alphanumeric());
            w.strip_suffix("'s").unwrap_or(w).to_owned()
        })
        .filter(|w| !w.is_empty())
        .collect()
}

/// What a name is by its words alone.
fn guess(reading: &Reading<'_>, tokens: TokenRange, words: &[String]) -> Option<EntityType> {
    let (first, last) = (words.first()?, words.last()?);
    if gazetteer::is_place(last) && words.len() == 1 || gazetteer::is_place_suffix(last) && words.len() > 1 {
        return Some(EntityType::Place);
    }
    if words.len() > 1 && gazetteer::is_organisation_suffix(last) {
        return Some(EntityType::Organization);
    }
    let capitalised = reading.document.token(TokenId(tokens.end.0 - 1)).shape != Shape::Lower;
    let person = words.len() > 1 && words.len() < 5 && capitalised && gazetteer::given_name(first).is_some();
    person.then_some(EntityType::Person)
}

/// A country or a capital whose name is no given name ("Mozambique", unlike "Jordan"), or several words that a place's
/// name ends in ("Potsdamer Platz").
fn is_only_place(words: &[String]) -> bool {
    words.len() > 1 || words.first().is_some_and(|word| gazetteer::given_name(word).is_none())
}

/// "Cyclone Idai": storms bear people's names.
fn is_storm(words: &[String]) -> bool {
    words.len() > 1 && matches!(&*words[0], "cyclone" | "hurricane" | "typhoon" | "storm" | "tropical")
}

/// Capitalised words outside all names that `is_surname` knows: a surname that the tagger took for something else.
pub fn surnames(reading: &Reading<'_>, names: &[Name], is_surname: impl Fn(&str) -> bool) -> Vec<TokenRange> {
    let document = &reading.document;
    let mut names = names.iter().peekable();
    let outside = document.all().iter().filter(|&t| {
        while names.next_if(|n| n.tokens.end <= t).is_some() {}
        let inside = names.peek().is_some_and(|n| n.tokens.contains(t));
        let labels = |t: TokenId| t.index() + 1 < document.len() && document.norm(t + 1) == ":";
        let capital = match document.token(t).shape {
            Shape::Capitalised => true,
            Shape::Upper => labels(t),
            _ => false,
        };
        !inside && capital && is_surname(document.norm(t))
    });
    outside.map(TokenRange::one).collect()
}

/// The token of a stretch that everything else in it hangs on.
pub fn head_of(reading: &Reading<'_>, tokens: TokenRange) -> Option<TokenId> {
    tokens.iter().find(|&t| reading.syntax.head(t).is_none_or(|h| !tokens.contains(h)))
}

/// "(AFN)" or ", or AFN," after a name.
fn acronym_after(reading: &Reading<'_>, tokens: TokenRange) -> Option<String> {
    let document = &reading.document;
    let norm = |t: TokenId| if t.index() < document.len() { document.norm(t) } else { "" };
    let open = tokens.end;
    let (inside, closed) = match norm(open) {
        "(" => (open + 1, norm(open + 2) == ")"),
        "," if norm(open + 1) == "or" => (open + 2, norm(open + 3) == "," && is_capitals(reading, open + 2)),
        _ => return None,
    };
    let short = closed
        && matches!(document.token(inside).shape, Shape::Upper | Shape::Mixed)
        && matches!(
            reading.syntax.tag(inside),
            Tag::NNP | Tag::NNPS | Tag::NN | Tag::NNS | Tag::CD | Tag::JJ | Tag::FW | Tag::XX
        );
    (short && document.word(inside).len() > 1).then(|| document.norm(inside).to_owned())
}

/// "AFN": two capitals or more and nothing else.
fn is_capitals(reading: &Reading<'_>, t: TokenId) -> bool {
    let word = reading.document.word(t);
    word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase())
}
