// Ugly files get the same findings, questions and sheets in the browser, from the server and on the command
// line.
import { expect, test } from "./support/admin.ts";
import { type Conversion, convert } from "./support/command_line.ts";
import { startEngine } from "./support/engine_client.ts";
import { uglyFiles } from "./support/ugly_files.ts";
import type { TemplateDocument } from "./support/wire.ts";

/** The number of tests, each with the same number of files. */
const TESTS = 5;
const FILES = uglyFiles(500);

test.use({ shared: true, timezoneId: "UTC" });
test.slow();

for (let number = 1; number <= TESTS; number += 1) {
  const files = FILES.filter((_, index) => index % TESTS === number - 1);

  test(`${files.length} ugly files are judged alike everywhere, part ${number}`, async ({ page, wire }) => {
    const [templates, limits] = [await wire.templates(), await wire.limits()];
    // No date of the corpus is near the current one, so the time zone of the district does not matter.
    const today = new Date().toISOString().slice(0, 10);
    await page.goto("/");
    const engine = await startEngine(page);
    let sheets = 0;
    for (const { name, template, bytes } of files) {
      await test.step(name, async () => {
        // On the page a column in doubt blocks the file. A conversion leaves it out.
        const decisions = { columns: leavingOut(templates.find((it) => it["coverlist:id"] === template)!) };
        const printed = await convert(bytes, { template, today, decisions });
        const answer = await wire.convert(template, "input.csv", bytes, decisions);
        expect(answer.status(), `${name}: ${await answer.text()}`).toBe(200);
        expect.soft(await answer.json(), name).toEqual(printed);
        const found = await engine.check({ templates, template, today, decisions, limits }, bytes);
        expect.soft(places(found.findings), name).toEqual(places(printed.conversion.findings));
        if (printed.provenance === null || found.blocked) return;
        sheets += 1;
        expect.soft((await engine.sheet()).provenance, name).toEqual(printed.provenance);
      });
    }
    expect(sheets, "files with a sheet").toBeGreaterThan(files.length / 3);
  });
}

/** The decision that a file has no other headers than those of the template for optional columns. */
function leavingOut({ fields }: TemplateDocument): Record<string, null> {
  const optional = fields.filter(({ constraints }) => !constraints?.required);
  return Object.fromEntries(optional.map(({ name }) => [name, null]));
}

function places(findings: Conversion["conversion"]["findings"]): string[] {
  return findings.map(({ code, line, column }) => `${code} at line ${line}, column ${column}`).sort();
}
