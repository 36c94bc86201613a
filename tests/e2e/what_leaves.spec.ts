// What leaves the browser: the cells of the template's columns, as a sheet. Every other column stays.
import type { Page } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { ProcessScreen } from "./pages/process_screen.ts";
import { expect, test } from "./support/admin.ts";
import { HEADERS, KEYS, KINDS, csv, enrolled } from "./support/csv.ts";

/** Stands in every cell that must stay in the browser. */
const SENTINEL = "STAYS-7Q4Z";

for (const kind of KINDS) {
  test(`a value in another column of a ${kind} file is in no request, no message and no log`, async ({
    page,
    wire,
    server,
  }) => {
    expect(await wire.open()).toBeUndefined();
    const { known, unknown } = KEYS[kind];
    const [first, second] = [enrolled(known[0], 1), enrolled(unknown, 2)];
    const rows = [
      ["Birthday", ...HEADERS[kind], "Home address"],
      [`${SENTINEL}-1`, ...first, `${SENTINEL}-2`],
      // A rejected row, a row without a record, a row that cannot be split into cells, and a total.
      [`${SENTINEL}-3`, known[1], "Perhaps", "", "", "", "", "", `${SENTINEL}-4`],
      [`${SENTINEL}-5`, ...second, `${SENTINEL}-6`],
      [`${SENTINEL}-7`, ...enrolled(known[2], 3), `${SENTINEL}-8`, `${SENTINEL}-9`],
      ["", "Total", "", "", "", "1050.00", "", "", `${SENTINEL}-10`],
    ];
    const left = await recorded(page);
    const screen = await new ImportScreen(page).open();
    await screen.choose(kind, "fall.csv", csv(rows));
    await screen.stage();
    await expect(screen.staged).toBeVisible();
    const messages = await workerMessages(page);
    const screenOfPlan = await new ProcessScreen(page).plan();
    await screenOfPlan.process();
    await screenOfPlan.reported();

    const requests = left.filter(({ what }) => what.startsWith("POST")).map(({ text }) => text);
    expect(requests.some((body) => body.includes(first[2]!) && body.includes("Perhaps"))).toBe(true);
    expect(messages.some(({ what, text }) => what === "sheet" && text.includes(first[2]!))).toBe(true);
    for (const { what, text } of [...left, ...messages]) expect(text, what).not.toContain(SENTINEL);
    for (const line of server.log) expect(line).not.toContain(SENTINEL);
  });
}

interface Text {
  /** What has the text: a request, the console, or an answer of the engine. */
  what: string;
  text: string;
}

/** Records the addresses and bodies of all requests, and all messages in the console. */
async function recorded(page: Page): Promise<Text[]> {
  const all: Text[] = [];
  // Chromium shows the parts of a form only to whom it asks whether a request may go on.
  await page.route("**/*", (route, request) => {
    const body = request.postDataBuffer()?.toString() ?? "";
    all.push({ what: `${request.method()} ${request.url()}`, text: `${decodeURIComponent(request.url())} ${body}` });
    return route.continue();
  });
  page.on("console", (message) => all.push({ what: "console", text: message.text() }));
  page.on("pageerror", (error) => all.push({ what: "error", text: `${error.message} ${error.stack}` }));
  await page.addInitScript(() => {
    const answers: Promise<Text>[] = [];
    Object.assign(window, { answers });
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        this.addEventListener("message", ({ data: [json, blob] }: MessageEvent<[string, Blob | null]>) => {
          const [what = ""] = Object.keys(JSON.parse(json) as object);
          answers.push((blob?.text() ?? Promise.resolve("")).then((text) => ({ what, text: json + text })));
        });
      }
    };
  });
  return all;
}

/** The answers of the engine, with the sheet. Rows and samples for the page's table stay on the page. */
async function workerMessages(page: Page): Promise<Text[]> {
  const all = await page.evaluate(() => Promise.all((window as unknown as { answers: Promise<Text>[] }).answers));
  return all.filter(({ what }) => what !== "window" && what !== "facts");
}
