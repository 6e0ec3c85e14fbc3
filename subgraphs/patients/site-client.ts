import { GraphQLError } from 'graphql';
import { Pool } from 'undici';
import { z } from 'zod';
import { ASSERTION_HEADER, siteAudience } from '../../identity/assertion.ts';
import type { PatientsSigner } from '../../identity/signer.ts';
import type { RequestInfo } from '../../service/part.ts';
import { REQUEST_ID_HEADER } from '../../service/request-scope.ts';
import { deadlineOf, InvalidAnswerError, readBounded } from './bounded-call.ts';
import type { SiteAddress } from './network.ts';
import { failureOf, type SiteAnswer, type SiteCause } from './site-answer.ts';

export interface SiteClientOptions {
  /** How long a site may take for one question, in milliseconds. */
  readonly deadlineMs: number;
  /** The largest answer that is read, in bytes. */
  readonly maxAnswerBytes: number;
  /** Tells a site what is asked, and encloses for whom the gateway asks. */
  readonly signer: PatientsSigner;
}

/** A GraphQL operation for a site, and what its answer must look like. */
export interface SiteQuestion<T> {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /**
   * Of the whole `data`, and of its shape: the errors of fields are put into what it gives, at the paths
   * that the site states.
   */
  readonly answer: z.ZodType<T>;
}

const MAX_CONNECTIONS = 64;

const envelopeSchema = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z
          .object({ code: z.string().optional(), requires: z.array(z.string()).optional() })
          .optional(),
      }),
    )
    .optional(),
});
type Envelope = z.infer<typeof envelopeSchema>;
type FieldFault = NonNullable<Envelope['errors']>[number];

/** Codes by which a site says that it will not answer, rather than that it can't. */
const REFUSALS: readonly (string | undefined)[] = [
  'UNAUTHORIZED_FIELD_OR_TYPE',
  'BAD_USER_INPUT',
  'SITE_REFUSED',
];

/** Asks one site, over connections that it keeps. It never throws for what the site does. */
export class SiteClient {
  readonly site: SiteAddress;
  readonly #url: URL;
  readonly #pool: Pool;
  readonly #options: SiteClientOptions;

  constructor(site: SiteAddress, options: SiteClientOptions) {
    this.site = site;
    this.#url = new URL(site.url);
    this.#options = options;
    this.#pool = new Pool(this.#url.origin, {
      connections: MAX_CONNECTIONS,
      connect: { timeout: options.deadlineMs },
    });
  }

  /**
   * The site's answer. A field that the site withheld within it is an Error in its place, which
   * graphql-js reports where the field stands in the client's operation.
   * @throws the reason of `request.signal` when the client has gone
   */
  async ask<T>(question: SiteQuestion<T>, request: RequestInfo): Promise<SiteAnswer<T>> {
    const { query, variables, answer } = question;
    request.sitesAsked?.add(this.site.id);
    return this.#calling(request, async (signal) => {
      const body = JSON.stringify({ query, variables });
      const response = await this.#pool.request({
        path: this.#url.pathname + this.#url.search,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          [REQUEST_ID_HEADER]: request.requestId,
          [ASSERTION_HEADER]: await this.#options.signer.sign(
            { audience: siteAudience(this.site.id), requestId: request.requestId, body },
            request.assertion ?? '',
          ),
        },
        body,
        signal,
      });
      const text = await readBounded(response.body, this.#options.maxAnswerBytes);
      return this.#read(response.statusCode, text, answer);
    });
  }

  /** Whether the site says that it is ready. */
  async checkReady(request: RequestInfo): Promise<SiteAnswer<null>> {
    return this.#calling(request, async (signal) => {
      const { statusCode, body } = await this.#pool.request({
        path: new URL('/ready', this.#url).pathname,
        method: 'GET',
        headers: { [REQUEST_ID_HEADER]: request.requestId },
        signal,
      });
      await readBounded(body, this.#options.maxAnswerBytes);
      if (statusCode === 200) return { status: 'OK', site: this.site, data: null };
      return failureOf(this.site, refusedOr(statusCode, 'SITE_UNAVAILABLE'));
    });
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #calling<T>(
    request: RequestInfo,
    call: (signal: AbortSignal) => Promise<SiteAnswer<T>>,
  ): Promise<SiteAnswer<T>> {
    const deadline = deadlineOf(this.#options.deadlineMs, request.signal);
    try {
      // A request that waits for a connection doesn't notice its signal, so the deadline races it.
      return await Promise.race([call(deadline.signal), deadline.passed]);
    } catch (error) {
      request.signal.throwIfAborted();
      if (error instanceof InvalidAnswerError) return failureOf(this.site, 'SITE_INVALID_ANSWER');
      return failureOf(this.site, deadline.signal.aborted ? 'SITE_TIMEOUT' : 'SITE_UNAVAILABLE');
    } finally {
      deadline.clear();
    }
  }

  #read<T>(status: number, text: string, answer: z.ZodType<T>): SiteAnswer<T> {
    if (status === 401) return failureOf(this.site, 'ASSERTION_REFUSED');
    const envelope = envelopeSchema.safeParse(parseJson(text));
    if (!envelope.success) {
      const otherwise = status >= 500 ? 'SITE_UNAVAILABLE' : 'SITE_INVALID_ANSWER';
      return failureOf(this.site, refusedOr(status, otherwise));
    }
    const { data, errors = [] } = envelope.data;
    const parsed = answer.safeParse(data);
    if (parsed.success) {
      for (const error of errors) placeError(parsed.data, error);
      return { status: 'OK', site: this.site, data: parsed.data };
    }
    const codes = errors.map(({ extensions }) => extensions?.code);
    if (codes.some((code) => REFUSALS.includes(code))) return failureOf(this.site, 'SITE_REFUSED');
    if (codes.includes('AUDIT_UNAVAILABLE')) return failureOf(this.site, 'SITE_AUDIT_UNAVAILABLE');
    const failed = errors.length > 0 ? 'SITE_UNAVAILABLE' : 'SITE_INVALID_ANSWER';
    return failureOf(this.site, failed);
  }
}

function refusedOr(status: number, otherwise: SiteCause): SiteCause {
  return status === 403 ? 'SITE_REFUSED' : otherwise;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Puts a site's error where the site left null for it: at its path, or above where null spread. */
function placeError(data: unknown, { message, path = [], extensions }: FieldFault): void {
  let parent: unknown = data;
  for (const key of path) {
    if (!isObject(parent)) return;
    const value: unknown = Reflect.get(parent, key);
    if (value === null) {
      const code = extensions?.code ?? 'INTERNAL_SERVER_ERROR';
      Reflect.set(parent, key, new GraphQLError(message, { extensions: { ...extensions, code } }));
      return;
    }
    parent = value;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
