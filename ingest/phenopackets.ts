import { handConsents, writeWithHandConsents, type HandConsents } from '../site/hand-consents.ts';
import type { PatientRecord } from '../site/records.ts';
import { openPatients } from '../site/patient-store.ts';
import { pseudonymOf } from '../site/pseudonym.ts';
import type { Collection } from '../store/store.ts';
import { loadOncoTree } from '../terminology/oncotree.ts';
import { RecordFault, attempt } from './attempt.ts';
import { faultOf } from './fhir/elements.ts';
import type { FileReport, Format, FormatReader, SourceFile } from './format.ts';
import { NotThisFormatError } from './format.ts';
import { loadGeneSymbols } from './gene-symbols.ts';
import { EMPTY_LIST, jsonDocuments } from './json-documents.ts';
import { WithoutConsent } from './without-consent.ts';
import { missingTerms } from './missing-terms.ts';
import type { Terminologies } from './phenopackets/patient.ts';
import { patientOf } from './phenopackets/patient.ts';
import { phenopacketSchema, whyNoPhenopacket } from './phenopackets/schema.ts';
import { unknownTypesIn } from './phenopackets/variants.ts';
import { RecordWriter } from './record-writer.ts';

/**
 * GA4GH Phenopackets of version 2 in JSON: one a file, an array of them, or one a line, also within
 * `{"phenopacket": …}`.
 */
export const phenopackets: Format = {
  name: 'phenopackets',
  summary: 'GA4GH Phenopackets v2 (JSON, arrays, NDJSON)',
  site: 'required',
  async open({ openStore, site }) {
    if (site === null) throw new Error('phenopackets need a site to write to');
    const store = await openStore(site.storeName);
    return new PhenopacketReader(
      await openPatients(store),
      await handConsents(store),
      { genes: await loadGeneSymbols(store), oncotree: await loadOncoTree(store) },
      site.pseudonymKey,
    );
  },
};

class PhenopacketReader implements FormatReader {
  readonly #patients: Collection<PatientRecord>;
  readonly #hand: Collection<HandConsents>;
  readonly #terminologies: Terminologies;
  readonly #pseudonymKey: Buffer;
  readonly #withoutConsent = new WithoutConsent();
  #unknownTypes = 0;

  constructor(
    patients: Collection<PatientRecord>,
    hand: Collection<HandConsents>,
    terminologies: Terminologies,
    pseudonymKey: Buffer,
  ) {
    this.#patients = patients;
    this.#hand = hand;
    this.#terminologies = terminologies;
    this.#pseudonymKey = pseudonymKey;
  }

  async readFile(file: SourceFile, report: FileReport): Promise<void> {
    const writer = new RecordWriter(this.#patients, {
      report,
      write: async (records) => {
        const byId = new Map(records.map((record) => [record._id, record]));
        const ids = [...byId.keys()];
        const written = await writeWithHandConsents(
          ids,
          (some) => some.flatMap((id) => byId.get(id) ?? []),
          this.#patients,
          this.#hand,
        );
        this.#withoutConsent.saw(ids, written.unseen);
        return written;
      },
    });
    for await (const record of recordsIn(file)) {
      const read = 'fault' in record ? record : attempt(() => this.#patientOf(record.value));
      if ('fault' in read) report.rejected(record.place, read.fault);
      else await writer.add(read.value, record.place);
    }
    await writer.flush();
  }

  remarks(): readonly string[] {
    return [
      ...missingTerms(this.#terminologies),
      ...(this.#unknownTypes === 0
        ? []
        : [
            `variants without HGVS whose structuralType says neither fusion, rearrangement nor copy number are left out: ${this.#unknownTypes}`,
          ]),
    ];
  }

  withoutConsent(): number {
    return this.#withoutConsent.count;
  }

  /** @throws RecordFault where it is no phenopacket that can be read */
  #patientOf(value: unknown): PatientRecord {
    const reason = whyNoPhenopacket(value);
    if (reason !== null) throw new RecordFault(reason);
    const parsed = phenopacketSchema.safeParse(value);
    if (!parsed.success) throw new RecordFault(faultOf(parsed.error));
    this.#unknownTypes += unknownTypesIn(parsed.data);
    const pseudonym = pseudonymOf(parsed.data.id, this.#pseudonymKey);
    return patientOf(parsed.data, pseudonym, this.#terminologies);
  }
}

/** Which one it is, by its place alone. */
type FileRecord = { readonly place: string } & (
  { readonly value: unknown } | { readonly fault: string }
);

/** @throws NotThisFormatError where the file begins with something else than phenopackets of version 2 */
async function* recordsIn(file: SourceFile): AsyncGenerator<FileRecord> {
  let isFirst = true;
  for await (const document of jsonDocuments(file)) {
    const place = document.line === null ? 'the phenopacket' : `line ${document.line}`;
    if ('fault' in document) {
      yield { place, fault: document.fault };
      continue;
    }
    const items = Array.isArray(document.value)
      ? document.value.map((item: unknown, index) => ({
          place: document.line === null ? `item ${index}` : `${place}, item ${index}`,
          value: unwrapped(item),
        }))
      : [{ place, value: unwrapped(document.value) }];
    if (isFirst) refuseOther(file, items);
    isFirst = false;
    if (items.length === 0) yield { place, fault: EMPTY_LIST };
    else yield* items;
  }
}

function refuseOther(file: SourceFile, items: readonly { readonly value: unknown }[]): void {
  const reasons = items.map(({ value }) => whyNoPhenopacket(value));
  if (reasons.includes(null)) return;
  const reason = reasons[0] ?? 'it is empty';
  throw new NotThisFormatError(`${file.name} holds no phenopackets of version 2: ${reason}`);
}

function unwrapped(value: unknown): unknown {
  const isWrapper = typeof value === 'object' && value !== null && 'phenopacket' in value;
  return isWrapper ? value.phenopacket : value;
}
