// Who said what in an article:  npx tsx who_said.mts ARTICLE.txt [PUBLISHED]
//
// JavaScript's strings count UTF-16 code units: ask for them. With the default, code points, every emoji and every
// other character beyond U+FFFF would put what follows off by one. A byte order mark counts in no position: it is
// taken off.

import { readFileSync } from "node:fs";

const SERVICE = process.env.COPYDESK_URL ?? "http://localhost:8080";

interface Mention { start: number; end: number; text: string }
interface Quote extends Mention { speaker_name: string | null }

async function extract(text: string, published?: string): Promise<{ quotes: Quote[] }> {
  const response = await fetch(`${SERVICE}/v1/extract`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text, published_at: published, layers: ["quotes"], offsets: "utf16" }),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`${response.status}: ${answer.detail}`); // a problem document says what to change
  return answer;
}

const [file, published] = process.argv.slice(2);
const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
for (const quote of (await extract(text, published)).quotes) {
  console.log(`${quote.speaker_name ?? "?"}\t${text.slice(quote.start, quote.end)}`);
}
