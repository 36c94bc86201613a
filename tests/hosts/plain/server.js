// A portal without any library. It signs in everybody as the person in the cookie `portal_user`, serves a
// page for each element, and vouches for the person with a token. Environment: COVERLIST_URL,
// COVERLIST_ISSUER, COVERLIST_KEY (a file with an Ed25519 private key in PEM), COVERLIST_DISTRICT, PORT; to
// try other pages, POLICY (another content security policy) and SCRIPT (another URL of coverlist.js).
import { createPrivateKey, randomUUID, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const { COVERLIST_URL, COVERLIST_ISSUER, COVERLIST_KEY, COVERLIST_DISTRICT, PORT = "3000" } = process.env;
const key = createPrivateKey(readFileSync(COVERLIST_KEY));
const coverlist = new URL(COVERLIST_URL.replace(/\/*$/, "/"));

const file = (name) => readFileSync(new URL(name, import.meta.url), "utf8");
const script = process.env.SCRIPT ?? `${coverlist.href}coverlist.js`;
const policy = process.env.POLICY ?? [
  "default-src 'none'",
  `script-src 'self' ${coverlist.origin} 'wasm-unsafe-eval'`,
  "style-src 'self'",
  "img-src data:",
  `connect-src 'self' ${coverlist.origin}`,
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const permissions = ["manage_settings", "view_reports"];
const people = {
  dana: { sub: "u-1007", name: "Dana Whitfield", permissions },
  kim: { sub: "u-2044", name: "Kim Osei", permissions },
  /** Lee views no reports. */
  lee: { sub: "u-3081", name: "Lee Park", permissions: ["manage_settings"] },
};
/** The element of each page. */
const elements = { "/": "coverlist-import", "/coverage": "coverlist-coverage" };

const page = (element) =>
  file("page.html")
    .replaceAll("{element}", element)
    .replace("{coverlist}", coverlist.href)
    .replace("{script}", script);

function token(person) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    ...person,
    iss: COVERLIST_ISSUER,
    aud: coverlist.origin,
    district: COVERLIST_DISTRICT,
    jti: randomUUID(),
    iat: now,
    exp: now + 120,
  };
  const signed = `${part({ alg: "EdDSA", typ: "JWT" })}.${part(claims)}`;
  return `${signed}.${sign(null, Buffer.from(signed), key).toString("base64url")}`;
}

const server = createServer((request, response) => {
  const [, user = "dana"] = /portal_user=(\w*)/.exec(request.headers.cookie ?? "") ?? [];
  const send = (type, text) => {
    response.writeHead(200, { "content-type": type, "content-security-policy": policy, "cache-control": "no-store" });
    response.end(text);
  };
  const { pathname } = new URL(request.url, "http://portal");
  switch (pathname) {
    case "/":
    case "/coverage":
      return send("text/html; charset=utf-8", page(elements[pathname]));
    case "/portal.css":
      return send("text/css; charset=utf-8", file("portal.css"));
    case "/portal.js":
      return send("text/javascript; charset=utf-8", file("portal.js"));
    case "/token":
      return send("text/plain; charset=utf-8", token(people[user] ?? people.dana));
    default:
      response.writeHead(404);
      response.end();
  }
});
server.listen(Number(PORT), "127.0.0.1", () => console.log(`http://localhost:${PORT}/`));
