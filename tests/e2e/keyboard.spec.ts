// The whole workflow by keyboard, from signing in to the report. It needs no shortcut.
import { enter, tabTo } from "./pages/keyboard.ts";
import { ImportScreen } from "./pages/import_screen.ts";
import { ProcessScreen } from "./pages/process_screen.ts";
import { KEYS, KINDS, fileWithRejectedRows } from "./support/csv.ts";
import { expect, password, people, test } from "./support/admin.ts";
import { wholeBrowser } from "./support/browsers.ts";

test.use({ launchOptions: wholeBrowser });

for (const kind of KINDS) {
  test(`a ${kind} list is imported by keyboard alone`, async ({ page }) => {
    const press = (key: string) => page.keyboard.press(key);
    const button = (name: string | RegExp) => page.getByRole("button", { name });
    const screen = new ImportScreen(page);
    const processing = new ProcessScreen(page);

    await page.goto("/");
    await tabTo(page, page.getByLabel("Email"));
    await page.keyboard.type(people.admin);
    await tabTo(page, page.getByLabel("Password"));
    await page.keyboard.type(password);
    await press("Enter");

    await enter(
      page,
      page
        .getByRole("region", { name: "Bulk Insurance Import" })
        .getByRole("link", { name: "Choose a file" }),
    );
    await expect(page.getByRole("heading", { name: "Bulk Insurance Import", level: 1 })).toBeFocused();

    await tabTo(page, screen.template("user"));
    await press(kind === "device" ? "ArrowRight" : "Space");
    await expect(screen.template(kind)).toBeChecked();

    // Asked for before the last Tab, which waits for an answer of the page. Otherwise Enter may open the
    // browser's own file picker first.
    const chooser = page.waitForEvent("filechooser");
    await tabTo(page, screen.file);
    await press("Enter");
    await (
      await chooser
    ).setFiles({ name: "fall.csv", mimeType: "text/csv", buffer: fileWithRejectedRows(kind) });
    await screen.validated();

    await enter(page, screen.stageButton);
    await expect(screen.staged).toBeVisible();

    await expect(processing.processButton).toBeVisible();
    await enter(page, processing.filter("Rejected"));
    await expect(processing.rows).toHaveCount(2);
    await tabTo(page, processing.search);
    await page.keyboard.type(KEYS[kind].known[1]);
    await expect(processing.rows).toHaveCount(1);

    // Goes back to the button above with Shift+Tab.
    await shiftTabTo(processing.processButton);
    await press("Enter");
    await enter(page, processing.consentButton);
    await processing.reported();
    await expect(processing.sum).toContainText("5 rows in the file = 2 updated");

    const saved = page.waitForEvent("download");
    await enter(page, page.getByText("Download", { exact: true }));
    await enter(page, button("Download rows that were not applied (CSV)"));
    await saved;

    async function shiftTabTo(target: typeof processing.processButton): Promise<void> {
      await expect(async () => {
        await press("Shift+Tab");
        await expect(target).toBeFocused({ timeout: 1 });
      }).toPass({ intervals: [0] });
    }
  });
}

test("the skip link leads over the navigation to the screen", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  await page.goto("/settings/system-utilities");
  await expect(page.getByRole("heading", { name: "System Utilities", level: 1 })).toBeVisible();
  await enter(page, page.getByRole("link", { name: "Skip to content" }));
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("main").locator(":focus")).toHaveCount(1);
});

test("a dialog keeps the focus, closes on Escape and gives the focus back", async ({ page, wire }) => {
  await wire.stage("device", "fall.csv", fileWithRejectedRows("device"));
  const screen = await new ProcessScreen(page).plan();
  await enter(page, screen.processButton);
  await expect(screen.consent).toBeVisible();
  for (let stop = 0; stop < 6; stop += 1) {
    await page.keyboard.press("Tab");
    const isOutside = await page.evaluate(() => {
      const around = document.activeElement;
      const focused = around?.shadowRoot?.activeElement ?? around;
      return focused !== null && focused !== document.body && !focused.closest("dialog");
    });
    expect(isOutside, `stop ${stop}`).toBe(false);
  }
  await page.keyboard.press("Escape");
  await expect(screen.consent).toBeHidden();
  await expect(screen.processButton).toBeFocused();
});
