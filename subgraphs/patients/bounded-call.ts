/** The answer can't be one: it is larger than any that was asked for. */
export class InvalidAnswerError extends Error {
  override readonly name = 'InvalidAnswerError';
}

/** A deadline that also passes when the client goes away. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Rejects when the deadline passes; never resolves. */
  readonly passed: Promise<never>;
  /** Ends the timer; the deadline doesn't pass any more. */
  clear(): void;
}

export function deadlineOf(milliseconds: number, client: AbortSignal): Deadline {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort(new Error('no answer is waited for any more'));
  };
  const timer = setTimeout(abort, milliseconds);
  if (client.aborted) abort();
  client.addEventListener('abort', abort, { once: true });
  const { promise: passed, reject } = rejectable();
  controller.signal.addEventListener('abort', () => {
    reject(controller.signal.reason);
  });
  if (controller.signal.aborted) reject(controller.signal.reason);
  return {
    signal: controller.signal,
    passed,
    clear: () => {
      clearTimeout(timer);
      client.removeEventListener('abort', abort);
    },
  };
}

function rejectable(): { promise: Promise<never>; reject: (reason: unknown) => void } {
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<never>((_resolve, rejected) => {
    reject = rejected;
  });
  // It may pass while nobody races it.
  promise.catch(() => undefined);
  return { promise, reject };
}

/**
 * A body as text, in UTF-8.
 * @throws InvalidAnswerError when it is larger than `maxBytes`; the rest is not read
 */
export async function readBounded(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new InvalidAnswerError(`larger than ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
