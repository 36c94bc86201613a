// Settings > Audit: who changed, signed in and downloaded what.
import { AuditScreen } from "./pages/audit_screen.ts";
import { enter, expectFocusKept, tabTo } from "./pages/keyboard.ts";
import { expect, test } from "./support/admin.ts";
import { cleanFile, readCsv } from "./support/csv.ts";
import { expectAccessibleInEveryLook } from "./support/every_look.ts";
import { saved } from "./support/saved.ts";

test("the logs are filtered with the keyboard, and the address has the filters", async ({ page, wire }) => {
  const { id } = await wire.stage("user", "fall.csv", cleanFile("user"));
  await page.goto("/settings/system-utilities");
  await enter(page, page.getByRole("link", { name: "Audit" }));
  await expect(page.getByRole("heading", { name: "Audit", level: 1 })).toBeFocused();
  const screen = new AuditScreen(page);
  await expect(screen.events().first()).toHaveText(`Staged import ${id}`);
  await expect(screen.entries.getByRole("row", { name: /Staged/ })).toContainText("R. Ortiz");
  await expect(screen.events().filter({ hasText: "Signed in" })).toHaveCount(1);
  await expect(page.getByText("No entry was changed or removed")).toBeVisible();
  await expectAccessibleInEveryLook(page);

  await tabTo(page, screen.kind);
  await page.keyboard.type("Sign-ins");
  await expect(page).toHaveURL("/settings/audit?kind=sign_ins");
  await expect(screen.events()).toHaveText(["Signed in"]);
  await page.reload();
  await expect(screen.events()).toHaveText(["Signed in"]);
  await expect(screen.kind.locator("option:checked")).toHaveText("Sign-ins");

  await screen.person.selectOption("V. Lindström");
  await expect(page.getByText("No entries")).toBeVisible();
  await expectAccessibleInEveryLook(page);
  await enter(page, page.getByRole("button", { name: "Show everything" }));
  await expect(page).toHaveURL("/settings/audit");
  await expectFocusKept(page);
  await expect(screen.events().first()).toHaveText(`Staged import ${id}`);

  await enter(page, screen.entries.getByRole("link", { name: `Staged import ${id}` }));
  await expect(page).toHaveURL(`/imports/${id}`);
});

test("filters in the address that nobody could have chosen are left out", async ({ page, wire }) => {
  await wire.stage("user", "fall.csv", cleanFile("user"));
  const screen = await new AuditScreen(page).open("?log=access&by=everybody&from=2026-13-01&to=soon");
  await expect(page).toHaveURL("/settings/audit?log=access");
  await expect(screen.events()).toHaveText(["Signed in"]);
});

test("what is shown is downloaded, and the download is an entry", async ({ page, wire }) => {
  await wire.stage("user", "fall.csv", cleanFile("user"));
  const screen = await new AuditScreen(page).open("?log=access");
  await expect(screen.events()).toHaveText(["Signed in"]);
  const file = await saved(page, page.getByRole("button", { name: "Download as CSV" }));
  expect(file.name).toBe("logs.csv");
  const [header, ...rows] = readCsv(file.bytes);
  expect(header).toEqual(["Time", "Name", "Email", "Address", "Event", "Log", "Entry", "Action"]);
  expect(rows.map((row) => row[4])).toEqual(["Signed in"]);
  await page.reload();
  await expect(screen.events()).toHaveText(["Downloaded the logs", "Signed in"]);
});

test.describe("without the permission", () => {
  test.use({ who: "viewer", signedIn: true });

  test("the screen says what is missing", async ({ page }) => {
    await page.goto("/settings/audit");
    await expect(page.getByText("Your account can’t open this")).toBeVisible();
  });
});
