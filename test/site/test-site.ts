import { graphql, type ExecutionResult } from 'graphql';
import type { Identity } from '../../identity/identity.ts';
import type { SiteContext } from '../../site/context.ts';
import type { DisclosureOptions } from '../../site/disclosure/disclosure.ts';
import { openPatients } from '../../site/patient-store.ts';
import type { PatientRecord } from '../../site/records.ts';
import type { PolicyState } from '../../site/policy-file.ts';
import { readSitePolicy } from '../../site/policy-schema.ts';
import { createSite, type SiteOptions } from '../../site/site.ts';
import type { Part } from '../../service/part.ts';
import { countCalls, type CountedStore } from '../../store/counting.ts';
import type { Collection } from '../../store/store.ts';
import { GENES, type GeneRecord } from '../../subgraphs/biomarkers/records.ts';
import { ONCOTREE, type OncoTreeRecord } from '../../terminology/oncotree.ts';
import { embedded, type Engine } from '../store/engines.ts';
import { entitledCaller } from './callers.ts';
import { TEST_KEY, TODAY } from './patient-records.ts';

export interface TestSite {
  readonly part: Part<SiteContext>;
  readonly patients: Collection<PatientRecord>;
  readonly counted: CountedStore;
  /** How many documents streams have given so far. */
  readonly readFromStreams: () => number;
  /** Makes these the site's only patients. */
  hold(records: readonly PatientRecord[]): Promise<void>;
  /** Asks as one who may have everything of its own institution, unless another is named. */
  ask(
    query: string,
    variables?: Record<string, unknown>,
    caller?: Identity | null,
    context?: SiteContext,
  ): Promise<ExecutionResult>;
  /** Makes this the site's policy. */
  rule(policy: Readonly<Record<string, unknown>>): void;
  close(): Promise<void>;
}

/**
 * A site over a store of its own, on the day `TODAY` unless stated.
 * @param terminologies whether it has OncoTree and HGNC; without them any word is a code
 */
export async function openTestSite(
  id = 'northfield',
  engine: Engine = embedded,
  counts: DisclosureOptions = {},
  terminologies = true,
  { today = () => TODAY, ...more }: Pick<SiteOptions, 'today' | 'matchPatience'> = {},
): Promise<TestSite> {
  const place = await engine.place();
  const counted = countCalls(await place.open());
  const { store } = counted;
  if (terminologies) {
    await (await store.collection<OncoTreeRecord>(ONCOTREE)).bulkUpsert(TREE);
    await (await store.collection<GeneRecord>(GENES)).bulkUpsert(HGNC);
  }
  const patients = await openPatients(store);
  let policy: PolicyState = { policy: readSitePolicy('{}') };
  const part = await createSite({
    id,
    name: `The ${id} site`,
    store,
    pseudonymKey: TEST_KEY,
    counts,
    today,
    ...more,
    policy: () => policy,
  });
  let held: readonly string[] = [];
  return {
    part,
    patients,
    counted,
    readFromStreams: counted.streamed,
    hold: async (records) => {
      await patients.deleteByKeys(held);
      await patients.bulkUpsert(records);
      held = records.map(({ _id }) => _id);
    },
    ask: (query, variables = {}, caller = entitledCaller(id), context) =>
      graphql({
        schema: part.schema,
        source: query,
        variableValues: variables,
        contextValue:
          context ??
          part.contextFor({
            requestId: 'test-request',
            signal: new AbortController().signal,
            caller,
            notices: [],
          }),
      }),
    rule: (next) => {
      policy = { policy: readSitePolicy(JSON.stringify(next)) };
    },
    close: async () => {
      await part.close();
      await place.drop();
    },
  };
}

export const TREE: readonly OncoTreeRecord[] = [
  ['TISSUE', 'Tissue', null],
  ['LUNG', 'Lung', 'TISSUE'],
  ['NSCLC', 'Non-Small Cell Lung Cancer', 'LUNG', 'C2926'],
  ['LUAD', 'Lung Adenocarcinoma', 'NSCLC', 'C3512'],
  ['SKIN', 'Skin', 'TISSUE'],
  ['MEL', 'Melanoma', 'SKIN'],
].map(([code, name, parent, ncit], level) => ({
  _id: code ?? '',
  name: name ?? '',
  parent: parent ?? null,
  tissue: null,
  mainType: null,
  level,
  ncitIds: ncit == null ? [] : [ncit],
  umlsIds: [],
  history: [],
  precursors: [],
  revocations: [],
  release: null,
}));

const HGNC: readonly GeneRecord[] = [
  ['ALK', 'CD246'],
  ['BRAF', 'BRAF1'],
  ['EGFR', 'ERBB1'],
  ['EML4', 'ROPP120'],
  ['KRAS', 'KRAS2'],
].map(([symbol = '', alias = ''], at) => ({
  _id: symbol,
  name: symbol,
  hgncId: `HGNC:${at}`,
  aliases: [alias],
  previousSymbols: [],
  entrezId: null,
  ensemblId: null,
  location: null,
}));
