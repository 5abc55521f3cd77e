//! Runs every rule's own examples, and rejects a rule without them.

use std::collections::HashSet;

use copydesk::pipeline::rule::{Example, RuleInfo};
use copydesk::pipeline::{Article, Layers, Pipeline, Reference, ReferenceSource, registry};

fn found(rule: &RuleInfo, text: &str, published: Option<&str>) -> Vec<String> {
    let published = published.map(|day| Reference {
        date: day.parse().unwrap_or_else(|_| panic!("{}: {day:?} is not a day", rule.id)),
        source: ReferenceSource::Request,
    });
    Pipeline::new().extract(&Article { text, published, layers: Layers::ALL }).described(text, rule.id)
}

#[test]
fn every_rule_finds_what_its_examples_say() {
    let mut wrong = Vec::new();
    for rule in registry::rules() {
        for Example { text, published, yields } in rule.examples {
            let found = found(rule, text, *published);
            if found != *yields {
                wrong.push(format!(
                    "{}\n  in       {text:?}\n  expected {yields:?}\n  found    {found:?}",
                    rule.id
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn no_rule_falls_for_its_lookalikes() {
    let mut wrong = Vec::new();
    for rule in registry::rules() {
        for text in rule.lookalikes {
            let found = found(rule, text, Some("2016-03-02"));
            if !found.is_empty() {
                wrong.push(format!("{} in {text:?}: {found:?}", rule.id));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_an_id_a_doc_examples_and_lookalikes() {
    let mut seen = HashSet::new();
    for rule in registry::rules() {
        let (layer, name) = rule.id.split_once('/').unwrap_or_default();
        assert!(
            ["dates", "entities", "quotes", "casualties"].contains(&layer) && !name.is_empty(),
            "{}",
            rule.id
        );
        assert!(seen.insert(rule.id), "{} is registered twice", rule.id);
        assert!(rule.doc.ends_with('.'), "{}: the doc is not a sentence", rule.id);
        assert!(!rule.examples.is_empty(), "{} has no example", rule.id);
        assert!(!rule.lookalikes.is_empty(), "{} has no look-alike", rule.id);
    }
}
