// Answers about a file come back after a reload, a crash or a new sign-in, and nobody else can read them.
import type { Page } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { expect, expectAccessible, signIn, test } from "./support/admin.ts";
import { KEYS, templateCsv } from "./support/csv.ts";

const { known } = KEYS.device;
const SENTINEL = "Sentinel-7Q";
const file = templateCsv(
  "device",
  known.slice(0, 3).map((key) => [key, "Perhaps"]),
);

/** The drafts that the browser keeps, as text. */
const kept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const cache = await caches.open("coverlist-drafts");
    const entries = await Promise.all((await cache.keys()).map((request) => cache.match(request)));
    return Promise.all(entries.map(async (entry) => (await entry?.text()) ?? ""));
  });

const offer = (page: Page) => page.getByText("Go on where you left off?");
const take = (page: Page) => page.getByRole("button", { name: "Use them" });

/** Chooses the file and corrects two cells. Returns the screen after the draft is kept. */
const work = async (page: Page): Promise<ImportScreen> => {
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "fall.csv", file);
  await screen.row(2).click();
  const status = screen.active.getByRole("textbox", { name: "Insurance Status" });
  await status.fill("Declined");
  await page.keyboard.press("Enter");
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 1, rejected: 2 });
  await expect.poll(async () => (await kept(page)).length).toBe(1);
  const [first] = await kept(page);
  await screen.row(3).click();
  await status.fill(SENTINEL);
  await page.keyboard.press("Enter");
  await expect(screen.row(3)).toContainText(SENTINEL);
  await expect.poll(() => kept(page), "the second correction is kept, too").not.toContain(first);
  expect((await kept(page)).length).toBe(1);
  return screen;
};

test.beforeEach(async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  page.on("dialog", (dialog) => void dialog.accept());
});

test("after a crash, the answers are offered for the same file only, and can be undone", async ({ page }) => {
  await work(page);
  const context = page.context();
  // A page that crashes asks nothing.
  await page.close({ runBeforeUnload: false });
  const next = await context.newPage();
  const screen = await new ImportScreen(next).open();
  await screen.choose("device", "other.csv", Buffer.concat([file, Buffer.from("\r\n")]));
  await expect.poll(() => screen.counts()).toMatchObject({ rejected: 3 });
  await expect(offer(next)).toHaveCount(0);
  await screen.choose("device", "renamed.csv", file);
  await expect(offer(next)).toBeVisible();
  await expectAccessible(next);
  await expect.poll(() => screen.counts(), "nothing applies unconfirmed").toMatchObject({ rejected: 3 });
  await take(next).click();
  await expect(offer(next)).toHaveCount(0);
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 1, rejected: 2 });
  await expect(screen.row(3)).toContainText(SENTINEL);
  await next.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 0, rejected: 3 });
  await next.getByRole("button", { name: "Redo" }).click();
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 1, rejected: 2 });
  await screen.stage();
  await expect.poll(() => kept(next), "a staged file needs no draft").toEqual([]);
});

test("what the browser keeps is unreadable, and gone after a press", async ({ page }) => {
  await work(page);
  const [entry] = await kept(page);
  for (const text of [SENTINEL, "edits", "fall.csv"]) expect(entry).not.toContain(text);
  await page.reload();
  const screen = new ImportScreen(page);
  await screen.choose("device", "fall.csv", file);
  await page.getByRole("button", { name: "Delete them" }).click();
  await expect(offer(page)).toHaveCount(0);
  await expect.poll(() => kept(page)).toEqual([]);
});

test("the answers outlive the session, for the account that gave them", async ({ page }) => {
  await work(page);
  await page.context().clearCookies();
  await page.reload();
  await signIn(page);
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "fall.csv", file);
  await take(page).click();
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 1, rejected: 2 });
});

test("signing out deletes the drafts, and what a copy of them was encrypted with", async ({ page }) => {
  await work(page);
  const key = async () => page.evaluate(async () => (await fetch("/api/v1/account/draft-key")).text());
  const before = await key();
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect.poll(() => kept(page)).toEqual([]);
  await signIn(page);
  expect(await key()).not.toBe(before);
});

test("after a day, nothing is offered", async ({ page }) => {
  await work(page);
  // The browser's clock, not the server's, tells how old a draft is.
  await page.clock.setFixedTime(Date.now() + 24 * 60 * 60 * 1000);
  await page.reload();
  const screen = new ImportScreen(page);
  await screen.choose("device", "fall.csv", file);
  await expect.poll(() => screen.counts()).toMatchObject({ rejected: 3 });
  await expect.poll(() => kept(page)).toEqual([]);
  await expect(offer(page)).toHaveCount(0);
});
