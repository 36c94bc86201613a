// The screen Settings > Accounts: the list of accounts, and the dialog that adds or changes one.
import { type Locator, type Page, expect } from "@playwright/test";
import { enter, tabTo } from "./keyboard.ts";

export class AccountsScreen {
  readonly accounts: Locator;
  readonly adding: Locator;

  constructor(readonly page: Page) {
    this.accounts = page.getByRole("table", { name: "Accounts" });
    this.adding = page.getByRole("dialog", { name: "Add an account" });
  }

  async open(): Promise<this> {
    await this.page.goto("/settings/accounts");
    await expect(this.accounts).toBeVisible();
    return this;
  }

  account(name: string): Locator {
    return this.accounts.getByRole("row", { name: new RegExp(name) });
  }

  /** Opens the dialog that changes an account, with the keyboard. */
  async change(name: string): Promise<Locator> {
    await enter(this.page, this.page.getByRole("button", { name: `Change ${name}` }));
    return this.page.getByRole("dialog", { name: `Change ${name}` });
  }

  /** Chooses a change in the open dialog and sends it, with the keyboard. */
  async send(dialog: Locator, change: string): Promise<void> {
    const wanted = dialog.getByRole("radio", { name: change });
    await tabTo(this.page, dialog.getByRole("radio").and(dialog.locator(":checked")));
    for (let moves = 0; moves < 6 && !(await wanted.isChecked()); moves += 1) {
      await this.page.keyboard.press("ArrowDown");
    }
    await expect(wanted).toBeChecked();
    await enter(this.page, dialog.getByRole("button", { name: "Change account" }));
  }
}
