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

  /** The milliseconds of a filter; null when the contender has none. */
  async filter() {
    return running?.filter ? running.filter() : null;
  },
};

Object.assign(globalThis, { bench });
