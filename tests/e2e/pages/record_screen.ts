// The page of one user or device.
import { type Locator, type Page, expect } from "@playwright/test";
import { RecordsScreen } from "./records_screen.ts";

export class RecordScreen {
  /** The rows of the history, the record now first. */
  readonly history: Locator;
  readonly change: Locator;
  readonly move: Locator;
  /** The panel that changes the record. */
  readonly panel: Locator;
  /** The plan in the panel: a line for each field. */
  readonly plan: Locator;
  readonly preview: Locator;

  constructor(readonly page: Page) {
    this.history = page.getByRole("region", { name: "History" }).locator("tbody > tr");
    this.change = page.getByRole("button", { name: "Change insurance" });
    this.move = page.getByRole("button", { name: "Move coverage" });
    this.panel = page.getByRole("region", { name: /^(Change insurance|Move coverage to another)/ });
    this.plan = this.panel.getByRole("table", { name: "What will change" });
    this.preview = this.panel.getByRole("button", { name: "Preview" });
  }

  /** Finds a record in its list, and opens its page. */
  async find(list: "users" | "devices", key: string): Promise<this> {
    const records = await new RecordsScreen(this.page).open(`/${list}`);
    await records.search.fill(key);
    await this.page.getByRole("link", { name: key, exact: true }).click();
    await expect(this.page.getByRole("heading", { level: 1 })).toContainText(key);
    return this;
  }

  /** The line of a field in the plan. */
  line(field: string): Locator {
    return this.plan.getByRole("row", { name: field });
  }

  /** Opens the panel and looks at the plan of other values. */
  async planned(values: Record<string, string>): Promise<void> {
    await this.change.click();
    for (const [field, value] of Object.entries(values)) {
      const input = this.panel.getByLabel(field, { exact: true });
      const isList = await input.evaluate((input) => input instanceof HTMLSelectElement);
      await (isList ? input.selectOption({ label: value }) : input.fill(value));
    }
    await this.preview.click();
  }
}
