import { z } from 'zod';
import { matches, modified } from './documents.ts';
import type { RunOptions, SequenceCase, SequenceStep } from './case-schema.ts';
import type { PeerDocument, PeerPatient } from './patient.ts';

/** What the peer's databases hold at one `store` step, and the matches that it then keeps. */
export interface SequenceState {
  /** Of the step, from 0. */
  readonly index: number;
  readonly options: RunOptions;
  readonly trials: readonly PeerDocument[];
  readonly patients: readonly PeerPatient[];
  /** The patients when the engine was made. */
  readonly patientsAtStart: readonly PeerPatient[];
  /** Matches that are not disabled. */
  readonly matches: readonly {
    readonly protocol: string;
    readonly sample: string;
    readonly path: string;
  }[];
}

const object = z.record(z.string(), z.unknown());
const objects = z.array(object);

/**
 * The states of a sequence, one at each `store` step; whoever keeps an index of matches brings it up to
 * date from one to the next.
 * @throws Error in words for the case's author
 */
export function* statesOf(
  { steps }: SequenceCase,
  patients: readonly PeerPatient[],
): Generator<SequenceState> {
  const collections = new Map<string, PeerDocument[]>([
    ['clinical', patients.map(({ clinical }) => clinical)],
    ['genomic', patients.flatMap(({ genomic }) => genomic)],
    ['trial', []],
  ]);
  let options: RunOptions | null = null;
  let patientsAtStart: readonly PeerPatient[] = [];
  for (const [index, step] of steps.entries()) {
    if (step.op === 'engine') {
      ({ options } = step);
      patientsAtStart = patientsOf(collections);
    } else if (step.op === 'store') {
      if (options === null) throw new Error(`step ${index}: a store without an engine before it`);
      yield {
        index,
        options,
        trials: collections.get('trial') ?? [],
        patients: patientsOf(collections),
        patientsAtStart,
        matches: step.expected.matches
          .filter(({ is_disabled: isDisabled }) => isDisabled !== true)
          .map((match) => ({
            protocol: match.protocol_no,
            sample: match.sample_id,
            path: match.match_path,
          })),
      };
    } else if (step.op !== 'match')
      collections.set(step.collection, changed(collections.get(step.collection) ?? [], step));
  }
}

function patientsOf(collections: ReadonlyMap<string, PeerDocument[]>): readonly PeerPatient[] {
  const results = new Map<unknown, PeerDocument[]>();
  for (const result of collections.get('genomic') ?? []) {
    const id = JSON.stringify(result['CLINICAL_ID']);
    results.set(id, [...(results.get(id) ?? []), result]);
  }
  return (collections.get('clinical') ?? []).map((clinical) => ({
    clinical,
    genomic: results.get(JSON.stringify(clinical['_id'])) ?? [],
  }));
}

type Write = Extract<SequenceStep, { readonly collection: string }>;

function changed(documents: readonly PeerDocument[], { op, args }: Write): PeerDocument[] {
  const filter = () => object.parse(args[0] ?? {});
  const chosen = (isOne: boolean): ReadonlySet<PeerDocument> => {
    const found = documents.filter((each) => matches(each, filter()));
    return new Set(isOne ? found.slice(0, 1) : found);
  };
  switch (op) {
    case 'drop':
      return [];
    case 'insert_one':
      return [...documents, object.parse(args[0])];
    case 'insert_many':
      return [...documents, ...objects.parse(args[0])];
    case 'delete_one':
    case 'delete_many': {
      const gone = chosen(op === 'delete_one');
      return documents.filter((each) => !gone.has(each));
    }
    case 'replace_one': {
      const replaced = chosen(true);
      return documents.map((each) => (replaced.has(each) ? object.parse(args[1]) : each));
    }
    case 'update_one':
    case 'update_many': {
      const updated = chosen(op === 'update_one');
      const change = object.parse(args[1]);
      return documents.map((each) => (updated.has(each) ? modified(each, change) : each));
    }
  }
}
