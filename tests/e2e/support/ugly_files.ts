// Files with damage: those of the corpus, whose bytes a fixed series of random numbers changes.
import { type Case, corpus } from "./corpus.ts";
import type { Kind } from "./csv.ts";

export interface UglyFile {
  /** Its number, the case that it begins with, and what was done to it. */
  name: string;
  template: Kind;
  bytes: Buffer;
}

/** Larger cases have nothing but many rows. */
const LARGEST = 20_000;

/** What programs, networks and persons leave in files, as bytes. */
const SCRAPS = [
  '"', '""', "'", ",", ";", "\t", "|", "\r", "\n", "\r\r\n", "\0", "\x1a", "\\", '="', "#", "$", "-", " ", "  ",
  "\x92", "\xe9", "\x8e", "\xc3\xa9", "\xc3\x83\xc2\xa9", "\xc2\xa0", "\xe2\x80\x8b", "\xef\xbb\xbf", "\xff\xfe",
  "&amp;", "<br>", "1.2E+10", "8/9/2026", "(50.00)", "Total", "(4 rows)", "n/a", "0",
];

type Random = (below: number) => number;
type Damage = (text: string, random: Random, other: () => string) => string;

/** Each takes and returns bytes, as a text of Latin-1 characters. */
const DAMAGES: Record<string, Damage> = {
  "a scrap": (text, random) => inserted(text, random(text.length + 1), one(SCRAPS, random)),
  "three scraps": (text, random) =>
    [1, 2, 3].reduce((all) => inserted(all, random(all.length + 1), one(SCRAPS, random)), text),
  "a foreign line": (text, random, other) =>
    changedLines(text, (lines) => lines.splice(random(lines.length + 1), 0, one(linesOf(other()), random))),
  "a lost line": (text, random) => changedLines(text, (lines) => lines.splice(random(lines.length), 1)),
  "a repeated line": (text, random) =>
    changedLines(text, (lines) => lines.splice(random(lines.length), 0, one(lines, random))),
  "a cut": (text, random) => text.slice(0, random(text.length + 1)),
  "another file below": (text, _, other) => `${text}\n\n${other()}`,
  semicolons: (text) => text.replaceAll(",", ";"),
  "wrapped lines": (text) =>
    changedLines(text, (lines) => lines.forEach((line, at) => (lines[at] = `"${line.replaceAll('"', '""')}"`))),
  "doubled returns": (text) => text.replaceAll(/\r?\n/g, "\r\r\n"),
  "UTF-16": (text) => `\xff\xfe${Buffer.from(text, "utf16le").toString("latin1")}`,
  "UTF-8 twice": (text) => Buffer.from(text, "utf8").toString("latin1"),
};

/** The same files in every run. */
export function uglyFiles(count: number): UglyFile[] {
  const cases = corpus().filter(({ document, input }) => !document && input.length <= LARGEST);
  return Array.from({ length: count }, (_, number) => {
    const random = randomNumbers(number);
    const { name, input, template } = one(cases, random) as Case & { template: Kind };
    const done: string[] = [];
    let text = input.toString("latin1");
    for (let left = 1 + random(3); left > 0; left -= 1) {
      const [damage, damaged] = one(Object.entries(DAMAGES), random);
      text = damaged(text, random, () => one(cases, random).input.toString("latin1"));
      done.push(damage);
    }
    return { name: `${number}: ${name} with ${done.join(", ")}`, template, bytes: Buffer.from(text, "latin1") };
  });
}

const linesOf = (text: string): string[] => text.split("\n");

function changedLines(text: string, change: (lines: string[]) => void): string {
  const lines = linesOf(text);
  change(lines);
  return lines.join("\n");
}

function inserted(text: string, at: number, scrap: string): string {
  return text.slice(0, at) + scrap + text.slice(at);
}

function one<T>(all: readonly T[], random: Random): T {
  return all[random(all.length)]!;
}

/** A series of whole numbers from a seed: the generator mulberry32. */
function randomNumbers(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
