// Talks to the engine in a worker of the browser directly. `coverlist-worker/src/message.rs` describes the
// messages.
import type { Page } from "@playwright/test";
import type { Expected, Place } from "./corpus.ts";
import { plainTemplate } from "./plain_template.ts";

/** The settings with which a file is validated. */
export interface Question {
  /** Table Schema documents. */
  templates: Record<string, any>[];
  /** The id of the template. */
  template: string;
  today: string;
  decisions: object;
  limits: object;
}

interface Engine {
  /** Validates a file, and collects the facts, the summary and the findings of every row. */
  check: (question: Question, file: Buffer) => Promise<Expected>;
  /** Writes the sheet of the file. */
  sheet: () => Promise<WrittenSheet>;
}

interface WrittenSheet {
  provenance: { source: { sha256: string }; rows: object; sheet: { sha256: string } };
  /** The SHA-256 of the sheet's bytes. */
  sha256: string;
}

/** The number of rows in one window. */
const WINDOW = 120;

/** The maximum time in milliseconds for one answer of the worker. */
const ANSWER_WITHIN = 10_000;

type Answer = Record<string, any>;
type Asking = {
  ask: (ask: object, file: string | null, answer: string) => Promise<Answer[]>;
  /** The SHA-256 of the last sheet. */
  sha256: () => Promise<string>;
};

/** Starts a worker. The page must come from Coverlist's server. */
export async function startEngine(page: Page): Promise<Engine> {
  const asking = await page.evaluateHandle(async (timeout): Promise<Asking> => {
    const worker = new Worker("/coverlist-worker_loader.js", { type: "module" });
    /** Collects the answers up to the first of this kind. */
    const answers = (kind: string): Promise<Answer[]> =>
      new Promise((found, failed) => {
        const all: Answer[] = [];
        const timer = setTimeout(() => failed(new Error(`the worker did not answer with ${kind}`)), timeout);
        worker.onerror = ({ message }) => failed(new Error(message));
        worker.onmessage = ({ data }) => {
          const [[answer, content]] = Object.entries<object>(JSON.parse(data[0])) as [[string, Answer]];
          all.push({ answer, ...content });
          if (answer === "failed") failed(new Error(`the worker failed: ${content["failure"]}`));
          if (answer !== kind) return;
          clearTimeout(timer);
          found(all);
        };
      });
    await answers("hello");
    let sheet = new Blob();
    worker.addEventListener("message", ({ data }) => {
      sheet = data[1] ?? sheet;
    });
    return {
      sha256: async () => {
        const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await sheet.arrayBuffer()));
        return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
      },
      ask: (ask, file, answer) => {
        const bytes = file === null ? null : Uint8Array.from(atob(file), (byte) => byte.charCodeAt(0));
        worker.postMessage([JSON.stringify(ask), bytes && new File([bytes], "input.csv")]);
        return answers(answer);
      },
    };
  }, ANSWER_WITHIN);

  const ask = (ask: object, answer: string, file: Buffer | null = null): Promise<Answer[]> =>
    asking.evaluate(({ ask }, [what, file, answer]) => ask(what, file, answer), [
      ask,
      file && file.toString("base64"),
      answer,
    ] as const);

  const findingsInRows = async (run: number, status: string): Promise<Place[]> => {
    const found: Place[] = [];
    for (let from = 0, total = 1; from < total; from += WINDOW) {
      const filter = { which: { status }, text: "" };
      const answers = await ask({ rows: { run, number: from, filter, from, count: WINDOW } }, "window");
      const window = answers.at(-1)!;
      total = window["total"];
      for (const row of window["rows"]) found.push(...row.findings);
    }
    // The summary already has the findings about columns.
    return found.filter(({ line }) => line !== null);
  };

  let run = 0;
  return {
    check: async (question, file) => {
      run += 1;
      const templates = question.templates.map(plainTemplate);
      const answers = await ask({ start: { run, ...question, templates } }, "verdict", file);
      const { summary } = answers.at(-1)!;
      const { kind, encoding, bom, delimiter, line_ends } = answers.findLast(
        ({ answer }) => answer === "facts",
      )!["facts"].facts;
      const findings: Place[] = summary.top_findings.filter(({ line }: Place) => line === null);
      for (const status of ["header", "accepted", "rejected", "set_aside"]) {
        findings.push(...(await findingsInRows(run, status)));
      }
      const { rows, accepted, rejected, set_aside, blocked } = summary;
      const read = { kind, encoding, bom, delimiter, line_ends };
      return { file: read, rows, accepted, rejected, set_aside, blocked, findings };
    },
    sheet: async () => {
      const { provenance } = (await ask({ sheet: { run } }, "sheet")).at(-1)!;
      return { provenance, sha256: await asking.evaluate(({ sha256 }) => sha256()) };
    },
  };
}
