// Settings > Templates: what the district's templates ask of a file, and importing a document.
import { TemplateEditor } from "./pages/template_editor.ts";
import { TemplatesScreen } from "./pages/templates_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { HEADERS, cleanFile, readCsv } from "./support/csv.ts";
import { addCustomFields } from "./support/custom.ts";
import { saved } from "./support/saved.ts";
import type { TemplateDocument } from "./support/wire.ts";

test.use({ signedIn: true });

test("the built-in templates are listed, and each shows its columns and rules", async ({ page }) => {
  await page.goto("/settings/system-utilities");
  await page.getByRole("link", { name: "Templates" }).click();
  await expect(page).toHaveURL("/settings/templates");
  const screen = new TemplatesScreen(page);
  await expect(screen.templates.getByRole("row")).toHaveText([
    /Name/,
    /User.*Users.*1.*7/,
    /Device.*Devices.*1.*7/,
    /Users.*Users.*1.*9/,
    /Devices.*Devices.*1.*6/,
  ]);
  await expectAccessible(page);

  await screen.templates.getByRole("link", { name: "Device", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Device", level: 1 })).toBeFocused();
  const editor = new TemplateEditor(page);
  await expect(editor.fields).toBeVisible();
  expect(await editor.headers()).toEqual([...HEADERS.device]);
  const status = editor.fields.getByRole("row").nth(2);
  await expect(status).toContainText("The row is rejected");
  await expect(status).toContainText("9 words");
  await expect(page.getByRole("group", { name: /^These statuses clear/ }).getByRole("checkbox")).toHaveCount(3);
  await expect(page.getByLabel("Count Waived as covered")).not.toBeChecked();
  await expectAccessible(page);

  await page.goto("/settings/templates/no%2Fsuch");
  await expect(page.getByRole("heading", { name: "Template not found" })).toBeVisible();
});

test("a template is downloaded as a header, as an example and as a document", async ({ page, wire }) => {
  await page.goto("/settings/templates/user");
  await page.locator("summary", { hasText: "Downloads" }).click();
  const file = await saved(page, page.getByRole("button", { name: "Download header-only file" }));
  expect(file.name).toBe("coverlist-user-template.csv");
  expect(readCsv(file.bytes)).toEqual([HEADERS.user]);
  const example = await saved(page, page.getByRole("button", { name: "Download filled example" }));
  expect(readCsv(example.bytes)[0]).toEqual(HEADERS.user);
  expect(readCsv(example.bytes).length).toBeGreaterThan(1);
  const document = await saved(page, page.getByRole("button", { name: "Download document (JSON)" }));
  expect(document.name).toBe("coverlist-user-template.json");
  expect(document.bytes.toString()).toContain('\n  "fields": [\n');
  expect(JSON.parse(document.bytes.toString())).toEqual(await wire.template("user"));
});

test("a document with a known id becomes a version, and a staged import keeps its own", async ({
  page,
  wire,
}) => {
  const { id } = await wire.stage("user", "fall.csv", cleanFile("user"));
  const document = await wire.template("user");
  document.fields[2]!.name = "Policy No.";
  const screen = await new TemplatesScreen(page).open();
  await screen.choose("user.json", document);
  await expect(page.getByText("It has the ID of the template User.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Import as version 2" }).click();
  await expect(page.getByText("Version 2 of User is current now.")).toBeVisible();
  await expect(screen.templates.getByRole("row", { name: /^User / })).toHaveText(/User.*Users.*2.*7/);
  await expectAccessible(page);
  expect(await wire.import(id)).toMatchObject({ template_version: 1 });

  // The same document again is no new version.
  await screen.import("user.json", document, "Import as version 3");
  await expect(
    page.getByText("The document is the same as version 2 of User. Nothing was changed."),
  ).toBeVisible();

  await page.getByRole("link", { name: "Show User" }).click();
  await expect(new TemplateEditor(page).header(3)).toHaveValue("Policy No.");
});

test("a document with a new id becomes a template that the import screen offers", async ({ page, wire }) => {
  const document = await addCustomFields(wire);
  const screen = await new TemplatesScreen(page).open();
  await screen.choose("fall.json", document);
  await expect(page.getByText("No template has the ID fall yet.")).toBeVisible();
  await page.getByRole("button", { name: "Import as a new template" }).click();
  await expect(page.getByText("Fall enrollment is a new template.")).toBeVisible();
  await page.getByRole("link", { name: "Show Fall enrollment" }).click();
  const editor = new TemplateEditor(page);
  await expect(editor.fields).toBeVisible();
  const at = (await editor.headers()).indexOf("Plan") + 1;
  await expect(editor.fields.getByRole("row").nth(at)).toContainText("Choice");
  await editor.choose(at);
  await expect(editor.panel.getByRole("textbox", { name: "Meaning of B", exact: true })).toHaveValue("Basic");
  await expectAccessible(page);
  await page.goto("/settings/system-utilities/import");
  await expect(page.getByRole("radio", { name: "Fall enrollment" })).toBeVisible();
});

test("a bad document is refused with the place of the fault, and stays chosen", async ({ page, wire }) => {
  const document = await wire.template("user");
  const screen = await new TemplatesScreen(page).open();
  const before = await wire.templates();
  const refusals: [(wrong: TemplateDocument) => void, RegExp][] = [
    [(wrong) => (wrong.fields[3]!.name = "Line"), /At \/fields\/3\/name: The header is reserved/],
    [(wrong) => (wrong.fields[4]!.type = "date"), /At \/fields\/4\/type: A column must have the type/],
    [(wrong) => wrong.fields[1]!["coverlist:words"]!.push({ word: "?", means: "maybe" }), /At \/fields\/1\//],
  ];
  for (const [spoil, sentence] of refusals) {
    const wrong = structuredClone(document);
    spoil(wrong);
    await screen.import("wrong.json", wrong, "Import as version 2");
    await expect(page.getByRole("alert")).toContainText(sentence);
    await expect(page.getByText("wrong.json is chosen")).toBeVisible();
  }
  await expectAccessible(page);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("wrong.json is chosen")).toBeHidden();

  await screen.choose("list.csv", "User ID,Status\r\n");
  await expect(page.getByRole("alert")).toContainText("list.csv is not JSON from line 1, character 1.");
  await screen.choose("other.json", {});
  await expect(page.getByRole("alert")).toContainText("other.json has no ID");
  expect(await wire.templates()).toEqual(before);
});

test("a document that cannot be sent stays, and is sent again", async ({ page, wire }) => {
  const document = { ...(await wire.template("device")), title: "Chromebooks" };
  const screen = await new TemplatesScreen(page).open();
  await page.route("**/api/v1/templates/device", (route) => route.abort());
  await screen.import("device.json", document, "Import as version 2");
  await expect(page.getByText("Coverlist can’t be reached")).toBeVisible();
  await page.unrouteAll();
  await page.getByRole("button", { name: "Import as version 2" }).click();
  await expect(page.getByText("Version 2 of Chromebooks is current now.")).toBeVisible();
});

test("a field is added and renamed; a name that is taken is refused in the dialog", async ({
  page,
}) => {
  const screen = await new TemplatesScreen(page).open();
  await page.getByRole("button", { name: "Add a field" }).click();
  const { adding } = screen;
  await expect(adding.getByText("You can’t delete it or change its type.")).toBeVisible();
  await adding.getByLabel("Name").fill("Policy Number");
  await adding.getByRole("radio", { name: "Devices" }).check();
  await adding.getByRole("radio", { name: "Amount" }).check();
  await adding.getByRole("button", { name: "Add field" }).click();
  await expect(adding.getByRole("alert")).toContainText("Invalid list of fields");
  await expectAccessible(page);
  await adding.getByLabel("Name").fill("Deductible");
  await adding.getByLabel("Name").press("Enter");
  await expect(adding).toBeHidden();
  const row = screen.fields.getByRole("row", { name: /amount_1/ });
  await expect(row).toHaveText(/Deductible.*Devices.*Amount/);

  await row.getByRole("button", { name: "Rename Deductible" }).click();
  const renaming = page.getByRole("dialog", { name: "Rename Deductible" });
  await renaming.getByLabel("Name").fill("Annual deductible");
  await renaming.getByRole("button", { name: "Rename field" }).click();
  await expect(renaming).toBeHidden();
  await expect(row).toHaveText(/Annual deductible.*Devices.*Amount/);
  await expectAccessible(page);
});

test("a reader of reports is told which permission is missing", async ({ another, wire }) => {
  const viewer = await another("viewer");
  for (const path of ["/settings/templates", "/settings/templates/user"]) {
    await viewer.page.goto(path);
    await expect(viewer.page.getByText("It needs the Manage Settings permission")).toBeVisible();
    await expect(viewer.page.getByRole("table")).toHaveCount(0);
  }
  await expectAccessible(viewer.page);
  const document = await wire.template("user");
  const put = await viewer.page.request.put("/api/v1/templates/user", { data: document });
  expect(put.status()).toBe(403);
});
