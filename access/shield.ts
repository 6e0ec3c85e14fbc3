import {
  defaultFieldResolver,
  isIntrospectionType,
  isObjectType,
  type DocumentNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';

import { z } from 'zod';
import type { Identity } from '../identity/identity.ts';
import { badInput, clientError } from '../service/errors.ts';
import { callerGrants, type PolicyDecisions } from './caller-grants.ts';
import { denialOf } from './denial.ts';
import { applyMiddleware, deny, rule, shield } from './graphql-shield.ts';
import {
  AUTHENTICATED,
  conjunction,
  NO_GRANTS,
  unmetClauses,
  type Grants,
  type Requirement,
} from './requirement.ts';
import { entityNamedBy, readEntityKeys, type EntityKeys } from './representation.ts';
import { deriveRequirements, type RequirementTable } from './requirement-table.ts';
import { mayReveal, readRevelations, revealedBy, type Revelations } from './revelations.ts';
import { readStatedRules } from './schema-rules.ts';

/** What the rules read of a part's context. */
export interface GuardedContext {
  /** Who asks; null when nobody has proved to be anyone. */
  readonly caller: Identity | null;
}

type Field = ReturnType<GraphQLObjectType['getFields']>[string];
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

/** What the asker of a field lacks for it, by who asks and what the arguments are. */
type Unmet = (context: GuardedContext, info: GraphQLResolveInfo) => Requirement;

class SchemaGuard {
  readonly #schema: GraphQLSchema;
  readonly #requirements: RequirementTable;
  readonly #revelations: Revelations;
  readonly #decisions: PolicyDecisions;
  readonly #entityKeys: EntityKeys;
  /** By coordinate; what is missing here nobody is given. */
  readonly #unmet = new Map<string, Unmet>();
  /** An identity doesn't change, and one request has one. */
  readonly #grants = new WeakMap<Identity, Grants>();

  constructor(schema: GraphQLSchema, sdl: DocumentNode, decisions: PolicyDecisions) {
    this.#schema = schema;
    this.#requirements = deriveRequirements(schema, readStatedRules(sdl));
    this.#revelations = readRevelations(sdl);
    this.#decisions = decisions;
    this.#entityKeys = readEntityKeys(sdl);
    for (const { type, field } of fieldsIn(schema)) {
      const requirement = this.#requirementOf(`${type.name}.${field.name}`);
      if (requirement.length > 0)
        this.#unmet.set(`${type.name}.${field.name}`, this.#unmetOf(type, field, requirement));
    }
  }

  apply(): GraphQLSchema {
    const query = this.#schema.getQueryType();
    const guarded =
      query?.getFields()['_entities'] === undefined
        ? applyMiddleware(this.#schema, this.#permissions())
        : applyMiddleware(this.#schema, this.#permissions(), {
            [query.name]: { _entities: this.#guardEntities() },
          });
    this.#spareGranted(guarded);
    return guarded;
  }

  #permissions() {
    const rules: Record<string, Record<string, ShieldRule>> = {};
    for (const { type, field } of fieldsIn(this.#schema)) {
      const coordinate = `${type.name}.${field.name}`;
      const unmetOf = this.#unmet.get(coordinate);
      if (unmetOf === undefined) continue;
      // Shield keeps no decision: its caches give one item's to a whole list.
      (rules[type.name] ??= {})[field.name] = rule(coordinate, { cache: 'no_cache' })(
        (_parent: unknown, _args: unknown, context: GuardedContext, info: GraphQLResolveInfo) => {
          const unmet = unmetOf(context, info);
          return unmet.length === 0 || denialOf(coordinate, unmet);
        },
      );
    }
    return shield(rules, {
      fallbackRule: deny,
      fallbackError: clientError(
        'UNAUTHORIZED_FIELD_OR_TYPE',
        'This field states no access rule, so nobody is given it',
      ),
      // Errors are thrown on as they are; what shield would catch it gives back as a value.
      debug: true,
    });
  }

  /**
   * Shield makes several promises for each value, which costs more than the values. Below the root, a
   * field whose rule grants it at once is resolved at once; all others go through shield.
   */
  #spareGranted(guarded: GraphQLSchema): void {
    for (const { type, field } of fieldsIn(guarded)) {
      const unmetOf = this.#unmet.get(`${type.name}.${field.name}`);
      const original = this.#schema.getType(type.name);
      const shielded = field.resolve;
      if (unmetOf === undefined || shielded === undefined || !isObjectType(original)) continue;
      if (type === guarded.getQueryType() || type === guarded.getMutationType()) continue;
      const resolve = original.getFields()[field.name]?.resolve ?? defaultFieldResolver;
      field.resolve = (parent, args, context: GuardedContext, info) =>
        (unmetOf(context, info).length === 0 ? resolve : shielded)(parent, args, context, info);
    }
  }

  #requirementOf(coordinate: string): Requirement {
    if (FEDERATION_FIELDS.has(coordinate)) return [AUTHENTICATED];
    const [typeName = '', fieldName = ''] = coordinate.split('.');
    return conjunction([
      this.#requirements.ofType(typeName),
      this.#requirements.ofField(typeName, fieldName),
    ]);
  }

  #unmetOf(parent: GraphQLObjectType, field: Field, requirement: Requirement): Unmet {
    if (!mayReveal(this.#revelations, parent.name, field)) {
      const unmet = unmetBy(requirement);
      return (context) => unmet(this.#grantsOf(context));
    }
    return (context, info) => {
      const revealed = this.#revealed(parent, field, info);
      return unmetClauses(conjunction([requirement, ...revealed]), this.#grantsOf(context));
    };
  }

  /** What it takes to read the fields that the arguments look at. */
  #revealed(
    parent: GraphQLObjectType,
    field: Field,
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

  /** Puts an error in the place of each entity that isn't one, or whose type the caller may not have. */
  #guardEntities(): EntitiesMiddleware {
    return async (resolve, parent, args, context, info) => {
      const grants = this.#grantsOf(context);
      const denials = args.representations.map((representation, at) => {
        const named = entityNamedBy(this.#entityKeys, representation);
        if ('fault' in named) return badInput(`'representations' at ${at} ${named.fault}`);
        const { type: name } = named;
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

function fieldsIn(schema: GraphQLSchema): { type: GraphQLObjectType; field: Field }[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter((type) => !isIntrospectionType(type))
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })));
}

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
