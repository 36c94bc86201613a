// The editor of a template: changing fields and words, faults where they are typed, versions, new templates.
import { enter, tabTo } from "./pages/keyboard.ts";
import { ImportScreen } from "./pages/import_screen.ts";
import { TemplateEditor } from "./pages/template_editor.ts";
import { TemplatesScreen } from "./pages/templates_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { HEADERS, cleanFile } from "./support/csv.ts";
import { addCustomFields } from "./support/custom.ts";
import { expectAccessibleInEveryLook } from "./support/every_look.ts";

test.use({ signedIn: true });

test("fields, a word and limits are changed and saved as a version, and a file is read by them", async ({
  page,
  wire,
}) => {
  const staged = await wire.stage("user", "fall.csv", cleanFile("user"));
  const editor = await new TemplateEditor(page).open("user");
  expect(await editor.headers()).toEqual([...HEADERS.user]);
  await expect(editor.save).toHaveAttribute("aria-disabled", "true");
  await expectAccessibleInEveryLook(page);

  await editor.header(3).fill("Policy");
  await editor.choose(2);
  await editor.addWord("Free plan", "Waived");
  await editor.choose(5);
  await editor.panel.getByLabel("Largest value").fill("2,500.00");
  await editor.fields.getByRole("row").nth(6).getByRole("checkbox").check();
  await expect(editor.verdict).toContainText("4 changes since version 1");
  await expect(editor.verdict).toContainText("Policy Number is now called Policy.");
  await expect(editor.verdict).toContainText("“Free plan” means Waived.");
  await expect(editor.verdict).toContainText("Coverage Amount is at most 2500.00.");
  await expect(editor.verdict).toContainText("Coverage Start Date is required.");
  await expect(editor.example.getByRole("columnheader").nth(2)).toHaveText("Policy");
  await expectAccessibleInEveryLook(page);
  await editor.saved(2);
  await expect(editor.versions.getByRole("listitem").first()).toContainText("“Free plan” means Waived.");
  await expect(editor.versions.getByRole("listitem").last()).toContainText("1 import");
  expect(await wire.import(staged.id)).toMatchObject({ template_version: 1 });

  await wire.delete(staged.id);
  const screen = await new ImportScreen(page).open();
  const header = HEADERS.user.join(",").replace("Policy Number", "Policy");
  const row = "000101,free plan,WA-1,,100.00,2026-08-01,2027-06-30";
  await screen.validate("spring.csv", Buffer.from(`${header}\r\n${row}\r\n`));
  await expect(page.getByText(/1 (row|of 1)/).first()).toBeVisible();
});

test("what breaks a rule is refused where it is typed, in every column at once", async ({ page, wire }) => {
  const before = await wire.templates();
  const editor = await new TemplateEditor(page).open("user");
  await editor.choose(2);
  await editor.addWord("yes", "Waived");
  const word = editor.panel.getByRole("textbox", { name: "Word 10", exact: true });
  await expect(word).toHaveAttribute("aria-invalid", "true");
  await expect(word).toHaveAccessibleDescription(/The word must be unique/);
  await editor.choose(5);
  const least = editor.panel.getByLabel("Smallest value");
  await least.fill("12.345");
  await expect(least).toHaveAccessibleDescription("The limit is not a value that the field can have.");
  await editor.choose(3);
  const length = editor.panel.getByLabel("Largest length");
  await length.fill("forty");
  await expect(length).toHaveAccessibleDescription("This is not a whole number.");
  await expect(page.getByText("3 things keep it from being saved")).toBeVisible();
  await expectAccessible(page);
  await expect(editor.save).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Control+s");

  // A press on a fault shows its column.
  await page.getByRole("alert").getByRole("button", { name: "Insurance Status" }).click();
  await expect(editor.panel.getByRole("heading", { name: "Insurance Status" })).toBeFocused();
  await editor.panel.getByRole("button", { name: "Remove yes" }).last().click();
  await expect(editor.panel.getByRole("button", { name: "Add a word" })).toBeFocused();
  await expect(page.getByText("2 things keep it from being saved")).toBeVisible();

  await editor.header(4).fill("Line");
  await expect(editor.header(4)).toHaveAccessibleDescription(/The header is reserved/);
  expect(await wire.templates()).toEqual(before);
});

test("a template is changed with the keyboard alone", async ({ page, wire }) => {
  await page.goto("/settings/templates");
  await enter(page, page.getByRole("link", { name: "Device", exact: true }));
  await expect(page.getByRole("heading", { name: "Device", level: 1 })).toBeFocused();
  const editor = new TemplateEditor(page);
  await tabTo(page, editor.header(4));
  await page.keyboard.press("Alt+ArrowUp");
  await expect(editor.header(3)).toHaveValue("Coverage Type");
  await expect(editor.header(3)).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(editor.header(2)).toHaveValue("Coverage Type");
  await expect(editor.header(1)).toHaveValue("Device Serial");
  await expect(editor.verdict).toContainText("The columns are in another order.");
  await page.keyboard.press("Control+s");
  await expect(editor.verdict).toHaveText("Nothing is changed.");
  await expect(editor.header(2)).toBeFocused();
  expect((await wire.template("device")).fields.map(({ name }) => name)[1]).toBe("Coverage Type");
});

test("changes are undone one by one, and wait while another screen is open", async ({ page }) => {
  const editor = await new TemplateEditor(page).open("user");
  await editor.type(3, " 2");
  await editor.choose(3);
  await editor.panel.getByRole("button", { name: "Leave out" }).click();
  await expect(editor.panel.getByRole("heading", { name: "Coverage Type" })).toBeFocused();
  expect(await editor.headers()).toHaveLength(6);
  await page.getByRole("link", { name: "All templates and fields" }).click();
  await page.getByRole("link", { name: "User", exact: true }).click();
  await expect(editor.verdict).toContainText("Policy Number is left out.");
  expect(await editor.headers()).toHaveLength(6);

  await editor.page.reload();
  await expect(editor.fields).toBeVisible();
  expect(await editor.headers()).toHaveLength(7);
  await editor.type(3, " 2");
  await editor.type(4, " 2");
  await editor.undo.click();
  await expect(editor.header(4)).toHaveValue("Coverage Type");
  await expect(editor.header(3)).toHaveValue("Policy Number 2");
  await editor.undo.click();
  await expect(editor.header(3)).toHaveValue("Policy Number");
  await expect(editor.verdict).toHaveText("Nothing is changed.");
});

test("a custom field is added to the district and to the template", async ({ page, wire }) => {
  const editor = await new TemplateEditor(page).open("device");
  const adding = page.getByRole("dialog", { name: "Add a field" });
  await page.locator("summary", { hasText: "Add a field" }).click();
  await expect(page.getByText("The template has every field.")).toBeVisible();
  await page.getByRole("button", { name: "New field…" }).click();
  await expect(adding.getByRole("radio", { name: "Devices" })).toBeChecked();
  await adding.getByLabel("Name").fill("Deductible");
  await adding.getByRole("radio", { name: "Amount" }).check();
  await adding.getByRole("button", { name: "Add field" }).click();
  await expect(adding).toBeHidden();
  await page.locator("summary", { hasText: "Add a field" }).click();
  await page.getByRole("button", { name: "Deductible" }).click();
  await expect(editor.panel.getByRole("heading", { name: "Deductible" })).toBeFocused();
  await editor.panel.getByLabel("Largest value").fill("100");
  await editor.fields.getByRole("row").nth(8).getByRole("combobox").selectOption("Keeps it; fills if empty");
  await expect(editor.verdict).toContainText("Deductible is new.");
  await expect(editor.example.getByRole("columnheader").last()).toHaveText("Deductible");
  await expectAccessible(page);
  await editor.saved(2);
  expect((await wire.template("device")).fields.at(-1)).toMatchObject({
    name: "Deductible",
    "coverlist:field": "amount_1",
    "coverlist:blank": "fill_if_empty",
  });
});

test("a version that was saved meanwhile is compared, and nothing typed is lost", async ({ page, wire, another }) => {
  const editor = await new TemplateEditor(page).open("user");
  await editor.header(3).fill("Policy");
  await expect(editor.verdict).toContainText("1 change since version 1");
  const other = await another();
  const document = await other.wire.template("user");
  document.fields[3]!.name = "Plan";
  await other.wire.putTemplate(document);
  await editor.save.click();
  await expect(page.getByRole("alert")).toContainText("version 2");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Compare with the current version" }).click();
  await expect(editor.verdict).toContainText("Plan is now called Coverage Type.");
  await editor.header(4).fill("Plan");
  await expect(editor.verdict).toContainText("1 change since version 2");
  await editor.saved(3);
  const fields = (await wire.template("user")).fields.map(({ name }) => name);
  expect(fields.slice(2, 4)).toEqual(["Policy", "Plan"]);
});

test("an earlier version is restored", async ({ page, wire }) => {
  const document = await wire.template("user");
  document.fields[2]!.name = "Policy";
  await wire.putTemplate(document);
  const editor = await new TemplateEditor(page).open("user");
  await expect(editor.versions.getByRole("listitem")).toHaveCount(2);
  await editor.versions.getByRole("button", { name: "Restore version 1" }).click();
  await expect(editor.header(3)).toHaveValue("Policy Number");
  await expect(editor.verdict).toContainText("Policy is now called Policy Number.");
  await editor.saved(3);
  await expect(editor.versions.getByRole("listitem")).toHaveCount(3);
});

test("a template is added as a copy, and a name that is taken is refused", async ({ page, wire }) => {
  await addCustomFields(wire);
  const screen = await new TemplatesScreen(page).open();
  await page.getByRole("button", { name: "Add a template" }).click();
  const dialog = page.getByRole("dialog", { name: "Add a template" });
  await dialog.getByLabel("Name").fill("Device");
  await dialog.getByLabel("Start from").selectOption("Device");
  await dialog.getByRole("button", { name: "Add template" }).click();
  await expect(dialog.getByRole("alert")).toContainText("The name must be unique");
  await expectAccessible(page);
  await dialog.getByLabel("Name").fill("Device, summer loan");
  await dialog.getByLabel("Name").press("Enter");
  await expect(page).toHaveURL("/settings/templates/device-summer-loan");
  const editor = new TemplateEditor(page);
  await expect(editor.fields).toBeVisible();
  expect(await editor.headers()).toEqual([...HEADERS.device]);
  await page.getByRole("link", { name: "All templates and fields" }).click();
  await expect(screen.templates.getByRole("row", { name: /Device, summer loan/ })).toBeVisible();
});
