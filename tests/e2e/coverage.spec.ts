// Who is insured, and until when: counts that filter a list, and an export that can be imported again.
import type { Locator, Page } from "@playwright/test";
import { CoverageScreen } from "./pages/coverage_screen.ts";
import { enter, tabTo } from "./pages/keyboard.ts";
import { expect, expectAccessible, signIn, test } from "./support/admin.ts";
import { expectAccessibleInEveryLook } from "./support/every_look.ts";
import { coverMany } from "./support/covered.ts";
import { readCsv } from "./support/csv.ts";

interface Count {
  records: number;
  uncovered: number;
  enrolled: number;
  declined: number;
}

interface Coverage {
  all: Count;
  places: (Count & { name: string })[];
}

test.use({ signedIn: true });

test("each count lists as many records as it says, and a second press lists all again", async ({ page, wire }) => {
  await coverMany(page, wire);
  const screen = await new CoverageScreen(page).open();
  const { all } = await counts(page);
  await screen.lists(all.records);
  const buttons = [
    screen.legend.getByRole("button", { name: /^Declined/ }),
    screen.side.getByRole("button", { name: "Not covered" }),
    screen.side.getByRole("button", { name: /^Ends within 90 days/ }),
    screen.months.getByRole("listitem").getByRole("button").nth(1),
  ];
  for (const button of buttons) {
    const records = await recordsOf(button);
    await button.click();
    await expect(button).toHaveAttribute("aria-pressed", "true");
    await screen.lists(records);
    await button.click();
    await screen.lists(all.records);
  }
  await expect(page).toHaveURL(/\/coverage$/);
});

test("parts narrow the list together, and each filter can be removed", async ({ page }) => {
  const screen = await new CoverageScreen(page).open();
  const { all, places } = await counts(page);
  const school = places.find(({ name, uncovered, enrolled }) => name && uncovered > 0 && enrolled > 0)!;
  const row = screen.places.getByRole("row").filter({ hasText: school.name });

  await row.getByRole("button", { name: school.name, exact: true }).click();
  await screen.lists(school.records);
  await screen.side.getByRole("button", { name: "Not covered" }).click();
  await screen.lists(school.uncovered);
  await expect(screen.filters).toHaveText([school.name, "Not covered"]);
  await screen.filters.last().click();
  await screen.lists(school.records);

  // A number in the table is both of its parts.
  await row.getByRole("button", { name: `${school.name}, Enrolled` }).click();
  await screen.lists(school.enrolled);
  await expect(screen.filters).toHaveText([school.name, "Enrolled"]);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await screen.lists(all.records);
  await expect(screen.filters).toHaveCount(0);
});

test("the address keeps kind, filters, order and page over a reload and Back, and has no value of a record", async ({
  page,
  wire,
}) => {
  await coverMany(page, wire);
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  const screen = await new CoverageScreen(page).open();
  const { all, places } = await counts(page);
  await screen.column("End Date").getByRole("button").click();
  await expect(screen.column("End Date")).toHaveAttribute("aria-sort", "ascending");
  await screen.legend.getByRole("button", { name: /^Enrolled/ }).click();
  await screen.lists(all.enrolled);
  await screen.pages.getByRole("button", { name: "Next" }).click();
  await expect(screen.pages).toContainText("101–200");
  const second = await screen.rows.first().innerText();

  await page.reload();
  await expect(screen.pages).toContainText(`101–200 of ${all.enrolled.toLocaleString("en-US")}`);
  await expect(screen.rows.first()).toHaveText(second, { useInnerText: true });
  await expect(screen.column("End Date")).toHaveAttribute("aria-sort", "ascending");
  await expect(screen.filters).toHaveText(["Enrolled"]);
  await screen.pages.getByRole("button", { name: "Previous" }).click();
  await expect(screen.pages).toContainText("1–100");

  const school = places.find(({ name }) => name)!.name;
  await screen.places.getByRole("button", { name: school, exact: true }).click();
  await expect(screen.filters).toHaveText(["Enrolled", school]);
  await page.goBack();
  await expect(screen.filters).toHaveText(["Enrolled"]);
  await page.goForward();
  await expect(screen.filters).toHaveText(["Enrolled", school]);
  await page.reload();
  await expect(screen.filters).toHaveText(["Enrolled", school]);

  await screen.kind("Devices").click();
  await expect(page).toHaveURL(/\/coverage\?kind=device$/);
  await screen.lists((await counts(page, "devices")).all.records, "device");
  await expect(page.getByRole("table", { name: "Status by location" })).toBeVisible();
  await page.goBack();
  await expect(screen.filters).toHaveText(["Enrolled", school]);
  for (const address of addresses) expect(decodeURIComponent(address)).not.toContain(school.split(" ")[0]);
});

test("a row leads to the screen of its record, and Back to the same part of the list", async ({ page, wire }) => {
  await coverMany(page, wire);
  const screen = await new CoverageScreen(page).open("?status=enrolled");
  await screen.pages.getByRole("button", { name: "Next" }).click();
  await expect(screen.pages).toContainText("101–200");
  const link = screen.rows.first().getByRole("link");
  const key = await link.innerText();
  await link.click();
  await expect(page).toHaveURL(/\/records\/users\/\d+$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(key);
  await page.goBack();
  await expect(screen.pages).toContainText("101–200");
  await expect(screen.filters).toHaveText(["Enrolled"]);
  await expect(screen.rows.first().getByRole("link")).toHaveText(key);
});

test("a search finds records, and neither an address nor the history has its text", async ({ page }) => {
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  const screen = await new CoverageScreen(page).open();
  await screen.pages.getByRole("button", { name: "Next" }).click();
  await expect(screen.pages).toContainText("101–200");
  const queries: string[] = [];
  page.on("request", (request) => queries.push(...(request.url().endsWith("/query") ? [request.url()] : [])));
  await screen.search.fill("núñez");
  await expect(screen.rows.first()).toContainText("Núñez");
  await expect(page).toHaveURL(/\/coverage$/);
  expect(queries, "the first page of the search, and no other").toHaveLength(1);
  const found = await screen.rows.count();
  await screen.lists(found);

  await screen.search.fill("nobody has this");
  await expect(page.getByText("No records match")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).last().click();
  await expect(screen.search).toHaveValue("");
  await screen.lists((await counts(page)).all.records);
  for (const address of addresses) expect(decodeURIComponent(address)).not.toMatch(/núñez|nobody/i);
});

for (const [kind, noun] of [
  ["user", "Users"],
  ["device", "Devices"],
] as const) {
  test(`an export of ${noun.toLowerCase()} that is imported again unedited changes nothing`, async ({ page, wire }) => {
    const screen = await new CoverageScreen(page).open();
    await screen.kind(noun).click();
    const { all } = await counts(page, kind === "user" ? "users" : "devices");
    await screen.lists(all.records, kind);
    await screen.legend.getByRole("button", { name: /^Enrolled/ }).click();
    await screen.lists(all.enrolled, kind);
    const { name, bytes } = await screen.exported("CSV");
    expect(name).toMatch(/\.csv$/);
    expect(readCsv(bytes)).toHaveLength(all.enrolled + 1);

    const { id } = await wire.stage(kind, "again.csv", bytes);
    const plan = await wire.plan(id);
    expect(plan.counts).toMatchObject({ unchanged: all.enrolled, updated: 0, skipped: 0, refused: 0, rejected: 0 });
  });
}

test("the same records come as a workbook", async ({ page }) => {
  const screen = await new CoverageScreen(page).open();
  const { name, bytes } = await screen.exported("Workbook (.xlsx)");
  expect(name).toMatch(/\.xlsx$/);
  expect(bytes.subarray(0, 2).toString()).toBe("PK");
});

test("the months are also a table, with the same filters", async ({ page, wire }) => {
  await coverMany(page, wire);
  const screen = await new CoverageScreen(page).open();
  const inChart = await screen.months.locator("li b").allInnerTexts();
  await page.getByRole("button", { name: "Show as table" }).click();
  const table = page.getByRole("table", { name: "Coverage ends by month" });
  expect(await table.locator("tbody td").allInnerTexts()).toEqual(inChart);
  const last = table.getByRole("button", { name: "Later" });
  await last.click();
  await screen.lists(Number(inChart.at(-1)!.replace(",", "")));
  await page.getByRole("button", { name: "Show as chart" }).click();
  await expect(screen.months.getByRole("button", { name: /^Ends later/ })).toHaveAttribute("aria-pressed", "true");
});

test.describe("an account that only views reports", () => {
  test.use({ signedIn: false });

  test("lands on Coverage, and is offered only what it may open", async ({ page }) => {
    await page.goto("/");
    await signIn(page, "viewer");
    await expect(page).toHaveURL(/\/coverage$/);
    await expect(page.getByRole("heading", { name: "Coverage", level: 1 })).toBeAttached();
    const { rows } = new CoverageScreen(page);
    await expect(rows.first()).toBeVisible();
    await expect(rows.getByRole("link"), "screens of records need Manage Settings").toHaveCount(0);
    const links = page.getByRole("navigation", { name: "Main" }).getByRole("link");
    await expect(links).toHaveText(["Coverage", "Imports"]);
    await expect(links.first()).toHaveAttribute("aria-current", "page");
    await links.last().click();
    await expect(page.getByRole("heading", { name: "Imports", level: 1 })).toBeVisible();
    await page.getByRole("link", { name: "Coverlist" }).click();
    await expect(page).toHaveURL(/\/coverage$/);
  });
});

test("an account that may not view reports is told what is missing", async ({ page }) => {
  await page.route("**/api/v1/session", async (route) => {
    const answer = await route.fetch();
    const body = JSON.parse((await answer.text()).replace(',"view_reports"', ""));
    await route.fulfill({ response: answer, json: body });
  });
  await page.goto("/coverage");
  await expect(page.getByText(/It needs the View Reports permission/)).toBeVisible();
  await expect(page.getByRole("navigation", { name: "Main" }).getByRole("link")).toHaveText([
    "System Utilities",
    "Records",
  ]);
  // The server refuses the list of imports to such an account, so its home does not ask for it.
  await page.route("**/api/v1/imports?*", (route) => route.fulfill({ status: 403, json: {} }));
  await page.goto("/settings/system-utilities");
  await expect(page.getByRole("link", { name: "Choose a file" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Other settings" })).toBeVisible();
  await expect(page.getByRole("link", { name: "All imports" })).toHaveCount(0);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a district without records is led to where they are loaded", async ({ page }) => {
  await page.route("**/api/v1/coverage/users", async (route) => {
    const answer = await route.fetch();
    const text = (await answer.text()).replace(/"records":\d+/g, '"records":0');
    await route.fulfill({ response: answer, body: text });
  });
  await page.goto("/coverage");
  await expect(page.getByText("No users yet")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Load users" }).click();
  await expect(page.getByRole("heading", { name: "Records", level: 1 })).toBeVisible();
});

test("everything works with the keyboard, and the focus stays where it was", async ({ page }) => {
  const screen = await new CoverageScreen(page).open();
  // Each school has buttons of its own.
  const most = 400;
  await page.getByRole("link", { name: "Coverage", exact: true }).focus();
  const devices = screen.kind("Devices");
  await tabTo(page, devices, most);
  await page.keyboard.press("Space");
  await screen.lists((await counts(page, "devices")).all.records, "device");
  await expect(devices).toBeFocused();
  const enrolled = screen.legend.getByRole("button", { name: /^Enrolled/ });
  await enter(page, enrolled, most);
  await screen.lists((await counts(page, "devices")).all.enrolled, "device");
  await expect(enrolled).toBeFocused();
  await tabTo(page, screen.side.getByRole("button", { name: /^Not covered/ }), most);
  await tabTo(page, screen.months.getByRole("listitem").getByRole("button").first(), most);
  await page.keyboard.press("Space");
  await expect(screen.filters).toHaveCount(2);
  await enter(page, page.getByRole("button", { name: /^Remove the filter Enrolled/ }), most);
  await expect(screen.filters).toHaveCount(1);
  // The button is gone; the focus is beside it.
  await expect(screen.found).toBeFocused();
  // A month without records shows the same button in place of the list.
  await enter(page, page.getByRole("button", { name: "Clear filters" }).first(), most);
  await expect(screen.filters).toHaveCount(0);
  await expect(screen.found).toBeFocused();
});

test("the months as a table, the export and an empty list are accessible in every look", async ({ page }) => {
  const screen = await new CoverageScreen(page).open();
  // Axe looks at each cell: a hundred rows would take its time, and look.spec.ts has them.
  await screen.search.fill("núñez");
  await expect(screen.rows.first()).toContainText("Núñez");
  await page.getByRole("button", { name: "Show as table" }).click();
  await screen.export.click();
  await expectAccessibleInEveryLook(page);
  await page.keyboard.press("Escape");
  await screen.search.fill("nobody has this");
  await expect(page.getByText("No records match")).toBeVisible();
  await expectAccessibleInEveryLook(page);
});

async function counts(page: Page, noun: "users" | "devices" = "users"): Promise<Coverage> {
  const answer = await page.request.get(`/api/v1/coverage/${noun}`);
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

/** The number of records on a button. A grade says how many are covered of how many. */
async function recordsOf(button: Locator): Promise<number> {
  const text = (await button.innerText()).replace(/^(.*\d)\n\D+$/s, "$1");
  return Number(/([\d,]+)\D*$/.exec(text)![1]!.replace(",", ""));
}
