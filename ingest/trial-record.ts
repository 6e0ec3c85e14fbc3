import { therapyId } from '../genomics/therapy-name.ts';
import { biomarkersAskedFor } from '../matching/asked-biomarkers.ts';
import type {
  ProtocolRecord,
  RegistrationRecord,
  TrialRecord,
} from '../subgraphs/trials/records.ts';

/** The interventions whose names are agents' names. */
const AGENTS = new Set(['DRUG', 'BIOLOGICAL']);

/** A trial's record from its two parts. What filters look at is made from both, whichever came first. */
export function trialRecord(
  id: string,
  registration: RegistrationRecord | null,
  protocol: ProtocolRecord | null,
): TrialRecord {
  const criteria = [
    protocol?.criteria,
    ...(protocol?.arms ?? []).map((arm) => arm.criteria),
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
