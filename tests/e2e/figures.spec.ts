// Measures the time and memory of each stage for a release. Run it with FIGURES=1 and one worker on an idle
// machine. It prints figures and judges none.
import { readFile } from "node:fs/promises";
import type { Browser, CDPSession, Page } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { ProcessScreen } from "./pages/process_screen.ts";
import { watchLongTasks } from "./pages/long_tasks.ts";
import { expect, signIn, test } from "./support/admin.ts";
import { manyDevices, manyRows } from "./support/many.ts";

test.skip(!process.env["FIGURES"], "figures are taken with FIGURES=1");
test.describe.configure({ mode: "serial", timeout: 300_000 });

for (const rows of [2_000, 100_000, 250_000]) {
  test(`${rows.toLocaleString("en-US")} device rows, from choosing to processed`, async ({
    page,
    wire,
    server,
    browser,
  }) => {
    await wire.load("devices", manyDevices(rows));
    const file = manyRows(rows);
    const longTasks = await watchLongTasks(page);
    const screen = await new ImportScreen(page).open();
    await screen.template("device").check();
    // The file is on disk: the time that the test driver takes to hand over bytes does not count.
    const path = test.info().outputPath("device.csv");
    await (await import("node:fs/promises")).writeFile(path, file);
    await expect.poll(() => page.workers().length).toBeGreaterThan(0);
    await longTasks.forget();

    await screen.file.setInputFiles(path);
    await screen.validated();
    const validatedTasks = await longTasks.longest();

    await screen.show.selectOption({ label: "All rows" });
    await longTasks.forget();
    const scrolled = await scroll(page);
    const scrollTasks = await longTasks.longest();
    const tab = await memoryOf(browser, page);

    const processing = new ProcessScreen(page);
    const staged = await timed(async () => {
      await screen.stageButton.click();
      await expect(page).toHaveURL(/\/process$/, { timeout: 120_000 });
    });
    const planned = await timed(async () => {
      await expect(processing.processButton).toBeVisible({ timeout: 120_000 });
    });
    await processing.processButton.click();
    const processed = await timed(async () => {
      await processing.consentButton.click();
      await processing.reported();
    });
    await expect(processing.sum).toContainText(`${rows.toLocaleString("en-US")} updated`);

    const [header, validated] = await marks(page);
    print(`${rows.toLocaleString("en-US")} rows, ${(file.length / 1e6).toFixed(1)} MB`, {
      "chosen to header": `${header} ms`,
      "chosen to validated": `${validated} ms`,
      "stage pressed to staged": `${staged} ms`,
      "opened to planned": `${planned} ms`,
      "consent to report": `${processed} ms`,
      "longest task while validating": `${validatedTasks} ms`,
      "longest task while scrolling": `${scrollTasks} ms, ${scrolled}`,
      tab: tab,
      "server, peak": await peak(server.pid),
    });
  });
}

test("what the first load transfers", async ({ page }) => {
  const transferred = new Map<string, Promise<number>>();
  page.on("requestfinished", (request) => {
    // A second request for the same path is answered from the cache.
    const path = new URL(request.url()).pathname;
    const isPage = !path.startsWith("/api/") && !transferred.has(path);
    if (isPage)
      transferred.set(
        path,
        request.sizes().then(({ responseBodySize }) => responseBodySize),
      );
  });
  await page.goto("/");
  await signIn(page);
  await page.getByRole("region", { name: "Bulk Insurance Import" }).getByRole("link").click();
  await expect(new ImportScreen(page).file).toBeAttached();
  await expect.poll(() => [...transferred.keys()].some((path) => path.endsWith("worker_bg.wasm"))).toBe(true);
  const sizes = await Promise.all([...transferred].map(async ([path, size]) => [path, await size] as const));
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  print(`first load: ${(total / 1000).toFixed(1)} kB, compressed`, Object.fromEntries(sizes));
});

async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return Math.round(performance.now() - start);
}

/** Milliseconds from choosing the file to the header verdict and to the verdict, by the page's marks. */
async function marks(page: Page): Promise<[number, number]> {
  return page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(`coverlist.${name}`).at(-1)?.startTime ?? NaN;
    const chosen = at("chosen");
    return [Math.round(at("header") - chosen), Math.round(at("validated") - chosen)];
  });
}

/** Scrolls the table with the wheel, and returns the time between frames. */
async function scroll(page: Page): Promise<string> {
  await page.getByRole("grid").hover();
  const frames = page.evaluate(
    () =>
      new Promise<number[]>((done) => {
        const gaps: number[] = [];
        let last = performance.now();
        const frame = (now: number): void => {
          gaps.push(now - last);
          last = now;
          if (gaps.length < 180) requestAnimationFrame(frame);
          else done(gaps);
        };
        requestAnimationFrame(frame);
      }),
  );
  for (let turn = 0; turn < 60; turn += 1) await page.mouse.wheel(0, 400 + turn * 40);
  const gaps = (await frames).sort((one, other) => one - other);
  return `95th frame of 100 after ${gaps[Math.floor(gaps.length * 0.95)]?.toFixed(0)} ms`;
}

/** The page's JavaScript heap, and the memory of its process with the worker. */
async function memoryOf(browser: Browser, page: Page): Promise<string> {
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  const heap = metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? NaN;
  const { processInfo } = await (await browser.newBrowserCDPSession()).send("SystemInfo.getProcessInfo");
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  const peaks = await Promise.all(renderers.map(({ id }) => status(id, "VmHWM")));
  return `heap ${(heap / 1e6).toFixed(0)} MB, process at most ${(Math.max(...peaks) / 1000).toFixed(0)} MB`;
}

async function peak(pid: number): Promise<string> {
  return `${((await status(pid, "VmHWM")) / 1000).toFixed(0)} MB`;
}

/** A value from `/proc/<pid>/status`, in kB. */
async function status(pid: number, name: string): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(text)?.[1]);
}

function print(title: string, lines: Record<string, unknown>): void {
  console.log([title, ...Object.entries(lines).map(([name, value]) => `  ${name}: ${value}`)].join("\n"));
}
