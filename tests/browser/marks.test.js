// How an answer becomes marks: no stretch is half inside a mark, overlaps keep all of theirs, and time is linear.

import assert from "node:assert/strict";
import { test } from "node:test";
import { byIds, marksOf, paragraphsOf, stretchesOf } from "../../src/handlers/page/marks.js";

const TEXT = "“Five of the 12 dead were children,” said Ana Ruiz on Tuesday.";
const at = (words) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length, text: words });
const ANSWER = {
  quotes: [{ id: "q1", ...at("“Five of the 12 dead were children,”"), segments: [], speaker: at("Ana Ruiz"), cue: at("said") }],
  casualties: [{ id: "c1", ...at("Five of the 12 dead") }, { id: "c2", ...at("12 dead"), trigger: at("dead") }],
  dates: [{ id: "d1", ...at("Tuesday") }],
  entities: [{ id: "e1", name: "Ana Ruiz", mentions: [at("Ana Ruiz")] }],
};

/** Each marked stretch as `words[marks]`. */
function shown(text, answer) {
  const marks = marksOf(byIds(answer));
  return stretchesOf(text, marks).flat().filter((stretch) => stretch.marks.length).map(({ start, end, marks: open }) =>
    `${text.slice(start, end)}[${open.map((n) => marks[n].role === "self" ? marks[n].id : `${marks[n].id} ${marks[n].role}`)}]`);
}

test("nested and touching marks are cut at every end", () => {
  assert.deepEqual(shown(TEXT, ANSWER), [
    "“[q1]",
    "Five of the [q1,c1]",
    "12 [q1,c1,c2]",
    "dead[q1,c1,c2,c2 trigger]",
    " were children,”[q1]",
    "said[q1 cue]",
    "Ana Ruiz[q1 speaker,e1]",
    "Tuesday[d1]",
  ]);
});

test("a quote split by its attribution is marked in its stretches only", () => {
  const quote = { ...ANSWER.quotes[0], segments: [at("“Five of"), at("children,”")], speaker: null, cue: null };
  assert.deepEqual(shown(TEXT, { quotes: [quote] }), ["“Five of[q1]", "children,”[q1]"]);
});

test("stretches are the whole text, in order, apart from the space between paragraphs", () => {
  const stretches = stretchesOf(TEXT, marksOf(byIds(ANSWER))).flat();
  assert.equal(stretches.map(({ start, end }) => TEXT.slice(start, end)).join(""), TEXT);
});

test("blank lines part paragraphs; without any, each line is one", () => {
  const split = (text) => paragraphsOf(text).map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(split("Head\n\nwrapped\nline\n \nend\n"), ["Head", "wrapped\nline", "end"]);
  assert.deepEqual(split("Head\r\nfirst\r\nsecond"), ["Head", "first", "second"]);
  assert.deepEqual(split("\n\n"), []);
});

test("a mark may cross paragraphs", () => {
  const text = "One.\n\nTwo.";
  assert.deepEqual(shown(text, { quotes: [{ id: "q1", start: 0, end: text.length }] }), ["One.[q1]", "Two.[q1]"]);
});

test("a long text with many marks takes time in proportion", () => {
  const time = (n) => {
    const text = "x".repeat(n * 10);
    const marks = Array.from({ length: n }, (_, i) => ({ id: `d${i}`, role: "self", start: i * 10, end: i * 10 + 15 }));
    const started = performance.now();
    stretchesOf(text, marks);
    return performance.now() - started;
  };
  time(1000);
  assert.ok(time(100_000) < 2000);
});
