// Settings > Retention: after how many days what is deleted, and reports whose rows are gone.
import type { Page } from "@playwright/test";
import { enter, tabTo } from "./pages/keyboard.ts";
import { RetentionScreen } from "./pages/retention_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { cleanFile, fileWithRejectedRows } from "./support/csv.ts";
import { expectAccessibleInEveryLook } from "./support/every_look.ts";

test.use({ signedIn: true });

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
  await expect(screen.change).toBeFocused();
  await expect(row.getByRole("cell", { name: /^Until / })).toHaveCount(2);
  await page.reload();
  await expect(screen.rows).toHaveValue("365");
  await enter(page, row.getByRole("link", { name: "fall.csv" }));
  await expect(page).toHaveURL(`/imports/${id}`);
});

test("a report shorter than its rows is refused where it is typed", async ({ page }) => {
  const screen = await new RetentionScreen(page).open();
  await screen.reports.fill("30");
  await screen.change.click();
  await expect(page.getByText("A report is kept at least as long as its rows.")).toBeVisible();
  await expect(screen.asking).toBeHidden();
  await expectAccessible(page);
});

test("a report whose rows are deleted shows its counts, and says so", async ({ page, wire }) => {
  const { id } = await wire.process("user", "fall.csv", fileWithRejectedRows("user"));
  await expire(page, id, { file: 30, rows: 30, report: null });
  await page.goto(`/imports/${id}`);
  await expect(page.getByText("The rows were deleted after 30 days.")).toBeVisible();
  await expect(page.getByText(/rows? (was|were) not applied/)).toBeVisible();
  await expectNoneOf(page, [/^Undo/, /^Verify/, /^Fix/]);
  await page.getByText("Download", { exact: true }).click();
  await expect(page.getByRole("button", { name: /receipt/i })).toHaveCount(2);
  await expect(page.getByRole("button", { name: /sheet|rows/i })).toHaveCount(0);
  await expectAccessibleInEveryLook(page);
});

test("a report whose file is deleted shows its rows, which are neither corrected nor verified", async ({
  page,
  wire,
}) => {
  const { id } = await wire.process("user", "fall.csv", fileWithRejectedRows("user"));
  await expire(page, id, { file: 30, rows: null, report: null });
  await page.goto(`/imports/${id}`);
  await expect(page.getByRole("button", { name: /^Undo/ })).toBeVisible();
  await expect(page.getByRole("table", { name: /report/i })).toBeVisible();
  await expectNoneOf(page, [/^Verify/, /^Fix/]);
  await page.goto("/imports");
  await expect(page.getByRole("row", { name: /fall\.csv/ })).toContainText("Rows left");
  await expectNoneOf(page, [/^Fix/]);
});

/** Lets the server say that parts of an import were deleted, each after so many days. */
async function expire(page: Page, id: number, expired: Record<"file" | "rows" | "report", number | null>) {
  const without = <T extends { id: number }>(imports: T): T =>
    imports.id === id ? { ...imports, expired } : imports;
  await page.route(/\/api\/v1\/imports\/(\d+|query)$/, async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    const json = body.rows instanceof Array ? { ...body, rows: body.rows.map(without) } : without(body);
    await route.fulfill({ response: answer, json });
  });
}

async function expectNoneOf(page: Page, names: RegExp[]): Promise<void> {
  for (const name of names) {
    await expect(page.getByRole("button", { name }).or(page.getByRole("link", { name }))).toHaveCount(0);
  }
}
