// Downloads of a validated file, which the browser makes without the server.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { KEYS, csv } from "./support/csv.ts";

test.use({ shared: true });

const { known } = KEYS.user;
const HEADER = ["Student", "Student ID", "Insurance Status", "Policy Number", "Family"];

/** A list with columns of its own, a key with zeros, an unknown word and a row that is too long. */
const list = () =>
  csv([
    HEADER,
    ["Ana", known[0], "Enrolled", "007", "Ruiz"],
    ["Lee", known[1], "Perhaps", "", "=Lee"],
    ["Sam", known[2], "Declined", "", "Okafor", "and more"],
  ]);

const choiceOf = (page: Page, name: string) => page.getByRole("group", { name, exact: true });

/** Presses the button of a format, and reads the file that the browser saves. */
async function saved(page: Page, choice: string, format: "Excel" | "CSV"): Promise<{ name: string; bytes: Buffer }> {
  if (!(await choiceOf(page, choice).isVisible())) await page.getByText("Download", { exact: true }).click();
  const download = page.waitForEvent("download");
  await choiceOf(page, choice).getByRole("button", { name: format }).click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

async function matched(page: Page): Promise<ImportScreen> {
  const screen = await new ImportScreen(page).open();
  await screen.choose("user", "list.csv", list());
  await page.getByRole("button", { name: /^Confirm/ }).first().click();
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 1, rejected: 2 });
  return screen;
}

test("the corrected sheet reads in again without a question, as CSV and as a workbook", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  const screen = await matched(page);
  await screen.row(3).click();
  await screen.active.getByRole("textbox", { name: "Insurance Status" }).fill("Enrolled");
  await page.keyboard.press("Enter");
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 2, rejected: 1 });

  const sheet = await saved(page, "Corrected sheet", "CSV");
  expect(sheet.name).toBe("list-corrected.csv");
  expect(sheet.bytes.toString("utf8")).toBe(
    [
      '\uFEFF"User ID","Insurance Status","Policy Number","Check: Student","Line","Reason"',
      `"${known[0]}","Enrolled","007","Ana","2",""`,
      `"${known[1]}","Enrolled","","Lee","3",""`,
      '"","","","","4","row_long"',
      "",
    ].join("\r\n"),
  );
  const workbook = await saved(page, "Corrected sheet", "Excel");
  expect(workbook.name).toBe("list-corrected.xlsx");
  for (const file of [sheet, workbook]) {
    await screen.choose("user", file.name, file.bytes);
    await expect.poll(() => screen.counts()).toMatchObject({ accepted: 2, rejected: 1 });
    await screen.show.selectOption({ label: "Accepted" });
    await expect(screen.row(2)).toContainText(known[0]);
    await expect(screen.row(2)).toContainText("007");
    await expect(page.getByRole("button", { name: /^Confirm/ })).toHaveCount(0);
  }
});

test("rows with findings have all columns of the file and their reasons, and stay in the browser", async ({
  page,
  wire,
}) => {
  expect(await wire.open()).toBeUndefined();
  const screen = await matched(page);
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") sent.push(request.url());
  });
  const findings = await saved(page, "Rows with findings", "CSV");
  expect(findings.name).toBe("list-findings.csv");
  expect(findings.bytes.toString("utf8")).toBe(
    [
      '\uFEFF"Line","Reason","Student","Student ID","Insurance Status","Policy Number","Family"',
      `"3","Insurance Status: Unknown status","Lee","${known[1]}","Perhaps","","'=Lee"`,
      `"4","Too many cells","Sam","${known[2]}","Declined","","Okafor","and more"`,
      "",
    ].join("\r\n"),
  );
  await expectAccessible(page);
  expect((await saved(page, "Rows with findings", "Excel")).bytes.subarray(0, 2).toString()).toBe("PK");

  await page.keyboard.press("Escape");
  await screen.show.selectOption({ label: "Accepted" });
  const shown = await saved(page, "Rows shown in the table", "CSV");
  expect(shown.name).toBe("list-rows.csv");
  expect(shown.bytes.toString("utf8").trimEnd().split("\r\n").slice(1)).toEqual([
    `"2","","Ana","${known[0]}","Enrolled","007","Ruiz"`,
  ]);
  expect(sent).toEqual([]);
});

test("without what writes workbooks, the screen says so and the CSV can be saved", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  await matched(page);
  await page.route("**/coverlist-workbook-writer*", (route) => route.abort());
  await page.getByText("Download", { exact: true }).click();
  const choice = choiceOf(page, "Corrected sheet");
  await choice.getByRole("button", { name: "Excel" }).click();
  await expect(page.getByRole("alert")).toContainText("Try again, or download the CSV.");
  await expectAccessible(page);
  expect((await saved(page, "Corrected sheet", "CSV")).name).toBe("list-corrected.csv");
  await expect(page.getByRole("alert")).toHaveCount(0);
  await page.unroute("**/coverlist-workbook-writer*");
  expect((await saved(page, "Corrected sheet", "Excel")).name).toBe("list-corrected.xlsx");
});

test("the downloads can be reached on a phone", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  await page.setViewportSize({ width: 360, height: 780 });
  await matched(page);
  expect((await saved(page, "Rows with findings", "CSV")).name).toBe("list-findings.csv");
  const panel = (await choiceOf(page, "Rows with findings").boundingBox())!;
  expect(panel.x).toBeGreaterThanOrEqual(0);
  expect(panel.x + panel.width).toBeLessThanOrEqual(360);
});
