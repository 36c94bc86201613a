// A small portal that renders its pages on the server. A person signs in with a form; the page has a token in
// the tag. Environment: that of tokens.js, and PORT.
import { randomUUID } from "node:crypto";
import express from "express";
import { coverlist, policy, tokenFor } from "../tokens.js";

const people = new Map([
  ["dana", { id: "u-1007", name: "Dana Whitfield", email: "dana@oakvalley.example" }],
  ["kim", { id: "u-2044", name: "Kim Osei", email: "kim@oakvalley.example" }],
]);
/** The signed-in people by the secret in their cookie. */
const sessions = new Map();

const page = (title, content) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title} · Cedar portal</title>
    <link rel="stylesheet" href="/portal.css" />
    <script type="module" src="${coverlist.href}coverlist.js"></script>
    <script type="module" src="/portal.js"></script>
  </head>
  <body>
    <header><p>Cedar portal</p></header>
    <main>${content}</main>
    <footer><ol id="log" aria-label="Events"></ol></footer>
  </body>
</html>`;

const choices = [...people].map(([id, { name }]) => `<option value="${id}">${name}</option>`).join("");
const signInForm = `<h1>Sign in</h1>
  <form method="post" action="/sign-in">
    <label>Person <select name="person">${choices}</select></label>
    <button>Sign in</button>
  </form>`;

const portal = express();
portal.disable("x-powered-by");
portal.use((request, response, next) => {
  const [, secret] = /portal=([\w-]+)/.exec(request.headers.cookie ?? "") ?? [];
  request.person = sessions.get(secret);
  response.set({ "content-security-policy": policy, "cache-control": "no-store" });
  next();
});
portal.get("/", async (request, response) => {
  if (!request.person) return response.send(page("Sign in", signInForm));
  const token = await tokenFor(request.person);
  const element = `<coverlist-import server="${coverlist.href}" theme="light" token="${token}"></coverlist-import>`;
  return response.send(page("Insurance", `<h1>Insurance</h1>${element}`));
});
portal.post("/sign-in", express.urlencoded({ extended: false }), (request, response) => {
  const secret = randomUUID();
  sessions.set(secret, people.get(request.body.person) ?? people.get("dana"));
  response.cookie("portal", secret, { httpOnly: true, sameSite: "strict" }).redirect(303, "/");
});
portal.get("/token", async (request, response) => {
  if (!request.person) return response.sendStatus(401);
  return response.type("text").send(await tokenFor(request.person));
});
portal.use(express.static(import.meta.dirname, { index: false, extensions: [] }));

const port = Number(process.env.PORT ?? "3000");
portal.listen(port, "127.0.0.1", () => console.log(`http://localhost:${port}/`));
