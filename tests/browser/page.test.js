// The reading page in a real browser, against the real service.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { openPage, startBrowser, startService } from "./service.js";

const SAMPLE = JSON.parse(readFileSync(new URL("../../src/handlers/page/sample.json", import.meta.url), "utf8"));
let service;
let browser;

before(async () => { [service, browser] = await Promise.all([startService(), startBrowser()]); });
after(async () => { await browser?.close(); await service?.stop(); });

/** Runs `body(page)` on a fresh page, then checks that the page gave no cause for complaint. */
const onPage = (name, body, options) => test(name, async () => {
  const { page, complaints, close } = await openPage(browser, service.base, options);
  try {
    await body(page);
    assert.deepEqual(complaints, []);
  } finally {
    await close();
  }
});

async function read(page, text, published) {
  await page.fill("#text", text);
  if (published) await page.fill("#published", published);
  await page.click("#read");
  await page.waitForSelector("#article :is(p, h2)");
}

const hash = (key) => createHash("sha256").update(key).digest("hex");
const squeezed = (text) => text.replace(/\s+/g, "");
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

onPage("the sample article is one click away", async (page) => {
  await page.click("#sample");
  await page.waitForSelector("#article p");
  assert.equal(squeezed(await page.textContent("#article")), squeezed(SAMPLE.text));
  for (const layer of ["quotes", "casualties", "dates", "entities"]) {
    assert.ok(await page.locator(`#article .mark.${layer}`).count() > 0, `no ${layer} marked`);
  }
  assert.match(await page.textContent("#said"), /Elena Duarte/);
  assert.match(await page.textContent("#tolls"), /Killed/);
  assert.match(await page.textContent("#timeline"), /16 May 2024.*day of publication/s);
});

onPage("what is marked is what the answer says, in UTF-16", async (page) => {
  const text = "🌋🌋 Ash fell. “The 👩‍🚒 crews 🚒 are safe,” Ana Ruiz said on Tuesday. Three people were killed.";
  await read(page, text, "2024-05-16");
  const quote = page.locator("#article .mark.quotes");
  assert.equal((await quote.allTextContents()).join(""), "“The 👩‍🚒 crews 🚒 are safe,”");
});

onPage("an item lights up its parts, shows its rule and JSON, and copies the call", async (page) => {
  await page.click("#sample");
  const item = page.locator("#said button.item", { hasText: "We will not stop" });
  await item.hover();
  assert.match(await page.locator('#article .mark[data-label="speaker"]').first().textContent(), /^Elena Duarte/);
  assert.equal((await page.locator('#article .mark[data-label="cue"]').allTextContents()).join(""), "told");
  await item.click();
  const inspector = page.locator("#inspector");
  assert.match(await inspector.textContent(), /rule\s*quotes\//);
  const shown = JSON.parse(await inspector.locator("pre").textContent());
  assert.equal(shown.speaker_name, "Elena Duarte");
  assert.equal(SAMPLE.text.slice(shown.start, shown.end), shown.text);

  await inspector.getByText("Copy as curl").click();
  const line = (await clipboard(page)).replace(/ \| jq '\.quotes\[\] \| select\(\.id == "q\d+"\)'/, "");
  const { stdout } = await promisify(execFile)("sh", ["-c", line]);
  assert.deepEqual(JSON.parse(stdout).quotes.find(({ id }) => id === shown.id), shown);
});

onPage("a web page is read as one: the article is taken out of it", async (page) => {
  const html = `<!doctype html><html><head><title>Fire in Alto Verde</title>
    <meta property="article:published_time" content="2024-05-16T10:00:00Z"></head>
    <body><nav>Home Sport</nav><article><h1>Fire in Alto Verde</h1>
    ${"<p>Two people were killed on Tuesday when a fire swept a market hall, police said. Traders carried out what they could while the roof burned above them.</p>".repeat(4)}
    </article></body></html>`;
  await page.evaluate((value) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([value], "saved.html", { type: "text/html" }));
    document.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, html);
  await page.waitForFunction(() => document.querySelector("#text").value !== "");
  assert.ok(await page.isChecked("[name=format][value=html]"));
  await page.click("#read");
  await page.waitForSelector("#article p");
  const text = await page.textContent("#article");
  assert.match(text, /market hall/);
  assert.doesNotMatch(text, /<p>|Home Sport/);
  assert.match(await page.textContent("#timeline"), /16 May 2024.*from the metadata/s);
});

onPage("an error is shown from its problem document", async (page) => {
  await page.fill("#text", "   ");
  await page.click("#read");
  const problem = page.locator("#problem");
  await problem.locator("h2").waitFor();
  assert.match(await problem.textContent(), /\/text.*request /s);
  await read(page, "Two people were killed.", "2024-05-16");
  assert.equal(await problem.textContent(), "");
});

onPage("a hostile article shows as text", async (page) => {
  const text = `<script>window.hacked = 1</script> “<img src=x onerror="window.hacked = 2"> is <b>bold</b>,” said Ana Ruiz.

</article><style>body { display: none }</style> {{7*7}} \${7*7} javascript:alert(1) Three people were killed on Tuesday.`;
  await read(page, text, "2024-05-16");
  assert.ok(await page.isChecked("[name=format][value=text]"));
  assert.equal(squeezed(await page.textContent("#article")), squeezed(text));
  assert.equal(await page.locator("#article :is(script, img, b, style), #panels :is(script, img, b, style)").count(), 0);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  for (const button of await page.locator("#said button.item, #tolls button.item").all()) await button.dispatchEvent("click");
  assert.equal(await page.evaluate(() => window.hacked), undefined);
});

onPage("a quote inside another is told apart, and a part is named by the words of its whole", async (page) => {
  const text = "Twelve died, five of them children, the ministry said, the agency reported.";
  const at = (words) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, text: words });
  const quote = { kind: "indirect", segments: [], speaker: null, speaker_name: null, cue: null, medium: null, said_on: null };
  const figure = { kind: "killed", qualifier: "exact", min: null, max: null, source: null, source_name: null, part_of: null };
  await page.route("**/v1/extract", (route) => route.fulfill({ json: {
    warnings: [], reference_date: null, dates: [], entities: [],
    quotes: [{ id: "q1", ...quote, ...at("Twelve died, five of them children, the ministry said") },
      { id: "q2", ...quote, ...at("Twelve died, five of them children") }],
    casualties: [{ id: "c1", ...figure, ...at("Twelve"), value: 12, trigger: at("died") },
      { id: "c2", ...figure, ...at("five of them"), value: 5, part_of: "c1", trigger: at("died") }],
    tolls: [{ kind: "killed", low: 12, best: 12, high: 12, perpetrators: 0, figures: ["c1"] }],
  } }));
  await read(page, text);
  assert.equal((await page.locator("#article .mark.nested").allTextContents()).join(""), "Twelve died, five of them children");
  assert.equal((await page.locator("#article .mark.quotes.casualties").allTextContents()).join("|"), "Twelve|five of them");
  assert.match(await page.textContent("#tolls"), /part of “Twelve”/);
  assert.equal(await page.textContent("#tab-tolls .count"), "1");
});

onPage("by keyboard only", async (page) => {
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.dataset.id);
  const tabTo = async (id) => {
    for (let presses = 0; presses < 25; presses += 1) {
      if (await focused() === id) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`no way to ${id} with the Tab key`);
  };
  await tabTo("sample");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#article p");
  assert.equal(await focused(), "article");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.ok(await page.locator("#article .mark.lit").count() > 0);
  assert.match(await page.textContent("#status"), /^(quote|figure|date|name) [qcde]\d+: /);
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "inspected");
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "article");
  assert.ok(await page.isHidden("#inspector"));

  await page.click("#tab-said");
  await page.keyboard.press("ArrowRight");
  assert.equal(await focused(), "tab-tolls");
  await page.keyboard.press("Tab");
  const first = await focused();
  assert.match(first, /^c\d+$/);
  await page.keyboard.press("ArrowDown");
  const second = await focused();
  assert.notEqual(second, first);
  assert.ok(await page.locator("#article .mark.lit").count() > 0);
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "inspected");
  await page.keyboard.press("Escape");
  assert.equal(await focused(), second);
});

onPage("on a narrow screen the article and the lists take turns", async (page) => {
  await page.click("#sample");
  await page.waitForSelector("#article p");
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.equal(wide, 0);
  await page.click("#tab-tolls");
  assert.ok(await page.isHidden("#article"));
  await page.locator("#tolls button.item").first().click();
  await page.getByText("Show in article").click();
  assert.ok(await page.isVisible("#article"));
  assert.ok(await page.locator("#article .mark.lit").first().isVisible());
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
}, { viewport: { width: 360, height: 740 } });

onPage("an article of 200 KB stays responsive", async (page) => {
  let text = SAMPLE.text;
  while (text.length < 200_000) text += `\n\n${SAMPLE.text}`;
  await read(page, text, "2024-05-16");
  const slowest = await page.evaluate(async () => {
    let worst = 0;
    const items = [...document.querySelectorAll("#article .mark")];
    for (let i = 0; i < items.length; i += Math.ceil(items.length / 50)) {
      const started = performance.now();
      items[i].dispatchEvent(new PointerEvent("pointerover", { bubbles: true }));
      await new Promise(requestAnimationFrame);
      worst = Math.max(worst, performance.now() - started);
    }
    return worst;
  });
  assert.ok(slowest < 400, `lighting one item took ${slowest} ms`);
});

test("under a base path, with a key", async () => {
  const guarded = await startService({ COPYDESK__SERVER__BASE_PATH: "/desk", COPYDESK__AUTH__KEY_HASHES: hash("blue-pencil") });
  try {
    const { page, complaints, close } = await openPage(browser, guarded.base);
    await page.fill("#text", "Two people were killed on Tuesday.");
    await page.click("#read");
    await page.waitForFunction(() => document.activeElement.id === "key");
    assert.match(await page.textContent("#problem"), /key is missing/);
    await page.fill("#key", "blue-pencil");
    await page.click("#read");
    await page.waitForSelector("#article p, #article h2");
    assert.deepEqual(complaints, []);
    await close();
  } finally {
    await guarded.stop();
  }
});
