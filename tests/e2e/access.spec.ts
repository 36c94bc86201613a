// Sign-in, permissions, and how a person's work survives the end of a session.
import { ImportScreen } from "./pages/import_screen.ts";
import { KEYS, cleanFile, enrolled } from "./support/csv.ts";
import { expect, expectAccessible, password, people, signIn, test } from "./support/admin.ts";
import { sheetOf, stagingForm } from "./support/sheet.ts";
import { Wire } from "./support/wire.ts";

const UTILITIES = "/settings/system-utilities";

test("an admin signs in, sees the two utilities, and signs out", async ({ page }) => {
  await page.goto("/");
  await expectAccessible(page);
  await signIn(page);

  await expect(page).toHaveURL(UTILITIES);
  await expect(page.getByRole("heading", { name: "System Utilities", level: 1 })).toBeVisible();
  await expect(page.getByRole("region", { name: "Bulk Insurance Import" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Bulk Insurance Process" })).toBeVisible();

  await page.getByRole("button", { name: /^Account/ }).click();
  await expect(page.getByText("Manage Settings, View Reports")).toBeVisible();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect((await page.request.get("/api/v1/imports")).status()).toBe(401);

  await page.goto(UTILITIES);
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("an address inside is kept through the sign-in", async ({ page }) => {
  await page.goto("/records");
  await signIn(page);
  await expect(page).toHaveURL("/records");
  await expect(page.getByRole("heading", { name: "Records", level: 1 })).toBeVisible();
});

test("a demo account fills the form with a press", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: `Fill in ${people.viewer}` }).click();
  await expect(page.getByLabel("Email")).toHaveValue(people.viewer);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: /^Account/ })).toBeVisible();
});

test("a wrong password is told without saying which of the two is wrong", async ({ page }) => {
  await page.goto("/");
  const refusals: string[] = [];
  for (const email of [people.admin, "nobody@example.org"]) {
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password").fill("not the password");
    const answer = page.waitForResponse("**/api/v1/session");
    await page.getByRole("button", { name: "Sign in" }).click();
    expect((await answer).status()).toBe(401);
    await expect(page.getByRole("alert")).toContainText("Email and password don’t match");
    refusals.push(await page.getByRole("alert").innerText());
  }
  expect(refusals[0]).toBe(refusals[1]);
  await expectAccessible(page);
});

test("an empty form is not sent", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter your email and password.");
});

test("guessing is slowed down, and the page says for how long", async ({ page }) => {
  await page.goto("/");
  await page.getByLabel("Email").fill(people.admin);
  await page.getByLabel("Password").fill("a guess");
  await expect(async () => {
    const answer = page.waitForResponse("**/api/v1/session");
    await page.getByRole("button", { name: "Sign in" }).click();
    expect((await answer).status()).toBe(429);
  }).toPass({ intervals: [0] });
  await expect(page.getByRole("alert")).toContainText("Too many attempts");
  await expect(page.getByRole("alert")).toContainText(/Wait \d+ (seconds|minutes), then try again\./);

  // Even the right password is refused now. Otherwise a refusal would show which guesses are wrong.
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("Too many attempts");
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test.describe("an account without Manage Settings", () => {
  test.use({ shared: true });

  test("is told why System Utilities is closed", async ({ page }) => {
    await page.goto("/");
    await signIn(page, "viewer");
    await expect(page).toHaveURL("/coverage");
    for (const address of [UTILITIES, `${UTILITIES}/import`, `${UTILITIES}/process`, "/records"]) {
      await page.goto(address);
      await expect(page.getByText(/It needs the Manage Settings permission/)).toBeVisible();
      await expect(page.getByLabel("Insurance CSV")).toHaveCount(0);
      await expectAccessible(page);
    }
    await page.getByRole("link", { name: "Imports", exact: true }).click();
    await expect(page.getByRole("heading", { name: "Imports", level: 1 })).toBeVisible();
    await expect(page.getByText(/permission/)).toHaveCount(0);
  });

  test("is refused by the API", async ({ page }) => {
    const wire = new Wire(page.request);
    await wire.signIn("viewer");
    const refused = [
      await wire.convert("device", "device.csv", cleanFile("device")),
      await wire.send(sheetOf("device", "device.csv", [enrolled(KEYS.device.known[0], 1)])),
      await page.request.get(`/api/v1/imports/processed-before?source_sha256=${"ab".repeat(32)}`),
      await page.request.get("/api/v1/imports/open"),
      await page.request.get("/api/v1/imports/1/plan"),
      await page.request.post("/api/v1/imports/1/process", { data: {} }),
      await page.request.delete("/api/v1/imports/1"),
      await page.request.get("/api/v1/records/users"),
      await page.request.post("/api/v1/records/users", {
        headers: { "Content-Type": "text/csv" },
        data: "User ID\n1\n",
      }),
    ];
    for (const answer of refused) {
      expect(answer.status(), answer.url()).toBe(403);
      expect(await answer.json(), answer.url()).toMatchObject({ code: "forbidden" });
    }
  });
});

test("without a session the API answers 401 and gives nothing", async ({ request }) => {
  for (const path of [
    "imports",
    "imports/open",
    "imports/1/file",
    "imports/1/report.csv",
    "records/users",
    "templates",
  ]) {
    const answer = await request.get(`/api/v1/${path}`);
    expect(answer.status(), path).toBe(401);
    expect(await answer.json(), path).toMatchObject({ code: "signed_out" });
  }
});

test("a session that ended while a file was checked: sign in again, nothing is lost", async ({
  page,
  another,
}) => {
  await page.goto("/");
  await signIn(page);
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "september.csv", cleanFile("device"));

  const { wire: elsewhere } = await another();
  await elsewhere.signOutEverywhere();

  await screen.stageButton.click();
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByLabel("Email")).toHaveValue(people.admin);
  await expect(dialog.getByLabel("Password")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeVisible();
  await expectAccessible(page);

  await dialog.getByLabel("Password").fill("not the password");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toContainText("Email and password don’t match");
  await dialog.getByLabel("Password").fill(password);
  await page.keyboard.press("Enter");

  // The waiting file is staged without another click.
  await expect(dialog).toBeHidden();
  await expect(screen.staged).toBeVisible();
  expect(await new Wire(page.request).open()).toMatchObject({ name: "september.csv", rows: 4 });
});

test("a dialog that was left instead leads to the sign-in page, and comes again the next time", async ({
  page,
}) => {
  await page.goto("/imports");
  await signIn(page);
  for (const _ of ["the first time", "the second time"]) {
    // A request that the screen itself sends later would open the dialog over the link.
    await expect(page.getByText("No imports yet")).toBeVisible();
    await page.context().clearCookies();
    await page.getByRole("link", { name: "Records", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Sign in again" });
    await dialog.getByRole("button", { name: "Leave this page" }).click();
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await signIn(page);
    await page.getByRole("link", { name: "Imports", exact: true }).click();
  }
});

test("signing out everywhere ends the session of every browser", async ({ page, another }) => {
  const other = await another();
  await page.goto("/");
  await signIn(page);

  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  expect((await other.page.request.get("/api/v1/imports")).status()).toBe(401);
});

test("a request that another site forged changes nothing", async ({ page, baseURL }) => {
  const wire = new Wire(page.request);
  await wire.signIn();
  const forged = await page.request.post("/api/v1/imports", {
    headers: { Origin: "http://evil.example" },
    multipart: stagingForm(sheetOf("device", "forged.csv", [enrolled(KEYS.device.known[0], 1)])),
  });
  expect(forged.status()).toBe(403);
  expect(await forged.json()).toMatchObject({ code: "foreign_origin" });
  expect(await wire.open()).toBeUndefined();

  const cookies = await page.context().cookies(baseURL);
  expect(cookies).toMatchObject([{ name: "coverlist_session", httpOnly: true, sameSite: "Strict" }]);
});

test("the page runs no code but its own, also when the browser kept it", async ({ page }) => {
  const fresh = await page.request.get("/");
  const { etag = "", "content-security-policy": policy = "" } = fresh.headers();
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval' 'sha(256|384)-/);
  expect(policy).not.toContain("'unsafe-eval'");
  expect(policy).not.toContain("'unsafe-inline'");

  const kept = await page.request.get("/", { headers: { "If-None-Match": etag } });
  expect(kept.status()).toBe(304);
  expect(kept.headers()["content-security-policy"]).toBe(policy);
});
