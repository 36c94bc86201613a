// A page that is open while the server is upgraded. A changed header stands for the new version.
import type { Page } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { expect, expectAccessible, returnTo, signIn, test } from "./support/admin.ts";
import { cleanFile } from "./support/csv.ts";

const notice = (page: Page) => page.getByText("A new version of Coverlist is available");

// Answers on their way would fail a test that has ended.
test.afterEach(({ page }) => page.unrouteAll({ behavior: "ignoreErrors" }));

/** From now on, every answer of the API is that of another build. */
async function upgrade(page: Page): Promise<void> {
  await page.route("**/api/v1/**", async (route) => {
    // A stream of events has no end.
    if (route.request().url().endsWith("/progress")) return route.continue();
    const answer = await route.fetch();
    const headers = { ...answer.headers(), "coverlist-build": "0123456789abcdef" };
    await route.fulfill({ response: answer, headers });
  });
}

/** Marks the document, so that a test can tell whether it was loaded again. */
const mark = (page: Page) => page.evaluate(() => document.documentElement.setAttribute("data-same", ""));
const isSame = (page: Page) => page.locator("html[data-same]");

test("a page keeps its file over an upgrade, and loads again with the next screen", async ({ page }) => {
  await signIn(page);
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "september.csv", cleanFile("device"));
  await mark(page);
  await expect(notice(page)).toHaveCount(0);
  await upgrade(page);
  await returnTo(page);
  await expect(notice(page)).toBeVisible();
  await expect(isSame(page)).toHaveCount(1);
  await expect(page.getByRole("heading", { name: "september.csv" })).toBeVisible();
  await expectAccessible(page);

  // The file is staged by the old page, and the plan is a screen of the new one.
  await screen.stageButton.click();
  await expect(isSame(page)).toHaveCount(0);
  await expect(page).toHaveURL(/\/process$/);
  await expect(screen.staged).toBeVisible();
});

test("the button loads the new version at once", async ({ page }) => {
  await signIn(page);
  await new ImportScreen(page).open();
  await mark(page);
  await upgrade(page);
  await returnTo(page);
  await expect(notice(page)).toBeVisible();
  await expect(isSame(page)).toHaveCount(1);
  await page.unroute("**/api/v1/**");
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(isSame(page)).toHaveCount(0);
  await expect(notice(page)).toHaveCount(0);
});

test("an old page from a cache does not load again and again", async ({ page }) => {
  await signIn(page);
  await upgrade(page);
  await new ImportScreen(page).open();
  await mark(page);
  await expect(notice(page)).toBeVisible();
  await page.getByRole("link", { name: "Imports", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Imports" })).toBeVisible();
  await expect(isSame(page)).toHaveCount(1);
});

test("the page loads its engine from the files of its own build", async ({ page }) => {
  await signIn(page);
  const engines: string[] = [];
  page.on("request", (request) => {
    const path = new URL(request.url()).pathname;
    if (path.includes("coverlist-worker")) engines.push(path);
  });
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "september.csv", cleanFile("device"));
  await expect(screen.readyToStage).toBeVisible();
  const script = await page.locator('script[type="module"]').first().textContent();
  const build = /coverlist-web-([0-9a-f]+)\.js/.exec(script ?? "")?.[1];
  expect(engines.length).toBeGreaterThan(0);
  for (const path of engines) expect(path).toMatch(new RegExp(`^/assets/${build}/`));
});
