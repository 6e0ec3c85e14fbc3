import { createHash } from 'node:crypto';
import type { CollectionSpec, Store } from '../store/store.ts';
import { nearestWords } from './nearest.ts';

/** A tumour type of OncoTree (oncotree.info); `_id` is its code. */
export interface OncoTreeRecord {
  readonly _id: string;
  readonly name: string;
  /** Code of the next wider type; null at the root. */
  readonly parent: string | null;
  readonly tissue: string | null;
  readonly mainType: string | null;
  /** Depth in the tree: 0 at the root, 1 for tissues. */
  readonly level: number;
  readonly ncitIds: readonly string[];
  readonly umlsIds: readonly string[];
  /** Earlier codes of this very type. */
  readonly history: readonly string[];
  /** Former types that are now part of this one. */
  readonly precursors: readonly string[];
  /** Former types whose code was withdrawn, as it meant something else. */
  readonly revocations: readonly string[];
  /** Day of the release that states it, `YYYY-MM-DD`; null for an undated copy. */
  readonly release: string | null;
}

export const ONCOTREE: CollectionSpec = { name: 'oncotree', indexes: [] };

/** OncoTree's hierarchy in memory (some 900 types). */
export class OncoTree {
  readonly #records: ReadonlyMap<string, OncoTreeRecord>;
  readonly #children = new Map<string, string[]>();
  readonly #byName = new Map<string, string[]>();
  readonly #byFormerCode = new Map<string, string[]>();
  readonly #byNcit = new Map<string, string[]>();
  #fingerprint: string | undefined;

  constructor(records: readonly OncoTreeRecord[]) {
    this.#records = new Map(records.map((record) => [record._id, record]));
    for (const { _id, name, parent, history, precursors, ncitIds } of records) {
      if (parent !== null) push(this.#children, parent, _id);
      push(this.#byName, name.toLowerCase(), _id);
      for (const former of [...history, ...precursors]) push(this.#byFormerCode, former, _id);
      for (const ncit of ncitIds) push(this.#byNcit, ncit, _id);
    }
  }

  /** Equal for equal trees, and for no others. */
  get fingerprint(): string {
    const types = [...this.#records.values()].sort((a, b) => (a._id < b._id ? -1 : 1));
    this.#fingerprint ??= createHash('sha256').update(JSON.stringify(types)).digest('base64');
    return this.#fingerprint;
  }

  /** True when no tree has been ingested. */
  get isEmpty(): boolean {
    return this.#records.size === 0;
  }

  /**
   * The codes that a code or a name (in any case of letters) stands for: a current code stands for
   * itself; nine names are those of two types; a former code stands for the types that took it in.
   * Empty when unknown.
   */
  find(codeOrName: string): string[] {
    const text = codeOrName.trim();
    if (this.#records.has(text)) return [text];
    return [...(this.#byName.get(text.toLowerCase()) ?? this.#byFormerCode.get(text) ?? [])];
  }

  /** Names and codes that an unknown word may have been meant for, nearest first. */
  suggest(word: string): string[] {
    const names = [...this.#records.values()].flatMap(({ _id, name }) => [name, _id]);
    return nearestWords(word, new Set(names));
  }

  /** The types that state this NCIt concept, such as `C3512`; empty when none does. */
  findByNcit(conceptId: string): string[] {
    return [...(this.#byNcit.get(conceptId) ?? [])];
  }

  /** The NCIt concepts of a type that no other type states. */
  ownNcit(code: string): string[] {
    const concepts = this.#records.get(code)?.ncitIds ?? [];
    return concepts.filter((conceptId) => this.#byNcit.get(conceptId)?.length === 1);
  }

  /** The type itself and every narrower one; empty when the code is unknown. */
  descendants(code: string): string[] {
    const found = new Set(this.#records.has(code) ? [code] : []);
    for (const each of found) for (const child of this.#children.get(each) ?? []) found.add(child);
    return [...found];
  }

  /** Every wider type, the next first; without the type itself. */
  ancestors(code: string): string[] {
    const found = new Set<string>();
    let parent = this.#records.get(code)?.parent ?? null;
    while (parent !== null && !found.has(parent)) {
      found.add(parent);
      parent = this.#records.get(parent)?.parent ?? null;
    }
    return [...found];
  }

  /** Null when the code is unknown. */
  nameOf(code: string): string | null {
    return this.#records.get(code)?.name ?? null;
  }

  /** The name of every type. */
  names(): string[] {
    return [...this.#records.values()].map(({ name }) => name);
  }

  /** The tissue at the top of the type's branch, as OncoTree names it; null when unknown. */
  tissueOf(code: string): string | null {
    return this.#records.get(code)?.tissue ?? null;
  }
}

/** The tree of a store; an empty tree where none was ingested. */
export async function loadOncoTree(store: Store): Promise<OncoTree> {
  const collection = await store.collection<OncoTreeRecord>(ONCOTREE);
  return new OncoTree(await collection.find({}));
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
