// Uses the page with a keyboard alone.
import { type Locator, type Page, expect } from "@playwright/test";

/** A number of Tab stops that is larger than the distance between any two consecutive actions. */
const MOST_STOPS = 60;

/**
 * Waits until `target` is there, such as in a dialog that opens, and presses Tab until it has the focus.
 * Fails if it does not get the focus in so many stops.
 */
export async function tabTo(page: Page, target: Locator, most = MOST_STOPS): Promise<void> {
  await expect(target).toBeAttached();
  for (let stop = 0; stop < most; stop += 1) {
    if ((await target.count()) === 1 && (await isFocused(target))) return;
    await page.keyboard.press("Tab");
  }
  await expect(target, `reached with Tab in ${most} stops`).toBeFocused({ timeout: 1 });
}

/** Moves the focus to `target` and presses Enter. */
export async function enter(page: Page, target: Locator, most = MOST_STOPS): Promise<void> {
  await tabTo(page, target, most);
  await page.keyboard.press("Enter");
}

/** Fails if the focus stays lost: then the next Tab begins at the top of the page. */
export async function expectFocusKept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe("BODY");
}

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === (element.getRootNode() as Document | ShadowRoot).activeElement);
