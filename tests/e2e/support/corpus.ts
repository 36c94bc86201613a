// Loads the corpus, which tests/corpus/README.md describes.
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Kind } from "./csv.ts";

export interface Place {
  code: string;
  line: number | null;
  column: number | null;
  lines?: number[];
}

/** The expected result of validating a file. */
export interface Expected {
  file: Record<"kind" | "encoding" | "bom" | "delimiter" | "line_ends", unknown>;
  rows: number;
  accepted: number;
  rejected: number;
  set_aside: number;
  blocked: boolean;
  findings: Place[];
}

export interface Case extends Expected {
  name: string;
  input: Buffer;
  template: Kind;
  today: string;
  choices?: object;
  limits?: object;
}

const ROOT = resolve(import.meta.dirname, "../../corpus");

/** Every case of the corpus. A case has the name of its folder. */
export function corpus(): Case[] {
  const folders = readdirSync(ROOT, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders
    .map(({ name }) => {
      const expected = JSON.parse(readFileSync(join(ROOT, name, "expected.json"), "utf8")) as Omit<
        Case,
        "name" | "input"
      >;
      return { ...expected, name, input: readFileSync(join(ROOT, name, "input.csv")) };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
