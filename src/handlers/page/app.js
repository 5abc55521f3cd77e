// The reading page: sends an article to the API and lays the answer out beside it.

import { Article, legend } from "./article.js";
import { Problem, curl, extract, rules, sample } from "./client.js";
import { askForKey, compose, fill } from "./compose.js";
import { byId, copyButton, el, roving, say } from "./dom.js";
import { plural, words } from "./format.js";
import { inspector } from "./inspector.js";
import { LAYERS, backlinks, byIds, layerOf } from "./marks.js";
import { names } from "./names.js";
import { said } from "./said.js";
import { timeline } from "./timeline.js";
import { tolls } from "./tolls.js";

const TABS = { quotes: "said", casualties: "tolls", dates: "timeline", entities: "names" };
const state = { request: null, key: "", items: new Map(), back: new Map(), chosen: null, from: null };

const on = {
  hover: (id) => article.light(id ?? state.chosen),
  focus: (id) => { article.light(id); article.reveal(id); },
  choose,
  close: unchoose,
  say: (id) => say(`${layerOf(id).one} ${id}: ${labelOf(id)}`),
  label: labelOf,
  rule: async (id) => (await rules(state.key)).get(id),
  curl: (id) => curl(state.request, state.key, { id, list: layerOf(id).key }),
  toArticle: (id) => { byId("inspector").hidden = true; tab("article"); article.reveal(id); },
};
const article = new Article(byId("article"), on);

async function read(request, key) {
  byId("read").disabled = true;
  byId("problem").replaceChildren();
  say("Reading …");
  try {
    const { answer, milliseconds } = await extract(request, key);
    Object.assign(state, { request, key });
    show(request, answer, milliseconds);
  } catch (problem) {
    fail(problem);
  } finally {
    byId("read").disabled = false;
  }
}

function show(request, answer, milliseconds) {
  state.items = byIds(answer);
  state.back = backlinks(state.items);
  unchoose();
  article.show(answer.text ?? request.text, state.items);
  panel("said", said(answer, on), answer.quotes.length);
  panel("tolls", tolls(answer, on), answer.tolls.length);
  panel("timeline", timeline(answer, state.back, on), answer.dates.length);
  panel("names", names(answer, state.back, on), answer.entities.length);
  const counts = Object.fromEntries(LAYERS.map(({ key }) => [key, answer[key].length]));
  byId("legend").replaceChildren(...legend(counts, (layer, shown) => article.toggle(layer, shown)));
  for (const { key } of LAYERS) article.toggle(key, true);
  byId("warnings").replaceChildren(...answer.warnings.map(({ message }) => el("p", {}, message)));
  const sum = LAYERS.map(({ key, one }) => plural(counts[key], one)).join(", ");
  byId("sum").replaceChildren(`Read in ${Math.max(1, Math.round(milliseconds))} ms`);
  byId("copy").replaceChildren(copyButton("Copy as curl", () => curl(state.request, state.key)),
    copyButton("Copy JSON", () => JSON.stringify(answer, null, 2)));
  page("reading");
  tab(isNarrow() ? "article" : "said");
  for (const scrolled of [document.documentElement, byId("column"), byId("panels")]) scrolled.scrollTop = 0;
  byId("article").focus({ preventScroll: true });
  say(`${sum}.`);
}

function panel(name, content, count) {
  byId(name).replaceChildren(...content);
  roving(byId(name));
  byId(`tab-${name}`).querySelector(".count").textContent = String(count);
}

/** Shows one of the two faces of the page: "compose" or "reading". */
function page(face) {
  byId("compose").hidden = face !== "compose";
  byId("reading").hidden = face !== "reading";
  byId("toolbar").hidden = face !== "reading";
}

function tab(name) {
  for (const button of document.querySelectorAll("[role=tab]")) {
    const selected = button.id === `tab-${name}`;
    button.setAttribute("aria-selected", String(selected));
    button.tabIndex = selected ? 0 : -1;
    byId(button.getAttribute("aria-controls")).classList.toggle("current", selected);
  }
}

/** Opens the first of the items at a place; pressed again there, the next one. */
function choose(ids, focus = false) {
  if (!ids.length) { unchoose(); return; }
  const id = ids[(ids.indexOf(state.chosen) + 1) % ids.length];
  if (focus) state.from = document.activeElement;
  state.chosen = id;
  article.light(id);
  if (!isNarrow()) tab(TABS[layerOf(id).key]);
  byId("inspector").replaceChildren(...inspector(state.items.get(id), ids.filter((other) => other !== id), state.back, on));
  byId("inspector").hidden = false;
  for (const button of document.querySelectorAll("button.item")) {
    if (button.dataset.id === id) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
  if (focus) byId("inspected").focus();
  else document.querySelector("button.item[aria-current]")?.scrollIntoView({ block: "nearest" });
}

function unchoose() {
  state.chosen = null;
  byId("inspector").hidden = true;
  document.querySelector("button.item[aria-current]")?.removeAttribute("aria-current");
  article.light(null);
  if (state.from?.isConnected && byId("inspector").contains(document.activeElement)) state.from.focus();
  state.from = null;
}

/** Whether the article and the lists take turns on the screen; as in the style sheets. */
const isNarrow = () => matchMedia("(max-width: 60rem)").matches;

function labelOf(id) {
  const item = state.items.get(id);
  const text = item.name ?? item.text;
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function fail(problem) {
  if (!(problem instanceof Problem)) throw problem;
  page("compose");
  byId("problem").replaceChildren(
    el("h2", {}, problem.title ?? "That did not work"),
    el("p", {}, problem.detail ?? "", problem.retryAfter ? ` Try again in ${problem.retryAfter} s.` : ""),
    ...(problem.errors.length ? [el("ul", {}, problem.errors.map(({ pointer, detail }) =>
      el("li", {}, pointer ? el("code", {}, pointer) : null, ` ${detail}`)))] : []),
    el("p", { class: "aside" }, [problem.code ? words(problem.code) : null, problem.requestId ? `request ${problem.requestId}` : null]
      .filter(Boolean).join(" · ")));
  say("");
  if (problem.status === 401) askForKey();
  else byId("text").focus();
}

byId("tabs").addEventListener("click", (event) => {
  const button = event.target.closest("[role=tab]");
  if (button) tab(button.id.slice(4));
});
byId("tabs").addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  const all = [...document.querySelectorAll("[role=tab]")].filter((button) => button.offsetParent);
  const next = all[(all.indexOf(document.activeElement) + step + all.length) % all.length];
  tab(next.id.slice(4));
  next.focus();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !byId("inspector").hidden) unchoose();
});
byId("again").addEventListener("click", () => { page("compose"); byId("text").focus(); });
byId("sample").addEventListener("click", async () => {
  const request = { ...await sample(), offsets: "utf16" };
  fill(request);
  read(request, byId("key").value.trim());
});
compose(read);
