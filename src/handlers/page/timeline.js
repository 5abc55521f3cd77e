// The dates in the order of the calendar, the day of publication among them, and what is tied to each.

import { el } from "./dom.js";
import { period, plural } from "./format.js";
import { empty, itemButton } from "./items.js";

export function timeline(answer, back, on) {
  if (!answer.dates.length) return [empty("No dates in this text.")];
  const placed = answer.dates.filter((date) => date.earliest || date.latest);
  const open = answer.dates.filter((date) => !date.earliest && !date.latest);
  const rows = placed.map((date) => ({ at: date.earliest ?? date.latest, date }));
  if (answer.reference_date) rows.push({ at: answer.reference_date, date: null });
  rows.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return [
    rows.length ? el("ol", { class: "timeline" }, periods(rows).map((row) => periodRow(row, answer, back, on))) : null,
    open.length ? el("section", { class: "group" },
      el("h3", {}, "Without a place in the calendar"),
      el("ul", {}, open.map((date) => el("li", {}, dateButton(date, back, on))))) : null,
    answer.reference_date ? null : empty("No day of publication is known, so “Tuesday” or “last month” cannot be placed. Give one and read again."),
  ].filter(Boolean);
}

/** Neighbouring rows of one and the same period, together. */
function periods(rows) {
  const merged = [];
  for (const { date, at } of rows) {
    const name = date ? period(date.earliest, date.latest) : period(at, at);
    const last = merged.at(-1);
    if (last?.name === name) last.dates.push(date);
    else merged.push({ name, dates: [date] });
  }
  return merged;
}

function periodRow({ name, dates }, answer, back, on) {
  const published = dates.includes(null);
  return el("li", { class: published ? "published" : null },
    el("h3", {}, name, published ? el("span", { class: "aside" }, `day of publication, from the ${answer.reference_date_source}`) : null),
    el("ul", {}, dates.filter(Boolean).map((date) => el("li", {}, dateButton(date, back, on)))));
}

function dateButton(date, back, on) {
  const tied = back.get(date.id) ?? [];
  const figures = tied.filter(({ id }) => id[0] === "c").length;
  const quotes = tied.filter(({ id }) => id[0] === "q").length;
  const ties = [figures ? plural(figures, "figure") : null, quotes ? plural(quotes, "quote") : null];
  return itemButton(date.id, on,
    el("span", { class: "told" }, date.text),
    el("code", {}, date.value),
    el("span", { class: "aside" }, [date.type, date.mod, ...ties].filter(Boolean).join(" · ")));
}
