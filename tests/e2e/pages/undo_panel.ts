// The undo of an import, on its report.
import { type Locator, type Page, expect } from "@playwright/test";

export class UndoPanel {
  readonly button: Locator;
  readonly dialog: Locator;
  /** The records that keep their values. */
  readonly kept: Locator;
  /** The button that consents. */
  readonly consent: Locator;

  constructor(readonly page: Page) {
    this.button = page.getByRole("button", { name: /^(Undo|Undo the undo|Undoing…)$/ });
    this.dialog = page.getByRole("dialog", { name: /^Undo (this import|the undo)\?$/ });
    this.kept = this.dialog
      .getByRole("region", { name: "Records that keep their values" })
      .locator(".undo-rows > li");
    this.consent = this.dialog.getByRole("button", { name: /^Undo (the undo )?for / });
  }

  /** Opens the report of an import, and the panel. */
  async open(id: number): Promise<this> {
    await this.page.goto(`/imports/${id}`);
    return this.ask();
  }

  /** Opens the panel and waits for the preview. */
  async ask(): Promise<this> {
    await this.button.click();
    await expect(this.dialog.getByRole("button", { name: "Cancel" })).toBeVisible();
    return this;
  }
}
