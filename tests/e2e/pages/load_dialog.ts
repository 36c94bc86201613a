// The dialog that loads a list of users or devices.
import { type Locator, type Page, expect } from "@playwright/test";

export class LoadDialog {
  readonly dialog: Locator;
  readonly file: Locator;
  /** Shows what loading the file would do. */
  readonly preview: Locator;
  /** Loads the file. */
  readonly load: Locator;
  readonly close: Locator;

  constructor(
    readonly page: Page,
    readonly noun: "users" | "devices",
  ) {
    this.dialog = page.getByRole("dialog", { name: `Load ${noun}` });
    this.file = this.dialog.getByLabel(noun === "users" ? "Users file" : "Devices file");
    this.preview = this.dialog.getByRole("button", { name: "Preview" });
    this.load = this.dialog.getByRole("button", { name: /^Load [\d,]+ (user|device)/ });
    this.close = this.dialog.getByRole("button", { name: "Close" });
  }

  async open(): Promise<this> {
    await this.page.getByRole("button", { name: `Load ${this.noun}` }).click();
    await expect(this.dialog).toBeVisible();
    return this;
  }

  /** Chooses a file and asks what loading it would do. */
  async choose(name: string, buffer: Buffer): Promise<this> {
    await this.file.setInputFiles({ name, mimeType: "text/csv", buffer });
    await this.preview.click();
    return this;
  }
}
