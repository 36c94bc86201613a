// Lists of many senders become their committed sheets on the screen. tests/lists/README.md describes them.
import type { Page } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { type List, lists } from "./support/lists.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { readCsv } from "./support/csv.ts";
import type { Wire } from "./support/wire.ts";

test.use({ shared: true });

test("all lists are there", () => {
  expect(lists().length).toBe(21);
});

for (const list of lists()) {
  test(`${list.name} becomes its sheet`, async ({ page, wire }, info) => {
    const screen = await new ImportScreen(page).open();
    await screen.choose(list.template, "list.csv", list.input);
    const start = Date.now();
    let presses = await chooseColumns(page, screen, list);
    presses += await confirm(page, screen);
    presses += await leaveRowsOut(screen, list);
    presses += await chooseMeanings(page, screen, list);
    presses += await keepRows(screen, list);
    const isKept = await screen.keepAnswers(list.name);
    presses += await stage(screen);
    expect(presses).toBeLessThanOrEqual(6);
    info.annotations.push({ type: "presses after the file is chosen", description: `${presses}` });
    info.annotations.push({ type: "seconds after the file is chosen", description: seconds(start) });
    expect(await staged(wire)).toEqual(readCsv(list.sheet));
    if (!isKept) return;

    await test.step("the list returns", async () => {
      await screen.open();
      const start = Date.now();
      await screen.validate("list.csv", list.input);
      await expect(screen.applied(list.name)).toBeVisible();
      await screen.validated();
      await expect(screen.template(list.template)).toBeChecked();
      // Answers about single rows belong to one file.
      const isOfOneFile = list.keep.length > 0;
      const again = await stage(screen);
      info.annotations.push({ type: "presses when it returns", description: `${again}` });
      info.annotations.push({ type: "seconds when it returns", description: seconds(start) });
      expect(again).toBe(1);
      const sheet = await staged(wire);
      if (!isOfOneFile) expect(sheet).toEqual(readCsv(list.sheet));
    });
    await wire.removeSource(list.name);
  });
}

/** The sheet of the open import, which is then deleted. */
async function staged(wire: Wire): Promise<string[][]> {
  const open = await wire.open();
  expect(open).toBeDefined();
  const sheet = await wire.sheet(open!.id);
  await wire.delete(open!.id);
  return sheet;
}

const seconds = (start: number): string => ((Date.now() - start) / 1_000).toFixed(1);

/** Decides about columns that no proposal names. Returns the number of presses. */
async function chooseColumns(page: Page, screen: ImportScreen, { columns }: List): Promise<number> {
  for (const [header, origin] of Object.entries(columns)) {
    const choice = page.getByLabel(`Where ${header} comes from`);
    const name =
      typeof origin === "string"
        ? new RegExp(`^Column \\d+: ${escaped(origin)}$`)
        : `The same in every row: ${origin.constant}`;
    const option = choice.getByRole("option", { name, exact: true });
    await choice.selectOption({ label: (await option.textContent()) ?? "" });
    await screen.validated();
  }
  return Object.keys(columns).length;
}

/** Decides about words that no proposal explains, or that it explains otherwise. */
async function chooseMeanings(page: Page, screen: ImportScreen, { words }: List): Promise<number> {
  let presses = 0;
  for (const meanings of Object.values(words)) {
    for (const [word, meaning] of Object.entries(meanings)) {
      const label = word === "" ? /^Blank cells/ : new RegExp(`^“${escaped(word)}”`);
      const choice = page.getByRole("combobox", { name: label });
      // A confirmed proposal may have decided it already.
      if ((await choice.locator("option:checked").textContent())?.trim() === meaning) continue;
      await choice.selectOption({ label: meaning });
      await screen.validated();
      presses += 1;
    }
  }
  return presses;
}

/** The buttons that leave rows out as the screen asks about them, by column. */
const OFFERED: Record<string, string> = {
  Item: "Read only rows about insurance",
  Product: "Read only rows about insurance",
  Refunded: "Leave refunds out",
};

/** Leaves rows out: as the screen asks, or by the text that a row has in a column. */
async function leaveRowsOut(screen: ImportScreen, { leave_out }: List): Promise<number> {
  let presses = 0;
  for (const { column, is, is_not } of leave_out) {
    const offer = OFFERED[column];
    if (offer) {
      await screen.page.getByRole("button", { name: offer }).click();
      await screen.validated();
      presses += 1;
      continue;
    }
    presses += 5;
    const [text] = (is ?? is_not)!;
    await screen.show.selectOption({ label: "All rows" });
    const columns = screen.active.getByRole("combobox", { name: "Rows whose" });
    // The rows of the decision before may still arrive, and close what is open about the row before.
    await expect(async () => {
      await screen.rows.filter({ has: screen.page.getByText(text, { exact: true }) }).first().click();
      await screen.active.getByText("Leave out rows like this, or all others").click();
      await columns.selectOption({ label: column }, { timeout: 1_000 });
      await expect(screen.active).toContainText(`is “${text}”`, { timeout: 1_000 });
    }).toPass();
    await screen.active.getByRole("button", { name: is ? "Leave these out" : "Keep only these" }).click();
    await screen.validated();
    await expect(screen.page.getByRole("list", { name: "Rules that leave rows out" })).toContainText(column);
  }
  return presses;
}

/** Keeps one of contradictory rows. */
async function keepRows(screen: ImportScreen, { keep }: List): Promise<number> {
  for (const { line } of keep) {
    await screen.row(line).getByRole("button", { name: "Keep this row" }).click();
    await screen.validated();
  }
  return keep.length;
}

/** Confirms proposals as long as there are any: words are asked about once their column is known. */
async function confirm(page: Page, screen: ImportScreen): Promise<number> {
  const button = page.getByRole("button", { name: /^Confirm (all \d+ proposals|the proposal)$/ });
  let presses = 0;
  for (; (await button.count()) > 0; presses += 1) {
    await button.click();
    await screen.validated();
  }
  return presses;
}

async function stage(screen: ImportScreen): Promise<number> {
  await screen.stage();
  await expect(screen.staged).toBeVisible();
  return 1;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");

test("decisions are undone and redone by button and by keys, and a choice keeps the focus", async ({
  page,
  wire,
}) => {
  expect(await wire.open()).toBeUndefined();
  const list = lists().find(({ name }) => name === "paid-unpaid-waived")!;
  const screen = await new ImportScreen(page).open();
  await screen.choose(list.template, "list.csv", list.input);
  await expect(screen.blocked).toBeVisible();
  // The words of the proposed column are among the proposals.
  await expect(page.getByRole("combobox", { name: "“Unpaid”, 2 rows" })).toBeVisible();
  await page.getByRole("button", { name: "Confirm all 5 proposals" }).click();
  await screen.validated();
  await expect(screen.fact("Accepted")).toHaveText("9");
  await expectAccessible(page);

  const unpaid = page.getByRole("combobox", { name: "“Unpaid”, 2 rows" });
  await unpaid.focus();
  await unpaid.selectOption({ label: "Not Enrolled" });
  await screen.validated();
  await expect(screen.fact("Accepted")).toHaveText("11");
  await expect(unpaid).toBeFocused();
  await page.keyboard.press("Control+Z");
  await expect(screen.fact("Accepted")).toHaveText("9");
  await expect(unpaid).toHaveValue("0");
  await page.keyboard.press("Control+Shift+Z");
  await expect(screen.fact("Accepted")).toHaveText("11");

  const [undo, redo] = ["Undo", "Redo"].map((name) => page.getByRole("button", { name, exact: true }));
  await undo!.click();
  await undo!.click();
  await expect(screen.blocked).toBeVisible();
  await expect(undo!).toBeFocused();
  await redo!.click();
  await expect(screen.fact("Rejected")).toHaveText("4");
});

test("a file is staged once it is known which rows are read", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  const list = lists().find(({ name }) => name === "web-store-orders")!;
  const screen = await new ImportScreen(page).open();
  await screen.choose(list.template, "list.csv", list.input);
  await chooseColumns(page, screen, list);
  await confirm(page, screen);
  await expect(page.getByText("By Product, 7 rows are about insurance, and 4 about something else.")).toBeVisible();
  const which = "About insurance: “1:1 Device Insurance - 1 Year”. About something else: “Gym Lock”.";
  await expect(page.getByText(which)).toBeVisible();
  await page.getByRole("button", { name: "Read all rows" }).click();
  await screen.validated();
  const rules = page.getByRole("list", { name: "Rules that leave rows out" });
  await expect(rules).toContainText("No row is left out because of Product. (0 rows)");
  await rules.getByRole("button", { name: "Take back" }).click();
  await page.getByRole("button", { name: "Read only rows about insurance" }).click();
  await expect(rules).toContainText("Only rows whose Product is “1:1 Device Insurance - 1 Year” are read.");
  await expect(rules).toContainText("(4 rows)");
  await expect(page.getByText("By Refunded, 1 row looks like a refund.")).toBeVisible();
  await expect(screen.stageButton).toBeDisabled();
  await expect(page.getByText("Answer first which rows are read.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Apply them, too" }).click();
  await screen.validated();
  await stage(screen);
  expect((await staged(wire)).length).toBe(8);
});
