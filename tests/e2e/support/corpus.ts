// Loads the corpus, which tests/corpus/README.md describes.
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Kind } from "./csv.ts";
import type { TemplateDocument } from "./wire.ts";

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
  /** The id of a built-in template, or the name of a document in the case's folder. */
  template: Kind | "template.json";
  /** The document of a template of the case's own. */
  document?: TemplateDocument;
  today: string;
  decisions?: object;
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
      const one: Case = { ...expected, name, input: readFileSync(join(ROOT, name, "input.csv")) };
      if (!one.template.endsWith(".json")) return one;
      return { ...one, document: JSON.parse(readFileSync(join(ROOT, name, one.template), "utf8")) };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}
