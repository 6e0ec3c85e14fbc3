import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Part } from '../../service/part.ts';
import type { Collection, CollectionSpec, Filter, Keyed, Store } from '../../store/store.ts';
import { createBiomarkersSubgraph } from '../../subgraphs/biomarkers/subgraph.ts';
import { createTherapiesSubgraph } from '../../subgraphs/therapies/subgraph.ts';
import { createTrialsSubgraph } from '../../subgraphs/trials/subgraph.ts';
import { profile } from './records.ts';
import { dataOf, entitiesOf, temporaryStore } from './support.ts';

/** Every filter that reaches the store, each with the collection it was for. */
const asked: { collection: Collection<Keyed>; filter: Filter }[] = [];

function recording(store: Store): Store {
  return {
    ping: () => store.ping(),
    close: () => store.close(),
    collection: async <T extends Keyed>(spec: CollectionSpec): Promise<Collection<T>> => {
      const inner = await store.collection<T>(spec);
      const plain = await store.collection(spec);
      const note = (filter: Filter): Collection<T> => {
        asked.push({ collection: plain, filter });
        return inner;
      };
      return {
        findByKeys: (keys) => inner.findByKeys(keys),
        find: (filter, fields) => note(filter).find(filter, fields),
        findPage: (query) => note(query.filter).findPage(query),
        stream: (query) => note(query.filter).stream(query),
        count: (filter) => note(filter).count(filter),
        aggregate: (pipeline) => inner.aggregate(pipeline),
        bulkUpsert: (documents) => inner.bulkUpsert(documents),
        writeWhere: (writes) => inner.writeWhere(writes),
        deleteByKeys: (keys) => inner.deleteByKeys(keys),
        explain: (filter) => inner.explain(filter),
        until: (signal) => inner.until(signal),
      };
    },
  };
}

let biomarkers: Part<object>;
let therapies: Part<object>;
let trials: Part<object>;

beforeAll(async () => {
  const store = recording(await temporaryStore());
  biomarkers = await createBiomarkersSubgraph({ store });
  therapies = await createTherapiesSubgraph({ store });
  trials = await createTrialsSubgraph({ store });
});

/** The filters that were asked since, and how the engine answers each. */
async function plansOf(ask: () => Promise<unknown>): Promise<unknown[]> {
  asked.length = 0;
  await ask();
  expect(asked.length).toBeGreaterThan(0);
  return Promise.all(asked.map(({ collection, filter }) => collection.explain(filter)));
}

function indexed(plans: readonly unknown[]): void {
  for (const plan of plans) expect(plan).toMatchObject({ scan: false });
}

describe('a filter is answered from an index', () => {
  it.each([
    ['biomarkers', { gene: 'BRAF' }],
    ['biomarkers', { name: 'V600E' }],
    ['biomarkers', { kinds: ['FUSION', 'CODON'] }],
    ['biomarkers', { nameStartsWith: 'V6 (x' }],
    ['genes', { symbols: ['BRAF', 'HER2'] }],
    ['genes', { symbolStartsWith: 'BR-1' }],
    ['therapies', { name: 'Vemurafenib' }],
    ['therapies', { nameStartsWith: 'a-b.c' }],
    ['trials', { statuses: ['RECRUITING'] }],
    ['trials', { phases: ['PHASE1', 'NA'] }],
    ['trials', { conditions: ['Melanoma'] }],
    ['trials', { countries: ['France'] }],
    ['trials', { biomarkers: ['BRAF:V600E'] }],
    ['trials', { structured: true }],
    ['trials', { structured: false }],
  ])('%s by %j', async (field, filter) => {
    const type = {
      biomarkers: 'BiomarkerFilter',
      genes: 'GeneFilter',
      therapies: 'TherapyFilter',
      trials: 'TrialFilter',
    }[field];
    const part = { biomarkers, genes: biomarkers, therapies, trials }[field] ?? trials;
    const source = `query ($filter: ${type ?? ''}) { ${field}(filter: $filter) { totalCount } }`;
    indexed(await plansOf(() => dataOf(part, source, { filter })));
  });

  it.each([
    { types: ['PREDICTIVE'] },
    { directions: ['SUPPORTS'] },
    { levels: ['A'] },
    { significances: ['RESISTANCE'] },
    { diseases: ['DOID:1909', 'ONCOTREE:MEL'] },
  ])('evidence by %j', async (filter) => {
    indexed(await plansOf(() => evidenceBy(filter)));
  });

  it('genes of references, and the biomarkers of a gene', async () => {
    const selection = '{ name biomarkers { totalCount } }';
    indexed(await plansOf(() => entitiesOf(biomarkers, 'Gene', selection, [{ symbol: 'HER2' }])));
  });

  it('the trials of a biomarker and of a therapy', async () => {
    const selection = '{ trials(filter: { countries: ["France"] }) { totalCount } }';
    const one = [{ id: 'x', name: 'x', synonyms: [] }];
    indexed(await plansOf(() => entitiesOf(trials, 'Biomarker', selection, one)));
    indexed(await plansOf(() => entitiesOf(trials, 'Therapy', selection, one)));
  });

  it('the evidence on what a patient has, and the open trials', async () => {
    const biomarkerId = 'signature:MSI-H';
    const kind = 'MICROSATELLITE_INSTABILITY';
    const signature = { kind, status: 'MSI-H', value: null, testedOn: null, biomarkerId } as const;
    const one = [{ id: 'site:1', matchProfile: profile({ signatures: [signature] }) }];
    const options = '{ therapyOptions { totalCount } }';
    indexed(await plansOf(() => entitiesOf(therapies, 'Patient', options, one)));
    const eligible = '{ eligibleTrials { totalCount } }';
    const plans = await plansOf(() => entitiesOf(trials, 'Patient', eligible, one));
    // All of OncoTree is read as well, which is a scan by intent.
    expect(plans).toEqual(
      expect.arrayContaining([expect.objectContaining({ scan: false, index: expect.anything() })]),
    );
  });
});

function evidenceBy(filter: Record<string, unknown>): Promise<unknown> {
  const source = `query ($r: [_Any!]!, $filter: EvidenceFilter) {
    _entities(representations: $r) { ... on Biomarker { evidence(filter: $filter) { totalCount } } }
  }`;
  return dataOf(therapies, source, { r: [{ __typename: 'Biomarker', id: 'x' }], filter });
}
