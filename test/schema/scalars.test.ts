import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isScalarType, isSpecifiedScalarType, type GraphQLScalarType } from 'graphql';
import type { TrialCriteria } from '../../matching/criteria.ts';
import { isPartialDate } from '../../schema/partial-date.ts';
import { readMatchProfile, readTrialCriteria } from '../../schema/scalars.ts';
import { buildPartSchema } from '../../schema/build-subgraph.ts';

const EMPTY_PROFILE = {
  birthDate: null,
  ageYears: 60,
  sex: 'FEMALE',
  deceased: null,
  conditions: [],
  variants: [],
  signatures: [],
  genomicTests: [],
  treatments: [],
  performanceStatus: [],
  tumorMarkers: [],
};

describe('PartialDate', () => {
  it.each(['2020', '2020-02', '2020-02-29', '0001-01-01', '9999-12-31'])('takes %s', (text) => {
    expect(isPartialDate(text)).toBe(true);
  });

  it.each([
    '',
    '20',
    '2020-13',
    '2020-00',
    '2020-2',
    '2021-02-29',
    '2020-04-31',
    '2020-01-00',
    '2020-01-01T00:00:00Z',
    ' 2020',
    '2020-01-01\n',
  ])('refuses %j', (text) => {
    expect(isPartialDate(text)).toBe(false);
  });

  it('takes every day that there is', () => {
    const days = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(fc.property(days, (day) => isPartialDate(day.toISOString().slice(0, 10))));
  });
});

describe('MatchCriteria', () => {
  const read: TrialCriteria = {
    trialId: 'NCT00000001',
    criteria: {
      all: [
        { any: [{ kind: 'sex', sex: 'MALE' }] },
        { not: { kind: 'genomic', gene: 'KRAS', category: null } },
        { kind: 'genomic', gene: 'BRAF', category: 'MUTATION', proteinChange: 'p.V600E' },
        { kind: 'stage', comparison: '>=', group: 'IIIA' },
        { kind: 'performanceStatus', scale: 'KARNOFSKY', comparison: '>=', value: 70 },
        { kind: 'priorLines', comparison: '<=', lines: 2 },
        { kind: 'priorTherapy', therapy: 'Osimertinib' },
      ],
    },
    arms: [{ code: 'A', open: true, criteria: { all: [] } }],
  };

  it('comes out as it went in', () => {
    expect(readTrialCriteria(JSON.parse(JSON.stringify(read)))).toEqual(read);
  });

  it('refuses a condition that it does not know, rather than to drop it', () => {
    const stricter = { kind: 'genomic', gene: 'BRAF', category: null, zygosity: 'HOMOZYGOUS' };
    expect(() => readTrialCriteria({ ...read, criteria: stricter })).toThrow('criteria');
    expect(() => readTrialCriteria({ ...read, criteria: { kind: 'new' } })).toThrow('criteria');
  });

  it.each([60, 20_000])('refuses a tree that is nested %d deep', (depth) => {
    const deep: unknown = JSON.parse(`${'{"not":'.repeat(depth)}{}${'}'.repeat(depth)}`);
    expect(() => readTrialCriteria({ ...read, criteria: deep })).toThrow('nested too deeply');
  });

  const leaf = { kind: 'sex', sex: 'MALE' };
  const leaves = (count: number) => Array.from({ length: count }, () => leaf);
  const armOf = (criteria: unknown) => ({ code: 'A', open: true, criteria });

  it('takes as many criteria as the largest trial has many times over', () => {
    const criteria = { all: [{ any: leaves(1_000) }, { any: leaves(500) }] };
    const large = { ...read, criteria, arms: [armOf({ all: leaves(500) })] };
    expect(readTrialCriteria(large)).toEqual(large);
  });

  it.each([
    ['in one group', { all: leaves(2_001) }, []],
    ['over the arms', leaf, [armOf({ all: leaves(1_000) }), armOf({ all: leaves(1_000) })]],
    ['that each say nothing', { all: Array.from({ length: 100_000 }, () => ({ all: [] })) }, []],
  ])('refuses more criteria than a site evaluates, %s', (_where, criteria, arms) => {
    expect(() => readTrialCriteria({ ...read, criteria, arms })).toThrow(
      /^not a valid MatchCriteria: too many .*at most 2000$/,
    );
  });

  it.each([
    [{ kind: 'age', comparison: '>=', years: -1 }, 'years'],
    [{ kind: 'age', comparison: '>=', years: 1e300 }, 'years'],
    [{ kind: 'tumorMutationalBurden', comparison: '>', perMegabase: -0.1 }, 'perMegabase'],
    [{ kind: 'genomic', gene: 'EGFR', category: null, exon: 1.5 }, 'exon'],
    [{ kind: 'stage', comparison: '==', group: 'late' }, 'group'],
    [{ kind: 'performanceStatus', scale: 'ECOG', comparison: '<=', value: 1.5 }, 'value'],
    [{ kind: 'performanceStatus', scale: 'WHO', comparison: '<=', value: 1 }, 'scale'],
    [{ kind: 'priorLines', comparison: '<=', lines: -1 }, 'lines'],
    [{ kind: 'priorTherapy', therapy: 'A'.repeat(10_001) }, 'therapy'],
    [{ kind: 'genomic', gene: 'A'.repeat(10_001), category: null }, 'gene'],
  ])('refuses %.60j by the place of its fault', (criteria, field) => {
    expect(() => readTrialCriteria({ ...read, criteria: { any: [leaf, criteria] } })).toThrow(
      `not a valid MatchCriteria: criteria.any.1.${field}: `,
    );
  });
});

describe('MatchProfile', () => {
  it('comes out as it went in, without what nobody knows of', () => {
    expect(readMatchProfile({ ...EMPTY_PROFILE, shoeSize: 42 })).toEqual(EMPTY_PROFILE);
  });

  it.each([
    ['birthDate', '9999-99-99'],
    ['birthDate', '9999-12-31'],
    ['birthDate', '0001-01-01'],
    ['ageYears', -1],
    ['ageYears', 1e300],
    ['performanceStatus', [{ scale: 'ECOG', value: -1, date: null }]],
    ['genomicTests', [{ name: null, date: '2020-02-31', coveredGenes: [] }]],
    ['genomicTests', [{ name: null, date: null, coveredGenes: Array(50_001).fill('KRAS') }]],
  ])('refuses as %s what can not be: %.40j', (field, value) => {
    expect(() => readMatchProfile({ ...EMPTY_PROFILE, [field]: value })).toThrow(
      `not a valid MatchProfile: ${field}`,
    );
  });

  it('names the fault and its place, and no value', () => {
    const wrong = { ...EMPTY_PROFILE, conditions: [{ display: 'SECRET', role: 'SECRET' }] };
    expect(() => readMatchProfile(wrong)).toThrow('conditions.0.code');
    expect(() => readMatchProfile(wrong)).not.toThrow('SECRET');
  });
});

describe('buildPartSchema', () => {
  it.each([
    ['biomarkers', []],
    ['therapies', ['MatchProfile', 'URL']],
    ['trials', ['MatchCriteria', 'MatchProfile', 'PartialDate', 'URL']],
    ['site', ['MatchCriteria', 'MatchProfile', 'PartialDate']],
  ] as const)(
    'gives %s the scalars that it declares, each checking its values',
    (name, scalars) => {
      const types = Object.values(buildPartSchema(name, {}).getTypeMap());
      const checking = types.filter((type) => isScalarType(type) && refuses(type, 5));
      expect(checking.map((type) => type.name).sort()).toEqual(scalars);
    },
  );
});

function refuses(scalar: GraphQLScalarType, value: unknown): boolean {
  if (isSpecifiedScalarType(scalar)) return false;
  try {
    scalar.parseValue(value);
    return false;
  } catch {
    return true;
  }
}
