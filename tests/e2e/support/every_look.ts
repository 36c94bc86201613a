// Checks a screen in light and dark, on a desk and on a phone.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./test.ts";

const SIZES = { phone: { width: 360, height: 780 }, desk: { width: 1440, height: 900 } };

export interface Look {
  size: keyof typeof SIZES;
  colorScheme: "light" | "dark";
}

/**
 * Checks a screen in each look. The page must not scroll sideways in any. The last look is light, on a desk.
 */
export async function eachLook(page: Page, check: (look: Look) => Promise<void>): Promise<void> {
  for (const size of ["phone", "desk"] as const) {
    for (const colorScheme of ["dark", "light"] as const) {
      await test.step(`${size}, ${colorScheme}`, async () => {
        await page.setViewportSize(SIZES[size]);
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        expect(await overhang(page), "what runs over the right edge").toEqual([]);
        await check({ size, colorScheme });
      });
    }
  }
  await page.emulateMedia({ reducedMotion: null });
}

export const expectAccessibleInEveryLook = (page: Page): Promise<void> =>
  eachLook(page, () => expectAccessible(page));

/** The elements that make the page scroll sideways. */
function overhang(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const edge = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= edge) return [];
    const roots = [document, ...[...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    const all = roots.flatMap((root) => [...root.querySelectorAll("*")]);
    const over = all.filter((element) => element.getBoundingClientRect().right > edge + 1);
    return over.slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
  });
}
