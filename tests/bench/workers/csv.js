// The `csv` crate in WebAssembly, with the same checks in Rust.

import init, { Reading } from "/csv/coverlist_bench.js";
import { readBytes } from "/bench/workers/bytes.js";

/** The rows stay, because the page may draw any of them.
 * @type {Reading | null} */
let kept = null;

await init();
self.onmessage = async ({ data: { file, kind, today } }) => {
  kept?.free();
  const reading = new Reading(file.size);
  kept = reading;
  await readBytes(file, (bytes) => reading.push(bytes));
  const verdict = reading.validate(kind, today);
  self.postMessage(verdict === "" ? { error: "the file cannot be checked" } : { verdict: JSON.parse(verdict) });
};
self.postMessage("ready");
