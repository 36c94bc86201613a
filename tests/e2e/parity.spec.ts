// One corpus, and the same findings everywhere: what the core says of each case, the browser and the server say too.
import { expect, test } from "./support/admin.ts";
import { type Case, type Place, corpus } from "./support/corpus.ts";
import { KINDS } from "./support/csv.ts";
import { blocks } from "./support/findings.ts";
import { ImportScreen } from "./pages/import_screen.ts";
import type { Finding, Problem, Wire } from "./support/wire.ts";

const CASES = corpus();
const usual = CASES.filter(({ limits }) => !limits);

test("the corpus is there", () => {
  expect(CASES.length).toBeGreaterThan(100);
});

for (const kind of KINDS) {
  const cases = usual.filter(({ template }) => template === kind);

  test.describe(`${kind} files`, () => {
    test.use({ shared: cases.length > 0, timezoneId: "UTC" });
    test.slow();

    test(`the server says of ${cases.length} ${kind} cases what the core says`, async ({ wire }) => {
      for (const one of cases) {
        await test.step(one.name, async () => {
          expect.soft(await serverSays(wire, one), one.name).toEqual(expectedOfServer(one));
        });
      }
    });

    test(`the browser says of the ${kind} cases what the core says`, async ({ page, wire }) => {
      expect(await wire.open()).toBeUndefined();
      // What has expired depends on the day.
      await page.clock.setFixedTime(`${cases[0]!.today}T12:00:00Z`);
      const screen = await new ImportScreen(page).open();
      await screen.template(kind).check();
      for (const one of cases.filter(({ choices }) => !choices)) {
        await test.step(one.name, async () => {
          await screen.pick(`${one.name}.csv`, one.input);
          await screen.validated();
          const { rows, accepted, rejected, set_aside } = one;
          expect.soft(await screen.counts(), one.name).toEqual({ rows, accepted, rejected, set_aside });
          expect.soft(await screen.tally(), one.name).toEqual(tally(one.findings));
        });
      }
    });
  });
}

for (const one of CASES.filter(({ limits }) => limits)) {
  test.describe(one.name, () => {
    const { max_bytes, max_rows } = one.limits!;
    test.use({ serverArguments: ["--max-bytes", `${max_bytes}`, "--max-rows", `${max_rows}`] });

    test(`server and browser keep the limits of ${one.name}`, async ({ page, wire }) => {
      const isTooLarge = one.findings.some(({ code }) => code === "file_too_large");
      const answer = await wire.send(one.template, "input.csv", one.input);
      if (isTooLarge) expect(answer.status()).toBe(413);
      else
        expect((await answer.json()) as Problem).toMatchObject(
          one.blocked ? { code: "file_blocked" } : { rows: one.rows },
        );
      const open = await wire.open();
      if (open) await wire.delete(open.id);

      const screen = await new ImportScreen(page).open();
      await screen.template(one.template).check();
      await screen.pick("input.csv", one.input);
      if (isTooLarge) {
        await expect(page.getByRole("alert")).toContainText("That file is too large");
        return;
      }
      await screen.validated();
      expect(await screen.tally()).toEqual(tally(one.findings));
    });
  });
}

/** The findings that a refusal carries at most. */
const SHOWN = 200;

/** What the server says of a case: staged and deleted again, or refused, as every file without an accepted row is. */
async function serverSays(wire: Wire, one: Case): Promise<unknown> {
  const answer = await wire.send(one.template, "input.csv", one.input, one.choices, one.rejected);
  if (answer.status() !== 201) {
    const { code, counts, findings = [] } = (await answer.json()) as Problem;
    return { answer: code, counts, findings: places(findings) };
  }
  const { id, rows, accepted, rejected, set_aside } = await answer.json();
  const findings = await wire.findings(id);
  await wire.delete(id);
  return { answer: "staged", counts: { rows, accepted, rejected, set_aside }, findings: places(findings) };
}

function expectedOfServer(one: Case): unknown {
  const { rows, accepted, rejected, set_aside } = one;
  const isRefused = one.blocked || accepted === 0;
  const findings = isRefused && one.findings.length > SHOWN ? foremost(one.findings) : one.findings;
  const answer = isRefused ? "file_blocked" : "staged";
  return { answer, counts: { rows, accepted, rejected, set_aside }, findings: places(findings) };
}

/** Those that a refusal carries: what blocks the file, and the first of the rest. */
function foremost(findings: readonly Place[]): Place[] {
  const rest = findings.filter(({ code }) => !blocks(code));
  return [...findings.filter(({ code }) => blocks(code)), ...rest].slice(0, SHOWN);
}

/** Where findings are, in order. What has expired is left out: the server goes by its own day, the corpus by another. */
function places(findings: readonly (Place | Finding)[]): string[] {
  const lasting = findings.filter(({ code }) => code !== "already_expired");
  return lasting.map(({ code, line, column }) => `${code} at line ${line}, column ${column}`).sort();
}

/** How often each code was found. */
function tally(findings: readonly Place[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
