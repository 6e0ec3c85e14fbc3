import { z } from 'zod';
import { badInput } from '../../service/errors.ts';
import { SiteClient, type SiteClientOptions } from './site-client.ts';

/** Where an institution's site node answers. */
export interface SiteAddress {
  /** The first half of its patients' ids. */
  readonly id: string;
  readonly name: string;
  /** Its GraphQL endpoint, `https://…/graphql`. */
  readonly url: string;
}

const addressesSchema = z
  .array(
    z.object({
      id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/),
      name: z.string().min(1),
      url: z.url({ protocol: /^https?$/ }),
    }),
  )
  .refine((sites) => new Set(sites.map(({ id }) => id)).size === sites.length, {
    error: 'two sites have the same id',
  });

/** The sites of the network, each with its client. */
export class Network {
  readonly #clients: ReadonlyMap<string, SiteClient>;

  /** @throws ZodError when an address isn't one or two sites have the same id */
  constructor(sites: readonly SiteAddress[], options: SiteClientOptions) {
    const addresses = addressesSchema.parse(sites);
    this.#clients = new Map(addresses.map((site) => [site.id, new SiteClient(site, options)]));
  }

  get clients(): SiteClient[] {
    return [...this.#clients.values()];
  }

  get sites(): SiteAddress[] {
    return this.clients.map(({ site }) => site);
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
  }
}
