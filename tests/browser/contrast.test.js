// The colours can be read: WCAG 2.2 AA asks for 4.5 to 1 between text and what is behind it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const CSS = readFileSync(new URL("../../src/handlers/page/page.css", import.meta.url), "utf8");
const [light, dark] = [...CSS.matchAll(/:root \{([^}]*)\}/g)].map(([, body]) =>
  Object.fromEntries([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name, colour])));

const LAYERS = ["quotes", "casualties", "dates", "entities"];
const PAIRS = [
  ["ink", "paper"], ["ink", "sheet"], ["ink", "well"], ["soft", "paper"], ["soft", "sheet"], ["soft", "well"],
  ["paper", "soft"], ["ink", "casualties-fill"],
  ...LAYERS.flatMap((layer) => [[layer, "paper"], [layer, "sheet"], [layer, "well"], [layer, `${layer}-fill`],
    [layer, "quotes-fill"], [layer, "quotes-nested"], ["ink", `${layer}-strong`], ["paper", layer]]),
];

for (const [name, colours] of Object.entries({ light, dark })) {
  test(`${name} colours`, () => {
    const faint = PAIRS.map(([text, ground]) => [text, ground, contrast(colours[text], colours[ground])])
      .filter(([, , ratio]) => !(ratio >= 4.5));
    assert.deepEqual(faint, []);
  });
}

function contrast(a, b) {
  const [darker, lighter] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour) {
  const [r, g, b] = [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
