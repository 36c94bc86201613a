// Users and devices: search, and loading rosters.
import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { csv, enrolled, HEADERS, KEYS, templateCsv } from "./support/csv.ts";
import type { Wire } from "./support/wire.ts";

const ONE_ROSTER = csv([
  [
    "sourcedId",
    "status",
    "enabledUser",
    "orgSourcedIds",
    "role",
    "userIds",
    "givenName",
    "familyName",
    "identifier",
    "email",
  ],
  [
    "s-1",
    "active",
    "true",
    "100",
    "student",
    "{SIS:004231}",
    "Ana María",
    "Núñez",
    "004231",
    "ana.nunez@example.org",
  ],
  [
    "s-2",
    "active",
    "true",
    "100",
    "student",
    "{SIS:700001}",
    "Zoë",
    "O'Brien",
    "700001",
    "zoe.obrien@example.org",
  ],
  [
    "s-3",
    "tobedeleted",
    "true",
    "100",
    "student",
    "{SIS:700002}",
    "Sam",
    "Gone",
    "700002",
    "sam.gone@example.org",
  ],
  ["s-4", "active", "true", "100", "guardian", "", "Rosa", "Núñez", "700003", "rosa@example.org"],
]);

const CHROME_OS = csv([
  ["deviceId", "annotatedAssetId", "annotatedLocation", "annotatedUser", "serialNumber", "status"],
  ["b1", "LMS-70001", "Lincoln MS", "ana.nunez@example.org", "5CD7000AAA", "ACTIVE"],
  ["b2", "", "Cart 3", "cart 3", "5CD7000AAB", "DISABLED"],
  ["b3", "LMS-70003", "", "", "", "ACTIVE"],
  ["b4", "LMS-70004", "Lincoln MS", "", "5CD7000AAD", "DEPROVISIONED"],
]);

const PLAIN = csv([
  ["Serial Number", "Model", "Asset Tag"],
  ["5CD7000BAA", "HP Fortis 14 G10", "T-1"],
  ["5CD7000BAB", "HP Fortis 14 G10", "T-2"],
]);

test.beforeEach(async ({ page, wire }) => {
  expect(wire).toBeDefined();
  await page.goto("/records");
});

test("OneRoster users are loaded; rows that are not taken are named with line and reason", async ({
  page,
  wire,
}) => {
  const before = await wire.record("user", "004231");
  const dialog = await load(page, "users", "users.csv", ONE_ROSTER);

  await expect(dialog).toContainText(
    "2 rows in the file = 1 added + 1 changed + 0 already up to date + 0 rejected, and 2 rows ignored",
  );
  await expect(dialog).toContainText("OneRoster users.csv");
  const ignored = dialog.getByRole("table", { name: "Ignored rows" });
  await expect(ignored.getByRole("row", { name: /^4 .*tobedeleted/ })).toBeVisible();
  await expect(ignored.getByRole("row", { name: /^5 .*guardian/ })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Close" }).click();

  await search(page, "700001");
  await expect(rows(page)).toHaveText([/700001.*Zoë O'Brien.*zoe\.obrien@example\.org/s]);
  // A roster never changes insurance.
  const after = await wire.record("user", "004231");
  expect(after["name"]).toBe("Ana María Núñez");
  expect(after["status"]).toBe(before["status"]);
  expect(after["policy_number"]).toBe(before["policy_number"]);
});

test("ChromeOS devices are loaded, and loading them again changes nothing", async ({ page }) => {
  await devices(page).click();
  const first = await load(page, "devices", "devices.csv", CHROME_OS);
  await expect(first).toContainText(
    "3 rows in the file = 2 added + 0 changed + 0 already up to date + 1 rejected, and 1 row ignored",
  );
  await expect(first).toContainText("ChromeOS devices");
  await expect(first.getByRole("row", { name: /^4 / })).toContainText(/serial/i);
  await expect(first.getByRole("row", { name: /^5 .*DEPROVISIONED/ })).toBeVisible();
  await first.getByRole("button", { name: "Close" }).click();

  const second = await load(page, "devices", "devices.csv", CHROME_OS);
  await expect(second).toContainText(
    "3 rows in the file = 0 added + 0 changed + 2 already up to date + 1 rejected",
  );
});

test("each load lists the columns that it read and those that it ignored", async ({ page }) => {
  await devices(page).click();
  const console = csv([
    ["Device ID", "Serial number", "Asset ID", "User", "Location", ""],
    ["b1", "5CD7000CAA", "T-9", "ana.nunez@example.org", "Lincoln MS", "lost"],
  ]);
  const dialog = await load(page, "devices", "console.csv", console);
  const columns = dialog.getByRole("table", { name: "Columns of the file" });
  await expect(columns.getByRole("row")).toHaveText([
    /Column\s*Read as/,
    /Device ID\s*Ignored/,
    /Serial number\s*Device Serial/,
    /Asset ID\s*Asset Tag/,
    /User\s*Assigned To/,
    /Location\s*Location/,
    /Column 6 \(no header\)\s*Ignored/,
  ]);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Close" }).click();
  await search(page, "5CD7000CAA");
  await expect(rows(page)).toHaveText([/5CD7000CAA.*Lincoln MS.*T-9.*ana\.nunez@example\.org/s]);
});

test("a row that would double a person, or give a key to another, is refused and names the record", async ({
  page,
  wire,
}) => {
  const before = await wire.record("user", "004231");
  const people = csv([
    ["User ID", "Name", "Email", "Role"],
    ["4231", String(before["name"]), String(before["email"]), "student"],
    ["s-7f3a", String(before["name"]), String(before["email"]), "student"],
    ["004231", "Ben Cho", "ben.cho@example.org", "teacher"],
    ["700009", "Zoë Quill", "zoe.quill@example.org", "student"],
    ["(4 rows affected)", "", "", ""],
  ]);
  const dialog = await load(page, "users", "people.csv", people);
  await expect(dialog).toContainText(
    "4 rows in the file = 1 added + 0 changed + 0 already up to date + 3 rejected",
  );
  const refused = dialog.getByRole("table", { name: "Rejected rows" });
  await expect(
    refused.getByRole("row", { name: /^2 .*User ID 004231.*leading zeros/ }),
  ).toBeVisible();
  await expect(
    refused.getByRole("row", { name: /^3 .*User ID 004231.*name and email address/ }),
  ).toBeVisible();
  await expect(refused.getByRole("row", { name: /^4 User ID 004231 belongs to a record/ })).toBeVisible();
  await dialog.getByRole("button", { name: "Close" }).click();
  expect(await wire.record("user", "004231")).toEqual(before);
});

test("a file that changes its columns half way is refused whole", async ({ page }) => {
  const joined = csv([
    ["User ID", "Name", "Email"],
    ["700011", "Ana Ruiz", "ana@oak.example"],
    ["User ID", "Email", "Name"],
    ["700012", "ben@oak.example", "Ben Cho"],
  ]);
  const dialog = await load(page, "users", "joined.csv", joined);
  await expect(dialog.getByRole("alert")).toContainText("Line 3: This row is another header");
  await expect(dialog.getByRole("alert")).toContainText("Nothing was loaded.");
});

test("a OneRoster 1.2 file says that its roles are in another file", async ({ page }) => {
  const users = csv([
    ["sourcedId", "status", "enabledUser", "username", "givenName", "familyName", "identifier", "grades"],
    ["s-9", "active", "true", "zoe", "Zoë", "Quill", "700021", "07"],
  ]);
  const dialog = await load(page, "users", "users.csv", users);
  await expect(dialog).toContainText("This users.csv has no roles");
});

test("a plain list is loaded, and its devices take part in an import", async ({ page, wire }) => {
  await devices(page).click();
  const dialog = await load(page, "devices", "inventory.csv", PLAIN);
  // "Serial Number" is only like the template's header, so nothing is loaded before the proposal is accepted.
  await expect(dialog.getByRole("listitem")).toHaveText([
    "Does column 1, “Serial Number”, hold Device Serial? Its header is only similar.",
  ]);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Accept the proposals and load" }).click();
  await expect(dialog).toContainText("2 rows in the file = 2 added");
  await expect(dialog).toContainText("Plain list");
  await dialog.getByRole("button", { name: "Close" }).click();

  const { counts } = await wire.process(
    "device",
    "new.csv",
    templateCsv("device", [enrolled("5CD7000BAA", 1)]),
  );
  expect(counts).toMatchObject({ updated: 1, skipped: 0 });
  await search(page, "5CD7000BAA");
  await expect(rows(page)).toHaveText([
    /5CD7000BAA.*HP Fortis 14 G10.*T-1.*Enrolled.*E2E-2026-000001.*525\.00.*2030-06-30/s,
  ]);
});

test("a file that is no roster is refused with what to do, and the dialog stays", async ({ page }) => {
  const dialog = await load(page, "users", "devices.csv", PLAIN);
  await expect(dialog.getByRole("alert")).toContainText("This is a list of devices.");
  const others = {
    "Colour\nred\n": "No column has one of the template’s headers",
    "User ID,Insurance Status,Policy Number\n424242,Yes,P-1\n": "This is an insurance list.",
  };
  for (const [text, says] of Object.entries(others)) {
    const file = { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
    await page.getByLabel("Users file").setInputFiles(file);
    await dialog.getByRole("button", { name: "Load", exact: true }).click();
    await expect(dialog.getByRole("alert")).toContainText(says);
  }
});

test("nothing is sent before a file is chosen", async ({ page }) => {
  await page.getByRole("button", { name: "Load users" }).click();
  const dialog = page.getByRole("dialog", { name: "Load users" });
  await dialog.getByRole("button", { name: "Load", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("Choose a file first.");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Load users" })).toBeFocused();
});

test("records are sorted and filtered by a custom field, and no value is in an address", async ({
  page,
  wire,
}) => {
  const [low, middle, high, none] = KEYS.device.known;
  await withDeductibles(wire, { [high]: "1000.00", [low]: "9.50", [middle]: "100.00", [none]: "" });
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await page.goto("/records");
  await devices(page).click();

  const header = page.getByRole("columnheader", { name: "Deductible" });
  const sort = header.getByRole("button");
  await sort.focus();
  await page.keyboard.press("Enter");
  await expect(header).toHaveAttribute("aria-sort", "ascending");
  await expect(rows(page).nth(0)).toContainText(low);
  await expect(rows(page).nth(1)).toContainText(middle);
  await expect(rows(page).nth(2)).toContainText(high);
  await expect(sort).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(header).toHaveAttribute("aria-sort", "descending");
  await expect(rows(page).nth(0)).toContainText(high);
  await expect(rows(page).nth(2)).toContainText(low);
  await expect(page.locator("th[aria-sort]")).toHaveCount(1);

  await page.getByLabel("Filter by", { exact: true }).selectOption("Deductible");
  await page.getByLabel("From").fill("50");
  await expect(page.getByText("Write an amount with two decimals such as 460.00.")).toBeVisible();
  await expect(rows(page)).toHaveCount(100);
  await page.getByLabel("From").fill("50.00");
  await expect(rows(page)).toContainText([high, middle]);
  await expect(rows(page)).toHaveCount(2);
  await page.getByLabel("To", { exact: true }).fill("100.00");
  await expect(rows(page)).toContainText([middle]);
  await expect(rows(page)).toHaveCount(1);
  await page.getByLabel("Condition").selectOption("Is not blank");
  await expect(rows(page)).toHaveCount(3);
  await expectAccessible(page);

  await page.getByLabel("Insurance").selectOption("Not set");
  await expect(page.getByText("No records match")).toBeVisible();
  await page.getByRole("button", { name: "Show all rows" }).click();
  await expect(rows(page)).toHaveCount(100);
  await expect(page.getByLabel("Insurance")).toHaveValue("0");
  await expect(page.getByLabel("Condition")).toBeHidden();
  await page.getByLabel("Filter by", { exact: true }).selectOption("Location");
  await page.getByRole("searchbox", { name: "Text" }).fill("nowhere at all");
  await expect(page.getByText("No records match")).toBeVisible();

  const queries = addresses.filter((address) => address.includes("/records/devices"));
  expect(queries.length).toBeGreaterThan(5);
  for (const address of queries) expect(address).toMatch(/\/api\/v1\/records\/devices\/query$/);
});

test.describe("looking records up", () => {
  test.use({ shared: true });

  test("a search finds a key, a name with accents and an asset tag, and says when it finds nothing", async ({
    page,
  }) => {
    await search(page, "004231");
    await expect(rows(page)).toHaveText([/004231.*Ana Núñez/s]);
    await search(page, "ana núñez");
    await expect(rows(page).filter({ hasText: "004231" })).toHaveCount(1);

    await search(page, "nobody has this");
    await expect(page.getByText("No records match")).toBeVisible();
    await page.getByRole("button", { name: "Show all rows" }).click();
    await expect(rows(page)).toHaveCount(100);

    await devices(page).click();
    await search(page, "00412");
    await expect(rows(page).filter({ hasText: "5CD1234ABC" })).toHaveCount(1);
  });

  test("the list is paged, forward to its end and back", async ({ page }) => {
    await expect(rows(page)).toHaveCount(100);
    const first = await rows(page).first().innerText();
    const pages = page.getByRole("navigation", { name: "Pages" });
    await expect(pages).toContainText("1–100");
    await expect(pages.getByRole("button", { name: "Previous" })).toBeDisabled();

    await pages.getByRole("button", { name: "Next" }).click();
    await expect(pages).toContainText("101–200");
    await expect(rows(page).first()).not.toHaveText(first);
    await pages.getByRole("button", { name: "Previous" }).click();
    await expect(pages).toContainText("1–100");
    expect(await rows(page).first().innerText()).toBe(first);

    await search(page, "Núñez");
    await expect(pages).toBeHidden();
  });

  test("the tabs turn with the arrow keys", async ({ page }) => {
    const users = page.getByRole("tab", { name: "Users" });
    await users.focus();
    await page.keyboard.press("ArrowRight");
    await expect(devices(page)).toBeFocused();
    await expect(devices(page)).toHaveAttribute("aria-selected", "true");
    await expect(page.getByRole("table", { name: "Devices" })).toBeVisible();
    await page.keyboard.press("ArrowLeft");
    await expect(users).toBeFocused();
    await expect(page.getByRole("table", { name: "Users" })).toBeVisible();
  });
});

const devices = (page: Page): Locator => page.getByRole("tab", { name: "Devices" });

/** Gives devices values of a custom field. */
async function withDeductibles(wire: Wire, deductibles: Record<string, string>): Promise<void> {
  const [field] = await wire.addFields("device", [{ type: "amount", name: "Deductible" }]);
  const template = await wire.template("device");
  const amount = template.fields.find((column) => column["coverlist:field"] === "coverage_amount")!;
  const column = { name: "Deductible", type: amount.type, "coverlist:field": field! };
  const fields = [...template.fields, column];
  await wire.putTemplate({ ...template, "coverlist:id": "repair", title: "Repair", fields });
  const files = Object.entries(deductibles).map(([key, amount], place) => [...enrolled(key, place), amount]);
  await wire.process("repair", "repair.csv", csv([[...HEADERS.device, "Deductible"], ...files]));
}

/** The rows of the table without its header. */
const rows = (page: Page): Locator => page.getByRole("tabpanel").locator("tbody").getByRole("row");

async function search(page: Page, text: string): Promise<void> {
  await page.getByRole("searchbox", { name: "Search" }).fill(text);
}

/** Loads a roster with the dialog, and returns the dialog. */
async function load(page: Page, noun: "users" | "devices", name: string, bytes: Buffer): Promise<Locator> {
  await page.getByRole("button", { name: `Load ${noun}` }).click();
  const dialog = page.getByRole("dialog", { name: `Load ${noun}` });
  const label = noun === "users" ? "Users file" : "Devices file";
  await dialog.getByLabel(label).setInputFiles({ name, mimeType: "text/csv", buffer: bytes });
  await dialog.getByRole("button", { name: "Load", exact: true }).click();
  return dialog;
}
