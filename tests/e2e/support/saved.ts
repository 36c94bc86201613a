// Reads files that the browser saves.
import { readFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";

export interface Saved {
  name: string;
  bytes: Buffer;
}

/** Presses a button and returns the file that the browser saves. */
export async function saved(page: Page, button: Locator): Promise<Saved> {
  const download = page.waitForEvent("download");
  await button.click();
  const file = await download;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}
