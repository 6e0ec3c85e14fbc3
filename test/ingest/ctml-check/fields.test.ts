import { describe, expect, it } from '@jest/globals';
import { reasons } from './findings.ts';

describe('of a criterion, a check of CTML', () => {
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
    [{ genomic: { hugo_symbol: 'BRAF', tmb: '>=10' } }, /tmb: is not read here: .* clinical/],
    [{ clinical: { hugo_symbol: 'BRAF' } }, /hugo_symbol: is not read here: .* genomic/],
    [
      { genomic: { hugo_symbol: 'BRAF', protein_change: 'p.V600E', variant_category: 'CNV' } },
      /p\.V600E and variant_category CNV: no variant is both/,
    ],
    [
      { genomic: { hugo_symbol: 'BRAF', cnv_call: 'Gain', variant_category: 'Mutation' } },
      /a cnv_call and variant_category Mutation: no variant is both/,
    ],
    [
      {
        genomic: {
          hugo_symbol: 'BRAF',
          protein_change: 'p.V600E',
          wildcard_protein_change: 'p.G13',
        },
      },
      /p\.V600E and p\.G13: no variant is both/,
    ],
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
    [{ not: { genomic: { hugo_symbol: 'BRAF' } } }, /is no key of a clause: what excludes is a !/],
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
  ])('tells what would be right in place of %j', (node, expected) => {
    const found = reasons(node);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(expected);
  });
});
