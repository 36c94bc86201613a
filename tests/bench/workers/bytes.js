// Reads a file as fast as the browser can: one buffer of 1 MiB, which is used again ("bring your own
// buffer").

const PIECE = 1 << 20;

/** @param {File} file @param {(bytes: Uint8Array) => void} each */
export async function readBytes(file, each) {
  const reader = file.stream().getReader({ mode: "byob" });
  let buffer = new ArrayBuffer(PIECE);
  for (;;) {
    const { done, value } = await reader.read(new Uint8Array(buffer));
    if (done) return;
    each(value);
    buffer = /** @type {ArrayBuffer} */ (value.buffer);
  }
}
