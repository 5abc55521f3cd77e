//! Interviews and debates set as a play: Q: … A: … — HOLT: … — or question and answer in turn. A line belongs to the
//! name before its colon; "Q", "A" and a turn to whoever the lead says asked and answered.

use super::found::Found;
use super::introduction::{self, Parties};
use super::scene::Scene;
use super::speaker::Speaker;
use crate::pipeline::rule::{Example, RuleInfo};
use crate::pipeline::text::{Shape, TokenId, TokenRange};

/// The rules of this construction.
pub(super) const RULES: &[RuleInfo] = &[LINE, TURN];

const LINE: RuleInfo = RuleInfo {
    id: "quotes/interview-line",
    doc: "A line of an interview or a debate, after its speaker's name and a colon.",
    examples: &[
        Example::new(
            "HOLT: You promised lower taxes. Where are they?\n\nVARGAS: They are in the budget.\n\nHOLT: Not in mine.",
            &[
                "HOLT | - | You promised lower taxes. Where are they?",
                "VARGAS | - | They are in the budget.",
                "HOLT | - | Not in mine.",
            ],
        ),
        Example::new(
            "Q: Is it over?\n\nA: Not yet.\n\nQ: When will it be?\n\nA: Ask me in June.",
            &[
                "Q | - | Is it over?",
                "A | - | Not yet.",
                "Q | - | When will it be?",
                "A | - | Ask me in June.",
            ],
        ),
    ],
    lookalikes: &["WHERE: the town hall\n\nWHEN: Friday at noon\n\nCOST: five dollars"],
};

const TURN: RuleInfo = RuleInfo {
    id: "quotes/interview-turn",
    doc: "A question or an answer of an interview without labels, after a lead that says who was interviewed.",
    examples: &[Example::new(
        "We spoke to the novelist Ines Carvalho about her new book.\n\nHow long did it take?\n\nI wrote it in four \
         years.\n\nDo you miss it?\n\nI miss it every day.",
        &[
            "- | - | How long did it take?",
            "Ines Carvalho | - | I wrote it in four years.",
            "- | - | Do you miss it?",
            "Ines Carvalho | - | I miss it every day.",
        ],
    )],
    lookalikes: &[
        "The novelist Ines Carvalho lives in Porto.\n\nHow long will she stay?\n\nI do not know.\n\nWill she write?\n\nI \
         hope so.",
    ],
};

/// How many lines there must be before they are taken for talk.
const LINES: usize = 3;

/// The longest name before a colon, in tokens.
const NAME: u32 = 4;

/// How many paragraphs without a label an answer may go on for.
const GOES_ON: usize = 6;

/// The longest question without a label, in tokens.
const QUESTION: usize = 60;

/// Whether a rule's words are verbatim though in no quotation marks.
pub(super) fn is_verbatim(rule: &str) -> bool {
    rule == LINE.id || rule == TURN.id
}

/// Every line of talk: with two voices or more, one of them at least twice. Where no line has a label, every turn.
pub(super) fn find(scene: &Scene<'_, '_>, out: &mut Vec<Found>) {
    let before = out.len();
    let (mut run, mut pending): (Vec<Line>, Vec<TokenRange>) = (Vec::new(), Vec::new());
    // Sought once: later lines of the same article have the same lead.
    let mut parties = None;
    for paragraph in scene.document.paragraphs().iter().map(|p| p.tokens) {
        match line(scene, paragraph) {
            Some(line) => {
                if let Some(last) = run.last_mut() {
                    last.words.append(&mut pending);
                }
                run.push(line);
            }
            None if run.is_empty() => {}
            None if pending.len() < GOES_ON && may_go_on(scene, paragraph) => pending.push(paragraph),
            None => {
                pending.clear();
                talk(scene, &mut run, &mut parties, out);
            }
        }
    }
    talk(scene, &mut run, &mut parties, out);
    if out.len() == before {
        turns(scene, out);
    }
}

/// What one voice says before the next begins.
struct Line {
    label: TokenRange,
    words: Vec<TokenRange>,
}

/// Takes the lines so far for talk, or drops them: labels of a table ("WHERE: … WHEN: …") each stand once.
fn talk(scene: &Scene<'_, '_>, run: &mut Vec<Line>, parties: &mut Option<Parties>, out: &mut Vec<Found>) {
    let last = |label: TokenRange| TokenId(label.end.0 - 1);
    let mut names: Vec<_> = run.iter().map(|line| scene.norm(last(line.label))).collect();
    names.sort_unstable();
    let again = names.windows(2).any(|pair| pair[0] == pair[1]);
    names.dedup();
    let talks = run.len() >= LINES && again && names.len() > 1;
    let Some(start) = run.first().map(|first| first.label.start).filter(|_| talks) else {
        return run.clear();
    };
    let parties = *parties.get_or_insert_with(|| introduction::parties(scene, start));
    out.extend(run.drain(..).map(|Line { label, words }| {
        let head = match scene.norm(label.start) {
            "q" | "q." | "question" => parties.asks,
            "a" | "a." | "answer" => parties.answers,
            _ => None,
        };
        let head = head.map_or(last(label), |name| name.head);
        Found { rule: LINE.id, segments: words, cue: None, speaker: Some(Speaker { head, tokens: label }) }
    }));
}

/// The label and the words of a paragraph that begins with a name, or Q or A, and a colon.
fn line(scene: &Scene<'_, '_>, paragraph: TokenRange) -> Option<Line> {
    let start = paragraph.start;
    let colon = if matches!(scene.document.word(start), "Q." | "A.") {
        start
    } else {
        let limit = TokenId(paragraph.end.0.min(start.0 + NAME + 1));
        TokenRange::new(start, limit).iter().find(|&t| scene.norm(t) == ":")?
    };
    let label = TokenRange::new(start, colon.max(start + 1));
    let is_label = |t: TokenId| {
        let word = scene.document.word(t);
        matches!(
            word,
            "Q" | "A" | "Q." | "A." | "Mr." | "Ms." | "." | "SEN." | "GOV." | "Question" | "Answer"
        ) || match scene.document.token(t).shape {
            Shape::Upper => true,
            Shape::Capitalised => scene.syntax.tag(t).is_proper(),
            _ => false,
        }
    };
    let words = TokenRange::new(colon + 1, paragraph.end);
    let fits = label.iter().all(is_label) && !words.is_empty() && !scene.is_quoted(colon);
    fits.then(|| Line { label, words: vec![words] })
}

/// Whether a paragraph without a label can carry on an answer: none of it is quoted or attributed.
fn may_go_on(scene: &Scene<'_, '_>, paragraph: TokenRange) -> bool {
    !paragraph.iter().any(|t| scene.is_quoted(t)) && speaks_of_self(scene, paragraph)
}

fn speaks_of_self(scene: &Scene<'_, '_>, paragraph: TokenRange) -> bool {
    paragraph.iter().any(|t| matches!(scene.norm(t), "i" | "we" | "my" | "our" | "me" | "us"))
}

/// Questions and answers that follow a lead in turn, without labels.
fn turns(scene: &Scene<'_, '_>, out: &mut Vec<Found>) {
    let asks = |p: TokenRange| {
        p.len() <= QUESTION
            && p.iter().next_back().is_some_and(|t| scene.norm(t) == "?" && !scene.is_quoted(t))
    };
    let paragraphs = scene.document.paragraphs();
    let Some(first) = paragraphs.iter().position(|p| asks(p.tokens)).filter(|&at| at > 0) else { return };
    let parties = introduction::parties(scene, paragraphs[first].tokens.start);
    let Some(answers) = parties.answers.filter(|_| parties.interviews) else { return };
    let mut turns: Vec<(bool, Vec<TokenRange>)> = Vec::new();
    for paragraph in paragraphs[first..].iter().map(|p| p.tokens) {
        if asks(paragraph) {
            turns.push((true, vec![paragraph]));
        } else if paragraph.iter().any(|t| scene.is_quoted(t)) || !speaks_of_self(scene, paragraph) {
            break;
        } else if let Some((false, words)) = turns.last_mut() {
            words.push(paragraph);
        } else {
            turns.push((false, vec![paragraph]));
        }
    }
    let questions = turns.iter().filter(|(question, _)| *question).count();
    let answered = turns.windows(2).filter(|pair| pair[0].0 && !pair[1].0).count();
    if questions < 2 || answered < questions {
        return;
    }
    out.extend(turns.into_iter().map(|(question, segments)| {
        let speaker = if question { parties.asks } else { Some(answers) };
        Found { rule: TURN.id, segments, cue: None, speaker }
    }));
}
