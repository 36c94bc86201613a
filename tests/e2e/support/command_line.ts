// The command line of the binary under test.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { binary } from "./server.ts";

interface Terms {
  /** The id of a built-in template. */
  template: string;
  today: string;
  decisions: object;
}

/** What a conversion returns. */
export interface Conversion {
  conversion: { findings: { code: string; line: number | null; column: number | null }[] };
  /** The text of the sheet. */
  sheet: string | null;
  provenance: object | null;
}

/** Converts a file with `coverlist convert`. */
export function convert(file: Buffer, terms: Terms): Promise<Conversion> {
  return converted(file, terms, [], async ({ sheet, provenance, workbook: _, ...conversion }) => ({
    conversion,
    sheet: sheet && (await readFile(sheet, "utf8")),
    provenance: provenance && JSON.parse(await readFile(provenance, "utf8")),
  }));
}

/** The sheet of a file as a workbook. */
export function workbookOf(file: Buffer, terms: Terms): Promise<Buffer> {
  return converted(file, terms, ["--xlsx"], ({ workbook }) => readFile(workbook ?? ""));
}

/** Converts a file in a folder of its own, and reads what was written. */
async function converted<T>(
  file: Buffer,
  { template, today, decisions }: Terms,
  options: string[],
  read: (printed: Printed) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "coverlist-convert-"));
  const [input, decided] = [join(folder, "input.csv"), join(folder, "decisions.json")];
  try {
    await writeFile(input, file);
    await writeFile(decided, JSON.stringify(decisions));
    const terms = ["--template", template, "--today", today, "--decisions", decided, "--data", folder];
    return await read(await json(["convert", input, "--json", ...terms, ...options]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What `convert --json` prints: the paths of the files, and the conversion. */
type Printed = Conversion["conversion"] & {
  sheet: string | null;
  provenance: string | null;
  workbook?: string;
};

/** Runs the binary, and parses what it prints. Exit code 1 means that there are findings. */
function json(words: string[]): Promise<Printed> {
  return new Promise((printed, failed) => {
    execFile(binary, words, (error, out) => {
      if (error && error.code !== 1) failed(error);
      else printed(JSON.parse(out));
    });
  });
}
