// WCAG 2.2 AA, as far as a program can tell.
import AxeBuilder from "@axe-core/playwright";
import { type Page, expect } from "@playwright/test";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Fails with the rules that the page breaks and the elements that break them. */
export async function expectAccessible(page: Page): Promise<void> {
  // The top bar stays while the page scrolls; what lies half below it would count as too small to be pressed.
  await page.evaluate(() => scrollTo(0, 0));
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  const broken = violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map((node) => node.target.join(" ")) }));
  expect(broken, "accessibility").toEqual([]);
}
