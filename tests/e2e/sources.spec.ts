// Saved sources: answers about a list that are kept for the next one, and values for every row.
import { expect, expectAccessible, test } from "./support/admin.ts";
import { ImportScreen } from "./pages/import_screen.ts";
import { KEYS } from "./support/csv.ts";

const [FIRST, SECOND] = KEYS.user.known;

/** A list of an insurer. Its words and headers are not those of a template. */
const list = (first = "Student No"): Buffer =>
  Buffer.from(`${first},State,Ends\n${FIRST},In force,2027-06-30\n${SECOND},Lapsed,2027-06-30\n`);

/** Answers what the list leaves open. */
async function answer(screen: ImportScreen): Promise<void> {
  const { page } = screen;
  const columns = { "User ID": "Column 1: ", "Insurance Status": "Column 2: ", "Coverage End Date": "Column 3: " };
  for (const [header, column] of Object.entries(columns)) {
    const choice = page.getByLabel(`Where ${header} comes from`);
    const option = choice.getByRole("option", { name: column });
    await choice.selectOption({ label: (await option.textContent()) ?? "" });
    await screen.validated();
  }
  for (const [word, meaning] of [
    ["In force", "Enrolled"],
    ["Lapsed", "Not Enrolled"],
  ]) {
    await page.getByRole("combobox", { name: `“${word}”` }).selectOption({ label: meaning! });
    await screen.validated();
  }
  await expect(screen.fact("Accepted")).toHaveText("2");
}

test("kept answers apply to the next list, can be left, and apply to a similar list on demand", async ({
  page,
  wire,
}) => {
  const screen = await new ImportScreen(page).open();
  await screen.choose("user", "insurer-2026-08.csv", list());
  await expect(screen.keeping, "nothing can be staged yet").toBeHidden();
  await answer(screen);
  await expect(screen.keeping.getByRole("textbox")).toHaveValue("insurer");
  await expectAccessible(page);
  expect(await screen.keepAnswers("Oakwood insurer")).toBe(true);
  expect(await wire.sources()).toEqual(["Oakwood insurer"]);
  await page.keyboard.press("Control+Z");
  await expect(screen.fact("Accepted"), "an answer that is kept can be undone").toHaveText("1");

  await screen.validate("insurer-2026-09.csv", list());
  await expect(screen.applied("Oakwood insurer")).toBeVisible();
  await expect(screen.fact("Accepted")).toHaveText("2");
  await expect(page.getByLabel("Where User ID comes from")).toHaveValue("1");
  await expect(screen.keeping, "there is no answer of its own").toBeHidden();
  await expectAccessible(page);

  await page.getByRole("button", { name: "Don’t apply them" }).click();
  await expect(screen.blocked).toBeVisible();
  await page.keyboard.press("Control+Z");
  await expect(screen.applied("Oakwood insurer")).toBeVisible();
  await page.keyboard.press("Control+Y");
  await page.getByRole("button", { name: "Apply them again" }).click();
  await expect(screen.fact("Accepted")).toHaveText("2");

  await screen.validate("insurer-2026-10.csv", list("Pupil"));
  await page.getByRole("button", { name: "Apply “Oakwood insurer”" }).click();
  await expect(screen.applied("Oakwood insurer")).toContainText("Missing columns: Student No");
  await page.getByLabel("Where User ID comes from").selectOption({ label: "Column 1: Pupil" });
  await expect(screen.fact("Accepted")).toHaveText("2");
  await expect(screen.keeping.getByRole("button")).toHaveText("Replace “Oakwood insurer”");
  await screen.keeping.getByRole("button").click();
  await expect(screen.keeping.getByRole("status")).toHaveText("Kept as “Oakwood insurer”");
  await screen.validate("insurer-2026-11.csv", list("Pupil"));
  await expect(screen.applied("Oakwood insurer")).toBeVisible();
  await screen.stage();
  await expect(screen.staged).toBeVisible();
  expect((await wire.sheet((await wire.open())!.id)).slice(1).map(([key]) => key)).toEqual([FIRST, SECOND]);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 780 } });

  test("the page scrolls to the rows and to what keeps the answers", async ({ page, wire }) => {
    const screen = await new ImportScreen(page).open();
    await screen.choose("user", "insurer.csv", list());
    await answer(screen);
    await screen.keeping.getByRole("button").click();
    await expect(screen.keeping.getByRole("status")).toHaveText("Kept as “insurer”");
    await screen.row(3).click();
    await expect(screen.active).toContainText("Line 3, accepted");
    await screen.stage();
    await expect(screen.staged).toBeVisible();
    expect(await wire.open()).toBeDefined();
  });
});

test("answers that the server does not take stay, and are kept once it answers", async ({ page, wire }) => {
  const screen = await new ImportScreen(page).open();
  await screen.choose("user", "insurer.csv", list());
  await answer(screen);
  await page.route("**/api/v1/sources/*", (route) => route.abort());
  await screen.keeping.getByRole("button", { name: "Keep the answers" }).click();
  await expect(screen.keeping).toContainText("Coverlist can’t be reached");
  await page.unroute("**/api/v1/sources/*");
  await screen.keeping.getByRole("button", { name: "Try again" }).click();
  await expect(screen.keeping.getByRole("status")).toHaveText("Kept as “insurer”");
  expect(await wire.sources()).toEqual(["insurer"]);
});

test("a field has one value in every row; one that is no value is refused alone", async ({ page, wire }) => {
  const screen = await new ImportScreen(page).open();
  await screen.choose("user", "ids.csv", Buffer.from(`User ID\n${FIRST}\n${SECOND}\n`));
  await page.getByLabel("Where Insurance Status comes from").selectOption("The same in every row: Enrolled");
  await screen.validated();
  await page.getByLabel("Where Coverage Amount comes from").selectOption("The same in every row…");
  const value = page.getByRole("textbox", { name: "Value in every row" });
  await expect(value).toBeFocused();
  await value.fill("a lot");
  await page.keyboard.press("Enter");
  await expect(value).toHaveAccessibleDescription(/^This is no value of Coverage Amount\./);
  await expect(screen.fact("Accepted"), "other answers stay").toHaveText("2");
  await value.fill("$1,050");
  await page.keyboard.press("Enter");
  await expect(value).toBeHidden();
  await page.getByLabel("Where Coverage End Date comes from").selectOption("The same in every row…");
  await page.getByLabel("Value in every row").fill("2027-06-30");
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Where Coverage End Date comes from")).toHaveValue(/\d+/);
  await expect(page.getByLabel("Value in every row")).toBeHidden();
  await screen.stage();
  await expect(screen.staged).toBeVisible();
  const [header, ...rows] = await wire.sheet((await wire.open())!.id);
  const [amount, end] = ["Coverage Amount", "Coverage End Date"].map((name) => header!.indexOf(name));
  expect(rows.map((row) => [row[amount!], row[end!]])).toEqual(Array(2).fill(["1050.00", "2027-06-30"]));
});
