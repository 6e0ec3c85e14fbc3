import { z } from 'zod';
import type { Log } from '../service/log.ts';
import type { Running } from '../service/graphql-server.ts';

/** What a part's process tells the process that started it, once it answers. */
export const listeningSchema = z.object({ listening: z.string() });

/**
 * Keeps a part running until its process is told to end, then lets it finish what it is answering.
 * Under a supervisor the signal of the terminal (SIGINT) is the supervisor's business: it ends the
 * parts in their order by SIGTERM, and when it dies itself, its parts end also.
 */
export function runUntilSignal(running: Running, log: Log): void {
  let stopping: Promise<void> | undefined;
  const stop = (signal: string): void => {
    stopping ??= end(running, log, signal);
  };
  process.on('SIGTERM', stop);
  if (process.send === undefined) {
    process.on('SIGINT', stop);
    log.info('listening', { url: running.url });
    return;
  }
  process.on('SIGINT', () => undefined);
  process.on('disconnect', () => {
    stop('disconnect');
  });
  process.send({ listening: running.url } satisfies z.input<typeof listeningSchema>);
}

async function end(running: Running, log: Log, signal: string): Promise<void> {
  log.debug('stopping', { signal });
  try {
    await running.stop();
    process.exit(0);
  } catch (error) {
    log.error('did not stop well', {}, error);
    process.exit(1);
  }
}
