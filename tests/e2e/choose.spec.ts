// Choosing: templates, and the ways to provide a file.
import { mkdir, writeFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { HEADERS, KINDS, cleanFile, csv, readCsv, templateCsv } from "./support/csv.ts";
import { HeldEngine } from "./support/engine.ts";
import { manyRows } from "./support/many.ts";
import { saved } from "./support/saved.ts";
import { sheetFrom } from "./support/sheet.ts";

// These tests stage nothing, so they share a server.
test.use({ shared: true });

test.beforeEach(async ({ wire }) => {
  expect(await wire.open()).toBeUndefined();
});

for (const kind of KINDS) {
  test(`the ${kind} template opens right in Excel: a mark, the header, CRLF, nothing else`, async ({
    page,
  }) => {
    const screen = await new ImportScreen(page).open();
    await screen.downloads.click();
    const { name, bytes } = await saved(
      page,
      page.getByRole("button", { name: `Download ${kind} template` }),
    );
    expect(name).toBe(`coverlist-${kind}-template.csv`);
    expect(bytes.toString()).toBe(`\uFEFF${HEADERS[kind].join(",")}\r\n`);
  });

  test(`the ${kind} example is filled, and its rows are set aside when it is chosen`, async ({ page }) => {
    const screen = await new ImportScreen(page).open();
    await screen.downloads.click();
    const { name, bytes } = await saved(page, page.getByRole("button", { name: `Download ${kind} example` }));
    expect(name).toBe(`coverlist-${kind}-example.csv`);
    const [header, ...rows] = readCsv(bytes);
    expect(header).toEqual(HEADERS[kind]);
    expect(rows.length).toBeGreaterThan(1);

    await screen.choose(kind, name, bytes);
    await expect.poll(() => screen.counts()).toEqual({ rows: 0, accepted: 0, rejected: 0, set_aside: rows.length });
    await expect.poll(() => screen.tally()).toMatchObject({ row_example: rows.length, file_no_rows: 1 });
  });

  test(`a ${kind} file is picked: its facts and its verdict show`, async ({ page }) => {
    const screen = await new ImportScreen(page).open();
    const file = templateCsv(kind, [["1", "Yes"]], { delimiter: ";", lineEnd: "\n", bom: true });
    await screen.choose(kind, "fall.csv", file);
    await expect(screen.fact("Size")).toHaveText(`${file.length} bytes`);
    await expect(page.getByRole("heading", { name: "fall.csv" })).toBeInViewport();
    await expect(screen.fact("Rows")).toHaveText("1");
    await expect(screen.fact("Encoding")).toHaveText("UTF-8 with BOM");
    await expect(screen.fact("Delimiter")).toHaveText("Semicolon");
    await expect(screen.fact("Line ends")).toHaveText("LF");
    await expectAccessible(page);
  });
}

test("a file waits for templates that cannot be loaded, and is checked once they are", async ({ page }) => {
  await page.route("**/api/v1/templates", (route) => route.abort("connectionreset"));
  const screen = await new ImportScreen(page).openEarly();
  await screen.pick("fall.csv", cleanFile("user"));
  await expect(page.getByText("fall.csv will be checked once the templates are loaded.")).toBeVisible();
  await expect(page.getByText("Coverlist can’t be reached")).toBeVisible();
  await expect(screen.fact("File")).toHaveCount(0);
  await expectAccessible(page);

  await page.unrouteAll();
  await page.getByRole("button", { name: "Try again" }).click();
  await screen.validated();
  await expect(screen.template("user")).toBeChecked();
  await expect(screen.fact("File")).toHaveText("fall.csv");
  await expect(screen.fact("Rejected")).toHaveCount(0);
});

test("a file that is dropped anywhere on the page is taken", async ({ page }) => {
  const screen = await new ImportScreen(page).open();
  await screen.template("device").check();
  await drop(page, page.getByRole("heading", { level: 1 }), [
    { name: "dropped.csv", bytes: cleanFile("device") },
  ]);
  await screen.validated();
  await expect(screen.fact("File")).toHaveText("dropped.csv");
  await expect(screen.fact("Accepted")).toHaveText("4");
});

test("of several files that are dropped the first is taken, and that is said", async ({ page }) => {
  const screen = await new ImportScreen(page).open();
  await screen.template("device").check();
  await drop(page, page.getByRole("heading", { level: 1 }), [
    { name: "one.csv", bytes: cleanFile("device") },
    { name: "two.csv", bytes: cleanFile("device") },
  ]);
  await screen.validated();
  await expect(page.getByText("One file at a time: only one.csv was taken.")).toBeVisible();
  await expect(screen.fact("File")).toHaveText("one.csv");
});

test("rows that are pasted from a spreadsheet are taken", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: baseURL! });
  const screen = await new ImportScreen(page).open();
  await screen.template("device").check();
  const rows = csv([HEADERS.device, ["5CD1234ABC", "Enrolled", "", "", "", "", ""]], { delimiter: "\t" });
  await page.evaluate((text) => navigator.clipboard.writeText(text), rows.toString());
  await page.keyboard.press("Control+V");
  await screen.validated();
  await expect(screen.fact("Delimiter")).toHaveText("Tab");
  await expect(screen.fact("Accepted")).toHaveText("1");
});

test("a spreadsheet's clipboard holds a picture beside the text: the text is taken", async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: baseURL! });
  const screen = await new ImportScreen(page).open();
  await screen.template("device").check();
  const rows = csv([HEADERS.device, ["5CD1234ABC", "Enrolled", "", "", "", "", ""]], { delimiter: "\t" });
  await page.evaluate(async (text) => {
    const canvas = new OffscreenCanvas(20, 20);
    canvas.getContext("2d")?.fillRect(0, 0, 9, 9);
    const held = { "text/plain": text, "text/html": `<table><tr><td>${text}</td></tr></table>` };
    await navigator.clipboard.write([
      new ClipboardItem({ ...held, "image/png": await canvas.convertToBlob() }),
    ]);
  }, rows.toString());
  await page.keyboard.press("Control+V");
  await screen.validated();
  await expect(screen.fact("File")).toHaveText("pasted.csv");
  await expect(screen.fact("Delimiter")).toHaveText("Tab");
  await expect(screen.fact("Accepted")).toHaveText("1");
});

test("a picture alone that is pasted is named", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: baseURL! });
  const screen = await new ImportScreen(page).open();
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(20, 20);
    canvas.getContext("2d")?.fillRect(0, 0, 9, 9);
    await navigator.clipboard.write([new ClipboardItem({ "image/png": await canvas.convertToBlob() })]);
  });
  await page.keyboard.press("Control+V");
  await screen.validated();
  await expect.poll(() => screen.tally()).toEqual({ file_picture: 1 });
});

test("a folder that is dropped is named as one, and a file beside it is taken", async ({ page }) => {
  const screen = await new ImportScreen(page).open();
  await screen.template("device").check();
  const [folder, file] = [test.info().outputPath("Fall lists"), test.info().outputPath("fall.csv")];
  await mkdir(folder, { recursive: true });
  await writeFile(file, cleanFile("device"));

  await dropFromDesktop(page, [folder]);
  await expect(page.getByText("Fall lists is a folder. Choose the file in it.")).toBeVisible();
  await expect(screen.fact("File")).toHaveCount(0);
  await expectAccessible(page);

  await dropFromDesktop(page, [folder, file]);
  await screen.validated();
  await expect(screen.fact("File")).toHaveText("fall.csv");
  await expect(screen.fact("Accepted")).toHaveText("4");
  await expect(page.getByText("One file at a time: only fall.csv was taken.")).toBeVisible();

  // Dropping another folder keeps the file.
  await dropFromDesktop(page, [folder]);
  await expect(page.getByText(/Fall lists is a folder/)).toBeVisible();
  await expect(screen.fact("File")).toHaveText("fall.csv");
});

test("a drop without a file says so, and the page stays", async ({ page }) => {
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "fall.csv", cleanFile("device"));
  const wasKept = await page.getByRole("heading", { level: 1 }).evaluate((target) => {
    const transfer = new DataTransfer();
    transfer.setData("text/uri-list", "https://mail.example/attachment/1");
    const drop = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: transfer });
    return !target.dispatchEvent(drop);
  });
  expect(wasKept, "the browser is kept from going to the address").toBe(true);
  await expect(page.getByText(/That is not a file\. Save it on this computer/)).toBeVisible();
  await expect(screen.fact("File")).toHaveText("fall.csv");
});

test("the sample files of the demo show what they promise", async ({ page }) => {
  const screen = new ImportScreen(page);
  const choose = async (title: string, name: string): Promise<void> => {
    await screen.open();
    await page.getByRole("button", { name: title }).click();
    await expect(screen.fact("File")).toHaveText(name);
    await screen.validated();
  };
  for (const kind of ["device", "user"] as const) {
    await choose(`Clean ${kind} file`, `clean-${kind}.csv`);
    await expect(screen.template(kind)).toBeChecked();
    await expect(screen.fact("Rejected")).toHaveCount(0);
    await expect(screen.stageButton).toBeEnabled();
  }

  await choose("Messy device file", "messy-device.csv");
  expect(Object.keys(await screen.tally()).length).toBeGreaterThan(30);
  await expect(screen.stageButton).toBeEnabled();

  await choose("Wrong template", "wrong-template.csv");
  await expect(page.getByRole("button", { name: "Switch to User template" })).toBeVisible();
});

const NOT_TEXT: [string, Buffer, string, RegExp][] = [
  ["a damaged workbook, whatever its name", archive("xl/workbook.xml"), "workbook_damaged", /which may repair it/],
  ["a zip archive", archive("enrollment.csv"), "file_archive", /copy the CSV out of it/],
  [
    "a PDF",
    Buffer.from("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "latin1"),
    "file_pdf",
    /Ask the sender for the same list as a CSV/,
  ],
  [
    "a web page",
    Buffer.from("<!DOCTYPE html><html><body>Sign in</body></html>"),
    "file_web_page",
    /download the list again as a CSV/,
  ],
  ["an empty file", Buffer.alloc(0), "file_empty", /The file has no content\./],
  ["a header without rows", templateCsv("device", []), "file_no_rows", /Add one row for each/],
];

for (const [what, bytes, code, sentence] of NOT_TEXT) {
  test(`${what} is recognized by its content, with what to do`, async ({ page }) => {
    const screen = await new ImportScreen(page).open();
    await screen.choose("device", "enrollment.csv", bytes);
    await expect.poll(() => screen.tally()).toMatchObject({ [code]: 1 });
    await expect(page.getByText(sentence).first()).toBeVisible();
    await expect(screen.blocked).toBeVisible();
    await expect(screen.readyToStage).toHaveCount(0);
    await expect(screen.table).toHaveCount(0);
    await expectAccessible(page);
  });
}

test("another file in the middle of the work: late answers about the first are dropped", async ({ page }) => {
  const engine = await HeldEngine.at(page, "answering");
  const screen = await new ImportScreen(page).open();
  await screen.template("device").check();
  await screen.pick("first.csv", templateCsv("device", [["5CD1234ABC", "Perhaps"]]));
  await engine.reached();
  await screen.pick("few.csv", cleanFile("device"));
  await engine.release();
  await screen.validated();
  await expect(screen.fact("File")).toHaveText("few.csv");
  await expect(screen.fact("Accepted")).toHaveText("4");

  const verdicts = await page.evaluate(() => performance.getEntriesByName("coverlist.validated").length);
  expect(verdicts, "verdicts that were shown: none on the first file").toBe(1);
});

test("another file in the frame in which the table appears does no harm", async ({ page }) => {
  const screen = await new ImportScreen(page).open();
  await screen.template("device").check();
  const errors: string[] = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  for (let turn = 1; turn <= 5; turn += 1) {
    const next = { name: `next-${turn}.csv`, bytes: templateCsv("device", [["5CD1234ABC", "Yes"]]) };
    await screen.pickAndPick(`first-${turn}.csv`, cleanFile("device"), next);
    await expect(screen.fact("File")).toHaveText(next.name);
    await screen.validated();
    await expect(screen.fact("Accepted")).toHaveText("1");
    // After a reload there is no table, so the next turn sees one appear.
    await page.reload();
    await screen.template("device").check();
  }
  expect(errors).toEqual([]);
});

for (const point of ["reading", "answering"] as const) {
  test(`${point} is canceled, nothing is sent, and it begins again on demand`, async ({ page }) => {
    const sent: string[] = [];
    page.on("request", (request) => void (request.method() === "POST" && sent.push(request.url())));
    const engine = await HeldEngine.at(page, point);
    const screen = await new ImportScreen(page).open();
    await screen.template("device").check();
    await screen.pick("many.csv", manyRows(5_000));
    await engine.reached();
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByText("Checking was canceled. Nothing was sent.")).toBeVisible();
    await expect(screen.bar).toHaveCount(0);
    await expect(screen.readyToStage).toHaveCount(0);

    await engine.release();
    expect(sent).toEqual([]);
    await page.getByRole("button", { name: "Check again" }).click();
    await screen.validated();
    await expect(screen.fact("Accepted")).toHaveText("5,000");
    expect(sent.filter((url) => !url.endsWith("/lookup"))).toEqual([]);
  });
}

test.describe("a server with a small limit", () => {
  test.use({ shared: false, serverArguments: ["--max-bytes", "2000", "--max-rows", "20"] });

  test("tells it beforehand, refuses a larger file unread, and the API refuses it too", async ({
    page,
    wire,
  }) => {
    const screen = await new ImportScreen(page).open();
    await expect(page.getByText("CSV, text or Excel, up to 2 KB and 20 rows.")).toBeVisible();
    const large = manyRows(60);
    await screen.pick("large.csv", large);
    await expect(page.getByText("That file is too large")).toBeVisible();
    await expect(page.getByText(/large\.csv has \d KB; the limit is 2 KB/)).toBeVisible();
    await expectAccessible(page);
    const converted = await wire.convert("device", "large.csv", large);
    const staged = await wire.send(sheetFrom("device", "large.csv", large.toString()));
    for (const answer of [converted, staged]) {
      expect(answer.status(), answer.url()).toBe(413);
      expect(await answer.json(), answer.url()).toMatchObject({ code: "too_large" });
    }

    await screen.choose(
      "device",
      "long.csv",
      csv([HEADERS.device, ...Array.from({ length: 30 }, (_, n) => [`A${n}`, "No"])]),
    );
    await expect.poll(() => screen.tally()).toMatchObject({ file_too_many_rows: 1 });
  });
});

/** Drops files on an element. */
async function drop(page: Page, target: Locator, files: { name: string; bytes: Buffer }[]): Promise<void> {
  const encoded = files.map(({ name, bytes }) => ({ name, base64: bytes.toString("base64") }));
  const data = await page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of files) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (byte) => byte.charCodeAt(0))], name));
    }
    return transfer;
  }, encoded);
  for (const event of ["dragenter", "dragover", "drop"])
    await target.dispatchEvent(event, { dataTransfer: data });
}

/** Drops files and folders from this computer's disk on the page. */
async function dropFromDesktop(page: Page, files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  for (const type of ["dragEnter", "dragOver", "drop"] as const) {
    const data = { items: [], files, dragOperationsMask: 1 };
    await session.send("Input.dispatchDragEvent", { type, x: 700, y: 300, data });
  }
  await session.detach();
}

/** The beginning of a zip archive with the given first entry. */
function archive(entry: string): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(entry.length, 26);
  return Buffer.concat([header, Buffer.from(entry), Buffer.alloc(64)]);
}
