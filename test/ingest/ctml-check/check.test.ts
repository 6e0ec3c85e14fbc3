import { describe, expect, it } from '@jest/globals';
import { checkCtml } from '../../../ingest/ctml-check/check.ts';
import { GeneNames } from '../../../terminology/hgnc.ts';
import { oncotree } from '../../matching/patients.ts';

const terms = {
  tree: oncotree,
  genes: new GeneNames([
    { _id: 'BRAF', aliases: [], previousSymbols: [] },
    { _id: 'ERBB2', aliases: ['HER2'], previousSymbols: ['NGL'] },
    { _id: 'MLH1', aliases: ['P1'], previousSymbols: [] },
    { _id: 'PMS2', aliases: ['P1'], previousSymbols: [] },
  ]),
};

/** Findings as a curator sees them, `line:column severity path: reason`. */
function check(text: string): readonly string[] {
  return checkCtml(text, terms).map(
    ({ line, column, severity, path, reason }) =>
      `${line}:${column} ${severity} ${path}: ${reason}`,
  );
}

/** The findings on one clause, without their places. */
function reasons(...clause: readonly unknown[]): readonly string[] {
  const trial = { protocol_no: '1', status: 'open', match: clause };
  return checkCtml(JSON.stringify(trial), terms).map(
    ({ severity, path, reason }) => `${severity} ${path}: ${reason}`,
  );
}

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

  it.each([
    [
      { clinical: { oncotree_primary_diagnosis: 'Lung Adenocarcinom' } },
      /no tumor type of OncoTree; did you mean Lung Adenocarcinoma\?/,
    ],
    [
      { clinical: { oncotree_primary_diagnosis: 'Dysgerminoma' } },
      /warning .*several types; write ODYS or TDYS/,
    ],
    [
      { genomic: { hugo_symbol: 'BRAFF' } },
      /"BRAFF" is no gene that HGNC knows; did you mean BRAF\?/,
    ],
    [{ genomic: { hugo_symbol: 'HER2' } }, /warning .*"HER2" is taken for ERBB2 \(alias symbol\)/],
    [{ genomic: { hugo_symbol: 'P1' } }, /warning .*taken for MLH1 .* and may mean PMS2/],
    [{ genomic: { hugo_symbol: 'BRAF', variant_category: 'Mutaton' } }, /did you mean Mutation\?/],
    [
      { genomic: { hugo_symbol: 'BRAF', protein_change: 'V600' } },
      /must be a protein change in HGVS/,
    ],
    [{ genomic: { hugo_symbol: 'BRAF', exon: 'nineteen' } }, /must be the number of an exon/],
    [
      { genomic: { hugo_symbol: 'BRAF', variant_classification: 'Misense_Mutation' } },
      /did you mean Missense_Mutation/,
    ],
    [{ clinical: { age_numerical: '=>18' } }, /must be >=, >, <=, < or == and a number/],
    [{ clinical: { age_numerical: '>=180' } }, /warning .*in years, and nobody is that old/],
    [{ genomic: { protein_change: 'p.V600E' } }, /error .*protein_change needs the gene/],
    [
      { andd: [{ clinical: { gender: 'Male' } }] },
      /warning .*begins like "and" and is read as that/,
    ],
    [
      { organ: [{ clinical: { gender: 'Male' } }] },
      /warning .*begins like "or" and is read as that/,
    ],
    [
      { clinical: { stage: 'late' } },
      /error .*"late" must be a stage group, .* such as IV, >=IIIB/,
    ],
    [{ clinical: { stage: '=>III' } }, /"=>III" must be a stage group/],
    [{ clinical: { ecog: '=<1' } }, /"=<1" must be a bound or a range .* such as <=1 or 0-1/],
    [{ clinical: { ecog: '<=70' } }, /"<=70" must be .*\(ECOG 0 to 5\)/],
    [{ clinical: { karnofsky: '>=7' } }, /">=7" must be .*\(Karnofsky 0 to 100 in tens\)/],
    [{ clinical: { prior_lines: 'two' } }, /"two" must be .* a whole number of lines, such as >=1/],
    [{ clinical: { prior_therapy: '!!' } }, /must be the name of an agent, or Radiation/],
    [{ clinical: { prior_line: '>=1' } }, /is no field that we know; did you mean prior_lines\?/],
    [{ prior_treatment: { prior_treatment_agent: '1' } }, /error .*must be the name of an agent/],
    [{ prior_treatment: { agent: 'Olaparib' } }, /warning .*is not evaluated/],
    [{ clinical: { disease_status: 'Metastatic' } }, /warning .*is not evaluated/],
    [{ clinical: { gender: ['Female', 'Male'] } }, /must be one value/],
    [{ genmic: { hugo_symbol: 'BRAF' } }, /is no key of a clause; did you mean genomic\?/],
    [{ or: [] }, /would let nobody in/],
    [{ or: [{}] }, /would let everyone in/],
    [{ and: [] }, /error match\.0\.and: is empty and says nothing/],
    [{}, /error match\.0: is empty and says nothing/],
    [{ clinical: {} }, /error match\.0\.clinical: is empty and says nothing/],
    [
      { genomic: { hugo_symbol: 'BRAF', protein_change: 'p.V600E', wildtype: true } },
      /warning .*wildtype: beside protein_change it asks for patients without this very alteration/,
    ],
    [{ clinical: 'adult' }, /must be an object of fields/],
    ['adult', /must be an object with and, or, clinical or genomic/],
  ])('%j is told with what would be right', (node, expected) => {
    const found = reasons(node);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
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

  it('names the key that is a slip away from one under which clauses stand', () => {
    const clause = [{ clinical: { gender: 'Male' } }];
    const step = [{ match: clause, arn: [{ mach: clause }] }];
    const own = { protocol_no: '1', status: 'open' };
    expect(check(JSON.stringify({ ...own, treatment_lst: { step } })).join()).toMatch(
      /error treatment_lst: is passed over; did you mean treatment_list\?/,
    );
    expect(check(JSON.stringify({ ...own, treatment_list: { step } })).join()).toMatch(
      /error treatment_list\.step\.0\.arn: is passed over; did you mean arm\?/,
    );
  });

  it('tells the column of what is no YAML', () => {
    expect(check('protocol_no: [1')[0]).toMatch(/^\d+:(?!1 )\d+ error : .*line \d+, column \d+/);
  });
});
