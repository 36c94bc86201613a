// Checks a screen in light, dark and on a phone.
import type { Page } from "@playwright/test";
import { expect, expectAccessible } from "./test.ts";

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 360, height: 780 };

/** Fails if the page is not accessible in one of the looks, or scrolls sideways on a phone. */
export async function expectAccessibleInEveryLook(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    for (const size of [DESK, PHONE]) {
      await page.setViewportSize(size);
      await expectAccessible(page);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, `${colorScheme}, ${size.width} px`).toBeLessThanOrEqual(size.width);
    }
  }
  await page.emulateMedia({ colorScheme: "light", reducedMotion: null });
  await page.setViewportSize(DESK);
}
