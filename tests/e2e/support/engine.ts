// Changes the engine in the page's worker with a script that runs before it.
import { type Page, type Worker, expect } from "@playwright/test";

/**
 * - `reading`: all bytes of the file have arrived, but not its end, and most rows are checked;
 * - `hashing`: the file is validated, and its bytes are read again for their hash;
 * - `answering`: the engine has finished, and its answers are on their way to the page.
 */
export type HoldPoint = "reading" | "hashing" | "answering";

const HOLDS: Record<HoldPoint, string> = {
  reading: `
    const whole = Blob.prototype.stream;
    Blob.prototype.stream = function () {
      return whole.call(this).pipeThrough(new TransformStream({ flush: () => released }));
    };`,
  hashing: `
    const whole = Blob.prototype.stream;
    let isFirst = true;
    Blob.prototype.stream = function () {
      if (isFirst) {
        isFirst = false;
        return whole.call(this);
      }
      let reader;
      return new ReadableStream({
        pull: async (controller) => {
          await released;
          reader ??= whole.call(this).getReader();
          const { done, value } = await reader.read();
          if (done) controller.close();
          else controller.enqueue(value);
        },
      });
    };`,
  answering: `
    const answer = self.postMessage.bind(self);
    self.postMessage = (message) => {
      if (message[0].includes('"hello"')) return answer(message);
      if (message[0].includes('"verdict"')) self.isDone = true;
      void released.then(() => answer(message));
    };`,
};

/** An engine that waits at a point until a test releases it. */
export class HeldEngine {
  private constructor(
    private readonly page: Page,
    private readonly point: HoldPoint,
  ) {}

  /** Creates a held engine in the page that is opened next. */
  static async at(page: Page, point: HoldPoint): Promise<HeldEngine> {
    await beforeTheEngine(
      page,
      `const released = new Promise((release) => { self.release = release; });${HOLDS[point]}`,
    );
    return new HeldEngine(page, point);
  }

  /** Waits until the engine is held and the page shows its progress. */
  async reached(): Promise<void> {
    const name = /^(Reading the file|Checking rows)$/;
    await expect(this.page.getByRole("progressbar", { name })).toBeVisible();
    if (this.point === "answering") {
      await expect
        .poll(() => this.worker.evaluate(() => (self as unknown as { isDone?: boolean }).isDone))
        .toBe(true);
    }
  }

  /** Lets the engine continue. It is not held again. */
  release(): Promise<void> {
    return this.worker.evaluate(() => (self as unknown as { release: () => void }).release());
  }

  private get worker(): Worker {
    const [worker] = this.page.workers();
    if (!worker) throw new Error("the page has no worker");
    return worker;
  }
}

/** Replaces the bytes of the first file read. `bytes` is an expression with `this` as the file. */
export async function readingOnce(page: Page, bytes: string): Promise<void> {
  await beforeTheEngine(
    page,
    `const whole = Blob.prototype.stream;
    let isFirst = true;
    Blob.prototype.stream = function () {
      const read = isFirst ? ${bytes} : this;
      isFirst = false;
      return whole.call(read);
    };`,
  );
}

async function beforeTheEngine(page: Page, script: string): Promise<void> {
  await page.route("**/coverlist-worker_loader.js", async (route) => {
    const loader = await (await route.fetch()).text();
    await route.fulfill({ contentType: "text/javascript", body: `${script}\n${loader}` });
  });
}
