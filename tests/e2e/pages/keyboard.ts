// A person who has a keyboard and nothing else.
import { type Locator, type Page, expect } from "@playwright/test";

/** More stops than any screen has between two things that a person wants one after the other. */
const MOST_STOPS = 60;

/** Goes on with Tab until `target` has the focus, and fails when it never comes. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    if ((await target.count()) === 1 && (await isFocused(target))) return;
    await page.keyboard.press("Tab");
  }
  await expect(target, `reached with Tab in ${MOST_STOPS} stops`).toBeFocused({ timeout: 1 });
}

/** Goes to `target` and presses Enter. */
export async function enter(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === element.ownerDocument.activeElement);
