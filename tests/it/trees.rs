//! Trees of sentences written for the purpose, as snapshots that a reviewer can judge by eye: one line a token, with
//! its tag, its label, its head and, where a name starts or goes on, the name's kind.

use std::fmt::Write;

use copydesk::pipeline::Reading;

/// The tree of a text, aligned.
fn tree(text: &str) -> String {
    let reading = Reading::of(text);
    let (document, syntax) = (&reading.document, &reading.syntax);
    let mut out = String::new();
    for (i, sentence) in document.sentences().iter().enumerate() {
        if i > 0 {
            out.push('\n');
        }
        for t in sentence.tokens {
            let head = syntax.head(t).map_or("·", |head| document.word(head));
            let name = syntax.name_at(t).map_or("", |name| name.kind.name());
            let row = format!(
                "{:14} {:5} {:10} {head:14} {name}",
                document.word(t),
                syntax.tag(t).name(),
                syntax.dep(t).name()
            );
            let _ = writeln!(out, "{}", row.trim_end());
        }
    }
    out
}

/// One snapshot a construction, its sentences one after the other.
fn snapshot(construction: &str, sentences: &[&str]) {
    let trees: Vec<String> = sentences.iter().map(|s| format!("# {s}\n{}", tree(s))).collect();
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(format!("tree_{construction}"), trees.join("\n"));
    });
}

#[test]
fn passives() {
    snapshot(
        "passives",
        &[
            "Twelve people were killed and 30 others were injured in the blast.",
            "At least four soldiers have been killed by rebels since Monday.",
            "The killed included two children.",
            "Relatives of those killed in the crash wept outside the morgue.",
            "The man, shot twice in the chest, was taken to hospital.",
            "Three men were found dead in a burned car.",
        ],
    );
}

#[test]
fn conjoined_objects() {
    snapshot(
        "conjoined_objects",
        &[
            "A suicide bomber killed 12 and wounded 30.",
            "The attack left 12 people dead and 30 wounded.",
            "Gunmen killed two police officers, a nurse and at least five children on Friday.",
            "The storm killed 14 people, injured dozens and left thousands homeless.",
            "Shelling claimed the lives of seven villagers, including three women.",
        ],
    );
}

#[test]
fn reported_clauses() {
    snapshot(
        "reported_clauses",
        &[
            "Police said the driver lost control of the bus.",
            "The ministry confirmed on Tuesday that it had received the letter.",
            "The talks failed, according to two officials familiar with the matter.",
            "She told reporters she would not resign.",
            "The mayor denied having met the contractor.",
            "Witnesses, the agency reported, saw smoke rising from the plant.",
        ],
    );
}

#[test]
fn split_quotes() {
    snapshot(
        "split_quotes",
        &[
            "\"We are ready,\" Mensah said, \"but we need time.\"",
            "“The bridge is gone,” said Oleh Bondar, a farmer who lives nearby.",
            "“It was,” he recalled, “the longest night of my life.”",
            "The plan is “reckless and unfair,” the senator wrote on Twitter.",
            "\"Why now?\" asked Ms. Okafor.",
        ],
    );
}

#[test]
fn one_subject_for_a_verb() {
    snapshot(
        "one_subject_for_a_verb",
        &[
            "“The neighbours who wake first dig the others out,” Haidari said.",
            "The lull marks a change that few expected, said Ilse Brandt, who studies truces.",
            "Four out of 10 villagers said they had fled.",
        ],
    );
}

#[test]
fn contractions() {
    snapshot(
        "contractions",
        &[
            "“We’re worn out and we don’t sleep,” Mensah said.",
            "The farmers’ union hasn’t answered, and it won’t.",
            "He’s changed his mind, but she’s worried they’ve lost.",
        ],
    );
}

#[test]
fn titles_and_appositions() {
    snapshot(
        "titles_and_appositions",
        &[
            "Foreign Minister Anna Lindqvist met the Turkish president, Kemal Aydin, in Ankara.",
            "Castellano, a 45-year-old father of three, worked for the Red Cross.",
            "Sgt. Maria Delgado of the Denver Police Department said no arrests had been made.",
            "Health Secretary-designate Tom Price's spokesman declined to comment.",
        ],
    );
}

#[test]
fn numbers_with_nouns() {
    snapshot(
        "numbers_with_nouns",
        &[
            "More than 1,200 people were evacuated.",
            "Nearly half of about 23 million Syrians have fled.",
            "Between 15 and 20 houses burned down.",
            "As many as six workers are missing.",
            "Hundreds of thousands of refugees crossed the border.",
            "Two of the wounded died on Sunday, bringing the death toll to 19.",
        ],
    );
}

#[test]
fn foreign_names() {
    snapshot(
        "foreign_names",
        &[
            "Nguyễn Văn Hùng and Þórdís Jónsdóttir signed the accord in Reykjavík.",
            "Sheikh Abdul Rahman al-Yousefi fled Deir ez-Zor for Gaziantep.",
            "Boko Haram fighters attacked Maiduguri, the capital of Borno State.",
            "The Serbs and the Albanians of Mitrovica blamed the United Nations.",
        ],
    );
}

#[test]
fn verb_groups() {
    snapshot(
        "verb_groups",
        &[
            "The court is going to decide next week whether he may be released.",
            "He would not have been arrested if he had stayed home.",
            "They did not say when the road will be reopened.",
            "Rescuers kept digging, hoping to find survivors.",
        ],
    );
}

#[test]
fn without_case() {
    snapshot(
        "without_case",
        &[
            "GUNMEN KILLED THREE SOLDIERS IN MEDELLIN, PRESIDENT GAVIRIA SAID.",
            "two people were injured in paris, police said.",
        ],
    );
}
