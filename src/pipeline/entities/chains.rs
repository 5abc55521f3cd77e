//! Chains: names that mean the same one are put together. Names in text order in, drafts of entities out.
//!
//! A name is looked up by its words in hash tables; of many bearers of one surname only the latest few are compared,
//! so the time is linear in the number of names.

use rustc_hash::FxHashMap;

use super::draft::Draft;
use super::gazetteer;
use super::names::Name;
use crate::pipeline::entities::EntityType;
use crate::pipeline::text::TokenRange;

/// How many bearers of one word are compared at most.
const COMPARED: usize = 8;

/// The entities so far, found by their words.
#[derive(Debug, Default)]
pub struct Chains {
    drafts: Vec<Draft>,
    by_full: FxHashMap<String, u32>,
    by_last: FxHashMap<String, Vec<u32>>,
    by_first: FxHashMap<String, Vec<u32>>,
    by_acronym: FxHashMap<String, u32>,
}

impl Chains {
    /// Puts all names into chains.
    pub fn of(names: &[Name]) -> Self {
        let mut chains = Self::default();
        for name in names {
            chains.add(name);
        }
        chains
    }

    /// The entities, by first name in the text.
    pub fn into_drafts(self) -> Vec<Draft> {
        self.drafts
    }

    /// The person of that surname whose full name is in the text; of several the most mentioned.
    pub fn bearer(&self, surname: &str) -> Option<u32> {
        recent(&self.by_last, surname)
            .filter(|&id| self.drafts[id as usize].person && self.drafts[id as usize].words.len() > 1)
            .max_by_key(|&id| self.drafts[id as usize].names.len())
    }

    /// Adds a name to a chain, in its place in the text.
    pub fn insert(&mut self, id: u32, name: TokenRange) {
        let names = &mut self.drafts[id as usize].names;
        let at = names.partition_point(|n| n.start < name.start);
        names.insert(at, name);
    }

    fn add(&mut self, name: &Name) {
        if name.words.is_empty() {
            return;
        }
        let id = match self.find(name) {
            Some(id) => id,
            None => self.start(name),
        };
        self.join(id, name);
    }

    fn find(&self, name: &Name) -> Option<u32> {
        if let Some(&id) = self.by_full.get(&name.words.join(" "))
            && self.gender_fits(id, name)
            && name.words.len() > 1
        {
            return Some(id);
        }
        let found = match name.kind {
            // "Medina" after "Carlos Medina", whatever else has that name.
            EntityType::Place if name.words.len() == 1 && !gazetteer::is_place(&name.words[0]) => {
                self.bearer(&name.words[0])
            }
            EntityType::Place | EntityType::Group => None,
            _ if name.words.len() == 1 => self.find_short(name),
            EntityType::Person => self.find_person(name),
            EntityType::Organization | EntityType::Other => self.find_body(name),
        };
        found.or_else(|| {
            self.by_full.get(&name.words.join(" ")).copied().filter(|&id| self.gender_fits(id, name))
        })
    }

    fn gender_fits(&self, id: u32, name: &Name) -> bool {
        match (self.drafts[id as usize].gender, name.gender) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }

    /// One word: an abbreviation, a surname, a given name.
    fn find_short(&self, name: &Name) -> Option<u32> {
        let word = &name.words[0];
        if gazetteer::is_place(word) && name.kind != EntityType::Person {
            return None;
        }
        if let Some(&id) = self.by_acronym.get(&bare(word)) {
            return Some(id);
        }
        let surname = surname(&name.words)?;
        let best = recent(&self.by_last, surname)
            .filter(|&id| self.is_person(id) && self.gender_fits(id, name))
            .max_by_key(|&id| self.drafts[id as usize].names.len());
        let given = || {
            recent(&self.by_first, word)
                .filter(|&id| self.is_person(id) && self.drafts[id as usize].words.len() > 1)
                .max_by_key(|&id| self.drafts[id as usize].names.len())
        };
        // "Samsung" after "Samsung Electronics Co.".
        let body = || {
            recent(&self.by_first, word).find(|&id| {
                let draft = &self.drafts[id as usize];
                draft.kind() == EntityType::Organization && draft.words.len() > 1
            })
        };
        best.or_else(|| match name.kind {
            EntityType::Organization => body(),
            _ => given().or_else(|| body().filter(|_| !name.person && name.gender.is_none())),
        })
    }

    fn is_person(&self, id: u32) -> bool {
        self.drafts[id as usize].kind() == EntityType::Person
    }

    /// Given name and surname: the same surname with nothing against it.
    fn find_person(&self, name: &Name) -> Option<u32> {
        let surname = surname(&name.words)?;
        recent(&self.by_last, surname).find(|&id| {
            let draft = &self.drafts[id as usize];
            self.gender_fits(id, name)
                && (draft.words.len() == 1 && draft.kind() != EntityType::Place
                    || self.is_person(id) && given_names_fit(&draft.words, &name.words))
        })
    }

    /// A body: one name is made of words of the other, and both end alike.
    fn find_body(&self, name: &Name) -> Option<u32> {
        if let Some(&id) = self.by_acronym.get(&bare(&name.words.concat())) {
            return Some(id);
        }
        let last = name.words.last()?;
        recent(&self.by_last, last).find(|&id| {
            let draft = &self.drafts[id as usize];
            draft.kind() == EntityType::Organization
                && (name.words.iter().all(|w| draft.words.contains(w))
                    || draft.words.iter().all(|w| name.words.contains(w)))
        })
    }

    fn start(&mut self, name: &Name) -> u32 {
        let id = self.drafts.len() as u32;
        self.drafts.push(Draft::starting_with(name.tokens));
        id
    }

    fn join(&mut self, id: u32, name: &Name) {
        let draft = &mut self.drafts[id as usize];
        let fuller = draft.join(name);
        self.by_full.entry(name.words.join(" ")).or_insert(id);
        if fuller {
            let (first, last) = (name.words.first(), name.words.last());
            index(&mut self.by_last, surname(&name.words), id);
            index(&mut self.by_last, last.map(String::as_str), id);
            index(&mut self.by_first, first.map(String::as_str), id);
        }
        if name.kind == EntityType::Organization && name.words.len() > 1 {
            self.by_acronym.entry(initials(&name.words)).or_insert(id);
        }
        if let Some(acronym) = &name.acronym {
            self.by_acronym.insert(bare(acronym), id);
        }
    }
}

fn index(table: &mut FxHashMap<String, Vec<u32>>, word: Option<&str>, id: u32) {
    let Some(word) = word else { return };
    let ids = table.entry(word.to_owned()).or_default();
    if ids.last() != Some(&id) {
        ids.push(id);
    }
}

/// The latest entities with that word, the latest first.
fn recent<'a>(table: &'a FxHashMap<String, Vec<u32>>, word: &str) -> impl Iterator<Item = u32> + 'a {
    table.get(word).into_iter().flat_map(|ids| ids.iter().rev().take(COMPARED).copied())
}

/// An abbreviation without its dots.
fn bare(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The first letters of a name's words, small words left out.
fn initials(words: &[String]) -> String {
    words
        .iter()
        .filter(|w| !matches!(w.as_str(), "of" | "and" | "the" | "for" | "on" | "in" | "to"))
        .filter_map(|w| w.chars().next())
        .collect()
}

/// The surname: the last word that is not "Jr." or a number, without "al-".
fn surname(words: &[String]) -> Option<&str> {
    let last = words.iter().rev().find(|w| !matches!(w.as_str(), "jr" | "sr" | "ii" | "iii" | "iv"))?;
    Some(last.strip_prefix("al-").or_else(|| last.strip_prefix("el-")).unwrap_or(last))
}

/// Whether two names with one surname can be the same person's: given names equal, shortened or reduced to an initial.
fn given_names_fit(a: &[String], b: &[String]) -> bool {
    if a.len() < 2 || b.len() < 2 {
        return true;
    }
    let (a, b) = (&a[0], &b[0]);
    let initial = |x: &str, y: &str| x.chars().count() == 1 && y.starts_with(x);
    let short = |x: &str, y: &str| x.len() >= 3 && y.starts_with(x);
    a == b || initial(a, b) || initial(b, a) || short(a, b) || short(b, a)
}
