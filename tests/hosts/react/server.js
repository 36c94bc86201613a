// A portal with React 19. It signs in everybody as Dana, bundles its page at the start, and signs tokens.
// Environment: that of tokens.js, and PORT.
import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { build } from "esbuild";
import { coverlist, policy, tokenFor } from "../tokens.js";

const here = (name) => new URL(name, import.meta.url);
const { outputFiles } = await build({
  entryPoints: [here("portal.jsx").pathname],
  bundle: true,
  write: false,
  format: "esm",
  jsx: "automatic",
  define: { COVERLIST: JSON.stringify(coverlist.href) },
});
const files = {
  "/": ["text/html", readFileSync(here("page.html"), "utf8").replaceAll("{coverlist}", coverlist.href)],
  "/portal.js": ["text/javascript", outputFiles[0].text],
  "/portal.css": ["text/css", readFileSync(here("portal.css"), "utf8")],
};

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, "http://portal");
  const isToken = pathname === "/token";
  const [type, text] = isToken ? ["text/plain", await tokenFor({ id: "u-1007", name: "Dana Whitfield" })] : (files[pathname] ?? []);
  const headers = { "content-security-policy": policy, "cache-control": "no-store" };
  response.writeHead(text ? 200 : 404, text ? { ...headers, "content-type": `${type}; charset=utf-8` } : headers);
  response.end(text);
});
const port = Number(process.env.PORT ?? "3000");
server.listen(port, "127.0.0.1", () => console.log(`http://localhost:${port}/`));
