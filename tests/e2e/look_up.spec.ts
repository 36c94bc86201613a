// The import screen says before staging which rows name a record, and what the others probably mean.
import type { Page } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { HEADERS, KEYS, csv, enrolled, templateCsv } from "./support/csv.ts";

const LOOK_UP = "**/api/v1/records/*/lookup";
const { known, unknown } = KEYS.user;
/** The known keys without their leading zeros. */
const short = known.map((key) => key.replace(/^0+/, ""));

function users(keys: readonly string[]): Buffer {
  return templateCsv(
    "user",
    keys.map((key, row) => enrolled(key, row)),
  );
}

/** Collects the keys of each look-up. */
function lookedUp(page: Page): string[][] {
  const all: string[][] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/lookup")) all.push((request.postDataJSON() as { keys: string[] }).keys);
  });
  return all;
}

test("rows whose IDs lost their zeros are found with them, and an unknown one stays", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  const sent = lookedUp(page);
  const screen = await new ImportScreen(page).open();
  await screen.choose("user", "fall.csv", users([short[0]!, known[1], short[2]!, unknown]));
  await expect(screen.fact("Not found")).toHaveText("3");
  const missing = page.getByRole("region", { name: "User ID in the records" });
  await expect(missing).toContainText("2 rows match with leading zeros restored");
  await expect(missing).toContainText(`${short[0]} → ${known[0]}`);
  await expectAccessible(page);

  await missing.getByRole("button", { name: "Use the User ID of all 2" }).click();
  await expect(screen.fact("Not found")).toHaveText("1");
  expect(sent[0]).toEqual([short[0], known[1], short[2], unknown]);
  expect(sent.slice(1).flat(), "only new keys are looked up").toEqual([known[0], known[2]]);

  await missing.getByRole("button", { name: "No record has the User ID" }).click();
  await expect(screen.table.getByRole("row")).toHaveCount(2);
  await screen.row(5).click();
  await expect(screen.active).toContainText("No record has this User ID.");
  await screen.active.getByRole("textbox", { name: "User ID" }).fill(known[3]);
  await screen.active.getByRole("button", { name: "Correct", exact: true }).click();
  await expect(page.getByText("every User ID has a record")).toBeVisible();
  await expect(screen.fact("Not found")).toHaveCount(0);
  await expect(screen.row(5)).toBeVisible();

  await screen.stage();
  await expect(screen.staged).toBeVisible();
  const staged = await wire.open();
  expect((await wire.plan(staged!.id)).counts).toMatchObject({ skipped: 0, refused: 0, rejected: 0 });
});

test("one key of a row is put right in its row", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  const screen = await new ImportScreen(page).open();
  await screen.choose("user", "fall.csv", users([short[0]!, short[2]!]));
  await expect(screen.fact("Not found")).toHaveText("2");
  await screen.show.selectOption({ label: "All rows" });
  await screen.row(3).click();
  await screen.active.getByRole("button", { name: `Use “${known[2]}”` }).click();
  await expect(screen.fact("Not found")).toHaveText("1");
  await page.keyboard.press("Control+Z");
  await expect(screen.fact("Not found")).toHaveText("2");
});

test("a device file with user IDs is said to be one of users", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  const screen = await new ImportScreen(page).open();
  const rows = known.slice(0, 2).map((key, row) => enrolled(key, row));
  await screen.choose("device", "fall.csv", csv([HEADERS.device, ...rows]));
  const notice = page.getByRole("status").filter({ hasText: "This looks like a file for the other template" });
  await expect(notice).toContainText("2 of them are IDs of records of the User template");
  await notice.getByRole("button", { name: "Switch to User template" }).click();
  await expect(screen.template("user")).toBeChecked();
});

test("a look-up that fails is told, prevents nothing, and is repeated", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  await page.route(LOOK_UP, (route) => route.abort());
  const screen = await new ImportScreen(page).open();
  await screen.choose("user", "fall.csv", users(known));
  const about = page.getByRole("region", { name: "User ID in the records" });
  await expect(about).toContainText("is not known yet");
  await expect(screen.readyToStage).toBeVisible();
  await expectAccessible(page);
  await page.unroute(LOOK_UP);
  await about.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByText("every User ID has a record")).toBeVisible();
});
