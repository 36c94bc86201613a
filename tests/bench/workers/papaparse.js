// PapaParse reads the file in this worker, with its defaults, and the checks run here, too. PapaParse's own
// `worker: true` would copy every row to the page, which is slower.

/** @typedef {typeof import("papaparse")} PapaParse */

/** @type {any} */ (self).importScripts("/node_modules/papaparse/papaparse.min.js");

(async () => {
  const Papa = /** @type {{ Papa: PapaParse }} */ (/** @type {unknown} */ (self)).Papa;
  const { Checks } = await import("/bench/checks/checks.js");
  self.onmessage = ({ data: { file, kind, today } }) => {
    const checks = new Checks(kind, today);
    let hasHeader = false;
    Papa.parse(file, {
      chunk: ({ data }) => {
        for (const row of /** @type {string[][]} */ (data)) {
          if (!hasHeader) {
            checks.header(row);
            hasHeader = true;
          } else if (row.length > 1 || row[0] !== "") checks.row(row);
        }
      },
      complete: () => {
        // The rows stay, because the page may draw any of them.
        Object.assign(self, { kept: checks });
        self.postMessage({ verdict: checks.finish() });
      },
      error: (error) => self.postMessage({ error: error.message }),
    });
  };
  self.postMessage("ready");
})();
