// The screen Settings > Templates: the list of templates, the import of a document, and the fields.
import { type Locator, type Page, expect } from "@playwright/test";

export class TemplatesScreen {
  readonly file: Locator;
  readonly templates: Locator;
  readonly fields: Locator;
  /** The dialog that adds a field. */
  readonly adding: Locator;

  constructor(readonly page: Page) {
    this.file = page.getByLabel("Template document");
    this.templates = page.getByRole("table", { name: "Templates" });
    this.fields = page.getByRole("table", { name: "Fields" });
    this.adding = page.getByRole("dialog", { name: "Add a field" });
  }

  async open(): Promise<this> {
    await this.page.goto("/settings/templates");
    await expect(this.page.getByRole("heading", { name: "Templates", level: 1 })).toBeVisible();
    await expect(this.templates).toBeVisible();
    return this;
  }

  /** Chooses a file as the document of a template. A text is sent as it is, an object as JSON. */
  async choose(name: string, document: object | string): Promise<void> {
    const text = typeof document === "string" ? document : JSON.stringify(document, null, 2);
    await this.file.setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
  }

  /** Imports a document, with the button that says what it becomes. */
  async import(name: string, document: object, button: string): Promise<void> {
    await this.choose(name, document);
    await this.page.getByRole("button", { name: button, exact: true }).click();
  }
}
