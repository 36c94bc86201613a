// The `test` of specs that start with a signed-in browser, the API, and further browsers.
import type { Page } from "@playwright/test";
import { people, test as base } from "./test.ts";
import { Wire } from "./wire.ts";

export { expect, expectAccessible, password, people, returnTo, Server, signIn } from "./test.ts";

type Options = {
  /** The account that the browser signs in with. */
  who: keyof typeof people;
  /** Whether each test starts signed in, also one that does not name `wire`. */
  signedIn: boolean;
};

/** A separate browser, and the API with its session. */
export interface Browser {
  page: Page;
  wire: Wire;
}

type Fixtures = {
  /** The API with the session of the browser. A test that names it starts signed in. */
  wire: Wire;
  /** Opens another browser that is signed in. */
  another: (who?: keyof typeof people) => Promise<Browser>;
};

export const test = base.extend<Options & Fixtures>({
  who: ["admin", { option: true }],
  signedIn: [false, { option: true }],

  page: async ({ page, who, signedIn }, use) => {
    if (signedIn) await new Wire(page.request).signIn(who);
    await use(page);
  },

  wire: async ({ page, who, signedIn }, use) => {
    const wire = new Wire(page.request);
    if (!signedIn) await wire.signIn(who);
    await use(wire);
  },

  another: async ({ browser, baseURL }, use) => {
    const contexts: { close: () => Promise<void> }[] = [];
    await use(async (who = "admin") => {
      const context = await browser.newContext({ baseURL: baseURL! });
      contexts.push(context);
      const page = await context.newPage();
      const wire = new Wire(context.request);
      await wire.signIn(who);
      return { page, wire };
    });
    for (const context of contexts) await context.close();
  },
});
