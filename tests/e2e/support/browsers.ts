// The browsers that the tests start.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

const at = (variable: string, usual: string) => ({ executablePath: process.env[variable] ?? usual, args });

/** Chromium's headless shell, which is faster. */
export const shell = at("COVERLIST_HEADLESS_SHELL", "/usr/bin/chromium-headless-shell");

/** All of Chromium, for what the shell does not have: pages in memory, and keys that open the file picker. */
export const wholeBrowser = at("COVERLIST_CHROMIUM", "/usr/bin/chromium");
