// One item in full: what it is, what it is tied to, the rule that found it, its JSON.

import { copyButton, el } from "./dom.js";
import { amount, period, words } from "./format.js";
import { layerOf, linksOf } from "./marks.js";

/** The details of an item. `on` has `choose(ids)`, `close()`, `rule(id)` (a promise) and `curl(id)`. */
export function inspector(item, others, back, on) {
  const layer = layerOf(item.id);
  const heading = el("h2", { tabindex: -1, id: "inspected" }, `${capital(layer.one)} ${item.id}`);
  return [
    el("header", { class: layer.key },
      heading,
      copyButton("Copy JSON", () => json(item)),
      copyButton("Copy as curl", () => on.curl(item.id)),
      el("button", { type: "button", class: "quiet narrow", onclick: () => on.toArticle(item.id) }, "Show in article"),
      el("button", { type: "button", class: "quiet", onclick: on.close, "aria-label": "Close the details" }, "Close")),
    others.length ? el("p", { class: "aside" }, "Here too: ", others.map((id) => link(id, id, on))) : null,
    el("blockquote", {}, item.name ?? item.text),
    el("dl", { class: "facts" }, facts(item).map(([name, value]) => fact(name, value)), ties(item, back, on), ruleFact(item, on)),
    el("details", {}, el("summary", {}, "JSON"), el("pre", { tabindex: 0, "aria-label": "JSON of the item" }, json(item))),
  ].filter(Boolean);
}

const json = (item) => JSON.stringify(item, null, 2);
const fact = (name, ...value) => el("div", {}, el("dt", {}, name), el("dd", {}, ...value));

function facts(item) {
  const rows = {
    q: () => [
      ["speaker", named(item.speaker_name, item.speaker)],
      ["kind", `${item.kind}${item.segments.length ? `, in ${item.segments.length} stretches` : ""}`],
      ["cue", item.cue?.text],
      ["medium", item.medium?.text],
    ],
    c: () => [
      ["amount", `${amount(item)} ${words(item.kind)} (${words(item.qualifier)})`],
      ["victims", item.victims && [item.victims.text, words(item.victims.category)].filter(Boolean).join(" · ")],
      ["source", named(item.source_name, item.source) ?? "not named"],
      ["trigger", item.trigger?.text],
      ["place", item.place?.text],
      ["marked", ["negated", "hypothetical", "implicit", "background"].filter((flag) => item[flag]).join(", ")],
    ],
    d: () => [
      ["value", item.value],
      ["means", item.earliest || item.latest ? period(item.earliest, item.latest) : null],
      ["type", [item.type, item.mod, item.quant, item.freq].filter(Boolean).join(" · ")],
      ["counted from", item.anchor === "publication" ? "the day of publication" : null],
    ],
    e: () => [["type", item.type], ["mentions", [...new Set(item.mentions.map((mention) => mention.text))].join(", ")]],
  };
  return rows[item.id[0]]().filter(([, value]) => value);
}

function named(name, mention) {
  if (!name) return mention?.text;
  return mention && mention.text !== name ? `${name} (“${mention.text}”)` : name;
}

const BACK = { "part of": "has part", replaces: "replaced by", repeats: "repeated by", "told in": "tells of",
  day: "day of", "said on": "day of", "counted from": "anchor of", speaks: "speaks in" };

function ties(item, back, on) {
  const rows = new Map();
  const add = (name, id) => rows.set(name, [...(rows.get(name) ?? []), id]);
  for (const { role, id } of linksOf(item)) add(role, id);
  for (const id of item.speaker_entities ?? []) add("speaker is", id);
  for (const { role, id } of back.get(item.id) ?? []) add(BACK[role], id);
  return [...rows].map(([name, ids]) => fact(name, ids.map((id) => link(id, on.label(id), on))));
}

function link(id, label, on) {
  return el("button", { type: "button", class: `link ${layerOf(id).key}`, onclick: () => on.choose([id], true),
    onpointerenter: () => on.hover(id), onpointerleave: () => on.hover(null) }, label);
}

function ruleFact(item, on) {
  if (!item.rule) return null;
  const doc = el("span", { class: "aside" });
  on.rule(item.rule).then((rule) => { if (rule) doc.textContent = rule.doc; });
  return [
    fact("rule", el("code", {}, item.rule), doc),
    fact("confidence", item.confidence === null ? "not measured yet" :
      `${Math.round(item.confidence * 100)} % of what this rule found was right when measured`),
  ];
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
