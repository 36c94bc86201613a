// Each main screen on a phone and on a desktop, light and dark: nothing overflows, and axe finds no
// violation. SCREENSHOTS=1 updates the pictures in docs/screenshots.
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { CoverageScreen } from "./pages/coverage_screen.ts";
import { ImportScreen } from "./pages/import_screen.ts";
import { lists } from "./support/lists.ts";
import { ProcessScreen } from "./pages/process_screen.ts";
import { RecordScreen } from "./pages/record_screen.ts";
import { RecordsScreen } from "./pages/records_screen.ts";
import { TemplateEditor } from "./pages/template_editor.ts";
import { TemplatesScreen } from "./pages/templates_screen.ts";
import { expect, expectAccessible, test } from "./support/admin.ts";
import { coverMany } from "./support/covered.ts";
import { cleanFile, KEYS } from "./support/csv.ts";
import { addCustomFields } from "./support/custom.ts";
import { eachLook } from "./support/every_look.ts";
import type { Wire } from "./support/wire.ts";

const PICTURES = resolve(import.meta.dirname, "../../docs/screenshots");

/** Enough lines of a sample to fill a screen. More would only slow axe down, which looks at every cell. */
const FEW = 40;

interface Screen {
  name: string;
  visit: (page: Page, wire: Wire) => Promise<void>;
  /** `false` for a screen that has no picture. */
  picture?: false;
  /** Whether a picture is also taken on a phone. */
  onPhone?: true;
}

const SCREENS: Screen[] = [
  {
    name: "sign-in",
    onPhone: true,
    visit: async (page) => {
      await page.context().clearCookies();
      await page.goto("/");
      await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
      await expect(page.getByText("Demo district")).toBeVisible();
    },
  },
  {
    name: "utilities",
    visit: async (page, wire) => {
      await sample(wire, page, "clean-device.csv");
      await page.goto("/settings/system-utilities");
      await expect(page.getByText(/clean-device\.csv, [\d,]+ rows/).first()).toBeVisible();
    },
  },
  {
    name: "choose",
    visit: async (page) => {
      const screen = await new ImportScreen(page).open();
      await screen.template("device").check();
    },
  },
  {
    name: "validate",
    onPhone: true,
    visit: async (page) => {
      const screen = await new ImportScreen(page).open();
      await page.getByRole("button", { name: "Messy device file" }).click();
      await screen.validated();
    },
  },
  {
    name: "match",
    onPhone: true,
    visit: async (page) => {
      const list = lists().find(({ name }) => name === "fixture-insurer-portal")!;
      const screen = await new ImportScreen(page).open();
      await screen.validate("insurer-portal.csv", list.input);
    },
  },
  {
    name: "blocked",
    picture: false,
    visit: async (page) => {
      const screen = await new ImportScreen(page).open();
      await screen.choose("device", "students.csv", cleanFile("user"));
      await expect(screen.blocked).toBeVisible();
    },
  },
  {
    name: "plan",
    onPhone: true,
    visit: async (page, wire) => {
      await sample(wire, page, "messy-device.csv", FEW);
      await new ProcessScreen(page).plan();
    },
  },
  {
    name: "process-consent",
    visit: async (page, wire) => {
      await sample(wire, page, "clean-device.csv", FEW);
      const screen = await new ProcessScreen(page).plan();
      await screen.processButton.click();
      await expect(screen.consent).toBeVisible();
    },
  },
  {
    name: "report",
    onPhone: true,
    visit: async (page, wire) => {
      await sample(wire, page, "messy-device.csv", FEW);
      const screen = await new ProcessScreen(page).plan();
      await screen.process();
      await screen.reported();
    },
  },
  {
    name: "imports",
    visit: async (page, wire) => {
      for (const name of ["clean-user.csv", "clean-device.csv"] as const) {
        const { template, bytes } = await fetched(page, name);
        await wire.process(template, name, bytes);
      }
      await sample(wire, page, "messy-device.csv");
      await page.goto("/imports");
      await expect(page.getByRole("table", { name: "Imports" })).toBeVisible();
    },
  },
  {
    name: "coverage",
    onPhone: true,
    visit: async (page, wire) => {
      await coverMany(page, wire);
      const screen = await new CoverageScreen(page).open();
      await screen.side.getByRole("button", { name: /^Ends within 90 days/ }).click();
      await expect(screen.filters).toHaveCount(1);
    },
  },
  {
    name: "templates",
    onPhone: true,
    visit: async (page, wire) => {
      await wire.putTemplate(await addCustomFields(wire));
      await new TemplatesScreen(page).open();
      await expect(page.getByRole("table", { name: "Fields" })).toBeVisible();
    },
  },
  {
    name: "template",
    onPhone: true,
    visit: async (page, wire) => {
      await wire.putTemplate(await addCustomFields(wire));
      await new TemplateEditor(page).open("fall");
    },
  },
  {
    name: "template-chosen",
    picture: false,
    visit: async (page, wire) => {
      const screen = await new TemplatesScreen(page).open();
      await screen.choose("user.json", await wire.template("user"));
      await expect(page.getByText("user.json is chosen")).toBeVisible();
    },
  },
  {
    name: "field-dialog",
    picture: false,
    visit: async (page) => {
      const screen = await new TemplatesScreen(page).open();
      await page.getByRole("button", { name: "Add a field" }).click();
      await expect(screen.adding).toBeVisible();
    },
  },
  {
    name: "record",
    onPhone: true,
    visit: async (page, wire) => {
      await wire.process("device", "fall.csv", cleanFile("device"));
      await new RecordScreen(page).find("devices", KEYS.device.known[0]);
    },
  },
  {
    name: "record-move",
    visit: async (page, wire) => {
      await wire.process("device", "fall.csv", cleanFile("device"));
      const record = await new RecordScreen(page).find("devices", KEYS.device.known[0]);
      await record.move.click();
      await record.panel.getByRole("searchbox").fill(KEYS.device.known[3]);
      await record.panel.getByRole("button", { name: KEYS.device.known[3] }).click();
      await expect(record.plan).toBeVisible();
    },
  },
  {
    name: "records",
    onPhone: true,
    visit: async (page) => {
      const screen = await new RecordsScreen(page).open();
      await screen.filterBy.selectOption("Coverage End Date");
      await screen.from.fill("2026-01-01");
      await screen.column("Ends").getByRole("button").click();
      await screen.search.fill("Núñez");
      await expect(screen.rows).not.toHaveCount(100);
    },
  },
];

for (const screen of SCREENS) {
  test(`${screen.name}: phone and desk, light and dark`, async ({ page, wire }) => {
    test.slow();
    await screen.visit(page, wire);
    await eachLook(page, async ({ size, colorScheme }) => {
      await expectAccessible(page);
      const isPictured = process.env["SCREENSHOTS"] && screen.picture !== false;
      if (isPictured && (size === "desk" || screen.onPhone)) {
        const variant = size === "desk" ? colorScheme : `${colorScheme}-phone`;
        await page.screenshot({ path: `${PICTURES}/${screen.name}-${variant}.png`, animations: "disabled" });
      }
    });
  });
}

/** Stages a sample of the demo, or only its first lines. */
async function sample(wire: Wire, page: Page, name: string, lines?: number): Promise<void> {
  const { template, bytes } = await fetched(page, name);
  const text = bytes.toString("latin1").split("\r\n").slice(0, lines).join("\r\n");
  await wire.stage(template, name, Buffer.from(text, "latin1"));
}

async function fetched(page: Page, name: string) {
  const bytes = await (await page.request.get(`/api/v1/samples/${name}`)).body();
  return { template: name.includes("user") ? ("user" as const) : ("device" as const), bytes };
}
