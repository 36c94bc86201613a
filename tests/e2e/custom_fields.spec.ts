// A custom field of each type, from the document of a template to a cleared value.
import type { Page } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { ProcessScreen } from "./pages/process_screen.ts";
import { TemplatesScreen } from "./pages/templates_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { KEYS, csv } from "./support/csv.ts";
import { CUSTOM, FALL, FALL_HEADER, addCustomFields } from "./support/custom.ts";

const KEY = KEYS.user.known[0];
const FILLED = [KEY, "Enrolled", "Had none", "Blue", "2", "$1,050.50", "8/24/2026", "p"];
/** The values as the page shows them. */
const SHOWN = ["Not enrolled", "Blue", "2", "1050.50", "2026-08-24", "Premium"];

test("values of each type are imported, planned, reported, shown and cleared", async ({ page, wire }) => {
  test.slow();
  const document = await addCustomFields(wire);
  const templates = await new TemplatesScreen(page).open();
  await templates.import("fall.json", document, "Import as a new template");
  await expect(page.getByText("Fall enrollment is a new template.")).toBeVisible();

  const processing = new ProcessScreen(page);
  await stage(page, "first.csv", FILLED);
  await processing.plan();
  for (const [at, { header }] of CUSTOM.entries()) {
    await expect(processing.value(KEY, header)).toHaveText(SHOWN[at]!);
  }
  await expect(processing.row(KEY)).not.toContainText(/_\d/);
  await expectAccessible(page);
  await processing.process();
  await processing.reported();
  for (const [at, { header }] of CUSTOM.entries()) {
    await expect(processing.value(KEY, header).getByRole("insertion")).toHaveText(SHOWN[at]!);
  }

  const users = page.getByRole("table", { name: "Users" });
  const shown = users.getByRole("row", { name: new RegExp(`^${KEY}`) });
  await records();
  await expect(users.getByRole("columnheader")).toContainText(CUSTOM.map(({ name }) => name));
  await expect(shown.getByRole("cell")).toContainText(SHOWN);
  await expectAccessible(page);

  // A blank cell clears every field but the number of siblings, which keeps its value.
  await stage(page, "second.csv", [KEY, "Enrolled"]);
  await processing.plan();
  const row = processing.row(KEY);
  await expect(row.getByRole("deletion").filter({ hasText: "Blue" })).toBeVisible();
  await expect(row.getByRole("insertion")).toHaveText(CUSTOM.slice(1).map(() => "blank"));
  await processing.process();
  await processing.reported();
  await records();
  await expect(shown).not.toContainText("Blue");
  await expect(shown).not.toContainText("Premium");
  await expect(shown.getByRole("cell")).toContainText(["2"]);

  async function records(): Promise<void> {
    await page.goto("/records");
    await page.getByRole("searchbox", { name: "Search" }).fill(KEY);
    await expect(users.getByRole("row")).toHaveCount(2);
  }
});

test("a date column of a template asks for the order of day and month by its header", async ({
  page,
  wire,
}) => {
  await wire.putTemplate(await addCustomFields(wire));
  const screen = await new ImportScreen(page).open();
  const rows = [FALL_HEADER, [KEY, "Enrolled", "", "", "", "", "3/4/2026", ""]];
  await screen.choose(FALL, "dates.csv", csv(rows));
  await expect(
    page.getByText(/Nothing in Signed On proves the order\. The first unclear date is on line 2\./),
  ).toBeVisible();
  await screen.openHeader();
  await expect(screen.header("Deductible (USD)")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Month first: 3\/4\/2026 is March 4, 2026/ }).click();
  await expect(page.getByText(/Signed On is read month-first/)).toBeVisible();
  await expect(screen.readyToStage).toBeVisible();
});

test("wrong values of custom columns are named by header", async ({ page, wire }) => {
  await wire.putTemplate(await addCustomFields(wire));
  const screen = await new ImportScreen(page).open();
  const wrong = [KEY, "Enrolled", "Perhaps", "Red", "two", "a lot", "someday", "Gold"];
  await screen.choose(FALL, "wrong.csv", csv([FALL_HEADER, wrong]));
  for (const header of ["Last Year", "Siblings", "Deductible (USD)", "Signed On", "Plan"]) {
    const place = `Line 2, column ${FALL_HEADER.indexOf(header) + 1} (${header}): `;
    await expect(page.getByRole("listitem").filter({ hasText: place }), header).toBeVisible();
  }
  await expect(screen.fact("Accepted")).toHaveText("0");
});

test("on a phone each custom value is a line of the record's card", async ({ page, wire }) => {
  await wire.putTemplate(await addCustomFields(wire));
  await stage(page, "first.csv", FILLED);
  const processing = await new ProcessScreen(page).plan();
  await processing.process();
  await processing.reported();
  await page.setViewportSize({ width: 360, height: 780 });
  await page.goto("/records");
  await page.getByRole("searchbox", { name: "Search" }).fill(KEY);
  // The header and the row that is found. Before the answer, the table is dimmed.
  await expect(page.getByRole("row")).toHaveCount(2);
  const cell = page.getByRole("cell", { name: "Premium" });
  await expect(cell).toBeVisible();
  // The page may draw the row again while it is asked: the label is empty until it has done so.
  const label = () => cell.evaluate((cell) => getComputedStyle(cell, "::before").content);
  await expect.poll(label).toBe('"Insurance plan"');
  await expectAccessible(page);
});

/** Stages a file with one row on the import screen. */
async function stage(page: Page, name: string, row: readonly string[]): Promise<void> {
  const screen = await new ImportScreen(page).open();
  const cells = [...row, ...Array<string>(FALL_HEADER.length - row.length).fill("")];
  await screen.choose(FALL, name, csv([FALL_HEADER, cells]));
  await screen.stage();
  await expect(screen.staged).toBeVisible();
}
