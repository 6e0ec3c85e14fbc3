import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { CommandError } from './failure.ts';
import { listeningSchema } from './part-process.ts';

const COMMAND = path.resolve(import.meta.dirname, '../bin/precision-graph');

/** How long a part may take to end before it is killed; longer than it waits for its own requests. */
const END_GRACE_MS = 15_000;

/** A part that ends sooner than this after its start is failing, and not merely unlucky. */
const STEADY_AFTER_MS = 60_000;
const FIRST_DELAY_MS = 500;
/** Failures in a row after which starting it again is given up. */
const MOST_FAILURES = 5;

/** A part to run as a process of its own. */
export interface PartProcess {
  /** For people: `gateway`, `site lakeside`. */
  readonly name: string;
  /** The command line that starts it. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Runs parts as child processes until they are ended. A part that dies is started again, each time in a
 * row after twice the wait, while the others go on without it; one that keeps dying ends them all.
 */
export class Supervisor {
  /** In the order of their first start, which is that of who calls whom. */
  readonly #children = new Map<PartProcess, ChildProcess>();
  readonly #say: (line: string) => void;
  #started = false;
  #ending: Promise<void> | undefined;
  #giveUp: (reason: CommandError) => void = () => undefined;
  readonly #givenUp = new Promise<never>((_resolve, reject) => {
    this.#giveUp = reject;
  });

  /** @param say takes a line for a person whenever a part ended by itself */
  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  /**
   * Starts all parts at once and waits until each answers.
   * @throws CommandError when one dies first
   */
  async start(parts: readonly PartProcess[]): Promise<void> {
    const answering = parts.map((part) => this.#run(part, 0));
    await Promise.race([Promise.all(answering), this.#givenUp]);
    this.#started = true;
  }

  /** Never resolves. @throws CommandError when a part keeps dying that nobody ended */
  async untilGivenUp(): Promise<void> {
    await this.#givenUp;
  }

  /** Ends the parts in the reverse order of their start, so that none loses what it calls. */
  async end(): Promise<void> {
    this.#ending ??= this.#endAll();
    await this.#ending;
  }

  /** Resolves when it answers. */
  async #run(part: PartProcess, failures: number): Promise<void> {
    const { name, args, environment } = part;
    const begun = Date.now();
    const child = fork(COMMAND, args, { env: { ...process.env, ...environment } });
    this.#children.set(part, child);
    child.once('exit', (code, signal) => {
      if (this.#ending !== undefined) return;
      const how = `${name} ended ${signal === null ? `with exit code ${code ?? 'unknown'}` : `by ${signal}`}`;
      const steady = Date.now() - begun > STEADY_AFTER_MS;
      this.#startAgain(part, steady ? 1 : failures + 1, how);
    });
    await new Promise<void>((resolve) => {
      child.on('message', (message) => {
        if (listeningSchema.safeParse(message).success) resolve();
      });
    });
  }

  #startAgain(part: PartProcess, failures: number, how: string): void {
    if (!this.#started || failures > MOST_FAILURES) {
      this.#giveUp(new CommandError(`${how}: ending the rest`));
      return;
    }
    const delay = FIRST_DELAY_MS * 2 ** (failures - 1);
    this.#say(`${how}: starting it again in ${delay / 1000} s`);
    setTimeout(() => {
      if (this.#ending === undefined) void this.#run(part, failures);
    }, delay);
  }

  async #endAll(): Promise<void> {
    for (const child of [...this.#children.values()].toReversed()) await endProcess(child);
  }
}

async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), END_GRACE_MS);
  await exit;
  clearTimeout(timer);
}
