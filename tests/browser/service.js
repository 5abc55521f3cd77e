// The real service on a free port, and a browser to read it with.

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const BINARY = process.env.COPYDESK ?? `${ROOT}target/debug/copydesk`;
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Starts the service with these settings (environment variables); `{ base, stop }`. */
export async function startService(settings = {}) {
  const port = await freePort();
  const child = spawn(BINARY, ["serve"], {
    env: { ...process.env, COPYDESK__SERVER__HOST: "127.0.0.1", COPYDESK__SERVER__PORT: String(port), ...settings },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const base = `http://127.0.0.1:${port}${settings.COPYDESK__SERVER__BASE_PATH ?? ""}`;
  const stop = () => new Promise((done) => { child.once("exit", done); child.kill("SIGINT"); });
  for (let tries = 0; tries < 100; tries += 1) {
    if (child.exitCode !== null) throw new Error(`${BINARY} ended with ${child.exitCode}`);
    if (await fetch(`${base}/readyz`).then((response) => response.ok, () => false)) return { base, stop };
    await new Promise((done) => setTimeout(done, 100));
  }
  await stop();
  throw new Error(`${BINARY} was not ready within ten seconds`);
}

export const startBrowser = () => chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });

/**
 * Opens the page; `complaints` fills with whatever a page must not do: errors, breaches of its content security
 * policy, requests to another host.
 */
export async function openPage(browser, base, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const page = await context.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !message.text().includes("status of 4")) complaints.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith("data:")) complaints.push(`asked ${request.url()}`);
  });
  await page.goto(`${base}/`);
  return { page, complaints, close: () => context.close() };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}
