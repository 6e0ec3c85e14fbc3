import { beforeAll, describe, expect, it } from '@jest/globals';
import type { MatchProfile } from '../../matching/profile.ts';
import type { Part } from '../../service/part.ts';
import type { TherapiesContext } from '../../subgraphs/therapies/context.ts';
import { EVIDENCE, THERAPIES, type EvidenceRecord } from '../../subgraphs/therapies/records.ts';
import { createTherapiesSubgraph } from '../../subgraphs/therapies/subgraph.ts';
import { evidence, profile, therapy, variant } from './records.ts';
import { ask, codesOf, dataOf, entitiesOf, fill, temporaryStore } from './support.ts';

let part: Part<TherapiesContext>;

function on(
  molecularProfile: string,
  biomarkerIds: readonly string[],
  extra: Partial<EvidenceRecord> = {},
): Partial<EvidenceRecord> {
  return { molecularProfile, biomarkerIds, therapyIds: ['crizotinib'], ...extra };
}

beforeAll(async () => {
  const store = await temporaryStore();
  await fill(store, THERAPIES, [therapy('Vemurafenib'), therapy('Dabrafenib')]);
  const agents = { therapyIds: ['dabrafenib', 'trametinib'] };
  const notMutated = ['MET:amplification', 'KRAS:mutation'];
  await fill(store, EVIDENCE, [
    evidence(1, { level: 'B' }),
    evidence(2, { level: 'A' }),
    evidence(3, { significance: 'RESISTANCE' }),
    evidence(4, { direction: 'DOES_NOT_SUPPORT' }),
    evidence(5, { direction: 'DOES_NOT_SUPPORT', significance: 'RESISTANCE' }),
    evidence(6, { flagged: true, therapyIds: ['doubtful'] }),
    evidence(7, { type: 'PROGNOSTIC', therapyIds: ['not-predictive'] }),
    evidence(8, { ...agents, level: 'A', therapyInteraction: 'COMBINATION' }),
    evidence(9, { ...agents, level: 'C', therapyInteraction: 'SUBSTITUTES' }),
    evidence(10, { significance: 'RESISTANCE', therapyIds: ['cetuximab'] }),
    evidence(20, on('ALK L1196M AND EML4::ALK Fusion', ['ALK:L1196M', 'EML4::ALK:fusion'], {})),
    evidence(21, on('MET Amplification AND NOT KRAS Mutation', notMutated)),
  ]);
  part = await createTherapiesSubgraph({ store });
});

const OPTIONS = `{ therapyOptions {
  totalCount
  edges { tier node { id } matched { id } evidence { id } conflicts { id } }
} }`;

/** Each option as `therapy: evidence / conflicts`. */
async function optionsOf(matchProfile: MatchProfile): Promise<string[]> {
  const answer = await entitiesOf(part, 'Patient', OPTIONS, [{ id: 'site:1', matchProfile }]);
  const edges = JSON.stringify(answer).matchAll(
    /"node":{"id":"([^"]+)"},"matched":(?:[^\]]*)\],"evidence":\[([^\]]*)\],"conflicts":\[([^\]]*)\]/g,
  );
  const numbers = (list = ''): string => list.match(/\d+/g)?.join() ?? '';
  return [...edges].map(
    ([, id = '', support, against]) => `${id}: ${numbers(support)} / ${numbers(against)}`,
  );
}

const amplified = {
  ...variant('MET', 'x'),
  proteinChange: null,
  category: 'COPY_NUMBER',
  copyNumber: 'HIGH_AMPLIFICATION',
  biomarkerId: 'MET:amplification',
} as const;
const panel = { name: null, date: null, coveredGenes: ['KRAS', 'MET'] };

describe("a patient's therapy options", () => {
  it('stand in the order of their best level, their number of items and their ids', async () => {
    expect(await optionsOf(profile({ variants: [variant('BRAF', 'V600E')] }))).toEqual([
      'vemurafenib: 2,1 / 3,4',
      'dabrafenib+trametinib: 8 / ',
      'dabrafenib: 9 / ',
      'trametinib: 9 / ',
      'cetuximab:  / 10',
    ]);
  });

  it('name the finding that matched and derive no tier', async () => {
    const matchProfile = profile({ variants: [variant('BRAF', 'V600E')] });
    const answer = await entitiesOf(part, 'Patient', OPTIONS, [{ id: 'site:1', matchProfile }]);
    expect(answer).toMatchObject([
      {
        therapyOptions: {
          totalCount: 5,
          edges: expect.arrayContaining([
            expect.objectContaining({ tier: null, matched: [{ id: 'BRAF:V600E' }] }),
          ]),
        },
      },
    ]);
  });

  it('are none without findings, or on findings that nobody wrote about', async () => {
    expect(await optionsOf(profile())).toEqual([]);
    expect(await optionsOf(profile({ variants: [variant('TP53', 'R175H')] }))).toEqual([]);
  });

  it('need every part of a profile joined by AND', async () => {
    const fusion = { ...variant('ALK', 'x'), biomarkerId: 'EML4::ALK:fusion' };
    const mutation = variant('ALK', 'L1196M');
    expect(await optionsOf(profile({ variants: [mutation] }))).toEqual([]);
    expect(await optionsOf(profile({ variants: [mutation, fusion] }))).toEqual([
      'crizotinib: 20 / ',
    ]);
  });

  it('take a finding under NOT as absent only where its gene was tested and is unaltered', async () => {
    const tested = { genomicTests: [panel] };
    const mutated = variant('KRAS', 'G12D');
    expect(await optionsOf(profile({ variants: [amplified] }))).toEqual([]);
    expect(await optionsOf(profile({ variants: [amplified], ...tested }))).toEqual([
      'crizotinib: 21 / ',
    ]);
    expect(await optionsOf(profile({ variants: [amplified, mutated], ...tested }))).toEqual([]);
  });

  it('are null where no profile came with the patient', async () => {
    expect(await entitiesOf(part, 'Patient', OPTIONS, [{ id: 'site:1' }])).toEqual([
      { therapyOptions: null },
    ]);
  });

  it('refuse a profile that is none, without its values', async () => {
    const source = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Patient ${OPTIONS} } }`;
    const wrong = { ...profile(), variants: [{ gene: 'SECRET' }] };
    const r = [{ __typename: 'Patient', id: 'site:1', matchProfile: wrong }];
    const answer = await ask(part, source, { r });
    expect(codesOf(answer)).toEqual(['BAD_USER_INPUT']);
    expect(answer.errors?.[0]?.message).toContain('variants.0');
    expect(JSON.stringify(answer)).not.toContain('SECRET');
  });

  it('come in pages', async () => {
    const source = `query ($r: [_Any!]!, $after: String) { _entities(representations: $r) {
      ... on Patient { therapyOptions(first: 2, after: $after) {
        edges { node { id } } pageInfo { endCursor hasNextPage } } } } }`;
    const matchProfile = profile({ variants: [variant('BRAF', 'V600E')] });
    const r = [{ __typename: 'Patient', id: 'site:1', matchProfile }];
    const pages: string[] = [];
    let after: string | undefined;
    do {
      const text = JSON.stringify(await dataOf(part, source, { r, after }));
      pages.push([...text.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id).join(' '));
      after = text.includes('"hasNextPage":true')
        ? /"endCursor":"([^"]+)"/.exec(text)?.[1]
        : undefined;
    } while (after !== undefined);
    expect(pages).toEqual([
      'vemurafenib dabrafenib+trametinib',
      'dabrafenib trametinib',
      'cetuximab',
    ]);
  });
});
