// Checks the page against WCAG 2.2 AA, as far as a program can.
import AxeBuilder from "@axe-core/playwright";
import { type Page, expect } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Fails with the violated rules and the elements that violate them. */
export async function expectAccessible(page: Page): Promise<void> {
  // An element that is half hidden below what sticks to an edge would count as too small.
  await page.evaluate(() => scrollTo(0, 0));
  const atTheEnd = page.locator(".workspace-stage, .coverage-export");
  for (const bar of await atTheEnd.all()) await bar.evaluate((bar) => (bar.style.position = "static"));
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  for (const bar of await atTheEnd.all()) await bar.evaluate((bar) => (bar.style.position = ""));
  const broken = violations.map(({ id, help, nodes }) => ({
    id,
    help,
    at: nodes.map((node) => node.target.join(" ")),
  }));
  expect(broken, "accessibility").toEqual([]);
}
