// The article with its marks: stretches in the layers' colours, and the lighting of one item's parts.

import { el } from "./dom.js";
import { LAYERS, layerOf, linksOf, marksOf, ownSpans, partsOf, stretchesOf } from "./marks.js";

const SHOWN_ROLES = new Set(["self", "speaker", "cue"]);
const COLOUR_OF = { speaker: "quotes", cue: "quotes", medium: "quotes", source: "quotes", trigger: "casualties",
  place: "entities" };

/** The marked article inside `root`. `on` has `hover(id | null)` and `choose(ids)`. */
export class Article {
  constructor(root, on) {
    this.root = root;
    this.on = on;
    this.lit = [];
    root.addEventListener("pointerover", (event) => on.hover(this.idsAt(event.target)[0] ?? null));
    root.addEventListener("pointerleave", () => on.hover(null));
    root.addEventListener("click", (event) => {
      if (getSelection()?.isCollapsed) on.choose(this.idsAt(event.target));
    });
    root.addEventListener("keydown", (event) => this.onKey(event));
  }

  /** Shows `text` with the marks of `items`. */
  show(text, items) {
    this.items = items;
    this.marks = marksOf(items);
    this.stretches = [];
    this.byMark = new Map();
    this.lit = [];
    this.stops = this.marks.filter((mark) => mark.role === "self");
    this.stop = -1;
    const page = document.createDocumentFragment();
    stretchesOf(text, this.marks).forEach((stretches, i) => page.append(this.paragraph(text, stretches, i === 0)));
    this.root.replaceChildren(page);
  }

  paragraph(text, stretches, first) {
    const end = stretches.at(-1).end;
    const words = text.slice(stretches[0].start, end);
    const headline = first && words.length < 200 && !/[.”"’:]$/.test(words);
    return el(headline ? "h2" : "p", {}, stretches.map((stretch) => {
      const piece = text.slice(stretch.start, stretch.end);
      return stretch.marks.length ? this.marked(piece, stretch) : document.createTextNode(piece);
    }));
  }

  marked(piece, stretch) {
    const node = el("span", { class: this.classes(stretch), "data-n": this.stretches.length }, piece);
    this.stretches.push({ ...stretch, node });
    for (const mark of stretch.marks) {
      const { id, role } = this.marks[mark];
      const key = `${id} ${role}`;
      if (!this.byMark.has(key)) this.byMark.set(key, []);
      this.byMark.get(key).push({ node, starts: this.marks[mark].start === stretch.start });
    }
    return node;
  }

  classes(stretch) {
    const names = new Set(["mark"]);
    let quotes = 0;
    for (const n of stretch.marks) {
      const mark = this.marks[n];
      if (!SHOWN_ROLES.has(mark.role)) continue;
      if (mark.role !== "self") { names.add(mark.role); continue; }
      names.add(layerOf(mark.id).key);
      if (mark.id[0] === "q") {
        quotes += 1;
        if (quotes > 1) names.add("nested");
        names.add(this.items.get(mark.id).kind);
        if (mark.start === stretch.start) names.add("opens");
        if (mark.end === stretch.end) names.add("closes");
      }
    }
    return [...names].join(" ");
  }

  /** The items at a place, innermost first, those of hidden layers left out. */
  idsAt(target) {
    const node = target.closest?.("[data-n]");
    if (!node) return [];
    const inside = this.stretches[node.dataset.n].marks.map((n) => this.marks[n])
      .filter(({ id, role }) => SHOWN_ROLES.has(role) && !this.isHidden(id));
    inside.sort((a, b) => (a.end - a.start) - (b.end - b.start));
    const own = inside.filter(({ role }) => role === "self");
    return [...new Set([...own, ...inside].map(({ id }) => id))];
  }

  isHidden(id) {
    return this.root.classList.contains(`no-${layerOf(id).key}`);
  }

  /** Shows or hides the marks of one layer. */
  toggle(layer, shown) {
    this.root.classList.toggle(`no-${layer}`, !shown);
  }

  /** Lights up an item, its parts and what it points to, each with a small label; null puts the light out. */
  light(id) {
    for (const node of this.lit) {
      node.classList.remove("lit");
      delete node.dataset.layer;
      delete node.dataset.label;
    }
    this.lit = [];
    if (!id) return;
    const item = this.items.get(id);
    // What is lit later shows where they overlap: the quote around first, the item's own words last.
    const links = linksOf(item).sort((a, b) => (a.role === "told in" ? -1 : b.role === "told in" ? 1 : 0));
    for (const { role, id: other } of links) {
      this.lightMark(`${other} self`, role === "told in" ? "around" : layerOf(other).key, role);
    }
    for (const { role } of partsOf(item)) this.lightMark(`${id} ${role}`, COLOUR_OF[role], role);
    this.lightMark(`${id} self`, layerOf(id).key, null);
  }

  lightMark(key, layer, label) {
    for (const { node, starts } of this.byMark.get(key) ?? []) {
      node.classList.add("lit");
      node.dataset.layer = layer;
      if (label && starts) node.dataset.label = node.dataset.label ? `${label} · ${node.dataset.label}` : label;
      this.lit.push(node);
    }
  }

  /** Brings an item's own place into view. */
  reveal(id) {
    const node = this.byMark.get(`${id} self`)?.[0]?.node;
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    node?.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
    const start = ownSpans(this.items.get(id))[0].start;
    this.stop = this.stops.findIndex((mark) => mark.id === id && mark.start === start);
  }

  /** Left and right go from item to item, Enter opens the one reached. */
  onKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const next = this.nextStop(step);
      if (next === null) return;
      this.stop = next;
      const { id, start } = this.stops[next];
      this.on.hover(id);
      const at = this.byMark.get(`${id} self`).find(({ starts, node }) => starts && this.stretches[node.dataset.n].start === start);
      at?.node.scrollIntoView({ block: "center" });
      this.on.say(id);
      event.preventDefault();
    } else if (event.key === "Enter" && this.stop >= 0) {
      this.on.choose([this.stops[this.stop].id], true);
      event.preventDefault();
    }
  }

  nextStop(step) {
    for (let n = this.stop < 0 && step < 0 ? this.stops.length - 1 : this.stop + step; n >= 0 && n < this.stops.length; n += step) {
      if (!this.isHidden(this.stops[n].id)) return n;
    }
    return null;
  }
}

/** The switches for the layers, which are the legend too. */
export function legend(counts, onToggle) {
  return LAYERS.map(({ key, name }) => {
    const box = el("input", { type: "checkbox", checked: true });
    box.addEventListener("change", () => onToggle(key, box.checked));
    return el("label", { class: `legend ${key}` }, box, el("span", { class: "swatch" }, name), el("span", { class: "count" }, String(counts[key])));
  });
}
