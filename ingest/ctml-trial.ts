import { z } from 'zod';
import type { TrialStatus } from '../schema/generated/trials.ts';
import type { ProtocolLevel, ProtocolRecord } from '../subgraphs/trials/records.ts';
import { excessOf } from '../matching/criteria-size.ts';
import { NCT_NUMBER } from './clinicaltrials-study.ts';
import { CtmlFault } from './ctml-fault.ts';
import type { CtmlLevel } from './ctml-levels.ts';
import { levelsOf } from './ctml-levels.ts';
import type { CtmlTrial } from './ctml-schema.ts';
import { trialSchema } from './ctml-schema.ts';
import { statusOf } from './ctml-status.ts';

/**
 * A CTML trial in DFCI's or CTIMS' dialect (which may keep its head under `trialInformation`), and its id
 * in the graph: the NCT number where it has a real one, else the protocol's own.
 * @throws CtmlFault, ZodError
 */
export function protocolOf(value: Readonly<Record<string, unknown>>): {
  readonly id: string;
  readonly protocol: ProtocolRecord;
} {
  const trial = ctmlTrialOf(value);
  const nctId = [trial.nct_id, trial.trial_id].find((id) => NCT_NUMBER.test(id ?? '')) ?? null;
  const protocolNo = trial.protocol_no ?? trial.trial_id ?? nctId;
  if (protocolNo === null)
    throw new CtmlFault('protocol_no', 'is missing, and so are trial_id and a real nct_id');
  const status = trialStatus(trial);
  const treated = treatment(trial);
  const excess = excessOf(treated);
  if (excess !== null) throw new CtmlFault('criteria', `${excess} are what a site evaluates`);
  return {
    id: nctId ?? protocolNo,
    protocol: {
      protocolNo,
      nctId,
      title: trial.long_title ?? trial.short_title,
      status,
      open: status === 'RECRUITING',
      ...treated,
    },
  };
}

/**
 * The parts of a trial that we read, in either dialect.
 * @throws ZodError
 */
export function ctmlTrialOf(value: Readonly<Record<string, unknown>>): CtmlTrial {
  const { trialInformation } = value;
  const head = z.record(z.string(), z.unknown()).nullish().parse(trialInformation) ?? {};
  return trialSchema.parse({ ...head, ...value });
}

/** What `_summary` says wins over the trial's own word. */
export function trialStatus({ status, _summary }: CtmlTrial): TrialStatus | null {
  const word = _summary?.status?.[0]?.value ?? status;
  if (word === null) return null;
  const known = statusOf(word);
  if (known === null)
    throw new CtmlFault(
      'status',
      `"${word}" is no known status; use one such as Open to Accrual, Closed to Accrual, Suspended, Completed`,
    );
  return known;
}

/**
 * Each clause is complete by itself. One alone that belongs to the whole trial stands over its arms;
 * where there are more, each is a level of its own.
 */
function treatment(trial: CtmlTrial): Pick<ProtocolRecord, 'criteria' | 'arms' | 'outerLevels'> {
  const levels = levelsOf(trial);
  const stated = levels.filter(({ criteria }) => criteria !== null);
  const outer = stated.filter(({ kind }) => kind === 'trial' || kind === 'step');
  const arms = levels.filter(
    ({ kind, criteria }) => kind === 'arm' || (kind === 'dose' && criteria !== null),
  );
  const [only] = outer;
  const steps = trial.treatment_list?.step ?? [];
  if (only === undefined) return { criteria: null, arms: arms.map(levelOf) };
  if (stated.length === 1 && (only.kind === 'trial' || steps.length === 1))
    return { criteria: only.criteria, arms: arms.map(levelOf) };
  return { criteria: null, arms: arms.map(levelOf), outerLevels: outer.map(levelOf) };
}

function levelOf({ code, open, criteria }: CtmlLevel): ProtocolLevel {
  return { code, open, criteria };
}
