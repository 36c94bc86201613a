// The screen Coverage: counts, charts, and the list that they filter. An element in a portal shows the same.
import { type Locator, type Page, expect } from "@playwright/test";
import { type Saved, saved } from "../support/saved.ts";

export class CoverageScreen {
  /** The rows of the list. */
  readonly rows: Locator;
  /** The filters, each of which a press removes. */
  readonly filters: Locator;
  readonly search: Locator;
  /** The schools of users or the locations of devices, with their statuses. */
  readonly places: Locator;
  readonly months: Locator;
  /** What is worth a look, and the grades or models. */
  readonly side: Locator;
  readonly legend: Locator;
  /** Says how many records are listed, and takes the focus when a filter is gone. */
  readonly found: Locator;
  readonly export: Locator;
  readonly pages: Locator;

  constructor(readonly page: Page) {
    this.rows = page.locator(".covered-table tbody").getByRole("row");
    this.filters = page.getByRole("list", { name: "Filters" }).getByRole("button");
    this.search = page.getByRole("searchbox");
    this.places = page.getByRole("table", { name: /^Status by (school|location)$/ });
    this.months = page.getByRole("region", { name: "Coverage ends by month" });
    this.side = page.locator(".workspace-side");
    this.legend = page.getByRole("group", { name: "Insurance status" });
    this.found = page.locator(".chips");
    this.export = page.locator("summary").filter({ hasText: /^Export/ });
    this.pages = page.getByRole("navigation", { name: "Pages" });
  }

  /** Opens the screen, and waits for the first records. */
  async open(query = ""): Promise<this> {
    await this.page.goto(`/coverage${query}`);
    await expect(this.rows.first()).toBeVisible();
    return this;
  }

  /** Waits until so many records are listed. */
  async lists(records: number, noun: "user" | "device" = "user"): Promise<void> {
    const words = `${records.toLocaleString("en-US")} ${noun}${records === 1 ? "" : "s"}`;
    await expect(this.found.locator("> b")).toHaveText(words);
    await expect(this.export).toHaveText(`Export ${words}`);
  }

  /** The header of a column of the list. */
  column(name: string): Locator {
    return this.page.locator(".covered-table").getByRole("columnheader", { name });
  }

  kind(name: "Users" | "Devices"): Locator {
    return this.page.getByRole("group", { name: "Kind of record" }).getByRole("button", { name });
  }

  /** Exports the records that are listed. */
  async exported(format: "CSV" | "Workbook (.xlsx)"): Promise<Saved> {
    await this.export.click();
    return saved(this.page, this.page.getByRole("button", { name: format, exact: true }));
  }
}
