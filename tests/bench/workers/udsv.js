// uDSV reads the file in this worker, piece by piece, and the checks run here, too.

import { inferSchema, initParser } from "/node_modules/udsv/dist/uDSV.mjs";
import { Checks } from "/bench/checks/checks.js";

self.onmessage = async ({ data: { file, kind, today } }) => {
  const checks = new Checks(kind, today);
  // The rows stay, because the page may draw any of them.
  Object.assign(self, { kept: checks });
  /** @type {import("udsv").Parser | null} */
  let parser = null;
  const each = (/** @type {string[]} */ row) => checks.row(row);
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (!parser) {
      const schema = inferSchema(value);
      checks.header(schema.cols.map((column) => column.name));
      parser = initParser(schema);
    }
    parser.chunk(value, parser.stringArrs, each);
  }
  if (parser) parser.end();
  self.postMessage({ verdict: checks.finish() });
};
self.postMessage("ready");
