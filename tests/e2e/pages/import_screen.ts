// The screen Bulk Insurance Import: choosing, validating, staging.
import { writeFile } from "node:fs/promises";
import { type Locator, type Page, expect, test } from "@playwright/test";
import type { Kind } from "../support/csv.ts";
import { codeOf } from "../support/findings.ts";

export interface Counts {
  rows: number;
  accepted: number;
  rejected: number;
  set_aside: number;
}

export class ImportScreen {
  readonly file: Locator;
  readonly stageButton: Locator;
  /** The stage button, matched only while it is enabled. */
  readonly readyToStage: Locator;
  /** The question at the stage button whether the rejected rows may be left out. */
  readonly staged: Locator;
  readonly bar: Locator;
  readonly table: Locator;
  /** The message that the file cannot be staged, shown for a file with blocking findings. */
  readonly blocked: Locator;
  readonly find: Locator;
  readonly show: Locator;
  /** The findings of the active row, with what repairs them. */
  readonly active: Locator;
  /** The menu with the templates to download. */
  readonly downloads: Locator;
  /** The form that keeps the answers about the file as a source. */
  readonly keeping: Locator;

  constructor(readonly page: Page) {
    this.file = page.getByLabel("Insurance CSV");
    const name = /^Stage ([\d,]+ of )?[\d,]+ rows?$/;
    this.stageButton = page.getByRole("button", { name });
    this.readyToStage = page.getByRole("button", { name, disabled: false });
    // Staging leads to the plan.
    this.staged = page.getByRole("button", { name: "Process Insurance Import" });
    this.bar = page.getByRole("progressbar", { name: /^(Reading the file|Checking rows)$/ });
    this.table = page.getByRole("grid");
    this.blocked = page.getByText("Correct what blocks the file, then stage it.");
    this.find = page.getByRole("searchbox", { name: "Find in rows" });
    this.show = page.getByRole("combobox", { name: "Show" });
    this.active = page.getByRole("group", { name: "The active row" });
    this.keeping = page.getByRole("region", { name: "The next list of this sender" });
    this.downloads = page.getByText("Get a template", { exact: true });
  }

  /** Opens the screen, and waits until a file can be validated. */
  async open(): Promise<this> {
    await this.openEarly();
    await expect(this.template("user")).toBeAttached();
    return this;
  }

  /** Opens the screen, and waits until no code is left to load. */
  async openWhole(): Promise<this> {
    const last = [/_rest\.wasm$/, /coverlist-worker_bg\.wasm$/].map((name) =>
      this.page.waitForEvent("requestfinished", (request) => name.test(new URL(request.url()).pathname)),
    );
    await this.open();
    await Promise.all(last);
    return this;
  }

  /** Opens the screen, and waits until a file can be chosen. The templates may still be on their way. */
  async openEarly(): Promise<this> {
    await this.page.goto("/settings/system-utilities/import");
    await expect(this.file).toBeAttached();
    return this;
  }

  /** The radio button of a template: the built-in one of a kind, or the one with this name. */
  template(template: Kind | { name: string }): Locator {
    const name = typeof template === "object" ? template.name : template === "user" ? "User" : "Device";
    return this.page.getByRole("radiogroup", { name: "Template" }).getByRole("radio", { name, exact: true });
  }

  /**
   * Picks a file without waiting for the verdict. The file is on disk: unpacking bytes from the test driver
   * would block the page.
   */
  async pick(name: string, bytes: Buffer): Promise<void> {
    const path = test.info().outputPath(name);
    await writeFile(path, bytes);
    await this.file.setInputFiles(path);
  }

  /** Picks a file, and another file in the frame in which the table of the first appears. */
  async pickAndPick(name: string, bytes: Buffer, next: { name: string; bytes: Buffer }): Promise<void> {
    const picked = this.file.evaluate(
      async (input: HTMLInputElement, next) => {
        const files = new DataTransfer();
        files.items.add(new File([next.text], next.name));
        const root = input.getRootNode() as ShadowRoot;
        while (!root.querySelector("[role=grid]")) await new Promise(requestAnimationFrame);
        input.files = files.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
      },
      { name: next.name, text: next.bytes.toString("utf8") },
    );
    await this.pick(name, bytes);
    await picked;
  }

  /** Waits until the file is validated. */
  async validated(): Promise<void> {
    await expect(this.page.getByRole("region", { name: "Findings" })).toBeVisible();
    await expect(this.bar).toHaveCount(0);
  }

  /** Picks a file, and waits for its verdict. A verdict of an earlier file may still be there. */
  async validate(name: string, bytes: Buffer): Promise<void> {
    await this.pick(name, bytes);
    await expect(this.fact("File")).toHaveText(name);
    await this.validated();
  }

  /** Picks a template and a file, and waits for the verdict. */
  async choose(template: Kind | { name: string }, name: string, bytes: Buffer): Promise<void> {
    await this.template(template).check();
    await this.validate(name, bytes);
    await this.keepTemplate(template);
  }

  /** Takes the template back if another one was recognized from the headers. */
  async keepTemplate(template: Kind | { name: string }): Promise<void> {
    if (await this.template(template).isChecked()) return;
    await this.template(template).check();
    await this.validated();
  }

  /** Keeps the answers about the file as a source. Returns false without answers, or without a header. */
  async keepAnswers(name: string): Promise<boolean> {
    if ((await this.keeping.count()) === 0) return false;
    await this.keeping.getByRole("textbox", { name: "Name of the sender" }).fill(name);
    await this.page.keyboard.press("Enter");
    const status = this.keeping.getByRole("status");
    await expect(status).toHaveText(/^(Kept as “.+”|Without a header, .+)$/);
    return (await status.textContent()) === `Kept as “${name}”`;
  }

  /** The words that a saved source is applied. */
  applied(source: string): Locator {
    return this.page.getByRole("group", { name: `The answers of the saved source “${source}” are applied.` });
  }

  /** Stages the accepted rows without the rejected ones: one press. */
  async stage(): Promise<void> {
    await this.readyToStage.click();
  }

  /**
   * The value next to a term, such as "Encoding", "Rows" or "Accepted". Some are in a closed menu.
   */
  fact(term: string): Locator {
    const terms = this.page.getByRole("term", { includeHidden: true });
    const name = terms.filter({ hasText: new RegExp(`^${term}$`) });
    return name.locator("xpath=following-sibling::dd");
  }

  /** Opens the list of columns, which is closed as long as all are found. */
  async openHeader(): Promise<void> {
    const header = this.page.getByRole("region", { name: "Header" });
    if (!(await header.getByRole("list").first().isVisible())) await header.locator("summary").click();
  }

  /** The list item about one of the template's headers, found by the header's text. */
  header(name: string): Locator {
    const columns = this.page.getByRole("region", { name: "Header" }).getByRole("listitem");
    return columns.filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** The radio button of an encoding, found by the encoding's name. */
  encoding(name: string): Locator {
    return this.page.getByRole("region", { name: "Encoding" }).getByRole("radio", { name, exact: true });
  }

  /** Opens the reading options and chooses a delimiter. */
  async delimiter(name: string): Promise<void> {
    await this.page.getByRole("group", { name: "The file as it is read" }).locator("summary").first().click();
    await this.page.getByText("Change how the file is read").click();
    await this.page
      .getByRole("radiogroup", { name: "Delimiter" })
      .getByRole("radio", { name, exact: true })
      .check();
  }

  /** The counts of the verdict. Unchecked rows count as rejected, and a count that is not shown is 0. */
  async counts(): Promise<Counts> {
    const number = async (term: string) => {
      const [shown = "0"] = await this.fact(term).allInnerTexts();
      return Number(shown.replaceAll(/\D/g, ""));
    };
    // Of a blocked file, rows that will be accepted wait.
    const accepted = (await number("Accepted")) + (await number("Waiting"));
    const rejected = (await number("Rejected")) + (await number("Not checked"));
    return { rows: accepted + rejected, accepted, rejected, set_aside: await number("Ignored") };
  }

  /** The button with the findings of one code. It shows only their rows. */
  group(title: string): Locator {
    return this.groups.filter({ hasText: title });
  }

  /** The number of findings by code. */
  async tally(): Promise<Record<string, number>> {
    const texts = await this.groups.allInnerTexts();
    const lines = texts.map((text) => /^(.+?)\s*([\d,]+)$/s.exec(text.trim()));
    return Object.fromEntries(
      lines.map((line) => [codeOf(line?.[1] ?? ""), Number(line?.[2]?.replaceAll(",", ""))]),
    );
  }

  private get groups(): Locator {
    const buttons = this.page.getByRole("region", { name: "Findings" }).getByRole("button");
    return buttons.and(this.page.locator("[aria-expanded]"));
  }

  /** The rows of the table that are in the document. The table draws only the visible ones. */
  get rows(): Locator {
    return this.table.getByRole("row").filter({ has: this.page.getByRole("rowheader") });
  }

  /** The row with this line number in the file. */
  row(line: number): Locator {
    return this.rows.filter({ has: this.page.getByRole("rowheader", { name: `${line}`, exact: true }) });
  }
}
