import pLimit from 'p-limit';
import { z } from 'zod';
import { INSTITUTION_ID } from '../../identity/institution-id.ts';
import type { PatientsSigner } from '../../identity/signer.ts';
import { sitePublicKeySchema } from '../../identity/site-key.ts';
import type { Door } from '../../link/door.ts';
import { HttpTransport } from '../../link/http-transport.ts';
import { SiteAwayError, type SiteTransport } from '../../link/transport.ts';
import { badInput } from '../../service/errors.ts';
import type { Log } from '../../service/log.ts';
import { MOST_SITES } from '../../service/site-list.ts';
import { ByteBudget } from './byte-budget.ts';
import { isSiteReady, SiteClient } from './site-client.ts';
import { SiteGate, type GateOptions } from './site-gate.ts';

/** An institution's site node, and how it is reached. */
export type SiteAddress = {
  /** The first half of its patients' ids. */
  readonly id: string;
  readonly name: string;
} & (
  | {
      /** Its GraphQL endpoint, `https://…/graphql`. */
      readonly url: string;
    }
  | {
      /** The key by which it proves itself when it connects (`ed25519:…`). */
      readonly publicKey: string;
    }
);

const identity = { id: z.string().regex(INSTITUTION_ID), name: z.string().min(1) };
const addressesSchema = z
  .array(
    z.union([
      z.object({ ...identity, url: z.url({ protocol: /^https?$/ }) }),
      z.object({ ...identity, publicKey: sitePublicKeySchema }),
    ]),
  )
  .max(MOST_SITES)
  .refine((sites) => new Set(sites.map(({ id }) => id)).size === sites.length, {
    error: 'two sites have the same id',
  });

/** The way to a site that dials, where no connections are taken. */
const NOWHERE: SiteTransport = {
  send: () => Promise.reject(new SiteAwayError('no connections of sites are taken here')),
  close: () => Promise.resolve(),
};

/** Questions to all sites at once; others wait. */
const AT_ONCE = 512;

/** How many of the largest answers fit into memory at once. */
const LARGEST_ANSWERS = 4;

export interface NetworkOptions {
  /** How long the sites may take for all that one request asks, in milliseconds. */
  readonly deadlineMs: number;
  /** The largest answer of a site that is read, and what all answers of one site may take at once. */
  readonly maxAnswerBytes: number;
  readonly gate: GateOptions;
  readonly signer: PatientsSigner;
  readonly log: Log;
  /** Where sites that dial are taken in; without it they are away. */
  readonly door: Door | undefined;
}

/** The sites of the network, each with its client. */
export class Network {
  readonly #clients: ReadonlyMap<string, SiteClient>;
  readonly #door: Door | undefined;

  /** @throws ZodError when an address isn't one, two sites have the same id, or there are too many */
  constructor(sites: readonly SiteAddress[], options: NetworkOptions) {
    const { deadlineMs, maxAnswerBytes, gate, signer, log } = options;
    this.#door = options.door;
    const all = pLimit(AT_ONCE);
    const memory = new ByteBudget(maxAnswerBytes * LARGEST_ANSWERS);
    const clientOf = (site: SiteAddress): SiteClient => {
      const transport = this.#transportTo(site, deadlineMs);
      const limit = { maxBytes: maxAnswerBytes, budget: new ByteBudget(maxAnswerBytes, memory) };
      const isReady = (signal: AbortSignal) => isSiteReady(transport, limit, signal);
      return new SiteClient(site, {
        transport,
        gate: new SiteGate({ site: site.id, all, options: gate, isReady, log }),
        limit,
        signer,
        log,
      });
    };
    const addresses = addressesSchema.parse(sites);
    this.#clients = new Map(addresses.map((site) => [site.id, clientOf(site)]));
  }

  get clients(): SiteClient[] {
    return [...this.#clients.values()];
  }

  get sites(): SiteAddress[] {
    return this.clients.map(({ site }) => site);
  }

  get ids(): string[] {
    return [...this.#clients.keys()];
  }

  /** Undefined when no site has this id. */
  client(id: string): SiteClient | undefined {
    return this.#clients.get(id);
  }

  /**
   * The clients of the named sites, or of all when none are stated.
   * @throws GraphQLError BAD_USER_INPUT that names the first unknown site
   */
  select(ids: readonly string[] | null | undefined): SiteClient[] {
    if (ids == null) return this.clients;
    if (ids.length === 0) throw badInput(`'sites' is an empty list: leave it out to ask all sites`);
    return [...new Set(ids)].map((id) => {
      const client = this.#clients.get(id);
      if (client !== undefined) return client;
      const known = [...this.#clients.keys()].map((each) => `'${each}'`).join(', ');
      throw badInput(`'sites' names '${id.slice(0, 40)}', which is no site: there are ${known}`);
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.close()));
    await this.#door?.close();
  }

  #transportTo(site: SiteAddress, connectTimeoutMs: number): SiteTransport {
    if ('url' in site) return new HttpTransport(site.url, { connectTimeoutMs });
    const returned = (): void => {
      this.client(site.id)?.siteReturned();
    };
    return this.#door?.transportTo(site.id, returned) ?? NOWHERE;
  }
}
