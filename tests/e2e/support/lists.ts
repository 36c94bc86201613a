// Loads the lists of many senders, which tests/lists/README.md describes.
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Kind } from "./csv.ts";

/** A list with the decisions that a person makes besides proposals. */
export interface List {
  name: string;
  template: Kind;
  input: Buffer;
  sheet: Buffer;
  /** For headers of the template, the header of a column, or the value of every row. */
  columns: Record<string, string | { constant: string }>;
  /** For headers of the template, the words of the file with the template's word that each stands for. */
  words: Record<string, Record<string, string>>;
  /** Rules that leave rows out by a text in a column, or keep only rows with it. */
  leave_out: { column: string; is?: [string]; is_not?: [string] }[];
  keep: { line: number }[];
}

const TESTS = resolve(import.meta.dirname, "../..");
const ROOT = join(TESTS, "lists");

export function lists(): List[] {
  const lines = readFileSync(join(ROOT, "presses.txt"), "utf8").trim().split("\n");
  return lines.filter((line) => !line.startsWith("#")).map((line) => {
    const [name = "", template] = line.split(", ") as [string, Kind];
    const decisions = JSON.parse(readFileSync(join(ROOT, name, "decisions.json"), "utf8")) as Partial<List>;
    const sheet = readFileSync(join(ROOT, name, "sheet.csv"));
    const none = { columns: {}, words: {}, leave_out: [], keep: [] };
    return { name, template, input: input(name), sheet, ...none, ...decisions };
  });
}

/** A folder without a list has the name of a case of the corpus, and takes its file. */
function input(name: string): Buffer {
  const own = join(ROOT, name, "list.csv");
  return readFileSync(existsSync(own) ? own : join(TESTS, "corpus", name, "input.csv"));
}
