import {
  Kind,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  parse,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type SchemaDefinitionNode,
  type SchemaExtensionNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql';
import { z } from 'zod';
import { AUTHENTICATED, conjunction, type Clause, type Requirement } from './requirement.ts';

/** What a schema document states, before anything is derived from it. */
export interface StatedRules {
  /** Of object, interface, scalar and enum types, by name. */
  readonly types: ReadonlyMap<string, Requirement>;
  /** Of fields, by coordinate `Type.field`. */
  readonly fields: ReadonlyMap<string, Requirement>;
}

/** The specifications whose directives state rules, as `@link` names them. */
const SPECS = ['authenticated', 'requiresScopes', 'policy'] as const;
type Spec = (typeof SPECS)[number];

/** Versions whose meaning this code knows; of another version nothing can be enforced. */
const KNOWN_VERSION = /^v0\.\d+$/;
const FEDERATION = /^https:\/\/specs\.apollo\.dev\/federation\/v2\.\d+$/;
const SPEC_URL = /^https:\/\/specs\.apollo\.dev\/(\w+)\/(v\d+\.\d+)$/;

/** A rule is stated that this code can't enforce: the schema must not be served. */
export class UnenforceableRuleError extends Error {
  override readonly name = 'UnenforceableRuleError';
}

/**
 * Reads the access rules of a supergraph or of a subgraph's SDL, under whatever names its `@link`s
 * import the directives.
 * @throws UnenforceableRuleError
 */
export function readStatedRules(sdl: string | DocumentNode): StatedRules {
  const document = typeof sdl === 'string' ? parse(sdl, { noLocation: true }) : sdl;
  const names = accessDirectives(document);
  const types = new Map<string, Requirement>();
  const fields = new Map<string, Requirement>();
  const add = (rules: Map<string, Requirement>, key: string, more: Requirement) => {
    if (more.length > 0) rules.set(key, conjunction([rules.get(key) ?? [], more]));
  };
  for (const node of document.definitions) {
    if (!isType(node)) continue;
    add(types, node.name.value, requirementOf(node.directives, names));
    if (!('fields' in node)) continue;
    for (const field of node.fields ?? [])
      add(fields, `${node.name.value}.${field.name.value}`, requirementOf(field.directives, names));
  }
  return { types, fields };
}

function isType(node: DefinitionNode): node is TypeDefinitionNode | TypeExtensionNode {
  return isTypeDefinitionNode(node) || isTypeExtensionNode(node);
}

function requirementOf(
  directives: readonly ConstDirectiveNode[] | undefined,
  names: ReadonlyMap<string, Spec>,
): Requirement {
  return (directives ?? []).flatMap((directive) => {
    const spec = names.get(directive.name.value);
    if (spec !== undefined) return [clauseOf(directive, spec)];
    if (!SPECS.some((known) => known === directive.name.value.split('__').at(-1))) return [];
    throw new UnenforceableRuleError(
      `@${directive.name.value} is stated, but no @link says that it is the federation's`,
    );
  });
}

/** GraphQL reads a single value where a list is wanted as a list of that one value. */
const alternatives = z.array(
  z.union([z.array(z.string()), z.string().transform((name) => [name])]),
);

function clauseOf(directive: ConstDirectiveNode, spec: Spec): Clause {
  if (spec === 'authenticated') return AUTHENTICATED;
  const kind = spec === 'policy' ? 'policies' : 'scopes';
  const argument = directive.arguments?.find(({ name }) => name.value === kind);
  const value: unknown = argument && valueFromASTUntyped(argument.value);
  const list: unknown[] = Array.isArray(value) ? value : [value];
  const anyOf = alternatives.safeParse(list);
  if (!anyOf.success)
    throw new UnenforceableRuleError(`@${directive.name.value} without a list of ${kind}`);
  return { kind, anyOf: anyOf.data };
}

/** The names under which a document uses the access directives, and which each is. */
export function accessDirectives(document: DocumentNode): Map<string, Spec> {
  const names = new Map<string, Spec>();
  for (const link of document.definitions.filter(isSchemaNode).flatMap(linksOf)) {
    if (FEDERATION.test(link.url)) {
      for (const spec of SPECS) names.set(`${link.as ?? 'federation'}__${spec}`, spec);
      addImports(names, link.imports);
    }
    const [, name, version = ''] = SPEC_URL.exec(link.url) ?? [];
    const spec = SPECS.find((known) => known === name);
    if (spec === undefined) {
      if (link.purpose === 'SECURITY' && name !== 'inaccessible')
        throw new UnenforceableRuleError(
          `the schema asks for a security feature that is unknown here: ${link.url}`,
        );
      continue;
    }
    if (!KNOWN_VERSION.test(version))
      throw new UnenforceableRuleError(`@${spec} of version ${version} can't be enforced here`);
    names.set(link.as ?? spec, spec);
    addImports(names, link.imports);
  }
  return names;
}

function addImports(names: Map<string, Spec>, imports: readonly Import[]): void {
  for (const { name, as } of imports) {
    const spec = SPECS.find((known) => name === `@${known}`);
    if (spec !== undefined) names.set((as ?? name).replace(/^@/, ''), spec);
  }
}

function isSchemaNode(node: DefinitionNode): node is SchemaDefinitionNode | SchemaExtensionNode {
  return node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION;
}

const importSchema = z
  .union([
    z.string().transform((name) => ({ name })),
    z.object({ name: z.string(), as: z.string().optional() }),
  ])
  .transform(({ name, ...rest }): Import => ({ name, as: 'as' in rest ? rest.as : undefined }));

interface Import {
  readonly name: string;
  readonly as: string | undefined;
}

const linkSchema = z.object({
  url: z.string(),
  as: z.string().optional(),
  for: z.string().optional(),
  import: z.array(importSchema).default([]),
});

interface Link {
  readonly url: string;
  readonly as: string | undefined;
  readonly purpose: string | undefined;
  readonly imports: readonly Import[];
}

function linksOf(node: SchemaDefinitionNode | SchemaExtensionNode): Link[] {
  return (node.directives ?? []).flatMap((directive) => {
    if (directive.name.value !== 'link') return [];
    const entries = (directive.arguments ?? []).map(({ name, value }): [string, unknown] => [
      name.value,
      valueFromASTUntyped(value),
    ]);
    const link = linkSchema.safeParse(Object.fromEntries(entries));
    if (!link.success) throw new UnenforceableRuleError("a @link that can't be read");
    const { url, as, for: purpose, import: imports } = link.data;
    return [{ url, as, purpose, imports }];
  });
}
