// The memory of the browser's tabs.

import { readFile } from "node:fs/promises";

/** The memory of all renderer processes in bytes; null where the system does not tell. `private` is theirs alone,
 * `resident` includes what they share, and `peak` is the largest `resident` so far.
 * The other tabs are idle, so a difference belongs to the measured tab.
 * @param {import("playwright-core").Browser} browser */
export async function rendererMemory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const renderers = processInfo.filter((process) => process.type === "renderer");
  try {
    const all = await Promise.all(renderers.map(({ id }) => readFile(`/proc/${id}/status`, "utf8")));
    return { private: sum(all, "RssAnon"), resident: sum(all, "VmRSS"), peak: sum(all, "VmHWM") };
  } catch {
    return null;
  }
}

/** @param {string[]} all @param {string} name */
function sum(all, name) {
  const kilobytes = (/** @type {string} */ status) => Number(new RegExp(`^${name}:\\s+(\\d+)`, "m").exec(status)?.[1]);
  return all.reduce((total, status) => total + kilobytes(status) * 1024, 0);
}
