// The form: an article typed, pasted, dropped or opened from a file, its day of publication, a key where one is asked for.

import { byId } from "./dom.js";

/** Wires the form; `send(request, key)` is called when it is submitted. */
export function compose(send) {
  const form = byId("compose");
  const text = byId("text");
  text.addEventListener("paste", () => setTimeout(() => guess(text.value)));
  byId("file").addEventListener("change", (event) => { if (event.target.files[0]) open(event.target.files[0]); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(requestOf(form), byId("key").value.trim());
  });
  acceptDrops(form);
}

/** The body of the call that the form stands for. */
function requestOf(form) {
  const request = { [form.elements.format.value]: byId("text").value.replace(/^\uFEFF/, "") };
  if (byId("published").value) request.published_at = byId("published").value;
  request.offsets = "utf16";
  return request;
}

/** Puts a request into the form. */
export function fill({ text, html, published_at: day }) {
  byId("text").value = text ?? html;
  byId("compose").elements.format.value = html === undefined ? "text" : "html";
  byId("published").value = day ?? "";
}

/** Shows the field for the key and goes there. */
export function askForKey() {
  byId("key-field").hidden = false;
  byId("key").focus();
}

// A whole web page announces itself; a text that merely has markup in it stays text.
function guess(value, name = "") {
  const page = /\.x?html?$/i.test(name) || /^\uFEFF?\s*<(?:!doctype\s+html|html[\s>])/i.test(value);
  byId("compose").elements.format.value = page ? "html" : "text";
}

async function open(file) {
  const value = decode(await file.arrayBuffer());
  byId("text").value = value;
  guess(value, file.name);
  byId("text").focus();
}

/** Saved pages are not always UTF-8; they say so near their top. */
function decode(bytes) {
  const top = new TextDecoder("latin1").decode(bytes.slice(0, 2048));
  const label = /<meta[^>]+charset=["']?([\w-]+)/i.exec(top)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function acceptDrops(form) {
  const over = (on) => form.classList.toggle("over", on);
  addEventListener("dragover", (event) => { event.preventDefault(); over(true); });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) over(false); });
  addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    if (form.hidden) return;
    const file = event.dataTransfer.files[0];
    const value = event.dataTransfer.getData("text/plain");
    if (file) open(file);
    else if (value) { byId("text").value = value; guess(value); }
  });
}
