// The imports of a spec: `test` with a server, `expect`, and signing in.
//
// Every test has its own server and district, because tests change records and a district has one open
// import. Files whose tests change nothing can share a server: `test.use({ shared: true })`.
import { test as base } from "@playwright/test";
import { Server } from "./server.ts";

export { expect } from "@playwright/test";
export { expectAccessible } from "./accessible.ts";
export { password, people, returnTo, signIn } from "./people.ts";
export { Server } from "./server.ts";

type Options = {
  /** Whether tests that change nothing share one server per Playwright worker. */
  shared: boolean;
  /** Further arguments to `coverlist serve`. A shared server ignores them. */
  serverArguments: string[];
};

type Fixtures = Options & {
  /** The running server; `page.goto("/")` goes to it. */
  server: Server;
};

type WorkerFixtures = {
  sharedServer: { get: () => Promise<Server> };
};

export const test = base.extend<Fixtures, WorkerFixtures>({
  shared: [false, { option: true }],
  serverArguments: [[], { option: true }],

  // The first test that needs the shared server starts it.
  sharedServer: [
    async ({}, use) => {
      let server: Promise<Server> | undefined;
      await use({ get: () => (server ??= Server.start()) });
      await (await server)?.remove();
    },
    { scope: "worker" },
  ],

  server: async ({ shared, serverArguments, sharedServer }, use) => {
    if (shared) {
      await use(await sharedServer.get());
      return;
    }
    const server = await Server.start({ arguments: serverArguments });
    await use(server);
    await server.remove();
  },

  baseURL: async ({ server }, use) => use(server.url),
});
