// Staging: the page sends a sheet, and the server checks it and stores it. No record changes.
import { createHash } from "node:crypto";
import { request as http } from "node:http";
import { ImportScreen } from "./pages/import_screen.ts";
import { ProcessScreen } from "./pages/process_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import {
  KEYS,
  KINDS,
  cleanFile,
  enrolled,
  fileWithRejectedRows,
  readCsv,
  templateCsv,
} from "./support/csv.ts";
import { manyRows } from "./support/many.ts";
import { sheetFrom, stagingForm } from "./support/sheet.ts";

for (const kind of KINDS) {
  const { known } = KEYS[kind];

  test(`a clean ${kind} file is staged, and no record changes`, async ({ page, wire }) => {
    const before = await wire.record(kind, known[0]);
    const file = cleanFile(kind);
    const screen = await new ImportScreen(page).open();
    await screen.choose(kind, "fall.csv", file);
    await expect(screen.stageButton).toHaveText("Stage 4 rows");
    await screen.stage();
    await expect(screen.staged).toBeVisible();
    await expectAccessible(page);

    const open = await wire.open();
    expect(open).toMatchObject({
      state: "staged",
      template: kind,
      name: "fall.csv",
      rows: 4,
      accepted: 4,
      rejected: 0,
    });
    expect(open?.staged_by.email).toBe("admin@example.org");
    // The server keeps the sheet: the file's rows with their lines.
    const kept = await page.request.get(`/api/v1/imports/${open?.id}/file`);
    expect(readCsv(await kept.body())).toEqual(
      readCsv(file).map((row, n) => [...row, n === 0 ? "Line" : `${n + 1}`]),
    );
    const sha256 = createHash("sha256").update(file).digest("hex");
    expect(open).toMatchObject({ source_sha256: sha256, bytes: file.length });
    expect(await wire.record(kind, known[0])).toEqual(before);
    await expect(page, "staging leads to the plan").toHaveURL(/\/process$/);
    await expect(new ProcessScreen(page).rows).toHaveCount(4);
  });

  test(`the button that stages a ${kind} file with rejected rows names their count`, async ({
    page,
    wire,
  }) => {
    const screen = await new ImportScreen(page).open();
    await screen.choose(kind, "fall.csv", fileWithRejectedRows(kind));
    await expect(screen.stageButton).toHaveText("Stage 3 of 5 rows");
    const description = "2 rejected rows will not be applied.";
    await expect(screen.stageButton).toHaveAccessibleDescription(description);
    await expect(page.getByText(description)).toBeVisible();
    await expectAccessible(page);
    await screen.stage();
    await expect(screen.staged).toBeVisible();
    expect(await wire.open()).toMatchObject({ rows: 5, accepted: 3, rejected: 2 });
  });
}

test("a file whose header blocks it cannot be staged, here or by the API", async ({ page, wire }) => {
  const blocked = Buffer.from("Device Serial,Policy Number\r\n5CD1234ABC,POL-1\r\n");
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "fall.csv", blocked);
  await expect(screen.blocked).toBeVisible();
  await expect(screen.readyToStage).toHaveCount(0);

  const converted = await wire.convert("device", "fall.csv", blocked);
  expect(await converted.json()).toMatchObject({ sheet: null, provenance: null });
  const answer = await wire.send(sheetFrom("device", "fall.csv", blocked.toString()));
  expect(answer.status()).toBe(422);
  expect(await answer.json()).toMatchObject({ code: "sheet_malformed" });
  expect(await wire.open()).toBeUndefined();
});

test("a second file is refused with who staged what and when; after a delete it is staged", async ({
  page,
  wire,
  another,
}) => {
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "second.csv", cleanFile("device"));
  // Another admin stages a file first.
  const other = await another();
  await other.wire.stage("user", "first.csv", cleanFile("user"));

  await screen.stageButton.click();
  await expect(page.getByText("A file is staged already")).toBeVisible();
  await expect(
    page.getByText(/first\.csv: User template, 4 rows\. Staged by R\. Ortiz on .+\d{4}/),
  ).toBeVisible();
  await expectAccessible(page);
  expect(await wire.open()).toMatchObject({ name: "first.csv" });

  await page.getByRole("button", { name: "Delete staged file" }).click();
  const question = page.getByRole("dialog", { name: "Delete first.csv?" });
  await question.getByRole("button", { name: "Delete staged file" }).click();
  await expect(page.getByText("A file is staged already")).toBeHidden();
  expect(await wire.open()).toBeUndefined();
  await screen.stageButton.click();
  await expect(screen.staged).toBeVisible();
  expect(await wire.open()).toMatchObject({ name: "second.csv", template: "device" });
});

test("an open import is told as the screen opens, and a file can be checked meanwhile", async ({
  page,
  wire,
}) => {
  await wire.stage("user", "first.csv", cleanFile("user"));
  const screen = await new ImportScreen(page).open();
  await expect(page.getByText("A file is staged already")).toBeVisible();
  await screen.choose("device", "second.csv", cleanFile("device"));
  await expect(screen.fact("Accepted")).toHaveText("4");
  await expect(screen.readyToStage).toHaveCount(0);
});

test("a cut upload stages nothing", async ({ page, wire, server }) => {
  const cookies = await page.context().cookies(server.url);
  const file = manyRows(20_000);
  const form = new Response(stagingForm(sheetFrom("device", "cut.csv", file.toString())));
  const body = Buffer.from(await form.arrayBuffer());
  await new Promise<void>((cut) => {
    const upload = http(`${server.url}/api/v1/imports`, {
      method: "POST",
      headers: {
        "Content-Type": form.headers.get("Content-Type")!,
        "Content-Length": body.length,
        Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
      },
    });
    upload.once("error", () => cut());
    upload.write(body.subarray(0, body.length / 2), () => {
      upload.destroy();
      cut();
    });
  });
  expect(await wire.open()).toBeUndefined();
  expect(await wire.imports()).toEqual([]);
  await wire.stage("device", "whole.csv", file);
});

test("an upload that breaks off is told, the file stays, and it can be sent again", async ({
  page,
  wire,
}) => {
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "fall.csv", fileWithRejectedRows("device"));
  await page.route("**/api/v1/imports", (route) => route.abort("connectionreset"));
  await screen.stage();
  await expect(page.getByText("Coverlist can’t be reached")).toBeVisible();
  await expect(screen.fact("File")).toHaveText("fall.csv");
  expect(await wire.open()).toBeUndefined();
  await expectAccessible(page);

  await page.unrouteAll();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(screen.staged).toBeVisible();
  expect(await wire.open()).toMatchObject({ rows: 5, rejected: 2 });
});

for (const [status, title, sentence] of [
  [413, "A proxy refuses a file of this size", /allow larger requests/],
  [502, "Coverlist can’t be reached", /Nothing on this page is lost/],
  [403, "The answer isn’t from Coverlist", /A proxy, firewall or network sign-in may have answered/],
] as const) {
  test(`a proxy that answers ${status} is told, and nobody is sent away from the file`, async ({
    page,
    wire,
  }) => {
    const screen = await new ImportScreen(page).open();
    await screen.choose("device", "fall.csv", cleanFile("device"));
    await page.route("**/api/v1/imports", (route) =>
      route.fulfill({ status, contentType: "text/html", body: "<html><h1>nginx</h1></html>" }),
    );
    await screen.stageButton.click();
    await expect(page.getByText(title)).toBeVisible();
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(page.getByText(/Reload/i)).toHaveCount(0);
    await expect(screen.fact("File")).toHaveText("fall.csv");
    await expectAccessible(page);

    await page.unrouteAll();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(screen.staged).toBeVisible();
    expect(await wire.open()).toMatchObject({ name: "fall.csv", accepted: 4 });
  });
}

test("a file is checked while the server is away, and staged when it is back", async ({
  page,
  wire,
  server,
}) => {
  expect(await wire.open()).toBeUndefined();
  const screen = await new ImportScreen(page).openWhole();
  await server.stop();
  await screen.choose("device", "fall.csv", cleanFile("device"));
  const away = page.getByRole("status").filter({ hasText: "Coverlist can’t be reached" });
  await expect(away, "the serials are not looked up").toHaveCount(1);
  await screen.stageButton.click();
  const notStaged = away.filter({ visible: true }).and(page.locator(":not(.findings *)"));
  await expect(notStaged).toBeVisible();

  const again = await server.again();
  try {
    await notStaged.getByRole("button", { name: "Try again" }).click();
    await expect(screen.staged).toBeVisible();
    expect(await wire.open()).toMatchObject({ name: "fall.csv" });
  } finally {
    await again.stop();
  }
});

test("a template that changed meanwhile is loaded, and the file is checked under it before it is staged", async ({
  page,
  wire,
}) => {
  const screen = await new ImportScreen(page).open();
  await screen.choose("user", "fall.csv", cleanFile("user"));
  await wire.addStatusWord("user", "Covered");
  await screen.stageButton.click();
  await expect(page.getByText("The template changed")).toBeVisible();
  expect(await wire.open()).toBeUndefined();
  await screen.validated();
  await expectAccessible(page);

  await screen.stageButton.click();
  await expect(screen.staged).toBeVisible();
  expect(await wire.open()).toMatchObject({ template: "user", template_version: 2 });
});

test("an answer that was lost does not stage the file twice", async ({ page, wire }) => {
  const screen = await new ImportScreen(page).open();
  await screen.choose("device", "fall.csv", cleanFile("device"));
  // The server stages the file, but its answer never arrives.
  await page.route("**/api/v1/imports", async (route) => {
    await route.fetch();
    await route.abort("connectionreset");
  });
  await screen.stageButton.click();
  await expect(page.getByText("Coverlist can’t be reached")).toBeVisible();
  expect(await wire.imports()).toHaveLength(1);

  // The page repeats the request with the same idempotency key, and gets the lost answer.
  await page.unrouteAll();
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(screen.staged).toBeVisible();
  expect(await wire.imports()).toHaveLength(1);
});

test("the same bytes that were processed before are known before and after they are staged again", async ({
  page,
  wire,
}) => {
  const file = templateCsv("user", [enrolled(KEYS.user.known[0], 1)]);
  const { id } = await wire.process("user", "fall.csv", file);
  const screen = await new ImportScreen(page).open();
  const notice = page.getByRole("status").filter({ hasText: /This file was processed on .+ by R\. Ortiz\./ });
  const report = notice.getByRole("link", { name: "See its report" });
  await screen.choose("user", "fall-copy.csv", file);
  await expect(notice).toBeVisible();
  await expect(report).toHaveAttribute("href", `imports/${id}`);
  await expectAccessible(page);

  await screen.stageButton.click();
  await expect(screen.staged).toBeVisible();
  await expect(notice).toBeVisible();
  await report.click();
  await expect(page.getByRole("heading", { name: "fall.csv" })).toBeVisible();
});

test("whether a file was processed before is not known: it is staged all the same", async ({ page, wire }) => {
  const file = templateCsv("user", [enrolled(KEYS.user.known[0], 1)]);
  await wire.process("user", "fall.csv", file);
  let asked = 0;
  await page.route("**/api/v1/imports/processed-before?*", (route) => {
    asked += 1;
    return route.abort("connectionreset");
  });
  const screen = await new ImportScreen(page).open();
  await screen.choose("user", "fall-copy.csv", file);
  await expect.poll(() => asked).toBe(1);
  await expect(page.getByText("can’t be reached")).toHaveCount(0);
  await screen.stageButton.click();
  await expect(screen.staged).toBeVisible();
});
