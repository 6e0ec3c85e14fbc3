import {
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  valueFromASTUntyped,
  type ConstDirectiveNode,
  type DocumentNode,
  type TypeNode,
} from 'graphql';
import { z } from 'zod';

/** Who asks, as far as it decides on access; null is nobody. */
export type Caller = {
  readonly scopes: readonly string[];
  readonly purpose: string;
  readonly policies: readonly string[];
} | null;

const KNOWLEDGE = ['knowledge:read'];
const COUNTS = [...KNOWLEDGE, 'cohort:count'];
const RECORDS = [...COUNTS, 'patient:read', 'trial:match'];
const CLINIC = [...RECORDS, 'patient:genomics', 'patient:identity'];

/** The personas as they were agreed on: typed in here, so that a change of the code's is noticed. */
export const CALLERS: ReadonlyMap<string, Caller> = new Map<string, Caller>([
  ['nobody', null],
  ['researcher', { scopes: COUNTS, purpose: 'HRESCH', policies: [] }],
  ['coordinator', { scopes: RECORDS, purpose: 'HRESCH', policies: [] }],
  ['clinician', { scopes: CLINIC, purpose: 'TREAT', policies: [] }],
  ['dashboard', { scopes: COUNTS, purpose: 'HRESCH', policies: [] }],
  ['auditor', { scopes: [...KNOWLEDGE, 'audit:read'], purpose: 'HOPERAT', policies: [] }],
]);

type Decision = (caller: NonNullable<Caller>) => boolean;

const names = z.array(z.array(z.string()));

/**
 * What a caller may see, said a second time and naively, from the subgraphs' own SDL: the rules of the
 * type and of the field in any subgraph, and of the type that the field returns. It shares no code with
 * what enforces the rules.
 */
export class Expectation {
  /** By type or `Type.field`. */
  readonly #rules = new Map<string, Decision[]>();
  /** By `Type.field`: the name of the type that it returns. */
  readonly #returned = new Map<string, string>();
  readonly #implementations = new Map<string, Set<string>>();
  readonly #reveals = new Map<string, readonly string[]>();
  /** Fields that `@key` names, by `Type.field`. */
  readonly #keys = new Set<string>();

  constructor(documents: readonly DocumentNode[]) {
    for (const document of documents) this.#read(document);
  }

  maySeeType(caller: Caller, type: string): boolean {
    return (
      this.#hold(caller, type) &&
      this.#implementing(type).every((name) => this.maySeeType(caller, name))
    );
  }

  maySee(caller: Caller, type: string, field: string): boolean {
    const place = `${type}.${field}`;
    const returned = this.#returned.get(place);
    return (
      this.maySeeType(caller, type) &&
      this.#hold(caller, place) &&
      (returned === undefined || this.maySeeType(caller, returned)) &&
      this.#implementing(type).every((name) => this.maySee(caller, name, field))
    );
  }

  /** Of an interface: whether the caller may see the field of any type that implements it. */
  maySeeSome(caller: Caller, type: string, field: string): boolean {
    const types = this.#implementing(type);
    return (types.length > 0 ? types : [type]).some((name) => this.maySee(caller, name, field));
  }

  /** Whether the caller may read all that an input (`Input.field`, `Enum.VALUE`, …) tells of records. */
  mayUse(caller: Caller, input: string): boolean {
    return (this.#reveals.get(input) ?? []).every((coordinate) => {
      const [type = '', field = ''] = coordinate.split('.');
      return this.maySee(caller, type, field);
    });
  }

  isKey(type: string, field: string): boolean {
    return this.#keys.has(`${type}.${field}`);
  }

  #hold(caller: Caller, place: string): boolean {
    const rules = this.#rules.get(place) ?? [];
    return rules.length === 0 || (caller !== null && rules.every((rule) => rule(caller)));
  }

  #implementing(type: string): string[] {
    return [...(this.#implementations.get(type) ?? [])];
  }

  #read(document: DocumentNode): void {
    const own = importedNames(document);
    const note = (place: string, directives: readonly ConstDirectiveNode[] = []) => {
      for (const directive of directives)
        this.#note(place, own.get(directive.name.value), directive);
    };
    for (const node of document.definitions) {
      if (!isTypeDefinitionNode(node) && !isTypeExtensionNode(node)) continue;
      const type = node.name.value;
      note(type, node.directives);
      if ('interfaces' in node)
        for (const { name } of node.interfaces ?? []) {
          const known = this.#implementations.get(name.value) ?? new Set();
          this.#implementations.set(name.value, known.add(type));
        }
      if ('values' in node)
        for (const value of node.values ?? [])
          note(`${type}.${value.name.value}`, value.directives);
      if (!('fields' in node)) continue;
      for (const field of node.fields ?? []) {
        const place = `${type}.${field.name.value}`;
        note(place, field.directives);
        if (field.kind !== Kind.FIELD_DEFINITION) continue;
        this.#returned.set(place, innermost(field.type));
        for (const { name, directives } of field.arguments ?? [])
          note(`${place}(${name.value})`, directives);
      }
    }
  }

  #note(place: string, meaning: string | undefined, directive: ConstDirectiveNode): void {
    const add = (rule: Decision) => {
      this.#rules.set(place, [...(this.#rules.get(place) ?? []), rule]);
    };
    const given = (name: string) => {
      const found = directive.arguments?.find((argument) => argument.name.value === name);
      return found && valueFromASTUntyped(found.value);
    };
    if (meaning === 'authenticated') add(() => true);
    if (meaning === 'requiresScopes') {
      const anyOf = names.parse(given('scopes'));
      add(({ scopes }) => anyOf.some((all) => all.every((scope) => scopes.includes(scope))));
    }
    if (meaning === 'policy') {
      const anyOf = names.parse(given('policies'));
      add((caller) => anyOf.some((all) => all.every((policy) => policyHolds(policy, caller))));
    }
    if (meaning === 'reveals') this.#reveals.set(place, z.array(z.string()).parse(given('fields')));
    if (meaning === 'key')
      for (const field of z.string().parse(given('fields')).split(' '))
        this.#keys.add(`${place}.${field}`);
  }
}

/** At the gateway: whether records are of the own institution, and their consents, their site decides. */
function policyHolds(policy: string, { purpose, policies }: NonNullable<Caller>): boolean {
  if (policy === 'own-institution') return purpose === 'TREAT';
  if (policy === 'own-institution-audit') return purpose === 'HOPERAT';
  return policy === 'consented-purpose' || policies.includes(policy);
}

const imported = z.array(
  z.union([
    z.string().transform((name) => ({ name, as: name })),
    z.object({ name: z.string(), as: z.string() }),
  ]),
);

/** What the directives of a document mean, by the names that it imports them under. */
function importedNames(document: DocumentNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>([['reveals', 'reveals']]);
  for (const node of document.definitions) {
    if (node.kind !== Kind.SCHEMA_EXTENSION) continue;
    for (const { arguments: given = [] } of node.directives ?? [])
      for (const { name, value } of given)
        if (name.value === 'import')
          for (const each of imported.parse(valueFromASTUntyped(value)))
            found.set(each.as.slice(1), each.name.slice(1));
  }
  return found;
}

function innermost(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : innermost(type.type);
}
