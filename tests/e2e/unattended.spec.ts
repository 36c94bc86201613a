// What the page does while nobody uses it.
import { ImportScreen } from "./pages/import_screen.ts";
import { ProcessScreen } from "./pages/process_screen.ts";
import { expect, password, people, test } from "./support/admin.ts";
import { cleanFile } from "./support/csv.ts";

const MARK = "coverlist-background";

test("nothing staged and nobody signed in are no mistakes: the console stays empty", async ({ page }) => {
  const said: string[] = [];
  page.on("pageerror", (error) => said.push(`${error}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()))
      said.push(`${message.text()} ${message.location().url}`);
  });

  await page.goto("/");
  await page.getByLabel("Email").fill(people.admin);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("No file is staged").first()).toBeVisible();
  for (const [address, heading] of [
    ["/settings/system-utilities/import", "Bulk Insurance Import"],
    ["/settings/system-utilities/process", "Bulk Insurance Process"],
    ["/imports", "Imports"],
    ["/records", "Records"],
  ] as const) {
    await page.goto(address);
    await expect(page.getByRole("heading", { name: heading, level: 1 })).toBeVisible();
    await page.waitForLoadState("networkidle");
  }
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect(said).toEqual([]);
});

test("what the page asks by itself is marked, and what a person does is not", async ({ page, wire }) => {
  const { id } = await wire.stage("device", "fall.csv", cleanFile("device"));
  await page.clock.install();
  await new ProcessScreen(page).plan();
  const look = (mark: string | undefined) =>
    page.waitForRequest(
      (request) => request.url().endsWith(`/api/v1/imports/${id}`) && request.headers()[MARK] === mark,
    );

  // A person has just opened the page.
  await look(undefined);
  const unattended = look("1");
  await page.clock.fastForward("02:00");
  await unattended;
  const attended = look(undefined);
  await page.keyboard.press("Shift");
  await attended;
});

test("a screen that waits for a sign-in asks no more", async ({ page, wire }) => {
  await wire.stage("device", "fall.csv", cleanFile("device"));
  await page.clock.install();
  await new ImportScreen(page).open();
  await expect(page.getByText("fall.csv").first()).toBeVisible();

  const looks: string[] = [];
  page.on("request", (request) => {
    if (request.url().endsWith("/api/v1/imports/open")) looks.push(request.url());
  });
  await page.context().clearCookies();
  await page.clock.runFor(6_000);
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await expect(dialog).toBeVisible();
  await page.clock.runFor(600_000);
  expect(looks).toHaveLength(1);

  await dialog.getByLabel("Password").fill(password);
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  // The waiting request is sent, and the requests that came up meanwhile are sent once.
  await expect.poll(() => looks.length).toBe(3);
});

test("more tabs than a browser has connections: each shows the plan, and the report without a reload", async ({
  page,
  wire,
}) => {
  await wire.stage("device", "fall.csv", cleanFile("device"));
  const tabs = [page];
  while (tabs.length < 8) tabs.push(await page.context().newPage());
  const screens: ProcessScreen[] = [];
  for (const tab of tabs) screens.push(await new ProcessScreen(tab).plan());

  const last = screens.at(-1)!;
  await last.page.bringToFront();
  await last.process();
  for (const screen of screens) {
    await screen.page.bringToFront();
    await screen.reported();
  }
});
