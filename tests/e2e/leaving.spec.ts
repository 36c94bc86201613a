// A person leaves the import screen in the middle of the work on a file, and comes back.
import { ImportScreen } from "./pages/import_screen.ts";
import { ProcessScreen } from "./pages/process_screen.ts";
import { expect, test } from "./support/admin.ts";
import { KEYS, cleanFile, templateCsv } from "./support/csv.ts";

const { known } = KEYS.device;

test.beforeEach(async ({ wire }) => {
  expect(await wire.open()).toBeUndefined();
});

test("a file and its corrections stay while a person looks at another screen", async ({ page }) => {
  const screen = await new ImportScreen(page).open();
  const rows = known.slice(0, 3).map((key) => [key, "Perhaps"]);
  await screen.choose("device", "fall.csv", templateCsv("device", rows));
  await screen.row(2).click();
  await screen.active.getByRole("textbox", { name: "Insurance Status" }).fill("Declined");
  await page.keyboard.press("Enter");
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 1, rejected: 2 });
  await screen.show.selectOption({ label: "Accepted" });
  await expect(screen.rows).toHaveCount(1);

  await page.getByRole("navigation").getByRole("link", { name: "Records" }).click();
  await expect(page.getByRole("heading", { name: "Records", level: 1 })).toBeVisible();
  await page.goBack();
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 1, rejected: 2 });
  // The rows are those of the filter, which begins anew.
  await expect(screen.rows).toHaveCount(2);
  await expect(screen.row(3)).toContainText("Perhaps");
  await expect(screen.active).toContainText("Line 3, rejected");
  // It can still be undone and staged.
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 0, rejected: 3 });
  await page.getByRole("button", { name: "Redo" }).click();
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 1, rejected: 2 });
  await screen.stage();
  await expect(screen.staged).toBeVisible();
});

test("after staging, the screen is ready for the next file", async ({ page }) => {
  const screen = await new ImportScreen(page).open();
  await screen.choose("user", "fall.csv", cleanFile("user"));
  await screen.stage();
  await expect(new ProcessScreen(page).processButton).toBeVisible();
  await page.goBack();
  await expect(screen.file).toBeAttached();
  await expect(page.getByText("fall.csv").first()).toBeVisible();
  await expect(screen.table).toHaveCount(0);
});

test("leaving the site with corrections asks, from every screen", async ({ page }) => {
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "fall.csv", templateCsv("device", [[known[0], "Perhaps"]]));
  await screen.row(2).click();
  await screen.active.getByRole("textbox", { name: "Insurance Status" }).fill("Declined");
  await page.keyboard.press("Enter");
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 1 });
  await page.getByRole("navigation").getByRole("link", { name: "Records" }).click();
  const asked = page.waitForEvent("dialog");
  const closed = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.accept();
  await closed;
});
