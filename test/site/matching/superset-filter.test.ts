import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Criteria, TrialCriteria } from '../../../matching/criteria.ts';
import { evaluateTrial, type Verdict } from '../../../matching/evaluate.ts';
import { exactProfile } from '../../../site/match-profile.ts';
import { supersetFilter } from '../../../site/matching/superset-filter.ts';
import { VocabularyReader } from '../../../site/matching/vocabulary.ts';
import { openPatients } from '../../../site/patient-store.ts';
import type { PatientRecord } from '../../../site/records.ts';
import type { Collection, Filter, Store } from '../../../store/store.ts';
import { OncoTree } from '../../../terminology/oncotree.ts';
import { describeEngines, type Place } from '../../store/engines.ts';
import { condition, patient, TODAY, variant } from '../patient-records.ts';
import { TREE } from '../test-site.ts';
import { patientsUpTo, randomLeaf, randomPatients, randomTrial } from './random-cases.ts';

const context = { today: TODAY, oncotree: new OncoTree(TREE) };

describeEngines('The filter for candidates', (engine) => {
  const opened: { place: Place; store: Store; patients: Collection<PatientRecord> }[] = [];
  const here = () => {
    const [first] = opened;
    if (first === undefined) throw new Error('not open');
    return first;
  };
  beforeAll(async () => {
    const place = await engine.place();
    const store = await place.open();
    opened.push({ place, store, patients: await openPatients(store) });
  });
  afterAll(async () => {
    await here().store.close();
    await here().place.drop();
  });
  let held: readonly string[] = [];
  async function hold(records: readonly PatientRecord[]): Promise<void> {
    await here().patients.deleteByKeys(held);
    await here().patients.bulkUpsert(records);
    held = records.map(({ _id }) => _id);
  }
  async function filterFor(trial: TrialCriteria, orPossibly: boolean): Promise<Filter> {
    const vocabulary = await (await VocabularyReader.open(here().store)).read();
    return supersetFilter(trial, { ...context, vocabulary, orPossibly });
  }
  async function foundBy(criteria: Criteria, orPossibly: boolean): Promise<string[]> {
    const filter = await filterFor({ trialId: 'x', criteria, arms: [] }, orPossibly);
    return (await here().patients.find(filter)).map(({ _id }) => _id);
  }

  async function expectNobodyLost(
    records: readonly PatientRecord[],
    trials: readonly TrialCriteria[],
  ): Promise<void> {
    await hold(records);
    for (const trial of trials)
      for (const orPossibly of [false, true]) {
        const wanted: Verdict[] = ['ELIGIBLE'];
        if (orPossibly) wanted.push('POSSIBLY_ELIGIBLE');
        const filter = await filterFor(trial, orPossibly);
        const found = new Set((await here().patients.find(filter)).map(({ _id }) => _id));
        const lost = records.filter((record) => {
          const { verdict } = evaluateTrial(trial, exactProfile(record, TODAY), context);
          return wanted.includes(verdict) && !found.has(record._id);
        });
        if (lost.length > 0) expect({ lost, trial, filter }).toEqual(null);
      }
  }
  const share = engine.title === 'embedded' ? 1 : 6;

  it('loses nobody who is, or may be, eligible', async () => {
    const trials = fc.array(randomTrial, { minLength: 1, maxLength: 8 });
    await fc.assert(fc.asyncProperty(randomPatients, trials, expectNobodyLost), {
      numRuns: 60 / share,
    });
  });

  it('loses nobody by any one criterion, stated or excluded', async () => {
    const trials = fc
      .array(fc.tuple(randomLeaf, fc.boolean()), { minLength: 60, maxLength: 60, size: 'max' })
      .map((leaves) =>
        leaves.map(([leaf, isStated]): TrialCriteria => ({
          trialId: 'x',
          criteria: isStated ? leaf : { not: leaf },
          arms: [],
        })),
      );
    const most = 300 / share;
    await fc.assert(fc.asyncProperty(patientsUpTo(most, most), trials, expectNobodyLost), {
      numRuns: Math.ceil(9 / share),
      endOnFailure: true,
    });
  });

  const egfr: Criteria = { kind: 'genomic', gene: 'EGFR', category: 'MUTATION' };
  const tested = (coveredGenes: readonly string[]) => ({
    genomicTests: [{ name: null, date: null, coveredGenes }],
  });
  const mutated = patient(1, { ...tested(['EGFR']), variants: [variant({ gene: 'EGFR' })] });
  const wildType = patient(2, tested(['EGFR', 'ALK']));
  const otherPanel = patient(3, tested(['ALK']));
  const untested = patient(4, {});

  it('leaves out who was tested for the gene and has nothing there', async () => {
    await hold([mutated, wildType, otherPanel, untested]);
    expect(await foundBy(egfr, true)).toEqual([mutated._id, otherPanel._id, untested._id]);
    expect(await foundBy(egfr, false)).toEqual([mutated._id]);
    expect(await foundBy({ not: egfr }, false)).toEqual([mutated._id, wildType._id]);
  });

  it('keeps narrower and wider diagnoses, and who has none', async () => {
    const codes = ['LUAD', 'LUNG', 'MEL', 'XYZ', null] as const;
    const records = codes.map((code, at) =>
      patient(at, { conditions: code === null ? [] : [condition({ oncotreeCode: code })] }),
    );
    await hold(records);
    const found = await foundBy({ kind: 'diagnosis', cancerType: 'NSCLC' }, true);
    expect(found).toEqual([0, 1, 3, 4].map((at) => records[at]?._id));
  });

  it('leaves out who is at another stage, keeps who may be at this one', async () => {
    const stages = ['IIIB', 'III', 'IIIA', 'IV', 'IS', null] as const;
    const records = [
      ...stages.map((stage, at) => patient(at, { conditions: [condition({ stage })] })),
      patient(6, {}),
    ];
    await hold(records);
    const asked: Criteria = { kind: 'stage', comparison: '>=', group: 'IIIB' };
    const ids = (...at: number[]) => at.map((each) => records[each]?._id);
    expect(await foundBy(asked, true)).toEqual(ids(0, 1, 3, 5, 6));
    expect(await foundBy(asked, false)).toEqual(ids(0, 3));
    expect(await foundBy({ not: asked }, false)).toEqual(ids(2, 4));
  });

  it('leaves out whose performance status is worse on either scale, keeps who has none', async () => {
    const assessed = [
      ['ECOG', 1],
      ['ECOG', 2],
      ['KARNOFSKY', 70],
      ['KARNOFSKY', 60],
    ] as const;
    const records = [
      ...assessed.map(([scale, value], at) =>
        patient(at, { performanceStatus: [{ scale, value, date: null }] }),
      ),
      patient(4, {}),
    ];
    await hold(records);
    const fit: Criteria = { kind: 'performanceStatus', scale: 'ECOG', comparison: '<=', value: 1 };
    const ids = (...at: number[]) => at.map((each) => records[each]?._id);
    expect(await foundBy(fit, true)).toEqual(ids(0, 2, 4));
    expect(await foundBy(fit, false)).toEqual(ids(0));
    expect(await foundBy({ not: fit }, false)).toEqual(ids(1, 3));
  });

  it('finds nobody by what no record proves, and everybody by what one may', async () => {
    const records = [patient(0, {}), patient(1, {})];
    await hold(records);
    const everybody = records.map(({ _id }) => _id);
    const given: Criteria = { kind: 'priorTherapy', therapy: 'Osimertinib' };
    const few: Criteria = { kind: 'priorLines', comparison: '<=', lines: 2 };
    for (const provable of [given, { not: few }])
      expect(await foundBy(provable, false)).toEqual(everybody);
    for (const unprovable of [{ not: given }, few]) {
      expect(await foundBy(unprovable, false)).toEqual([]);
      expect(await foundBy(unprovable, true)).toEqual(everybody);
    }
  });

  it('asks for alternatives by one condition, and one index walk', async () => {
    const any = ['EGFR', 'ALK', 'BRAF'].map((gene) => ({ ...egfr, gene }));
    const filter = await filterFor({ trialId: 'x', criteria: { any }, arms: [] }, false);
    expect(Object.keys(filter)).toEqual(['search.findings', 'deceased']);
    // SecantusDB walks the index too, but explains a scan.
    if (engine.title === 'embedded')
      expect(await here().patients.explain(filter)).toEqual({
        index: ['search.findings'],
        scan: false,
      });
  });

  it('grows with the criteria and not with the product of their alternatives', async () => {
    const groups = Array.from({ length: 4 }, (_, group) => ({
      any: Array.from({ length: 6 }, (__, at) => ({ ...egfr, gene: `GENE${group}${at}` })),
    }));
    const filter = await filterFor({ trialId: 'x', criteria: { all: groups }, arms: [] }, true);
    const conditions = JSON.stringify(filter).match(/\$in/g) ?? [];
    expect(conditions).toHaveLength(4 + 1);
  });
});
