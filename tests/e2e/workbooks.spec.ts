// Workbooks: another worker turns their worksheet into CSV, and a person decides what of it is read.
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { workbookOf } from "./support/command_line.ts";
import { cleanFile } from "./support/csv.ts";
import { manyRows } from "./support/many.ts";

const workbook = (name: string, ending = "xlsx") =>
  readFile(resolve(import.meta.dirname, `../workbooks/${name}/input.${ending}`));

/** The list of worksheets, which a workbook with several ones has. */
const worksheetOf = (page: Page) => page.getByRole("combobox", { name: "Worksheet" });
/** The value of the first one. */
const ROSTER = "0";

// The wire signs the admin in.
test.beforeEach(async ({ wire }) => {
  expect(await wire.open()).toBeUndefined();
});

test("a workbook is read as it is displayed, once somebody has decided about its hidden rows", async ({
  page,
  wire,
}) => {
  const screen = await new ImportScreen(page).open();
  await screen.choose("user", "fall.xlsx", await workbook("openpyxl-hidden"));
  await expect(screen.fact("Content")).toHaveText("Workbook");
  await expect(worksheetOf(page)).toHaveValue(ROSTER);
  await expect(page.getByText("1 row of the worksheet is hidden")).toBeVisible();
  await expect(screen.blocked).toBeVisible();
  await expect(screen.row(2)).toContainText("000042");
  await expectAccessible(page);

  await page.getByRole("button", { name: "Leave hidden rows out" }).click();
  await expect(page.getByText("1 hidden row is left out.")).toBeVisible();
  await screen.validated();
  const { accepted, rejected } = await screen.counts();
  await page.getByRole("button", { name: "Read hidden rows" }).click();
  await expect(page.getByText("1 hidden row is read.")).toBeVisible();
  await screen.validated();
  expect(await screen.counts()).toMatchObject({ accepted: accepted + 1, rejected });

  await screen.stage();
  await expect(screen.staged).toBeVisible();
  expect(await wire.open()).toMatchObject({ name: "fall.xlsx", accepted: accepted + 1 });
});

test("another worksheet can be chosen", async ({ page }) => {
  const screen = await new ImportScreen(page).open();
  await screen.choose("user", "fall.xlsx", await workbook("openpyxl-hidden"));
  const worksheet = worksheetOf(page);
  await expect(worksheet.getByRole("option")).toHaveText([
    "Roster, 5 rows",
    "Empty, 0 rows",
    "Old roster (hidden), 9 rows",
  ]);
  await worksheet.selectOption({ label: "Old roster (hidden), 9 rows" });
  await expect(page.getByText("of the worksheet is hidden")).toHaveCount(0);
  await screen.validated();
  await expect(worksheet).toHaveValue("2");
  await worksheet.selectOption({ label: "Roster, 5 rows" });
  await expect(page.getByText("1 row of the worksheet is hidden")).toBeVisible();
});

for (const [ending, name] of [
  ["xls", "libreoffice-roster-xls"],
  ["ods", "libreoffice-roster-ods"],
  ["xlsb", "records-xlsb"],
] as const) {
  test(`a workbook of the kind .${ending} is read, whatever its name`, async ({ page }) => {
    const screen = await new ImportScreen(page).open();
    await screen.choose("user", "fall.csv", await workbook(name, ending));
    await expect(screen.fact("Content")).toHaveText("Workbook");
    expect((await screen.counts()).rows).toBeGreaterThan(0);
  });
}

test("a workbook that cannot be read says why", async ({ page }) => {
  const screen = await new ImportScreen(page).open();
  await screen.choose("user", "fall.xlsx", await workbook("danger-password"));
  await expect.poll(() => screen.tally()).toEqual({ workbook_password: 1 });
  await expect(page.getByText("remove the password").first()).toBeVisible();
  await expect(screen.blocked).toBeVisible();
});

test("what reads workbooks is loaded only for one, and its absence is no dead end", async ({ page }) => {
  const loaded: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes("coverlist-workbook")) loaded.push(request.url());
  });
  await page.route("**/coverlist-workbook*", (route) => route.abort());
  const screen = await new ImportScreen(page).open();
  await screen.choose("user", "fall.csv", cleanFile("user"));
  expect(loaded).toEqual([]);

  await screen.pick("fall.xlsx", await workbook("openpyxl-roster"));
  await expect(page.getByText("The workbook can’t be read now")).toBeVisible();
  await page.unroute("**/coverlist-workbook*");
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(screen.fact("Worksheet")).toHaveText("Roster");
  await screen.validated();
});

test("reading a workbook is canceled, and begins again on demand", async ({ page }) => {
  let release: () => void = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/coverlist-workbook_bg.wasm", async (route) => {
    await released;
    await route.continue();
  });
  const screen = await new ImportScreen(page).open();
  await screen.template("user").check();
  await screen.pick("fall.xlsx", await workbook("openpyxl-roster"));
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("canceled")).toBeVisible();
  await expect.poll(() => page.workers().length, "the worker for workbooks has ended").toBe(1);
  release();
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(screen.fact("Worksheet")).toHaveText("Roster");
});

test("without a worker for the engine, the page reads workbooks all the same", async ({ page }) => {
  await page.route("**/coverlist-worker_loader.js", (route) => route.abort());
  const screen = await new ImportScreen(page).open();
  await screen.choose("user", "fall.xlsx", await workbook("openpyxl-roster"));
  await expect(screen.fact("Worksheet")).toHaveText("Roster");
  await expect(screen.row(2)).toBeVisible();
});

test("a large workbook has the rows of its CSV", async ({ page }) => {
  const csv = manyRows(20_000);
  const large = await workbookOf(csv, { template: "device", today: "2026-09-01", decisions: {} });
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "fall.xlsx", large);
  expect(await screen.counts()).toMatchObject({ accepted: 20_000, rejected: 0 });
});
