/** The parts of requests and responses that the specs use. */

import type { APIRequestContext, APIResponse } from "@playwright/test";
import { expect } from "@playwright/test";
import { type Kind, readCsv } from "./csv.ts";
import { password, people } from "./people.ts";
import { type Provenance, type Sheet, stagingForm } from "./sheet.ts";

export interface Counts {
  updated: number;
  unchanged: number;
  skipped: number;
  refused: number;
  rejected: number;
}

export interface Import {
  id: number;
  state: string;
  template: Kind;
  template_version: number;
  name: string;
  bytes: number;
  source_sha256: string;
  sha256: string;
  provenance: Provenance;
  generation: number;
  rows: number;
  accepted: number;
  rejected: number;
  set_aside: number;
  staged_by: { name: string; email: string };
  counts: Counts | null;
}

export interface Finding {
  code: string;
  severity: "blocks" | "rejects" | "warns";
  line: number | null;
  column: number | null;
  message: string;
}

export interface Plan {
  sha256: string;
  generation: number;
  counts: Counts;
  rows: { line: number; key: string; action: string }[];
}

export interface Report {
  counts: Counts;
  rows_in_file: number;
}

/** A template as a Table Schema document. */
export interface TemplateDocument {
  "coverlist:id": string;
  "coverlist:kind": Kind;
  "coverlist:purpose"?: string;
  title: string;
  fields: TemplateField[];
}

export interface TemplateField {
  name: string;
  type: string;
  "coverlist:field": string;
  format?: string;
  "coverlist:words"?: { word: string; means: string }[];
  "coverlist:blank"?: string;
  constraints?: { required?: boolean; enum?: string[] };
}

/** A field of a kind of record. */
export interface Field {
  kind: Kind;
  id: string;
  type: string;
  name: string;
}

/** The numbers of accepted, rejected and set-aside rows of a file. */
export interface RowCounts {
  rows: number;
  accepted: number;
  rejected: number;
  set_aside: number;
}

export interface Problem {
  code: string;
  detail: string;
  findings?: Finding[];
  counts?: RowCounts;
}

interface Page<Row> {
  rows: Row[];
  next: string | null;
}

/** Calls the API with the session of a page. */
export class Wire {
  constructor(private readonly request: APIRequestContext) {}

  /** Signs in through the API, without the form. */
  async signIn(who: keyof typeof people = "admin"): Promise<void> {
    await this.ok(await this.request.post("/api/v1/session", { data: { email: people[who], password } }));
  }

  /** Ends every session of the account, as another browser could. */
  async signOutEverywhere(): Promise<void> {
    const answer = await this.request.delete("/api/v1/sessions");
    expect(answer.ok(), await answer.text()).toBe(true);
  }

  /** The district's templates of insurance lists. */
  async templates(): Promise<TemplateDocument[]> {
    const { rows } = await this.ok<{ rows: TemplateDocument[] }>(await this.request.get("/api/v1/templates"));
    return rows.filter((template) => (template["coverlist:purpose"] ?? "insurance") === "insurance");
  }

  /** The document of a template's current version. */
  async template(id: string): Promise<TemplateDocument> {
    return this.ok(await this.request.get(`/api/v1/templates/${id}`));
  }

  /** Adds a template, or a version of one. */
  async putTemplate(document: TemplateDocument): Promise<void> {
    const path = `/api/v1/templates/${document["coverlist:id"]}`;
    const answer = await this.request.put(path, { data: document });
    expect(answer.ok(), await answer.text()).toBe(true);
  }

  /** Saves a source. */
  async putSource(source: { name: string } & Record<string, unknown>): Promise<void> {
    const path = `/api/v1/sources/${encodeURIComponent(source.name)}`;
    const answer = await this.request.put(path, { data: source });
    expect(answer.ok(), await answer.text()).toBe(true);
  }

  /** The names of the saved sources. */
  async sources(): Promise<string[]> {
    const page = await this.ok<Page<{ name: string }>>(await this.request.get("/api/v1/sources"));
    return page.rows.map(({ name }) => name);
  }

  async removeSource(name: string): Promise<void> {
    const answer = await this.request.delete(`/api/v1/sources/${encodeURIComponent(name)}`);
    expect(answer.ok(), await answer.text()).toBe(true);
  }

  /** Adds custom fields to a kind of record. Returns their ids in the same order. */
  async addFields(kind: Kind, added: readonly { type: string; name: string }[]): Promise<string[]> {
    const path = "/api/v1/fields";
    const before = await this.ok<Page<Field>>(await this.request.get(path));
    const rows = [...before.rows, ...added.map((field) => ({ kind, ...field }))];
    const answer = await this.request.put(path, { data: { rows, next: null } });
    const after = await this.ok<Page<Field>>(answer);
    return added.map(({ name }) => after.rows.find((field) => field.kind === kind && field.name === name)!.id);
  }

  /** Adds a status word to a template, and so a version. */
  async addStatusWord(kind: Kind, word: string): Promise<void> {
    const template = await this.template(kind);
    const status = template.fields.find((field) => field["coverlist:field"] === "status")!;
    status["coverlist:words"]!.push({ word, means: "enrolled" });
    status.constraints!.enum!.push(word);
    await this.putTemplate(template);
  }

  /** The maximum size and number of rows of a file. */
  async limits(): Promise<object> {
    const { session } = await this.ok<{ session: { limits: object } }>(
      await this.request.get("/api/v1/session"),
    );
    return session.limits;
  }

  /** Asks for the sheet of a file. Returns any answer, a refusal too. */
  convert(template: string, name: string, bytes: Buffer, decisions: object = {}): Promise<APIResponse> {
    const part = (name: string, mimeType: string, buffer: Buffer) => ({ name, mimeType, buffer });
    return this.request.post("/api/v1/conversions", {
      params: { template },
      multipart: {
        decisions: part("decisions.json", "application/json", Buffer.from(JSON.stringify(decisions))),
        file: part(name, "text/csv", bytes),
      },
    });
  }

  /** Sends a sheet to be staged with this number of rejected rows. Returns any answer, a refusal too. */
  send(sheet: Sheet, rejected = sheet.provenance.rows.rejected): Promise<APIResponse> {
    return this.request.post("/api/v1/imports", { multipart: stagingForm(sheet, rejected) });
  }

  /** Stages the sheet of a file. Agrees to the number of rejected rows. */
  async stage(template: string, name: string, bytes: Buffer, decisions: object = {}): Promise<Import> {
    const { sheet, provenance } = await this.ok<{ sheet: string | null; provenance: Provenance | null }>(
      await this.convert(template, name, bytes, decisions),
    );
    if (sheet === null || provenance === null) throw new Error(`${name} has no sheet`);
    const answer = await this.send({ sheet, provenance });
    expect(answer.status(), await answer.text()).toBe(201);
    return answer.json();
  }

  /** The open import, or `undefined` when there is none. */
  async open(): Promise<Import | undefined> {
    const { import: open } = await this.ok<{ import: Import | null }>(
      await this.request.get("/api/v1/imports/open"),
    );
    return open ?? undefined;
  }

  /** All imports, the newest first. */
  imports(): Promise<Import[]> {
    return this.all<Import>("/api/v1/imports");
  }

  async import(id: number): Promise<Import> {
    return this.ok(await this.request.get(`/api/v1/imports/${id}`));
  }

  /** The cells of the sheet that was staged. */
  async sheet(id: number): Promise<string[][]> {
    const answer = await this.request.get(`/api/v1/imports/${id}/file`);
    expect(answer.ok(), `${answer.url()}: ${answer.status()}`).toBe(true);
    return readCsv(await answer.body());
  }

  async delete(id: number): Promise<void> {
    const answer = await this.request.delete(`/api/v1/imports/${id}`);
    expect(answer.ok(), await answer.text()).toBe(true);
  }

  async plan(id: number): Promise<Plan> {
    return this.ok(await this.request.get(`/api/v1/imports/${id}/plan`));
  }

  async report(id: number): Promise<Report> {
    return this.ok(await this.request.get(`/api/v1/imports/${id}/report`));
  }

  /** All stored findings of an import. */
  findings(id: number): Promise<Finding[]> {
    return this.all<Finding>(`/api/v1/imports/${id}/findings`);
  }

  /** Stages and processes a file. */
  async process(template: string, name: string, bytes: Buffer): Promise<Import> {
    const { id } = await this.stage(template, name, bytes);
    const { sha256, generation, counts } = await this.plan(id);
    const asked = await this.request.post(`/api/v1/imports/${id}/process`, {
      data: { sha256, generation, counts },
    });
    expect(asked.status(), await asked.text()).toBe(202);
    await expect.poll(async () => (await this.import(id)).state).toBe("processed");
    return this.import(id);
  }

  /** Applies the first rows of a staged import that change a record. */
  async sample(id: number, rows: number): Promise<void> {
    const { sha256, generation, counts } = await this.plan(id);
    const asked = await this.request.post(`/api/v1/imports/${id}/process`, {
      data: { sha256, generation, counts, sample: { first: rows } },
    });
    expect(asked.status(), await asked.text()).toBe(202);
    await expect.poll(async () => (await this.import(id)).state).toBe("staged");
  }

  /** Undoes a processed import. */
  async undo(id: number): Promise<void> {
    const path = `/api/v1/imports/${id}/undo`;
    const { run, counts } = await this.ok<{ run: number; counts: object }>(await this.request.get(path));
    const asked = await this.request.post(path, { data: { run, counts } });
    expect(asked.status(), await asked.text()).toBe(202);
    await expect.poll(async () => (await this.import(id)).state).toBe("undone");
  }

  async load(noun: "users" | "devices", bytes: Buffer): Promise<void> {
    await this.ok(
      await this.request.post(`/api/v1/records/${noun}`, {
        headers: { "Content-Type": "text/csv" },
        data: bytes,
      }),
    );
  }

  /** Finds one record by its key. */
  async record(kind: Kind, key: string): Promise<Record<string, string | null>> {
    const [noun, field] = kind === "user" ? ["users", "user_id"] : ["devices", "serial"];
    const found = await this.ok<Page<Record<string, string | null>>>(
      await this.request.post(`/api/v1/records/${noun}/query`, { data: { q: key } }),
    );
    const record = found.rows.find((row) => row[field] === key);
    expect(record, `the district has ${key}`).toBeDefined();
    return record!;
  }

  private async all<Row>(path: string): Promise<Row[]> {
    const rows: Row[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: Page<Row> = await this.ok(
        await this.request.get(path, { params: { limit: 1000, ...(cursor && { cursor }) } }),
      );
      rows.push(...page.rows);
      cursor = page.next;
    }
    return rows;
  }

  private async ok<Body>(answer: APIResponse): Promise<Body> {
    expect(answer.ok(), `${answer.url()}: ${answer.status()}`).toBe(true);
    return answer.json();
  }
}
