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
    // The page and each element are not translated at all, which says nothing about a text.
    const isData = (element: Element | null): boolean => {
      const around = element?.closest("[translate]:not(html)");
      return around?.getAttribute("translate") === "no" && !(around.parentNode instanceof ShadowRoot);
    };

    const bare: string[] = [];
    const see = (text: string, element: Element | null, where: string): void => {
      if (!isFine(text.trim()) && !isData(element)) bare.push(`${where}: ${text.trim()}`);
    };
    const walk = (root: Node): void => {
      const nodes = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
        if (node instanceof Element) {
          for (const name of NAMES) see(node.getAttribute(name) ?? "", node, name);
          if (node.shadowRoot) walk(node.shadowRoot);
        } else if (!node.parentElement?.closest("script, style")) {
          see(node.textContent ?? "", node.parentElement, node.parentElement?.className || "text");
        }
      }
    };
    walk(document.body);
    see(document.title, null, "document title");
    return [...new Set(bare)];
  });
  expect(bare, "texts that are no messages").toEqual([]);
}
