//! The documentation tells the truth: `docs/rules.md` is made from the registry, and every answer in `docs/api.md` is
//! what the service answers. To write both anew, and the README's output (`readme.rs`):
//! `INSTA_UPDATE=always cargo test --test it -- --ignored docs readme`.

use std::fmt::{self, Write as _};
use std::fs;

use copydesk::models::given::Fields;
use copydesk::models::{Defaults, Request};
use copydesk::pipeline::rule::RuleInfo;
use copydesk::pipeline::{Pipeline, registry};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

/// Compares a page with what it should be, or writes it where snapshots are being written.
pub fn check(name: &str, expected: &str) {
    let path = format!("{}/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, expected).unwrap();
        return;
    }
    let actual = fs::read_to_string(&path).unwrap_or_default();
    let line = actual.lines().zip(expected.lines()).take_while(|(a, b)| a == b).count() + 1;
    assert!(
        actual == expected,
        "{name} is out of date from line {line}: INSTA_UPDATE=always cargo test --test it -- --ignored docs readme"
    );
}

#[test]
#[ignore = "changes with every rule; .ci/run compares"]
fn the_rule_list_is_the_registry() {
    let mut page = String::from(RULES_HEAD);
    for (layer, heading) in [
        ("quotes", "Quotes"),
        ("casualties", "Casualty figures"),
        ("dates", "Dates"),
        ("entities", "Entities"),
    ] {
        let rules: Vec<_> = registry::rules()
            .filter(|rule| rule.id.split_once('/').is_some_and(|(l, _)| l == layer))
            .collect();
        writeln!(
            page,
            "\n## {heading}\n\n| rule | finds | items | right | precision |\n|---|---|--:|--:|--:|"
        )
        .unwrap();
        page.extend(rules.iter().map(|rule| row(rule)));
        page.extend(rules.iter().map(|rule| examples(rule)));
    }
    check("docs/rules.md", &page);
}

const RULES_HEAD: &str = "\
<!-- Made from the registry by the test in tests/it/docs.rs; not written by hand. -->
# The rules

Every item of an answer names the rule that found it. This is the list, as `GET /v1/rules` gives it too, with what was
measured of each: how many items it found in the annotated development corpora, how many of them the annotation
confirms, and the share of these, which is the item's `confidence`. A dash: not measured, because the rule found nothing
in those corpora or its kind of item is not annotated in them; `confidence` is then null. How it is measured:
`CONTRIBUTING.md`.

The examples are the rules' own tests. How an item is written there: a date as `words = value`; a quote as
`speaker | cue | words`; a figure as `words: kind value qualifier`, flags after it.
";

fn row(rule: &RuleInfo) -> String {
    let measured = registry::measured(rule.id).map_or_else(
        || "– | – | –".to_owned(),
        |m| format!("{} | {} | {:.2}", m.items, m.right, m.precision),
    );
    let anchor = rule.id.replace('/', "");
    format!("| [`{}`](#{anchor}) | {} | {measured} |\n", rule.id, rule.doc.replace('|', "\\|"))
}

fn examples(rule: &RuleInfo) -> String {
    let mut section = format!("\n### {}\n{}\n\n", rule.id, rule.doc);
    for example in rule.examples {
        let day = example.published.map(|day| format!(" (published {day})")).unwrap_or_default();
        let found: Vec<_> = example.yields.iter().map(|item| format!("`{item}`")).collect();
        writeln!(section, "- {}{day}  \n  {}", one_line(example.text), found.join(", ")).unwrap();
    }
    for text in rule.lookalikes {
        writeln!(section, "- not in: {}", one_line(text)).unwrap();
    }
    section
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
#[ignore = "changes with every rule; .ci/run compares"]
fn the_api_guide_shows_true_answers() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/api.md");
    check("docs/api.md", &with_true_answers(&fs::read_to_string(path).unwrap()));
}

/// The guide with each block marked `json /pointer` replaced by that part of the answer to the block `json request`.
fn with_true_answers(guide: &str) -> String {
    let request = block(guide, "```json request\n");
    let request = Request::from_json(request.as_bytes(), Fields::default(), Defaults::default()).unwrap();
    let answer = copydesk::extract::answer(Pipeline::new(), &request, |_, answer| answer.to_json()).unwrap();
    let answer: Json = serde_json::from_slice(&answer).unwrap();
    let mut parts = guide.split("```json /");
    let mut page = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (pointer, rest) = part.split_once('\n').unwrap();
        let (_, after) = rest.split_once("```").unwrap();
        let value = answer.at(pointer).unwrap_or_else(|| panic!("no /{pointer} in the answer"));
        write!(page, "```json /{pointer}\n{}\n```{after}", value.laid_out(0)).unwrap();
    }
    page
}

fn block<'t>(guide: &'t str, opening: &str) -> &'t str {
    guide.split_once(opening).and_then(|(_, rest)| rest.split_once("```")).unwrap().0
}

/// JSON whose fields keep their order.
enum Json {
    Scalar(Value),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Ordered;
        impl<'de> Visitor<'de> for Ordered {
            type Value = Json;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }
            fn visit_unit<E>(self) -> Result<Json, E> {
                Ok(Json::Scalar(Value::Null))
            }
            fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
                Ok(Json::Scalar(value.into()))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
                Ok(Json::Scalar(value.into()))
            }
            fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
                Ok(Json::Scalar(value.into()))
            }
            fn visit_str<E>(self, value: &str) -> Result<Json, E> {
                Ok(Json::Scalar(value.into()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = list.next_element()? {
                    items.push(item);
                }
                Ok(Json::List(items))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Json, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = object.next_entry()? {
                    fields.push(field);
                }
                Ok(Json::Object(fields))
            }
        }
        deserializer.deserialize_any(Ordered)
    }
}

impl Json {
    fn at(&self, pointer: &str) -> Option<&Self> {
        pointer.split('/').try_fold(self, |json, step| match json {
            Self::List(items) => items.get(step.parse::<usize>().ok()?),
            Self::Object(fields) => fields.iter().find(|(name, _)| name == step).map(|(_, field)| field),
            Self::Scalar(_) => None,
        })
    }

    /// What fits a line on one line, everything else indented.
    fn laid_out(&self, depth: usize) -> String {
        const WIDTH: usize = 110;
        let (open, close, items): (_, _, Vec<_>) = match self {
            Self::Scalar(value) => return value.to_string(),
            Self::List(items) => ('[', ']', items.iter().map(|item| item.laid_out(depth + 1)).collect()),
            Self::Object(fields) => (
                '{',
                '}',
                fields
                    .iter()
                    .map(|(name, field)| format!("\"{name}\": {}", field.laid_out(depth + 1)))
                    .collect(),
            ),
        };
        let line = format!("{open}{}{close}", items.join(", "));
        if line.len() + 2 * depth <= WIDTH && !line.contains('\n') {
            return line;
        }
        let indent = "  ".repeat(depth + 1);
        format!("{open}\n{indent}{}\n{}{close}", items.join(&format!(",\n{indent}")), "  ".repeat(depth))
    }
}
