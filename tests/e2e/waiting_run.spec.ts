// A run that cannot commit, because the server's files may not grow, waits and says why.
import { ProcessScreen } from "./pages/process_screen.ts";
import { UndoPanel } from "./pages/undo_panel.ts";
import { expect, expectAccessible, test as base } from "./support/admin.ts";
import { manyDevices, manyRows, serial } from "./support/many.ts";
import type { Server } from "./support/server.ts";
import type { Wire } from "./support/wire.ts";

/** A run of these rows writes more than `ROOM`. */
const MANY = 2_500;

/** Bytes that take a withdrawal, and not a run. */
const ROOM = 128 * 1024;

const test = base.extend<{ small: Server }>({
  /** The server with many devices, started again: its log of writes is empty. */
  small: async ({ server, wire }, use) => {
    await wire.load("devices", manyDevices(MANY));
    await server.stop();
    const small = await server.again();
    await use(small);
    await small.stop();
  },
});

async function stage(wire: Wire): Promise<number> {
  return (await wire.stage("device", "many.csv", manyRows(MANY))).id;
}

const waits = "Waiting to write the changes";

test("processing waits while the disk is full, and is withdrawn", async ({ page, wire, small }) => {
  const id = await stage(wire);
  const screen = await new ProcessScreen(page).plan();
  const commit = await small.hold("processing.before_commit");
  await screen.process();
  await commit.reached();
  await small.limitFiles((await small.walBytes()) + ROOM);
  await commit.release();

  await expect(page.getByText(waits)).toBeVisible();
  await expect(page.getByText("The database cannot be written; the disk may be full.")).toBeVisible();
  await expect(page.getByText(/^Coverlist tries again by itself, next on .+20\d\d/)).toBeVisible();
  await expect(screen.bar).toBeHidden();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Withdraw" }).click();
  await expect(page.getByText("The import was withdrawn; nothing was applied").first()).toBeVisible();
  await expect(page.locator(".process-steps")).toBeFocused();
  expect((await wire.import(id)).state).toBe("staged");
  expect(await wire.record("device", serial(MANY))).not.toMatchObject({ status: "enrolled" });

  await small.limitFiles("unlimited");
  await screen.process();
  await screen.reported();
  await expect(screen.sum).toContainText("2,500 rows in the file = 2,500 updated");
});

test("an undo waits while the disk is full, and goes on by itself", async ({ page, wire, small }) => {
  const id = await stage(wire);
  const screen = await new ProcessScreen(page).plan();
  await screen.process();
  await screen.reported();
  const panel = await new UndoPanel(page).open(id);
  const commit = await small.hold("processing.before_commit");
  await panel.consent.click();
  await commit.reached();
  await small.limitFiles(0);
  await commit.release();

  await expect(panel.dialog).toContainText(waits);
  await expectAccessible(page);
  // The disk takes no withdrawal either.
  await panel.dialog.getByRole("button", { name: "Withdraw" }).click();
  await expect(panel.dialog.getByRole("alert")).toBeVisible();
  await small.limitFiles("unlimited");
  await expect(panel.button).toHaveText("Undo the undo", { timeout: 60_000 });
  expect((await wire.import(id)).state).toBe("undone");
});
