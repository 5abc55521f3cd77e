// The calls to the API, and what to do when one fails. Addresses are relative: they work under any base path.

/** What went wrong, in the words of the problem document where the service sent one. */
export class Problem extends Error {
  constructor({ title, detail, status, code, errors, request_id, retryAfter }) {
    super(detail ?? title);
    Object.assign(this, { title, detail, status, code, errors: errors ?? [], requestId: request_id, retryAfter });
  }
}

/** Reads one article. `request` is the body of `POST /v1/extract`; throws a `Problem`. */
export async function extract(request, key) {
  const headers = { "content-type": "application/json", accept: "application/json" };
  if (key) headers.authorization = `Bearer ${key}`;
  const started = performance.now();
  const response = await call("v1/extract", { method: "POST", headers, body: JSON.stringify(request) });
  const answer = await response.json();
  return { answer, milliseconds: performance.now() - started };
}

let known;

/** The rules by id, asked for once; an empty map where they cannot be had. */
export function rules(key) {
  known ??= call("v1/rules", { headers: key ? { authorization: `Bearer ${key}` } : {} })
    .then((response) => response.json())
    .then((answer) => new Map((answer.rules ?? answer).map((rule) => [rule.id, rule])))
    .catch(() => { known = undefined; return new Map(); });
  return known;
}

/** A sample request, one of the page's own files. */
export const sample = () => fetch("page/sample.json").then((response) => response.json());

/** The command line that makes the same call; with `item`, it shows that item alone. */
export function curl(request, key, item) {
  const body = JSON.stringify(request);
  const line = ["curl -sS", quoted(new URL("v1/extract", document.baseURI).href), "-H 'content-type: application/json'"];
  if (key) line.push('-H "authorization: Bearer $COPYDESK_KEY"');
  const pick = item ? ` | jq '.${item.list}[] | select(.id == "${item.id}")'` : "";
  // One argument may not be longer than 128 KiB on Linux.
  if (body.length < 30_000) return `${line.join(" ")} --data-binary ${quoted(body)}${pick}`;
  return `${line.join(" ")} --data-binary @-${pick} <<'ARTICLE'\n${body}\nARTICLE`;
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

async function call(address, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch {
    throw new Problem({ title: "No answer", detail: "The service did not answer. Is it still running?" });
  }
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({ title: `The service answered ${response.status}.` }));
  throw new Problem({ ...problem, status: response.status, retryAfter: response.headers.get("retry-after"),
    request_id: problem.request_id ?? response.headers.get("x-request-id") });
}
