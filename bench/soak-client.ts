import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ASSERTION_HEADER } from '../identity/assertion.ts';
import { openSigningKey } from '../identity/assertion-keys.ts';
import type { Identity } from '../identity/identity.ts';
import { signingKeyFile } from '../identity/key-folder.ts';
import { PERSONAS } from '../identity/personas.ts';
import { gatewaySigner } from '../identity/signer.ts';
import { REQUEST_ID_HEADER } from '../service/request-scope.ts';

const CALLER: Identity = {
  subject: 'soak',
  issuer: 'https://soak.invalid',
  institution: { id: 'soak', name: 'Soak' },
  roles: ['coordinator'],
  scopes: PERSONAS.coordinator.scopes,
  policies: [],
  purpose: 'HRESCH',
};

const PATIENTS = `query ($first: Int!, $after: String) {
  patients(first: $first, after: $after) {
    totalCount
    sites { site { id } status count }
    edges { node { id } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const COUNTS = `{
  cohort(filter: {}) { sites { site { id } status count { value suppressed } } }
}`;
const CANDIDATES = `query ($trials: [_Any!]!) {
  _entities(representations: $trials) {
    ... on Trial {
      eligiblePatients(first: 1000) {
        totalCount
        sites { site { id } status count }
        edges { node { id } }
      }
    }
  }
}`;
const ADULTS = {
  __typename: 'Trial',
  id: 'SOAK',
  matchCriteria: {
    trialId: 'SOAK',
    criteria: { kind: 'age', comparison: '>=', years: 18 },
    arms: [],
  },
};

const part = { site: z.object({ id: z.string() }), status: z.string() };
const list = {
  totalCount: z.number(),
  sites: z.array(z.object({ ...part, count: z.number().nullable() })),
  edges: z.array(z.object({ node: z.object({ id: z.string() }) })),
};
const listSchema = z.object(list);
const pageSchema = z.object({
  ...list,
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
});
const protectedCount = z.object({ value: z.number().nullable(), suppressed: z.boolean() });
const countsSchema = z.array(z.object({ ...part, count: protectedCount.nullable() }));
const answerSchema = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ message: z.string() })).default([]),
});

export type List = z.output<typeof listSchema>;
export type Page = z.output<typeof pageSchema>;
export type Counts = z.output<typeof countsSchema>;

/** Asks the patients subgraph as the gateway does. An answer with errors, or of another shape, is thrown. */
export class SoakClient {
  readonly #url: string;
  readonly #signer: ReturnType<typeof gatewaySigner>;

  private constructor(url: string, signer: ReturnType<typeof gatewaySigner>) {
    this.#url = url;
    this.#signer = signer;
  }

  static async open({ url, keys }: { readonly url: string; readonly keys: string }) {
    const key = await openSigningKey(signingKeyFile(keys, 'gateway'));
    return new SoakClient(url, gatewaySigner(key));
  }

  async page(first: number, after: string | null = null): Promise<Page> {
    const data = await this.#ask(PATIENTS, { first, after });
    return z.object({ patients: pageSchema }).parse(data).patients;
  }

  async counts(): Promise<Counts> {
    const data = await this.#ask(COUNTS);
    return z.object({ cohort: z.object({ sites: countsSchema }) }).parse(data).cohort.sites;
  }

  async candidates(): Promise<List> {
    const data = await this.#ask(CANDIDATES, { trials: [ADULTS] });
    const trial = z.object({ eligiblePatients: listSchema });
    return z.object({ _entities: z.tuple([trial]) }).parse(data)._entities[0].eligiblePatients;
  }

  async #ask(query: string, variables: Record<string, unknown> = {}): Promise<unknown> {
    const requestId = randomUUID();
    const body = JSON.stringify({ query, variables });
    const assertion = await this.#signer.sign({ audience: 'patients', requestId, body }, CALLER);
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [REQUEST_ID_HEADER]: requestId,
        [ASSERTION_HEADER]: assertion,
      },
      body,
    });
    const { data, errors } = answerSchema.parse(await response.json());
    if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('; '));
    return data;
  }
}
