import type {
  GatewayExecutionResult,
  GatewayExecutor,
  GatewayGraphQLRequestContext,
  GatewayInterface,
  GatewayLoadResult,
} from '@apollo/server-gateway-interface';
import { getOperationAST, getVariableValues, GraphQLError, type DocumentNode } from 'graphql';
import { authorizeOperation } from '../access/authorize-operation.ts';
import {
  RefusedOperationError,
  type AuthorizedOperation,
  type WithheldField,
} from '../access/authorized-operation.ts';
import { callerGrants, type PolicyDecisions } from '../access/caller-grants.ts';
import { decisionKeyOf } from '../access/decision-key.ts';
import { denialOf } from '../access/denial.ts';
import { grantsKey, type Grants } from '../access/requirement.ts';
import { completeResponse } from '../access/response-shape.ts';
import { supergraphRules, type AccessRules } from '../access/rules.ts';
import { badInput } from '../service/errors.ts';
import { Introspection } from './introspection.ts';
import { PlannerNames, queryHashOf } from './planner-names.ts';
import type { UnauthorizedMode } from './unauthorized-mode.ts';
import { callerOf } from './context.ts';

export interface AuthorizeOptions {
  readonly supergraph: string;
  readonly mode: UnauthorizedMode;
  /** Policies that the gateway decides itself, or leaves to where the record is. */
  readonly decisions: PolicyDecisions;
  /** Whether a caller may look at the schema at all. */
  mayIntrospect(grants: Grants): boolean;
}

/** An operation as it may run for callers with the same grants. */
interface Decision extends AuthorizedOperation {
  /** What its plan is kept by. */
  readonly queryHash: string;
}

/** What is known of a parsed operation: its decisions, by grants and by what the variables switch. */
interface KnownOperation {
  keyOf(variables: Readonly<Record<string, unknown>>): string;
  readonly decisions: Map<string, Decision>;
}

/** Far more than there are roles; the bound is against an operation made to fill the memory. */
const MOST_DECISIONS = 100;

/**
 * The step before planning: takes out of each operation what its caller may not have, answers
 * introspection on the schema that the caller may know, and completes the answer with nulls and errors.
 */
export class AuthorizingGateway implements GatewayInterface {
  readonly #inner: GatewayInterface;
  readonly #options: AuthorizeOptions;
  #rules: AccessRules | undefined;
  #introspection: Introspection | undefined;
  #known = new WeakMap<DocumentNode, Map<string, KnownOperation>>();

  constructor(inner: GatewayInterface, options: AuthorizeOptions) {
    this.#inner = inner;
    this.#options = options;
    inner.onSchemaLoadOrUpdate(({ apiSchema }) => {
      this.#rules = supergraphRules(options.supergraph, apiSchema);
      this.#introspection = new Introspection(this.#rules, (grants) =>
        options.mayIntrospect(grants),
      );
      this.#known = new WeakMap();
    });
  }

  /** The rules of the supergraph that is served. */
  get rules(): AccessRules {
    if (this.#rules === undefined) throw new Error('the supergraph is not loaded yet');
    return this.#rules;
  }

  onSchemaLoadOrUpdate(
    ...[callback]: Parameters<GatewayInterface['onSchemaLoadOrUpdate']>
  ): ReturnType<GatewayInterface['onSchemaLoadOrUpdate']> {
    return this.#inner.onSchemaLoadOrUpdate(callback);
  }

  async load(...[options]: Parameters<GatewayInterface['load']>): Promise<GatewayLoadResult> {
    const { executor } = await this.#inner.load(options);
    if (executor === null) throw new Error('the gateway has no executor');
    const guarded = new PlannerNames(this.#options.supergraph).guard(executor);
    return { executor: (request) => this.#execute(request, guarded) };
  }

  stop(): Promise<void> {
    return this.#inner.stop();
  }

  async #execute(
    request: GatewayGraphQLRequestContext,
    executor: GatewayExecutor,
  ): Promise<GatewayExecutionResult> {
    const { mode } = this.#options;
    const grants = callerGrants(callerOf(request.context), this.#options.decisions);
    const decision = this.#decide(request, grants);
    if (decision instanceof Array) return { errors: decision };
    const { document, introspection, withheld, shape, queryHash } = decision;
    const errors = withheld.map(unauthorizedError);
    if (mode === 'reject' && errors.length > 0) return { data: null, errors };
    if (mode === 'report') return report(await executor(request), errors);
    if (decision.asWritten) return executor(request);
    const [answered, described]: (GatewayExecutionResult | null)[] = await Promise.all([
      document ? executor({ ...request, document, queryHash }) : null,
      introspection ? (this.#introspection?.answer(introspection, request, grants) ?? null) : null,
    ]);
    const data = completeResponse(shape, { ...answered?.data, ...described?.data });
    return {
      ...answered,
      data: answered?.data === null ? null : data,
      ...withErrors([...(answered?.errors ?? []), ...(described?.errors ?? []), ...errors]),
    };
  }

  /** The decision, or why there is none: the variables don't fit, or the operation is too large. */
  #decide(request: GatewayGraphQLRequestContext, grants: Grants): Decision | GraphQLError[] {
    const { rules } = this;
    const { document, operationName } = request;
    const operation = getOperationAST(document, operationName);
    if (!operation) throw new Error('the operation has not been validated');
    const { coerced, errors } = getVariableValues(
      rules.schema,
      operation.variableDefinitions ?? [],
      request.request.variables ?? {},
    );
    if (coerced === undefined) return errors.map(({ message }) => badInput(message));
    const known = this.#knownOperation(rules, document, operationName ?? '');
    const key = `${grantsKey(grants)} ${known.keyOf(coerced)}`;
    const before = known.decisions.get(key);
    if (before !== undefined) return before;
    try {
      const decision = decide(rules, request, coerced, grants);
      if (known.decisions.size >= MOST_DECISIONS) known.decisions.clear();
      known.decisions.set(key, decision);
      return decision;
    } catch (error) {
      if (error instanceof RefusedOperationError) return [badInput(error.message)];
      throw error;
    }
  }

  #knownOperation(rules: AccessRules, document: DocumentNode, name: string): KnownOperation {
    const byName = this.#known.get(document) ?? new Map<string, KnownOperation>();
    this.#known.set(document, byName);
    const known = byName.get(name) ?? {
      keyOf: decisionKeyOf(rules, document),
      decisions: new Map<string, Decision>(),
    };
    byName.set(name, known);
    return known;
  }
}

function decide(
  rules: AccessRules,
  { document, operationName }: GatewayGraphQLRequestContext,
  variables: Readonly<Record<string, unknown>>,
  grants: Grants,
): Decision {
  const authorized = authorizeOperation(rules, { document, operationName, variables, grants });
  return { ...authorized, queryHash: authorized.document ? queryHashOf(authorized.document) : '' };
}

function unauthorizedError({ coordinate, path, unmet, reveals }: WithheldField): GraphQLError {
  const { message, extensions } = denialOf(coordinate, unmet, reveals);
  return new GraphQLError(message, { path, extensions });
}

function report(
  answered: GatewayExecutionResult,
  errors: readonly GraphQLError[],
): GatewayExecutionResult {
  if (errors.length === 0) return answered;
  const unauthorized = errors.map((error) => error.toJSON());
  return { ...answered, extensions: { ...answered.extensions, unauthorized } };
}

function withErrors(errors: readonly GraphQLError[]): Pick<GatewayExecutionResult, 'errors'> {
  return errors.length > 0 ? { errors } : {};
}
