// Who signs in to a demo district.
import { type Page, expect } from "@playwright/test";

export const people = {
  /** May manage settings and view reports. */
  admin: "admin@example.org",
  /** May view reports only. */
  viewer: "viewer@example.org",
} as const;

export const password = "coverlist-demo";

/** Signs in on the page where the browser is, or at the start page, as a person would. */
export async function signIn(page: Page, who: keyof typeof people = "admin"): Promise<void> {
  if (page.url() === "about:blank") await page.goto("/");
  await page.getByLabel("Email").fill(people[who]);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeHidden();
}
