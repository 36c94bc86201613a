// What goes wrong around embedded elements elsewhere: tokens, sessions, policies, blocked storage, versions.
import type { Page } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { templateCsv } from "./support/csv.ts";
import { signIn } from "./support/people.ts";
import {
  type CoverlistImport,
  drop,
  endSessions,
  events,
  exchange,
  expect,
  heard,
  portalToken,
  test,
  validated,
} from "./support/portal.ts";

const NO_SESSION = "You are not signed in here";

test.describe("the provider of tokens", () => {
  test("returns the same used token after the session has ended", async ({ page, portal, server }) => {
    const screen = await validated(page, portal);
    const used = await portalToken(page, portal);
    await endSessions(page, portal, server);
    await exchange(server, portal, used);
    await provide(page, { token: used });
    await screen.stageButton.click();
    await expect(page.getByText(NO_SESSION)).toBeVisible();
    expect(await heard(page, "error")).toEqual({ code: "token_refused" });
    await expectRecovery(page, screen);
  });

  test("never answers", async ({ page, portal, server }) => {
    await page.clock.install();
    const screen = await validated(page, portal);
    await endSessions(page, portal, server);
    await provide(page, "never");
    const asked = page.evaluate(() => new Promise((done) => document.addEventListener("test-asked", done, { once: true })));
    await screen.stageButton.click();
    await asked;
    await page.clock.fastForward(20_000);
    expect(await heard(page, "error")).toEqual({ code: "no_answer" });
    await expectRecovery(page, screen);
  });

  test("fails, because its own server is away", async ({ page, portal, server, context }) => {
    const screen = await validated(page, portal);
    await endSessions(page, portal, server);
    await context.route(`${portal.url}token`, (route) => route.abort("internetdisconnected"));
    await screen.stageButton.click();
    expect(await heard(page, "error")).toEqual({ code: "no_answer" });
    await expect(page.getByText(NO_SESSION)).toBeVisible();
    await context.unroute(`${portal.url}token`);
    await page.getByRole("button", { name: "Try again" }).click();
    await expectStaged(page, screen, "waiting");
  });

  test("returns nothing at first, and a token when the person has signed in", async ({ page, portal }) => {
    await page.goto(portal.url);
    await heard(page, "ready");
    await page.evaluate(() => {
      const known = document.querySelector<CoverlistImport>("coverlist-import")!;
      const element = document.createElement("coverlist-import");
      Object.assign(element, { tokenProvider: () => null });
      Object.assign(window, { known: known.tokenProvider });
      known.replaceWith(element);
    });
    expect(await heard(page, "error")).toEqual({ code: "no_token" });
    await page.evaluate(() => {
      const element = document.querySelector("coverlist-import");
      Object.assign(element!, { tokenProvider: (window as never)["known"] });
    });
    await expect(new ImportScreen(page).file).toBeAttached();
    await expect(page.getByText(NO_SESSION)).toHaveCount(0);
  });

  test("vouches for somebody else while work is open", async ({ page, portal, server, context }) => {
    const screen = await validated(page, portal);
    await endSessions(page, portal, server);
    await context.addCookies([{ name: "portal_user", value: "kim", url: portal.url }]);
    await screen.stageButton.click();
    expect(await heard(page, "error")).toEqual({ code: "other_account" });
    await expect(page.getByText("Somebody else is signed in to this page now.", { exact: false })).toBeVisible();
    await expect(screen.fact("File")).toHaveText("fall.csv");
    expect((await events(page)).filter(({ type }) => type === "staged")).toEqual([]);
  });
});

test("an ended session is renewed without a question, and the file is staged", async ({ page, portal, server }) => {
  const screen = await validated(page, portal);
  await endSessions(page, portal, server);
  await expectStaged(page, screen);
  expect((await events(page)).filter(({ type }) => type === "error")).toEqual([]);
});

test("a person who signs in and out of the site in the same browser ends nothing", async ({
  page,
  portal,
  server,
  context,
}) => {
  const screen = await validated(page, portal);
  const site = await context.newPage();
  await site.goto(server.url);
  await signIn(site);
  await site.getByRole("button", { name: "Account" }).click();
  await site.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(site.getByLabel("Password")).toBeVisible();
  await expectStaged(page, screen);
  expect((await events(page)).map(({ type }) => type)).toEqual(["ready", "validated", "staged", "navigate"]);
});

test("a browser that blocks cookies and storage changes nothing", async ({ page, portal }) => {
  await page.addInitScript(() => {
    const blocked = { get: () => { throw new DOMException("blocked", "SecurityError"); } };
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
      Object.defineProperty(window, name, blocked);
    Object.defineProperty(document, "cookie", blocked);
  });
  await expectStaged(page, await validated(page, portal));
});

test.describe("a page whose origin the server does not know", () => {
  test.use({ serverArguments: ["--demo-origin", "http://localhost:1"] });

  test("gets no session", async ({ page, portal }) => {
    await page.goto(portal.url);
    expect(await heard(page, "error")).toEqual({ code: "unreachable" });
    await expect(page.getByText(NO_SESSION)).toBeVisible();
    await expect(new ImportScreen(page).file).toHaveCount(0);
  });
});

test("the name and the cells of a file are text, and in no event", async ({ page, portal }) => {
  const hostile = "<img src=x onerror=document.title='owned'>";
  await page.goto(portal.url);
  await heard(page, "ready");
  const screen = new ImportScreen(page);
  await screen.template("user").check();
  await drop(page, `${hostile}.csv`, templateCsv("user", [[hostile, hostile]]));
  await screen.validated();
  await expect(screen.fact("File")).toHaveText(`${hostile}.csv`);
  expect(await page.locator("coverlist-import img").count()).toBe(0);
  expect(await page.title()).not.toBe("owned");
  expect(JSON.stringify(await events(page))).not.toContain("onerror");
});

/** What all policies here have in common. */
const REST = "default-src 'none'; style-src 'self'; img-src data:";

test.describe("a policy without 'wasm-unsafe-eval'", () => {
  test.use({ policy: `${REST}; script-src 'self' SERVER; connect-src 'self' SERVER; worker-src blob:` });

  test("has the element explain what is missing", async ({ page, portal }) => {
    await page.goto(portal.url);
    expect(await heard(page, "error")).toEqual({ code: "blocked" });
    await expect(page.getByRole("alert")).toContainText("'wasm-unsafe-eval'");
  });
});

test.describe("a policy without blob: workers", () => {
  test.use({ policy: `${REST}; script-src 'self' SERVER 'wasm-unsafe-eval'; connect-src 'self' SERVER` });

  test("has the file validated on the main thread", async ({ page, portal }) => {
    const screen = await validated(page, portal);
    expect(page.workers()).toEqual([]);
    await expectStaged(page, screen);
  });
});

test.describe("a policy that does not allow requests to the server", () => {
  test.use({ policy: `${REST}; script-src 'self' SERVER 'wasm-unsafe-eval'; connect-src 'self'; worker-src blob:` });

  test("has the element say that it is not loaded", async ({ page, portal }) => {
    await page.goto(portal.url);
    expect(await heard(page, "error")).toEqual({ code: "not_loaded" });
    await expect(page.getByRole("alert")).toContainText("Coverlist could not be loaded");
  });

  test("tells a page whose own script comes later", async ({ page, portal }) => {
    let arrive = () => {};
    const late = new Promise<void>((arrived) => (arrive = arrived));
    await page.route(`${portal.url}portal.js`, (route) => late.then(() => route.continue()));
    await page.goto(portal.url, { waitUntil: "commit" });
    await expect(page.getByRole("alert")).toContainText("Coverlist could not be loaded");
    arrive();
    expect(await heard(page, "error")).toEqual({ code: "not_loaded" });
  });
});

test.describe("a host with an old copy of coverlist.js", () => {
  test.use({ script: "coverlist.js" });

  test("gets an event, and an element that works", async ({ page, portal, server }) => {
    const script = await (await fetch(`${server.url}/coverlist.js`)).text();
    const old = script.replace(/version ?= ?"[^"]+"/, 'version = "0.0.1"');
    await page.route(`${portal.url}coverlist.js`, (route) =>
      route.fulfill({ contentType: "text/javascript", body: old }),
    );
    const screen = await validated(page, portal);
    const version = /version ?= ?"([^"]+)"/.exec(script)?.[1];
    expect(await heard(page, "error")).toEqual({ code: "version", script: "0.0.1", server: version });
    await expectStaged(page, screen);
  });
});

/** The work is kept, and with a good provider the waiting request goes on. */
async function expectRecovery(page: Page, screen: ImportScreen): Promise<void> {
  await expect(screen.fact("File")).toHaveText("fall.csv");
  await provide(page, "good");
  await expect(page.getByText(NO_SESSION)).toHaveCount(0);
  await expectStaged(page, screen, "waiting");
}

/** Stages the file. A request that waits for a session goes on by itself. */
async function expectStaged(page: Page, screen: ImportScreen, request?: "waiting"): Promise<void> {
  if (!request) await screen.readyToStage.click();
  expect(await heard(page, "staged")).toMatchObject({ accepted: 4, rejected: 0 });
  await expect(screen.staged).toBeVisible();
}

/**
 * Replaces the provider: by one that returns the same token, by one that never answers, or by the portal's.
 */
async function provide(page: Page, kind: "never" | "good" | { token: string }): Promise<void> {
  await page.locator("coverlist-import").evaluate((host: CoverlistImport & { good?: CoverlistImport["tokenProvider"] }, kind) => {
    host.good ??= host.tokenProvider;
    const never = () => {
      document.dispatchEvent(new Event("test-asked"));
      return new Promise<string>(() => {});
    };
    host.tokenProvider = kind === "good" ? host.good : kind === "never" ? never : () => kind.token;
  }, kind);
}
