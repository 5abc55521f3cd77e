//! Numbers as dates and casualties get them: what is read, how it is hedged, what is told apart.

use copydesk::pipeline::numbers::{self, Number, NumberKind, Sense};
use copydesk::pipeline::{Reading, text::Document};

fn value(number: &Number) -> String {
    match (number.value, number.min, number.max) {
        (Some(value), ..) => value.to_string(),
        (None, Some(min), Some(max)) => format!("{min}-{max}"),
        (None, Some(min), None) => format!("{min}+"),
        _ => "?".to_owned(),
    }
}

/// "at least 12 = 12 at_least", with the kind and the sense where they are not those of a count.
fn described(document: &Document<'_>, number: &Number) -> String {
    let words = document.slice(document.span(number.qualified));
    let kind =
        if number.kind == NumberKind::Cardinal { String::new() } else { format!(" {:?}", number.kind) };
    let sense = if number.sense == Sense::Count { String::new() } else { format!(" {:?}", number.sense) };
    format!("{words} = {} {}{kind}{sense}", value(number), number.qualifier.name())
}

#[test]
fn numbers_are_read_with_value_qualifier_and_sense() {
    let cases: &[(&str, &[&str])] = &[
        ("They counted 12,500 graves and 3 trucks.", &["12,500 = 12500 exact", "3 = 3 exact"]),
        ("Some 1.9 million were hurt.", &["Some 1.9 million = 1900000 approximately"]),
        ("Two hundred and thirty-one people died.", &["Two hundred and thirty-one = 231 exact"]),
        (
            "two dozen, a dozen, half a dozen, a half-dozen",
            &[
                "two dozen = 24 exact",
                "a dozen = 12 exact",
                "half a dozen = 6 exact",
                "a half-dozen = 6 exact",
            ],
        ),
        (
            "a hundred men, two and a half million people",
            &["a hundred = 100 exact", "two and a half million = 2500000 exact"],
        ),
        (
            "between 10 and 12 miners, 10 to 12 miners, 10-12 miners",
            &["between 10 and 12 = 10-12 range", "10 to 12 = 10-12 range", "10-12 = 10-12 range"],
        ),
        (
            "two or three men, 10 to 12 million people",
            &["two or three = 2-3 range", "10 to 12 million = 10000000-12000000 range"],
        ),
        ("The toll rose from 10 to 12.", &["10 = 10 exact", "12 = 12 exact"]),
        (
            "nearly half of its population of about 23 million",
            &["nearly half = 0.5 approximately Fraction", "about 23 million = 23000000 approximately"],
        ),
        (
            "two thirds of the 300 passengers, one in five, 40 percent",
            &[
                "two thirds = 0.666666666666666 exact Fraction",
                "300 = 300 exact",
                "one in five = 0.2 exact Fraction",
                "40 percent = 40 exact Percent",
            ],
        ),
        (
            "Dozens fell, hundreds of thousands fled, several stayed.",
            &["Dozens = 24+ vague", "hundreds of thousands = 200000+ vague", "several = 2+ vague"],
        ),
        (
            "at least another 12, no more than 5, as many as 300, fewer than 10, 20 or more",
            &[
                "at least another 12 = 12 at_least",
                "no more than 5 = 5 at_most",
                "as many as 300 = 300 up_to",
                "fewer than 10 = 10 less_than",
                "20 or more = 20 at_least",
            ],
        ),
        ("more than an estimated 40 people", &["more than an estimated 40 = 40 more_than"]),
        ("a 34-year-old man, John Doe, 35, of Leeds", &["34 = 34 exact Age", "35 = 35 exact Age"]),
        (
            "at 5 p.m. on March 12, in 2015",
            &["5 = 5 exact Clock", "12 = 12 exact Calendar", "2015 = 2015 exact Calendar"],
        ),
        (
            "with $5,000, 12 euros and 3 miles on Highway 61",
            &[
                "$5,000 = 5000 exact Money",
                "12 euros = 12 exact Money",
                "3 = 3 exact Measure",
                "61 = 61 exact Label",
            ],
        ),
        ("the third victim and the 22nd", &["third = 3 exact Ordinal", "22nd = 22 exact Ordinal"]),
    ];
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let reading = Reading::of(text);
        let found: Vec<_> = numbers::find(&reading).iter().map(|n| described(&reading.document, n)).collect();
        if found != *expected {
            wrong.push(format!(
                "in {text:?}
  expected {expected:?}
  found    {found:?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "
{}",
        wrong.join(
            "
"
        )
    );
}
