// A Coverlist server: the finished binary on a free port, with a demo district in a temporary folder.
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { expect } from "@playwright/test";

/** The path of the binary under test. */
export const binary =
  process.env["COVERLIST_BINARY"] ?? resolve(import.meta.dirname, "../../../target/dist/coverlist");

/** The maximum time in milliseconds until a server is ready. It creates its demo district first. */
const READY_WITHIN = 30_000;

/** The points at which a server can be held: `PausePoint` of coverlist-server. */
export type PausePoint = "processing.chunk" | "processing.before_commit";

export interface Hold {
  /** Waits until the server has reached the point. */
  reached: () => Promise<void>;
  /** Lets the server continue. */
  release: () => Promise<void>;
}

export class Server {
  readonly #child: ChildProcess;
  readonly #ended: Promise<void>;
  readonly #pauses: string;
  /** The address of the server, such as `http://127.0.0.1:41234`. */
  readonly url: string;
  /** The folder with the server's database. */
  readonly data: string;
  /** The lines that the server has logged so far. */
  readonly log: string[];

  private constructor(
    child: ChildProcess,
    ended: Promise<void>,
    pauses: string,
    url: string,
    data: string,
    log: string[],
  ) {
    this.#child = child;
    this.#ended = ended;
    this.#pauses = pauses;
    this.url = url;
    this.data = data;
    this.log = log;
  }

  /** Starts a server with further arguments to `coverlist serve`, and waits until it is ready. */
  static async start(
    options: { arguments?: string[]; data?: string; listen?: string } = {},
  ): Promise<Server> {
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

  /** The process id of the server. */
  get pid(): number {
    return this.#child.pid ?? NaN;
  }

  /** Stops the server with SIGTERM and keeps its data. */
  async stop(): Promise<void> {
    this.#child.kill("SIGTERM");
    await this.#ended;
  }

  /** Kills the server, as a power cut would, and keeps its data. */
  async kill(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }

  /** Holds the server at a point until the hold is released. */
  async hold(point: PausePoint): Promise<Hold> {
    const file = join(this.#pauses, point);
    await writeFile(file, "");
    return {
      reached: () =>
        expect.poll(() => existsSync(`${file}.reached`), { message: point, timeout: 30_000 }).toBe(true),
      release: () => rm(file, { force: true }),
    };
  }

  /** The size in bytes of the database's log of writes. */
  async walBytes(): Promise<number> {
    return (await stat(join(this.data, "coverlist.db-wal"))).size;
  }

  /** Limits the size of the files that the server writes, as a full disk does. */
  async limitFiles(bytes: number | "unlimited"): Promise<void> {
    // Only the soft limit, which can be raised again.
    await promisify(execFile)("prlimit", ["--pid", `${this.pid}`, `--fsize=${bytes}:`]);
  }

  /** Starts a server on the same data and address. This server must have ended. */
  again(): Promise<Server> {
    return Server.start({ data: this.data, listen: new URL(this.url).host });
  }

  /** Kills the server and removes its data. */
  async remove(): Promise<void> {
    await this.kill();
    for (const folder of [this.data, this.#pauses]) await rm(folder, { recursive: true, force: true });
  }
}

/** Reads the address from the line `Coverlist is ready at http://127.0.0.1:41234`. */
function ready(child: ChildProcess, log: string[]): Promise<string> {
  return new Promise((found, failed) => {
    const give_up = (why: string): void => failed(new Error(`The server ${why}.\n${log.join("\n")}`));
    const timer = setTimeout(
      () => give_up(`said nothing of being ready for ${READY_WITHIN / 1000} s`),
      READY_WITHIN,
    );
    child.once("error", (problem) => give_up(`did not start (${problem.message}): run cargo xtask dist`));
    child.once("exit", (code) => give_up(`ended with ${code} before it was ready`));
    if (!child.stdout) throw new Error("the server's output is not a pipe");
    // The log is read to its end, because a full pipe would block the server.
    createInterface({ input: child.stdout }).on("line", (line) => {
      const url = line.includes("ready at") ? /http:\/\/[^\s/]+/.exec(line)?.[0] : undefined;
      if (!url) return;
      clearTimeout(timer);
      found(url);
    });
  });
}
