import { SiteFault } from './site-fault.ts';

/** The time that is left for a question; it also ends when the client goes away. */
export interface Deadline {
  /** When it passes, on the clock of `performance.now()`. */
  readonly at: number;
  /** Its reason is a `SiteFault` SITE_TIMEOUT, or the client's own. */
  readonly signal: AbortSignal;
  /** Rejects with the signal's reason; never resolves. */
  readonly passed: Promise<never>;
  /** Ends the timer; the deadline doesn't pass any more. */
  clear(): void;
}

/** @param milliseconds that are left; with none, the deadline has passed */
export function deadlineOf(milliseconds: number, client: AbortSignal): Deadline {
  const at = performance.now() + milliseconds;
  const controller = new AbortController();
  const expire = (): void => {
    controller.abort(new SiteFault('SITE_TIMEOUT', 'no answer within the deadline', 'FAILS'));
  };
  const leave = (): void => {
    controller.abort(client.reason);
  };
  const passed = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener('abort', () => {
      const reason: unknown = controller.signal.reason;
      reject(reason instanceof Error ? reason : new Error('the client has gone'));
    });
  });
  // It may pass while nobody races it.
  passed.catch(() => undefined);
  const timer = setTimeout(expire, milliseconds);
  client.addEventListener('abort', leave, { once: true });
  if (client.aborted) leave();
  else if (milliseconds <= 0) expire();
  return {
    at,
    signal: controller.signal,
    passed,
    clear: () => {
      clearTimeout(timer);
      client.removeEventListener('abort', leave);
    },
  };
}
