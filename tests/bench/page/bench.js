// The page of the benchmark. The driver calls `bench` in it.

import { CONTENDERS } from "./contenders.js";

/** @type {import("./contenders.js").Running | null} */
let running = null;

const bench = {
  /** Starts the worker of a contender.
   * @param {string} contender @param {import("./contenders.js").Setting} setting */
  async open(contender, setting) {
    const start = CONTENDERS[contender];
    if (!start) throw new Error(`no contender ${contender}`);
    running = await start(setting);
  },

  /** Validates the chosen file.
   * @param {import("./contenders.js").Kind} kind */
  async validate(kind) {
    const input = /** @type {HTMLInputElement} */ (document.getElementById("file"));
    const file = input.files?.[0];
    if (!running || !file) throw new Error("no worker or no file");
    return running.validate(file, kind);
  },

  /** Prepares a contender for a file. Returns false when it needs no preparation. */
  async prepare() {
    await running?.prepare?.();
    return running?.prepare !== undefined;
  },

  /** The times of questions about the validated file; null when the contender answers none.
   * @param {import("./contenders.js").Kind} kind */
  async ask(kind) {
    return running?.ask ? running.ask(kind) : null;
  },
};

Object.assign(globalThis, { bench });
