import { STUDY_WORD } from '../../identity/identity.ts';
import type { Limit } from '../../site/records.ts';
import type { Coding, Concept } from './elements.ts';

/** DUO terms that concepts state, and the values that stand beside them. */
export interface StatedDataUse {
  readonly terms: readonly string[];
  readonly limitedTo: { readonly [L in Limit]?: readonly string[] };
  /** Whether a concept states something else than a term of the Data Use Ontology. */
  readonly hasOthers: boolean;
}

/** Namespaces of this network: how a consent names an institution, a user or a project of it. */
const NAMESPACE = 'https://precision-graph.invalid/';

/**
 * What concepts state of data use. A term that takes a value has it as a further coding of the same
 * concept: a disease (OncoTree, NCIt, MONDO, DOID), a country (ISO 3166), or by this network's names.
 */
export function dataUseOf(concepts: readonly (Concept | undefined)[]): StatedDataUse {
  const terms = new Set<string>();
  const values = new Map<Limit, string[]>();
  let hasOthers = false;
  for (const { coding } of concepts.filter((one) => one !== undefined)) {
    const stated = coding.flatMap(({ code }) => duoTerm(code));
    if (stated.length === 0) hasOthers = true;
    for (const each of stated) terms.add(each);
    if (stated.length === 0) continue;
    for (const one of coding) {
      const [limit, value] = limitOf(one) ?? [];
      if (limit !== undefined && value !== undefined)
        values.set(limit, [...(values.get(limit) ?? []), value]);
    }
  }
  return { terms: [...terms], limitedTo: Object.fromEntries(values), hasOthers };
}

const DUO = /^(?:http:\/\/purl\.obolibrary\.org\/obo\/)?DUO[_:](\d{7,8})$/;

/** `DUO:0000042` for the code of a term, however it is written; none for another code. */
export function duoTerm(code: string | undefined): string[] {
  const digits = DUO.exec(code ?? '')?.[1];
  return digits === undefined ? [] : [`DUO:${digits}`];
}

function limitOf({ system = '', code = '' }: Coding): readonly [Limit, string] | null {
  if (!STUDY_WORD.test(code) || duoTerm(code).length > 0) return null;
  if (system.includes('3166')) return ['country', code];
  for (const limit of ['institution', 'user', 'project'] as const)
    if (system === `${NAMESPACE}${limit}`) return [limit, code];
  if (/ncit|ncithesaurus/i.test(system) && /^C\d+$/.test(code)) return ['disease', `NCIT:${code}`];
  const isDisease = /oncotree/i.test(system) || /^(?:NCIT|MONDO|DOID):/.test(code);
  return isDisease ? ['disease', code] : null;
}

/** The institutions that actors are, all of them named as this network does; else null. */
export function institutionsOf(
  identifiers: readonly {
    readonly system?: string | undefined;
    readonly value?: string | undefined;
  }[],
): string[] | null {
  const known = identifiers.flatMap(({ system, value }) =>
    system === `${NAMESPACE}institution` && value !== undefined ? [value] : [],
  );
  return known.length === identifiers.length && known.length > 0 ? known : null;
}
