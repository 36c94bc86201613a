// The pseudo-locale `en-x-pseudo` is English with every message in brackets. A text without brackets in it is
// in no language file.
import { type Page, expect } from "@playwright/test";

export const PSEUDO = "en-x-pseudo";

/**
 * Fails with the texts of the page that are no messages: text that is shown or read out, and the attributes that
 * become names and tooltips. Excepted are texts without letters, dates, and data (`translate="no"`).
 */
export async function expectBrackets(page: Page): Promise<void> {
  const bare = await page.evaluate(() => {
    const NAMES = [
      "title",
      "placeholder",
      "aria-label",
      "aria-valuetext",
      "aria-description",
      "alt",
      "data-label",
    ];
    const DATE = /^[A-Z][a-z]+ \d{1,2}, \d{4}(, \d{1,2}:\d{2} [AP]M)?$/;
    const isFine = (text: string): boolean =>
      !/\p{L}/u.test(text) || DATE.test(text) || (text.startsWith("[") && text.endsWith("]"));
    const isData = (element: Element | null): boolean =>
      element?.closest("[translate]:not(html)")?.getAttribute("translate") === "no";

    const bare: string[] = [];
    const see = (text: string, element: Element | null, where: string): void => {
      if (!isFine(text.trim()) && !isData(element)) bare.push(`${where}: ${text.trim()}`);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const element = node.parentElement;
      if (!element?.closest("script, style"))
        see(node.textContent ?? "", element, element?.className || "text");
    }
    for (const element of document.body.querySelectorAll("*")) {
      for (const name of NAMES) see(element.getAttribute(name) ?? "", element, name);
    }
    see(document.title, null, "document title");
    return [...new Set(bare)];
  });
  expect(bare, "texts that are no messages").toEqual([]);
}
