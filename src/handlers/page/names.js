// The entities by type.

import { el } from "./dom.js";
import { plural } from "./format.js";
import { empty, itemButton } from "./items.js";

const TYPES = { person: "People", organization: "Organisations", place: "Places", group: "Groups", other: "Other names" };

export function names(answer, back, on) {
  if (!answer.entities.length) return [empty("No names in this text.")];
  return Object.entries(TYPES).map(([type, heading]) => {
    const entities = answer.entities.filter((entity) => entity.type === type);
    return entities.length ? el("section", { class: "group" },
      el("h3", {}, heading),
      el("ul", { class: "names" }, entities.map((entity) => el("li", {}, itemButton(entity.id, on,
        el("span", { class: "told" }, entity.name),
        el("span", { class: "aside" }, ties(entity, back))))))) : null;
  }).filter(Boolean);
}

function ties(entity, back) {
  const quotes = (back.get(entity.id) ?? []).filter(({ role }) => role === "speaks").length;
  return [plural(entity.mentions.length, "mention"), quotes ? plural(quotes, "quote") : null].filter(Boolean).join(" · ");
}
