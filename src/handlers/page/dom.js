// Elements and text. Everything that comes from an article or an answer goes through here, as text nodes:
// nothing on the page is ever parsed as markup.

/** An element with attributes, `on…` listeners and children; strings become text nodes, null is left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** The one element with this id. */
export const byId = (id) => document.getElementById(id);

/** Tells those who listen to the page rather than look at it. */
export function say(sentence) {
  byId("status").textContent = sentence;
}

/** Puts text on the clipboard, also where the page is not served over HTTPS. */
export async function copy(text) {
  if (navigator.clipboard && window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const field = el("textarea", { class: "off-screen", readonly: true });
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  if (!copied) throw new Error("the browser does not copy");
}

/** A button that copies what `text()` returns and says so for a moment. */
export function copyButton(label, text) {
  const button = el("button", { type: "button", class: "quiet" }, label);
  button.addEventListener("click", async () => {
    const told = await copy(text()).then(() => "Copied", () => "Could not copy");
    button.textContent = told;
    say(told);
    setTimeout(() => { button.textContent = label; }, 1500);
  });
  return button;
}

/** Makes a list one stop for the Tab key: arrows, Home and End move between its buttons. */
export function roving(list) {
  const buttons = () => [...list.querySelectorAll("button[data-id]")];
  const first = buttons()[0];
  if (first) first.tabIndex = 0;
  list.addEventListener("focusin", (event) => {
    const button = event.target.closest("button[data-id]");
    if (!button) return;
    list.querySelector("button[data-id][tabindex='0']")?.setAttribute("tabindex", "-1");
    button.tabIndex = 0;
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step && event.key !== "Home" && event.key !== "End") return;
    const all = buttons();
    const here = all.indexOf(document.activeElement);
    if (here < 0) return;
    const next = step ? here + step : event.key === "Home" ? 0 : all.length - 1;
    all[next]?.focus();
    event.preventDefault();
  });
}
