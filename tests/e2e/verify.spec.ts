// The verification sheet: an admin compares rows of the file with their records, and marks them.
import { VerifyScreen } from "./pages/verify_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { HEADERS, KEYS, KINDS, enrolled, readCsv, templateCsv } from "./support/csv.ts";
import { manyDevices, manyRows } from "./support/many.ts";
import { saved } from "./support/saved.ts";

for (const kind of KINDS) {
  const { known, unknown } = KEYS[kind];

  test(`an admin verifies an import of ${kind}s`, async ({ page, wire }) => {
    const untouched = await wire.record(kind, known[3]);
    const rows = [enrolled(known[0], 1), [known[1], "Perhaps"], [known[2], "Waived"], enrolled(unknown, 4)];
    const { id } = await wire.process(kind, "fall.csv", templateCsv(kind, rows));
    await page.goto(`/imports/${id}`);
    await page.getByRole("link", { name: "Verify 4 rows" }).click();
    const screen = new VerifyScreen(page);
    await expect(page).toHaveURL(/\/imports\/\d+\/verify$/);
    await expect(screen.checked).toHaveText("0 of 4 rows checked");
    await expect(screen.differing).toHaveCount(0);

    // The template's own columns, and the right kind of record.
    const heads = page.getByRole("columnheader");
    for (const header of HEADERS[kind]) await expect(heads.filter({ hasText: header })).toHaveCount(1);
    const record = await wire.record(kind, known[0]);
    const label = kind === "user" ? record["name"]! : record["model"]!;
    await expect(screen.cell(2, "Record")).toContainText(label);

    // Every value of the file is in the record: status, policy number, type, amount and dates.
    const same = (text: string) => [text, text];
    expect(await screen.values(2)).toEqual(
      ["Enrolled", "E2E-2026-000001", "Full", "525.00", "2026-08-15", "2030-06-30"].map(same),
    );
    expect((await screen.values(4))[0]).toEqual(["Waived", "Waived"]);
    await expect(screen.cell(2, "Outcome")).toContainText("Updated");

    // Rows that were not applied say why, and the record beside a rejected row is as it was.
    await expect(screen.cell(3, "Outcome")).toContainText(/Rejected.*Insurance Status/);
    expect((await screen.values(3))[0]![0]).toBe("Perhaps");
    await expect(screen.cell(5, "Outcome")).toContainText("Not found");
    await expect(screen.cell(5, "Record")).toContainText("No record has this");

    // Only the records of the file have changed.
    expect(await wire.record(kind, known[3])).toEqual(untouched);
    await expectAccessible(page);

    for (const line of [2, 3, 4, 5]) await screen.check(line).check();
    await expect(screen.checked).toHaveText("4 of 4 rows checked");
    await page.getByRole("link", { name: "Back to the report" }).click();
    await expect(page).toHaveURL(new RegExp(`/imports/${id}$`));
  });

  test(`a ${kind} whose insurance was changed since differs from the file`, async ({ page, wire }) => {
    const { id } = await wire.process(kind, "fall.csv", templateCsv(kind, [enrolled(known[0], 1)]));
    const later = [...enrolled(known[0], 1).slice(0, 6), "2026-12-18"];
    await wire.process(kind, "winter.csv", templateCsv(kind, [later]));
    const screen = await new VerifyScreen(page).open(id);
    await expect(screen.differing).toHaveText("1 record differs from the file");
    const end = screen.cell(2, "Coverage End Date");
    await expect(end).toContainText(/2030-06-30.*2026-12-18.*differs/s);
    await expect(screen.cell(2, "Policy Number")).not.toContainText("differs");
    await expectAccessible(page);
  });
}

const { known } = KEYS.device;

test("marks are stored at once, survive a reload, and another person sees them", async ({
  page,
  wire,
  another,
}) => {
  const rows = [enrolled(known[0], 1), enrolled(known[1], 2)];
  const { id } = await wire.process("device", "fall.csv", templateCsv("device", rows));
  const screen = await new VerifyScreen(page).open(id);
  await screen.check(2).focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("Tab");
  await expect(screen.note(2)).toBeFocused();
  await page.keyboard.type("as in the contract");
  await page.keyboard.press("Tab");
  await expect(screen.row(2)).toContainText("R. Ortiz");
  await expect(screen.checked).toHaveText("1 of 2 rows checked");
  await page.reload();
  await expect(screen.check(2)).toBeChecked();
  await expect(screen.note(2)).toHaveValue("as in the contract");

  const viewer = await another("viewer");
  const theirs = await new VerifyScreen(viewer.page).open(id);
  await expect(theirs.checked).toHaveText("1 of 2 rows checked");
  await expect(theirs.note(2)).toHaveValue("as in the contract");
  await theirs.check(3).check();
  await expect(theirs.checked).toHaveText("2 of 2 rows checked");
  await page.reload();
  await expect(screen.check(3)).toBeChecked();
});

test("a mark that somebody made meanwhile is shown, and can be preferred", async ({
  page,
  wire,
  another,
}) => {
  const { id } = await wire.process("device", "fall.csv", templateCsv("device", [enrolled(known[0], 1)]));
  const screen = await new VerifyScreen(page).open(id);
  const viewer = await another("viewer");
  const theirs = await new VerifyScreen(viewer.page).open(id);
  await screen.write(2, "wrong amount");
  await expect(screen.row(2)).toContainText("R. Ortiz");
  // The viewer has not seen the note.
  await theirs.check(2).check();
  const seen = theirs.row(2).getByText(/R\. Ortiz marked this row as not checked, .*“wrong amount”/);
  await expect(seen).toBeVisible();
  await expectAccessible(viewer.page);
  await theirs.row(2).getByRole("button", { name: "Use theirs" }).click();
  await expect(theirs.note(2)).toHaveValue("wrong amount");
  await expect(theirs.check(2)).not.toBeChecked();
  await expect(seen).toBeHidden();
});

test("without a connection, what was typed stays and can be stored later", async ({ page, wire }) => {
  const { id } = await wire.process("device", "fall.csv", templateCsv("device", [enrolled(known[0], 1)]));
  const screen = await new VerifyScreen(page).open(id);
  await page.route("**/verification", (route) => route.abort());
  await screen.write(2, "ask the school");
  await expect(screen.row(2)).toContainText("This mark is not stored");
  await expect(screen.note(2)).toHaveValue("ask the school");
  await expectAccessible(page);
  await page.unrouteAll();
  await screen.row(2).getByRole("button", { name: "Try again" }).click();
  await expect(screen.row(2)).toContainText("R. Ortiz");
  await page.reload();
  await expect(screen.note(2)).toHaveValue("ask the school");
});

test("the sheet of an undone import can only be read", async ({ page, wire }) => {
  const { id } = await wire.process("device", "fall.csv", templateCsv("device", [enrolled(known[0], 1)]));
  const screen = await new VerifyScreen(page).open(id);
  await screen.check(2).check();
  await expect(screen.row(2)).toContainText("R. Ortiz");
  await wire.undo(id);
  await page.reload();
  await expect(page.getByText("This import is undone", { exact: true })).toBeVisible();
  await expect(screen.check(2)).toBeChecked();
  await expect(screen.check(2)).toBeDisabled();
  await expect(screen.note(2)).toHaveAttribute("readonly", "");
  await expectAccessible(page);
});

test("fifteen rows fit on one landscape page, and are downloads too", async ({ page, wire }) => {
  await wire.load("devices", manyDevices(30));
  const { id } = await wire.process(
    "device",
    "many.csv",
    manyRows(32, (n) => n % 10 === 0),
  );
  const screen = await new VerifyScreen(page).open(id);
  await expect(screen.checked).toHaveText("0 of 15 rows checked");
  await expect(screen.rows).toHaveCount(15);
  for (const format of ["Letter", "A4"]) {
    const pdf = (await page.pdf({ format, landscape: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(1);
  }
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("Verified by")).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  const csv = await saved(page, page.getByRole("button", { name: "Download verification sheet (CSV)" }));
  expect(readCsv(csv.bytes)[0]).toContain("Device Serial");
  const excel = page.getByRole("button", { name: "Download for Excel: verification sheet" });
  expect((await saved(page, excel)).bytes.subarray(0, 2).toString()).toBe("PK");
});

test("on a phone, a row is a card", async ({ page, wire }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const { id } = await wire.process("device", "fall.csv", templateCsv("device", [enrolled(known[0], 1)]));
  const screen = await new VerifyScreen(page).open(id);
  await expect(screen.cell(2, "Policy Number")).toContainText(/File\s*E2E-2026-000001\s*Record/);
  await screen.check(2).check();
  await expect(screen.checked).toHaveText("1 of 1 row checked");
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await expectAccessible(page);
});

test("J and K go through the rows, and can be turned off", async ({ page, wire }) => {
  const rows = [enrolled(known[0], 1), enrolled(known[1], 2)];
  const { id } = await wire.process("device", "fall.csv", templateCsv("device", rows));
  const screen = await new VerifyScreen(page).open(id);
  await page.keyboard.press("j");
  await expect(screen.check(2)).toBeFocused();
  await page.keyboard.press("j");
  await expect(screen.check(3)).toBeFocused();
  await page.keyboard.press("Space");
  await expect(screen.check(3)).toBeChecked();
  await page.keyboard.press("j");
  await expect(screen.check(3)).toBeFocused();
  await page.keyboard.press("k");
  await expect(screen.check(2)).toBeFocused();
  // A field takes letters as text.
  await screen.note(2).focus();
  await page.keyboard.type("jk");
  await expect(screen.note(2)).toHaveValue("jk");

  await screen.check(2).focus();
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await keys.getByRole("checkbox", { name: "Use single letters and ? as keys" }).uncheck();
  await expectAccessible(page);
  await keys.getByRole("button", { name: "Close" }).click();
  await page.reload();
  await screen.check(2).focus();
  await page.keyboard.press("j");
  await page.keyboard.press("?");
  await expect(screen.check(2)).toBeFocused();
  await expect(keys).toBeHidden();
  // Turned on again.
  await page.getByRole("button", { name: "Keys" }).click();
  await keys.getByRole("checkbox", { name: "Use single letters and ? as keys" }).check();
  await keys.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("j");
  await expect(screen.check(2)).toBeFocused();
});
