// What the lists of the panel share: an item as a button, and the words for an empty list.

import { el } from "./dom.js";

/** A button for an item: hovering or focusing lights it up in the article, pressing opens its details. */
export function itemButton(id, on, ...children) {
  return el("button", {
    type: "button", class: "item", "data-id": id, tabindex: -1,
    onpointerenter: () => on.hover(id),
    onpointerleave: () => on.hover(null),
    onfocus: () => on.focus(id),
    onblur: () => on.hover(null),
    onclick: () => on.choose([id], true),
  }, ...children);
}

export const empty = (sentence) => el("p", { class: "empty" }, sentence);
