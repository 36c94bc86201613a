// Two tabs of one browser share a session: a page must not act as somebody who signed in in another tab.
import type { Page } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { ProcessScreen } from "./pages/process_screen.ts";
import { expect, expectAccessible, password, people, returnTo, signIn, test } from "./support/admin.ts";
import { cleanFile } from "./support/csv.ts";

/** Signs out in another tab of the same browser, and in as the viewer. */
async function becomeTheViewer(page: Page): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto("/");
  await tab.getByRole("button", { name: /^Account/ }).click();
  await tab.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(tab.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signIn(tab, "viewer");
  return tab;
}

const dialogOf = (page: Page) => page.getByRole("dialog", { name: "Someone else is signed in" });

test("staging in a tab whose browser has another account stages nothing, until the same person is back", async ({
  page,
  wire,
}) => {
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "september.csv", cleanFile("device"));
  const tab = await becomeTheViewer(page);
  await page.bringToFront();
  await screen.stageButton.click();

  const dialog = dialogOf(page);
  await expect(dialog).toBeVisible();
  await expect(dialog.getByLabel("Email")).toHaveValue(people.admin);
  await expect(dialog.getByLabel("Password")).toBeFocused();
  await expectAccessible(page);

  // Somebody else does not open the page, and stays signed in.
  await dialog.getByLabel("Email").fill(people.viewer);
  await dialog.getByLabel("Password").fill(password);
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toContainText("Another account");
  expect((await page.request.get("/api/v1/imports")).status()).toBe(200);
  expect((await page.request.get("/api/v1/imports/open")).status()).toBe(403);

  await dialog.getByLabel("Email").fill(people.admin);
  await dialog.getByLabel("Password").fill(password);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(screen.staged).toBeVisible();
  expect(await wire.open()).toMatchObject({ name: "september.csv", staged_by: { email: people.admin } });

  // Now the other tab belongs to somebody who is not signed in.
  await tab.bringToFront();
  await tab.getByRole("link", { name: "Imports", exact: true }).click();
  await expect(dialogOf(tab)).toBeVisible();
});

test("a staged file is not deleted by a tab of another account, which then becomes that account's", async ({
  page,
  wire,
  another,
}) => {
  const { id } = await wire.stage("device", "fall.csv", cleanFile("device"));
  const screen = await new ProcessScreen(page).plan();
  await becomeTheViewer(page);
  await returnTo(page);
  await expect(dialogOf(page)).toBeVisible();
  await expect(screen.deleteButton).toBeHidden();
  const refused = await page.evaluate(async (id) => {
    const account = "1-1";
    const answer = await fetch(`/api/v1/imports/${id}`, {
      method: "DELETE",
      headers: { "Coverlist-Account": account },
    });
    return answer.json();
  }, id);
  expect(refused).toMatchObject({ code: "other_account" });

  await dialogOf(page).getByRole("button", { name: "Continue as the other account" }).click();
  await expect(page.getByText(/It needs the Manage Settings permission/)).toBeVisible();
  await expect(dialogOf(page)).toHaveCount(0);
  const { wire: elsewhere } = await another();
  expect(await elsewhere.open()).toMatchObject({ id });
});

test("every request of a page names its account, also uploads, downloads and progress", async ({
  page,
  wire,
}) => {
  await wire.signIn();
  const nameless: string[] = [];
  const seen = new Set<string>();
  page.on("request", (request) => {
    const path = new URL(request.url()).pathname;
    if (!path.startsWith("/api/v1/")) return;
    seen.add(path.replace(/\/\d+/, "/N"));
    const isPublic = ["/api/v1/session", "/api/v1/site", "/api/v1/languages"].includes(path);
    if (!isPublic && request.headers()["coverlist-account"] !== "1-1") nameless.push(path);
  });
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "september.csv", cleanFile("device"));
  await screen.stageButton.click();
  await expect(screen.staged).toBeVisible();
  const process = await new ProcessScreen(page).plan();
  await process.process();
  await process.reported();
  const download = page.waitForEvent("download");
  await (await process.download("Download rows that were not applied (CSV)")).click();
  await download;
  expect([...seen]).toEqual(
    expect.arrayContaining(["/api/v1/imports", "/api/v1/imports/N/progress", "/api/v1/imports/N/process"]),
  );
  expect(nameless).toEqual([]);
});
