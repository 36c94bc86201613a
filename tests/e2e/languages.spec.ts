// Every text of the page is a message: the screens in the pseudo-locale, and the choice of a language.
import type { Page } from "@playwright/test";
import { expect, password, people, test } from "./support/admin.ts";
import { PSEUDO, expectBrackets } from "./support/brackets.ts";
import { coverMany } from "./support/covered.ts";
import { cleanFile, csv, fileWithRejectedRows, KEYS, templateCsv } from "./support/csv.ts";

test.use({ locale: PSEUDO });

const IMPORT = "/settings/system-utilities/import";
const PROCESS = "/settings/system-utilities/process";

test("signing in, System Utilities, the account menu, and an unknown address", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("html")).toHaveAttribute("lang", PSEUDO);
  await expect(page.getByRole("heading", { name: "[Sign in]", exact: true })).toBeVisible();
  await expectBrackets(page);
  await button(page, "[Sign in]").click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expectBrackets(page);
  for (const word of ["wrong", password]) {
    await page.getByLabel("[Email]").fill(people.admin);
    await page.getByLabel("[Password]").fill(word);
    await button(page, "[Sign in]").click();
    if (word === "wrong") await expect(page.getByText("Email and password don’t match")).toBeVisible();
    await expectBrackets(page);
  }
  await expect(page.getByRole("region", { name: "[Bulk Insurance Import]" })).toBeVisible();
  await page.getByRole("button", { name: "[Account]" }).click();
  await expect(button(page, "[Sign out]")).toBeVisible();
  await expectBrackets(page);

  await page.goto("/nowhere");
  await expect(page.getByRole("heading", { name: "[Page not found]" })).toBeVisible();
  await expectBrackets(page);
  await page.goto("/imports/999");
  await expect(page.getByRole("heading", { name: "[Import not found]" })).toBeVisible();
  await expectBrackets(page);
});

test("a messy file: findings, rows, header, and why it cannot be staged", async ({ page, wire }) => {
  await page.goto(IMPORT);
  await expect(page.getByRole("radio", { name: "Device" })).toBeVisible();
  await expectBrackets(page);

  const sample = await (await page.request.get("/api/v1/samples/messy-device.csv")).body();
  await page.getByRole("radio", { name: "Device" }).check();
  await choose(page, "messy.csv", sample);
  await expect(page.getByRole("grid")).toBeVisible();
  await expectBrackets(page);
  // Each finding in turn: its rows, their cells, and the sentences about the active row.
  for (const finding of await page.locator("button.finding").all()) {
    await finding.click();
    await expect(page.locator(".row-panel-title")).toBeVisible();
    await expectBrackets(page);
  }
  await page.getByRole("searchbox").fill("no row has this");
  await expect(page.getByText("[No rows to show.]")).toBeVisible();
  await expectBrackets(page);

  // Another file is staged meanwhile.
  await wire.stage("user", "theirs.csv", fileWithRejectedRows("user"));
  await page.getByRole("button", { name: /^\[Stage / }).click();
  await expect(page.getByText("[Another file was staged meanwhile]")).toBeVisible();
  await expect(page.getByText("[A file is staged already]")).toBeVisible();
  await expectBrackets(page);
  await page.reload();
  await expect(page.getByText("[A file is staged already]")).toBeVisible();

  await page.getByRole("radio", { name: "User" }).check();
  await choose(
    page,
    "header.csv",
    csv([
      ["user id", "Insurance Status", "Insurance Status", "Coverage start", "Grade", ""],
      ["004231", "Enrolled", "Waived", "08/09/2026", "7", "note"],
    ]),
  );
  await expect(page.getByText("[Some columns don’t match the template]")).toBeVisible();
  await expectBrackets(page);
  await page.getByRole("button", { name: /^\[Rename “user id”/ }).click();
  await expect(page.getByRole("button", { name: /^\[Undo renaming/ })).toBeVisible();
  await expectBrackets(page);

  await choose(
    page,
    "dates.csv",
    templateCsv("user", [dated("004231", "08/09/2026"), dated("118204", "09/08/2026")]),
  );
  await expect(page.getByText("[Day or month first?]").first()).toBeVisible();
  await expectBrackets(page);
  await page
    .getByRole("button", { name: /^\[\[Month first\]/ })
    .first()
    .click();
  await expect(page.getByText(/as you chose/).first()).toBeVisible();
  await expectBrackets(page);

  await choose(page, "devices.csv", cleanFile("device"));
  await expect(page.getByText("[Recognized from its headers]")).toBeVisible();
  await expectBrackets(page);
  await page.getByRole("radio", { name: "User" }).check();
  await expect(page.getByText("[This looks like a file for the other template]")).toBeVisible();
  await expectBrackets(page);
  await choose(page, "list.pdf", Buffer.from("%PDF-1.7 no list"));
  await expect(page.getByText("[PDF]").first()).toBeVisible();
  await expectBrackets(page);
});

test("staging, the plan, consent, the report, and the list of imports", async ({ page, wire }) => {
  await wire.process("user", "before.csv", cleanFile("user"));
  await page.goto(IMPORT);
  await page.getByRole("radio", { name: "User" }).check();
  await choose(page, "fall.csv", fileWithRejectedRows("user"));
  await expectBrackets(page);
  await page.getByRole("button", { name: /^\[Stage / }).click();
  await expect(page.getByRole("table", { name: "[Plan, row by row]" })).toBeVisible();

  await page.goto("/settings/system-utilities");
  await expect(page.getByText(/fall\.csv/).first()).toBeVisible();
  await expectBrackets(page);

  await page.goto(PROCESS);
  await expect(page.getByRole("table", { name: "[Plan, row by row]" })).toBeVisible();
  await expectBrackets(page);
  await button(page, "[Decisions]").click();
  await expect(page.getByText("[Nobody has decided about a row.]")).toBeVisible();
  await expectBrackets(page);
  await page.keyboard.press("Escape");
  await button(page, "[Delete staged file]").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectBrackets(page);
  await button(page, "[Cancel]").click();
  await button(page, "[Process Insurance Import]").click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectBrackets(page);
  await page.getByRole("button", { name: /^\[Change \d/ }).click();
  await expect(page.getByRole("table", { name: "[Report, row by row]" })).toBeVisible();
  await expectBrackets(page);
  await button(page, "[Findings in the file]").click();
  await expect(page.getByRole("table", { name: "[Findings in the file]" })).toBeVisible();
  await expectBrackets(page);
  await page.keyboard.press("Escape");
  await button(page, "[Undo]").click();
  await expect(page.getByRole("button", { name: /^\[Undo for 1 user/ })).toBeVisible();
  await expectBrackets(page);
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: /^\[Verify \d/ }).click();
  await expect(page.getByRole("table", { name: "[Rows of the file beside their records]" })).toBeVisible();
  await expectBrackets(page);

  await page.goto(PROCESS);
  await expect(page.getByRole("link", { name: "fall.csv" })).toBeVisible();
  await expectBrackets(page);
  await page.goto("/imports");
  await expect(page.getByRole("table", { name: "[Imports]" })).toBeVisible();
  await expectBrackets(page);
  await page.getByRole("link", { name: "before.csv" }).click();
  await expect(page.getByRole("heading", { name: "before.csv" })).toBeVisible();
  await expectBrackets(page);
});

test.describe("signed in", () => {
  test.use({ signedIn: true });

  test("records, and loading them", async ({ page }) => {
    await page.goto("/records");
    await expect(page.getByRole("table", { name: "[Users]" })).toBeVisible();
    await expectBrackets(page);
    await page.getByRole("searchbox").fill("nobody has this");
    await expect(page.getByText("[No records match]")).toBeVisible();
    await expectBrackets(page);

    await page.getByRole("tab", { name: "[Devices]" }).click();
    await expect(page.getByRole("table", { name: "[Devices]" })).toBeVisible();
    await expectBrackets(page);
    await button(page, "[Load devices]").click();
    const dialog = page.getByRole("dialog");
    await button(page, "[Preview]").click();
    await expect(dialog.getByRole("alert")).toBeVisible();
    await expectBrackets(page);
    for (const file of [NO_ROSTER, ROSTER]) {
      await dialog
        .getByLabel("[Devices file]")
        .setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: file });
      await button(page, "[Preview]").click();
      const loads = dialog.getByRole("button", { name: /^\[Load \d/ });
      await expect(file === ROSTER ? loads : dialog.getByRole("alert")).toBeVisible();
      await expectBrackets(page);
    }
    await dialog.getByRole("button", { name: /^\[Load \d/ }).click();
    await expect(button(page, "[Close]")).toBeVisible();
    await expectBrackets(page);
    await button(page, "[Undo]").click();
    await expect(page.getByRole("dialog", { name: "[Undo this load?]" })).toBeVisible();
    await expectBrackets(page);
    await button(page, "[Cancel]").last().click();
    await button(page, "[Close]").click();
    await page.getByRole("tab", { name: "[Loads]" }).click();
    await expect(page.getByRole("table", { name: "[Loads]" })).toBeVisible();
    await expectBrackets(page);
  });

  test("accounts", async ({ page }) => {
    await page.goto("/settings/accounts");
    await expect(page.getByRole("table", { name: "[Accounts]" })).toBeVisible();
    await expectBrackets(page);
    await page.getByRole("button", { name: "[Add an account]" }).click();
    await expectBrackets(page);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "[Change V. Lindström]" }).click();
    await page.getByRole("radio", { name: "[Set a new password]" }).check();
    await expectBrackets(page);
  });

  test("the audit log", async ({ page, wire }) => {
    await wire.stage("user", "fall.csv", cleanFile("user"));
    await page.goto("/settings/audit");
    await expect(page.getByRole("table", { name: "[Entries]" })).toBeVisible();
    await expect(page.getByLabel("[Person]")).toBeVisible();
    await expectBrackets(page);
    await page.goto("/settings/audit?from=2030-01-01");
    await expect(page.getByText("[No entries]")).toBeVisible();
    await expectBrackets(page);
  });

  test("retention", async ({ page, wire }) => {
    await wire.process("user", "fall.csv", cleanFile("user"));
    await page.goto("/settings/retention");
    await expect(page.getByRole("table", { name: "[What is kept until when]" })).toBeVisible();
    await expectBrackets(page);
    await page.getByRole("textbox", { name: "[Files]" }).fill("x");
    await expectBrackets(page);
    await page.getByRole("textbox", { name: "[Files]" }).fill("9");
    await page.getByRole("button", { name: "[Change retention]" }).click();
    await expect(page.getByText("[Nothing is deleted now.]")).toBeVisible();
    await expectBrackets(page);
  });

  test("the editor of a template, with faults and with changes, and adding a template", async ({ page }) => {
    await page.goto("/settings/templates/user");
    await expect(page.getByRole("table", { name: "[The file this makes]" })).toBeVisible();
    await expectBrackets(page);
    await page.getByRole("textbox", { name: "[Header of column 3]" }).fill("Line");
    await expect(page.getByText("[One thing keeps it from being saved]")).toBeVisible();
    await expectBrackets(page);
    await page.getByRole("textbox", { name: "[Header of column 3]" }).fill("Policy");
    await expect(page.getByText(/^\[1 change since/)).toBeVisible();
    await expectBrackets(page);
    for (const row of [2, 5, 6]) {
      await page.getByRole("row").nth(row).getByRole("button").click();
      await expectBrackets(page);
    }
    await page.locator("summary").filter({ hasText: "[Add a field]" }).click();
    await expectBrackets(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+s");
    await expect(page.getByText("[Nothing is changed.]")).toBeVisible();
    await expect(button(page, "[Restore version 1]")).toBeVisible();
    await expectBrackets(page);
    await page.goto("/settings/templates");
    await button(page, "[Add a template]").click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectBrackets(page);
  });

  test("sources, and one's own password", async ({ page, wire }) => {
    await page.goto("/settings/sources");
    await expect(page.getByText("[No answers are kept yet]")).toBeVisible();
    await expectBrackets(page);
    await wire.putSource({
      name: "Insurer",
      template: "user",
      headers: ["No", "State"],
      decisions: {
        columns: { key: "No", status: "State", policy_number: null, coverage_amount: { constant: "460.00" } },
        words: { status: { "In force": "Enrolled" } },
      },
    });
    await page.reload();
    await button(page, "[Remove Insurer]").click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectBrackets(page);
    await page.goto("/settings/password");
    await page.getByLabel("[Current password]").fill("wrong");
    await page.getByLabel("[New password]").fill("a long sentence that is new");
    await page.keyboard.press("Enter");
    await expect(page.getByLabel("[Current password]")).toHaveAttribute("aria-invalid", "true");
    await expectBrackets(page);
  });

  test("an account's language goes before the browser's, and back", async ({ page }) => {
    await page.goto("/imports");
    await expect(page.getByRole("heading", { name: "[Imports]" })).toBeVisible();
    await page.getByRole("button", { name: "[Account]" }).click();
    await page.getByLabel("[Language]").selectOption("English");
    await expect(page.getByRole("heading", { name: "Imports", exact: true })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page).toHaveTitle("Imports · Coverlist");

    await page.getByRole("button", { name: /^Account/ }).click();
    await page.getByLabel("Language").selectOption("Browser language");
    await expect(page.getByRole("heading", { name: "[Imports]" })).toBeVisible();
  });
});

test("one record, its history, and what changes it", async ({ page, wire }) => {
  await wire.process("device", "fall.csv", cleanFile("device"));
  await page.goto("/records/devices/1");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expectBrackets(page);
  await page.goto("/records/devices");
  await page.getByRole("searchbox").fill(KEYS.device.known[0]);
  await page.getByRole("link", { name: KEYS.device.known[0] }).click();
  await expect(page.getByRole("region", { name: "[History]" })).toBeVisible();
  await expectBrackets(page);
  await button(page, "[Change insurance]").click();
  await page.getByLabel("Coverage Type").fill("Basic");
  await expectBrackets(page);
  await button(page, "[Preview]").click();
  await expect(page.getByRole("table", { name: "[What will change]" })).toBeVisible();
  await expectBrackets(page);
  await button(page, "[Change insurance]").click();
  await expect(page.getByText("[The insurance is changed.]")).toBeVisible();
  await expectBrackets(page);
  await button(page, "[Move coverage]").click();
  await page.getByRole("searchbox").fill("5CD");
  await expect(page.getByRole("listitem").getByRole("button").first()).toBeVisible();
  await expectBrackets(page);
  await page.goto("/records/devices/999999");
  await expect(page.getByRole("heading", { name: "[There is no such record]" })).toBeVisible();
  await expectBrackets(page);
});

test("coverage of users and devices, filtered and as a table", async ({ page, wire }) => {
  await coverMany(page, wire);
  await page.goto("/coverage");
  await expect(page.getByRole("table", { name: "[Users]" })).toBeVisible();
  await expectBrackets(page);
  for (const name of [/^\[Not covered\]/, /^\[Ends within/]) await page.getByRole("button", { name }).first().click();
  await expect(page.getByRole("list", { name: "[Filters]" }).getByRole("button")).toHaveCount(2);
  await expectBrackets(page);
  await button(page, "[Show as table]").click();
  await page.locator("summary").filter({ hasText: "Export" }).click();
  await expectBrackets(page);
  await page.getByRole("searchbox").fill("nobody has this");
  await expect(page.getByText("[No records match]")).toBeVisible();
  await expectBrackets(page);
  await button(page, "[Devices]").click();
  await expect(page.getByRole("table", { name: "[Devices]" })).toBeVisible();
  await expectBrackets(page);
});

test("a screen that the account may not open", async ({ page, another }) => {
  await another("viewer")
    .then(({ page: theirs }) => theirs.context().storageState())
    .then(({ cookies }) => page.context().addCookies(cookies));
  await page.goto("/settings/system-utilities");
  await expect(page.getByText("[Your account can’t open this]")).toBeVisible();
  await expectBrackets(page);
});

test("without the texts of its language the page is in English", async ({ page }) => {
  await page.route("**/api/v1/languages/*", (route) => route.abort());
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
});

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });

/** A roster with rows of each kind: taken, refused, ignored. */
const ROSTER = csv([
  ["deviceId", "annotatedAssetId", "annotatedLocation", "annotatedUser", "serialNumber", "status"],
  ["b1", "LMS-70001", "Lincoln MS", "ana.nunez@example.org", "5CD7000AAA", "ACTIVE"],
  ["b3", "LMS-70003", "", "", "", "ACTIVE"],
  ["b4", "LMS-70004", "Lincoln MS", "", "5CD7000AAD", "DEPROVISIONED"],
]);

const NO_ROSTER = csv([
  ["Room", "Chairs"],
  ["12", "30"],
]);

function dated(key: string, start: string): string[] {
  return [key, "Enrolled", `POL-2026-${key}`, "Full", "525.00", start, "10/11/2030"];
}

/** Chooses a file, and waits until it is validated. */
async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.getByLabel("[Insurance CSV]").setInputFiles({ name, mimeType: "text/csv", buffer });
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(page.getByRole("region", { name: "[Findings]" })).toBeVisible();
  await expect(page.getByRole("progressbar")).toHaveCount(0);
}
