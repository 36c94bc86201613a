// The editor of a template: its fields, the rules of one of them, and its versions.
import { type Locator, type Page, expect } from "@playwright/test";

export class TemplateEditor {
  readonly fields: Locator;
  readonly example: Locator;
  readonly versions: Locator;
  /** The rules of the chosen field. */
  readonly panel: Locator;
  readonly save: Locator;
  readonly undo: Locator;
  readonly verdict: Locator;

  constructor(readonly page: Page) {
    this.fields = page.getByRole("table", { name: "Fields, in the order of the file" });
    this.example = page.getByRole("table", { name: "The file this makes" });
    this.versions = page.getByRole("region", { name: "Versions" });
    this.panel = page.locator(".editor-panel");
    this.save = page.getByRole("button", { name: /^Save as version/ });
    this.undo = page.getByRole("button", { name: "Undo" });
    this.verdict = page.locator(".editor-verdict");
  }

  async open(id: string): Promise<this> {
    await this.page.goto(`/settings/templates/${id}`);
    await expect(this.fields).toBeVisible();
    await expect(this.example).toBeVisible();
    return this;
  }

  header(column: number): Locator {
    return this.page.getByRole("textbox", { name: `Header of column ${column}`, exact: true });
  }

  /** Types after the header of a column, letter by letter. */
  async type(column: number, text: string): Promise<void> {
    await this.header(column).press("End");
    await this.page.keyboard.type(text);
  }

  async headers(): Promise<string[]> {
    return this.fields.getByRole("textbox", { name: /^Header of column/ }).evaluateAll((inputs) =>
      inputs.map((input) => (input as HTMLInputElement).value),
    );
  }

  /** Shows the rules of a column. */
  async choose(column: number): Promise<void> {
    await this.fields.getByRole("row").nth(column).getByRole("button").click();
    await expect(this.panel.getByRole("heading", { level: 2 })).toBeFocused();
  }

  /** Adds a word with a meaning to the chosen column. */
  async addWord(word: string, meaning: string): Promise<void> {
    await this.panel.getByRole("button", { name: "Add a word" }).click();
    const typed = this.panel.getByRole("textbox", { name: /^Word/ }).last();
    await expect(typed).toBeFocused();
    await typed.fill(word);
    const means = this.panel.getByRole("combobox", { name: `Meaning of ${word}`, exact: true });
    await means.last().selectOption(meaning);
  }

  /** Saves, and waits until the version is current. */
  async saved(version: number): Promise<void> {
    await this.save.click();
    await expect(this.page.getByText(`Version ${version}`, { exact: true }).first()).toBeVisible();
    await expect(this.verdict).toHaveText("Nothing is changed.");
  }
}
