//! The quotation marks of a paragraph in, its quotations out: paired, nested, carried on from the paragraph before.
//!
//! Pairs are made left to right on a stack. Where a mark is missing, the damage stays where it is: a second opening
//! mark ends a quotation that was never closed unless enough closing marks follow for both, and nothing is carried
//! over a paragraph's end but what the next paragraph visibly carries on.

use super::marks::{self, Facing, Mark, facing};
use super::{Quotation, Span, Token, TokenId, TokenRange};

/// What a token is as a quotation mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Role {
    /// No quotation mark.
    #[default]
    None,
    /// Opens a quotation.
    Opens,
    /// Closes one.
    Closes,
}

/// Deeper nesting is taken for missing marks.
const DEEPEST: usize = 4;

/// A quotation in the making.
struct Draft {
    /// First token and one past the last.
    start: usize,
    end: usize,
    single: bool,
    closed: bool,
    continues: bool,
    sign: Facing,
    /// Turned out to be none: an apostrophe.
    dropped: bool,
}

/// Finds quotations paragraph by paragraph.
#[derive(Default)]
pub(super) struct Quoter {
    /// The quotations so far.
    pub found: Vec<Quotation>,
    /// What each token so far is as a quotation mark.
    pub roles: Vec<Role>,
    /// Tokens of quotation marks that have no partner.
    pub unpaired: Vec<usize>,
    /// The opening mark of the quotation that ran to the end of the last paragraph unclosed.
    left_open: Option<usize>,
    drafts: Vec<Draft>,
    /// Open drafts, innermost last.
    open: Vec<usize>,
}

impl Quoter {
    /// Reads the paragraph of the tokens `from..`, which `below` follows.
    pub(super) fn read(&mut self, text: &str, tokens: &[Token], from: usize, below: &str) {
        self.roles.resize(tokens.len(), Role::None);
        let marks = marks::find(text, tokens, from);
        let carried = self.left_open.take();
        let mut carries_on = false;
        let ahead = Ahead::of(&marks);
        let reopens =
            tokens.get(from).is_some_and(|first| below.trim_start().starts_with(&text[first.span.range()]));
        for (k, mark) in marks.iter().enumerate() {
            if mark.single {
                self.single(mark, ahead.single_closes[k]);
                continue;
            }
            match self.direction(mark, ahead.double_closes[k]) {
                Facing::Open => {
                    let continues = carried.is_some() && mark.token == from;
                    carries_on |= continues;
                    // A paragraph in quotation marks that the next paragraph carries on may hold others.
                    let holds = |draft: &Draft| reopens && draft.start == from && draft.sign != mark.sign;
                    let nests =
                        self.innermost_double().is_some_and(|level| holds(&self.drafts[self.open[level]]));
                    self.open(mark, continues, nests || ahead.surplus[k] >= 2);
                }
                _ if mark.weak && (self.innermost_double().is_none() || ahead.double_closes[k]) => {}
                _ if self.innermost_double().is_some() => self.close(mark),
                _ if carried.is_some() && self.drafts.is_empty() => {
                    carries_on = true;
                    self.roles[mark.token] = Role::Closes;
                    self.drafts.push(Draft {
                        end: mark.token + 1,
                        closed: true,
                        ..Draft::at(from, mark, true)
                    });
                }
                _ => {
                    self.roles[mark.token] = Role::Closes;
                    self.unpaired.push(mark.token);
                    if k == 0 && mark.place == Facing::Close && mark.after_stop {
                        // `We will go," he said`: the missing mark stood at the start.
                        self.drafts.push(Draft {
                            end: mark.token + 1,
                            closed: true,
                            ..Draft::at(from, mark, false)
                        });
                    }
                }
            }
        }
        if !carries_on {
            self.unpaired.extend(carried);
        }
        self.finish(tokens);
    }

    /// Notes what the last paragraph left open.
    pub(super) fn end(&mut self) {
        self.unpaired.extend(self.left_open.take());
        self.unpaired.sort_unstable();
    }

    /// What a double mark does, given what is open and whether the next one closes.
    fn direction(&self, mark: &Mark, another_closes: bool) -> Facing {
        let open = self.innermost_double().is_some();
        match (mark.sign, mark.place) {
            (Facing::Either, Facing::Either) => {
                if open {
                    Facing::Close
                } else {
                    Facing::Open
                }
            }
            // `Yes, "he said`, `Yes, "Smith said`: the space slipped to the wrong side.
            (Facing::Either, Facing::Open) if open && mark.after_stop && mark.before_lower => Facing::Close,
            (Facing::Either, Facing::Open) if open && mark.after_comma && !another_closes => Facing::Close,
            (Facing::Open, Facing::Close) if open => Facing::Close,
            (Facing::Close, Facing::Open) if !open => Facing::Open,
            _ => facing(mark),
        }
    }

    fn innermost_double(&self) -> Option<usize> {
        self.open.iter().rposition(|&d| !self.drafts[d].single)
    }

    /// Opens a double quotation, inside the one that is open if it `nests`.
    fn open(&mut self, mark: &Mark, continues: bool, nests: bool) {
        if let Some(level) = self.innermost_double()
            && (!nests || self.open.len() >= DEEPEST)
        {
            self.abandon(level, mark.token);
        }
        self.push(Draft::at(mark.token, mark, continues));
    }

    /// Closes the innermost double quotation, or one further out that was opened with the sign's counterpart.
    fn close(&mut self, mark: &Mark) {
        let matches = |&d: &usize| {
            let draft = &self.drafts[d];
            !draft.single && (draft.sign == Facing::Either) == (mark.sign == Facing::Either)
        };
        let Some(level) = self.open.iter().rposition(matches).or(self.innermost_double()) else { return };
        self.abandon(level + 1, mark.token);
        if let Some(d) = self.open.pop() {
            self.drafts[d].end = mark.token + 1;
            self.drafts[d].closed = true;
            self.roles[mark.token] = Role::Closes;
        }
    }

    /// Takes the quotations from `level` of the stack inwards for never closed; they end before the token `end`.
    fn abandon(&mut self, level: usize, end: usize) {
        for d in self.open.drain(level..) {
            let draft = &mut self.drafts[d];
            draft.end = end;
            if draft.single {
                draft.dropped = true;
                self.roles[draft.start] = Role::None;
            } else {
                self.unpaired.push(draft.start);
            }
        }
    }

    /// A single mark: opens where it clearly does, closes what one opened, and is an apostrophe otherwise.
    fn single(&mut self, mark: &Mark, another_closes: bool) {
        let top = self.open.last().copied().filter(|&d| self.drafts[d].single);
        let opens = match mark.sign {
            Facing::Open => mark.place != Facing::Close,
            Facing::Close => false,
            Facing::Either => mark.place == Facing::Open,
        };
        if opens {
            if top.is_some() {
                self.abandon(self.open.len() - 1, mark.token);
            }
            if self.open.len() < DEEPEST {
                self.push(Draft::at(mark.token, mark, false));
            }
        } else if let Some(d) = top
            && mark.place != Facing::Open
            && !(mark.weak && another_closes)
            && mark.token > self.drafts[d].start + 1
        {
            self.drafts[d].end = mark.token + 1;
            self.drafts[d].closed = true;
            self.roles[mark.token] = Role::Closes;
            self.open.pop();
        }
    }

    fn push(&mut self, draft: Draft) {
        self.roles[draft.start] = Role::Opens;
        self.open.push(self.drafts.len());
        self.drafts.push(draft);
    }

    /// Ends the paragraph: what is open runs to its end, and all drafts become quotations.
    fn finish(&mut self, tokens: &[Token]) {
        if let Some(level) = self.innermost_double() {
            let outer = self.open[..=level].iter().position(|&d| !self.drafts[d].single).unwrap_or(level);
            let start = self.drafts[self.open[outer]].start;
            self.left_open = Some(start);
            let before = self.unpaired.len();
            self.abandon(outer, tokens.len());
            // Whether the outermost is missing its partner, the next paragraph shows.
            if let Some(at) = self.unpaired[before..].iter().position(|&token| token == start) {
                self.unpaired.remove(before + at);
            }
        }
        self.abandon(0, tokens.len());
        let mut around: Vec<u32> = Vec::new();
        for draft in self.drafts.drain(..).filter(|draft| !draft.dropped) {
            while let Some(&outer) = around.last()
                && self.found[outer as usize].tokens.end.index() <= draft.start
            {
                around.pop();
            }
            let inside = around.last().copied();
            around.push(self.found.len() as u32);
            let Draft { start, end, single, closed, continues, .. } = draft;
            let span = Span::new(tokens[start].span.start, tokens[end - 1].span.end);
            let tokens = TokenRange::new(TokenId(start as u32), TokenId(end as u32));
            self.found.push(Quotation { span, tokens, single, closed, continues, inside });
        }
    }
}

impl Draft {
    fn at(start: usize, mark: &Mark, continues: bool) -> Self {
        let Mark { single, sign, .. } = *mark;
        Self { start, end: start + 1, single, closed: false, continues, sign, dropped: false }
    }
}

/// What is still to come after each mark of a paragraph.
struct Ahead {
    /// How many more double marks close than open.
    surplus: Vec<i32>,
    /// Whether the next double mark with a direction closes.
    double_closes: Vec<bool>,
    /// The same for single marks.
    single_closes: Vec<bool>,
}

impl Ahead {
    fn of(marks: &[Mark]) -> Self {
        let mut surplus = vec![0; marks.len()];
        let mut closes = [vec![false; marks.len()], vec![false; marks.len()]];
        let (mut sum, mut next) = (0, [false; 2]);
        for (k, mark) in marks.iter().enumerate().rev() {
            surplus[k] = sum;
            closes[0][k] = next[0];
            closes[1][k] = next[1];
            let facing = facing(mark);
            if facing != Facing::Either {
                next[usize::from(mark.single)] = facing == Facing::Close;
            }
            sum += match facing {
                Facing::Open if !mark.single => -1,
                Facing::Close if !mark.single => 1,
                _ => 0,
            };
        }
        let [double_closes, single_closes] = closes;
        Self { surplus, double_closes, single_closes }
    }
}
