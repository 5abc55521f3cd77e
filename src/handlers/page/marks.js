// From an answer to what is marked in the text: marks, and the stretches between their ends. Pure; no DOM.
// Positions are UTF-16 code units, the units of JavaScript's strings.

/** The four layers: the answer's key, the letter its ids start with, and its name on the page. */
export const LAYERS = [
  { key: "quotes", letter: "q", name: "Quotes", one: "quote" },
  { key: "casualties", letter: "c", name: "Figures", one: "figure" },
  { key: "dates", letter: "d", name: "Dates", one: "date" },
  { key: "entities", letter: "e", name: "Names", one: "name" },
];

/** The layer of an id: "c12" is in "casualties". */
export const layerOf = (id) => LAYERS.find((layer) => layer.letter === id[0]);

/** Every item of an answer by its id. */
export function byIds(answer) {
  const items = new Map();
  for (const { key } of LAYERS) for (const item of answer[key] ?? []) items.set(item.id, item);
  return items;
}

/** The stretches that an item itself takes up in the text. */
export function ownSpans(item) {
  if (item.mentions) return item.mentions;
  return item.segments?.length ? item.segments : [item];
}

/** The parts of an item that stand elsewhere in the text, with the role each plays. */
export function partsOf(item) {
  const roles = { speaker: item.speaker, cue: item.cue, medium: item.medium, source: item.source,
    trigger: item.trigger, place: item.place };
  return Object.entries(roles).filter(([, mention]) => mention).map(([role, mention]) => ({ role, mention }));
}

/** The other items that an item points to: `{ role, id }`. */
export function linksOf(item) {
  const links = [];
  const add = (role, id) => { if (id && id !== "publication") links.push({ role, id }); };
  add("said on", item.said_on);
  add("part of", item.part_of);
  add("replaces", item.supersedes);
  add("repeats", item.same_as);
  add("told in", item.quote);
  add("day", item.date);
  add("counted from", item.anchor);
  return links;
}

/** For each id, the items that point to it: `{ role, id }`. */
export function backlinks(items) {
  const back = new Map();
  for (const item of items.values()) {
    for (const { role, id } of linksOf(item)) {
      if (!back.has(id)) back.set(id, []);
      back.get(id).push({ role, id: item.id });
    }
    for (const id of item.speaker_entities ?? []) {
      if (!back.has(id)) back.set(id, []);
      back.get(id).push({ role: "speaks", id: item.id });
    }
  }
  return back;
}

/** All marks of an answer: `{ id, role, start, end }`; the role "self" is the item's own place. */
export function marksOf(items) {
  const marks = [];
  const add = (id, role, { start, end }) => { if (end > start) marks.push({ id, role, start, end }); };
  for (const item of items.values()) {
    for (const span of ownSpans(item)) add(item.id, "self", span);
    for (const { role, mention } of partsOf(item)) add(item.id, role, mention);
  }
  return marks.sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * The paragraphs, `{ start, end }` without the white space between them: split at blank lines where the text has any
 * (lines within are then only wrapped), else at each line.
 */
export function paragraphsOf(text) {
  const separator = /\n[^\S\n]*\n/.test(text) ? /\n(?:[^\S\n]*\n)+/g : /\n+/g;
  const starts = [0];
  for (const match of text.matchAll(separator)) starts.push(match.index + match[0].length);
  return starts
    .map((start, i) => ({ start, end: start + text.slice(start, starts[i + 1]).trimEnd().length }))
    .filter(({ start, end }) => end > start);
}

/**
 * The paragraphs cut at every end of a mark, so that no stretch is half inside one: for each paragraph its stretches
 * `{ start, end, marks }`, where `marks` are indexes into the sorted `marks`, outermost first. One sweep over the
 * ends; at each place only the marks open there are looked at.
 */
export function stretchesOf(text, marks) {
  const ends = marks.map((mark) => mark.end).sort((a, b) => a - b);
  let opening = 0;
  let closing = 0;
  let open = [];
  return paragraphsOf(text).map(({ start, end: stop }) => {
    const stretches = [];
    let at = start;
    while (at < stop) {
      while (closing < ends.length && ends[closing] <= at) closing += 1;
      open = open.filter((mark) => marks[mark].end > at);
      while (opening < marks.length && marks[opening].start <= at) {
        if (marks[opening].end > at) open.push(opening);
        opening += 1;
      }
      const end = Math.min(stop, marks[opening]?.start ?? stop, ends[closing] ?? stop);
      stretches.push({ start: at, end, marks: open.slice() });
      at = end;
    }
    return stretches;
  });
}
