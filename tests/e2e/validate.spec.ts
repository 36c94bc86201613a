// Validating: the browser finds everything that is wrong with a file before it sends a byte.
import type { Page } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { HEADERS, KEYS, KINDS, cleanFile, csv, enrolled, fileWithRejectedRows } from "./support/csv.ts";
import { HeldEngine } from "./support/engine.ts";
import { manyRows, serial } from "./support/many.ts";

// Most of these tests stage nothing, so they share a server.
test.use({ shared: true });

test.beforeEach(async ({ wire }) => {
  expect(await wire.open()).toBeUndefined();
});

for (const kind of KINDS) {
  const [key, status, ...rest] = HEADERS[kind] as [string, string, ...string[]];
  const { known } = KEYS[kind];

  test(`headers of a ${kind} file: found, near, missing, unknown and twice, and a rename repairs`, async ({
    page,
  }) => {
    const screen = await new ImportScreen(page).open();
    const headers = [key.toLowerCase(), status, "Grade", ...rest.slice(1)];
    const row = (...cells: string[]) => [...cells, ...Array<string>(headers.length - cells.length).fill("")];
    await screen.choose(
      kind,
      "fall.csv",
      csv([headers, row(known[0], "Yes", "7"), row(known[1], "No", "8")]),
    );

    await expect(screen.header(status)).toContainText("column 2");
    await expect(screen.header(key)).toContainText(`not found; column 1 is “${key.toLowerCase()}”`);
    await expect(screen.header("Policy Number")).toContainText("optional, not in this file");
    await expect(page.getByText("Grade", { exact: true }).first()).toBeVisible();
    await expect.poll(() => screen.tally()).toMatchObject({ header_near: 1, header_unknown: 1 });
    await expect(screen.blocked).toBeVisible();
    await expect(screen.fact("Not checked")).toHaveText("2");
    await expect(screen.fact("Rejected")).toHaveCount(0);
    await expect(screen.row(2)).toContainText("Not checked");
    await expectAccessible(page);

    await page.getByRole("button", { name: `Rename “${key.toLowerCase()}” to “${key}”` }).click();
    await screen.validated();
    await expect(screen.header(key)).toContainText(`column 1, “${key.toLowerCase()}” in the file`);
    await expect(screen.blocked).toBeHidden();
    await expect(screen.stageButton).toHaveText("Stage 2 rows");

    // A rename can be undone.
    await screen.header(key).getByRole("button", { name: /^Undo/ }).click();
    await screen.validated();
    await expect(screen.blocked).toBeVisible();
  });

  test(`a ${kind} file under the other template is recognized, and switched with a click`, async ({
    page,
  }) => {
    const other = kind === "user" ? "device" : "user";
    const screen = await new ImportScreen(page).open();
    await screen.choose(other, "fall.csv", cleanFile(kind));
    await expect.poll(() => screen.tally()).toMatchObject({ template_wrong: 1 });
    await expect(screen.blocked).toBeVisible();

    const name = kind === "user" ? "User" : "Device";
    await page.getByRole("button", { name: `Switch to ${name} template` }).click();
    await screen.validated();
    await expect(screen.template(kind)).toBeChecked();
    await expect(screen.fact("Accepted")).toHaveText("4");
    await expect(screen.blocked).toBeHidden();
  });

  test(`findings of a ${kind} file are grouped with counts, say what to do, and filter the table`, async ({
    page,
  }) => {
    const screen = await new ImportScreen(page).open();
    await screen.choose(kind, "fall.csv", fileWithRejectedRows(kind));
    await expect.poll(() => screen.counts()).toEqual({ rows: 5, accepted: 3, rejected: 2, set_aside: 0 });
    await expect.poll(() => screen.tally()).toEqual({ key_blank: 1, status_unknown: 1 });

    // Rows with findings are shown first.
    await expect(screen.rows).toHaveCount(2);
    await expect(screen.row(3)).toContainText("Perhaps");
    await screen.group("Unknown status").click();
    await expect(screen.rows).toHaveCount(1);
    await expect(screen.row(3)).toBeVisible();
    await screen.row(3).click();
    const sentence = /Line 3, column 2 \(Insurance Status\): The status must be one of/;
    await expect(page.getByRole("listitem").filter({ hasText: sentence })).toBeVisible();
    await expectAccessible(page);

    await screen.show.selectOption({ label: "All rows" });
    await expect(screen.rows).toHaveCount(5);
    await screen.find.fill(known[2].toLowerCase());
    await expect(screen.rows).toHaveCount(1);
    await expect(screen.row(5)).toContainText(known[2]);
    await screen.find.fill("nothing like it");
    await expect(page.getByText("No rows to show.")).toBeVisible();

    // The search offers to look in rows that the filter hides.
    await screen.show.selectOption({ label: "Rows with findings" });
    await screen.find.fill(known[2]);
    await page.getByRole("button", { name: "Look in all rows" }).click();
    await expect(screen.row(5)).toContainText(known[2]);
  });
}

test("a column that is only nearly an optional one is left out with a click, and taken in again", async ({
  page,
  wire,
}) => {
  const screen = await new ImportScreen(page).open();
  const [known] = KEYS.device.known;
  await screen.choose(
    "device",
    "fall.csv",
    csv([
      ["Device Serial", "Insurance Status", "Amount"],
      [known, "Yes", "240.00"],
    ]),
  );
  await expect(screen.blocked).toBeVisible();

  await page.getByRole("button", { name: "Leave out “Amount”", exact: true }).click();
  await screen.validated();
  await expect(screen.blocked).toBeHidden();
  await expect(screen.header("Coverage Amount")).toContainText("optional, not in this file");
  await expect(screen.fact("Accepted")).toHaveText("1");

  await page.getByRole("button", { name: "Undo leaving out “Amount”", exact: true }).click();
  await screen.validated();
  await expect(screen.blocked).toBeVisible();

  // The server ignores the column too.
  await page.getByRole("button", { name: "Leave out “Amount”", exact: true }).click();
  await screen.validated();
  await screen.stageButton.click();
  await expect(screen.staged).toBeVisible();
  const open = await wire.open();
  expect(open).toMatchObject({ accepted: 1, rejected: 0 });
  await wire.delete(open?.id ?? 0);
});

test("a header that is there twice and a column without one are named", async ({ page }) => {
  const screen = await new ImportScreen(page).open();
  const rows = [
    [...HEADERS.device, "Insurance Status", ""],
    [...enrolled("5CD1234ABC", 1), "No", "note"],
  ];
  await screen.choose("device", "fall.csv", csv(rows));
  await expect.poll(() => screen.tally()).toMatchObject({ header_duplicate: 2 });
  await expect(screen.header("Insurance Status")).toContainText("column 2, and once more");
  await expect(screen.blocked).toBeVisible();

  await page.getByRole("button", { name: "Use column 8" }).click();
  await screen.validated();
  await expect(page.getByRole("button", { name: "Undo choosing column 8" })).toBeVisible();
  await expect(screen.stageButton).toHaveText("Stage 1 row");
  await expect.poll(() => screen.tally()).toEqual({ header_blank: 1, header_unknown: 1 });
  await expect(page.getByText("(no header)", { exact: true }).first()).toBeVisible();
});

test("rows that are no record are set aside by name", async ({ page }) => {
  const screen = await new ImportScreen(page).open();
  const rows = [
    ["Oakwood Unified School District, enrollment", "", "", "", "", "", ""],
    HEADERS.device,
    ["# one line a device", "", "", "", "", "", ""],
    enrolled("5CD1234ABC", 1),
    ["", "", "", "", "", "", ""],
    ["Total", "", "", "", "525.00", "", ""],
  ];
  await screen.choose("device", "fall.csv", csv(rows));
  await expect.poll(() => screen.tally()).toMatchObject({ row_title: 1, row_comment: 1, row_blank: 1, row_totals: 1 });
  await expect.poll(() => screen.counts()).toEqual({ rows: 1, accepted: 1, rejected: 0, set_aside: 4 });
  await expect(screen.stageButton).toHaveText("Stage 1 row");
});

test("Windows-1252 is recognized, shown with its first cells, and another encoding is a click away", async ({
  page,
}) => {
  const rows = [
    HEADERS.user,
    ["004231", "Yes", "Núñez", "", "", "", ""],
    ["118204", "No", "", "", "", "", ""],
  ];
  const screen = await new ImportScreen(page).open();
  await screen.choose("user", "fall.csv", csv(rows, { encoding: "latin1" }));
  await expect(screen.fact("Encoding")).toHaveText("Windows-1252");
  await expect(page.getByText("Núñez").first()).toBeVisible();
  await screen.show.selectOption({ label: "All rows" });
  await expect(screen.row(2)).toContainText("Núñez");

  await screen.encoding("UTF-8").check();
  await screen.validated();
  await expect(screen.fact("Encoding")).toHaveText("UTF-8");
  await expect.poll(() => screen.tally()).toMatchObject({ encoding_damaged: 1 });
  await expect(page.getByRole("region", { name: "Encoding" })).toContainText("Núñez");
  await screen.show.selectOption({ label: "All rows" });
  await expect(screen.row(2)).toContainText("N\uFFFD\uFFFDez");

  await screen.encoding("Windows-1252").check();
  await screen.validated();
  await expect(screen.row(2)).toContainText("Núñez");
  await expect.poll(() => screen.tally()).toEqual({});
});

test("one odd date does not decide for its column, and another column shows its proven order", async ({
  page,
}) => {
  const rows = [
    ["User ID", "Insurance Status", "Coverage Start Date", "Coverage End Date"],
    ["118204", "Yes", "9/1/2026", "6/7/2027"],
    ["009917", "Yes", "15/8/2026", "6/30/2027"],
    ["118205", "Yes", "9/2/2026", "6/29/2027"],
  ];
  const screen = await new ImportScreen(page).open();
  await screen.choose("user", "fall.csv", csv(rows));
  await expect.poll(() => screen.tally()).toEqual({ date_order_doubtful: 1 });
  await expect(page.getByText(/Only line 3 of Coverage Start Date proves an order/)).toBeVisible();
  const proven = "Coverage End Date is read month-first, as line 3 proves: 6/7/2027 is June 7, 2027.";
  await expect(page.getByText(proven)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Month first: 9/1/2026 is September 1, 2026" }).click();
  await screen.validated();
  await expect.poll(() => screen.tally()).toEqual({ date_unreadable: 1 });
  await expect(screen.fact("Rejected")).toHaveText("1");
});

test("what is read as blank is listed by column, with the rows that hold it", async ({ page }) => {
  const rows = [
    ["User ID", "Insurance Status", "Policy Number", "Coverage Amount"],
    ["118204", "Yes", "NULL", "460.00"],
    ["118205", "Yes", "WA-2", "460.00"],
    ["118206", "Declined", "N/A", " $ -   "],
  ];
  const screen = await new ImportScreen(page).open();
  await screen.choose("user", "fall.csv", csv(rows));
  await expect.poll(() => screen.tally()).toEqual({ cell_nothing: 2 });
  await screen.group("Words read as blank").click();
  const findings = page.getByRole("region", { name: "Findings" });
  await expect(findings.getByText(/Column 3 \(Policy Number\): .* on lines 2 and 4\./)).toBeVisible();
  await expect(findings.getByText(/Column 4 \(Coverage Amount\): .* on line 4\./)).toBeVisible();
  await expect(screen.row(2)).toBeVisible();
  await expect(screen.row(4)).toBeVisible();
  await expect(screen.row(3)).toHaveCount(0);
  await expect(screen.stageButton).toHaveText("Stage 3 rows");
  await expectAccessible(page);
});

test("one answer decides the order of all date columns that prove none; until then the rows wait", async ({
  page,
}) => {
  const rows = [
    HEADERS.device,
    ["5CD1234ABC", "Yes", "", "", "", "08/09/2026", "05/06/2030"],
    ["5CD1234ABD", "Yes", "", "", "", "10/09/2026", "05/06/2030"],
  ];
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "fall.csv", csv(rows));
  await expect.poll(() => screen.tally()).toEqual({ date_order_unknown: 2 });
  await expect(screen.fact("Waiting")).toHaveText("2");
  await expect(screen.active).toContainText("Line 2, waits for an answer about the file");
  await expect(page.getByText("The answer holds for Coverage End Date, too.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: /^Day first: 08/ }).click();
  await expect(screen.fact("Accepted")).toHaveText("2");
  await expect(page.getByText("Coverage End Date is read day-first, as you chose")).toBeVisible();
  // It is one decision.
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(screen.fact("Waiting")).toHaveText("2");
});

test("dates that nothing proves day-first or month-first are asked about", async ({
  page,
  wire,
}) => {
  const rows = [
    HEADERS.device,
    ["5CD1234ABC", "Yes", "", "", "", "08/09/2026", "2030-06-30"],
    ["5CD1234ABD", "Yes", "", "", "", "10/09/2026", "2030-06-30"],
  ];
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "fall.csv", csv(rows));
  await expect.poll(() => screen.tally()).toEqual({ date_order_unknown: 1 });
  await expect(screen.blocked).toBeVisible();
  await expect(
    page.getByText(/Nothing in Coverage Start Date proves the order\. The first unclear date is on line 2\./),
  ).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Day first: 08/09/2026 is September 8, 2026" }).click();
  await screen.validated();
  const chosen = "Coverage Start Date is read day-first, as you chose: 08/09/2026 is September 8, 2026.";
  await expect(page.getByText(chosen)).toBeVisible();
  await expect(screen.stageButton).toBeEnabled();
  await page.getByRole("button", { name: "Read it month-first" }).click();
  await screen.validated();
  await expect(page.getByText("Coverage Start Date is read month-first, as you chose")).toBeVisible();

  // The decision is sent with the file.
  await screen.stageButton.click();
  await expect(screen.staged).toBeVisible();
  const open = await wire.open();
  const { rows: planned } = await wire.plan(open!.id);
  expect(JSON.stringify(planned)).toContain("2026-08-09");
  expect(JSON.stringify(planned)).not.toContain("2026-09-08");
  await wire.delete(open!.id);
});

test("a delimiter that was guessed wrongly is corrected with a click", async ({ page }) => {
  const screen = await new ImportScreen(page).open();
  await screen.choose(
    "device",
    "fall.csv",
    csv(
      [
        ["Device Serial", "Insurance Status"],
        ["5CD1234ABC", "Yes"],
      ],
      { delimiter: "|" },
    ),
  );
  await expect(screen.fact("Delimiter")).toHaveText("Pipe");
  await screen.delimiter("Comma");
  await screen.validated();
  await expect(screen.fact("Delimiter")).toHaveText("Comma");
  await expect(screen.blocked).toBeVisible();
});

// figures.spec.ts measures times. A test that judges milliseconds fails on a busy machine.
test("100,000 rows: few are in the document, and the last line is a key away", async ({ page }) => {
  const screen = await new ImportScreen(page).open();
  await screen.template("device").check();
  await screen.pick(
    "many.csv",
    manyRows(100_000, (n) => n % 1_000 === 0),
  );
  await screen.validated();
  await expect.poll(() => screen.counts()).toEqual({ rows: 100_000, accepted: 99_900, rejected: 100, set_aside: 0 });
  await expect.poll(() => screen.tally()).toEqual({ status_unknown: 100 });

  await screen.show.selectOption({ label: "All rows" });
  await expect(screen.row(2)).toContainText(serial(1));
  await expect(screen.table).toHaveAttribute("aria-rowcount", "100001");
  expect(await screen.rows.count()).toBeLessThan(100);

  await screen.table.focus();
  await page.keyboard.press("Control+End");
  await expect(screen.row(100_001)).toContainText(serial(100_000));
  await expect(screen.row(100_001)).toBeInViewport();
  expect(await screen.rows.count()).toBeLessThan(100);
  await page.keyboard.press("Control+Home");
  await expect(screen.row(2)).toBeInViewport();

  await screen.find.fill(serial(77_777));
  await expect(screen.rows).toHaveCount(1);
  await expect(screen.row(77_778)).toContainText(serial(77_777));
});

test("the header verdict is there before the rows are read", async ({ page }) => {
  const engine = await HeldEngine.at(page, "reading");
  const screen = await new ImportScreen(page).open();
  await screen.template("device").check();
  await screen.pick("many.csv", manyRows(5_000));
  await engine.reached();
  await expect(page.getByRole("region", { name: "Header" })).toContainText("All 7 columns found");
  expect(await marks(page)).toEqual(["chosen", "header"]);

  await engine.release();
  await screen.validated();
  expect(await marks(page)).toEqual(["chosen", "header", "validated"]);
});

/** The names of the page's performance marks, the earliest first. */
async function marks(page: Page): Promise<string[]> {
  const names = await page.evaluate(() => performance.getEntriesByType("mark").map(({ name }) => name));
  return names.map((name) => name.replace("coverlist.", ""));
}
