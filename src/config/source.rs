//! Where settings come from: layers of keys and values, the last one winning, each knowing where it stands. What is
//! wrong is collected, so that one start names all of it.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::Duration;

use toml::{Table, Value};

/// What environment variables start with. `COPYDESK__SERVER__PORT` is `server.port`.
const PREFIX: &str = "COPYDESK__";

/// The longest time a setting can name: a day.
const LONGEST_SECONDS: u64 = 86_400;

/// The settings as found, by dotted key.
#[derive(Debug)]
pub struct Source {
    values: BTreeMap<String, Found>,
    wrong: Vec<String>,
}

#[derive(Debug)]
struct Found {
    value: Value,
    /// "in copydesk.toml", "in the environment".
    place: String,
}

impl Source {
    /// The defaults. Their keys are all the keys there are, and their types the types.
    pub fn new(defaults: &str) -> Self {
        let mut source = Self { values: BTreeMap::new(), wrong: Vec::new() };
        match defaults.parse::<Table>() {
            Ok(table) => {
                for (key, value) in flat(table) {
                    source.values.insert(key, Found { value, place: "among the defaults".to_owned() });
                }
            }
            Err(error) => source.wrong.push(format!("the defaults are not TOML: {error}")),
        }
        source
    }

    /// Settings from a TOML file.
    pub fn add_file(&mut self, path: &Path) {
        let name = path.display();
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => return self.wrong.push(format!("cannot read {name}: {error}")),
        };
        match text.parse::<Table>() {
            Ok(table) => {
                for (key, value) in flat(table) {
                    self.set(&key, value, format!("in {name}"));
                }
            }
            Err(error) => self.wrong.push(format!("{name} is not TOML: {error}")),
        }
    }

    /// Settings from environment variables.
    pub fn add_environment(&mut self, variables: impl IntoIterator<Item = (String, String)>) {
        let mut variables: Vec<_> =
            variables.into_iter().filter(|(name, _)| name.starts_with(PREFIX)).collect();
        variables.sort();
        for (name, text) in variables {
            let key = name[PREFIX.len()..].to_ascii_lowercase().replace("__", ".");
            let value = match self.values.get(&key).map(|found| &found.value) {
                Some(Value::Integer(_)) => text.parse().map_or(Value::String(text), Value::Integer),
                Some(Value::Array(_)) => {
                    let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
                    Value::Array(parts.map(|part| Value::String(part.to_owned())).collect())
                }
                _ => Value::String(text),
            };
            self.set(&key, value, format!("in the environment, {name}"));
        }
    }

    fn set(&mut self, key: &str, value: Value, place: String) {
        if let Some(found) = self.values.get_mut(key) {
            *found = Found { value, place };
        } else {
            let keys: Vec<_> = self.values.keys().map(String::as_str).collect();
            self.wrong
                .push(format!("{key} ({place}) is not a setting; the settings are {}", keys.join(", ")));
        }
    }

    /// A setting that is text, as `parse` reads it.
    pub fn text<T>(&mut self, key: &str, allowed: &str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.read(key, allowed, |value| parse(value.as_str()?))
    }

    /// A setting that is a whole number.
    pub fn number(&mut self, key: &str, least: u64, most: u64) -> Option<u64> {
        let allowed = format!("a whole number from {least} to {most}");
        self.read(key, &allowed, |value| {
            u64::try_from(value.as_integer()?).ok().filter(|n| (least..=most).contains(n))
        })
    }

    /// A setting that is a time in whole seconds.
    pub fn seconds(&mut self, key: &str, least: u64) -> Option<Duration> {
        self.number(key, least, LONGEST_SECONDS).map(Duration::from_secs)
    }

    /// A setting that is a list of texts, each as `parse` reads it.
    pub fn list<T>(&mut self, key: &str, allowed: &str, parse: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
        let allowed = format!("a list of {allowed}");
        self.read(key, &allowed, |value| value.as_array()?.iter().map(|part| parse(part.as_str()?)).collect())
    }

    fn read<T>(&mut self, key: &str, allowed: &str, parse: impl Fn(&Value) -> Option<T>) -> Option<T> {
        let Some(Found { value, place }) = self.values.get(key) else {
            self.wrong.push(format!("{key} has no default"));
            return None;
        };
        let parsed = parse(value);
        if parsed.is_none() {
            self.wrong.push(format!("{key} = {value} ({place}) will not do: it must be {allowed}"));
        }
        parsed
    }

    /// What was made of the settings, or everything that is wrong with them.
    pub fn finish<T>(self, made: Option<T>) -> Result<T, String> {
        match made {
            Some(made) if self.wrong.is_empty() => Ok(made),
            _ => Err(self.wrong.join("\n")),
        }
    }
}

/// A table's values by dotted key.
fn flat(table: Table) -> Vec<(String, Value)> {
    let mut values = Vec::new();
    for (key, value) in table {
        match value {
            Value::Table(inner) => {
                values.extend(flat(inner).into_iter().map(|(rest, value)| (format!("{key}.{rest}"), value)));
            }
            value => values.push((key, value)),
        }
    }
    values
}
