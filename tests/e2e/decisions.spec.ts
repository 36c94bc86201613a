// What a person decides about rows of a plan: proposals, names, rows to leave out; and corrections after it.
import { ImportScreen } from "./pages/import_screen.ts";
import { ProcessScreen } from "./pages/process_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { HEADERS, KEYS, csv, enrolled, templateCsv } from "./support/csv.ts";
import { manyDevices, manyRows } from "./support/many.ts";

const { known, unknown } = KEYS.user;

test("a key without its zeros is offered the record, and the decision can be taken back", async ({
  page,
  wire,
}) => {
  await wire.stage("user", "portal.csv", templateCsv("user", [enrolled("4231", 1), enrolled(known[1], 2)]));
  const screen = await new ProcessScreen(page).plan();
  await expect(screen.sum).toContainText("1 will change + 0 already up to date + 1 not found");
  const offer = page.getByRole("status").filter({ hasText: "Some keys probably mean a record" });
  await expect(offer).toContainText(/zeros/);
  await expectAccessible(page);

  await offer.getByRole("button", { name: "Review one by one" }).click();
  const dialog = page.getByRole("dialog", { name: "Some keys probably mean a record" });
  await expect(dialog.getByRole("button", { name: `Use ${known[0]}` })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await offer.getByRole("button", { name: "Accept", exact: true }).click();
  await expect(screen.sum).toContainText("2 will change + 0 already up to date + 0 not found");
  await expect(offer).toHaveCount(0);
  await expect(screen.row("4231").getByRole("insertion").first()).toBeVisible();

  await page.getByRole("button", { name: "Decisions" }).click();
  const log = page.getByRole("dialog", { name: "Decisions" });
  await expect(log).toContainText(/Line 2: the proposed record is accepted\..*R\. Ortiz/);
  await expectAccessible(page);
  await log.getByRole("button", { name: "Take back" }).click();
  await expect(log).toContainText("Line 2: the decision is taken back.");
  await page.keyboard.press("Escape");
  await expect(screen.sum).toContainText("1 will change + 0 already up to date + 1 not found");
});

test("another person's name is shown beside the record, and is applied after a confirmation", async ({
  page,
  wire,
}) => {
  const rows = [
    ["User ID", "Insurance Status", "Student"],
    [known[0], "Enrolled", "Ana Núñez"],
    [known[1], "Enrolled", "Zoe Lindqvist"],
  ];
  await wire.stage("user", "names.csv", csv(rows), { check: ["Student"] });
  const screen = await new ProcessScreen(page).plan();
  const row = screen.row(known[1]);
  await expect(row).toContainText("Conflict");
  await expect(row).toContainText("Lee Tran");
  await expect(row).toContainText("In the file: Zoe Lindqvist");
  await expect(screen.row(known[0])).not.toContainText("In the file");
  await expectAccessible(page);
  await row.getByRole("button", { name: "Same person" }).click();
  await expect(row).not.toContainText("Conflict");
  await expect(screen.filter("Conflict")).toHaveCount(0);
});

test("a row that is worth a look is found by its warning, and left out", async ({ page, wire }) => {
  const covered = templateCsv("user", [[known[0], "Enrolled", "P-1", "Full", "460.00", "2020-08-24", "2031-06-30"]]);
  await wire.process("user", "spring.csv", covered);
  const rows = [[known[0], "Not Enrolled"], enrolled(known[1], 2)];
  await wire.stage("user", "fall.csv", templateCsv("user", rows));
  const screen = await new ProcessScreen(page).plan();
  await expect(screen.filter("Ends coverage")).toHaveText("Ends coverage 1");
  const warnings = page.getByRole("group", { name: "Worth a look" });
  await warnings.getByRole("button", { name: "Ends running coverage 1" }).click();
  await expect(screen.rows).toHaveCount(1);
  await screen.row(known[0]).getByRole("button", { name: "Leave out" }).click();
  await expect(screen.sum).toContainText("1 row in the file = 1 will change");
  await expect(warnings.getByRole("button", { name: /Ends running coverage/ })).toHaveCount(0);
});

test("a plan is sorted and filtered by its columns", async ({ page, wire }) => {
  const rows = [enrolled(known[0], 3), enrolled(known[1], 1), enrolled(known[3], 2), [known[2], "Waived"]];
  await wire.stage("user", "fall.csv", templateCsv("user", rows));
  const screen = await new ProcessScreen(page).plan();
  const policies = () => screen.rows.locator('td[data-label="Policy Number"]').allInnerTexts();
  const head = page.getByRole("columnheader", { name: "Policy Number" });
  await head.getByRole("button").click();
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  await expect.poll(async () => (await policies())[0]).toContain("E2E-2026-000001");
  await head.getByRole("button").click();
  await expect.poll(async () => (await policies())[0]).toContain("E2E-2026-000003");

  await page.getByLabel("Filter by", { exact: true }).selectOption("Policy Number");
  await page.getByRole("searchbox", { name: "Text", exact: true }).fill("000002");
  await expect(screen.rows).toHaveCount(1);
  await expect(screen.row(known[3])).toBeVisible();
  await expectAccessible(page);
});

test("a sample is processed first, and the rest stays staged", async ({ page, wire }) => {
  await wire.load("devices", manyDevices(30));
  await wire.stage("device", "many.csv", manyRows(30));
  const screen = await new ProcessScreen(page).plan();
  await page.getByText("Process a sample", { exact: true }).click();
  await page.getByRole("button", { name: "The first 20 changes" }).click();
  const dialog = page.getByRole("dialog", { name: "Process a sample?" });
  await expect(dialog).toContainText("The first 20 of 30 devices change. The other rows stay staged.");
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Change 20 devices" }).click();
  await expect(screen.sum).toContainText("10 will change");
  await expect(screen.sum).toContainText("20 applied as a sample");
  await expect(screen.processButton).toBeVisible();
});

test("insured records that the file does not name, and what changed since the last list", async ({
  page,
  wire,
}) => {
  const first = [enrolled(known[0], 1), enrolled(known[1], 2)];
  await wire.process("user", "august.csv", templateCsv("user", first));
  const second = [enrolled(known[0], 9), enrolled(known[3], 3)];
  await wire.stage("user", "september.csv", templateCsv("user", second));
  await new ProcessScreen(page).plan();

  await page.getByRole("button", { name: /insured users? (is|are) not in this file/ }).click();
  const absent = page.getByRole("dialog", { name: /not in this file/ });
  await expect(absent.getByRole("rowheader", { name: known[1] })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Since the last list: 1 added, 1 dropped, 1 changed" }).click();
  const compared = page.getByRole("dialog", { name: "Compared with the last list" });
  await expect(compared).toContainText("august.csv");
  await expect(compared.getByRole("rowheader", { name: known[3] })).toBeVisible();
  await compared.getByLabel("Show").selectOption({ label: "Changed (1)" });
  await expect(compared.getByRole("deletion")).toHaveText(["E2E-2026-000001"]);
  await expect(compared.getByRole("insertion")).toHaveText(["E2E-2026-000009"]);
  await expectAccessible(page);
});

test("rows that were not applied are corrected in the workspace and merged into the report", async ({
  page,
  wire,
}) => {
  const rows = [HEADERS.user, enrolled(known[0], 1), [known[1], "Perhaps", "P-7", "", "", "", ""], enrolled(unknown, 3)];
  const { id } = await wire.process("user", "fall.csv", csv(rows));
  await page.goto(`/imports/${id}`);
  await expect(page.getByText("2 of 3 rows were not applied")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Fix these 2 rows" }).click();

  const workspace = new ImportScreen(page);
  await workspace.validated();
  await expect(page.getByText("These rows of fall.csv were not applied.")).toBeVisible();
  await page.getByRole("combobox", { name: /Perhaps/ }).selectOption({ label: "Enrolled" });
  await workspace.validated();
  await workspace.stageButton.click();
  const screen = new ProcessScreen(page);
  await expect(screen.processButton).toBeVisible();
  await screen.process();
  await screen.reported();
  await expect(page).toHaveURL(new RegExp(`/imports/${id}$`));
  await expect(page.getByText("1 of 3 rows was not applied")).toBeVisible();
  await expect(screen.sum).toContainText("3 rows in the file = 2 updated");
  expect(await wire.record("user", known[1])).toMatchObject({ status: "enrolled", policy_number: "P-7" });
});
