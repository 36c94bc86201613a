// Where the engine runs: in a worker, or on the page when no worker can run.
import type { Page } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { expect, test } from "./support/admin.ts";
import { fileWithRejectedRows } from "./support/csv.ts";
import { HeldEngine } from "./support/engine.ts";
import { manyRows, serial } from "./support/many.ts";

// These tests stage nothing, so they share a server.
test.use({ shared: true });

test.beforeEach(async ({ wire }) => {
  expect(await wire.open()).toBeUndefined();
});

test("without a worker the same engine checks on the page", async ({ page }) => {
  await page.route("**/coverlist-worker_loader.js", (route) => route.abort());
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "fall.csv", fileWithRejectedRows("device"));
  await expect.poll(() => screen.tally()).toEqual({ key_blank: 1, status_unknown: 1 });
  expect(page.workers()).toHaveLength(0);
});

test("a worker of another build checks nothing: the page does", async ({ page }) => {
  await page.route("**/coverlist-worker_loader.js", (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: `postMessage([JSON.stringify({ hello: { build: "of yesterday" } }), null]);`,
    }),
  );
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "fall.csv", fileWithRejectedRows("device"));
  await expect.poll(() => screen.tally()).toEqual({ key_blank: 1, status_unknown: 1 });
  expect(page.workers()).toHaveLength(0);
});

test("an engine that does not load at all: the page says so", async ({ page }) => {
  await page.route("**/coverlist-worker*", (route) => route.abort());
  const screen = await new ImportScreen(page).open();
  await screen.template("device").check();
  await screen.pick("fall.csv", fileWithRejectedRows("device"));
  await expect(page.getByText("The file can’t be checked now")).toBeVisible();
});

test("a worker that dies in the middle of the work: the page says so and goes on by itself", async ({
  page,
}) => {
  const engine = await HeldEngine.at(page, "reading");
  const screen = await new ImportScreen(page).open();
  await screen.template("device").check();
  await screen.pick(
    "many.csv",
    manyRows(5_000, (n) => n % 2 === 0),
  );
  await engine.reached();
  await killWorker(page);
  await expect(page.getByText("The background check stopped and continues on this page.")).toBeVisible();
  await screen.validated();
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 2_500, rejected: 2_500 });
  await screen.show.selectOption({ label: "All rows" });
  await expect(screen.row(2)).toContainText(serial(1));
});

test("an engine that dies on the page in the middle of the work: the page says so", async ({ page }) => {
  await page.route("**/coverlist-worker_loader.js", (route) => route.abort());
  await page.addInitScript(() => {
    const whole = Blob.prototype.stream;
    // The file does not end.
    const open = { flush: () => new Promise<void>(() => {}) };
    Blob.prototype.stream = function () {
      return whole.call(this).pipeThrough(new TransformStream(open));
    };
  });
  const screen = await new ImportScreen(page).open();
  await screen.template("device").check();
  await screen.pick("fall.csv", fileWithRejectedRows("device"));
  await expect(page.getByRole("progressbar")).toBeVisible();
  await page.evaluate(() => {
    setTimeout(() => {
      throw new WebAssembly.RuntimeError("unreachable");
    });
  });
  await expect(page.getByText("The file can’t be checked now")).toBeVisible();
});

/** Throws an error in the worker that nothing catches, as when memory runs out. */
async function killWorker(page: Page): Promise<void> {
  const [worker] = page.workers();
  expect(worker, "the worker runs").toBeDefined();
  await worker!.evaluate(() => {
    setTimeout(() => {
      throw new Error("the worker dies");
    });
  });
}
