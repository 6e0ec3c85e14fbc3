import { z } from 'zod';
import type { CtmlLevel } from '../ingest/ctml-levels.ts';
import { levelsOf } from '../ingest/ctml-levels.ts';
import { withApprovedGenes } from '../ingest/ctml-genes.ts';
import { ctmlTrialOf, trialStatus } from '../ingest/ctml-trial.ts';
import { plainJson } from '../ingest/extended-json.ts';
import type { Criteria } from '../matching/criteria.ts';
import { evaluateTrial } from '../matching/evaluate.ts';
import type { Verdict } from '../matching/evaluate.ts';
import type { GeneNames } from '../terminology/hgnc.ts';
import type { RunOptions } from './case-schema.ts';
import type { PeerPatient } from './patient.ts';
import type { PeerTerms } from './profile.ts';
import { peerProfile } from './profile.ts';

/** A level that states criteria, and whether its trial is open. */
export interface StatedLevel extends CtmlLevel {
  readonly criteria: Criteria;
  readonly isTrialOpen: boolean;
  /** The trial as it is written. */
  readonly trial: unknown;
  /** The trial's part that the level is: a step, an arm or a dose level as it is written. */
  readonly written: unknown;
  /** By which its genes were named. */
  readonly genes: GeneNames;
}

const objectSchema = z.record(z.string(), z.unknown());

/**
 * The levels of a CTML trial that state criteria.
 * @throws RecordFault, ZodError
 */
export function statedLevels(trial: unknown, { genes }: PeerTerms): readonly StatedLevel[] {
  const written = objectSchema.parse(plainJson(trial));
  const read = ctmlTrialOf(written);
  const isTrialOpen = trialStatus(read) === 'RECRUITING';
  return levelsOf(read).flatMap((level) =>
    level.criteria === null
      ? []
      : [
          {
            ...level,
            criteria: withApprovedGenes(level.criteria, genes),
            isTrialOpen,
            genes,
            trial: written,
            written: partAt(written, level.path.split('.').slice(0, -1)),
          },
        ],
  );
}

/** How a patient stands to one level of a trial, on the day and under the options of the peer's run. */
export function verdictAt(
  level: Pick<StatedLevel, 'code' | 'criteria' | 'open' | 'isTrialOpen'>,
  patient: PeerPatient,
  options: RunOptions,
  terms: PeerTerms,
): Verdict {
  const profile = peerProfile(patient, terms);
  const open = options.matchOnClosed || (level.isTrialOpen && level.open);
  const trial = {
    trialId: '',
    criteria: { all: [] },
    arms: [{ code: level.code, open, criteria: level.criteria }],
  };
  const seen = options.matchOnDeceased ? { ...profile, deceased: false } : profile;
  return evaluateTrial(trial, seen, { today: options.today ?? '', oncotree: terms.tree }).verdict;
}

function partAt(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(value)) return partAt(value[Number(key)], rest);
  return partAt(objectSchema.safeParse(value).data?.[key], rest);
}
