import { therapyId } from '../genomics/therapy-name.ts';
import { biomarkersAskedFor } from '../matching/asked-biomarkers.ts';
import type { Collection } from '../store/store.ts';
import type {
  ProtocolRecord,
  RegistrationRecord,
  TrialRecord,
} from '../subgraphs/trials/records.ts';
import type { FileReport } from './format.ts';
import { RecordWriter } from './record-writer.ts';

/** The interventions whose names are agents' names. */
const AGENTS = new Set(['DRUG', 'BIOLOGICAL']);

/** What a source states of a trial: its registration, or its curated protocol. */
export interface TrialParts {
  readonly registration?: RegistrationRecord | null;
  readonly protocol?: ProtocolRecord | null;
}

/**
 * Writes one part of each trial and leaves the other as it is stored, so a registration and a protocol
 * of the same trial give the same record in either order.
 */
export function trialWriter(
  trials: Collection<TrialRecord>,
  report: FileReport,
): RecordWriter<TrialRecord> {
  return new RecordWriter(trials, {
    merge: (stored, { _id, registration, protocol }) =>
      trialRecord(_id, {
        registration: registration ?? stored.registration,
        protocol: protocol ?? stored.protocol,
      }),
    report,
  });
}

/** A trial's record. What filters look at is made from both parts. */
export function trialRecord(
  id: string,
  { registration = null, protocol = null }: TrialParts,
): TrialRecord {
  const criteria = [
    protocol?.criteria,
    ...(protocol?.arms ?? []).map((arm) => arm.criteria),
    ...(protocol?.outerLevels ?? []).map((level) => level.criteria),
  ].filter((each) => each !== null && each !== undefined);
  return {
    _id: id,
    registration,
    protocol,
    status: protocol?.status ?? registration?.status ?? null,
    phases: registration?.phases ?? [],
    conditionKeys: keysOf(registration?.conditions ?? []),
    countryKeys: keysOf((registration?.locations ?? []).map(({ country }) => country)),
    biomarkerIds: unique(criteria.flatMap((each) => biomarkersAskedFor(each))),
    therapyIds: unique(agentNames(registration).map(therapyId)),
    structured: criteria.length > 0,
  };
}

function agentNames(registration: RegistrationRecord | null): readonly string[] {
  return (registration?.interventions ?? [])
    .filter(({ type }) => type !== null && AGENTS.has(type))
    .flatMap(({ name, otherNames }) => [name, ...otherNames]);
}

function keysOf(names: readonly (string | null)[]): readonly string[] {
  return unique(names.filter((name) => name !== null).map((name) => name.trim().toLowerCase()));
}

/** Without empty ones, sorted: the same trial always gives the same record. */
function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].filter((value) => value !== '').sort();
}
