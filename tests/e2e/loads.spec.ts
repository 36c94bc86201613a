// Loads of users and devices: what a list would change, loading it, and the undo.
import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { csv, enrolled, templateCsv } from "./support/csv.ts";
import { expectFocusKept } from "./pages/keyboard.ts";
import { LoadDialog } from "./pages/load_dialog.ts";
import { RecordsScreen } from "./pages/records_screen.ts";

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

test.use({ signedIn: true });

test.beforeEach(async ({ page }) => {
  await new RecordsScreen(page).open();
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

  const second = await plan(page, "devices", "devices.csv", CHROME_OS);
  await expect(second).toContainText("Loading this list changes nothing. 2 rows are already up to date");
  await expect(second.getByRole("button", { name: /^Load \d/ })).toHaveCount(0);
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
  const dialog = await plan(page, "users", "joined.csv", joined);
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
  const dialog = await plan(page, "devices", "inventory.csv", PLAIN);
  // "Serial Number" is only like the template's header, so nothing is loaded before the proposal is accepted.
  await expect(dialog.getByRole("listitem")).toHaveText([
    "Does column 1, “Serial Number”, hold Device Serial? Its header is only similar.",
  ]);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Accept the proposals" }).click();
  const load = dialog.getByRole("button", { name: "Load 2 devices" });
  await expect(load).toBeVisible();
  await expectFocusKept(page);
  await load.click();
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
  const dialog = await plan(page, "users", "devices.csv", PLAIN);
  await expect(dialog.getByRole("alert")).toContainText("This is a list of devices.");
  const others = {
    "Colour\nred\n": "No column has one of the template’s headers",
    "User ID,Insurance Status,Policy Number\n424242,Yes,P-1\n": "This is an insurance list.",
  };
  for (const [text, says] of Object.entries(others)) {
    const file = { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
    await page.getByLabel("Users file").setInputFiles(file);
    await dialog.getByRole("button", { name: "Preview" }).click();
    await expect(dialog.getByRole("alert")).toContainText(says);
  }
});

test("a list is loaded as it was previewed, undone, loaded again, and undone from the list of loads", async ({
  page,
  wire,
}) => {
  const before = await wire.record("user", "004231");
  const people = csv([
    ["User ID", "Name", "Email", "School"],
    ["004231", String(before["name"]), String(before["email"]), "New School"],
    ["700031", "Zoë Quill", "zoe.quill@example.org", "New School"],
  ]);
  const loading = await (await new LoadDialog(page, "users").open()).choose("people.csv", people);
  const { dialog } = loading;
  await expect(dialog).toContainText("Loading this list will add 1 and change 1 user.");
  await expectFocusKept(page);
  const changes = dialog.getByRole("table", { name: "What would change" });
  await expect(changes.getByRole("row", { name: /004231/ })).toContainText(`${before["school"]} → New School`);
  await expect(changes.getByRole("row", { name: /700031/ })).toContainText("Added");
  await expectAccessible(page);
  expect((await wire.record("user", "004231"))["school"]).toBe(before["school"]);
  await loading.load.click();
  await expect(dialog).toContainText("= 1 added + 1 changed");
  expect((await wire.record("user", "004231"))["school"]).toBe("New School");

  await dialog.getByRole("button", { name: "Undo", exact: true }).click();
  const undo = page.getByRole("dialog", { name: "Undo this load?" });
  await expect(undo).toContainText("1 record will be removed, 1 gets its earlier details back");
  await expectAccessible(page);
  await expectFocusKept(page);
  await undo.getByRole("button", { name: "Undo for 2 records" }).click();
  await expect(dialog).toContainText("The load is undone.");
  await expectFocusKept(page);
  expect((await wire.record("user", "004231"))["school"]).toBe(before["school"]);
  await dialog.getByRole("button", { name: "Undo the undo" }).click();
  const redo = page.getByRole("dialog", { name: "Undo the undo of this load?" });
  await redo.getByRole("button", { name: "Load again for 2 records" }).click();
  await expect(dialog).toContainText("the list is loaded again");
  await loading.close.click();

  await page.getByRole("tab", { name: "Loads" }).click();
  await expect(page).toHaveURL("/records/loads");
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).nth(2)).toContainText("1 added, 1 changed, 0 already up to date, 0 rejected");
  await expectAccessible(page);
  await rows(page).nth(2).getByRole("button", { name: "Undo" }).click();
  await undo.getByRole("button", { name: "Undo for 2 records" }).click();
  await expect(rows(page)).toHaveCount(4);
  await expect(rows(page).nth(3)).toContainText("Undone");
  await expectFocusKept(page);
  expect((await wire.record("user", "004231"))["school"]).toBe(before["school"]);
});

test("a record that an undo would keep is named, also behind many that it removes", async ({ page, wire }) => {
  const person = (place: number, school: string) => [String(810_001 + place), `Person ${place}`, school];
  const header = ["User ID", "Name", "School"];
  const places = Array.from({ length: 130 }, (_, place) => place);
  await wire.load("users", csv([header, ...places.map((place) => person(place, "First School"))]));
  await wire.load("users", csv([header, person(129, "Second School")]));
  await page.goto("/records/loads");
  await rows(page).nth(1).getByRole("button", { name: "Undo" }).click();
  const undo = page.getByRole("dialog", { name: "Undo this load?" });
  await expect(undo).toContainText("129 records will be removed");
  await expect(undo.getByRole("listitem")).toContainText([/^810130/]);
});

test("a load whose changes were deleted says so, and has no undo", async ({ page, wire }) => {
  await wire.load("users", csv([["User ID", "Name"], ["810001", "Zoë Quill"]]));
  await page.route("**/api/v1/records/loads?*", async (route) => {
    const answer = await route.fetch();
    const { rows, ...page } = await answer.json();
    const expired = rows.map((load: object) => ({ ...load, expired: 30 }));
    await route.fulfill({ response: answer, json: { ...page, rows: expired } });
  });
  await page.goto("/records/loads");
  await expect(rows(page)).toContainText(["Deleted after 30 days"]);
  await expect(rows(page).getByRole("button")).toHaveCount(0);
});

test("if most names would change, nothing is loaded before the person agrees to their number", async ({
  page,
  wire,
}) => {
  const given = ["Ana", "Ben", "Cy", "Dee", "Eva", "Flo", "Gus", "Hal", "Ida", "Jo", "Kim", "Lee"];
  // The names are moved by some rows, as when one column was sorted.
  const people = (moved: number) =>
    csv([
      ["User ID", "Name", "Email"],
      ...given.map((_, place) => [
        String(800001 + place),
        `${given[(place + moved) % given.length]} Berg`,
        `n${place}@oak.example`,
      ]),
    ]);
  await wire.load("users", people(0));
  const loading = await (await new LoadDialog(page, "users").open()).choose("mixed.csv", people(1));
  await expect(loading.dialog).toContainText("12 known records would get the name of another person");
  await expect(loading.load).toBeDisabled();
  await expectAccessible(page);
  await loading.dialog.getByRole("checkbox", { name: /^12 records get another person/ }).check();
  await loading.load.click();
  await expect(loading.close).toBeVisible();
  await expect(loading.dialog).toContainText("12 changed");
});

test("nothing is sent before a file is chosen", async ({ page }) => {
  await page.getByRole("button", { name: "Load users" }).click();
  const dialog = page.getByRole("dialog", { name: "Load users" });
  await dialog.getByRole("button", { name: "Preview" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Choose a file first.");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Load users" })).toBeFocused();
});

const devices = (page: Page): Locator => page.getByRole("tab", { name: "Devices" });

/** The rows of the table without its header. */
const rows = (page: Page): Locator => page.getByRole("tabpanel").locator("tbody").getByRole("row");

async function search(page: Page, text: string): Promise<void> {
  await page.getByRole("searchbox", { name: "Search" }).fill(text);
}

/** Chooses a list in the dialog, and returns the dialog, which shows what loading it would do. */
async function plan(page: Page, noun: "users" | "devices", name: string, bytes: Buffer): Promise<Locator> {
  return (await (await new LoadDialog(page, noun).open()).choose(name, bytes)).dialog;
}

/** Loads a list with the dialog, and returns the dialog, which shows the result. */
async function load(page: Page, noun: "users" | "devices", name: string, bytes: Buffer): Promise<Locator> {
  const loading = await (await new LoadDialog(page, noun).open()).choose(name, bytes);
  await loading.load.click();
  await expect(loading.close).toBeVisible();
  return loading.dialog;
}
