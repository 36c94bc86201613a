// The contenders. Each runs in its own worker, which starts with the page.

import { start as startCoverlist } from "./coverlist.js";

/** @typedef {"user" | "device"} Kind */
/** @typedef {{ templates: unknown, today: string }} Setting */
/** @typedef {{ rows: number, accepted: number, rejected: number, setAside: number, tally: Record<string, number> }} Verdict */
/** @typedef {{ ms: number, headerMs?: number | null, verdict: Verdict | null }} Measured */
/** The milliseconds of filters by code, by status and by text, of another decision and of the edit of a cell.
 * @typedef {{ code: number, status: number, text: number, decision: number, edit: number | null }} Asked */
/** @typedef {{ validate: (file: File, kind: Kind) => Promise<Measured>, prepare?: () => Promise<void>, ask?: (kind: Kind) => Promise<Asked> }} Running */

/** @type {Record<string, (setting: Setting) => Promise<Running>>} */
export const CONTENDERS = {
  coverlist: startCoverlist,
  papaparse: (setting) => startWorker("papaparse", setting),
  udsv: (setting) => startWorker("udsv", setting),
  csv: (setting) => startWorker("csv", setting),
  floor: (setting) => startWorker("floor", setting),
};

/** Starts one of the workers in this folder's neighbor `workers`. They say `ready`, and answer a file with a verdict.
 * @param {string} name @param {Setting} setting
 * @returns {Promise<Running>} */
async function startWorker(name, { today }) {
  const worker = new Worker(`/bench/workers/${name}.js`, { type: name === "papaparse" ? "classic" : "module" });
  const answer = () =>
    new Promise((resolve, reject) => {
      worker.onmessage = (event) => (event.data.error ? reject(new Error(event.data.error)) : resolve(event.data));
      worker.onerror = (event) => reject(new Error(event.message));
    });
  await answer();
  const day = Number(today.replaceAll("-", ""));
  return {
    async validate(file, kind) {
      const answered = answer();
      const chosenAt = performance.now();
      worker.postMessage({ file, kind, today: day });
      const { verdict } = await answered;
      return { ms: performance.now() - chosenAt, verdict };
    },
  };
}
