// Only reads the bytes of the file: no validator can be faster.

import { readBytes } from "/bench/workers/bytes.js";

self.onmessage = async ({ data: { file } }) => {
  let length = 0;
  await readBytes(file, (bytes) => (length += bytes.length));
  self.postMessage(length === file.size ? { verdict: null } : { error: "the file was not read to its end" });
};
self.postMessage("ready");
