// Writes sheets with their provenance by hand. `Wire.convert` makes them from files.
import { createHash } from "node:crypto";
import { HEADERS, type Kind, csv } from "./csv.ts";

/** Where a sheet comes from: headers and counts. `docs/SHEET.md` describes it. */
export interface Provenance {
  source: { name: string; sha256: string; bytes: number; encoding: string; delimiter: string };
  template: { id: string; version: number };
  columns: Record<string, { column: number; header: string }>;
  date_orders: Record<string, { order: string; line?: number; chosen: boolean }>;
  findings: Record<string, number>;
  rows: { accepted: number; rejected: number; ignored: number };
  sheet: { sha256: string };
}

export interface Sheet {
  sheet: string;
  provenance: Provenance;
}

/** A sheet with these rows below the template's header. They are not checked. */
export function sheetOf(kind: Kind, name: string, rows: readonly (readonly string[])[]): Sheet {
  return sheetFrom(kind, name, csv([HEADERS[kind], ...rows]).toString());
}

/** Any text as a sheet. */
export function sheetFrom(template: string, name: string, sheet: string): Sheet {
  const sha256 = createHash("sha256").update(sheet).digest("hex");
  const source = { name, sha256, bytes: Buffer.byteLength(sheet), encoding: "utf-8", delimiter: "," };
  return {
    sheet,
    provenance: {
      source,
      template: { id: template, version: 1 },
      columns: {},
      date_orders: {},
      findings: {},
      rows: { accepted: 0, rejected: 0, ignored: 0 },
      sheet: { sha256 },
    },
  };
}

/** The form in which a sheet is staged. */
export function stagingForm({ sheet, provenance }: Sheet, rejected = 0): FormData {
  const form = new FormData();
  form.append("provenance", new Blob([JSON.stringify(provenance)], { type: "application/json" }));
  form.append("rejected", `${rejected}`);
  form.append("sheet", new Blob([sheet], { type: "text/csv" }));
  return form;
}
