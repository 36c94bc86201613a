// The report on every row, the report as a sheet, and the history.
import { createHash } from "node:crypto";
import { ProcessScreen } from "./pages/process_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import {
  HEADERS,
  KEYS,
  KINDS,
  cleanFile,
  csv,
  enrolled,
  fileWithRejectedRows,
  readCsv,
} from "./support/csv.ts";
import { saved } from "./support/saved.ts";

test("the report of an undone import says so, and by whom", async ({ page, wire }) => {
  const { id } = await wire.process("user", "fall.csv", cleanFile("user"));
  await wire.undo(id);
  await page.goto(`/imports/${id}`);
  await expect(page.locator(".verdict-sentence").getByText("Undone", { exact: true })).toBeVisible();
  await expect(page.getByText(/records were changed/)).toHaveCount(0);
  await page.getByRole("button", { name: "File", exact: true }).click();
  const undone = page.getByRole("term").filter({ hasText: /^Undone$/ });
  await expect(undone.locator("xpath=following-sibling::dd")).toContainText("R. Ortiz");
  await expectAccessible(page);
});

for (const kind of KINDS) {
  const { known, unknown } = KEYS[kind];

  test(`the report of a ${kind} file adds up and says why rows were not applied`, async ({ page, wire }) => {
    const { id } = await wire.process(kind, "fall.csv", fileWithRejectedRows(kind));
    await page.goto(`/imports/${id}`);
    const screen = new ProcessScreen(page);
    await expect(page.getByRole("heading", { name: "fall.csv", level: 2 })).toBeVisible();
    await expect(screen.sum).toHaveText(
      "5 rows in the file = 2 updated + 0 already up to date + 1 not found + 0 conflicts + 2 rejected",
    );
    await expect(page.getByText("3 of 5 rows were not applied")).toBeVisible();

    const shown = await screen.rows.count();
    let filtered = 0;
    for (const word of ["Updated", "Not applied"]) {
      const count = Number((await screen.filter(word).innerText()).match(/\d+/)?.[0]);
      await screen.filter(word).click();
      await expect(screen.rows).toHaveCount(count);
      filtered += count;
    }
    expect(filtered).toBe(shown);
    await screen.filter("All").click();

    await expect(screen.row(known[0]).getByRole("insertion").first()).toBeVisible();
    await expect(screen.row(known[1])).toContainText(/Rejected.*Line 3, column 2 \(Insurance Status\)/);
    await expect(screen.row(unknown)).toContainText("Not found");
    await screen.search.fill(known[2]);
    await expect(screen.rows).toHaveCount(1);
    await expect(screen.value(known[2], "Insurance Status").getByRole("insertion")).toHaveText("Waived");
    await expectAccessible(page);
  });

  test(`skipped and rejected rows of a ${kind} file download in template form, with line and reason`, async ({
    page,
    wire,
  }) => {
    const { id } = await wire.process(kind, "fall.csv", fileWithRejectedRows(kind));
    await page.goto(`/imports/${id}`);
    const { name, bytes } = await saved(
      page,
      await new ProcessScreen(page).download("Download rows that were not applied (CSV)"),
    );

    expect(name).toMatch(/^fall-.+\.csv$/);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(bytes.toString()).toContain("\r\n");
    const [header, ...rows] = readCsv(bytes);
    expect(header).toEqual([...HEADERS[kind], "Line", "Reason"]);
    expect(rows.map((row) => row.slice(0, -1))).toEqual([
      [known[1], "Perhaps", "", "", "", "", "", "3"],
      [...enrolled("", 3), "4"],
      [...enrolled(unknown, 5), "6"],
    ]);
    const reasons = rows.map((row) => row.at(-1));
    expect(reasons[0]).toContain("The status must be one of");
    expect(reasons[1]).toMatch(/User ID|Device Serial/);
    expect(reasons[2]).toMatch(/^This district has no (user|device) with this/);

    const workbook = await saved(
      page,
      await new ProcessScreen(page).download("Download for Excel: rows that were not applied"),
    );
    expect(workbook.name).toBe(name.replace(/csv$/, "xlsx"));
    expect(workbook.bytes.subarray(0, 2).toString()).toBe("PK");
  });

  test(`the sheet of a ${kind} file comes back, without the columns that the template lacks`, async ({
    page,
    wire,
  }) => {
    // A file in another form: Windows-1252, semicolons, bare line feeds, an extra column.
    const rows = [
      [...HEADERS[kind], "Notes"],
      [...enrolled(known[0], 1), "Río"],
    ];
    const file = csv(rows, { delimiter: ";", lineEnd: "\n", encoding: "latin1" });
    const { id, source_sha256, sha256 } = await wire.process(kind, "río.csv", file);
    await page.goto(`/imports/${id}`);
    const { name, bytes } = await saved(page, await new ProcessScreen(page).download("Download sheet (CSV)"));
    expect(name).toBe("río-sheet.csv");
    expect(readCsv(bytes)).toEqual([
      [...HEADERS[kind], "Line"],
      [...enrolled(known[0], 1), "2"],
    ]);
    const workbook = await saved(page, await new ProcessScreen(page).download("Download for Excel: sheet"));
    expect(workbook.name).toBe("río-sheet.xlsx");
    expect(workbook.bytes.subarray(0, 2).toString()).toBe("PK");
    expect(createHash("sha256").update(file).digest("hex")).toBe(source_sha256);
    await page.getByRole("button", { name: "File", exact: true }).click();
    await expect(page.getByText(source_sha256)).toBeVisible();
    await expect(page.getByText(sha256)).toBeVisible();
  });
}

test("a cell that a spreadsheet would run as a formula is made safe in the sheet", async ({ page, wire }) => {
  const formula = '=HYPERLINK("http://evil.example";"x")';
  const rows = [HEADERS.device, [KEYS.device.unknown, "Enrolled", formula, "", "", "", ""]];
  const { id } = await wire.process("device", "fall.csv", csv(rows));
  await page.goto(`/imports/${id}`);
  const { bytes } = await saved(
    page,
    await new ProcessScreen(page).download("Download rows that were not applied (CSV)"),
  );
  expect(readCsv(bytes)[1]?.[2]).toBe(`'${formula}`);
});

test("the findings of the file stay with the report", async ({ page, wire }) => {
  const { id } = await wire.process("user", "fall.csv", fileWithRejectedRows("user"));
  await page.goto(`/imports/${id}`);
  await page.getByRole("button", { name: "Findings in the file" }).click();
  const findings = page
    .getByRole("table", { name: "Findings in the file" })
    .locator("tbody")
    .getByRole("row");
  await expect(findings).toHaveCount(2);
  await expect(findings.first()).toContainText(/3.*Rejects.*Line 3, column 2 \(Insurance Status\)/);
  await expectAccessible(page);
});

test("the history lists every import, the newest first, with who, when and counts", async ({
  page,
  wire,
}) => {
  await page.goto("/imports");
  await expect(page.getByText("No imports yet")).toBeVisible();

  await wire.process("device", "first.csv", cleanFile("device"));
  const second = await wire.stage("user", "second.csv", cleanFile("user"));
  await wire.delete(second.id);
  await wire.stage("user", "third.csv", fileWithRejectedRows("user"));
  await page.reload();

  const rows = page.getByRole("table", { name: "Imports" }).locator("tbody").getByRole("row");
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(0)).toContainText(/third\.csv.*Staged.*User.*5.*R\. Ortiz/);
  await expect(rows.nth(1)).toContainText(/second\.csv.*Deleted.*User.*R\. Ortiz.*Nothing was applied/);
  // Rows were left, so the import is not shown as done.
  await expect(rows.nth(2).getByRole("cell")).toHaveText([
    "Rows left",
    "Device",
    "4",
    "3",
    "",
    "1",
    /\d/,
    "R. Ortiz",
    "Fix this row",
  ]);
  await expectAccessible(page);

  // A link to its own screen, and Back.
  const state = page.getByLabel("State", { exact: true });
  await state.selectOption("Deleted");
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL("/imports?state=deleted");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Imports" }).click();
  await expect(page).toHaveURL("/imports");
  await expect(rows).toHaveCount(3);
  await page.goBack();
  await expect(rows).toHaveCount(1);
  await expect(state.locator("option:checked")).toHaveText("Deleted");
  await page.goForward();
  await expect(rows).toHaveCount(3);

  await rows.nth(1).getByRole("link", { name: "second.csv" }).click();
  await expect(
    page.getByText("This file was deleted before it was processed. It changed no record."),
  ).toBeVisible();
  await expect(page.getByText("Download", { exact: true })).toHaveCount(0);
  await page.getByRole("link", { name: "All imports" }).click();
  await rows.nth(0).getByRole("link", { name: "third.csv" }).click();
  await expect(page.getByText("This file is not processed yet")).toBeVisible();
  await page.getByRole("link", { name: "See the plan" }).click();
  await expect(new ProcessScreen(page).processButton).toBeVisible();
});

test("a viewer sees the report and its sheet, and an import that is none is said to be none", async ({
  page,
  wire,
  another,
}) => {
  const { id } = await wire.process("device", "fall.csv", fileWithRejectedRows("device"));
  const viewer = await another("viewer");
  await viewer.page.goto(`/imports/${id}`);
  await expect(new ProcessScreen(viewer.page).sum).toContainText("5 rows in the file");
  const viewed = new ProcessScreen(viewer.page);
  await saved(viewer.page, await viewed.download("Download rows that were not applied (CSV)"));

  const staged = await wire.stage("device", "fall.csv", cleanFile("device"));
  await viewer.page.goto(`/imports/${staged.id}`);
  await expect(viewer.page.getByText("This file is not processed yet")).toBeVisible();
  await expect(viewer.page.getByRole("link", { name: "See the plan" })).toHaveCount(0);

  await page.goto("/imports/999");
  await expect(page.getByRole("heading", { name: "Import not found" })).toBeVisible();
});
