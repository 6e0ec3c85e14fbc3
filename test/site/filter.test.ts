import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import type { AlterationFilter, PatientFilter } from '../../schema/generated/site.ts';
import { storeFilter } from '../../site/filter.ts';
import { checkPatientFilter } from '../../site/filter-check.ts';
import type { PatientRecord, VariantRecord } from '../../site/records.ts';
import { readTerms } from '../../site/terms.ts';
import { GeneNames } from '../../terminology/hgnc.ts';
import { OncoTree } from '../../terminology/oncotree.ts';
import { describeEngines } from '../store/engines.ts';
import { condition, generatedPatients, patient, TODAY, variant } from './patient-records.ts';
import { openTestSite, type TestSite } from './test-site.ts';

const pageSchema = z.object({
  patients: z.object({
    totalCount: z.number(),
    nodes: z.array(z.object({ id: z.string() })),
  }),
});

async function found(site: TestSite, filter: PatientFilter): Promise<string[]> {
  const answer = await site.ask(
    'query($filter: PatientFilter) { patients(filter: $filter, first: 1000) { totalCount nodes { id } } }',
    { filter },
  );
  expect(answer.errors).toBeUndefined();
  const { nodes, totalCount } = pageSchema.parse(answer.data).patients;
  expect(totalCount).toBe(nodes.length);
  return nodes.map(({ id }) => id);
}

/** Months and days that aren't known are the first; the fact is told in years, 90 for 90 and more. */
function ageOf({ identity, deceased, deathDate }: PatientRecord): number | null {
  const dead = deceased === true || deathDate !== null;
  const [birth, day] = [identity.birthDate, dead ? deathDate : TODAY].map((date) =>
    date === null ? null : [0, 1, 2].map((at) => Number(date.split('-')[at] ?? 1)),
  );
  if (birth == null || day == null) return null;
  const [[by = 0, bm = 0, bd = 0], [y = 0, m = 0, d = 0]] = [birth, day];
  const years = y - by - (m < bm || (m === bm && d < bd) ? 1 : 0);
  return years < 0 ? null : Math.min(years, 90);
}

const UNDER: Readonly<Record<string, readonly string[]>> = {
  LUNG: ['LUNG', 'NSCLC', 'LUAD'],
  'non-small cell lung cancer': ['NSCLC', 'LUAD'],
  mel: ['MEL'],
};

function carries(found: VariantRecord, asked: AlterationFilter): boolean {
  return (
    [found.gene, found.partnerGene].includes(asked.gene === 'cd246' ? 'ALK' : asked.gene) &&
    (asked.proteinChange == null ||
      found.proteinChange === `p.${asked.proteinChange.replace(/^p\./, '')}`) &&
    (asked.category == null || found.category === asked.category) &&
    (asked.origin == null || found.origin === asked.origin)
  );
}

function isStaged(stage: string, asked: string): boolean {
  return stage === asked || (stage.startsWith(asked) && /^[^IV]/.test(stage.slice(asked.length)));
}

function passes(record: PatientRecord, filter: PatientFilter): boolean {
  const age = ageOf(record);
  const bounds = filter.age ?? {};
  const cancers = record.conditions.filter(({ role, confirmed }) => role !== 'OTHER' && confirmed);
  const within = <T>(list: readonly T[] | null | undefined, values: readonly T[]): boolean =>
    list == null || values.some((value) => list.includes(value));
  return (
    within(
      filter.cancerTypes?.flatMap((word) => UNDER[word] ?? []),
      cancers.flatMap(({ oncotreeCode }) => oncotreeCode ?? []),
    ) &&
    (filter.alterations ?? []).every((asked) => record.variants.some((v) => carries(v, asked))) &&
    (bounds.gte == null || (age !== null && age >= bounds.gte)) &&
    (bounds.lte == null || (age !== null && age <= bounds.lte)) &&
    within(filter.sexes, [record.sex]) &&
    within(filter.races, record.race) &&
    within(filter.ethnicities, [record.ethnicity]) &&
    (filter.stages == null ||
      cancers.some(({ stage }) =>
        filter.stages?.some((asked) => stage !== null && isStaged(stage, asked)),
      )) &&
    (filter.deceased == null || record.deceased === filter.deceased)
  );
}

/** Stated rarely, for a filter that states much finds nobody whatever it does. */
const some = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: values });
const list = <T>(...values: readonly T[]): fc.Arbitrary<T[] | null> =>
  some(fc.subarray([...values], { minLength: 1 }));

const filters: fc.Arbitrary<PatientFilter> = fc.record({
  cancerTypes: list(...Object.keys(UNDER)),
  alterations: some(
    fc.array(
      fc.record({
        gene: fc.constantFrom('BRAF', 'ALK', 'cd246', 'EML4'),
        proteinChange: some(fc.constantFrom('V600E', 'p.V600E', 'L858R')),
        category: some(fc.constantFrom('MUTATION', 'STRUCTURAL')),
        origin: some(fc.constantFrom('SOMATIC', 'GERMLINE')),
      }),
      { minLength: 1, maxLength: 2 },
    ),
  ),
  age: some(
    fc
      .record({
        gte: some(fc.constantFrom(-5, 0, 18, 30, 64, 65, 90, 91, 2147483647)),
        lte: some(fc.constantFrom(-2147483648, -1, 0, 17, 18, 30, 65, 89, 90, 120)),
      })
      .filter(({ gte, lte }) => gte === null || lte === null || gte <= lte),
  ),
  sexes: list('FEMALE', 'UNKNOWN', 'OTHER'),
  races: list('ASIAN', 'WHITE'),
  ethnicities: list('HISPANIC_OR_LATINO', 'UNKNOWN'),
  stages: list('I', 'IA', 'II', 'III', 'IV'),
  deceased: some(fc.boolean()),
});

function oncotreeOf(...names: readonly string[]): OncoTree {
  return new OncoTree(
    names.map((name) => ({
      ...{ _id: name.toUpperCase(), name, parent: null, tissue: null, mainType: null, level: 0 },
      ...{ ncitIds: [], umlsIds: [], history: [], precursors: [], revocations: [], release: null },
    })),
  );
}

function genesOf(...symbols: readonly string[]): GeneNames {
  return new GeneNames(symbols.map((_id) => ({ _id, aliases: [], previousSymbols: [] })));
}

describeEngines('A filter of patients', (engine) => {
  const sites: TestSite[] = [];
  const site = (): TestSite => {
    const [opened] = sites;
    if (opened === undefined) throw new Error('not open');
    return opened;
  };
  beforeAll(async () => {
    sites.push(await openTestSite('northfield', engine));
  });
  afterAll(() => site().close());

  it('finds whom a plain reading of the records finds, in the order of pseudonyms', async () => {
    await fc.assert(
      fc.asyncProperty(
        generatedPatients,
        fc.array(filters, { minLength: 8, maxLength: 8 }),
        async (all, each) => {
          await site().hold(all);
          for (const filter of each) {
            const expected = all
              .filter((record) => passes(record, filter))
              .map(({ pseudonym }) => `northfield:${pseudonym}`)
              .sort();
            expect(await found(site(), filter)).toEqual(expected);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('asks for one and the same variant to be all that is stated', async () => {
    await site().hold([
      patient(1, {
        variants: [
          variant({ gene: 'BRAF', proteinChange: 'p.K601E' }),
          variant({ gene: 'EGFR', proteinChange: 'p.V600E' }),
        ],
      }),
    ]);
    expect(
      await found(site(), { alterations: [{ gene: 'BRAF', proteinChange: 'V600E' }] }),
    ).toEqual([]);
    expect(
      await found(site(), { alterations: [{ gene: 'BRAF', proteinChange: 'Lys601Glu' }] }),
    ).toHaveLength(1);
  });

  it('answers each field from an index', async () => {
    await site().hold([
      ...Array.from({ length: 50 }, (_, number) => patient(number)),
      patient(50, { conditions: [condition({ oncotreeCode: 'LUAD' })] }),
    ]);
    const terms = await readTerms(site().counted.store);
    const each: PatientFilter[] = [
      { cancerTypes: ['Lung'] },
      { sexes: ['FEMALE'] },
      { races: ['ASIAN'] },
      { ethnicities: ['HISPANIC_OR_LATINO'] },
      { stages: ['III'] },
      { deceased: false },
    ];
    // SecantusDB, which stands in for MongoDB, uses no index for an $or.
    const alternatives: PatientFilter[] = [
      { alterations: [{ gene: 'BRAF', origin: 'SOMATIC' }] },
      { age: { gte: 18 } },
      { age: { gte: 18, lte: 60 } },
      { age: { lte: 60 } },
    ];
    if (engine.title === 'embedded') each.push(...alternatives);
    for (const filter of each) {
      const plan = await site().patients.explain(storeFilter(filter, terms, TODAY));
      if (plan !== null) expect({ filter, scan: plan.scan }).toEqual({ filter, scan: false });
      else expect(engine.title).toBe('mongodb');
    }
  });

  it.each([
    [{ cancerTypes: ['Melanooma'] }, "'Melanooma': did you mean MELANOMA, Melanoma?"],
    [{ cancerTypes: ['LUAAD'] }, "'LUAAD': did you mean LUAD"],
    [{ alterations: [{ gene: 'BRAFF' }] }, "'BRAFF': did you mean BRAF"],
    [{ alterations: [{ gene: 'XXXXXXXX' }] }, "known here, 'XXXXXXXX'"],
  ])('takes %j for a slip and says what may be meant', (filter, message) => {
    const terms = { tree: oncotreeOf('LUAD', 'Melanoma'), genes: genesOf('BRAF', 'ALK') };
    expect(() => storeFilter(filter, terms, TODAY)).toThrow(message);
  });

  it('takes any word where the terminologies were not ingested', () => {
    const terms = { tree: oncotreeOf(), genes: genesOf() };
    const filter = { cancerTypes: ['Melanooma'], alterations: [{ gene: 'BRAFF' }] };
    expect(JSON.stringify(storeFilter(filter, terms, TODAY))).toContain('MELANOOMA');
  });

  it.each(['0', 'I', 'is', 'IIIA', 'IIIC2', 'iv', 'IVB', 'IVS'])('takes the stage %s', (stage) => {
    expect(() => {
      checkPatientFilter({ stages: [stage] });
    }).not.toThrow();
  });

  it.each([
    [
      'alterations[0].proteinChange',
      { alterations: [{ gene: 'BRAF', proteinChange: 'nonsense' }] },
    ],
    ['alterations[0].gene', { alterations: [{ gene: ' ' }] }],
    ['stages', { stages: [''] }],
    ['stages[1]', { stages: ['iiia', 'XYZ'] }],
    ['cancerTypes[1]', { cancerTypes: ['LUAD', 'no such cancer'] }],
    ['alterations[0].gene', { alterations: [{ gene: 'BRAFF' }] }],
    ['cancerTypes', { cancerTypes: Array.from({ length: 101 }, () => 'LUAD') }],
  ])('names %s when it is wrong', async (name, filter) => {
    const { errors } = await site().ask(
      'query($filter: PatientFilter) { patients(filter: $filter, first: 1) { totalCount } }',
      { filter },
    );
    expect(errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(`'${name}'`);
  });
});
