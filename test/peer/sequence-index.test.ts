import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { z } from 'zod';
import { attempt } from '../../ingest/attempt.ts';
import type { TrialCriteria } from '../../matching/criteria.ts';
import { sequenceCaseSchema } from '../../peer/case-schema.ts';
import { statedLevels, verdictAt } from '../../peer/level-match.ts';
import { peerPatientSchema, sampleOf, type PeerPatient } from '../../peer/patient.ts';
import { peerProfile, type PeerTerms } from '../../peer/profile.ts';
import { statesOf, type SequenceState } from '../../peer/sequence.ts';
import { GeneNames } from '../../terminology/hgnc.ts';
import { OncoTree } from '../../terminology/oncotree.ts';
import { describeWithSharedData, SHARED } from '../shared-data.ts';
import { patient } from '../site/patient-records.ts';
import { openTestSite, TREE, type TestSite } from '../site/test-site.ts';

const CASES = path.join(SHARED, 'data/match-cases');
const terms: PeerTerms = { tree: new OncoTree(TREE), genes: new GeneNames([]) };
const answerSchema = z.object({
  eligiblePatients: z.object({
    nodes: z.array(z.object({ patient: z.object({ id: z.string() }) })),
  }),
});

const readJson = (file: string): unknown =>
  JSON.parse(readFileSync(path.join(CASES, file), 'utf8'));

describeWithSharedData('The match index of a site', () => {
  let today = '';
  let site: TestSite;
  beforeAll(async () => {
    const options = { today: () => today, matchPatience: 0 };
    site = await openTestSite('northfield', undefined, undefined, undefined, options);
  });
  afterAll(() => site.close());

  const numbers = new Map<string, number>();
  /** The peer's patient as a record of the site's. */
  function recordOf(of: PeerPatient) {
    const sample = sampleOf(of);
    if (!numbers.has(sample)) numbers.set(sample, numbers.size);
    const stated = peerProfile(of, terms);
    return patient(numbers.get(sample) ?? 0, {
      ...stated,
      conditions: [...stated.conditions],
      variants: [...stated.variants],
    });
  }

  async function foundBy(criteria: TrialCriteria): Promise<string[]> {
    const { data, errors } = await site.ask(
      `query($criteria: MatchCriteria!) {
        eligiblePatients(criteria: $criteria, verdicts: [ELIGIBLE, POSSIBLY_ELIGIBLE], first: 1000) {
          nodes { patient { id } }
        }
      }`,
      { criteria },
    );
    expect(errors).toBeUndefined();
    return answerSchema
      .parse(data)
      .eligiblePatients.nodes.map(({ patient: { id } }) => id.slice('northfield:'.length))
      .sort();
  }

  /** Every level of every trial, asked of the index, finds whom the module finds. @returns how many */
  async function check(state: SequenceState): Promise<number> {
    today = state.options.today ?? '2000-01-01';
    const options = { ...state.options, today, matchOnDeceased: false };
    const records = new Map(state.patients.map((of) => [recordOf(of), of]));
    await site.patients.bulkUpsert([...records.keys()]);
    // A version that can't be read is rejected before anybody is matched.
    const levels = state.trials.flatMap((trial) => {
      const read = attempt(() => statedLevels(trial, terms));
      return 'fault' in read ? [] : read.value;
    });
    for (const level of levels) {
      const open = options.matchOnClosed || (level.isTrialOpen && level.open);
      const arms = [{ code: level.code, open, criteria: level.criteria }];
      const expected = [...records]
        .filter(([, of]) => verdictAt(level, of, options, terms) !== 'NOT_ELIGIBLE')
        .map(([{ pseudonym }]) => pseudonym);
      const trial = { trialId: level.path, criteria: { all: [] }, arms };
      expect(await foundBy(trial)).toEqual(expected.sort());
    }
    return levels.length;
  }

  const sequences = readdirSync(CASES).filter((file) => {
    if (!file.endsWith('.json')) return false;
    return z.object({ steps: z.array(z.unknown()) }).safeParse(readJson(file)).success;
  });

  it.each(sequences)('holds through the steps of %s', async (file) => {
    const stated = sequenceCaseSchema.parse(readJson(file));
    const patients =
      stated.patientsInline ?? z.array(peerPatientSchema).parse(readJson(stated.patients ?? ''));
    let levels = 0;
    for (const state of statesOf(stated, patients)) levels += await check(state);
    expect(levels).toBeGreaterThan(0);
  });
});
