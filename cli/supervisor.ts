import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { CommandError } from './failure.ts';
import { listeningSchema } from './part-process.ts';

const COMMAND = path.resolve(import.meta.dirname, '../bin/precision-graph');

/** How long a part may take to end before it is killed; longer than it waits for its own requests. */
const END_GRACE_MS = 15_000;

/** A part to run as a process of its own. */
export interface PartProcess {
  /** For people: `gateway`, `site lakeside`. */
  readonly name: string;
  /** The command line that starts it. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * Runs parts as child processes until they are ended or one of them dies. A part that dies takes the
 * others along: whoever watches this process (a person, systemd, a container) starts all again.
 */
export class Supervisor {
  readonly #children: { readonly name: string; readonly process: ChildProcess }[] = [];
  #ending: Promise<void> | undefined;
  #tellDeath: (reason: CommandError) => void = () => undefined;
  readonly #death = new Promise<never>((_resolve, reject) => {
    this.#tellDeath = reject;
  });

  /**
   * Starts all parts at once and waits until each answers.
   * @throws CommandError when one dies first
   */
  async start(parts: readonly PartProcess[]): Promise<void> {
    const answering = parts.map((part) => this.#startOne(part));
    await Promise.race([Promise.all(answering), this.#death]);
  }

  /** Never resolves. @throws CommandError as soon as a part dies that nobody ended */
  async untilDeath(): Promise<void> {
    await this.#death;
  }

  /** Ends the parts in the reverse order of their start, so that none loses what it calls. */
  async end(): Promise<void> {
    this.#ending ??= this.#endAll();
    await this.#ending;
  }

  async #startOne({ name, args, environment }: PartProcess): Promise<void> {
    const child = fork(COMMAND, args, { env: { ...process.env, ...environment } });
    this.#children.push({ name, process: child });
    child.once('exit', (code, signal) => {
      if (this.#ending !== undefined) return;
      const how = signal === null ? `with exit code ${code ?? 'unknown'}` : `by ${signal}`;
      this.#tellDeath(new CommandError(`${name} ended ${how}: ending the rest`));
    });
    await new Promise<void>((resolve) => {
      child.on('message', (message) => {
        if (listeningSchema.safeParse(message).success) resolve();
      });
    });
  }

  async #endAll(): Promise<void> {
    for (const child of this.#children.toReversed()) await endProcess(child.process);
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
