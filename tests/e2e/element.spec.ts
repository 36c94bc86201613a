// The element in a page: what the host can do with it, and what it does to the host.
import type { Page, Route } from "@playwright/test";
import { ImportScreen } from "./pages/import_screen.ts";
import { ProcessScreen } from "./pages/process_screen.ts";
import { VerifyScreen } from "./pages/verify_screen.ts";
import { PSEUDO } from "./support/brackets.ts";
import { cleanFile, fileWithRejectedRows } from "./support/csv.ts";
import { type CoverlistImport, drop, events, expect, heard, paste, test, validated } from "./support/portal.ts";
import { Wire } from "./support/wire.ts";

/** The elements of the page. */
const ELEMENTS = "coverlist-import";

test("the attributes, properties and methods of the element are those of its documentation", async ({
  page,
  portal,
}) => {
  await page.goto(portal.url);
  await heard(page, "ready");
  const screen = new ImportScreen(page);
  await page.locator(ELEMENTS).evaluate((element) => element.setAttribute("template", "device"));
  await expect(screen.template("device")).toBeChecked();

  await open(page, 0, "fall.csv", cleanFile("device"));
  await screen.validated();
  await expect(screen.fact("File")).toHaveText("fall.csv");
  await page.locator(ELEMENTS).evaluate((element: CoverlistImport) => element.reset());
  await expect(page.getByRole("region", { name: "Findings" })).toHaveCount(0);
  await expect(screen.file).toBeAttached();
});

test("files are read with the saved source that the element names", async ({ page, portal, request }) => {
  const wire = new Wire(request);
  await wire.signIn();
  // The headers do not say what their columns have.
  const decisions = { columns: { key: "A", status: "B" } };
  // Its own headers are others, so it applies only where it is named.
  const headers = ["A", "B", "C", "D", "E", "F"];
  await wire.putSource({ name: "Carrier", template: "user", headers, decisions });
  await page.goto(portal.url);
  await heard(page, "ready");
  await open(page, 0, "carrier.csv", Buffer.from("A,B\r\n004231,Enrolled\r\n118204,Declined\r\n"));
  expect(await heard(page, "validated")).toMatchObject({ blocked: true });
  await page.locator(ELEMENTS).evaluate((element) => element.setAttribute("source", "Carrier"));
  await expect
    .poll(() => heard(page, "validated"))
    .toEqual({ accepted: 2, rejected: 0, ignored: 0, blocked: false });
});

test.describe("in a browser of another language", () => {
  test.use({ locale: PSEUDO });

  test("each element has the language of its attribute, otherwise the browser's", async ({ page, portal }) => {
    await page.goto(portal.url);
    await heard(page, "ready");
    await addElement(page, { locale: "en" });
    const [first, second] = [page.locator(ELEMENTS).nth(0), page.locator(ELEMENTS).nth(1)];
    await expect(first.getByRole("link", { name: "[Bulk Insurance Import]" })).toBeVisible();
    await expect(second.getByRole("link", { name: "Bulk Insurance Import", exact: true })).toBeVisible();
    await expect(first.locator(`[lang=${PSEUDO}]`)).toBeAttached();
    await expect(second.locator("[lang=en]")).toBeAttached();
  });
});

test("of two elements, each takes only its own drops and pastes", async ({ page, portal }) => {
  await page.goto(portal.url);
  await heard(page, "ready");
  await addElement(page);
  await expect.poll(async () => (await events(page)).filter(({ type }) => type === "ready").length).toBe(2);
  const [first, second] = [page.locator(ELEMENTS).nth(0), page.locator(ELEMENTS).nth(1)];
  await drop(page, "first.csv", cleanFile("user"), 0);
  await expect(first.getByText("first.csv").first()).toBeVisible();
  await expect(second.getByText("first.csv")).toHaveCount(0);
  await paste(page, cleanFile("user"), 1);
  await expect.poll(async () => (await events(page)).filter(({ type }) => type === "validated").length).toBe(2);
  await expect(first.getByText("first.csv").first()).toBeVisible();
  // Both are read by one worker.
  expect(page.workers()).toHaveLength(1);
});

test("an element keeps its work when it is moved, and gives up everything when it is removed", async ({
  page,
  portal,
}) => {
  const screen = await validated(page, portal);
  await page.evaluate(() => {
    const dialog = document.createElement("dialog");
    document.body.append(dialog);
    dialog.append(document.querySelector("coverlist-import")!);
    dialog.showModal();
  });
  await expect(screen.fact("File")).toHaveText("fall.csv");
  await expect(screen.readyToStage).toBeVisible();

  await page.evaluate(() => {
    const element = document.querySelector("coverlist-import")!;
    Object.assign(window, { removed: element });
    element.remove();
    document.querySelector("dialog")?.remove();
  });
  await expect.poll(() => page.workers().length).toBe(0);
  await page.evaluate(() => document.querySelector("main")?.append((window as never)["removed"]));
  await expect(screen.file).toBeAttached();
  await expect(page.getByText("fall.csv")).toHaveCount(0);
});

test("the verification sheet is printed without the page around it", async ({ page, portal }) => {
  await page.addInitScript(() => {
    window.print = () => {
      const note = document.querySelector<HTMLInputElement>(".verify-note");
      const { page } = getComputedStyle(document.body) as CSSStyleDeclaration & { page: string };
      Object.assign(window.top!, { printed: { text: document.body.innerText, note: note?.value, page } });
    };
  });
  await page.goto(portal.url);
  await heard(page, "ready");
  await open(page, 0, "fall.csv", cleanFile("user"));
  const screen = new ImportScreen(page);
  await screen.validated();
  await screen.stageButton.click();
  const process = new ProcessScreen(page);
  await process.process();
  await process.reported();
  await page.getByRole("link", { name: "Verify 4 rows" }).click();
  const sheet = new VerifyScreen(page);
  const printed = () => page.evaluate(() => (window as never)["printed"] as Record<string, string> | undefined);
  // Twice: the second copy replaces the first.
  for (const note of ["seen on paper", "and once more"]) {
    await page.emulateMedia({ media: "screen" });
    await sheet.write(2, note);
    await page.emulateMedia({ media: "print" });
    await page
      .getByRole("button", { name: "Print this sheet", includeHidden: true })
      .evaluate((button: HTMLElement) => button.click());
    await expect.poll(printed).toMatchObject({ note, page: "verification" });
  }
  const { text } = (await printed())!;
  expect(text).toContain("fall.csv");
  expect(text).toContain("Verified by");
  expect(text).not.toContain("Print this sheet");
  const around = await page.getByRole("heading", { level: 1 }).first().innerText();
  expect(text).not.toContain(around);
  await expect(page.locator(".print-frame")).toHaveCount(1);
});

test("an element that is not displayed loads nothing until it is shown", async ({ page, portal }) => {
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await page.addInitScript(() => {
    const style = new CSSStyleSheet();
    style.replaceSync("coverlist-import { display: none }");
    document.adoptedStyleSheets = [style];
  });
  await page.goto(portal.url, { waitUntil: "networkidle" });
  expect(loaded.filter((path) => path.endsWith(".wasm"))).toEqual([]);
  await page.evaluate(() => (document.adoptedStyleSheets = []));
  await heard(page, "ready");
});

test("a load that fails after the element got another server changes nothing", async ({ page, portal, server }) => {
  await page.goto(portal.url);
  await heard(page, "ready");
  let failing: Route | undefined;
  await page.route("**/gone/coverlist.js", (route) => void (failing = route));
  const to = (address: string) =>
    page.locator(ELEMENTS).evaluate((element, address) => element.setAttribute("server", address), address);
  await to(`${server.url}/gone/`);
  await expect.poll(() => failing !== undefined).toBe(true);
  await to(`${server.url}/`);
  const screen = new ImportScreen(page);
  await expect(screen.file).toBeAttached();
  const failed = page.waitForEvent("requestfailed");
  await failing?.abort();
  await failed;
  await page.unroute("**/gone/coverlist.js");
  // The failure has reached the script when its import, too, has failed for a second time.
  await page.evaluate((address) => import(address).catch(() => undefined), `${server.url}/gone/coverlist.js`);
  await expect(screen.file).toBeAttached();
  expect((await events(page)).filter(({ type }) => type === "error")).toEqual([]);
});

test("the element fits into every width, whatever the window's", async ({ page, portal }) => {
  await page.goto(portal.url);
  await heard(page, "ready");
  await drop(page, "fall.csv", fileWithRejectedRows("user"));
  await heard(page, "validated");
  for (const width of [280, 420, 900, 4000]) {
    const over = await page.locator(ELEMENTS).evaluate((element: HTMLElement, width) => {
      element.style.inlineSize = `${width}px`;
      const edge = element.getBoundingClientRect().right;
      // What scrolls by itself may be wider than its frame.
      const isCut = (node: Element | null): boolean =>
        node !== null && (getComputedStyle(node).overflowX !== "visible" || isCut(node.parentElement));
      const all = [...element.shadowRoot!.querySelectorAll("*")];
      return all
        .filter((node) => node.getBoundingClientRect().right > edge + 1 && !isCut(node.parentElement))
        .map((node) => `${node.tagName} ${node.className}`);
    }, width);
    expect(over, `${width} px`).toEqual([]);
  }
});

test("the host may keep a navigation for itself", async ({ page, portal }) => {
  await page.goto(portal.url);
  await heard(page, "ready");
  await page.evaluate(() =>
    document.addEventListener("coverlist-navigate", (event) => event.preventDefault(), { once: true }),
  );
  const process = page.getByRole("link", { name: "Bulk Insurance Process" });
  await process.click();
  expect(await heard(page, "navigate")).toEqual({ screen: "process" });
  await expect(process).not.toHaveAttribute("aria-current");
  await process.click();
  await expect(process).toHaveAttribute("aria-current", "page");
});

test("the host's globals, history, keys, drops and styles are untouched", async ({ page, portal }) => {
  await page.addInitScript(() => Object.assign(window, { before: new Set(Object.getOwnPropertyNames(window)) }));
  await page.goto(portal.url);
  const heading = page.getByRole("heading", { name: "Oak Valley portal" });
  const style = () => heading.evaluate((node) => JSON.stringify({ ...getComputedStyle(node) }));
  const fresh = await style();
  await heard(page, "ready");
  await drop(page, "fall.csv", fileWithRejectedRows("user"));
  await heard(page, "validated");
  const added = await page.evaluate(() => {
    const before = (window as never)["before"] as Set<string>;
    return Object.getOwnPropertyNames(window).filter((name) => !before.has(name) && name !== "before");
  });
  expect(added).toEqual([]);
  expect(await page.evaluate(() => history.length)).toBe(2);
  expect(page.url()).toBe(portal.url);
  // Answers about the file are in memory only.
  const screen = new ImportScreen(page);
  await screen.rows.first().click();
  await screen.active.getByRole("button", { name: "Leave this row out" }).click();
  await expect(page.getByRole("button", { name: "Undo" })).toBeEnabled();
  await screen.validated();
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  expect(await style()).toBe(fresh);
  expect(await page.evaluate(() => document.head.querySelectorAll("style, link").length)).toBe(1);

  const isTaken = (type: string, init: string) =>
    heading.evaluate(
      (node, [type, init]) => {
        const made =
          init === "drag"
            ? new DragEvent(type!, { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() })
            : new KeyboardEvent(type!, { bubbles: true, cancelable: true, key: init! });
        return !node.dispatchEvent(made);
      },
      [type, init],
    );
  expect(await isTaken("dragover", "drag")).toBe(false);
  expect(await isTaken("drop", "drag")).toBe(false);
  for (const key of ["Escape", "Enter", "ArrowDown", "/", "F1"]) expect(await isTaken("keydown", key)).toBe(false);
});

test("a hundred elements leave as much behind as ten", async ({ page, portal, context }) => {
  test.slow();
  await page.addInitScript(() => {
    const memories: WebAssembly.Memory[] = [];
    for (const name of ["instantiate", "instantiateStreaming"] as const) {
      const original = WebAssembly[name] as (...all: unknown[]) => Promise<WebAssembly.WebAssemblyInstantiatedSource>;
      const noted = async (...all: unknown[]) => {
        const made = await original(...all);
        const { memory } = (made.instance ?? made).exports ?? {};
        if (memory instanceof WebAssembly.Memory) memories.push(memory);
        return made;
      };
      Object.assign(WebAssembly, { [name]: noted });
    }
    Object.assign(window, { memories });
  });
  await page.goto(portal.url);
  await heard(page, "ready");
  await page.locator(ELEMENTS).evaluate((element: CoverlistImport) => {
    Object.assign(window, { tokenProvider: element.tokenProvider });
    element.remove();
  });
  // Each element was ready, and its worker was asked for.
  const mount = (times: number) =>
    page.evaluate(async (times) => {
      for (let n = 0; n < times; n++) {
        const element = document.createElement("coverlist-import");
        Object.assign(element, { tokenProvider: (window as never)["tokenProvider"] });
        const ready = new Promise((done) => element.addEventListener("coverlist-ready", done, { once: true }));
        document.querySelector("main")?.prepend(element);
        await ready;
        element.remove();
      }
      document.querySelector("#log")?.replaceChildren();
    }, times);
  const devtools = await context.newCDPSession(page);
  await devtools.send("Performance.enable");
  const remains = async () => {
    await expect.poll(() => page.workers().length).toBe(0);
    await devtools.send("HeapProfiler.collectGarbage");
    const { metrics } = await devtools.send("Performance.getMetrics");
    const metric = (name: string) => metrics.find((metric) => metric.name === name)?.value;
    const pages = await page.evaluate(() => {
      const { memories } = window as unknown as { memories: WebAssembly.Memory[] };
      return memories.map(({ buffer }) => buffer.byteLength / 65_536);
    });
    const [nodes, listeners] = [metric("Nodes"), metric("JSEventListeners")];
    return { nodes, listeners, documents: metric("Documents"), pages };
  };
  // The first collection finishes what the browser was about to draw; the second one frees it.
  const settled = async () => {
    await remains();
    return remains();
  };
  await mount(10);
  const afterTen = await settled();
  expect(afterTen.pages).toHaveLength(1);
  await mount(90);
  const afterHundred = await settled();
  expect(afterHundred.nodes).toBeLessThanOrEqual(afterTen.nodes!);
  // A page of memory is 64 KiB: less than a kilobyte for each of ninety elements.
  expect(afterHundred.pages[0]! - afterTen.pages[0]!).toBeLessThanOrEqual(1);
  expect(afterHundred).toEqual({ ...afterTen, nodes: afterHundred.nodes, pages: afterHundred.pages });
});

/** Reads a file in the element with this index through its method `open`. */
async function open(page: Page, index: number, name: string, bytes: Buffer): Promise<void> {
  await page.locator(ELEMENTS).nth(index).evaluate(
    (element: CoverlistImport, [name, text]) => element.open(new File([text!], name!)),
    [name, bytes.toString("utf8")],
  );
}

/** Adds a second element behind the first. */
async function addElement(page: Page, attributes: Record<string, string> = {}): Promise<void> {
  await page.evaluate((attributes) => {
    const first = document.querySelector<CoverlistImport>("coverlist-import")!;
    const second = document.createElement("coverlist-import");
    Object.assign(second, { tokenProvider: first.tokenProvider });
    for (const [name, value] of Object.entries(attributes)) second.setAttribute(name, value);
    first.after(second);
  }, attributes);
}
