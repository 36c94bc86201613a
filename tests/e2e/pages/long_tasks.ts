// Tasks that hold the page up for 50 ms and more, as the browser counts them.
import type { Page } from "@playwright/test";

export interface LongTasks {
  /** Forgets those so far. */
  forget: () => Promise<void>;
  /** The longest since, in milliseconds; 0 when there was none. */
  longest: () => Promise<number>;
}

/** Watches the pages that `page` opens from now on. */
export async function watchLongTasks(page: Page): Promise<LongTasks> {
  await page.addInitScript(() => {
    const durations: number[] = [];
    Object.assign(window, { longTasks: durations });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) durations.push(duration);
    }).observe({ type: "longtask" });
  });
  return {
    forget: () => page.evaluate(() => void (window as unknown as { longTasks: number[] }).longTasks.splice(0)),
    longest: () => page.evaluate(() => Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks)),
  };
}
