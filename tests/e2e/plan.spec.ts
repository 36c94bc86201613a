// The plan: what processing would do to each row.
import { ProcessScreen } from "./pages/process_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { KEYS, KINDS, cleanFile, enrolled, fileWithRejectedRows, templateCsv } from "./support/csv.ts";
import { manyRows, serial } from "./support/many.ts";

test("without a staged file the screen says so, and what to do next", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  const screen = await new ProcessScreen(page).open();
  await expect(screen.nothing).toBeVisible();
  await expect(screen.processButton).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Go to Bulk Insurance Import" }).click();
  await expect(page.getByLabel("Insurance CSV")).toBeAttached();
});

for (const kind of KINDS) {
  const { known, unknown } = KEYS[kind];

  test(`the plan of a ${kind} file shows counts, and old and new values field by field`, async ({
    page,
    wire,
  }) => {
    const before = await wire.record(kind, known[0]);
    await wire.stage(kind, "fall.csv", cleanFile(kind));
    const screen = await new ProcessScreen(page).plan();

    await expect(screen.sum).toHaveText(
      "4 rows in the file = 3 will change + 0 already up to date + 1 not found + 0 conflicts + 0 rejected",
    );
    await expect(screen.rows).toHaveCount(4);

    const change = (header: string) => screen.value(known[0], header);
    const policy = change("Policy Number");
    const old = before["policy_number"];
    await expect(policy.getByRole("deletion")).toHaveText(old ? [old] : []);
    await expect(policy.getByRole("insertion")).toHaveText("E2E-2026-000001");
    await expect(change("Coverage Amount").getByRole("insertion")).toHaveText("525.00");
    await expect(change("Coverage End Date").getByRole("insertion")).toHaveText("2030-06-30");
    await expect(screen.row(known[0])).toContainText(/Newly enrolled|Renewed/);

    // A blank cell keeps the record's value. The row that declines changes only the status.
    await expect(screen.row(known[2]).getByRole("insertion")).toHaveText(["Declined"]);
    await expect(screen.value(known[2], "Insurance Status").getByRole("insertion")).toBeVisible();
    await expect(screen.row(unknown)).toContainText(/Not found.*This district has no (user|device) with this/);

    // Showing the plan changes no record.
    expect(await wire.record(kind, known[0])).toEqual(before);
    await expectAccessible(page);
  });

  test(`a row of a ${kind} plan says what is worth a look in it, and so does the report`, async ({
    page,
    wire,
  }) => {
    const [key] = known;
    const row = [key, "Yes", "P-1", "", "", "2020-08-15", "2021-06-30"];
    await wire.stage(kind, "last-year.csv", templateCsv(kind, [row]));
    const screen = await new ProcessScreen(page).plan();
    const warning = /Line 2, column 7 \(Coverage End Date\): .*end date is in the past/;
    await expect(screen.row(key).getByRole("insertion").first()).toBeVisible();
    await expect(screen.row(key)).toContainText(warning);
    await expectAccessible(page);
    await screen.process();
    await screen.reported();
    await expect(screen.row(key)).toContainText(warning);
  });

  test(`the rows of a ${kind} plan are filtered by what would happen`, async ({ page, wire }) => {
    await wire.stage(kind, "fall.csv", fileWithRejectedRows(kind));
    const screen = await new ProcessScreen(page).plan();
    await expect(screen.filter("All")).toHaveText("All 5");
    await expect(screen.filter("All")).toHaveAttribute("aria-pressed", "true");

    await expect(screen.filter("Rejected")).toHaveText("Rejected 2");
    await screen.filter("Rejected").click();
    await expect(screen.filter("Rejected")).toHaveAttribute("aria-pressed", "true");
    await expect(screen.rows).toHaveCount(2);
    await expect(screen.row(known[1])).toContainText(
      /Line 3, column 2 \(Insurance Status\): .*The status must be one of/,
    );

    await screen.filter("Not found").click();
    await expect(screen.rows).toHaveCount(1);
    await expect(screen.row(unknown)).toBeVisible();

    await expect(screen.filter("Conflict")).toHaveCount(0);
    await screen.search.fill("nobody has this");
    await expect(page.getByText("No rows match")).toBeVisible();
    await page.getByRole("button", { name: "Show all rows" }).click();
    await expect(screen.rows).toHaveCount(5);
  });
}

test("a file that was processed already is known by its content, whatever its name", async ({
  page,
  wire,
}) => {
  const file = templateCsv("device", [enrolled(KEYS.device.known[0], 1)]);
  await wire.process("device", "fall.csv", file);
  await wire.stage("device", "fall (1).csv", file);
  const screen = await new ProcessScreen(page).plan();

  await expect(page.getByText(/This file was processed on .+ by R\. Ortiz\./)).toBeVisible();
  await expect(page.getByText("This file has nothing left to change.")).toBeVisible();
  await expect(screen.sum).toContainText("0 will change + 1 already up to date");
  await expect(screen.row(KEYS.device.known[0])).toContainText("Already up to date");
});

test("a plan of 20,000 rows is searched and paged at ease", async ({ page, wire }) => {
  await wire.stage("device", "many.csv", manyRows(20_000));
  const screen = await new ProcessScreen(page).plan();
  await expect(screen.sum).toContainText(
    "20,000 rows in the file = 0 will change + 0 already up to date + 20,000 not found",
  );
  await expect(screen.rows).toHaveCount(100);
  await expect(screen.pager).toContainText("1–100 of 20,000");

  await screen.pager.getByRole("button", { name: "Next" }).click();
  await expect(screen.pager).toContainText("101–200 of 20,000");
  await expect(screen.row(serial(101))).toBeVisible();
  await screen.pager.getByRole("button", { name: "Previous" }).click();
  await expect(screen.row(serial(1))).toBeVisible();

  // The search matches serials without regard to case, as planning does.
  await screen.search.fill(serial(19_999).toLowerCase());
  await expect(screen.rows).toHaveCount(1);
  await expect(screen.row(serial(19_999))).toContainText("20,000");
  await screen.search.fill("nobody has this");
  await expect(page.getByText("No rows match")).toBeVisible();
});

test("the staged file is deleted after a question, and no record has changed", async ({ page, wire }) => {
  const before = await wire.record("user", KEYS.user.known[0]);
  const { id } = await wire.stage("user", "wrong.csv", cleanFile("user"));
  const screen = await new ProcessScreen(page).plan();

  await screen.deleteButton.click();
  const question = page.getByRole("dialog", { name: "Delete wrong.csv?" });
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(question).toBeHidden();
  expect((await wire.import(id)).state).toBe("staged");

  await screen.deleteButton.click();
  await expectAccessible(page);
  await question.getByRole("button", { name: "Delete staged file" }).click();
  await expect(screen.stage.getByText("The staged file was deleted. No record was changed.")).toBeVisible();
  await expect(screen.nothing).toBeVisible();
  expect((await wire.import(id)).state).toBe("deleted");
  expect(await wire.record("user", KEYS.user.known[0])).toEqual(before);
});

test("a file that another admin deletes vanishes from this screen by itself", async ({
  page,
  wire,
  another,
}) => {
  const { id } = await wire.stage("user", "fall.csv", cleanFile("user"));
  const screen = await new ProcessScreen(page).plan();
  const other = await another();
  await other.wire.delete(id);
  await expect(
    screen.stage.getByText("Someone else deleted the staged file. No record was changed."),
  ).toBeVisible();
  await expect(screen.nothing).toBeVisible();
});

test("a sample is applied first, and the screens tell it from the rest", async ({ page, wire }) => {
  const { id } = await wire.stage("user", "fall.csv", cleanFile("user"));
  const screen = await new ProcessScreen(page).plan();
  await wire.sample(id, 1);
  await expect(screen.sum).toHaveText(
    "4 rows in the file = 2 will change + 0 already up to date + 1 not found + 0 conflicts + 0 rejected" +
      " + 1 applied as a sample",
  );
  await expect(screen.rows).toHaveCount(3);
  await screen.processButton.click();
  await expect(screen.consent).toContainText("fall.csv has 4 rows");
  await page.keyboard.press("Escape");
  await expectAccessible(page);

  await page.goto(`/imports/${id}`);
  await expect(page.getByText("Sample: 1 record was changed")).toBeVisible();
  await expect(screen.sum).toContainText("3 not processed");
  await expectAccessible(page);

  await screen.plan();
  await screen.deleteButton.click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("The rows of the sample stay applied.");
  await dialog.getByRole("button", { name: "Delete staged file" }).click();
  await expect(screen.nothing).toBeVisible();
  await expect(page.getByText("No record was changed")).toHaveCount(0);
  expect((await wire.import(id)).state).toBe("processed");
});

test("J and K go through the rows of a plan", async ({ page, wire }) => {
  await wire.stage("device", "fall.csv", cleanFile("device"));
  const screen = await new ProcessScreen(page).plan();
  await page.keyboard.press("k");
  await expect(screen.rows.nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await expect(screen.rows.nth(1)).toBeFocused();
  await expectAccessible(page);
});
