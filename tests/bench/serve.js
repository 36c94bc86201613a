// Serves the page of the benchmark, Coverlist's worker and the other contenders on a free port of this
// machine.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

const HERE = fileURLToPath(new URL(".", import.meta.url));
/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".wasm": "application/wasm",
  ".css": "text/css; charset=utf-8",
};

/** Serves folders by the beginning of the path; the longest beginning counts.
 * @param {Record<string, string>} folders */
export async function serve(folders) {
  const all = { ...folders, "/bench/": HERE, "/node_modules/": join(HERE, "node_modules") };
  const roots = Object.entries(all).sort(([one], [other]) => other.length - one.length);
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    const [start = "/", folder = ""] = roots.find(([start]) => path.startsWith(start)) ?? [];
    try {
      const content = await readFile(join(folder, path.slice(start.length)));
      response.writeHead(200, {
        "content-type": TYPES[extname(path)] ?? "application/octet-stream",
        // The page may then measure its own memory.
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-embedder-policy": "require-corp",
      });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(null)));
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
}
