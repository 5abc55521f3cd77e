// Numbers, bounds and days as a reader wants them.

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];

/** 470000 as "470,000"; null as a dash. */
export const number = (n) => (n === null || n === undefined ? "–" : n.toLocaleString("en-US"));

/** "1 quote", "2 quotes". */
export const plural = (n, one, many = `${one}s`) => `${number(n)} ${n === 1 ? one : many}`;

/** "at_least" as "at least". */
export const words = (name) => String(name).replaceAll("_", " ");

/** What a figure amounts to: "34", "≥ 60", "1–4", "≈ 4,000". */
export function amount(figure) {
  const { value, min, max, qualifier } = figure;
  const sign = { at_least: "≥ ", more_than: "> ", at_most: "≤ ", less_than: "< ", up_to: "≤ ", approximately: "≈ " };
  if (value !== null) return `${sign[qualifier] ?? ""}${number(value)}`;
  if (min !== null && max !== null) return `${number(min)}–${number(max)}`;
  if (min !== null) return `≥ ${number(min)}`;
  if (max !== null) return `≤ ${number(max)}`;
  return "?";
}

/** A day or a period: "2 March 2016", "March 2011", "2009", "7–13 March 2016", "since 2 March 2016". */
export function period(earliest, latest) {
  if (!earliest && !latest) return "not placed";
  if (!latest) return `from ${day(earliest)}`;
  if (!earliest) return `until ${day(latest)}`;
  if (earliest.slice(0, 10) === latest.slice(0, 10)) return day(earliest);
  const [y1, m1, d1] = parts(earliest);
  const [y2, m2, d2] = parts(latest);
  const wholeMonths = d1 === 1 && d2 === daysIn(y2, m2);
  if (wholeMonths && m1 === 1 && m2 === 12) return y1 === y2 ? `${y1}` : `${y1}–${y2}`;
  if (wholeMonths && y1 === y2) return m1 === m2 ? `${MONTHS[m1 - 1]} ${y1}` : `${MONTHS[m1 - 1]}–${MONTHS[m2 - 1]} ${y1}`;
  if (y1 === y2 && m1 === m2) return `${d1}–${d2} ${MONTHS[m1 - 1]} ${y1}`;
  return `${day(earliest)} – ${day(latest)}`;
}

function day(iso) {
  const [y, m, d] = parts(iso);
  return `${d} ${MONTHS[m - 1]} ${y}`;
}

const parts = (iso) => iso.slice(0, 10).split("-").map(Number);
const daysIn = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();
