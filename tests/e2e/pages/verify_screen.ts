// The verification sheet of an import: rows of the file beside their records.
import { type Locator, type Page, expect } from "@playwright/test";

export class VerifyScreen {
  readonly rows: Locator;
  /** The sentence with the number of checked rows. */
  readonly checked: Locator;
  readonly differing: Locator;

  constructor(readonly page: Page) {
    this.rows = page
      .getByRole("table", { name: "Rows of the file beside their records" })
      .locator("tbody")
      .getByRole("row");
    this.checked = page.getByText(/^\d+ of \d+ rows? checked$/);
    this.differing = page.getByText(/records? differs? from the file$/);
  }

  /** Opens the sheet of an import. */
  async open(id: number): Promise<this> {
    await this.page.goto(`/imports/${id}/verify`);
    await expect(this.checked).toBeVisible();
    return this;
  }

  /** The row of the file on this line. */
  row(line: number): Locator {
    return this.rows.filter({ has: this.check(line) });
  }

  check(line: number): Locator {
    return this.page.getByRole("checkbox", { name: `Row ${line} checked` });
  }

  note(line: number): Locator {
    return this.page.getByRole("textbox", { name: `Note on row ${line}` });
  }

  /** A cell of a row, by the header of its column. */
  cell(line: number, header: string): Locator {
    return this.row(line).locator(`[data-label="${header}"]`);
  }

  /** The texts of the file and of the record in each column of the template but the key. */
  async values(line: number): Promise<string[][]> {
    const cells = await this.row(line).locator(".verify-pair").all();
    const texts = cells.map(async (cell) => {
      const [file, record] = await cell.locator("p").allInnerTexts();
      return [file!.replace(/^File\s*/, ""), record!.replace(/^Record\s*/, "")];
    });
    return Promise.all(texts);
  }

  /** Writes a note and leaves the field, which stores it. */
  async write(line: number, note: string): Promise<void> {
    await this.note(line).fill(note);
    await this.note(line).press("Tab");
  }
}
