// The screen Bulk Insurance Process: plan, progress, report.
import { type Locator, type Page, expect } from "@playwright/test";

export class ProcessScreen {
  /** The content of the screen without the announcements for screen readers. */
  readonly stage: Locator;
  readonly processButton: Locator;
  readonly deleteButton: Locator;
  /** The dialog that asks for consent. */
  readonly consent: Locator;
  readonly bar: Locator;
  readonly nothing: Locator;
  /** The sentence that adds up the counts, such as "4 rows in the file = 3 updated + …". */
  readonly sum: Locator;
  readonly search: Locator;
  readonly pager: Locator;

  constructor(readonly page: Page) {
    this.stage = page.getByRole("main");
    this.processButton = page.getByRole("button", { name: "Process Insurance Import" });
    this.deleteButton = page.getByRole("button", { name: "Delete staged file" });
    this.consent = page.getByRole("dialog", { name: "Process this import?" });
    this.bar = page.getByRole("progressbar", { name: /^Processing / });
    this.nothing = page.getByText("No file is staged");
    this.sum = page.getByText(/rows? in the file = /);
    this.search = page.getByRole("searchbox", { name: /^Search / });
    this.pager = page.getByRole("navigation", { name: "Pages" });
  }

  async open(): Promise<this> {
    await this.page.goto("/settings/system-utilities/process");
    await expect(this.page.getByRole("heading", { name: "Bulk Insurance Process", level: 1 })).toBeVisible();
    return this;
  }

  /** Opens the screen and waits for the plan. */
  async plan(): Promise<this> {
    await this.open();
    await expect(this.processButton).toBeVisible();
    return this;
  }

  /** The button that filters by an outcome, found by its word, such as "Updated". */
  filter(word: string): Locator {
    return this.page
      .getByRole("group", { name: "Show rows" })
      .getByRole("button", { name: new RegExp(`^${word} `) });
  }

  /** The rows of the plan or of the report that are on the current page. */
  get rows(): Locator {
    return this.page
      .getByRole("table", { name: /^(Plan|Report), row by row$/ })
      .locator("tbody")
      .getByRole("row");
  }

  /** The row with this key. */
  row(key: string): Locator {
    return this.rows.filter({ has: this.page.getByRole("rowheader", { name: key, exact: true }) });
  }

  /** The cell of a row under a header of the template. */
  value(key: string, header: string): Locator {
    return this.row(key).locator(`td[data-label="${header}"]`);
  }

  /** The button that consents, such as "Change 3 users". */
  get consentButton(): Locator {
    return this.consent.getByRole("button", { name: /^(Change|Process) [\d,]+ / });
  }

  /** Presses the process button and consents, without waiting for the report. */
  async process(): Promise<void> {
    await this.processButton.click();
    await this.consentButton.click();
  }

  /** Opens the menu of downloads, and returns the button in it. */
  async download(name: string): Promise<Locator> {
    const button = this.page.getByRole("button", { name, exact: true });
    if (!(await button.isVisible())) await this.page.getByText("Download", { exact: true }).click();
    return button;
  }

  /** Waits for the report. */
  async reported(): Promise<void> {
    await expect(this.page.getByRole("table", { name: "Report, row by row" })).toBeVisible({
      timeout: 30_000,
    });
  }
}
