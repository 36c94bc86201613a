// A portal of tests/hosts, which embeds the element of a server and vouches for its people.
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { type Page, expect } from "@playwright/test";
import { ImportScreen } from "../pages/import_screen.ts";
import { cleanFile } from "./csv.ts";
import { test as base } from "./test.ts";
import type { Server } from "./server.ts";

export type { CoverlistImport } from "../../../src/embed/coverlist.d.ts";
export { expect, expectAccessible, type Server } from "./test.ts";

const HOSTS = resolve(import.meta.dirname, "../../hosts");

/** The portals of tests/hosts. */
export type Host = "plain" | "react" | "express";

/**
 * What a portal says about the signed-in person. Its pages sign in `dana` unless a cookie names another one.
 */
export const portalPeople = { dana: "Dana Whitfield", kim: "Kim Osei", lee: "Lee Park" } as const;

export class Portal {
  readonly #child: ChildProcess;
  /** The address of the portal. It is another site than the server's. */
  readonly url: string;

  private constructor(child: ChildProcess, url: string) {
    this.#child = child;
    this.url = url;
  }

  /** Starts a portal that signs tokens with the key of the server's development issuer. */
  static async start(host: Host, server: Server, environment: NodeJS.ProcessEnv): Promise<Portal> {
    const child = spawn(process.execPath, [resolve(HOSTS, host, "server.js")], {
      env: {
        ...process.env,
        COVERLIST_KEY: join(server.data, "demo-issuer.pem"),
        COVERLIST_ISSUER: "coverlist-demo",
        COVERLIST_DISTRICT: "oakwood",
        ...environment,
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const url = await new Promise<string>((found, failed) => {
      child.once("exit", (code) => failed(new Error(`the portal ended with ${code}`)));
      if (child.stdout) createInterface({ input: child.stdout }).once("line", found);
    });
    return new Portal(child, url);
  }

  async stop(): Promise<void> {
    const ended = new Promise<void>((done) => this.#child.once("close", () => done()));
    this.#child.kill("SIGTERM");
    await ended;
  }
}

type Options = {
  /** The portal of a test. */
  host: Host;
  /**
   * The content security policy of the portal's page, with SERVER for the server's origin; by default the
   * portal's own, which is strict.
   */
  policy: string | undefined;
  /** The URL of coverlist.js on the portal, if the portal has a copy of its own. */
  script: string | undefined;
  /** The path under which the server is, such as `/tools/coverlist`; empty for the root of its host. */
  publicPath: string;
};

type Fixtures = {
  /** The port of the portal. The server must know the portal's origin before the portal starts. */
  portalPort: number;
  portal: Portal;
};

export const test = base.extend<Options & Fixtures>({
  host: ["plain", { option: true }],
  policy: [undefined, { option: true }],
  script: [undefined, { option: true }],
  publicPath: ["", { option: true }],

  portalPort: async ({}, use) => use(await freePort()),

  serverArguments: async ({ portalPort, publicPath }, use) => {
    const path = publicPath ? ["--public-path", publicPath] : [];
    await use(["--demo-origin", `http://localhost:${portalPort}`, ...path]);
  },

  portal: async ({ host, server, portalPort, policy, script, publicPath }, use) => {
    const environment = {
      PORT: `${portalPort}`,
      POLICY: policy?.replaceAll("SERVER", server.url),
      SCRIPT: script,
      COVERLIST_URL: server.url + publicPath,
    };
    const portal = await Portal.start(host, server, environment);
    await use(portal);
    await portal.stop();
  },
});

/** A fresh token for the person who is signed in to the portal. */
export async function portalToken(page: Page, portal: Portal): Promise<string> {
  return (await page.request.get(new URL("token", portal.url).href)).text();
}

/** Ends all sessions of the portal's person, as the person would on another device. */
export async function endSessions(page: Page, portal: Portal, server: Server): Promise<void> {
  const answer = await exchange(server, portal, await portalToken(page, portal));
  const { key } = (await answer.json()) as { key: string };
  const headers = { authorization: `Bearer ${key}` };
  const ended = await fetch(`${server.url}/api/v1/sessions`, { method: "DELETE", headers });
  expect(ended.status).toBe(204);
}

/** Exchanges a token for a session, as a page of the portal does. */
export function exchange(server: Server, portal: Portal, token: string): Promise<Response> {
  return fetch(`${server.url}/api/v1/session/exchange`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: new URL(portal.url).origin },
    body: JSON.stringify({ token }),
  });
}

/** The events of the element so far, in the order in which the portal's page heard them. */
export async function events(page: Page): Promise<{ type: string; detail: Record<string, unknown> }[]> {
  const lines = await page.getByRole("list", { name: "Events" }).getByRole("listitem").allInnerTexts();
  return lines.map((line) => {
    const [type = "", ...detail] = line.split(" ");
    return { type: type.replace("coverlist-", ""), detail: JSON.parse(detail.join(" ")) };
  });
}

/** Waits until the page has heard an event, and returns its detail. */
export async function heard(page: Page, type: string): Promise<Record<string, unknown>> {
  const find = async () => (await events(page)).findLast((event) => event.type === type)?.detail;
  await expect.poll(find, { message: `coverlist-${type}`, timeout: 20_000 }).toBeDefined();
  return (await find()) ?? {};
}

/** Drops a file onto an element, as a person does with the mouse. */
export async function drop(page: Page, name: string, bytes: Buffer, element = 0): Promise<void> {
  const files = await page.evaluateHandle(
    ([name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text!], name!, { type: "text/csv" }));
      return data;
    },
    [name, bytes.toString("utf8")],
  );
  const area = page.locator("coverlist-import").nth(element).getByLabel("Insurance CSV");
  for (const type of ["dragenter", "dragover", "drop"]) {
    await area.dispatchEvent(type, { dataTransfer: files, bubbles: true, cancelable: true, composed: true });
  }
}

/** Opens the portal, and validates a file in its element. */
export async function validated(page: Page, portal: Portal): Promise<ImportScreen> {
  await page.goto(portal.url);
  await heard(page, "ready");
  const screen = new ImportScreen(page);
  await screen.template("user").check();
  await drop(page, "fall.csv", cleanFile("user"));
  await screen.validated();
  await heard(page, "validated");
  return screen;
}

/** Pastes the text of a file into an element. */
export async function paste(page: Page, bytes: Buffer, element = 0): Promise<void> {
  const area = page.locator("coverlist-import").nth(element).getByLabel("Insurance CSV");
  await area.evaluate((node, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    node.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true, composed: true }));
  }, bytes.toString("utf8"));
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => found(port));
    });
  });
}
