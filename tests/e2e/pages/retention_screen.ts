// The screen Settings > Retention: the days, and what is kept until when.
import { type Locator, type Page, expect } from "@playwright/test";

export class RetentionScreen {
  readonly files: Locator;
  readonly rows: Locator;
  readonly reports: Locator;
  readonly change: Locator;
  /** The dialog that says what is deleted. */
  readonly asking: Locator;
  readonly imports: Locator;

  constructor(readonly page: Page) {
    this.files = page.getByRole("textbox", { name: "Files" });
    this.rows = page.getByRole("textbox", { name: "Rows" });
    this.reports = page.getByRole("textbox", { name: "Reports" });
    this.change = page.locator("form").getByRole("button", { name: "Change retention" });
    this.asking = page.getByRole("dialog", { name: "Change retention?" });
    this.imports = page.getByRole("table", { name: "What is kept until when" });
  }

  async open(): Promise<this> {
    await this.page.goto("/settings/retention");
    await expect(this.files).toBeVisible();
    return this;
  }
}
