// Loads the lists of many senders, which tests/lists/README.md describes.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Kind } from "./csv.ts";

/** A list whose sheet follows from proposals, and from decisions about columns and words. */
export interface List {
  name: string;
  template: Kind;
  input: Buffer;
  sheet: Buffer;
  /** For headers of the template, the header of a column, or the value of every row. */
  columns: Record<string, string | { constant: string }>;
  /** For headers of the template, the words of the file with the template's word that each stands for. */
  words: Record<string, Record<string, string>>;
}

const TESTS = resolve(import.meta.dirname, "../..");
const ROOT = join(TESTS, "lists");

export function lists(): List[] {
  const lines = readFileSync(join(ROOT, "presses.txt"), "utf8").trim().split("\n");
  return lines.filter((line) => !line.startsWith("#")).flatMap((line) => {
    const [name = "", template] = line.split(", ") as [string, Kind];
    const { columns = {}, words = {}, ...others } = JSON.parse(
      readFileSync(join(ROOT, name, "decisions.json"), "utf8"),
    ) as Partial<List>;
    if (Object.keys(others).length > 0) return [];
    const sheet = readFileSync(join(ROOT, name, "sheet.csv"));
    return [{ name, template, input: input(name), sheet, columns, words }];
  });
}

/** A folder without a list has the name of a case of the corpus, and takes its file. */
function input(name: string): Buffer {
  const own = join(ROOT, name, "list.csv");
  return readFileSync(existsSync(own) ? own : join(TESTS, "corpus", name, "input.csv"));
}
