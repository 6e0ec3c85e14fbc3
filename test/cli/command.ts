import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

const COMMAND = path.resolve(import.meta.dirname, '../../bin/precision-graph');

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A running `bin/precision-graph`, with what it has printed so far. */
export interface RunningCommand {
  readonly process: ChildProcess;
  out: string;
  err: string;
  /** Resolves once it has ended. */
  readonly finished: Promise<Finished>;
}

export function startCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): RunningCommand {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { PATH, HOME, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const running: RunningCommand = {
    process: child,
    out: '',
    err: '',
    finished: once(child, 'close').then(() => ({
      code: child.exitCode,
      out: running.out,
      err: running.err,
    })),
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (running.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (running.err += text));
  return running;
}

export async function runCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  return await startCommand(args, environment).finished;
}

/** Far more than any command takes to start, so that a test says what hung before its own time is over. */
const START_MS = 50_000;

/**
 * Resolves once the command has printed `text`, on standard output unless stated; rejects with what
 * it said when it ends before, or says nothing of it for 50 seconds.
 */
export async function untilPrinted(
  command: RunningCommand,
  text: string,
  where: 'out' | 'err' = 'out',
): Promise<void> {
  const stream = where === 'out' ? command.process.stdout : command.process.stderr;
  const printed = new Promise<void>((resolve) => {
    stream?.on('data', () => {
      if (command[where].includes(text)) resolve();
    });
  });
  const ended = command.finished.then(({ code, err }) => {
    throw new Error(`ended with ${code ?? 'a signal'} before it printed '${text}': ${err}`);
  });
  const waited = new AbortController();
  const hung = setTimeout(START_MS, undefined, { signal: waited.signal }).then(
    () => {
      throw new Error(`has not printed '${text}' in ${START_MS} ms: ${command.out}${command.err}`);
    },
    () => undefined,
  );
  await Promise.race([printed, ended, hung]).finally(() => {
    waited.abort();
  });
}
