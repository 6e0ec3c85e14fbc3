/** How long a read may keep the process to itself at once, in milliseconds. */
const SLICE_MS = 4;

/** Reads that have had their slice and wait to go on, the longest waiting first. */
const waiting: (() => void)[] = [];

/**
 * Passes on what is read, in slices. In each turn of the event loop one read of the process goes
 * on, however many there are, so that what is short waits for one slice at most.
 * @throws the signal's reason when it has aborted meanwhile
 */
export async function* inTurns<T>(
  values: Iterable<T> | AsyncIterable<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  let begun = performance.now();
  for await (const value of values) {
    yield value;
    if (performance.now() - begun < SLICE_MS) continue;
    await turn();
    signal?.throwIfAborted();
    begun = performance.now();
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(goOn);
  });
}

function goOn(): void {
  waiting.shift()?.();
  if (waiting.length > 0) setImmediate(goOn);
}
