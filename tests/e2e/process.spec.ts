// Processing: consent, one transaction, progress in every browser, and two consents at once.
import type { Page } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { ProcessScreen } from "./pages/process_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { KEYS, KINDS, cleanFile, csv, fileWithRejectedRows } from "./support/csv.ts";
import { manyDevices, manyRows, serial } from "./support/many.ts";

/** Processing takes these rows in three chunks. */
const MANY = 2_500;

for (const kind of KINDS) {
  const { known } = KEYS[kind];

  test(`a ${kind} file is processed after a consent that names file and counts`, async ({ page, wire }) => {
    const { id } = await wire.stage(kind, "fall.csv", fileWithRejectedRows(kind));
    const screen = await new ProcessScreen(page).plan();

    await screen.processButton.click();
    const noun = kind === "user" ? "users" : "devices";
    await expect(screen.consent).toContainText(`fall.csv has 5 rows and changes the insurance of 2 ${noun}.`);
    for (const [outcome, count] of [
      ["Not found", 1],
      ["Rejected", 2],
    ]) {
      const term = screen.consent.getByRole("term").filter({ hasText: `${outcome}` });
      await expect(term.locator("xpath=following-sibling::dd")).toHaveText(`${count}`);
    }
    await expect(screen.consent.getByRole("term").filter({ hasText: "Conflict" })).toHaveCount(0);
    await expect(screen.consentButton).toHaveText(`Change 2 ${noun}`);
    await expectAccessible(page);

    // Canceling applies nothing.
    await screen.consent.getByRole("button", { name: "Cancel" }).click();
    await expect(screen.consent).toBeHidden();
    expect((await wire.import(id)).state).toBe("staged");
    expect(await wire.record(kind, known[0])).not.toMatchObject({ policy_number: "E2E-2026-000001" });

    await screen.process();
    await screen.reported();
    await expect(page.getByText("Processed: 2 records were changed")).toBeVisible();
    await expect(screen.sum).toHaveText(
      "5 rows in the file = 2 updated + 0 already up to date + 1 not found + 0 conflicts + 2 rejected",
    );
    expect(await wire.record(kind, known[0])).toMatchObject({
      status: "enrolled",
      policy_number: "E2E-2026-000001",
      coverage_amount: "525.00",
      coverage_start: "2026-08-15",
      coverage_end: "2030-06-30",
    });
    expect(await wire.record(kind, known[2])).toMatchObject({ status: "waived" });
    // A rejected row is never applied.
    expect(await wire.record(kind, known[1])).not.toMatchObject({ policy_number: "E2E-2026-000002" });
    expect(await wire.open()).toBeUndefined();
  });
}

test("a clean file takes three presses after it is chosen or dropped", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  const screen = await new ImportScreen(page).open();
  await page.evaluate(() => {
    const count = (event: Event): void => void (window.name += event.isTrusted ? "click " : "");
    addEventListener("click", count, { capture: true });
  });
  await screen.pick("fall.csv", cleanFile("device"));
  await screen.readyToStage.click();
  await new ProcessScreen(page).process();
  await new ProcessScreen(page).reported();
  expect(await page.evaluate(() => window.name)).toBe("click click click ");
});

test("a second browser sees the same bar, and both see the report without a reload", async ({
  page,
  wire,
  server,
  another,
}) => {
  await wire.load("devices", manyDevices(MANY));
  await wire.stage("device", "many.csv", manyRows(MANY));
  const other = await another();
  const [mine, theirs] = await Promise.all([
    new ProcessScreen(page).plan(),
    new ProcessScreen(other.page).plan(),
  ]);
  await expect(theirs.sum).toContainText("2,500 will change");

  const chunk = await server.hold("processing.chunk");
  await mine.process();
  await chunk.reached();
  for (const screen of [mine, theirs]) {
    await expect(screen.bar).toBeVisible();
    await expect(screen.stage.getByText("1,000 of 2,500 rows")).toBeVisible();
    await expect(screen.stage.getByText(/ left$/)).toBeVisible();
  }
  await chunk.release();
  await Promise.all([mine.reported(), theirs.reported()]);
  for (const screen of [mine, theirs]) {
    await expect(screen.sum).toContainText("2,500 rows in the file = 2,500 updated");
  }
  expect(await wire.record("device", serial(MANY))).toMatchObject({ policy_number: `POL-27-${MANY}` });
});

test("a reload in the middle, and a closed browser, change nothing", async ({
  page,
  wire,
  server,
  another,
}) => {
  await wire.load("devices", manyDevices(MANY));
  const { id } = await wire.stage("device", "many.csv", manyRows(MANY));
  const other = await another();
  const closing = await new ProcessScreen(other.page).plan();
  const screen = await new ProcessScreen(page).plan();
  const chunk = await server.hold("processing.chunk");
  await screen.process();
  await chunk.reached();
  await expect(screen.bar).toBeVisible();
  await Promise.all([page.reload(), closing.page.close()]);
  await expect(screen.bar).toBeVisible();
  await chunk.release();

  await expect.poll(async () => (await wire.import(id)).state, { timeout: 30_000 }).toBe("processed");
  expect((await wire.report(id)).counts).toMatchObject({ updated: MANY });
  await page.goto(`/imports/${id}`);
  await expect(screen.sum).toContainText("2,500 rows in the file = 2,500 updated");
});

test("two admins press together: it is processed once, and both end at the report", async ({
  page,
  wire,
  another,
}) => {
  const { id } = await wire.stage("device", "fall.csv", cleanFile("device"));
  const other = await another();
  const screens = [await new ProcessScreen(page).plan(), await new ProcessScreen(other.page).plan()];

  // Holds both requests until both admins have pressed. A screen that hears of the other's request removes
  // its button.
  const bothPressed = meeting(screens.length);
  for (const screen of screens) {
    await screen.page.route(`**/imports/${id}/process`, async (route) => {
      await bothPressed();
      await route.continue();
    });
  }
  const answers = screens.map(async ({ page }) => (await answerTo(page)).status());
  for (const screen of screens) await screen.process();
  expect((await Promise.all(answers)).sort()).toEqual([202, 409]);
  for (const screen of screens) {
    await screen.reported();
    await expect(screen.sum).toContainText("4 rows in the file = 3 updated");
  }
  expect(await wire.imports()).toMatchObject([
    { id, state: "processed", counts: { updated: 3, skipped: 1 } },
  ]);
});

test("records that changed since the plan was seen: the new plan is shown, nothing was applied", async ({
  page,
  wire,
}) => {
  const { known, unknown } = KEYS.user;
  const { id } = await wire.stage("user", "fall.csv", cleanFile("user"));
  const screen = await new ProcessScreen(page).plan();
  await expect(screen.sum).toContainText("3 will change + 0 already up to date + 1 not found");
  // The screen does not hear of the change, as behind a proxy that buffers events.
  await page.route(new RegExp(`/imports/${id}(/progress)?$`), (route) => route.abort());
  await screen.processButton.click();
  await wire.load(
    "users",
    csv([
      ["User ID", "Name"],
      [unknown, "New Student"],
    ]),
  );

  const answer = answerTo(page);
  await screen.consentButton.click();
  expect((await answer).status()).toBe(409);
  await expect(
    screen.stage.getByText("Records changed since you saw the plan; nothing was applied"),
  ).toBeVisible();
  await expect(screen.consent).toBeHidden();
  await expect(screen.sum).toContainText("4 will change + 0 already up to date + 0 not found");
  await expectAccessible(page);
  expect(await wire.record("user", known[0])).not.toMatchObject({ policy_number: "E2E-2026-000001" });
  expect((await wire.import(id)).state).toBe("staged");

  // A consent to the new plan is accepted.
  await page.unrouteAll();
  await screen.process();
  await screen.reported();
  await expect(screen.sum).toContainText("4 updated");
  expect(await wire.record("user", unknown)).toMatchObject({ policy_number: "E2E-2026-000004" });
});

test("a plan that changes while it is looked at is shown anew by itself", async ({ page, wire }) => {
  await wire.stage("user", "fall.csv", cleanFile("user"));
  const screen = await new ProcessScreen(page).plan();
  await expect(screen.sum).toContainText("1 not found");
  await wire.load(
    "users",
    csv([
      ["User ID", "Name"],
      [KEYS.user.unknown, "New Student"],
    ]),
  );
  await expect(page.getByText("Records changed while you reviewed the plan")).toBeVisible();
  await expect(screen.sum).toContainText("4 will change + 0 already up to date + 0 not found");
});

test("a server that goes away while it processes: the page says so, and the work is done after all", async ({
  page,
  wire,
  server,
}) => {
  await wire.load("devices", manyDevices(MANY));
  await wire.stage("device", "many.csv", manyRows(MANY));
  const screen = await new ProcessScreen(page).plan();
  const chunk = await server.hold("processing.chunk");
  await screen.process();
  await chunk.reached();
  await expect(screen.bar).toBeVisible();
  await server.kill();
  await expect(page.getByText("The connection to the server was lost")).toBeVisible();

  const again = await server.again();
  try {
    await screen.reported();
    await expect(screen.sum).toContainText("2,500 rows in the file = 2,500 updated");
    await expect(page.getByText("The connection to the server was lost")).toBeHidden();
  } finally {
    await again.stop();
  }
});

test("processing what was processed already is refused, and a repeated request is answered alike", async ({
  page,
  wire,
}) => {
  const { id } = await wire.stage("device", "fall.csv", cleanFile("device"));
  const { sha256, generation, counts } = await wire.plan(id);
  const ask = (key: string) =>
    page.request.post(`/api/v1/imports/${id}/process`, {
      headers: { "Idempotency-Key": key },
      data: { sha256, generation, counts },
    });
  const first = await ask("one");
  expect(first.status()).toBe(202);
  expect((await ask("one")).status()).toBe(202);
  await expect.poll(async () => (await wire.import(id)).state).toBe("processed");
  const late = await ask("two");
  expect(late.status()).toBe(409);
  expect(await late.json()).toMatchObject({ code: "wrong_state" });
});

/** The response to a consent. */
const answerTo = (page: Page) => page.waitForResponse((response) => response.url().endsWith("/process"));

/** Returns a function that waits until it has been called `expected` times. */
function meeting(expected: number): () => Promise<void> {
  let begin = (): void => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  return () => {
    expected -= 1;
    if (expected === 0) begin();
    return begun;
  };
}
