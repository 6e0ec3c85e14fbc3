import type { ByteBudget } from './byte-budget.ts';
import { SiteFault } from './site-fault.ts';

/** How much of an answer is read. */
export interface AnswerLimit {
  /** Of one answer, in bytes. */
  readonly maxBytes: number;
  /** What all answers of the site, and of all sites, take while they are read. */
  readonly budget: ByteBudget;
}

/**
 * Reads a body as text, in UTF-8, and hands it on; its bytes count until `use` is done with it.
 * @throws SiteFault when it is larger than one answer may be, or all answers together; the rest is not
 * read
 */
export async function withText<T>(
  body: AsyncIterable<Uint8Array>,
  { maxBytes, budget }: AnswerLimit,
  use: (text: string) => T,
): Promise<T> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      if (size + chunk.byteLength > maxBytes)
        throw new SiteFault('SITE_INVALID_ANSWER', `larger than ${maxBytes} bytes`, 'FAILS');
      if (!budget.take(chunk.byteLength))
        throw new SiteFault('SITE_UNAVAILABLE', 'answers take all the memory they may', 'NOTHING');
      size += chunk.byteLength;
      chunks.push(chunk);
    }
    return use(Buffer.concat(chunks).toString('utf8'));
  } finally {
    budget.giveBack(size);
  }
}
