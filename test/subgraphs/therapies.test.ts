import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Part } from '../../service/part.ts';
import type { TherapiesContext } from '../../subgraphs/therapies/context.ts';
import {
  DISEASES,
  EVIDENCE,
  THERAPIES,
  type DiseaseRecord,
} from '../../subgraphs/therapies/records.ts';
import { createTherapiesSubgraph } from '../../subgraphs/therapies/subgraph.ts';
import { ONCOTREE } from '../../terminology/oncotree.ts';
import { evidence, therapy } from './records.ts';
import { ask, codesOf, dataOf, entitiesOf, fill, temporaryStore } from './support.ts';

let part: Part<TherapiesContext>;

const COMBINED = {
  therapyIds: ['trametinib', 'dabrafenib'],
  therapyInteraction: 'COMBINATION',
} as const;

beforeAll(async () => {
  const store = await temporaryStore();
  await fill(store, THERAPIES, [
    therapy('Vemurafenib', { ncitId: 'C64768', synonyms: ['Zelboraf', 'PLX4032'] }),
    therapy('Dabrafenib'),
    therapy('Trametinib'),
  ]);
  const diseases: DiseaseRecord[] = [
    { _id: 'DOID:1909', name: 'Melanoma', doid: 'DOID:1909', oncotreeCode: 'MEL' },
    { _id: 'NAME:rare thing', name: 'Rare thing', doid: null, oncotreeCode: null },
  ];
  await fill(store, DISEASES, diseases);
  await fill(
    store,
    ONCOTREE,
    ['MEL', 'LUAD'].map((code) => ({
      _id: code,
      name: `${code} of OncoTree`,
      parent: null,
      tissue: null,
      mainType: null,
      level: 2,
      ncitIds: [],
      umlsIds: [],
      history: [],
      precursors: [],
      revocations: [],
      release: null,
    })),
  );
  await fill(store, EVIDENCE, [
    evidence(10, { level: 'A', diseaseId: 'DOID:1909' }),
    evidence(9, { level: 'A', direction: 'DOES_NOT_SUPPORT' }),
    evidence(2, { level: 'C', type: 'PROGNOSTIC', significance: 'POOR_OUTCOME' }),
    evidence(30, { ...COMBINED, biomarkerIds: ['BRAF:V600E', 'BRAF:V600K'] }),
    evidence(31, { therapyIds: ['dabrafenib', 'trametinib'], therapyInteraction: 'SEQUENTIAL' }),
    evidence(32, { ...COMBINED, therapyIds: ['dabrafenib', 'trametinib', 'vemurafenib'] }),
    evidence(77, {
      level: 'D',
      rating: 4,
      origin: 'SOMATIC',
      diseaseId: 'NAME:rare thing',
      molecularProfile: 'KIT D816V',
      biomarkerIds: ['KIT:D816V'],
      therapyIds: ['unheard-of'],
      source: { citation: 'Doe, 2020', pmid: '1', kind: 'PUBMED', url: 'https://example.org/1' },
      statement: 'An invented statement.',
      nctIds: ['NCT00000001'],
      flagged: true,
      url: 'https://example.org/EID77',
    }),
  ]);
  part = await createTherapiesSubgraph({ store });
});

const IDS = '{ totalCount edges { node { id } } }';

async function evidenceOn(
  therapyOf: string,
  filter: Record<string, unknown> = {},
): Promise<string[]> {
  const source = `query ($id: ID!, $filter: EvidenceFilter) {
    therapy(id: $id) { evidence(filter: $filter) ${IDS} }
  }`;
  const data = await dataOf(part, source, { id: therapyOf, filter });
  return [...JSON.stringify(data).matchAll(/"id":"(EID\d+)"/g)].map(([, id = '']) => id);
}

describe('the therapies subgraph', () => {
  it('gives every field of a single agent', async () => {
    const source = '{ therapy(id: "vemurafenib") { id name ncitId synonyms components { id } } }';
    expect((await dataOf(part, source))['therapy']).toEqual({
      id: 'vemurafenib',
      name: 'Vemurafenib',
      ncitId: 'C64768',
      synonyms: ['Zelboraf', 'PLX4032'],
      components: [],
    });
  });

  it('makes a combination of its agents, in whatever order its id names them', async () => {
    const source =
      '{ therapy(id: "trametinib+dabrafenib") { id name ncitId synonyms components { id name } } }';
    expect((await dataOf(part, source))['therapy']).toEqual({
      id: 'dabrafenib+trametinib',
      name: 'Dabrafenib + Trametinib',
      ncitId: null,
      synonyms: [],
      components: [
        { id: 'dabrafenib', name: 'Dabrafenib' },
        { id: 'trametinib', name: 'Trametinib' },
      ],
    });
  });

  it('knows no therapy when it does not know each of its agents', async () => {
    const found = await entitiesOf(part, 'Therapy', '{ id name }', [
      { id: 'dabrafenib+unheard-of' },
      { id: '+' },
      { id: 'unheard-of' },
      { id: 'dabrafenib' },
    ]);
    expect(found).toEqual([null, null, null, { id: 'dabrafenib', name: 'Dabrafenib' }]);
  });

  it('lists therapies by name, synonym and the beginning of either', async () => {
    const idsOf = async (filter: Record<string, unknown>): Promise<unknown> => {
      const source = `query ($filter: TherapyFilter) { therapies(filter: $filter) ${IDS} }`;
      return (await dataOf(part, source, { filter }))['therapies'];
    };
    const only = { totalCount: 1, edges: [{ node: { id: 'vemurafenib' } }] };
    expect(await idsOf({ name: 'VEMURAFENIB' })).toEqual(only);
    expect(await idsOf({ name: 'zelboraf' })).toEqual(only);
    expect(await idsOf({ nameStartsWith: 'plx' })).toEqual(only);
    expect(await idsOf({ name: 'vemu' })).toMatchObject({ totalCount: 0 });
    expect(await idsOf({})).toMatchObject({ totalCount: 3 });
  });

  it('orders evidence by level, then by number and not by text', async () => {
    expect(await evidenceOn('vemurafenib')).toEqual(['EID9', 'EID10', 'EID32', 'EID2']);
  });

  it('gives a single agent its evidence within combinations too', async () => {
    expect(await evidenceOn('dabrafenib')).toEqual(['EID30', 'EID31', 'EID32']);
  });

  it('gives a combination only the evidence on just these agents together', async () => {
    expect(await evidenceOn('dabrafenib+trametinib')).toEqual(['EID30']);
    expect(await evidenceOn('trametinib+vemurafenib+dabrafenib')).toEqual(['EID32']);
    expect(await evidenceOn('dabrafenib+vemurafenib')).toEqual([]);
  });

  it.each([
    [{ types: ['PROGNOSTIC'] }, ['EID2']],
    [{ directions: ['DOES_NOT_SUPPORT'] }, ['EID9']],
    [{ levels: ['A', 'C'] }, ['EID9', 'EID10', 'EID2']],
    [{ significances: ['POOR_OUTCOME'] }, ['EID2']],
    [{ diseases: ['DOID:1909'] }, ['EID10']],
    [{ diseases: ['ONCOTREE:MEL'] }, ['EID10']],
    [{ diseases: ['ONCOTREE:LUAD'] }, []],
    [{ levels: ['A'], directions: ['SUPPORTS'] }, ['EID10']],
  ])('filters evidence by %j', async (filter, ids) => {
    expect(await evidenceOn('vemurafenib', filter)).toEqual(ids);
  });

  it('gives the evidence of a biomarker that any profile names', async () => {
    const found = await entitiesOf(part, 'Biomarker', `{ id evidence ${IDS} }`, [
      { id: 'BRAF:V600K' },
      { id: 'NO:such' },
    ]);
    expect(found).toEqual([
      { id: 'BRAF:V600K', evidence: { totalCount: 1, edges: [{ node: { id: 'EID30' } }] } },
      { id: 'NO:such', evidence: { totalCount: 0, edges: [] } },
    ]);
  });

  it('gives every field of an evidence item, also where it names a therapy nobody knows', async () => {
    const source = `{ evidence(id: "EID77") {
      id level type direction significance rating origin molecularProfile statement nctIds flagged
      url therapyInteraction
      disease { id name doid oncotreeCode } biomarkers { id } therapies { id name }
      source { citation pmid kind url }
    } }`;
    expect((await dataOf(part, source))['evidence']).toEqual({
      id: 'EID77',
      level: 'D',
      type: 'PREDICTIVE',
      direction: 'SUPPORTS',
      significance: 'SENSITIVITYRESPONSE',
      rating: 4,
      origin: 'SOMATIC',
      molecularProfile: 'KIT D816V',
      statement: 'An invented statement.',
      nctIds: ['NCT00000001'],
      flagged: true,
      url: 'https://example.org/EID77',
      therapyInteraction: null,
      disease: { id: 'NAME:rare thing', name: 'Rare thing', doid: null, oncotreeCode: null },
      biomarkers: [{ id: 'KIT:D816V' }],
      therapies: [{ id: 'unheard-of', name: null }],
      source: { citation: 'Doe, 2020', pmid: '1', kind: 'PUBMED', url: 'https://example.org/1' },
    });
    expect(await dataOf(part, '{ evidence(id: "EID0") { id } }')).toEqual({ evidence: null });
  });

  it('reads a disease off OncoTree by its code', async () => {
    const ids = ['DOID:1909', 'ONCOTREE:MEL', 'ONCOTREE:LUAD', 'ONCOTREE:NOSUCH', 'DOID:0'];
    const found = await entitiesOf(
      part,
      'Disease',
      '{ id name doid oncotreeCode }',
      ids.map((id) => ({ id })),
    );
    expect(found).toEqual([
      { id: 'DOID:1909', name: 'Melanoma', doid: 'DOID:1909', oncotreeCode: 'MEL' },
      { id: 'ONCOTREE:MEL', name: 'MEL of OncoTree', doid: 'DOID:1909', oncotreeCode: 'MEL' },
      { id: 'ONCOTREE:LUAD', name: 'LUAD of OncoTree', doid: null, oncotreeCode: 'LUAD' },
      null,
      null,
    ]);
    expect(await dataOf(part, '{ disease(id: "DOID:0") { id } }')).toEqual({ disease: null });
  });

  it('says which argument is wrong', async () => {
    for (const [argument, wrong] of [
      ['first', 'first: -1'],
      ['after', 'after: "WzEsInRyaWFscyIsIngiXQ"'],
      ['filter.levels', 'filter: { levels: [] }'],
    ] as const) {
      const source = `{ therapy(id: "vemurafenib") { evidence(${wrong}) { totalCount } } }`;
      const answer = await ask(part, source);
      expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
      expect(answer.errors?.[0]?.message).toContain(`'${argument}'`);
    }
  });
});
