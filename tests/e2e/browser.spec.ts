// Browser features that affect the page: autofill, translation, pages kept in memory, refused cookies.
import { type BrowserContext, type Page, chromium } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { ProcessScreen } from "./pages/process_screen.ts";
import { expect, expectAccessible, password, people, returnTo, signIn, test } from "./support/admin.ts";
import { wholeBrowser } from "./support/browsers.ts";
import { KEYS, cleanFile, enrolled, templateCsv } from "./support/csv.ts";

test("a password manager that fills the fields without an event signs in", async ({ page }) => {
  await page.goto("/");
  await fillSilently(page, people.admin, password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("No file is staged.")).toBeVisible();

  // The dialog that asks for the password again accepts the same.
  await page.context().clearCookies();
  await page.getByRole("link", { name: "Records", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await expect(dialog).toBeVisible();
  await fillSilently(page, people.admin, password);
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("table", { name: "Users" })).toBeVisible();
});

test("what a demo account fills in counts, and what is typed over it counts more", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("button", { name: `Fill in ${people.admin}` }).click();
  await page.getByLabel("Email").fill(people.viewer);
  await page.getByRole("button", { name: "Sign in" }).click();
  // The viewer's first screen.
  await expect(page.getByRole("heading", { name: "Coverage", level: 1 })).toBeVisible();
});

test("a page that a browser would translate shows the numbers and names of the file that is there", async ({
  page,
  wire,
}) => {
  expect(await wire.open()).toBeUndefined();
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "one.csv", cleanFile("device"));
  await translate(page);
  const rows = [...KEYS.device.known.slice(0, 3).map((key, n) => enrolled(key, n)), ["", "Perhaps"]];
  await screen.validate("five.csv", templateCsv("device", [...rows, ["5CD0000001", "Perhaps"]]));
  await expect(screen.fact("Rows")).toHaveText("5");
  await expect.poll(() => screen.counts()).toEqual({ rows: 5, accepted: 3, rejected: 2, set_aside: 0 });
  await expect(screen.stageButton).toHaveText("Stage 3 of 5 rows");
  await expect(page.getByText("2 rejected rows will not be applied.")).toBeVisible();
  await translate(page);
  await screen.stageButton.click();
  await expect(screen.staged).toBeVisible();
  await expect(new ProcessScreen(page).rows).toHaveCount(5);
  await expect(page.getByText("Stage 3 of 5 rows")).toHaveCount(0);
});

test.describe("with the pages that a browser keeps in memory", () => {
  let context: BrowserContext;

  test.beforeEach(async ({ baseURL }) => {
    // The test driver turns the browser's page cache off by default.
    const ignoreDefaultArgs = ["--disable-back-forward-cache"];
    const browser = await chromium.launch({ ...wholeBrowser, ignoreDefaultArgs });
    context = await browser.newContext({ baseURL: baseURL! });
  });

  test.afterEach(async () => {
    await context.browser()?.close();
  });

  /** Opens the records, leaves the document, works in another tab, and goes back to the page in memory. */
  async function awayAndBack(meanwhile: (other: Page) => Promise<void>): Promise<Page> {
    const page = await context.newPage();
    await page.goto("/records");
    await signIn(page);
    await expect(page.getByRole("table", { name: "Users" }).getByRole("row")).toHaveCount(101);
    await page.evaluate(() =>
      addEventListener("pageshow", ({ persisted }) =>
        document.body.setAttribute("data-kept", `${persisted}`),
      ),
    );
    await page.goto("about:blank");
    const other = await context.newPage();
    await meanwhile(other);
    await other.close();
    await page.goBack({ waitUntil: "commit" });
    await expect(page.locator("body")).toHaveAttribute("data-kept", "true");
    return page;
  }

  test("signed out in another tab, then Back: no student is shown until someone signs in", async () => {
    const page = await awayAndBack(async (other) => {
      await other.goto("/");
      await other.getByRole("button", { name: /^Account/ }).click();
      await other.getByRole("button", { name: "Sign out", exact: true }).click();
      await expect(other.getByRole("heading", { name: "Sign in" })).toBeVisible();
    });
    const dialog = page.getByRole("dialog", { name: "Sign in again" });
    await expect(dialog).toBeVisible();
    await expect(page.getByRole("table", { name: "Users" })).toBeHidden();
    await expectAccessible(page);
    await dialog.getByLabel("Password").fill(password);
    await page.keyboard.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("table", { name: "Users" })).toBeVisible();
  });

  test("still signed in, then Back: the page is as it was left", async () => {
    const page = await awayAndBack(async () => {});
    await expect(page.getByRole("table", { name: "Users" })).toBeVisible();
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  test("another account signed in, then Back: no student is shown, and the page waits for its person", async () => {
    const page = await awayAndBack(async (other) => {
      await other.goto("/");
      await other.getByRole("button", { name: /^Account/ }).click();
      await other.getByRole("button", { name: "Sign out", exact: true }).click();
      await signIn(other, "viewer");
      await expect(other.getByRole("button", { name: /^Account/ })).toBeVisible();
    });
    const dialog = page.getByRole("dialog", { name: "Someone else is signed in" });
    await expect(dialog).toBeVisible();
    await expect(page.getByRole("table", { name: "Users" })).toBeHidden();
    await dialog.getByRole("button", { name: "Continue as the other account" }).click();
    await expect(page.getByText(/It needs the Manage Settings permission/)).toBeVisible();
    await expect(page.getByRole("table", { name: "Users" })).toHaveCount(0);
  });

  test("no server there, then Back: no student is shown before it is known who is there", async ({
    server,
  }) => {
    const page = await awayAndBack(() => server.stop());
    await expect(page.getByText("Coverlist can’t be reached")).toBeVisible();
    await expect(page.getByRole("table", { name: "Users" })).toBeHidden();
    const again = await server.again();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("table", { name: "Users" })).toBeVisible();
    await again.stop();
  });
});

test("signed out elsewhere while another window was in front: seen as soon as the page is", async ({
  page,
  another,
}) => {
  await page.goto("/records");
  await signIn(page);
  await expect(page.getByRole("table", { name: "Users" })).toBeVisible();
  await (await another()).wire.signOutEverywhere();
  await returnTo(page);
  await expect(page.getByRole("dialog", { name: "Sign in again" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Users" })).toBeHidden();
});

test("an answer that comes when its screen is gone does no harm", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));

  // Leaves the screen while a roster is loaded.
  await page.goto("/imports");
  await page.getByRole("link", { name: "Records", exact: true }).click();
  const roster = await held(page, "POST", "**/api/v1/records/users?preview=true");
  await page.getByRole("button", { name: "Load users" }).click();
  const file = {
    name: "users.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("User ID,Name\r\n990001,Ada Núñez\r\n"),
  };
  await page.getByLabel("Users file").setInputFiles(file);
  await page.getByRole("button", { name: "Preview" }).click();
  await roster.asked;
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Imports", level: 1 })).toBeVisible();
  await roster.release();

  // Leaves the screen while a file is downloaded.
  await page.goto("/settings/system-utilities/import");
  const template = await held(page, "GET", "**/api/v1/templates/user/file.csv");
  await new ImportScreen(page).downloads.click();
  await page.getByRole("button", { name: "Download user template" }).click();
  await template.asked;
  await page.getByRole("link", { name: "Imports", exact: true }).click();
  await expect(page.getByText("No imports yet")).toBeVisible();
  await template.release();

  // Leaves the page before the answer to a second sign-in arrives.
  await page.context().clearCookies();
  await page.getByRole("link", { name: "Records", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await dialog.getByLabel("Password").fill(password);
  const signedIn = await held(page, "POST", "**/api/v1/session");
  await dialog.getByRole("button", { name: "Sign in" }).click();
  await signedIn.asked;
  await dialog.getByRole("button", { name: "Leave this page" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signedIn.release();

  await page.reload();
  await expect(page.getByRole("button", { name: /^Account/ })).toBeVisible();
  expect(errors).toEqual([]);
});

test("a browser that refuses cookies is told so, not that a session ended", async ({ page }) => {
  // Removes the cookie from the response, as a browser that refuses cookies would.
  await page.route("**/api/v1/session", async (route) => {
    const request = route.request();
    if (request.method() !== "POST") return route.continue();
    const headers = { "Content-Type": "application/json", Origin: new URL(request.url()).origin };
    const answer = await fetch(request.url(), { method: "POST", headers, body: request.postData() });
    expect(answer.headers.get("set-cookie")).toBeTruthy();
    await route.fulfill({
      status: answer.status,
      contentType: "application/json",
      body: await answer.text(),
    });
  });
  await page.goto("/");
  await page.getByLabel("Email").fill(people.admin);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toContainText("The browser did not keep the sign-in cookie");
  await expect(page.getByRole("alert")).toContainText("Allow cookies for this site");
  await expect(page.getByText("session ended")).toHaveCount(0);
  await expectAccessible(page);

  // The same form signs in when the browser keeps cookies.
  await page.unrouteAll();
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("heading", { name: "System Utilities", level: 1 })).toBeVisible();
});

/** Holds requests until `release` is called, which waits until the page has handled the answer. */
async function held(
  page: Page,
  method: string,
  url: string,
): Promise<{ asked: Promise<unknown>; release: () => Promise<void> }> {
  let go = (): void => {};
  const released = new Promise<void>((done) => (go = done));
  const asked = page.waitForRequest((request) => request.method() === method && matches(url, request.url()));
  await page.route(url, async (route) => {
    if (route.request().method() === method) await released;
    await route.continue();
  });
  const release = async (): Promise<void> => {
    const answered = page.waitForResponse(
      (answer) => answer.request().method() === method && matches(url, answer.url()),
    );
    go();
    await (await answered).finished();
    // The page has handled the answer after the next frame.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    await page.unrouteAll();
  };
  return { asked, release };
}

const matches = (pattern: string, url: string): boolean => url.endsWith(pattern.slice("**".length));

/** Sets the fields as some password managers do: without a keystroke or an event. */
async function fillSilently(page: Page, email: string, secret: string): Promise<void> {
  await page
    .getByLabel("Email")
    .last()
    .evaluate((field: HTMLInputElement, value) => (field.value = value), email);
  await page
    .getByLabel("Password")
    .last()
    .evaluate((field: HTMLInputElement, value) => (field.value = value), secret);
}

/** Changes the page as a browser's translator does: it wraps each translatable text in new elements. */
async function translate(page: Page): Promise<void> {
  await page.evaluate(() => {
    const found: Text[] = [];
    const roots = [document.body, ...[...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? [])];
    for (const root of roots) {
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) found.push(texts.currentNode as Text);
    }
    for (const text of found) {
      const around = text.parentElement?.closest("[translate], .notranslate");
      if (!text.data.trim() || around?.getAttribute("translate") === "no" || around?.matches(".notranslate"))
        continue;
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      inner.textContent = text.data;
      outer.append(inner);
      text.replaceWith(outer);
    }
  });
}
