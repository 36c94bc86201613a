// The element <coverlist-coverage> in a portal.
import { PSEUDO } from "./support/brackets.ts";
import { CoverageScreen } from "./pages/coverage_screen.ts";
import { events, expect, expectAccessible, heard, portalToken, test } from "./support/portal.ts";

test("the portal shows who is covered, and its address and history stay as they are", async ({ page, portal }) => {
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(String(error)));
  const address = new URL("coverage", portal.url).href;
  await page.goto(address);
  await heard(page, "ready");
  const screen = new CoverageScreen(page);
  await expect(screen.rows.first()).toBeVisible();
  await expect(screen.rows.getByRole("link"), "records have no screen in a portal").toHaveCount(0);
  await expectAccessible(page);

  await screen.legend.getByRole("button", { name: /^Declined/ }).click();
  await expect(screen.filters).toHaveText(["Declined"]);
  await screen.kind("Devices").click();
  await expect(page.getByRole("table", { name: "Status by location" })).toBeVisible();
  await expect(screen.filters).toHaveCount(0);
  const { name } = await screen.exported("CSV");
  expect(name).toBe("devices.csv");
  expect(page.url()).toBe(address);
  expect(await page.evaluate(() => history.length)).toBe(2);
  // It has neither the steps of an import nor a worker.
  await expect(page.getByRole("link", { name: "Bulk Insurance Import" })).toHaveCount(0);
  expect(page.workers()).toHaveLength(0);
  expect((await events(page)).map(({ type }) => type)).toEqual(["ready"]);
  expect(problems).toEqual([]);
});

test.describe("in a browser of another language", () => {
  test.use({ locale: PSEUDO });

  test("server, token, locale and theme work as attributes", async ({ page, portal }) => {
    await page.goto(new URL("coverage", portal.url).href);
    await heard(page, "ready");
    await expect(page.getByRole("button", { name: "[Users]" })).toBeVisible();
    const element = page.locator("coverlist-coverage");
    await element.evaluate((element) => element.setAttribute("theme", "dark"));
    const scheme = () => element.evaluate((element) => getComputedStyle(element).colorScheme);
    await expect.poll(scheme).toBe("dark");
    await expectAccessible(page);

    const token = await portalToken(page, portal);
    await element.evaluate((first, token) => {
      const second = document.createElement("coverlist-coverage");
      second.setAttribute("server", first.getAttribute("server")!);
      second.setAttribute("token", token);
      second.setAttribute("locale", "en");
      first.replaceWith(second);
    }, token);
    await expect(page.getByRole("button", { name: "Users", exact: true })).toBeVisible();
    await expect(new CoverageScreen(page).rows.first()).toBeVisible();
  });
});

test("a person without View Reports is told what is missing", async ({ page, portal }) => {
  await page.context().addCookies([{ name: "portal_user", value: "lee", url: portal.url }]);
  await page.goto(new URL("coverage", portal.url).href);
  await expect(page.getByText(/It needs the View Reports permission/)).toBeVisible();
  await expectAccessible(page);
});

test("a token that the server refuses is an error event and a sentence", async ({ page, portal }) => {
  await page.route("**/token", (route) => route.fulfill({ body: "no token" }));
  await page.goto(new URL("coverage", portal.url).href);
  expect(await heard(page, "error")).toMatchObject({ code: "token_refused" });
  await expect(page.getByRole("alert")).toBeVisible();
});
