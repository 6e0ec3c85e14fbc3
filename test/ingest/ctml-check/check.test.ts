import { describe, expect, it } from '@jest/globals';
import { check, reasons } from './findings.ts';

describe('a check of CTML', () => {
  it('finds nothing in a sound trial', () => {
    const sound = [
      { clinical: { age_numerical: '>=18', oncotree_primary_diagnosis: '!Lung' } },
      {
        clinical: { stage: 'IIIB-IV', ecog: '0-1', prior_lines: '>=1', prior_therapy: '!Olaparib' },
      },
      { clinical: { karnofsky: '>=70' }, prior_treatment: { prior_treatment_agent: 'Nivolumab' } },
      {
        or1: [
          { genomic: { hugo_symbol: 'BRAF', wildcard_protein_change: 'p.V600' } },
          {
            and: [
              {
                genomic: { hugo_symbol: 'None', mmr_status: 'MMR-Deficient' },
                clinical: { gender: 'Female' },
              },
            ],
          },
        ],
      },
      {
        genomic: {
          hugo_symbol: 'BRAF',
          variant_category: 'Structural Variation',
          fusion_partner_hugo_symbol: 'any_gene',
          display_name: 'x',
        },
      },
    ];
    expect(reasons(...sound)).toEqual([]);
  });

  it('tells line and column in YAML and in JSON, also of a later document', () => {
    const yaml = 'protocol_no: 1\nmatch:\n  - clinical:\n      gender: Mael\n';
    expect(check(yaml)).toEqual([
      '4:15 error match.0.clinical.gender: "Mael" must be one of Female, Male; did you mean Male?',
    ]);
    const json = '{"protocol_no": "1", "match": [{"clinical": {"age_numerical": ">=18"}}]}\n';
    const second =
      '{\n  "protocol_no": "2",\n  "match": [\n    {"clinical": {"gendr": "Male"}}\n  ]\n}';
    expect(check(json + second)).toEqual([
      '5:28 error match.0.clinical.gendr: is no field that we know; did you mean gender?',
    ]);
  });

  const adult = { clinical: { age_numerical: '>=18' } };
  const braf = { genomic: { hugo_symbol: 'BRAF', variant_category: 'Mutation' } };
  const noBraf = { genomic: { hugo_symbol: 'BRAF', variant_category: '!Mutation' } };
  const v600e = { genomic: { hugo_symbol: 'BRAF', protein_change: 'p.V600E' } };
  const fusion = { genomic: { hugo_symbol: 'BRAF', fusion_partner_hugo_symbol: 'ERBB2' } };
  const luad = { clinical: { oncotree_primary_diagnosis: 'Lung Adenocarcinoma' } };
  it.each([
    [[adult, { clinical: { age_numerical: '<18' } }]],
    [[{ clinical: { age_numerical: '>18' } }, { clinical: { age_numerical: '<=18' } }]],
    [[adult, { or: [{ clinical: { age_numerical: '<2' } }, braf] }]],
    [[{ clinical: { gender: 'Male' } }, { and: [{ clinical: { gender: 'Female' } }] }]],
    [[braf, { and: [noBraf] }]],
    [[{ clinical: { tmb: '>10' } }, { clinical: { tmb: '==10' } }]],
    [[v600e, { genomic: { hugo_symbol: 'BRAF', wildtype: true } }]],
    [[v600e, noBraf]],
    [[{ genomic: { hugo_symbol: 'BRAF', wildcard_protein_change: '!p.V600' } }, v600e]],
    [[fusion, { genomic: { hugo_symbol: 'BRAF', fusion_partner_hugo_symbol: '!any_gene' } }]],
    [[luad, { clinical: { oncotree_primary_diagnosis: '!Lung' } }]],
    [[{ clinical: { stage: '>=IIIB' } }, { clinical: { stage: 'I-IIIA' } }]],
    [[{ clinical: { ecog: '0-1' } }, { clinical: { ecog: '>=2' } }]],
    [[{ clinical: { prior_lines: '>2' } }, { clinical: { prior_lines: '<=2' } }]],
    [[{ clinical: { prior_therapy: 'Olaparib' } }, { clinical: { prior_therapy: '!Olaparib' } }]],
  ])('%j can hold for nobody', (clause) => {
    expect(reasons(...clause)).toEqual([expect.stringMatching(/^error .*can't both hold$/)]);
  });

  it.each([
    [[adult, { clinical: { age_numerical: '<=18' } }]],
    [[v600e, { genomic: { hugo_symbol: 'BRAF', protein_change: '!p.V600K' } }]],
    [[braf, { genomic: { hugo_symbol: 'BRAF', protein_change: '!p.V600E' } }]],
    [
      [
        { clinical: { oncotree_primary_diagnosis: 'Lung' } },
        { clinical: { oncotree_primary_diagnosis: '!Lung Adenocarcinoma' } },
      ],
    ],
    [[{ or: [braf, noBraf] }]],
    [[{ clinical: { stage: '>=III' } }, { clinical: { stage: '<=IIIA' } }]],
    [[{ clinical: { ecog: '<=1' } }, { clinical: { karnofsky: '<=60' } }]],
    [[{ or: [{ clinical: { age_numerical: '<18' } }, adult] }]],
  ])('%j contradicts nothing', (clause) => {
    expect(reasons(...clause)).toEqual([]);
  });

  it('warns of a level that leaves out what the one around it asks for', () => {
    const arm = [
      { arm_code: 'A', match: [braf] },
      { arm_code: 'B', match: [adult, braf] },
    ];
    const trial = { protocol_no: '1', treatment_list: { step: [{ match: [adult], arm }] } };
    expect(check(JSON.stringify(trial))).toEqual([
      expect.stringMatching(/ warning treatment_list\.step\.0\.arm\.0\.match: is held by its own/),
    ]);
  });

  it.each([
    ['JSON', `{"protocol_no":"1","match":${'[{"and":'.repeat(10_000)}[]${'}]'.repeat(10_000)}}`],
    ['YAML', `protocol_no: 1\nmatch: ${'[{and: '.repeat(10_000)}[]${'}]'.repeat(10_000)}`],
    [
      'YAML blocks',
      `protocol_no: 1\nmatch:\n${Array.from({ length: 3000 }, (_, at) => `${' '.repeat(at + 1)}and:`).join('\n')}`,
    ],
  ])('tells that %s nests too deep, and stands', (_form, text) => {
    expect(check(text).join()).toMatch(/error .*nests deeper than 100 levels/);
  });

  it('tells what keeps a file from being read at all', () => {
    expect(check('')).toEqual(['1:1 error : is empty']);
    expect(check('{"protocol_no": "1"').join()).toMatch(/error : no complete JSON/);
    expect(check('protocol_no: 1\nprotocol_no: 2').join()).toMatch(/error : no YAML/);
    expect(check('{"status": "open", "match": [{"clinical": {"gender": "Male"}}]}').join()).toMatch(
      /error protocol_no: is missing/,
    );
    expect(check('{"protocol_no": "1", "treatment_list": {"step": 7}}').join()).toMatch(
      /1:\d+ error treatment_list\.step: must be a list of steps/,
    );
  });

  it.each([
    ['treatment_lst', { treatment_lst: {} }, 'treatment_list'],
    ['statuss', { statuss: 'closed' }, 'status'],
    ['treatment_list.step.0.arn', { treatment_list: { step: [{ arn: [] }] } }, 'arm'],
    [
      'treatment_list.step.0.arm.0.arm_suspened',
      { treatment_list: { step: [{ arm: [{ arm_suspened: 'Y' }] }] } },
      'arm_suspended',
    ],
    [
      'treatment_list.step.0.arm.0.dose_level.0.mach',
      { treatment_list: { step: [{ arm: [{ dose_level: [{ mach: [] }] }] }] } },
      'match',
    ],
  ])('names %s, a slip away from a key that is read', (place, trial, meant) => {
    const own = { protocol_no: '1', match: [{ clinical: { gender: 'Male' } }] };
    expect(check(JSON.stringify({ ...own, ...trial })).join()).toContain(
      ` error ${place}: is passed over; did you mean ${meant}?`,
    );
  });

  it('names a key that readers pass over, and criteria that no site evaluates', () => {
    const genomic = '{"genomic": {"hugo_symbol": "BRAF", "__proto__": "p.V600E"}}';
    expect(check(`{"protocol_no": "1", "match": [${genomic}]}`).join()).toMatch(
      / error : the key __proto__ is the key of nothing/,
    );
    const or = Array.from({ length: 2_001 }, (_, at) => ({
      clinical: { prior_therapy: `agent ${at}` },
    }));
    expect(reasons({ or })).toEqual([
      'error criteria: too many criteria: at most 2000 are what a site evaluates',
    ]);
  });

  it('tells where JSON breaks off, and where a key stands a second time', () => {
    expect(check('{"protocol_no": "1",\n "status": "open"')).toEqual([
      expect.stringMatching(/^2:\d+ error : no complete JSON, broken at line 2, column \d+/),
    ]);
    expect(check('{"protocol_no": "1",\n "a": 1,\n "a": 2}')).toEqual([
      '3:2 error : the key "a" stands twice in one object, at line 3, column 2',
    ]);
  });

  it('tells the column of what is no YAML', () => {
    expect(check('protocol_no: [1')[0]).toMatch(/^\d+:(?!1 )\d+ error : .*line \d+, column \d+/);
  });
});
