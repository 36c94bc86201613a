// The accounts of the demo district.
import { type Page, expect } from "@playwright/test";

export const people = {
  /** This account manages settings and views reports. */
  admin: "admin@example.org",
  /** This account only views reports. */
  viewer: "viewer@example.org",
} as const;

export const password = "coverlist-demo";

/** Signs in with the form, on the current page or the start page. */
export async function signIn(page: Page, who: keyof typeof people = "admin"): Promise<void> {
  if (page.url() === "about:blank") await page.goto("/");
  await page.getByLabel("Email").fill(people[who]);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeHidden();
}

/** Returns to a page from another tab, which headless Chromium does not tell the page. */
export async function returnTo(page: Page): Promise<void> {
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
}
