import {
  isIntrospectionType,
  isObjectType,
  type DocumentNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { applyMiddleware } from 'graphql-middleware';
import { deny, rule, shield } from 'graphql-shield';
import { z } from 'zod';
import type { Identity } from '../identity/identity.ts';
import { clientError } from '../service/errors.ts';
import { callerGrants, type PolicyDecisions } from './caller-grants.ts';
import { denialOf } from './denial.ts';
import {
  AUTHENTICATED,
  conjunction,
  NO_GRANTS,
  unmetClauses,
  type Grants,
  type Requirement,
} from './requirement.ts';
import { deriveRequirements, type RequirementTable } from './requirement-table.ts';
import { mayReveal, readRevelations, revealedBy, type Revelations } from './revelations.ts';
import { readStatedRules } from './schema-rules.ts';

/** What the rules read of a part's context. */
export interface GuardedContext {
  /** Who asks; null when nobody has proved to be anyone. */
  readonly caller: Identity | null;
}

type ShieldRule = ReturnType<ReturnType<typeof rule>>;

interface EntitiesArguments {
  readonly representations: readonly unknown[];
}

type EntitiesMiddleware = (
  resolve: (...of: [unknown, EntitiesArguments, GuardedContext, GraphQLResolveInfo]) => unknown,
  ...of: [unknown, EntitiesArguments, GuardedContext, GraphQLResolveInfo]
) => Promise<unknown[]>;

/** What the federation adds to a part's schema is for the known; entities have rules of their own. */
const FEDERATION_FIELDS: ReadonlySet<string> = new Set([
  'Query._entities',
  'Query._service',
  '_Service.sdl',
]);

/**
 * A part's schema with a rule before each of its fields, derived from the access directives of its own
 * SDL. What states no rule is given to nobody. An entity is denied as a whole, before it is looked up,
 * when the caller may not have its type, so that not even its existence is told.
 * @param schema executable, made from `sdl`
 * @throws UnenforceableRuleError
 */
export function guardSchema(
  schema: GraphQLSchema,
  sdl: DocumentNode,
  decisions: PolicyDecisions,
): GraphQLSchema {
  return new SchemaGuard(schema, sdl, decisions).apply();
}

class SchemaGuard {
  readonly #schema: GraphQLSchema;
  readonly #requirements: RequirementTable;
  readonly #revelations: Revelations;
  readonly #decisions: PolicyDecisions;
  /** An identity doesn't change, and one request has one. */
  readonly #grants = new WeakMap<Identity, Grants>();

  constructor(schema: GraphQLSchema, sdl: DocumentNode, decisions: PolicyDecisions) {
    this.#schema = schema;
    this.#requirements = deriveRequirements(schema, readStatedRules(sdl));
    this.#revelations = readRevelations(sdl);
    this.#decisions = decisions;
  }

  apply(): GraphQLSchema {
    const types = Object.values(this.#schema.getTypeMap())
      .filter(isObjectType)
      .filter((type) => !isIntrospectionType(type));
    const permissions = shield(
      Object.fromEntries(types.map((type) => [type.name, this.#rulesOf(type)])),
      {
        fallbackRule: deny,
        fallbackError: clientError(
          'UNAUTHORIZED_FIELD_OR_TYPE',
          'This field states no access rule, so nobody is given it',
        ),
        // Errors are thrown on as they are; what shield would catch it gives back as a value.
        debug: true,
      },
    );
    const query = this.#schema.getQueryType();
    return query?.getFields()['_entities'] === undefined
      ? applyMiddleware(this.#schema, permissions)
      : applyMiddleware(this.#schema, permissions, {
          [query.name]: { _entities: this.#guardEntities() },
        });
  }

  #rulesOf(type: GraphQLObjectType): Record<string, ShieldRule> {
    const rules = Object.values(type.getFields()).map((field): [string, ShieldRule][] => {
      const requirement = this.#requirementOf(`${type.name}.${field.name}`);
      return requirement.length === 0
        ? []
        : [[field.name, this.#ruleFor(type, field, requirement)]];
    });
    return Object.fromEntries(rules.flat());
  }

  #requirementOf(coordinate: string): Requirement {
    if (FEDERATION_FIELDS.has(coordinate)) return [AUTHENTICATED];
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    return conjunction([
      this.#requirements.ofType(typeName),
      this.#requirements.ofField(typeName, fieldName),
    ]);
  }

  /** Shield keeps no decision: its caches give one item's to a whole list. */
  #ruleFor(
    parent: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    requirement: Requirement,
  ): ShieldRule {
    const coordinate = `${parent.name}.${field.name}`;
    const unmetOfField = unmetBy(requirement);
    const reveals = mayReveal(this.#revelations, parent.name, field);
    return rule(coordinate, { cache: 'no_cache' })(
      (_parent: unknown, _args: unknown, context: GuardedContext, info: GraphQLResolveInfo) => {
        const grants = this.#grantsOf(context);
        const unmet = reveals
          ? unmetClauses(conjunction([requirement, ...this.#revealed(parent, field, info)]), grants)
          : unmetOfField(grants);
        return unmet.length === 0 || denialOf(coordinate, unmet);
      },
    );
  }

  /** What it takes to read the fields that the arguments look at. */
  #revealed(
    parent: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    { fieldNodes, variableValues }: GraphQLResolveInfo,
  ): Requirement[] {
    return fieldNodes
      .flatMap((node) => revealedBy(this.#revelations, parent.name, field, node, variableValues))
      .map((coordinate) => this.#requirementOf(coordinate));
  }

  #grantsOf({ caller }: GuardedContext): Grants {
    if (caller === null) return NO_GRANTS;
    const known = this.#grants.get(caller);
    if (known !== undefined) return known;
    const grants = callerGrants(caller, this.#decisions);
    this.#grants.set(caller, grants);
    return grants;
  }

  /** Puts an error in the place of each entity whose type the caller may not have. */
  #guardEntities(): EntitiesMiddleware {
    return async (resolve, parent, args, context, info) => {
      const grants = this.#grantsOf(context);
      const denials = args.representations.map((representation) => {
        const { __typename: name } = representationSchema.parse(representation);
        const unmet = unmetClauses(this.#requirements.ofType(name), grants);
        return unmet.length === 0 ? null : denialOf(name, unmet);
      });
      const representations = args.representations.filter((_, at) => denials[at] === null);
      const found = z
        .array(z.unknown())
        .length(representations.length)
        .parse(await resolve(parent, { ...args, representations }, context, info))
        .values();
      return denials.map((denial) => denial ?? found.next().value);
    };
  }
}

/** `_Any` promises no more; that the type is there, the federation's resolver checks. */
const representationSchema = z.looseObject({ __typename: z.string() });

/** What callers lack for a requirement, worked out once for each. */
function unmetBy(requirement: Requirement): (grants: Grants) => Requirement {
  const known = new WeakMap<Grants, Requirement>();
  return (grants) => {
    const before = known.get(grants);
    if (before !== undefined) return before;
    const unmet = unmetClauses(requirement, grants);
    known.set(grants, unmet);
    return unmet;
  };
}
