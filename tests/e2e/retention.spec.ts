// Settings > Retention: after how many days what is deleted, and reports whose rows are gone.
import { enter, tabTo } from "./pages/keyboard.ts";
import { RetentionScreen } from "./pages/retention_screen.ts";
import { PSEUDO, expectBrackets } from "./support/brackets.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { cleanFile } from "./support/csv.ts";
import { expectAccessibleInEveryLook } from "./support/every_look.ts";

test("the days are changed with the keyboard, after the screen has said what is deleted", async ({
  page,
  wire,
}) => {
  const { id } = await wire.process("user", "fall.csv", cleanFile("user"));
  await page.goto("/settings/system-utilities");
  await enter(page, page.getByRole("link", { name: "Retention" }));
  await expect(page.getByRole("heading", { name: "Retention", level: 1 })).toBeFocused();
  const screen = new RetentionScreen(page);
  await expect(screen.files).toHaveValue("");
  const row = screen.imports.getByRole("row", { name: /fall\.csv/ });
  await expect(row.getByRole("cell", { name: "Kept" })).toHaveCount(3);
  await expectAccessibleInEveryLook(page);

  await tabTo(page, screen.files);
  await page.keyboard.type("ninety");
  await expect(page.getByText("Type a number of days, or nothing.")).toBeVisible();
  await screen.files.fill("90");
  await tabTo(page, screen.rows);
  await page.keyboard.type("365");
  await page.keyboard.press("Enter");
  await expect(screen.asking.getByText("Nothing is deleted now.")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(screen.asking).toBeHidden();
  await expect(row.getByRole("cell", { name: "Kept" })).toHaveCount(3);

  await enter(page, screen.change);
  await enter(page, screen.asking.getByRole("button", { name: "Change retention" }));
  await expect(screen.asking).toBeHidden();
  await expect(row.getByRole("cell", { name: /^Until / })).toHaveCount(2);
  await page.reload();
  await expect(screen.rows).toHaveValue("365");
  await enter(page, row.getByRole("link", { name: "fall.csv" }));
  await expect(page).toHaveURL(`/imports/${id}`);
});

test("a report shorter than its rows is refused where it is typed", async ({ page, wire }) => {
  expect(wire).toBeDefined();
  const screen = await new RetentionScreen(page).open();
  await screen.reports.fill("30");
  await screen.change.click();
  await expect(page.getByText("A report is kept at least as long as its rows.")).toBeVisible();
  await expect(screen.asking).toBeHidden();
  await expectAccessible(page);
});

test("a report whose rows are deleted shows its counts, and says so", async ({ page, wire }) => {
  const { id } = await wire.process("user", "fall.csv", cleanFile("user"));
  await page.route(`**/api/v1/imports/${id}`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      json: { ...(await answer.json()), expired: { file: 30, rows: 30, report: null } },
    });
  });
  await page.goto(`/imports/${id}`);
  await expect(page.getByText("The rows were deleted after 30 days.")).toBeVisible();
  await expect(page.getByText(/rows? (was|were) not applied/)).toBeVisible();
  for (const name of [/^Undo/, /^Verify/, /^Fix/]) {
    await expect(page.getByRole("button", { name }).or(page.getByRole("link", { name }))).toHaveCount(0);
  }
  await page.getByText("Download", { exact: true }).click();
  await expect(page.getByRole("button", { name: /receipt/i })).toHaveCount(2);
  await expect(page.getByRole("button", { name: /sheet|rows/i })).toHaveCount(0);
  await expectAccessibleInEveryLook(page);
});

test.describe("in the pseudo-locale", () => {
  test.use({ locale: PSEUDO });

  test("every text is a message", async ({ page, wire }) => {
    await wire.process("user", "fall.csv", cleanFile("user"));
    await page.goto("/settings/retention");
    await expect(page.getByRole("table", { name: "[What is kept until when]" })).toBeVisible();
    await expectBrackets(page);
    await page.getByRole("textbox", { name: "[Files]" }).fill("x");
    await expectBrackets(page);
    await page.getByRole("textbox", { name: "[Files]" }).fill("9");
    await page.getByRole("button", { name: "[Change retention]" }).click();
    await expect(page.getByText("[Nothing is deleted now.]")).toBeVisible();
    await expectBrackets(page);
  });
});
