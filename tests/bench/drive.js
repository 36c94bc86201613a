// Measures in Chromium what standard input asks for. It gets one JSON object: the folders, the browser and a
// list of visits. Each visit is one contender in a fresh page with files that it validates in turn: the first
// one cold, the others warm. For each visit a line of JSON goes to standard output.

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { chromium } from "playwright-core";
import { rendererMemory } from "./memory.js";
import { serve } from "./serve.js";

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
async function measure({ contender, kind, file, warm, memory }) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${server.address}/bench/page/index.html`);
    await page.waitForFunction("globalThis.bench");
    await page.evaluate(
      ([contender, setting]) => /** @type {any} */ (globalThis).bench.open(contender, setting),
      /** @type {const} */ ([contender, { templates, today: plan.today }]),
    );
    const idle = memory ? await rendererMemory(browser) : null;
    const samples = [];
    for (let number = 0; number <= warm; number++) {
      await page.setInputFiles("#file", `${plan.files}/${file}`);
      samples.push(await page.evaluate((kind) => /** @type {any} */ (globalThis).bench.validate(kind), kind));
    }
    const filterMs = await page.evaluate(() => /** @type {any} */ (globalThis).bench.filter());
    const used = memory ? await rendererMemory(browser) : null;
    const version = browser.version();
    return { contender, file, samples, filterMs, idle, used, version };
  } finally {
    await context.close();
  }
}
