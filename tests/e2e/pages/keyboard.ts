// Uses the page with a keyboard alone.
import { type Locator, type Page, expect } from "@playwright/test";

/** A number of Tab stops that is larger than the distance between any two consecutive actions. */
const MOST_STOPS = 60;

/** Presses Tab until `target` has the focus. Fails if it never gets the focus. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if ((await target.count()) === 1 && (await isFocused(target))) return;
    await page.keyboard.press("Tab");
  }
  await expect(target, `reached with Tab in ${MOST_STOPS} stops`).toBeFocused({ timeout: 1 });
}

/** Moves the focus to `target` and presses Enter. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === (element.getRootNode() as Document | ShadowRoot).activeElement);
