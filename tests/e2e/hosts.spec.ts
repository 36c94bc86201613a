// Portals that embed the element: each from a dropped file to the report, on another site than the server.
import type { Page } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { ProcessScreen } from "./pages/process_screen.ts";
import { cleanFile } from "./support/csv.ts";
import {
  type Host,
  type Portal,
  drop,
  endSessions,
  events,
  expect,
  expectAccessible,
  heard,
  portalPeople,
  test,
} from "./support/portal.ts";
import { signIn } from "./support/people.ts";

const HOSTS: Host[] = ["plain", "react", "express"];

for (const host of HOSTS) {
  test.describe(host, () => {
    test.use({ host });

    test("a dropped file is staged and processed by the portal's person, who is in the history", async ({
      page,
      portal,
      server,
    }) => {
      const problems: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
      });
      page.on("pageerror", (error) => problems.push(String(error)));
      await enter(page, portal, host);
      const screen = new ImportScreen(page);
      await screen.template("user").check();
      await drop(page, "fall.csv", cleanFile("user"));
      await screen.validated();
      expect(await heard(page, "validated")).toEqual({ accepted: 4, rejected: 0, ignored: 0, blocked: false });
      await expectAccessible(page);

      await screen.stageButton.click();
      const staged = await heard(page, "staged");
      expect(staged).toEqual({ import: expect.any(Number), accepted: 4, rejected: 0 });
      expect(await heard(page, "navigate")).toEqual({ screen: "process" });
      const process = new ProcessScreen(page);
      await expect(process.processButton).toBeVisible();
      await expectAccessible(page);
      await process.process();
      await process.reported();
      expect(await heard(page, "processed")).toEqual({ import: staged["import"] });
      await expectAccessible(page);

      const download = page.waitForEvent("download");
      await (await process.download("Download rows that were not applied (CSV)")).click();
      expect((await download).suggestedFilename()).toContain("fall");
      expect(page.url()).toBe(portal.url);
      expect((await events(page)).filter(({ type }) => type === "error")).toEqual([]);
      expect(problems).toEqual([]);

      // The history of the site names the person.
      await page.goto(server.url);
      await signIn(page);
      await page.getByRole("link", { name: "Imports", exact: true }).click();
      await expect(page.getByRole("row").filter({ hasText: "fall.csv" })).toContainText(portalPeople.dana);
    });

    test("a session that has ended is renewed, and the file is staged", async ({ page, portal, server }) => {
      await enter(page, portal, host);
      const screen = new ImportScreen(page);
      await screen.template("user").check();
      await drop(page, "fall.csv", cleanFile("user"));
      await screen.validated();
      await endSessions(page, portal, server);
      await screen.readyToStage.click();
      expect(await heard(page, "staged")).toMatchObject({ accepted: 4 });
    });

    test("the keyboard goes through the element and out of it", async ({ page, portal }) => {
      await enter(page, portal, host);
      await expect(new ImportScreen(page).template("user")).toBeAttached();
      const reached: string[] = [];
      for (let n = 0; n < 30; n++) {
        await page.keyboard.press("Tab");
        const focused = await focus(page);
        if (focused === "BODY" && reached.length > 0) break;
        reached.push(focused);
      }
      expect(reached).toEqual(expect.arrayContaining(["Bulk Insurance Import", "Bulk Insurance Process", "Insurance CSV"]));
      expect(reached.length).toBeLessThan(30);
      await page.getByRole("link", { name: "Bulk Insurance Process" }).focus();
      await page.keyboard.press("Enter");
      await expect(new ProcessScreen(page).nothing).toBeVisible();
    });
  });
}

test("the demo has a portal of its own", async ({ page, server }) => {
  await page.goto(`${server.url}/portal`);
  const screen = new ImportScreen(page);
  await screen.choose("user", "fall.csv", cleanFile("user"));
  await expectAccessible(page);
  await screen.stageButton.click();
  await expect(screen.staged).toBeVisible();
});

/** Opens the portal, signs in if it asks for that, and waits until the element is ready. */
async function enter(page: Page, portal: Portal, host: Host): Promise<void> {
  await page.goto(portal.url);
  if (host === "express") await page.getByRole("button", { name: "Sign in" }).click();
  await heard(page, "ready");
}

/** The label or the text of what has the focus, also inside of an element. */
function focus(page: Page): Promise<string> {
  return page.evaluate(() => {
    let node = document.activeElement;
    while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
    const label = (node as HTMLInputElement | null)?.labels?.[0]?.textContent;
    const ids = node?.getAttribute("aria-labelledby");
    const root = node?.getRootNode() as ShadowRoot | Document;
    const named = ids ? root.getElementById(ids)?.textContent : undefined;
    if (!node || node === document.body) return "BODY";
    return (node.getAttribute("aria-label") ?? named ?? label ?? node.textContent ?? "").trim();
  });
}
