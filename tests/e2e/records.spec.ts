// Users and devices: search, sort order, filters, pages and tabs.
import { expectFocusKept } from "./pages/keyboard.ts";
import { RecordsScreen } from "./pages/records_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { csv, enrolled, HEADERS, KEYS } from "./support/csv.ts";
import type { Wire } from "./support/wire.ts";

test.use({ signedIn: true });

test.beforeEach(async ({ page }) => {
  await new RecordsScreen(page).open();
});

test("records are sorted and filtered by a custom field, and no value is in an address", async ({
  page,
  wire,
}) => {
  const screen = new RecordsScreen(page);
  const [low, middle, high, none] = KEYS.device.known;
  await withDeductibles(wire, { [high]: "1000.00", [low]: "9.50", [middle]: "100.00", [none]: "" });
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await page.goto("/records");
  await screen.tab("Devices").click();

  const header = screen.column("Deductible");
  const sort = header.getByRole("button");
  await sort.focus();
  await page.keyboard.press("Enter");
  await expect(header).toHaveAttribute("aria-sort", "ascending");
  await expect(screen.rows.nth(0)).toContainText(low);
  await expect(screen.rows.nth(1)).toContainText(middle);
  await expect(screen.rows.nth(2)).toContainText(high);
  await expect(sort).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(header).toHaveAttribute("aria-sort", "descending");
  await expect(screen.rows.nth(0)).toContainText(high);
  await expect(screen.rows.nth(2)).toContainText(low);
  await expect(page.locator("th[aria-sort]")).toHaveCount(1);

  await screen.filterBy.selectOption("Deductible");
  await screen.from.fill("50");
  await expect(page.getByText("Write an amount with two decimals such as 460.00.")).toBeVisible();
  await expect(screen.rows).toHaveCount(100);
  await screen.from.fill("50.00");
  await expect(screen.rows).toContainText([high, middle]);
  await expect(screen.rows).toHaveCount(2);
  await screen.to.fill("100.00");
  await expect(screen.rows).toContainText([middle]);
  await expect(screen.rows).toHaveCount(1);
  await screen.condition.selectOption("Is not blank");
  await expect(screen.rows).toHaveCount(3);
  await expectAccessible(page);

  await screen.insurance.selectOption("Not set");
  await expect(page.getByText("No records match")).toBeVisible();
  await page.getByRole("button", { name: "Show all rows" }).click();
  await expect(screen.rows).toHaveCount(100);
  await expect(screen.insurance).toHaveValue("0");
  await expect(screen.condition).toBeHidden();
  await screen.filterBy.selectOption("Location");
  await screen.text.fill("nowhere at all");
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
    const screen = new RecordsScreen(page);
    await screen.search.fill("004231");
    await expect(screen.rows).toHaveText([/004231.*Ana Núñez/s]);
    await screen.search.fill("ana núñez");
    await expect(screen.rows.filter({ hasText: "004231" })).toHaveCount(1);

    await screen.search.fill("nobody has this");
    await expect(page.getByText("No records match")).toBeVisible();
    await page.getByRole("button", { name: "Show all rows" }).click();
    await expect(screen.rows).toHaveCount(100);
    // The button is gone with the empty list.
    await expectFocusKept(page);

    await screen.tab("Devices").click();
    await screen.search.fill("00412");
    await expect(screen.rows.filter({ hasText: "5CD1234ABC" })).toHaveCount(1);
  });

  test("the list is paged, forward to its end and back", async ({ page }) => {
    const screen = new RecordsScreen(page);
    await expect(screen.rows).toHaveCount(100);
    const first = await screen.rows.first().innerText();
    const { pages } = screen;
    await expect(pages).toContainText("1–100");
    await expect(pages.getByRole("button", { name: "Previous" })).toBeDisabled();

    await pages.getByRole("button", { name: "Next" }).click();
    await expect(pages).toContainText("101–200");
    await expect(screen.rows.first()).not.toHaveText(first);
    await pages.getByRole("button", { name: "Previous" }).click();
    await expect(pages).toContainText("1–100");
    expect(await screen.rows.first().innerText()).toBe(first);

    await screen.search.fill("Núñez");
    await expect(pages).toBeHidden();
  });

  test("the tabs turn with the arrow keys", async ({ page }) => {
    const screen = new RecordsScreen(page);
    const users = screen.tab("Users");
    await users.focus();
    await page.keyboard.press("ArrowRight");
    await expect(screen.tab("Devices")).toBeFocused();
    await expect(screen.tab("Devices")).toHaveAttribute("aria-selected", "true");
    await expect(page.getByRole("table", { name: "Devices" })).toBeVisible();
    await expect(page).toHaveURL("/records/devices");
    await page.keyboard.press("ArrowLeft");
    await expect(users).toBeFocused();
    await expect(page.getByRole("table", { name: "Users" })).toBeVisible();
    await page.keyboard.press("End");
    await expect(screen.tab("Loads")).toBeFocused();
    await expect(page.getByText("No list was loaded yet")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Go to users" }).click();
    await expect(page.getByRole("table", { name: "Users" })).toBeVisible();
  });

  test("the address keeps tab, filters, order and page, and never what is searched for", async ({ page }) => {
    const screen = new RecordsScreen(page);
    await screen.tab("Devices").click();
    await screen.insurance.selectOption("Enrolled");
    await screen.filterBy.selectOption("Coverage End Date");
    await screen.from.fill("2026-01-01");
    await screen.column("Ends").getByRole("button").click();
    await expect(page).toHaveURL(
      "/records/devices?status=enrolled&field=coverage_end&from=2026-01-01&sort=coverage_end",
    );
    const { pages } = screen;
    await pages.getByRole("button", { name: "Next" }).click();
    await expect(pages).toContainText("101–200");
    await expect(page).toHaveURL(/sort=coverage_end&after=\d+$/);
    const first = await screen.rows.first().innerText();

    // To a record and back.
    await screen.rows.first().getByRole("link").click();
    await expect(page).toHaveURL(/\/records\/devices\/\d+$/);
    await page.goBack();
    await expect(pages).toContainText("101–200");
    expect(await screen.rows.first().innerText()).toBe(first);
    await expect(screen.insurance).not.toHaveValue("0");
    await expect(screen.insurance.locator("option:checked")).toHaveText("Enrolled");
    await page.reload();
    await expect(pages).toContainText("101–200");
    await pages.getByRole("button", { name: "Previous" }).click();
    await expect(pages).toContainText("1–100");

    await screen.search.fill("Lincoln");
    await expect(page).toHaveURL(/sort=coverage_end$/);
    await screen.filterBy.selectOption("Location");
    await screen.text.fill("Lincoln");
    await expect(page).toHaveURL("/records/devices?status=enrolled&sort=coverage_end");
  });

  test("the list follows a link to its own screen, and Back, and leaves out what is unknown", async ({ page }) => {
    const screen = new RecordsScreen(page);
    await screen.insurance.selectOption("Not set");
    await expect(page).toHaveURL("/records?status=none");
    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Records" }).click();
    await expect(page).toHaveURL("/records");
    await expect(screen.insurance).toHaveValue("0");
    await expect(screen.rows).toHaveCount(100);
    await page.goBack();
    await expect(page).toHaveURL("/records?status=none");
    await expect(screen.insurance.locator("option:checked")).toHaveText("Not set");

    await page.goto("/records?sort=-nothing&status=none");
    await expect(page).toHaveURL("/records?status=none");
    await expect(page.getByRole("alert")).toHaveCount(0);
  });
});

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
