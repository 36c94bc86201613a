// Reads the titles of finding codes from docs/FINDINGS.md.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

const DOCUMENT = readFileSync(resolve(import.meta.dirname, "../../../docs/FINDINGS.md"), "utf8");

const CODES = new Map(
  [...DOCUMENT.matchAll(/^### (.+)\n\n`(\w+)`$/gm)].map(([, title, code]) => [title, code] as const),
);

/** The code whose title this is. */
export function codeOf(title: string): string {
  return CODES.get(title) ?? `no code is called “${title}”`;
}
