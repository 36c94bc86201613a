/** Writes files as a district would send them. */

export type Kind = "user" | "device";

export const KINDS: readonly Kind[] = ["user", "device"];

const COVERAGE = [
  "Insurance Status",
  "Policy Number",
  "Coverage Type",
  "Coverage Amount",
  "Coverage Start Date",
  "Coverage End Date",
];

/** The exact headers of each template, in template order. */
export const HEADERS: Record<Kind, readonly string[]> = {
  user: ["User ID", ...COVERAGE],
  device: ["Device Serial", ...COVERAGE],
};

/** Keys of records in the demo district, and one key without a record. */
export const KEYS: Record<Kind, { known: readonly [string, string, string, string]; unknown: string }> = {
  user: { known: ["004231", "118204", "009917", "006318"], unknown: "999983" },
  device: {
    known: ["5CD1234ABC", "5CD1234ABD", "NXABC01234567890E7A400", "20391E10"],
    unknown: "5CD0000ZZZ",
  },
};

export interface Style {
  delimiter?: string;
  lineEnd?: string;
  bom?: boolean;
  encoding?: BufferEncoding;
}

/** Writes a CSV. Cells are quoted only where necessary. */
export function csv(rows: readonly (readonly string[])[], style: Style = {}): Buffer {
  const { delimiter = ",", lineEnd = "\r\n", bom = false, encoding = "utf8" } = style;
  const special = new RegExp(`["\r\n${delimiter}]`);
  const quoted = (cell: string) => (special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const text = rows.map((row) => row.map(quoted).join(delimiter) + lineEnd).join("");
  return Buffer.from((bom ? "\uFEFF" : "") + text, encoding);
}

/** A file with its template's header. Short rows are padded with blanks. */
export function templateCsv(kind: Kind, rows: readonly (readonly string[])[], style?: Style): Buffer {
  const width = HEADERS[kind].length;
  const full = rows.map((row) => [...row, ...Array<string>(width - row.length).fill("")]);
  return csv([HEADERS[kind], ...full], style);
}

/** A row that enrolls `key` for the school year 2026 with policy `number`. */
export function enrolled(key: string, number: number): string[] {
  const policy = `E2E-2026-${String(number).padStart(6, "0")}`;
  return [key, "Enrolled", policy, "Full", "525.00", "2026-08-15", "2030-06-30"];
}

/** A clean file: three rows change records, and one row has an unknown key. */
export function cleanFile(kind: Kind): Buffer {
  const { known, unknown } = KEYS[kind];
  return templateCsv(kind, [
    enrolled(known[0], 1),
    enrolled(known[1], 2),
    [known[2], "Declined"],
    enrolled(unknown, 4),
  ]);
}

/** Three valid rows, and two rejected rows: an unknown status word and a blank key. */
export function fileWithRejectedRows(kind: Kind): Buffer {
  const { known, unknown } = KEYS[kind];
  return templateCsv(kind, [
    enrolled(known[0], 1),
    [known[1], "Perhaps"],
    enrolled("", 3),
    [known[2], "Waived"],
    enrolled(unknown, 5),
  ]);
}

/** Reads a CSV into rows of cells. */
export function readCsv(bytes: Buffer): string[][] {
  const text = bytes.toString("utf8").replace(/^\uFEFF/, "");
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/gy;
  for (let match = cell.exec(text); match && cell.lastIndex <= text.length; match = cell.exec(text)) {
    const [, raw = "", end] = match;
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    if (end !== ",") {
      rows.push(row);
      row = [];
    }
    if (cell.lastIndex === text.length) break;
  }
  return rows;
}
