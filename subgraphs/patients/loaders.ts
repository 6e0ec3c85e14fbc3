import DataLoader from 'dataloader';
import { z } from 'zod';
import { MAX_PAGE_SIZE } from '../../relay/connection.ts';
import { protectedCountSchema, type ProtectedCount } from './protected-count.ts';
import type { PatientFields, PatientNode } from './patient-node.ts';
import { dataOf, type SiteAnswer } from './site-answer.ts';
import type { Asking, SiteClient } from './site-client.ts';

/** What one request asks for by key: each thing once, and what one site is asked for together. */
export class RequestLoaders {
  readonly #request: Asking;
  readonly #patients = new Map<string, DataLoader<string, PatientNode | null>>();
  readonly #ready = new Map<string, Promise<SiteAnswer<null>>>();
  readonly #counts = new Map<string, Promise<ProtectedCount>>();

  constructor(request: Asking) {
    this.#request = request;
  }

  /**
   * The fields of a patient from its site; null when there is none to be seen.
   * @throws GraphQLError with a code of `SITE_…` when the site doesn't answer
   */
  patient(client: SiteClient, id: string, fields: PatientFields): Promise<PatientNode | null> {
    const key = `${client.site.id} ${fields.text}`;
    const loader =
      this.#patients.get(key) ??
      new DataLoader((ids: readonly string[]) => this.#readPatients(client, ids, fields), {
        maxBatchSize: MAX_PAGE_SIZE,
      });
    this.#patients.set(key, loader);
    return loader.load(id);
  }

  /** Whether the site answers now. */
  readiness(client: SiteClient): Promise<SiteAnswer<null>> {
    const { id } = client.site;
    const asked = this.#ready.get(id) ?? client.checkReady(this.#request);
    this.#ready.set(id, asked);
    return asked;
  }

  /** How many patients the site holds. @throws GraphQLError with a code of `SITE_…` */
  patientCount(client: SiteClient): Promise<ProtectedCount> {
    const { id } = client.site;
    const asked = this.#counts.get(id) ?? this.#countPatients(client);
    this.#counts.set(id, asked);
    return asked;
  }

  async #readPatients(
    client: SiteClient,
    ids: readonly string[],
    { text, schema }: PatientFields,
  ): Promise<(PatientNode | null)[]> {
    const answer = z
      .object({ patientsById: z.array(schema.nullable()).length(ids.length) })
      .refine((data) => data.patientsById.every((node, at) => (node?.id ?? ids[at]) === ids[at]));
    const query = `query PatientsById($ids:[ID!]!){patientsById(ids:$ids)${text}}`;
    const answered = await client.ask({ query, variables: { ids }, answer }, this.#request);
    return dataOf(answered).patientsById;
  }

  async #countPatients(client: SiteClient): Promise<ProtectedCount> {
    const query = 'query SiteSize{cohort(filter:{}){count{value suppressed}}}';
    const answer = z.object({ cohort: z.object({ count: protectedCountSchema }) });
    const answered = await client.ask({ query, variables: {}, answer }, this.#request);
    return dataOf(answered).cohort.count;
  }
}
