import { describe, expect, it } from '@jest/globals';
import { hasPassed } from '../../peer/case.ts';
import { rulesMet } from '../../peer/report.ts';
import { PEER_RULES, wordsOf } from '../../peer/rules.ts';
import { caseOf, runOne, sample } from './cases.ts';
import type { CaseParts } from './cases.ts';

const adult = [{ clinical: { age_numerical: '>=18' } }];
const born = (id: string, date: number) => sample(id, { BIRTH_DATE_INT: date });

describe("a difference that comes from the peer's own rule", () => {
  const gene = (fields: object) => [{ genomic: { variant_category: 'Mutation', ...fields } }];
  const nested = [
    {
      and: [
        {
          or: [
            { clinical: { gender: 'Male' } },
            {
              and: [
                { clinical: { age_numerical: '>=18' } },
                { or: [{ clinical: { tmb_numerical: '>=10' } }] },
              ],
            },
          ],
        },
        { or: [{ clinical: { gender: 'Male' } }, { clinical: { tmb_numerical: '<1' } }] },
      ],
    },
  ];
  const cases: readonly (readonly [string, CaseParts])[] = [
    [
      'own-suspension-only',
      {
        match: adult,
        patients: [born('S1', 19600101)],
        samples: ['S1'],
        trial: {
          treatment_list: {
            step: [
              {
                arm: [{ arm_suspended: 'N', match: adult, dose_level: [{ level_suspended: 'Y' }] }],
              },
            ],
          },
        },
      },
    ],
    [
      'status-in-summary-only',
      { match: adult, patients: [born('S1', 19600101)], trial: { _summary: undefined } },
    ],
    [
      'nested-alternatives',
      {
        match: nested,
        patients: [
          sample('S1', {
            BIRTH_DATE_INT: 19600101,
            GENDER: 'Female',
            TUMOR_MUTATIONAL_BURDEN_PER_MEGABASE: 20,
          }),
        ],
        samples: ['S1'],
      },
    ],
    [
      'birthday-on-both-sides',
      {
        match: [{ clinical: { age_numerical: '>18' } }],
        patients: [born('S1', 20020712)],
        samples: ['S1'],
      },
    ],
    [
      'age-of-one-day',
      { match: [{ clinical: { age_numerical: '==18' } }], patients: [born('S1', 20020601)] },
    ],
    [
      'any-variation-but-structural',
      {
        match: gene({ hugo_symbol: 'ALK', variant_category: 'Any Variation' }),
        patients: [
          sample(
            'S1',
            { REPORT_DATE: '2020-01-01' },
            {
              VARIANT_CATEGORY: 'SV',
              HARMONIZED_LEFT_PARTNER_GENE: 'EML4',
              HARMONIZED_RIGHT_PARTNER_GENE: 'ALK',
            },
          ),
        ],
      },
    ],
    [
      'receptors-ignored',
      {
        match: [{ clinical: { her2_status: 'Positive' } }],
        patients: [sample('S1', { HER2_STATUS: 'Negative' })],
        samples: ['S1'],
      },
    ],
    [
      'wild-type-counts-as-variant',
      {
        match: gene({ hugo_symbol: 'BRAF' }),
        patients: [sample('S1', {}, { TRUE_HUGO_SYMBOL: 'BRAF', WILDTYPE: true })],
        samples: ['S1'],
      },
    ],
    [
      'structural-since-december-2018',
      {
        match: gene({ hugo_symbol: 'ALK', variant_category: 'Structural Variation' }),
        patients: [
          sample(
            'S1',
            { REPORT_DATE: '2018-11-30' },
            { VARIANT_CATEGORY: 'SV', LEFT_PARTNER_GENE: 'ALK' },
          ),
        ],
      },
    ],
    [
      'letters-of-words',
      {
        match: [{ clinical: { gender: 'Female' } }],
        patients: [sample('S1', { GENDER: 'female' })],
      },
    ],
    [
      'numbers-as-text',
      {
        match: [{ clinical: { tmb_numerical: '>=10' } }],
        patients: [sample('S1', { TUMOR_MUTATIONAL_BURDEN_PER_MEGABASE: '12' })],
      },
    ],
    [
      'one-field-for-each-fact',
      { match: adult, patients: [sample('S1', { BIRTH_DATE: '1960-01-01' })] },
    ],
    [
      'texts-not-meanings',
      {
        match: gene({ hugo_symbol: 'HER2' }),
        patients: [sample('S1', {}, { HUGO_SYMBOL: 'ERBB2' })],
      },
    ],
    [
      'texts-not-meanings',
      {
        match: gene({ hugo_symbol: 'BRAF', protein_change: '!p.V600E' }),
        patients: [sample('S1', {}, { HUGO_SYMBOL: 'BRAF', PROTEIN_CHANGE: 'p.Val600Glu' })],
        samples: ['S1'],
      },
    ],
  ];

  it.each(cases)('is explained by %s', async (rule, parts) => {
    const result = await runOne(caseOf(parts));
    expect(rulesMet(result)).toEqual([rule]);
    expect(hasPassed(result)).toBe(true);
  });

  it('is told for every rule but that on sequences, each with both sides', () => {
    const told = new Set([...cases.map(([rule]) => rule), 'as-of-the-engine']);
    expect(new Set(PEER_RULES.map(({ id }) => id))).toEqual(told);
    for (const rule of PEER_RULES) {
      expect(wordsOf(rule).peer).toMatch(/\.$/);
      expect(wordsOf(rule).ours).toMatch(/\.$/);
    }
  });
});
