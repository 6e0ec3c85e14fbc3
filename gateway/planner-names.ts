import { createHash } from 'node:crypto';
import type { GatewayExecutionResult } from '@apollo/server-gateway-interface';
import {
  GraphQLError,
  Kind,
  parse,
  print,
  visit,
  type DocumentNode,
  type FieldNode,
} from 'graphql';

/** Begins every alias that stands for a client's while an operation is planned and executed. */
const MARK = '_aliasForPlanning_';

/** Aliases that the planner makes up. */
const MADE_UP = /__alias_\d+$/;

/** A document as it may be planned. */
interface Plannable {
  readonly document: DocumentNode;
  readonly queryHash: string;
}

/**
 * Keeps clients out of the names that the planner uses. It adds keys and required fields to what it
 * asks of subgraphs, inaccessible ones also, under their own names: were a client's alias the same name,
 * the client would get what was added, which no rule has looked at, or a subgraph would be given what
 * the client chose; so it would where the client asks with other arguments for what is required. Such
 * fields go by another name until the operation is answered.
 */
export class PlannerNames {
  readonly #fields: ReadonlySet<string>;
  /** Those that are required with arguments of the requirement's own. */
  readonly #called: ReadonlySet<string>;
  readonly #known = new WeakMap<DocumentNode, Plannable | null>();

  /** @param supergraph whose fields, of whatever type, the planner may add */
  constructor(supergraph: string) {
    const fields = new Set<string>();
    const called = new Set<string>();
    visit(parse(supergraph, { noLocation: true }), {
      [Kind.FIELD_DEFINITION]: ({ name }) => {
        fields.add(name.value);
      },
      [Kind.ARGUMENT]: ({ name, value }) => {
        if (name.value !== 'requires' || value.kind !== Kind.STRING) return;
        for (const [, field = ''] of value.value.matchAll(/(\w+)\s*\(/g)) called.add(field);
      },
    });
    this.#fields = fields;
    this.#called = called;
  }

  /** Executes as `executor` does, and answers under the names of the client. */
  guard<Request extends { readonly document: DocumentNode }>(
    executor: (request: Request) => Promise<GatewayExecutionResult>,
  ): (request: Request) => Promise<GatewayExecutionResult> {
    return async (request) => {
      const plannable = this.#plannable(request.document);
      if (plannable === null) return executor(request);
      return restore(await executor({ ...request, ...plannable }));
    };
  }

  /** Null for a document that can be planned as it is. */
  #plannable(document: DocumentNode): Plannable | null {
    const before = this.#known.get(document);
    if (before !== undefined) return before;
    const renamed = visit(document, { [Kind.FIELD]: (field) => this.#renamed(field) });
    const plannable =
      renamed === document ? null : { document: renamed, queryHash: queryHashOf(renamed) };
    this.#known.set(document, plannable);
    return plannable;
  }

  #renamed(field: FieldNode): FieldNode | undefined {
    const key = field.alias?.value ?? field.name.value;
    const isTaken =
      key === field.name.value ? this.#called.has(key) : this.#fields.has(key) || MADE_UP.test(key);
    if (!isTaken && !key.startsWith(MARK)) return undefined;
    return { ...field, alias: { kind: Kind.NAME, value: `${MARK}${key}` } };
  }
}

/** What a document's plan is kept by. */
export function queryHashOf(document: DocumentNode): string {
  return createHash('sha256').update(print(document)).digest('hex');
}

function restore(result: GatewayExecutionResult): GatewayExecutionResult {
  const { data, errors } = result;
  return {
    ...result,
    ...(data && { data: restoreKeys(data) }),
    ...(errors && { errors: errors.map(restorePath) }),
  };
}

function restoreKeys(object: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]): [string, unknown] => [
      restoreKey(key),
      restoreValue(value),
    ]),
  );
}

function restoreValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(restoreValue);
  return typeof value === 'object' && value !== null ? restoreKeys(value) : value;
}

function restoreKey(key: string): string {
  return key.startsWith(MARK) ? key.slice(MARK.length) : key;
}

function restorePath(error: GraphQLError): GraphQLError {
  if (error.path === undefined) return error;
  const path = error.path.map((key) => (typeof key === 'string' ? restoreKey(key) : key));
  const { message, extensions, originalError } = error;
  return new GraphQLError(message, { path, extensions, originalError });
}
