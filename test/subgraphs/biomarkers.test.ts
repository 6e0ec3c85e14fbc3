import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Part } from '../../service/part.ts';
import type { BiomarkersContext } from '../../subgraphs/biomarkers/context.ts';
import { BIOMARKERS, GENES } from '../../subgraphs/biomarkers/records.ts';
import { createBiomarkersSubgraph } from '../../subgraphs/biomarkers/subgraph.ts';
import { biomarker, gene } from './records.ts';
import { ask, codesOf, dataOf, entitiesOf, fill, temporaryStore } from './support.ts';

let part: Part<BiomarkersContext>;

beforeAll(async () => {
  const store = await temporaryStore();
  await fill(store, GENES, [
    gene('BRAF', {
      name: 'B-Raf proto-oncogene',
      hgncId: 'HGNC:1097',
      aliases: ['BRAF1'],
      previousSymbols: ['RAFB1'],
      entrezId: '673',
      ensemblId: 'ENSG00000157764',
      location: '7q34',
    }),
    gene('ERBB2', { aliases: ['HER2', 'NEU'], previousSymbols: ['NGL'] }),
    gene('NEU', { aliases: ['BRAF'] }),
    gene('C9orf72'),
    gene('FIRST', { aliases: ['SHARED'] }),
    gene('SECOND', { previousSymbols: ['SHARED'] }),
  ]);
  await fill(store, BIOMARKERS, [
    biomarker(['BRAF'], 'V600E', {
      aliases: ['VAL600GLU', 'Famous One'],
      hgvs: ['NM_004333.4:c.1799T>A'],
      clinvarIds: ['13961'],
      coordinates: {
        build: 'GRCh37',
        chromosome: '7',
        start: 140453136,
        stop: 140453136,
        referenceBases: 'A',
        variantBases: 'T',
      },
    }),
    biomarker(['BRAF'], 'V600K'),
    biomarker(['BRAF'], 'Amplification'),
    biomarker(['ERBB2'], 'Amplification'),
    biomarker(['EML4', 'ALK'], 'Fusion'),
    biomarker([], 'MSI-H'),
  ]);
  part = await createBiomarkersSubgraph({ store });
});

const IDS = '{ totalCount edges { node { id } } }';

async function idsOf(filter: Record<string, unknown>): Promise<unknown> {
  const source = `query ($filter: BiomarkerFilter) { biomarkers(filter: $filter) ${IDS} }`;
  return (await dataOf(part, source, { filter }))['biomarkers'];
}

function listing(...ids: string[]): unknown {
  return { totalCount: ids.length, edges: ids.map((id) => ({ node: { id } })) };
}

async function symbolOf(symbol: string): Promise<unknown> {
  return (await dataOf(part, `query ($s: String!) { gene(symbol: $s) { symbol } }`, { s: symbol }))[
    'gene'
  ];
}

describe('the biomarkers subgraph', () => {
  it('gives every field of a curated biomarker', async () => {
    const source = `{ biomarker(id: "BRAF:V600E") {
      id name kind proteinChange hgvs aliases clinvarIds
      gene { symbol name hgncId aliases previousSymbols entrezId ensemblId location }
      genes { symbol }
      coordinates { build chromosome start stop referenceBases variantBases }
    } }`;
    expect((await dataOf(part, source))['biomarker']).toEqual({
      id: 'BRAF:V600E',
      name: 'V600E',
      kind: 'PROTEIN_CHANGE',
      proteinChange: 'p.V600E',
      hgvs: ['NM_004333.4:c.1799T>A'],
      aliases: ['VAL600GLU', 'Famous One'],
      clinvarIds: ['13961'],
      gene: {
        symbol: 'BRAF',
        name: 'B-Raf proto-oncogene',
        hgncId: 'HGNC:1097',
        aliases: ['BRAF1'],
        previousSymbols: ['RAFB1'],
        entrezId: '673',
        ensemblId: 'ENSG00000157764',
        location: '7q34',
      },
      genes: [{ symbol: 'BRAF' }],
      coordinates: {
        build: 'GRCh37',
        chromosome: '7',
        start: 140453136,
        stop: 140453136,
        referenceBases: 'A',
        variantBases: 'T',
      },
    });
  });

  it('gives what the id says of a finding that nobody curated, and null for no finding', async () => {
    const found = await entitiesOf(
      part,
      'Biomarker',
      '{ id name kind gene { symbol name } hgvs }',
      [
        { id: 'KIT:D816V' },
        { id: 'not a biomarker' },
        { id: 'EML4::ALK:fusion' },
        { id: 'signature:MSI-H' },
      ],
    );
    expect(found).toEqual([
      {
        id: 'KIT:D816V',
        name: 'D816V',
        kind: 'PROTEIN_CHANGE',
        gene: { symbol: 'KIT', name: null },
        hgvs: [],
      },
      null,
      expect.objectContaining({ kind: 'FUSION', gene: { symbol: 'ALK', name: null } }),
      expect.objectContaining({ kind: 'SIGNATURE', gene: null }),
    ]);
    const { biomarker: none } = await dataOf(part, '{ biomarker(id: "nothing") { id } }');
    expect(none).toBeNull();
  });

  it('gives a gene that HGNC does not know by its symbol alone', async () => {
    const selection = '{ symbol name aliases previousSymbols location biomarkers { totalCount } }';
    const known = await entitiesOf(part, 'Gene', selection, [{ symbol: 'NOSUCH' }]);
    expect(known).toEqual([
      {
        symbol: 'NOSUCH',
        name: null,
        aliases: null,
        previousSymbols: null,
        location: null,
        biomarkers: { totalCount: 0 },
      },
    ]);
  });

  it.each([
    ['BRAF', 'BRAF'],
    ['RAFB1', 'BRAF'],
    ['her2', 'ERBB2'],
    ['NEU', 'NEU'],
    ['c9ORF72', 'C9orf72'],
    ['SHARED', 'SECOND'],
  ])('finds the gene %s as %s: approved before previous before alias', async (asked, symbol) => {
    expect(await symbolOf(asked)).toEqual({ symbol });
  });

  it('finds no gene by a symbol that nobody has', async () => {
    expect(await symbolOf('NOSUCH')).toBeNull();
  });

  it('lists genes by symbols and by the beginning of a symbol', async () => {
    const source = `query ($filter: GeneFilter) {
      genes(filter: $filter) { totalCount edges { node { symbol hgncId } } }
    }`;
    const of = async (filter: Record<string, unknown>): Promise<unknown> =>
      (await dataOf(part, source, { filter }))['genes'];
    expect(await of({ symbols: ['HER2', 'BRAF'] })).toEqual({
      totalCount: 2,
      edges: [
        { node: { symbol: 'BRAF', hgncId: 'HGNC:1097' } },
        { node: { symbol: 'ERBB2', hgncId: 'HGNC:1' } },
      ],
    });
    expect(await of({ symbolStartsWith: 'C9' })).toMatchObject({ totalCount: 1 });
    expect(await of({ symbolStartsWith: 'C9', symbols: ['BRAF'] })).toMatchObject({
      totalCount: 0,
    });
    expect(await of({})).toMatchObject({ totalCount: 6 });
  });

  it.each(['V600E', 'v600e', 'p.V600E', 'p.Val600Glu', 'p.(Val600Glu)', 'NP_004324.2:p.V600E'])(
    'finds a protein change by its name as %s',
    async (name) => {
      expect(await idsOf({ name, gene: 'BRAF' })).toEqual(listing('BRAF:V600E'));
    },
  );

  it('finds biomarkers by alias, gene, kind and the beginning of a name', async () => {
    expect(await idsOf({ name: 'famous one' })).toEqual(listing('BRAF:V600E'));
    expect(await idsOf({ name: 'famous' })).toEqual(listing());
    expect(await idsOf({ gene: 'HER2' })).toEqual(listing('ERBB2:amplification'));
    expect(await idsOf({ gene: 'EML4' })).toEqual(listing('EML4::ALK:fusion'));
    expect(await idsOf({ kinds: ['SIGNATURE', 'FUSION'] })).toEqual(
      listing('EML4::ALK:fusion', 'signature:MSI-H'),
    );
    expect(await idsOf({ nameStartsWith: 'V60' })).toEqual(listing('BRAF:V600E', 'BRAF:V600K'));
    expect(await idsOf({ nameStartsWith: 'msi-' })).toEqual(listing('signature:MSI-H'));
    expect(await idsOf({ nameStartsWith: '.*' })).toEqual(listing());
  });

  it("lists a gene's biomarkers in pages", async () => {
    const page = '{ totalCount pageInfo { hasNextPage endCursor } edges { node { id } } }';
    const source = `query ($after: String) {
      gene(symbol: "BRAF") { biomarkers(first: 2, after: $after) ${page} }
    }`;
    const first = await dataOf(part, source);
    expect(first).toMatchObject({
      gene: {
        biomarkers: {
          totalCount: 3,
          pageInfo: { hasNextPage: true },
          edges: [{ node: { id: 'BRAF:V600E' } }, { node: { id: 'BRAF:V600K' } }],
        },
      },
    });
    const after = JSON.stringify(first).match(/"endCursor":"([^"]+)"/)?.[1];
    expect(await dataOf(part, source, { after })).toMatchObject({
      gene: {
        biomarkers: {
          totalCount: 3,
          pageInfo: { hasNextPage: false },
          edges: [{ node: { id: 'BRAF:amplification' } }],
        },
      },
    });
  });

  it('says which argument is wrong', async () => {
    for (const [argument, wrong] of [
      ['first', 'first: 0'],
      ['first', 'first: 1001'],
      ['after', 'after: "nonsense"'],
      ['filter.kinds', 'filter: { kinds: [] }'],
      ['filter.gene', 'filter: { gene: " " }'],
      ['filter.name', `filter: { name: "${'x'.repeat(501)}" }`],
    ] as const) {
      const answer = await ask(part, `{ biomarkers(${wrong}) { totalCount } }`);
      expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
      expect(answer.errors?.[0]?.message).toContain(`'${argument}'`);
    }
  });
});
