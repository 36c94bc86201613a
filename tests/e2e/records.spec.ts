// Users and devices: search, sort order, filters, pages and tabs.
import type { Locator, Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { csv, enrolled, HEADERS, KEYS } from "./support/csv.ts";
import type { Wire } from "./support/wire.ts";

test.beforeEach(async ({ page, wire }) => {
  expect(wire).toBeDefined();
  await page.goto("/records");
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
    await expect(page).toHaveURL("/records/devices");
    await page.keyboard.press("ArrowLeft");
    await expect(users).toBeFocused();
    await expect(page.getByRole("table", { name: "Users" })).toBeVisible();
    await page.keyboard.press("End");
    await expect(page.getByRole("tab", { name: "Loads" })).toBeFocused();
    await expect(page.getByText("No list was loaded yet")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Go to users" }).click();
    await expect(page.getByRole("table", { name: "Users" })).toBeVisible();
  });

  test("the address keeps tab, filters, order and page, and never what is searched for", async ({ page }) => {
    await devices(page).click();
    await page.getByLabel("Insurance").selectOption("Enrolled");
    await page.getByLabel("Filter by", { exact: true }).selectOption("Coverage End Date");
    await page.getByLabel("From").fill("2026-01-01");
    await page.getByRole("columnheader", { name: "Ends" }).getByRole("button").click();
    await expect(page).toHaveURL(
      "/records/devices?status=enrolled&field=coverage_end&from=2026-01-01&sort=coverage_end",
    );
    const pages = page.getByRole("navigation", { name: "Pages" });
    await pages.getByRole("button", { name: "Next" }).click();
    await expect(pages).toContainText("101–200");
    await expect(page).toHaveURL(/sort=coverage_end&after=\d+$/);
    const first = await rows(page).first().innerText();

    // To a record and back.
    await rows(page).first().getByRole("link").click();
    await expect(page).toHaveURL(/\/records\/devices\/\d+$/);
    await page.goBack();
    await expect(pages).toContainText("101–200");
    expect(await rows(page).first().innerText()).toBe(first);
    await expect(page.getByLabel("Insurance")).not.toHaveValue("0");
    await expect(page.getByLabel("Insurance").locator("option:checked")).toHaveText("Enrolled");
    await page.reload();
    await expect(pages).toContainText("101–200");
    await pages.getByRole("button", { name: "Previous" }).click();
    await expect(pages).toContainText("1–100");

    await search(page, "Lincoln");
    await expect(page).toHaveURL(/sort=coverage_end$/);
    await page.getByLabel("Filter by", { exact: true }).selectOption("Location");
    await page.getByRole("searchbox", { name: "Text" }).fill("Lincoln");
    await expect(page).toHaveURL("/records/devices?status=enrolled&sort=coverage_end");
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
