// Signs tokens for the people of a portal, with jose. Environment: COVERLIST_URL, COVERLIST_ISSUER,
// COVERLIST_KEY (a file with an Ed25519 private key in PEM), COVERLIST_DISTRICT.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { SignJWT, importPKCS8 } from "jose";

const { COVERLIST_URL, COVERLIST_ISSUER, COVERLIST_KEY, COVERLIST_DISTRICT } = process.env;
const key = await importPKCS8(readFileSync(COVERLIST_KEY, "utf8"), "EdDSA");

/** The address of Coverlist, which ends with a slash. */
export const coverlist = new URL(COVERLIST_URL.replace(/\/*$/, "/"));

/** A policy that allows nothing but the portal's own files and Coverlist. */
export const policy = [
  "default-src 'none'",
  `script-src 'self' ${coverlist.origin} 'wasm-unsafe-eval'`,
  "style-src 'self'",
  "img-src data:",
  `connect-src 'self' ${coverlist.origin}`,
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'self'",
].join("; ");

/** A token for a person, which Coverlist takes once within the next minute. */
export function tokenFor(person) {
  return new SignJWT({
    district: COVERLIST_DISTRICT,
    permissions: ["manage_settings", "view_reports"],
    name: person.name,
    email: person.email,
  })
    .setProtectedHeader({ alg: "EdDSA" })
    .setIssuer(COVERLIST_ISSUER)
    .setAudience(coverlist.origin)
    .setSubject(person.id)
    .setJti(randomUUID())
    .setIssuedAt()
    .setExpirationTime("1 minute")
    .sign(key);
}
