import type { Collection, CollectionSpec, Store } from '../../store/store.ts';
import type { PatientRecord } from '../records.ts';
import { coveredGenes, panelFact } from './facts.ts';

/**
 * A word that some record has, or had. Words are written before the records that have them and never
 * taken away, so that whoever lists them misses none; they tell nothing of who has them, nor how many.
 */
export interface Word {
  /** `family:word`. */
  readonly _id: string;
  /** Of a panel: the genes that it covers. */
  readonly genes?: readonly string[];
}

export const VOCABULARY: CollectionSpec = { name: 'match_words', indexes: [] };

/** The words whose number isn't known beforehand. */
export interface Vocabulary {
  /** Words at `search.diagnoses`. */
  readonly diagnoses: readonly string[];
  /** Words at `search.birthYear`. */
  readonly birthYears: readonly string[];
  /** Panel words at `search.findings`, with the genes covered. */
  readonly panels: ReadonlyMap<string, ReadonlySet<string>>;
}

const DIAGNOSIS = 'diagnosis:';
const BIRTH_YEAR = 'birthYear:';

/** The words of these records, each once. */
export function wordsOf(records: readonly PatientRecord[]): Word[] {
  const words = new Map<string, Word>();
  const add = (word: Word): unknown => words.set(word._id, word);
  for (const record of records) {
    for (const word of record.search.diagnoses) add({ _id: DIAGNOSIS + word });
    add({ _id: BIRTH_YEAR + record.search.birthYear });
    const genes = coveredGenes(record);
    add({ _id: panelFact(genes), genes });
  }
  return [...words.values()];
}

/** Reads a site's words; what a panel covers never changes, so it is kept. */
export class VocabularyReader {
  readonly #words: Collection<Word>;
  readonly #panels = new Map<string, ReadonlySet<string>>();

  private constructor(words: Collection<Word>) {
    this.#words = words;
  }

  static async open(store: Store): Promise<VocabularyReader> {
    return new VocabularyReader(await store.collection<Word>(VOCABULARY));
  }

  async read(): Promise<Vocabulary> {
    const ids = (await this.#words.find({}, ['_id'])).map(({ _id }) => _id);
    const under = (prefix: string): string[] =>
      ids.filter((id) => id.startsWith(prefix)).map((id) => id.slice(prefix.length));
    const panels = ids.filter((id) => id.startsWith('panel:'));
    const unread = panels.filter((id) => !this.#panels.has(id));
    for (const word of unread.length === 0 ? [] : await this.#words.findByKeys(unread))
      if (word !== null) this.#panels.set(word._id, new Set(word.genes));
    return {
      diagnoses: under(DIAGNOSIS),
      birthYears: under(BIRTH_YEAR),
      panels: this.#panels,
    };
  }
}
