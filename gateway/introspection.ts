import type {
  GatewayExecutionResult,
  GatewayGraphQLRequestContext,
} from '@apollo/server-gateway-interface';
import { execute, type DocumentNode, type GraphQLSchema } from 'graphql';
import { grantsKey, type Grants } from '../access/requirement.ts';
import type { AccessRules } from '../access/rules.ts';
import { visibleSchema } from '../access/visible-schema.ts';
import { clientError } from '../service/errors.ts';

/** There are about as many different schemas as roles; the bound is for issuers who invent scopes. */
const MOST_SCHEMAS = 200;

/** Answers what operations ask of the schema itself, each caller on the schema that it may know. */
export class Introspection {
  readonly #rules: AccessRules;
  readonly #mayIntrospect: (grants: Grants) => boolean;
  readonly #schemas = new Map<string, GraphQLSchema | null>();

  constructor(rules: AccessRules, mayIntrospect: (grants: Grants) => boolean) {
    this.#rules = rules;
    this.#mayIntrospect = mayIntrospect;
  }

  async answer(
    document: DocumentNode,
    { request, operationName }: GatewayGraphQLRequestContext,
    grants: Grants,
  ): Promise<GatewayExecutionResult> {
    const schema = this.#mayIntrospect(grants) ? this.#schemaFor(grants) : null;
    if (schema === null)
      return {
        errors: [
          clientError('UNAUTHORIZED_FIELD_OR_TYPE', 'The schema is withheld from this caller'),
        ],
      };
    return execute({
      schema,
      document,
      operationName,
      variableValues: request.variables ?? null,
    });
  }

  #schemaFor(grants: Grants): GraphQLSchema | null {
    const key = grantsKey(grants);
    const known = this.#schemas.get(key);
    if (known !== undefined) return known;
    if (this.#schemas.size >= MOST_SCHEMAS) this.#schemas.clear();
    const schema = visibleSchema(this.#rules, grants);
    this.#schemas.set(key, schema);
    return schema;
  }
}
