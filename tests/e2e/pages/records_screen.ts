// The screen Records: the lists of users and devices, and the loads.
import type { Locator, Page } from "@playwright/test";

export class RecordsScreen {
  /** The rows of the table, without its header. */
  readonly rows: Locator;
  readonly search: Locator;
  readonly pages: Locator;
  /** The filter by status. */
  readonly insurance: Locator;
  /** The field of the other filter. */
  readonly filterBy: Locator;
  readonly condition: Locator;
  readonly from: Locator;
  readonly to: Locator;
  /** The text that the field contains. */
  readonly text: Locator;

  constructor(readonly page: Page) {
    this.rows = page.getByRole("tabpanel").locator("tbody").getByRole("row");
    this.search = page.getByRole("searchbox", { name: "Search" });
    this.pages = page.getByRole("navigation", { name: "Pages" });
    this.insurance = page.getByLabel("Insurance");
    this.filterBy = page.getByLabel("Filter by", { exact: true });
    this.condition = page.getByLabel("Condition");
    this.from = page.getByLabel("From");
    this.to = page.getByLabel("To", { exact: true });
    this.text = page.getByRole("searchbox", { name: "Text" });
  }

  async open(list: "" | "/users" | "/devices" | "/loads" = ""): Promise<this> {
    await this.page.goto(`/records${list}`);
    return this;
  }

  tab(name: "Users" | "Devices" | "Loads"): Locator {
    return this.page.getByRole("tab", { name });
  }

  /** The header of a column. */
  column(name: string): Locator {
    return this.page.getByRole("columnheader", { name });
  }
}
