// Checks the page against WCAG 2.2 AA, as far as a program can.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type Page, expect } from "@playwright/test";
import type axe from "axe-core";

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const OPTIONS: axe.RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
  // To describe what violates nothing takes long.
  resultTypes: ["violations"],
  // No screen has a frame.
  iframes: false,
};

/** Fails with the violated rules and the elements that violate them. */
export async function expectAccessible(page: Page): Promise<void> {
  // An element that is half hidden below what sticks to an edge would count as too small.
  await page.evaluate(() => scrollTo(0, 0));
  const atTheEnd = page.locator(".workspace-stage, .coverage-export");
  for (const bar of await atTheEnd.all()) await bar.evaluate((bar) => (bar.style.position = "static"));
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const { violations } = await page.evaluate((options) => window.axe.run(document, options), OPTIONS);
  for (const bar of await atTheEnd.all()) await bar.evaluate((bar) => (bar.style.position = ""));
  const broken = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.map((node) => node.target.join(" ")),
  }));
  expect(broken, "accessibility").toEqual([]);
}
