// Settings > Sources: the answers that are kept for the next list of a sender.
import { enter, tabTo } from "./pages/keyboard.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { expectAccessibleInEveryLook } from "./support/every_look.ts";
import { saved } from "./support/saved.ts";

test.use({ signedIn: true });

const SOURCE = {
  name: "Oakwood insurer",
  template: "user",
  headers: ["Student No", "State", "Ends"],
  decisions: {
    columns: {
      key: "Student No",
      status: "State",
      policy_number: null,
      coverage_amount: { constant: "460.00" },
      coverage_end: "Ends",
    },
    words: { status: { "In force": "Enrolled", Lapsed: "Not Enrolled" } },
  },
};

test("kept answers are shown, saved as a document, and removed with the keyboard", async ({ page, wire }) => {
  await page.goto("/settings/system-utilities");
  await enter(page, page.getByRole("link", { name: "Sources" }));
  await expect(page.getByRole("heading", { name: "Sources", level: 1 })).toBeFocused();
  await expect(page.getByText("No answers are kept yet")).toBeVisible();
  await expectAccessible(page);

  await wire.putSource(SOURCE);
  await page.reload();
  const card = page.getByRole("region", { name: SOURCE.name, exact: true });
  const columns = card.getByRole("table", { name: "Where the values of Oakwood insurer come from" });
  await expect(columns.getByRole("row", { name: /^User ID/ })).toContainText("the column “Student No”");
  await expect(columns.getByRole("row", { name: /^Policy Number/ })).toContainText("the list does not have it");
  await expect(columns.getByRole("row", { name: /^Coverage Amount/ })).toContainText("“460.00” in every row");
  const words = card.getByRole("table", { name: "Words of Oakwood insurer" });
  await expect(words.getByRole("row", { name: /In force/ })).toContainText("Enrolled");
  await expectAccessibleInEveryLook(page);
  const document = await saved(page, card.getByRole("button", { name: "Download document (JSON)" }));
  expect(document.name).toBe("Oakwood insurer.json");
  expect(JSON.parse(document.bytes.toString())).toMatchObject({ name: SOURCE.name, version: 1 });

  const remove = card.getByRole("button", { name: "Remove Oakwood insurer" });
  await enter(page, remove);
  const dialog = page.getByRole("dialog", { name: "Remove Oakwood insurer" });
  await expect(dialog).toContainText("Imports stay as they are.");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(remove).toBeFocused();
  await enter(page, remove);
  await tabTo(page, dialog.getByRole("button", { name: "Remove source" }));
  await page.keyboard.press("Enter");
  await expect(page.getByText("No answers are kept yet")).toBeVisible();
  await expect(page.locator("body")).not.toBeFocused();
  expect(await wire.sources()).toEqual([]);
});
