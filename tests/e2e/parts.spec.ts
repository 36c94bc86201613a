// The parts in which a browser loads the page.
import type { Locator, Page } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { expect, signIn, test } from "./support/admin.ts";
import { fileWithRejectedRows } from "./support/csv.ts";

// These tests change nothing, so they share a server.
test.use({ shared: true });

const WORK = "**/*_work.wasm";
const REST = "**/*_rest.wasm";
const LATER = /_(?!bg)[a-z0-9_]+\.wasm$/;

/** Requests for files that match never end. */
async function hold(page: Page, pattern: string | RegExp): Promise<void> {
  await page.route(pattern, () => undefined);
}

test("signing in and choosing a file need the first part alone", async ({ page }) => {
  await hold(page, LATER);
  await hold(page, "**/coverlist-worker*");
  await page.goto("/settings/system-utilities/import");
  await signIn(page);
  const screen = new ImportScreen(page);
  await screen.template("device").check();
  await expect(screen.file).toBeEnabled();
});

test("a file that is chosen early is validated when the code arrives", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  let release = (): void => undefined;
  const released = new Promise<void>((done) => (release = done));
  await page.route(WORK, async (route) => {
    await released;
    await route.continue();
  });
  const screen = await new ImportScreen(page).open();
  await screen.template("device").check();
  await screen.pick("fall.csv", fileWithRejectedRows("device"));
  await expect(page.getByText("Loading…").first()).toBeVisible();
  release();
  await expect.poll(() => screen.tally()).toEqual({ key_blank: 1, status_unknown: 1 });
});

/** Tries again, and waits until that has failed, too: the button of the try before is there until then. */
const clickAndFail = async (page: Page, again: Locator): Promise<void> => {
  const failed = page.waitForEvent("requestfailed");
  await again.click();
  await failed;
  await expect(again).toBeVisible();
};

test("a file whose code does not arrive is validated after another try", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  await page.route(WORK, (route) => route.abort());
  const screen = await new ImportScreen(page).open();
  await screen.template("device").check();
  await screen.pick("fall.csv", fileWithRejectedRows("device"));
  const again = page.getByRole("button", { name: "Try again" });
  await clickAndFail(page, again);
  await page.unroute(WORK);
  await again.click();
  await expect.poll(() => screen.tally()).toEqual({ key_blank: 1, status_unknown: 1 });
});

test("a part that does not arrive is a notice with a button that loads it again", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  await page.route(REST, (route) => route.abort());
  await page.goto("/records");
  const again = page.getByRole("button", { name: "Try again" });
  await clickAndFail(page, again);
  await page.unroute(REST);
  await again.click();
  await expect(page.getByRole("heading", { name: "Records" })).toBeVisible();
});

test("the frame is there before the program, and the program replaces it", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  const frame = page.locator("#starting");
  await page.goto("/records");
  await expect(page.getByRole("heading", { name: "Records" })).toBeVisible();
  await expect(frame).toHaveCount(0);
  await hold(page, "**/*_bg.wasm");
  await page.reload({ waitUntil: "commit" });
  await expect(frame.locator(".bar .brand")).toBeVisible();
  await page.context().clearCookies();
  await page.unroute("**/*_bg.wasm");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await hold(page, "**/*_bg.wasm");
  await page.reload({ waitUntil: "commit" });
  await expect(frame.locator(".sign-in .brand")).toBeVisible();
  await expect(frame.locator(".bar")).toBeHidden();
});
