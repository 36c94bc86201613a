// The screen Settings > Audit: the entries of both logs, and their filters.
import { type Locator, type Page, expect } from "@playwright/test";

export class AuditScreen {
  readonly entries: Locator;
  readonly kind: Locator;
  readonly person: Locator;

  constructor(readonly page: Page) {
    this.entries = page.getByRole("table", { name: "Entries" });
    const filter = page.getByRole("group", { name: "Filter" });
    this.kind = filter.getByLabel("Kind");
    this.person = filter.getByLabel("Person");
  }

  async open(query = ""): Promise<this> {
    await this.page.goto(`/settings/audit${query}`);
    await expect(this.entries).toBeVisible();
    return this;
  }

  /** The sentences of the entries, the newest first. */
  events(): Locator {
    return this.entries.locator('td[data-label="Event"]');
  }
}
