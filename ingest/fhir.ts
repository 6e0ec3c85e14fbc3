import { loadOncoTree } from '../terminology/oncotree.ts';
import type { OncoTree } from '../terminology/oncotree.ts';
import { entriesOf, looksLikeFhir } from './fhir/entries.ts';
import type { Entry } from './fhir/entries.ts';
import { FactStore } from './fhir/fact-store.ts';
import type { Fact, Finding } from './fhir/facts.ts';
import { NotUnderstood } from './fhir/not-understood.ts';
import { isResourceType } from './fhir/resource-types.ts';
import { isRead, readResource, subjectOf } from './fhir/read-resource.ts';
import type { Reading } from './fhir/reading.ts';
import type { FileReport, Format, FormatReader, SourceFile } from './format.ts';
import { NotThisFormatError } from './format.ts';
import { loadGeneSymbols } from './gene-symbols.ts';
import type { GeneSymbols } from './gene-symbols.ts';
import { jsonDocuments } from './json-documents.ts';
import { missingTerms } from './missing-terms.ts';

const BATCH = 500;

/**
 * FHIR R4 with mCODE's profiles of any edition: bundles, single resources, arrays of them and bulk
 * NDJSON. Resources come in any order and over any number of files.
 */
export const fhir: Format = {
  name: 'fhir',
  summary: 'FHIR R4 / mCODE bundles, resources and bulk NDJSON',
  site: 'required',
  async open({ openStore, site }) {
    if (site === null) throw new Error('fhir needs a site to write to');
    const store = await openStore(site.storeName);
    return new FhirReader(
      await FactStore.open(store, site.pseudonymKey),
      await loadGeneSymbols(store),
      await loadOncoTree(store),
    );
  },
};

type Found = Exclude<Entry, { fault: string }>;

interface Batch {
  readonly facts: Fact[];
  /** What is kept in the place of resources that were rejected. */
  readonly instead: Fact[];
  /** Ids of facts that no longer hold, as the resource's newest version was rejected or ignored. */
  readonly lapsed: Set<string>;
}

class FhirReader implements FormatReader {
  readonly #store: FactStore;
  readonly #genes: GeneSymbols;
  readonly #oncotree: OncoTree;
  readonly #notUnderstood: NotUnderstood;

  constructor(store: FactStore, genes: GeneSymbols, oncotree: OncoTree) {
    this.#store = store;
    this.#genes = genes;
    this.#oncotree = oncotree;
    this.#notUnderstood = new NotUnderstood({ genes, oncotree });
  }

  async readFile(file: SourceFile, report: FileReport): Promise<void> {
    const batch: Batch = { facts: [], instead: [], lapsed: new Set() };
    try {
      for await (const entry of entriesIn(file)) {
        this.#read(entry, file.name, batch, report);
        const { facts, instead, lapsed } = batch;
        if (facts.length >= BATCH || lapsed.size >= BATCH || instead.length > 0)
          await this.#flush(batch, report);
      }
      await this.#flush(batch, report);
    } finally {
      await this.#store.refreshPatients();
    }
  }

  remarks(): readonly string[] {
    const { waiting } = this.#store;
    return [
      ...missingTerms({ genes: this.#genes, oncotree: this.#oncotree }),
      ...this.#notUnderstood.remarks(),
      ...(waiting === 0
        ? []
        : [
            `resources name ${waiting} patient${waiting === 1 ? '' : 's'} whose Patient resource has not come: they wait for it`,
          ]),
    ];
  }

  withoutConsent(): number {
    return this.#store.withoutConsent.count;
  }

  #read(entry: Entry, file: string, batch: Batch, report: FileReport): void {
    if ('fault' in entry) {
      report.rejected(entry.record, entry.fault);
      return;
    }
    const { subject, reading } = this.#readingOf(entry);
    if (reading.kind === 'IGNORED') report.ignored(reading.what);
    else if (reading.kind === 'REJECTED') {
      report.rejected(entry.record, inType(entry.type, reading.reason));
      if (reading.instead !== undefined && subject !== null) {
        batch.instead.push(factOf(entry, subject, reading.instead));
        return;
      }
    } else if (subject === null)
      report.rejected(entry.record, inType(entry.type, 'its subject refers to no Patient'));
    else {
      this.#notUnderstood.look(reading, entry.resource, `${file} ${entry.record}`.trim());
      const fact = factOf(entry, subject, reading);
      batch.facts.push(fact);
      batch.lapsed.delete(fact._id);
      return;
    }
    if (canLapse(entry.type, reading)) batch.lapsed.add(factId(entry, subject));
  }

  #readingOf(entry: Found): {
    subject: string | null;
    reading: Reading;
  } {
    const context = {
      genes: this.#genes,
      oncotree: this.#oncotree,
      addresses: entry.addresses,
    };
    const reading = readResource(entry.type, entry.id, entry.resource, context);
    const subject = entry.type === 'Patient' ? entry.id : subjectOf(entry.resource, context);
    return { subject, reading };
  }

  async #flush(batch: Batch, report: FileReport): Promise<void> {
    const facts = batch.facts.splice(0);
    if (facts.length > 0) report.wrote(await this.#store.write(facts));
    // It was reported as rejected.
    const instead = batch.instead.splice(0);
    if (instead.length > 0) await this.#store.write(instead);
    const lapsed = [...batch.lapsed];
    batch.lapsed.clear();
    if (lapsed.length > 0) await this.#store.takeBack(lapsed);
  }
}

function factOf(entry: Found, subject: string, finding: Finding): Fact {
  const resource = `${entry.type}/${entry.id}`;
  return { _id: factId(entry, subject), resource, subject, finding };
}

/** Without a subject it is an id of no fact unless the resource's id means it alone. */
function factId({ type, id, hasOwnId }: Found, subject: string | null): string {
  return hasOwnId ? `${type}/${id}` : `${subject ?? ''}/${type}/${id}`;
}

/**
 * Whether what was known of a resource goes when this is its newest reading. A patient isn't lost to a wrong
 * date, nor a refusal to a consent that can't be read: these stay until they can be read again.
 */
function canLapse(type: string, reading: Reading): boolean {
  if (type === 'Consent') return reading.kind === 'IGNORED';
  return type !== 'Patient' && isRead(type);
}

/** @throws NotThisFormatError where the first document of the file is no FHIR */
async function* entriesIn(file: SourceFile): AsyncGenerator<Entry> {
  let isFhir = false;
  for await (const document of jsonDocuments(file)) {
    const place = document.line === null ? '' : `line ${document.line}`;
    if ('fault' in document) {
      yield { record: place, fault: document.fault };
      continue;
    }
    isFhir ||= looksLikeFhir(document.value);
    if (!isFhir)
      throw new NotThisFormatError(
        `${file.name} is JSON, but no FHIR: a resource or a Bundle with a resourceType is expected`,
      );
    yield* entriesOf(document.value, place);
  }
}

/** Leads a reason with the resource's type, where that is one: anything else may be anyone's words. */
function inType(type: string, reason: string): string {
  return isResourceType(type) ? `${type}: ${reason}` : reason;
}
