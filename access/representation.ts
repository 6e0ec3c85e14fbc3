import { Kind, type DocumentNode } from 'graphql';
import { z } from 'zod';

/** The key fields of each entity of a part, one list for each of its keys. */
export type EntityKeys = ReadonlyMap<string, readonly (readonly string[])[]>;

const KEYED: ReadonlySet<string> = new Set([
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_EXTENSION,
]);

/** What `@key` states in the part's SDL, where every key is of texts: ids, symbols. */
export function readEntityKeys(sdl: DocumentNode): EntityKeys {
  const keys = new Map<string, string[][]>();
  for (const node of sdl.definitions) {
    if (!KEYED.has(node.kind) || !('name' in node)) continue;
    const stated = (node.directives ?? [])
      .filter(({ name }) => name.value === 'key')
      .flatMap((directive) => directive.arguments ?? [])
      .flatMap(({ name, value }) =>
        name.value === 'fields' && value.kind === Kind.STRING
          ? [value.value.trim().split(/\s+/)]
          : [],
      );
    if (stated.length > 0)
      keys.set(node.name.value, [...(keys.get(node.name.value) ?? []), ...stated]);
  }
  return keys;
}

const namedSchema = z.looseObject({ __typename: z.string() });

/** The entity's type that a representation names, or what is wrong with it. */
export type NamedEntity = { readonly type: string } | { readonly fault: string };

/**
 * `_Any` may be any value, and resolvers of entities trust what they are given, so this looks whether
 * a representation names an entity of the part and brings a key of it.
 */
export function entityNamedBy(keys: EntityKeys, representation: unknown): NamedEntity {
  const named = namedSchema.safeParse(representation);
  const known = named.success ? keys.get(named.data.__typename) : undefined;
  if (!named.success || known === undefined)
    return { fault: `has no '__typename' that is an entity of this part of the graph` };
  const isThere = (field: string) => typeof named.data[field] === 'string';
  if (known.some((fields) => fields.every(isThere))) return { type: named.data.__typename };
  return {
    fault: `lacks its key: ${known.map((each) => `'${each.join(' ')}'`).join(' or ')}, as text`,
  };
}
