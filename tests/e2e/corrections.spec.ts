// Correcting cells and rows of a file on the import screen.
import { ImportScreen } from "./pages/import_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { HEADERS, KEYS, csv, enrolled, templateCsv } from "./support/csv.ts";

test.use({ shared: true });

const { known } = KEYS.device;

test("a cell is corrected by keyboard, the place stays, and the correction is undone", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  const screen = await new ImportScreen(page).open();
  const bad = (key: string) => [key, "Perhaps"];
  await screen.choose("device", "fall.csv", templateCsv("device", [bad(known[0]), bad(known[1]), bad(known[2])]));
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 0, rejected: 3 });

  await screen.table.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("F2");
  const cell = screen.active.getByRole("textbox", { name: "Insurance Status" });
  await expect(cell).toBeFocused();
  await expect(cell).toHaveValue("Perhaps");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(screen.table).toBeFocused();

  await page.keyboard.press("Enter");
  await page.keyboard.type("Enrolled");
  await page.keyboard.press("Enter");
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 1, rejected: 2 });
  await expect(screen.table).toBeFocused();
  // The corrected row has left the list of findings, and the next one is in its place.
  await expect(screen.active).toContainText("Line 4, rejected");

  await page.keyboard.press("Control+Z");
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 0, rejected: 3 });
});

test("one key goes to the next row with a finding, another shows all keys", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  const screen = await new ImportScreen(page).open();
  // Otherwise the key also stops at the rows without a record, which are all of them.
  await page.route("**/lookup", (route) => route.abort());
  const isBad = (row: number) => [3, 400, 790].includes(row);
  const rows = Array.from({ length: 800 }, (_, row) => [`5CD9${row}`, isBad(row) ? "Perhaps" : "Enrolled"]);
  await screen.choose("device", "long.csv", templateCsv("device", rows));
  await screen.show.selectOption({ label: "All rows" });
  await expect(screen.active).toContainText("Line 2, accepted");
  await screen.table.focus();
  for (const [key, line] of [
    ["n", 5],
    ["n", 402],
    ["n", 792],
    ["n", 792],
    ["Shift+N", 402],
    ["Shift+N", 5],
  ] as const) {
    await page.keyboard.press(key);
    await expect(screen.active).toContainText(`Line ${line}, rejected`);
  }
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(keys).toContainText("In the rows: the next row with a finding");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();
  await expect(screen.table).toBeFocused();
});

test("all equal cells are corrected at once", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  const screen = await new ImportScreen(page).open();
  const rows = known.slice(0, 3).map((key) => [key, "Perhaps"]);
  await screen.choose("device", "fall.csv", templateCsv("device", [...rows, [known[3]!, "Maybe"]]));
  await screen.row(2).click();
  await screen.active.getByRole("textbox", { name: "Insurance Status" }).fill("Declined");
  await screen.active.getByRole("button", { name: "Correct all equal cells" }).click();
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 3, rejected: 1 });
  await expect(screen.row(5)).toContainText("Maybe");
});

test("a row is left out and taken in again, and one of contradictory rows is kept", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  const screen = await new ImportScreen(page).open();
  const rows = [enrolled(known[0], 0), enrolled(known[1], 1), [known[1], "Declined"]];
  await screen.choose("device", "fall.csv", templateCsv("device", rows));
  await expect.poll(() => screen.counts()).toEqual({ rows: 3, accepted: 1, rejected: 2, set_aside: 0 });

  await screen.show.selectOption({ label: "All rows" });
  await screen.row(2).click();
  await screen.active.getByRole("button", { name: "Leave this row out" }).click();
  await expect.poll(() => screen.counts()).toEqual({ rows: 2, accepted: 0, rejected: 2, set_aside: 1 });
  await screen.active.getByRole("button", { name: "Take this row in again" }).click();
  await expect.poll(() => screen.counts()).toEqual({ rows: 3, accepted: 1, rejected: 2, set_aside: 0 });

  await screen.row(4).click();
  await screen.active.getByRole("button", { name: `Compare all rows of ${known[1]}` }).click();
  await expect(screen.rows).toHaveCount(2);
  await expect(screen.show.locator("option:checked")).toHaveText("Only: the key of line 4");
  await expect(screen.table).toBeFocused();
  await screen.row(4).click();
  await screen.active.getByRole("button", { name: "Keep this row" }).click();
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 2, rejected: 0 });
  await expect(screen.rows).toHaveCount(2);
  await screen.stage();
  await expect(screen.staged).toBeVisible();
  const open = await wire.open();
  const lines = (await wire.sheet(open!.id)).slice(1).map((row) => [row[0], row[1]]);
  expect(lines).toEqual([
    [known[0], "Enrolled"],
    [known[1], "Declined"],
  ]);
  await wire.delete(open!.id);
});

test("rows are left out by the value of a column, and taken in again", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  const screen = await new ImportScreen(page).open();
  const rows = known.slice(0, 4).map((key, n) => [...enrolled(key, n), n === 3 ? "Charger" : "Device"]);
  await screen.choose("device", "fall.csv", csv([[...HEADERS.device, "Item"], ...rows]));
  await screen.show.selectOption({ label: "All rows" });
  await screen.row(5).click();
  await screen.active.getByText("Leave out rows like this, or all others").click();
  await expect(screen.active.getByRole("combobox", { name: "Rows whose" })).toHaveText(/Item/);
  await screen.active.getByRole("button", { name: "Leave these out" }).click();
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 3, set_aside: 1 });
  await expectAccessible(page);
  await page.getByRole("list", { name: "Rules that leave rows out" }).getByRole("button", { name: "Take back" }).click();
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 4, set_aside: 0 });
});

test("the browser asks before it leaves a file that somebody has corrected", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "fall.csv", templateCsv("device", [[known[0], "Perhaps"]]));
  await screen.row(2).click();
  await screen.active.getByRole("textbox", { name: "Insurance Status" }).fill("Declined");
  await screen.active.getByRole("button", { name: "Correct", exact: true }).click();
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 1, rejected: 0 });

  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  expect(await screen.counts()).toMatchObject({ accepted: 1, rejected: 0 });
});

test("a cell is corrected where it stands, by keyboard and by mouse", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  const screen = await new ImportScreen(page).open();
  const rows = known.slice(0, 3).map((key) => [key, "Perhaps", "P-1"]);
  await screen.choose("device", "fall.csv", templateCsv("device", rows));
  await screen.show.selectOption({ label: "All rows" });
  const field = screen.table.getByRole("textbox");
  const cell = (line: number, header: string) =>
    screen.row(line).getByRole("gridcell").nth(HEADERS.device.indexOf(header) + 1);

  await screen.table.focus();
  for (const key of ["ArrowRight", "ArrowRight", "ArrowRight"]) await page.keyboard.press(key);
  await expect(screen.table.locator("[data-active]")).toContainText("Perhaps");
  // The explanation is at the cell.
  await expect(screen.table.getByText("The status must be one of", { exact: false }).last()).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("Perhaps");
  await page.keyboard.type("Enrolled");
  await page.keyboard.press("Tab");
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 1, rejected: 2 });
  await expect(cell(2, "Policy Number")).toHaveAttribute("data-active", "true");
  await expect(screen.table).toBeFocused();

  await cell(3, "Insurance Status").dblclick();
  await field.fill("Declined");
  // A press elsewhere keeps the correction.
  await cell(4, "Policy Number").click();
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 2, rejected: 1 });
  await cell(4, "Policy Number").dblclick();
  await field.fill("lost");
  await page.keyboard.press("Escape");
  await expect(cell(4, "Policy Number")).toHaveText("P-1");
  await page.keyboard.press("Control+Z");
  await expect.poll(() => screen.counts()).toMatchObject({ accepted: 1, rejected: 2 });
});

test("a text is replaced in a column after its cells are counted, and the replacement is undone", async ({
  page,
  wire,
}) => {
  expect(await wire.open()).toBeUndefined();
  const screen = await new ImportScreen(page).open();
  const rows = known.slice(0, 3).map((key, n) => [key, "Enrolled", n < 2 ? `POL ${n}` : "P-9"]);
  await screen.choose("device", "fall.csv", templateCsv("device", rows));
  await screen.show.selectOption({ label: "All rows" });
  await page.getByRole("button", { name: "Replace", exact: true }).click();
  const form = page.locator("form").filter({ has: page.getByRole("textbox", { name: "Text to find" }) });
  await form.getByRole("combobox", { name: "Column" }).selectOption("Policy Number");
  await form.getByRole("textbox", { name: "Text to find" }).fill("POL ");
  await page.keyboard.press("Enter");
  await expect(form.getByRole("status")).toHaveText("2 cells of Policy Number contain this text.");
  await form.getByRole("textbox", { name: "Replace with" }).fill("POL-");
  await expectAccessible(page);
  await form.getByRole("button", { name: "Replace in 2 cells" }).click();
  await expect(screen.row(3)).toContainText("POL-1");
  await expect(screen.row(4)).toContainText("P-9");
  await expect(form.getByRole("status")).toHaveText("");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(screen.row(3)).toContainText("POL 1");

  await form.getByRole("textbox", { name: "Text to find" }).fill("nowhere");
  await form.getByRole("button", { name: "Count cells" }).click();
  await expect(form.getByRole("status")).toContainText("No cell of Policy Number contains this text.");
});

test("the menu at a header shows samples, and gives the column another use", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  const screen = await new ImportScreen(page).open();
  const rows = known.slice(0, 3).map((key, n) => [...enrolled(key, n), `Ruiz ${n}`]);
  await screen.choose("device", "fall.csv", csv([[...HEADERS.device, "Family"], ...rows]));
  const header = (name: string) => screen.table.getByRole("columnheader", { name });
  await header("Device Serial").getByRole("button").click();
  await expect(header("Device Serial")).toContainText("3 of 3 rows have a record");
  await expect(header("Device Serial").getByRole("listitem")).toHaveText(known.slice(0, 3));
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(screen.table.getByRole("combobox")).toHaveCount(0);

  const use = header("Family").getByRole("combobox", { name: "Used as" });
  await header("Family").getByRole("button").click();
  await expect(use).toHaveValue(/\d/);
  await use.selectOption({ label: "Policy Number" });
  await expect(use).toHaveCount(0);
  await expect(page.getByRole("region", { name: "Header" })).toContainText("Family");
  await header("Family").getByRole("button").click();
  await use.selectOption({ label: "Not used" });
  await expect(header("Family")).toContainText("ignored");
  await header("Family").getByRole("button").click();
  await use.selectOption({ label: "Only compared with the records" });
  await screen.stage();
  await expect(screen.staged).toBeVisible();
  const open = await wire.open();
  expect((await wire.sheet(open!.id))[0]).toContain("Check: Family");
  await wire.delete(open!.id);
});

test("on a phone the keys move among the cells of a card, and what is replaced leaves the focus in place", async ({
  page,
  wire,
}) => {
  expect(await wire.open()).toBeUndefined();
  await page.setViewportSize({ width: 360, height: 780 });
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "fall.csv", templateCsv("device", [[known[0], "Perhaps", "P-1"]]));
  await screen.table.focus();
  // Line, finding, serial and status are on the card; the policy number is not.
  for (const shown of ["Unknown status", known[0], "Perhaps", "Perhaps"]) {
    await page.keyboard.press("ArrowRight");
    await expect(screen.table.locator("[data-active]")).toContainText(shown);
  }
  await page.keyboard.press("F2");
  await expect(screen.table.getByRole("textbox")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(screen.active).toContainText("P-1");
});

test("another line is the header, or none is, and that is undone", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  const screen = await new ImportScreen(page).open();
  // The first line looks like a header, and is a record of last year's layout.
  const text = `Device Serial,Insurance Status\r\n${known[0]},Enrolled\r\nSerial No,Status\r\n${known[1]},Enrolled\r\n`;
  await screen.choose("device", "fall.csv", Buffer.from(text));
  await screen.show.selectOption({ label: "All rows" });
  await screen.row(3).click();
  await screen.active.getByRole("button", { name: "This is the header" }).click();
  await screen.validated();
  await expect(page.getByText("Some columns don’t match the template")).toBeVisible();
  await expect(page.getByText("The header is on line 3.")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await screen.validated();
  await expect(page.getByText("The header is on line 1.")).toBeVisible();
  await page.getByRole("button", { name: "The file has no header" }).click();
  await screen.validated();
  await expect(page.getByText("The file is read without a header.")).toBeVisible();
  await page.getByRole("button", { name: "Look for one" }).click();
  await screen.validated();
  await expect(page.getByText("The header is on line 1.")).toBeVisible();
});
