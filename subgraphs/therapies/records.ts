import type { CollectionSpec } from '../../store/store.ts';
import type { Evidence } from '../../schema/generated/therapies.ts';

/** A single agent; `_id` is made from its name. Combinations are made when read, never stored. */
export interface TherapyRecord {
  readonly _id: string;
  readonly name: string;
  readonly ncitId: string | null;
  readonly synonyms: readonly string[];
  /** Name and synonyms in lower case: what a filter by name is held against. */
  readonly nameKeys: readonly string[];
}

/** One CIViC evidence item; `_id` is `EID` and its number. */
export interface EvidenceRecord {
  readonly _id: string;
  readonly level: Evidence['level'];
  readonly type: Evidence['type'];
  readonly direction: NonNullable<Evidence['direction']> | null;
  readonly significance: NonNullable<Evidence['significance']> | null;
  readonly rating: number | null;
  readonly origin: NonNullable<Evidence['origin']> | null;
  readonly diseaseId: string | null;
  /** The molecular profile in CIViC's words; `genomics/molecular-profile.ts` reads it. */
  readonly molecularProfile: string;
  readonly biomarkerIds: readonly string[];
  readonly therapyIds: readonly string[];
  readonly therapyInteraction: NonNullable<Evidence['therapyInteraction']> | null;
  readonly source: {
    readonly citation: string | null;
    readonly pmid: string | null;
    readonly kind: string;
    readonly url: string | null;
  };
  readonly statement: string | null;
  readonly nctIds: readonly string[];
  readonly flagged: boolean;
  readonly url: string | null;
  /** Which CIViC data model the item was read from: a newer one is never overwritten by an older. */
  readonly model: 2021 | 2026;
}

/** A disease; `_id` is `DOID:n`, `ONCOTREE:code` or `NAME:name`. */
export interface DiseaseRecord {
  readonly _id: string;
  readonly name: string;
  readonly doid: string | null;
  readonly oncotreeCode: string | null;
}

export const THERAPIES: CollectionSpec = { name: 'therapies', indexes: [{ paths: ['nameKeys'] }] };

export const EVIDENCE: CollectionSpec = {
  name: 'evidence',
  indexes: [{ paths: ['biomarkerIds'] }, { paths: ['therapyIds'] }, { paths: ['diseaseId'] }],
};

export const DISEASES: CollectionSpec = {
  name: 'diseases',
  indexes: [{ paths: ['oncotreeCode'] }],
};
