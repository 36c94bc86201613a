import { defineConfig } from "@playwright/test";
import { shell } from "./support/browsers.ts";

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.ts",
  outputDir: "results",
  // A browser and its server together use about one processor core.
  workers: 2,
  fullyParallel: true,
  // A test that passes only when it is repeated counts as failed.
  retries: 0,
  timeout: 60_000,
  globalTimeout: 40 * 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: "list",
  use: {
    viewport: { width: 1440, height: 900 },
    locale: "en-US",
    timezoneId: "America/Chicago",
    // Recording traces takes a sixth of the time. `cargo xtask e2e --trace on` records them.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: shell,
  },
  projects: [{ name: "chromium" }],
});
