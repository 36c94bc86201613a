// System Utilities: what an admin sees first.
import { ProcessScreen } from "./pages/process_screen.ts";
import { ImportScreen } from "./pages/import_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { cleanFile, fileWithRejectedRows } from "./support/csv.ts";

const UTILITIES = "/settings/system-utilities";

test.use({ signedIn: true });

test("without an import, the next step is to choose a file", async ({ page }) => {
  await page.goto(UTILITIES);
  await expect(page.getByText("No file is staged.")).toBeVisible();
  await expect(page.getByText("No imports yet")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Choose a file" }).click();
  await expect(new ImportScreen(page).file).toBeAttached();
});

test("an open import says what processing would do, and leads to its plan", async ({ page, wire }) => {
  await wire.stage("device", "fall.csv", cleanFile("device"));
  await page.goto(UTILITIES);
  const process = page.getByRole("region", { name: "Bulk Insurance Process" });
  await expect(process).toContainText(/fall\.csv, 4 rows, staged by R\. Ortiz/);
  await expect(process).toContainText("3 devices will change, of 4 rows");
  await expect(process.getByRole("listitem")).toHaveText([
    "Newly enrolled 1",
    "Renewed 1",
    "Other change 1",
    "Not found 1",
  ]);
  await expect(page.getByText("You can check another file meanwhile.")).toBeVisible();
  await expectAccessible(page);
  await process.getByRole("link", { name: "See the plan" }).click();
  await expect(new ProcessScreen(page).processButton).toBeVisible();
});

test("the last imports lead to their reports, and to all imports", async ({ page, wire }) => {
  const left = await wire.process("user", "fall.csv", fileWithRejectedRows("user"));
  await page.goto(UTILITIES);
  const row = page.getByRole("table", { name: "Last imports" }).getByRole("row", { name: /fall\.csv/ });
  await expect(row).toContainText("Rows left");
  await expectAccessible(page);
  await row.getByRole("link", { name: /^Fix/ }).click();
  await expect(page).toHaveURL(`/imports/${left.id}`);
  await page.goBack();
  await page.getByRole("link", { name: "All imports" }).click();
  await expect(page.getByRole("table", { name: "Imports" })).toBeVisible();
});

test("on a phone, an import is a card with its words", async ({ page, wire }) => {
  await wire.process("device", "fall.csv", cleanFile("device"));
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto(UTILITIES);
  await expect(page.getByRole("table", { name: "Last imports" })).toBeVisible();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
