// Tasks that block the page for at least 50 ms.
import type { Page } from "@playwright/test";

export interface LongTasks {
  /** Forgets the tasks that were measured so far. */
  forget: () => Promise<void>;
  /** The longest task since the last call of `forget`, in milliseconds, or 0. */
  longest: () => Promise<number>;
}

/** Measures the tasks of every document that `page` opens from now on. */
export async function watchLongTasks(page: Page): Promise<LongTasks> {
  await page.addInitScript(() => {
    const durations: number[] = [];
    Object.assign(window, { longTasks: durations });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) durations.push(duration);
    }).observe({ type: "longtask" });
  });
  return {
    forget: () =>
      page.evaluate(() => void (window as unknown as { longTasks: number[] }).longTasks.splice(0)),
    longest: () =>
      page.evaluate(() => Math.max(0, ...(window as unknown as { longTasks: number[] }).longTasks)),
  };
}
