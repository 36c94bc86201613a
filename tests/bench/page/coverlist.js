// The adapter to the protocol of Coverlist's worker (`crates/coverlist-worker/src/message.rs`). Nothing else
// in the benchmark knows the protocol.

const LOADER = "/coverlist-worker_loader.js";
/** The time from opening the file picker to choosing a file. */
const PICKING_MS = 1_000;
/** The number of edits, and the fields and texts of the cells that they change in turn. Every key repeats. */
const EDITS = 300;
const EDITED = [
  ["key", "5CD0000001"],
  ["status", "Maybe"],
  ["coverage_end", "6/30/2020"],
];
/** The decisions about the list of another sender.
 * @type {Record<import("./contenders.js").Kind, object>} */
const FOREIGN = { device: foreign("Device Serial"), user: foreign("User ID") };
const LIMITS = { max_bytes: 2 ** 30, max_rows: 2_000_000 };

/** Starts Coverlist's worker as the product's page does.
 * @param {import("./contenders.js").Setting} setting
 * @returns {Promise<import("./contenders.js").Running>} */
export async function start({ templates, today }) {
  const worker = new Worker(LOADER, { type: "module" });
  let run = 0;
  /** The number of rows of the validated file. */
  let rows = 0;
  /** The decisions about the validated file. */
  let decisions = {};
  /** @type {(answer: string, content: any) => void} */
  let onAnswer = () => {};
  worker.onmessage = (event) => {
    const [[answer, content]] = Object.entries(JSON.parse(event.data[0]));
    onAnswer(answer, content);
  };
  const send = (/** @type {object} */ request, /** @type {File | null} */ file) =>
    worker.postMessage([JSON.stringify(request), file]);
  await next("hello");
  return { prepare, validate, ask };

  /** Waits for an answer, and returns its content. Fails when the worker does.
   * @param {string} wanted
   * @param {(answer: string) => void} [onOther]
   * @returns {Promise<any>} */
  function next(wanted, onOther) {
    return new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message));
      onAnswer = (answer, content) => {
        if (answer === "failed") reject(new Error(JSON.stringify(content.failure)));
        else if (answer === "edit_refused") reject(new Error(JSON.stringify(content.refusal)));
        else if (answer === wanted) resolve(content);
        else onOther?.(answer);
      };
    });
  }

  /** Does what the page does when the file picker opens, and waits as long as a quick person. */
  async function prepare() {
    worker.postMessage([JSON.stringify("prepare"), null]);
    await new Promise((resolve) => setTimeout(resolve, PICKING_MS));
  }

  /** @param {import("./contenders.js").Kind} kind @param {object} decided */
  function job(kind, decided) {
    run += 1;
    return { run, templates, template: kind, decisions: decided, today, limits: LIMITS };
  }

  /** @param {File} file @param {import("./contenders.js").Kind} kind */
  async function validate(file, kind) {
    let headerAt = 0;
    const verdict = next("verdict", (answer) => {
      if (answer === "header" && headerAt === 0) headerAt = performance.now();
    });
    decisions = file.name.includes("foreign") ? FOREIGN[kind] : {};
    const request = { start: job(kind, decisions) };
    const chosenAt = performance.now();
    send(request, file);
    const { summary } = await verdict;
    const validatedAt = performance.now();
    const { accepted, rejected, set_aside: setAside } = summary;
    rows = summary.rows;
    const tally = Object.fromEntries(summary.tally.map((/** @type {any} */ line) => [line.code, line.count]));
    return {
      ms: validatedAt - chosenAt,
      headerMs: headerAt === 0 ? null : headerAt - chosenAt,
      verdict: { rows, accepted, rejected, setAside, tally },
    };
  }

  /** The milliseconds of each question about the validated file.
   * @param {import("./contenders.js").Kind} kind */
  async function ask(kind) {
    const code = await filter({ which: { code: "status_unknown" }, text: "" });
    const status = await filter({ which: { status: "rejected" }, text: "" });
    const text = await filter({ which: "all", text: "pol-77" });
    const verdict = next("verdict");
    const decision = await timed({ revalidate: job(kind, { ...decisions, date_order: "month-first" }) }, verdict);
    return { code, status, text, decision, edit: await edit() };
  }

  /** The 95th percentile of the milliseconds of single edits all over the file. */
  async function edit() {
    const times = [];
    for (let number = 0; number < EDITS; number++) {
      const line = 2 + ((number * 7919) % rows);
      const [field, text] = /** @type {[string, string]} */ (EDITED[number % EDITED.length]);
      times.push(await timed({ edit: { run, line, field, text } }, next("verdict")));
    }
    times.sort((one, other) => one - other);
    return times[Math.floor(EDITS * 0.95)] ?? null;
  }

  /** @param {object} filter */
  function filter(filter) {
    return timed({ rows: { run, number: 1, filter, from: 0, count: 60 } }, next("window"));
  }

  /** @param {object} request @param {Promise<any>} answer */
  async function timed(request, answer) {
    const askedAt = performance.now();
    send(request, null);
    await answer;
    return performance.now() - askedAt;
  }
}

/** @param {string} key */
function foreign(key) {
  return {
    columns: {
      [key]: "Number",
      "Insurance Status": "Response",
      "Policy Number": "Reference",
      "Coverage Type": "Plan",
      "Coverage Amount": "Limit",
      "Coverage Start Date": "Begins",
      "Coverage End Date": "Expires",
    },
    words: {
      "Insurance Status": { "In Force": "Enrolled", Cancelled: "Not Enrolled", "Opted Out": "Declined" },
    },
    leave_out: [{ column: "Item", is_not: ["Device Protection"] }],
  };
}
