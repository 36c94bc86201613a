// Measures in Chromium what standard input asks for. It gets one JSON object: the folders, the browser and a
// list of visits. Each visit is one contender in a fresh page with files that it validates in turn: the first
// one cold, the others warm; then the file once more in another fresh page, which is prepared as in the product.
// For each visit a line of JSON goes to standard output.

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { chromium } from "playwright-core";
import { rendererMemory } from "./memory.js";
import { serve } from "./serve.js";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {{ contender: string, kind: string, file: string, warm: number, memory?: boolean }} Visit */
/** @typedef {{ dist: string, csv: string, files: string, chromium: string, today: string, visits: Visit[] }} Plan */

/** @type {Plan} */
const plan = JSON.parse(await text(process.stdin));
const templates = JSON.parse(await readFile(`${plan.files}/templates.json`, "utf8"));
const server = await serve({ "/": plan.dist, "/csv/": plan.csv });
const browser = await chromium.launch({
  executablePath: plan.chromium,
  // The same as in tests/e2e/playwright.config.ts.
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
  ],
});
try {
  for (const visit of plan.visits) console.log(JSON.stringify(await measure(visit)));
} finally {
  await browser.close();
  server.close();
}

/** @param {Visit} visit */
async function measure(visit) {
  const { contender, file } = visit;
  const measured = await inPage(visit, measureAll);
  const prepared = visit.memory ? null : await inPage(visit, measurePrepared);
  return { contender, file, ...measured, prepared, version: browser.version() };
}

/** Opens a fresh page with the contender.
 * @template T @param {Visit} visit @param {(page: Page, visit: Visit) => Promise<T>} measure @returns {Promise<T>} */
async function inPage(visit, measure) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${server.address}/bench/page/index.html`);
    await page.waitForFunction("globalThis.bench");
    await call(page, "open", visit.contender, { templates, today: plan.today });
    return await measure(page, visit);
  } finally {
    await context.close();
  }
}

/** @param {Page} page @param {Visit} visit */
async function measureAll(page, visit) {
  const { kind, warm, memory } = visit;
  const idle = memory ? await rendererMemory(browser) : null;
  if (memory) await call(page, "prepare");
  const samples = [];
  for (let number = 0; number <= warm; number++) samples.push(await validate(page, visit));
  const used = memory ? await rendererMemory(browser) : null;
  const asked = memory ? null : await call(page, "ask", kind);
  return { samples, asked, idle, used };
}

/** The first file after the contender was prepared; null when it needs no preparation.
 * @param {Page} page @param {Visit} visit */
async function measurePrepared(page, visit) {
  return (await call(page, "prepare")) ? validate(page, visit) : null;
}

/** @param {Page} page @param {Visit} visit */
async function validate(page, { kind, file }) {
  await page.setInputFiles("#file", `${plan.files}/${file}`);
  return call(page, "validate", kind);
}

/** Calls a function of the page `page/bench.js`.
 * @param {Page} page @param {string} name @param {unknown[]} values */
function call(page, name, ...values) {
  return page.evaluate(
    ([name, values]) => /** @type {any} */ (globalThis).bench[name](...values),
    /** @type {const} */ ([name, values]),
  );
}
