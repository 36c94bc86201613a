// The corpus in the browser: the worker finds what each case expects, the same decisions give the same sheet
// and provenance as on the command line, and the screen shows the counts. Native tests compare core, engine,
// server and command line.
import { createHash } from "node:crypto";
import { expect, test } from "./support/admin.ts";
import { convert } from "./support/command_line.ts";
import { type Case, type Place, corpus } from "./support/corpus.ts";
import { KINDS } from "./support/csv.ts";
import { startEngine } from "./support/engine_client.ts";
import { ImportScreen } from "./pages/import_screen.ts";

const CASES = corpus();

test.use({ shared: true, timezoneId: "UTC" });
test.slow();

test("the corpus is there", () => {
  expect(CASES.length).toBeGreaterThan(200);
});

for (const kind of KINDS) {
  const cases = CASES.filter(({ template, document }) => (document?.["coverlist:kind"] ?? template) === kind);

  test(`the worker finds in ${cases.length} ${kind} files what the corpus expects`, async ({
    page,
    wire,
  }) => {
    const [templates, limits] = [await wire.templates(), await wire.limits()];
    await page.goto("/");
    const engine = await startEngine(page);
    for (const { name, input, document, today, decisions = {}, limits: own = limits, ...expected } of cases) {
      await test.step(name, async () => {
        const template = document?.["coverlist:id"] ?? expected.template;
        const all = document ? [...templates, document] : templates;
        const found = await engine.check({ templates: all, template, today, decisions, limits: own }, input);
        const { file, rows, accepted, rejected, set_aside, blocked, findings } = expected;
        const answer = { file, rows, accepted, rejected, set_aside, blocked, findings: places(findings) };
        expect.soft({ ...found, findings: places(found.findings) }, name).toEqual(answer);
        if (blocked) return;
        const { provenance, sha256 } = await engine.sheet();
        expect.soft(provenance.sheet.sha256, name).toBe(sha256);
        expect.soft(provenance.source.sha256, name).toBe(createHash("sha256").update(input).digest("hex"));
        expect.soft(provenance.rows, name).toEqual({ accepted, rejected, ignored: set_aside });
        if (!has(decisions) || document || own !== limits) return;
        const converted = await convert(input, { template, today, decisions });
        expect.soft(provenance, name).toEqual(converted.provenance);
      });
    }
  });

  const telling = addingCodes(cases.filter(({ decisions, limits, document }) => !decisions && !limits && !document));

  test(`the screen shows the counts of ${telling.length} ${kind} files, and every code among them`, async ({
    page,
    wire,
  }) => {
    expect(await wire.open()).toBeUndefined();
    const screen = await new ImportScreen(page).open();
    await screen.template(kind).check();
    for (const one of telling) {
      await test.step(one.name, async () => {
        // Some findings depend on the current day.
        await page.clock.setFixedTime(`${one.today}T12:00:00Z`);
        await screen.validate(`${one.name}.csv`, one.input);
        await screen.keepTemplate(kind);
        const { rows, accepted, rejected, set_aside } = one;
        // The parts of the screen are read one after the other, and may still change meanwhile.
        const eventually = expect.configure({ soft: true });
        await eventually.poll(() => screen.counts(), one.name).toEqual({ rows, accepted, rejected, set_aside });
        await eventually.poll(() => screen.tally(), one.name).toEqual(tally(one.findings));
      });
    }
  });
}

/** The cases with a code that no earlier case has. */
function addingCodes(cases: readonly Case[]): Case[] {
  const seen = new Set<string>();
  return cases.filter(({ findings }) => {
    const before = seen.size;
    for (const { code } of findings) seen.add(code);
    return seen.size > before;
  });
}

/** Whether there is a decision. */
function has(decisions: object): boolean {
  return Object.keys(decisions).length > 0;
}

/** Writes findings as sorted lines of text, to compare two lists. */
function places(findings: readonly Place[]): string[] {
  const place = ({ code, line, column, lines = [] }: Place): string =>
    `${code} at line ${line}, column ${column}, with lines ${lines.join(" ")}`;
  return findings.map(place).sort();
}

/** The number of findings by code. */
function tally(findings: readonly Place[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
