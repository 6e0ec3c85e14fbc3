import type { CollectionSpec } from '../../store/store.ts';

/** What a process writes that may be killed at any moment. */
export interface Piece {
  readonly _id: string;
  /** The batch that wrote the document last. */
  readonly batch: number;
  readonly labels: readonly string[];
}

export const BATCHES = {
  name: 'pieces',
  indexes: [{ paths: ['batch'] }, { paths: ['labels'] }],
} as const satisfies CollectionSpec;

/** Documents that each batch adds. */
export const SIZE = 20;

/** A batch adds `SIZE` documents, and takes those of the batch before over, whole. */
export function batchOf(batch: number): Piece[] {
  const origins = batch === 0 ? [0] : [batch - 1, batch];
  return origins.flatMap((origin) =>
    Array.from({ length: SIZE }, (_, at) => ({
      _id: `${String(origin).padStart(5, '0')}-${at}`,
      batch,
      labels: [`batch ${batch}`, `place ${at}`, 'x'.repeat(at * 50)],
    })),
  );
}

/** The documents that a batch leaves as the last of their origin. */
export function keysOf(origin: number): string[] {
  return batchOf(origin)
    .map(({ _id }) => _id)
    .slice(-SIZE);
}
