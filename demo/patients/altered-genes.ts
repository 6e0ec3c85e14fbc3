import { LANDSCAPES } from './frequencies/alterations.ts';
import { genesOf } from './variant.ts';

/** Every gene that can be found altered in an invented patient, fusion partners included. */
export function alteredGenes(): Set<string> {
  const alterations = Object.values(LANDSCAPES).flatMap(({ exclusive, independent }) => [
    ...exclusive,
    ...independent,
  ]);
  return new Set(
    alterations.flatMap(({ gene, changes, germline }) =>
      changes.flatMap(([change]) => [gene, ...genesOf({ gene, change, germline })]),
    ),
  );
}
