// The tolls with the figures each was made from, and the figures that count towards none, with the reason.

import { el } from "./dom.js";
import { amount, number, words } from "./format.js";
import { empty, itemButton } from "./items.js";

export function tolls(answer, on) {
  if (!answer.casualties.length) return [empty("No casualty figures in this text.")];
  const figures = new Map(answer.casualties.map((figure) => [figure.id, figure]));
  const counted = new Set(answer.tolls.flatMap((toll) => toll.figures));
  const others = answer.casualties.filter((figure) => !counted.has(figure.id));
  return [
    ...answer.tolls.map((toll) => tollCard(toll, toll.figures.map((id) => figures.get(id)).filter(Boolean), on)),
    others.length ? el("section", { class: "group" },
      el("h3", {}, "Not counted in a toll"),
      el("ul", {}, others.map((figure) => figureRow(figure, reason(figure, figures), on)))) : null,
  ].filter(Boolean);
}

function tollCard(toll, figures, on) {
  return el("section", { class: "group toll" },
    el("h3", {}, capital(words(toll.kind))),
    el("dl", { class: "bounds" },
      bound("low", toll.low), bound("best", toll.best), bound("high", toll.high)),
    toll.perpetrators ? el("p", { class: "aside" }, `${number(toll.perpetrators)} of them perpetrators`) : null,
    el("ul", {}, figures.map((figure) => figureRow(figure, null, on))));
}

const bound = (name, value) => el("div", { class: name }, el("dt", {}, name), el("dd", {}, value === null ? "open" : number(value)));

function figureRow(figure, why, on) {
  const source = figure.source_name ?? figure.source?.text;
  return el("li", {}, itemButton(figure.id, on,
    el("span", { class: "amount" }, amount(figure)),
    el("span", { class: "told" }, figure.text,
      el("span", { class: "aside" }, [why ? words(figure.kind) : figure.trigger.text, why, source ? `source: ${source}` : "no source named"]
        .filter(Boolean).join(" · ")))));
}

/** Why a figure is in no toll. */
function reason(figure, figures) {
  const named = (id) => `“${figures.get(id)?.text ?? id}”`;
  if (figure.background) return "another event";
  if (figure.hypothetical) return "did not happen";
  if (figure.part_of) return `part of ${named(figure.part_of)}`;
  if (figure.same_as) return `repeats ${named(figure.same_as)}`;
  if (figure.negated) return "none";
  return "overtaken by a later figure";
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
