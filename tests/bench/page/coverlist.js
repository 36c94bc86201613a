// The adapter to the protocol of Coverlist's worker (`crates/coverlist-worker/src/message.rs`). Nothing else
// in the benchmark knows the protocol.

const LOADER = "/coverlist-worker_loader.js";
const LIMITS = { max_bytes: 2 ** 30, max_rows: 2_000_000 };

/** Starts Coverlist's worker as the product's page does.
 * @param {import("./contenders.js").Setting} setting
 * @returns {Promise<import("./contenders.js").Running>} */
export async function start({ templates, today }) {
  const worker = new Worker(LOADER, { type: "module" });
  let run = 0;
  /** @type {(answer: string, content: any) => void} */
  let onAnswer = () => {};
  worker.onmessage = (event) => {
    const [[answer, content]] = Object.entries(JSON.parse(event.data[0]));
    onAnswer(answer, content);
  };
  const send = (/** @type {object} */ request, /** @type {File | null} */ file) =>
    worker.postMessage([JSON.stringify(request), file]);
  await next("hello");
  return { validate, filter };

  /** Waits for an answer, and returns its content. Fails when the worker does.
   * @param {string} wanted
   * @param {(answer: string) => void} [onOther]
   * @returns {Promise<any>} */
  function next(wanted, onOther) {
    return new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message));
      onAnswer = (answer, content) => {
        if (answer === "failed") reject(new Error(JSON.stringify(content.failure)));
        else if (answer === wanted) resolve(content);
        else onOther?.(answer);
      };
    });
  }

  /** @param {File} file @param {import("./contenders.js").Kind} kind */
  async function validate(file, kind) {
    run += 1;
    let headerAt = 0;
    const verdict = next("verdict", (answer) => {
      if (answer === "header" && headerAt === 0) headerAt = performance.now();
    });
    const request = { run, templates, template: kind, decisions: {}, today, limits: LIMITS };
    const chosenAt = performance.now();
    send({ start: request }, file);
    const { summary } = await verdict;
    const validatedAt = performance.now();
    const { rows, accepted, rejected, set_aside: setAside } = summary;
    const tally = Object.fromEntries(summary.tally.map((/** @type {any} */ line) => [line.code, line.count]));
    return {
      ms: validatedAt - chosenAt,
      headerMs: headerAt === 0 ? null : headerAt - chosenAt,
      verdict: { rows, accepted, rejected, setAside, tally },
    };
  }

  /** Shows the first rows with findings of the validated file. Returns the milliseconds. */
  async function filter() {
    const window = next("window");
    const askedAt = performance.now();
    const filter = { which: "with_findings", text: "" };
    send({ rows: { run, number: 1, filter, from: 0, count: 60 } }, null);
    await window;
    return performance.now() - askedAt;
  }
}
