//! The queries of the syntax layer, each on a sentence.

use copydesk::pipeline::Reading;
use copydesk::pipeline::syntax::{Tense, VerbGroup};
use copydesk::pipeline::text::{TokenId, TokenRange};

/// The first token with that word.
fn token(reading: &Reading<'_>, word: &str) -> TokenId {
    reading
        .document
        .all()
        .iter()
        .find(|&t| reading.document.word(t) == word)
        .expect("the word is in the text")
}

fn text<'t>(reading: &Reading<'t>, tokens: TokenRange) -> &'t str {
    reading.document.slice(reading.document.span(tokens))
}

#[test]
fn verb_groups() {
    let none = VerbGroup::default();
    let past = VerbGroup { tense: Some(Tense::Past), ..none };
    let present = VerbGroup { tense: Some(Tense::Present), ..none };
    let future = VerbGroup { tense: Some(Tense::Future), ..none };
    let cases = [
        ("Rebels killed two soldiers.", "killed", past),
        ("Two soldiers were killed.", "killed", VerbGroup { passive: true, ..past }),
        ("Two soldiers have been killed.", "killed", VerbGroup { passive: true, perfect: true, ..present }),
        (
            "They have been killed and wounded.",
            "wounded",
            VerbGroup { passive: true, perfect: true, ..present },
        ),
        ("The army had taken the town.", "taken", VerbGroup { perfect: true, ..past }),
        ("Troops are advancing.", "advancing", VerbGroup { progressive: true, ..present }),
        ("The court will decide on Friday.", "decide", future),
        ("The court is going to decide on Friday.", "decide", VerbGroup { infinitive: true, ..future }),
        ("He may be released.", "released", VerbGroup { modal: true, passive: true, ..none }),
        ("He did not say why.", "say", VerbGroup { negated: true, ..past }),
        ("She wants to leave.", "leave", VerbGroup { infinitive: true, ..none }),
        ("Those killed in the raid were farmers.", "killed", VerbGroup { passive: true, ..none }),
    ];
    for (sentence, verb, expected) in cases {
        let reading = Reading::of(sentence);
        let group = reading.syntax.verb_group(&reading.document, token(&reading, verb));
        assert_eq!(group, expected, "{sentence}");
    }
}

#[test]
fn who_did_what_to_whom() {
    let reading = Reading::of("Three farmers were abducted by gunmen, the governor of Borno said.");
    let abducted = token(&reading, "abducted");
    let said = token(&reading, "said");
    assert_eq!(reading.syntax.passive_subject(abducted), Some(token(&reading, "farmers")));
    assert_eq!(reading.syntax.agent(abducted), Some(token(&reading, "gunmen")));
    assert_eq!(reading.syntax.number(token(&reading, "farmers")), Some(token(&reading, "Three")));
    assert_eq!(reading.syntax.subject(said), Some(token(&reading, "governor")));
    assert_eq!(reading.syntax.content_clause(said), Some(abducted));
    assert_eq!(text(&reading, reading.syntax.clause(abducted)), "Three farmers were abducted by gunmen");
}

#[test]
fn phrases() {
    let reading = Reading::of("Ana Ruiz, a nurse who lives in Lima, fed the two tired children.");
    let ruiz = token(&reading, "Ruiz");
    assert_eq!(reading.syntax.apposition(ruiz), Some(token(&reading, "nurse")));
    assert_eq!(text(&reading, reading.syntax.plain_noun_phrase(ruiz)), "Ana Ruiz");
    assert_eq!(text(&reading, reading.syntax.noun_phrase(ruiz)), "Ana Ruiz, a nurse who lives in Lima");
    let children = token(&reading, "children");
    assert_eq!(text(&reading, reading.syntax.base_noun_phrase(children)), "the two tired children");
    let name = reading.syntax.name_at(ruiz).expect("a name");
    assert_eq!(reading.syntax.head_of(name.tokens), Some(ruiz));
}

#[test]
fn conjuncts_share_their_subject() {
    let reading = Reading::of("The blast killed three soldiers, wounded five and damaged a bridge.");
    let killed = token(&reading, "killed");
    let damaged = token(&reading, "damaged");
    assert_eq!(reading.syntax.first_conjunct(damaged), killed);
    assert_eq!(reading.syntax.subject(damaged), Some(token(&reading, "blast")));
}

#[test]
fn any_text_has_a_reading() {
    let enumeration = "killed and ".repeat(20_000);
    let reading = Reading::of(&enumeration);
    let last = reading.document.all().iter().next_back().expect("tokens");
    assert!(reading.syntax.first_conjunct(last) <= last);
    for text in ["", " ", "\"", "\u{FEFF}", "!?!?", "((( [ ] )", "a"] {
        let reading = Reading::of(text);
        assert!(reading.document.all().iter().all(|t| reading.syntax.subtree(t).contains(t)));
    }
}
