// The page stages the sheet of the bytes that were checked, and says so when the file is no longer the same.
import { createHash } from "node:crypto";
import { stat, truncate, unlink, utimes, writeFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { KEYS, cleanFile, enrolled, readCsv, templateCsv } from "./support/csv.ts";
import { HeldEngine, readingOnce } from "./support/engine.ts";
import { sheetOf } from "./support/sheet.ts";
import type { Wire } from "./support/wire.ts";

const FILE = templateCsv("device", [enrolled(KEYS.device.known[0], 1), enrolled(KEYS.device.known[1], 2)]);

/** Has exactly as many bytes as `FILE`. */
const OTHER = templateCsv("device", [enrolled(KEYS.device.known[0], 8), enrolled(KEYS.device.known[1], 9)]);

test("of a file only a part arrives, without an error: nothing is checked, and it can be read again", async ({
  page,
  wire,
}) => {
  await readingOnce(page, "this.slice(0, 100)");
  const screen = await new ImportScreen(page).open();
  await screen.template("device").check();
  await screen.pick("cloud.csv", FILE);
  await expect(page.getByRole("alert")).toContainText("Only a part of the file could be read");
  await expect(page.getByRole("alert")).toContainText(
    `100 bytes of ${FILE.length} bytes arrived`,
  );
  await expect(page.getByRole("alert")).toContainText("Download the whole file to this computer");
  await expect(screen.fact("File")).toHaveText("cloud.csv");
  await expect(screen.readyToStage).toHaveCount(0);
  await expect(screen.table).toHaveCount(0);
  await expectAccessible(page);

  await page.getByRole("button", { name: "Check again" }).click();
  await screen.validated();
  await expect(screen.fact("Accepted")).toHaveText("2");
  await screen.stageButton.click();
  await expect(screen.staged).toBeVisible();
  expect(await wire.open()).toMatchObject({ bytes: FILE.length });
});

test("of a file nothing arrives: that is not called an empty file", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  await readingOnce(page, "this.slice(0, 0)");
  const screen = await new ImportScreen(page).open();
  await screen.pick("offline.csv", FILE);
  await expect(page.getByRole("alert")).toContainText(
    `0 bytes of ${FILE.length} bytes arrived`,
  );
  await expect(page.getByText("The file has no content")).toHaveCount(0);
});

test("of a file more arrives than it has", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  await readingOnce(page, 'new Blob([this, "a row more"])');
  const screen = await new ImportScreen(page).open();
  await screen.pick("growing.csv", FILE);
  await expect(page.getByRole("alert")).toContainText("The file grew while it was read");
  await expect(screen.readyToStage).toHaveCount(0);
});

const CHANGES: [string, (path: string) => Promise<void>][] = [
  // Only the bytes show this change: size and time stay the same.
  [
    "is overwritten, and keeps its size and its time",
    (path) => keepingTime(path, () => writeFile(path, OTHER)),
  ],
  ["is overwritten", (path) => writeFile(path, OTHER)],
  ["is cut short, and keeps its time", (path) => keepingTime(path, () => truncate(path, 200))],
  ["is deleted", (path) => unlink(path)],
];

for (const [what, change] of CHANGES) {
  test(`a file that ${what} while it is checked is not staged`, async ({ page, wire }) => {
    // The engine reads the file a second time, for its hash.
    const engine = await HeldEngine.at(page, "hashing");
    const screen = await new ImportScreen(page).open();
    await screen.template("device").check();
    const path = await onDisk("fall.csv", FILE);
    await screen.file.setInputFiles(path);
    await screen.validated();
    await expect(screen.fact("Accepted")).toHaveText("2");

    await change(path);
    // The sheet waits for the hash.
    await screen.stageButton.click();
    await engine.release();
    await expect(page.getByRole("alert")).toContainText("The file changed");
    await expect(page.getByRole("alert")).toContainText("Nothing was staged");
    await expect(page.getByRole("alert")).toContainText("Choose the file again");
    await expect(page.getByText("can’t be reached")).toHaveCount(0);
    await expect(screen.fact("File")).toHaveText("fall.csv");
    expect(await wire.imports()).toEqual([]);
    await expectAccessible(page);

    await screen.file.setInputFiles(await onDisk("fall.csv", OTHER));
    await screen.validated();
    await screen.stageButton.click();
    await expect(screen.staged).toBeVisible();
    expect(await staged(wire, page)).toEqual(readCsv(OTHER).slice(1));
  });

  test(`of a file that ${what} after it was checked, what was checked is staged`, async ({ page, wire }) => {
    const hashed = page.waitForResponse(/processed-before/);
    const screen = await new ImportScreen(page).open();
    await screen.template("device").check();
    const path = await onDisk("fall.csv", FILE);
    await screen.file.setInputFiles(path);
    await screen.validated();
    await hashed;

    await change(path);
    await screen.stageButton.click();
    await expect(screen.staged).toBeVisible();
    expect(await staged(wire, page)).toEqual(readCsv(FILE).slice(1));
    const sha256 = createHash("sha256").update(FILE).digest("hex");
    expect(await wire.open()).toMatchObject({ source_sha256: sha256, bytes: FILE.length });
  });
}

test("a file to which rows are added while its time stays: what is staged is what was checked", async ({
  page,
  wire,
}) => {
  const screen = await new ImportScreen(page).open();
  await screen.template("device").check();
  const path = await onDisk("fall.csv", FILE);
  await screen.file.setInputFiles(path);
  await screen.validated();
  await keepingTime(path, () => writeFile(path, Buffer.concat([FILE, Buffer.from("A9,Declined,,,,,\r\n")])));
  await screen.stageButton.click();
  await expect(screen.staged.or(page.getByText("The file changed"))).toBeVisible();
  const open = await wire.open();
  if (open) expect(open).toMatchObject({ bytes: FILE.length, rows: 2 });
});

test("the server refuses a sheet that is not the one of the provenance, and one without a provenance", async ({
  page,
  wire,
}) => {
  const sheet = sheetOf("device", "fall.csv", [enrolled(KEYS.device.known[0], 1)]);
  const other = sheetOf("device", "fall.csv", [enrolled(KEYS.device.known[0], 8)]);

  const differs = await wire.send({ ...sheet, sheet: other.sheet });
  expect(differs.status()).toBe(422);
  expect(await differs.json()).toMatchObject({ code: "file_differs" });
  const unsaid = await page.request.post("/api/v1/imports", { multipart: { sheet: sheet.sheet } });
  expect(unsaid.status()).toBe(400);
  expect(((await unsaid.json()) as { detail: string }).detail).toContain("provenance");
  expect(await wire.open()).toBeUndefined();
  expect((await wire.send(sheet)).status()).toBe(201);
});

test("zeros far behind the beginning of a file are told with their line", async ({ page, wire }) => {
  expect(await wire.open()).toBeUndefined();
  const rows = Array.from({ length: 5_000 }, (_, n) => enrolled(`5CD${String(n).padStart(7, "0")}`, n));
  const whole = templateCsv("device", rows);
  const screen = await new ImportScreen(page).open();
  await screen.choose(
    "device",
    "damaged.csv",
    Buffer.concat([whole.subarray(0, 200_000), Buffer.alloc(100_000)]),
  );
  await expect.poll(() => screen.tally()).toEqual({ file_nul: 1 });
  await expect(page.getByRole("alert").first()).toContainText(
    /Line \d{4}, column \d .*The file has zero bytes/,
  );
  await expect(screen.blocked).toBeVisible();
  await expectAccessible(page);
});

test("a million blank rows below the list are set aside, and nobody is told to split the file", async ({
  page,
  wire,
}) => {
  expect(await wire.open()).toBeUndefined();
  const file = Buffer.concat([cleanFile("device"), Buffer.from(",,,,,,\r\n".repeat(1_048_563))]);
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "excel.csv", file);
  await expect.poll(() => screen.tally()).toEqual({ row_blank: 1_048_563 });
  await expect(screen.blocked).toBeHidden();
  await expect(page.getByText("Split it")).toHaveCount(0);
});

/** The cells of the staged sheet, without the lines. */
async function staged(wire: Wire, page: Page): Promise<string[][]> {
  const kept = await page.request.get(`/api/v1/imports/${(await wire.open())?.id}/file`);
  return readCsv(await kept.body())
    .slice(1)
    .map((row) => row.slice(0, -1));
}

async function onDisk(name: string, bytes: Buffer): Promise<string> {
  const path = test.info().outputPath(name);
  await writeFile(path, bytes);
  // A whole second, which every file system keeps exactly.
  await utimes(path, 1_790_000_000, 1_790_000_000);
  return path;
}

async function keepingTime(path: string, change: () => Promise<void>): Promise<void> {
  const { atime, mtime } = await stat(path);
  await change();
  await utimes(path, atime, mtime);
}
