// Undo: a preview, one press, and what was edited since is kept; and the undo of the undo.
import { UndoPanel } from "./pages/undo_panel.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { KEYS, KINDS, enrolled, templateCsv } from "./support/csv.ts";
import { manyDevices, manyRows, serial } from "./support/many.ts";

for (const kind of KINDS) {
  const { known } = KEYS[kind];
  const file = templateCsv(kind, [enrolled(known[0], 1), enrolled(known[1], 2)]);

  test(`an import of ${kind}s is undone, but for a record that was edited since, and done again`, async ({
    page,
    wire,
  }) => {
    const before = await wire.record(kind, known[0]);
    const { id } = await wire.process(kind, "fall.csv", file);
    await wire.process(kind, "newer.csv", templateCsv(kind, [enrolled(known[1], 7)]));
    const insured = await wire.record(kind, known[0]);

    const panel = await new UndoPanel(page).open(id);
    await expect(panel.dialog).toContainText(new RegExp(`1 of 2 ${kind}s returns to what it was before `));
    await expect(panel.dialog).toContainText(`1 ${kind} was edited since and keeps its values.`);
    await expect(panel.kept).toHaveCount(1);
    await expect(panel.kept).toContainText(/Policy Number.*E2E-2026-000002.*E2E-2026-000007/s);
    await expectAccessible(page);
    await panel.dialog.getByRole("button", { name: "Show all 2 changes" }).click();
    const changes = panel.dialog.getByRole("region", { name: "All changes of the undo" });
    const all = changes.locator(".undo-rows > li");
    await expect(all).toHaveCount(2);
    await expect(all.filter({ hasText: "Edited since" })).toHaveCount(1);
    await expectAccessible(page);

    // Canceling changes nothing.
    await panel.dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(panel.dialog).toBeHidden();
    expect((await wire.import(id)).state).toBe("processed");

    await panel.ask();
    await expect(panel.consent).toHaveText(`Undo for 1 ${kind}`);
    await panel.consent.click();
    await expect(panel.button).toHaveText("Undo the undo");
    await expect(panel.dialog).toBeHidden();
    await expect(page.getByText("Undone", { exact: true }).first()).toBeVisible();
    await expectAccessible(page);
    expect(await wire.record(kind, known[0])).toEqual(before);
    expect(await wire.record(kind, known[1])).toMatchObject({ policy_number: "E2E-2026-000007" });

    await panel.ask();
    await expect(panel.dialog).toContainText("the values of the import back");
    await expectAccessible(page);
    await panel.consent.click();
    await expect(panel.button).toHaveText("Undo");
    expect(await wire.record(kind, known[0])).toEqual(insured);
  });
}

const { known } = KEYS.device;

test("what changed since the preview is shown before anything is undone", async ({ page, wire }) => {
  const rows = [enrolled(known[0], 1), enrolled(known[1], 2)];
  const { id } = await wire.process("device", "fall.csv", templateCsv("device", rows));
  const panel = await new UndoPanel(page).open(id);
  await expect(panel.consent).toHaveText("Undo for 2 devices");
  await wire.process("device", "newer.csv", templateCsv("device", [enrolled(known[0], 7)]));
  await panel.consent.click();
  await expect(
    panel.dialog.getByText("Records changed since you saw the preview; nothing was undone"),
  ).toBeVisible();
  await expect(panel.consent).toHaveText("Undo for 1 device");
  await expect(panel.kept).toHaveCount(1);
  await expectAccessible(page);
  expect((await wire.import(id)).state).toBe("processed");
  await panel.consent.click();
  await expect(panel.button).toHaveText("Undo the undo");
});

test("the progress of an undo is shown in place, also after a reload", async ({ page, wire, server }) => {
  await wire.load("devices", manyDevices(20));
  const { id } = await wire.process("device", "many.csv", manyRows(20));
  const panel = await new UndoPanel(page).open(id);
  const chunk = await server.hold("processing.chunk");
  await panel.consent.click();
  await chunk.reached();
  await expect(panel.dialog.getByRole("progressbar", { name: "Undoing the import" })).toBeVisible();
  await expectAccessible(page);
  await page.reload();
  await expect(panel.button).toHaveText("Undoing…");
  await chunk.release();
  await expect(panel.button).toHaveText("Undo the undo");
  expect(await wire.record("device", serial(1))).toMatchObject({ policy_number: null });
});

test("an import that somebody else has undone already says so", async ({ page, wire }) => {
  const { id } = await wire.process("device", "fall.csv", templateCsv("device", [enrolled(known[0], 1)]));
  await page.goto(`/imports/${id}`);
  const panel = new UndoPanel(page);
  await expect(panel.button).toBeVisible();
  await wire.undo(id);
  await panel.button.click();
  await expect(panel.dialog.getByText("This import is undone already.")).toBeVisible();
  await panel.dialog.getByRole("button", { name: "Close" }).click();
  await expect(panel.dialog).toBeHidden();
});

test("the samples of a staged import are undone", async ({ page, wire }) => {
  const rows = [enrolled(known[0], 1), enrolled(known[1], 2)];
  const { id } = await wire.stage("device", "fall.csv", templateCsv("device", rows));
  await wire.sample(id, 1);
  const panel = await new UndoPanel(page).open(id);
  await expect(panel.consent).toHaveText("Undo for 1 device");
  await panel.consent.click();
  await expect(panel.button).toBeHidden();
  expect(await wire.record("device", known[0])).not.toMatchObject({ policy_number: "E2E-2026-000001" });
  expect((await wire.import(id)).state).toBe("staged");
});

test("a viewer cannot undo", async ({ wire, another }) => {
  const { id } = await wire.process("device", "fall.csv", templateCsv("device", [enrolled(known[0], 1)]));
  const { page } = await another("viewer");
  await page.goto(`/imports/${id}`);
  await expect(page.getByRole("link", { name: "Verify 1 row" })).toBeVisible();
  await expect(new UndoPanel(page).button).toHaveCount(0);
});
