// "Who said what": the quotes grouped by speaker, in the order in which the speakers first speak.

import { el } from "./dom.js";
import { plural } from "./format.js";
import { empty, itemButton } from "./items.js";

export function said(answer, on) {
  if (!answer.quotes.length) return [empty("Nobody is quoted in this text.")];
  return [...grouped(answer.quotes)].map(([name, quotes]) =>
    el("section", { class: "group" },
      el("h3", {}, name ?? "Speaker not named",
        el("span", { class: "aside" }, [typeOf(quotes), plural(quotes.length, "quote")].filter(Boolean).join(" · "))),
      el("ul", {}, quotes.map((quote) => el("li", {}, itemButton(quote.id, on,
        el("span", { class: `said ${quote.kind}` }, quote.text),
        el("span", { class: "aside" }, how(quote))))))));
}

function grouped(quotes) {
  const groups = new Map();
  for (const quote of quotes) {
    const name = quote.speaker_name ?? quote.speaker?.text ?? null;
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(quote);
  }
  return groups;
}

const typeOf = (quotes) => quotes.map((quote) => quote.speaker_type).find((type) => type !== "unknown");

function how(quote) {
  const named = quote.speaker && quote.speaker.text !== quote.speaker_name ? `“${quote.speaker.text}”` : null;
  return [quote.kind, named, quote.cue?.text, quote.medium?.text].filter(Boolean).join(" · ");
}
