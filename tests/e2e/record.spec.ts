// One user or device: its insurance now, its history, and what changes it.
import { expect, expectAccessible, test } from "./support/admin.ts";
import { expectAccessibleInEveryLook } from "./support/every_look.ts";
import { csv, enrolled, HEADERS, KEYS, templateCsv } from "./support/csv.ts";
import { enter, expectFocusKept, tabTo } from "./pages/keyboard.ts";
import { RecordScreen } from "./pages/record_screen.ts";
import { UndoPanel } from "./pages/undo_panel.ts";
import type { Page } from "@playwright/test";
import type { Wire } from "./support/wire.ts";

const [INSURED, OTHER] = KEYS.device.known;

/** Opens a device that a list has insured. */
async function insured(page: Page, wire: Wire): Promise<RecordScreen> {
  await wire.process("device", "fall.csv", templateCsv("device", [enrolled(INSURED, 1)]));
  return new RecordScreen(page).find("devices", INSURED);
}

test("a record says who it is, how it is insured, and which import did it", async ({ page, wire }) => {
  const record = await insured(page, wire);
  expect(new URL(page.url()).pathname).toMatch(/^\/records\/devices\/\d+$/);
  await expect(page.getByText("Covered until June 30, 2030")).toBeVisible();
  await expect(page.getByRole("complementary", { name: "Who it is" })).toContainText("LMS-00412");
  await expect(record.history.nth(0)).toContainText("Now");
  await expect(record.history.nth(1)).toContainText("fall.csv");
  await expect(record.history.nth(1)).toContainText("E2E-2026-000001");
  await record.history.nth(1).getByRole("link", { name: "fall.csv" }).click();
  await expect(page.getByRole("heading", { name: "fall.csv" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(INSURED);

  // A device leads to its user, and the user to its devices.
  const who = page.getByRole("complementary", { name: "Who it is" });
  await who.getByRole("link").first().click();
  await expect(page).toHaveURL(/\/records\/users\/\d+$/);
  await who.getByRole("link", { name: INSURED }).click();
  await expect(page).toHaveURL(/\/records\/devices\/\d+$/);

  await page.goto("/records/devices/999999");
  await expect(page.getByRole("heading", { name: "There is no such record" })).toBeVisible();
  await expectAccessible(page);
});

test("insurance is changed after a plan, and the change is undone", async ({ page, wire }) => {
  const record = await insured(page, wire);
  await record.planned({ "Coverage End Date": "2029-06-30", "Policy Number": "" });
  await expect(record.line("Coverage End Date")).toContainText("2030-06-30");
  await expect(record.line("Coverage End Date").locator("ins")).toHaveText("2029-06-30");
  await expect(record.line("Policy Number").locator("ins")).toHaveText("blank");
  await expectAccessible(page);
  expect((await wire.record("device", INSURED))["coverage_end"]).toBe("2030-06-30");
  await record.panel.getByRole("button", { name: "Change insurance" }).click();

  await expect(page.getByText("The insurance is changed.")).toBeVisible();
  await expect(record.panel).toBeHidden();
  await expect(page.getByText("Covered until June 30, 2029")).toBeVisible();
  await expect(record.history.nth(1)).toContainText("Changed on its own");
  await expectAccessible(page);

  const undo = await new UndoPanel(page).ask();
  await undo.consent.click();
  await expect(page.getByText("The change is undone.")).toBeVisible();
  await expect(page.getByText("Covered until June 30, 2030")).toBeVisible();
  await expect(record.history.nth(1)).toContainText("Undone");
  await expect(record.history.nth(2)).toContainText("Undone since");
  expect((await wire.record("device", INSURED))["policy_number"]).toBe("E2E-2026-000001");
});

test("coverage moves to another device, and back", async ({ page, wire }) => {
  const record = await insured(page, wire);
  const before = await wire.record("device", OTHER);
  await record.move.click();
  await record.panel.getByRole("searchbox").fill(OTHER);
  await record.panel.getByRole("button", { name: OTHER }).click();
  await expect(record.plan.getByRole("columnheader")).toHaveCount(3);
  await expect(record.line("Policy Number")).toContainText("E2E-2026-000001");
  await expectAccessible(page);
  await record.panel.getByRole("button", { name: "Move coverage" }).click();
  await expect(page.getByText("The insurance is changed.")).toBeVisible();
  await expect(record.move).toBeHidden();
  expect((await wire.record("device", OTHER))["policy_number"]).toBe("E2E-2026-000001");
  expect(await wire.record("device", INSURED)).toMatchObject({ status: "not_enrolled", policy_number: null });

  const undo = await new UndoPanel(page).ask();
  await undo.consent.click();
  await expect(page.getByText("The change is undone.")).toBeVisible();
  expect((await wire.record("device", OTHER))["policy_number"]).toBe(before["policy_number"]);
});

test("each refusal says what to do", async ({ page, wire, another }) => {
  const record = await insured(page, wire);
  await record.change.click();
  await record.preview.click();
  await expect(record.panel.getByText("Nothing is different yet.")).toBeVisible();
  await record.panel.getByLabel("Coverage Amount").fill("a lot");
  await expect(record.panel.getByText("Write an amount with two decimals such as 460.00.")).toBeVisible();
  await record.panel.getByLabel("Coverage Amount").fill("525.00");
  await record.panel.getByLabel("Coverage End Date").fill("2020-01-01");
  await record.preview.click();
  await expect(record.panel.getByRole("alert")).toContainText("the coverage would end before it starts");
  // What was typed stays.
  await record.panel.getByRole("button", { name: "Back" }).click();
  await expect(record.panel.getByLabel("Coverage End Date")).toHaveValue("2020-01-01");

  // Somebody else changes the record after the plan.
  await record.panel.getByLabel("Coverage End Date").fill("2029-06-30");
  await record.preview.click();
  await expect(record.plan).toBeVisible();
  const { page: theirs } = await another();
  const other = await new RecordScreen(theirs).find("devices", INSURED);
  await other.planned({ "Coverage Type": "Basic" });
  await other.panel.getByRole("button", { name: "Change insurance" }).click();
  await expect(theirs.getByText("The insurance is changed.")).toBeVisible();
  await record.panel.getByRole("button", { name: "Change insurance" }).click();
  await expect(record.panel.getByText("The record has changed since")).toBeVisible();
  await expect(record.line("Coverage Type")).toContainText("Basic");
  await record.panel.getByRole("button", { name: "Change insurance" }).click();
  await expect(page.getByText("The insurance is changed.")).toBeVisible();
});

test("a staged import that has a row about the record is named before the change", async ({ page, wire }) => {
  const record = await insured(page, wire);
  await wire.stage("device", "next.csv", templateCsv("device", [enrolled(INSURED, 2)]));
  await record.planned({ "Coverage Type": "Basic" });
  await expect(record.panel.getByText("Whoever processes next.csv sees the new plan first.")).toBeVisible();
  await record.panel.getByRole("button", { name: "Cancel" }).click();
  await expect(record.panel).toBeHidden();
});

test("coverage moves under a template that requires a policy number", async ({ page, wire }) => {
  const template = await wire.template("device");
  const policy = template.fields.find((field) => field["coverlist:field"] === "policy_number")!;
  policy.constraints = { ...policy.constraints, required: true };
  await wire.putTemplate(template);
  await wire.process("device", "fall.csv", csv([HEADERS.device, enrolled(INSURED, 1)]));
  const record = await new RecordScreen(page).find("devices", INSURED);
  await record.move.click();
  await record.panel.getByRole("searchbox").fill(OTHER);
  await record.panel.getByRole("button", { name: OTHER }).click();
  await record.panel.getByRole("button", { name: "Move coverage" }).click();
  await expect(page.getByText("The insurance is changed.")).toBeVisible();
  const number = "E2E-2026-000001";
  expect(await wire.record("device", OTHER)).toMatchObject({ status: "enrolled", policy_number: number });
  expect(await wire.record("device", INSURED)).toMatchObject({ status: "not_enrolled", policy_number: number });
});

test("a record is changed with the keyboard alone", async ({ page, wire }) => {
  const record = await insured(page, wire);
  await enter(page, record.change);
  await expect(record.panel.getByRole("heading")).toBeFocused();
  await tabTo(page, record.panel.getByLabel("Coverage Type"));
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("Basic");
  await page.keyboard.press("Enter");
  await expect(record.plan).toBeVisible();
  await enter(page, record.panel.getByRole("button", { name: "Change insurance" }));
  await expect(page.getByText("The insurance is changed.")).toBeVisible();
  await enter(page, record.change);
  await expect(record.panel).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(record.panel).toBeHidden();
});

test("E changes the insurance and M moves coverage, but not where something is typed", async ({ page, wire }) => {
  const record = await insured(page, wire);
  const heading = record.panel.getByRole("heading");
  await page.keyboard.press("e");
  await expect(heading).toHaveText("Change insurance");
  await expect(heading).toBeFocused();
  // The panel stays, and a letter that is typed into it is only a letter.
  const type = record.panel.getByLabel("Coverage Type");
  await type.fill("");
  await type.press("m");
  await expect(type).toHaveValue("m");
  await page.keyboard.press("Escape");
  await expect(record.panel).toBeHidden();
  await page.keyboard.press("m");
  await expect(heading).toHaveText("Move coverage to another device");
  await expect(heading).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(record.panel).toBeHidden();
  await page.keyboard.press("Control+e");
  await expect(record.panel).toBeHidden();

  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys" });
  await expect(keys).toContainText("Move coverage");
  await page.keyboard.press("e");
  await expect(record.panel).toBeHidden();
  await expectAccessible(page);
  await page.keyboard.press("Escape");

  // Without coverage there is nothing to move.
  await wire.process("device", "declined.csv", templateCsv("device", [[OTHER, "Declined"]]));
  await record.find("devices", OTHER);
  await expect(record.change).toBeVisible();
  await expect(record.move).toBeHidden();
  await page.keyboard.press("m");
  await page.keyboard.press("e");
  await expect(heading).toHaveText("Change insurance");
});

test("the panel is accessible in every look", async ({ page, wire }) => {
  const record = await insured(page, wire);
  await record.change.click();
  await expect(record.panel).toBeVisible();
  await expectAccessibleInEveryLook(page);
});

test("on a phone, the plan and the record now have all of their values", async ({ page, wire }) => {
  const record = await insured(page, wire);
  await page.setViewportSize({ width: 360, height: 780 });
  const number = "E2E-2026-000001";
  await expect(record.history.nth(0).getByText(number)).toBeVisible();
  await record.planned({ "Coverage End Date": "2029-06-30" });
  await expect(record.plan.getByText(number)).toBeVisible();
  await expectAccessible(page);
});

test("a changed record that cannot be read again says so, and is read again", async ({ page, wire }) => {
  const record = await insured(page, wire);
  await record.planned({ "Coverage End Date": "2029-06-30" });
  const address = /\/api\/v1\/records\/devices\/\d+$/;
  await page.route(address, (route) => route.abort());
  await record.panel.getByRole("button", { name: "Change insurance" }).click();
  const again = page.getByRole("button", { name: "Try again" });
  await expect(again).toBeVisible();
  await page.unroute(address);
  await enter(page, again);
  await expect(page.getByText("Covered until June 30, 2029")).toBeVisible();
  await expect(again).toBeHidden();
  await expectFocusKept(page);
});
