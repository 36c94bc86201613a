// A Coverlist server of its own: the finished binary, on a free port, with a demo district in a folder that goes away.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { expect } from "@playwright/test";

const binary = process.env["COVERLIST_BINARY"] ?? resolve(import.meta.dirname, "../../../target/dist/coverlist");

/** How long a server may take to say that it is ready: it makes its demo district first. */
const READY_WITHIN = 30_000;

/** Where a server can be held: `PausePoint` of coverlist-server. */
export type PausePoint = "processing.chunk" | "processing.before_commit";

export interface Hold {
  /** Waits until the server waits. */
  reached: () => Promise<void>;
  /** Lets the server go on. */
  release: () => Promise<void>;
}

export class Server {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #pauses: string;
  /** `http://127.0.0.1:41234` */
  readonly url: string;
  /** Where it keeps its data. */
  readonly data: string;
  /** What it has written to standard error so far: its log. */
  readonly log: string[];

  private constructor(child: ChildProcess, ended: Promise<void>, pauses: string, url: string, data: string, log: string[]) {
    this.#child = child;
    this.#ended = ended;
    this.#pauses = pauses;
    this.url = url;
    this.data = data;
    this.log = log;
  }

  /** Starts one, with further arguments to `coverlist serve`, and waits until it is ready. */
  static async start(options: { arguments?: string[]; data?: string; listen?: string } = {}): Promise<Server> {
    const data = options.data ?? (await mkdtemp(join(tmpdir(), "coverlist-e2e-")));
    const pauses = await mkdtemp(join(tmpdir(), "coverlist-e2e-pauses-"));
    const words = ["serve", "--demo", "--listen", options.listen ?? "127.0.0.1:0", "--data", data];
    const all = [...words, "--pause-directory", pauses, ...(options.arguments ?? [])];
    const child = spawn(binary, all, { stdio: ["ignore", "pipe", "pipe"] });
    const ended = new Promise<void>((done) => child.once("close", () => done()));
    const log: string[] = [];
    createInterface({ input: child.stderr }).on("line", (line) => log.push(line));
    const url = await ready(child, log);
    return new Server(child, ended, pauses, url, data, log);
  }

  /** Its process. */
  get pid(): number {
    return this.#child.pid ?? NaN;
  }

  /** Asks it to end, and waits until it has. The data stays. */
  async stop(): Promise<void> {
    this.#child.kill("SIGTERM");
    await this.#ended;
  }

  /** Ends it without asking, as a power cut would. The data stays. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  /** Holds its work at a point: the next time that it comes there, it waits until it is released. */
  async hold(point: PausePoint): Promise<Hold> {
    const file = join(this.#pauses, point);
    await writeFile(file, "");
    return {
      reached: () => expect.poll(() => existsSync(`${file}.reached`), { message: point, timeout: 30_000 }).toBe(true),
      release: () => rm(file, { force: true }),
    };
  }

  /** A server on the same data, at the same address, after this one has ended. */
  again(): Promise<Server> {
    return Server.start({ data: this.data, listen: new URL(this.url).host });
  }

  /** Ends it and removes its data. */
  async remove(): Promise<void> {
    await this.kill();
    for (const folder of [this.data, this.#pauses]) await rm(folder, { recursive: true, force: true });
  }
}

/** The address from the line that says `Coverlist is ready at http://127.0.0.1:41234`. */
function ready(child: ChildProcess, log: string[]): Promise<string> {
  return new Promise((found, failed) => {
    const give_up = (why: string): void => failed(new Error(`The server ${why}.\n${log.join("\n")}`));
    const timer = setTimeout(() => give_up(`said nothing of being ready for ${READY_WITHIN / 1000} s`), READY_WITHIN);
    child.once("error", (problem) => give_up(`did not start (${problem.message}): run cargo xtask dist`));
    child.once("exit", (code) => give_up(`ended with ${code} before it was ready`));
    if (!child.stdout) throw new Error("the server's output is not a pipe");
    // Read to the end, so that a full pipe never stops the server.
    createInterface({ input: child.stdout }).on("line", (line) => {
      const url = line.includes("ready at") ? /http:\/\/[^\s/]+/.exec(line)?.[0] : undefined;
      if (!url) return;
      clearTimeout(timer);
      found(url);
    });
  });
}
