import type { Identity } from '../identity/identity.ts';
import type { OncoTree } from '../terminology/oncotree.ts';
import type { Limit } from './records.ts';

/** What somebody wants to do with a record, and when: all that a consent is held against. */
export interface Use {
  /** HL7 PurposeOfUse code. */
  readonly purpose: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Whether it is treatment at the institution that holds the record. */
  readonly atHome: boolean;
  /** Terms of the Data Use Ontology that the caller's issuer attests for its institution. */
  readonly attested: readonly string[];
  /** The values that fulfil a consent limited to them. */
  readonly limits: Readonly<Record<Limit, readonly string[]>>;
}

/** Who asks a site, and when. */
export interface Asking {
  readonly caller: Identity | null;
  /** The institution whose records the site holds. */
  readonly institution: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** The site's own tree; without one a disease is only what it is called. */
  readonly oncotree?: OncoTree | undefined;
}

/** The use that a caller states; what isn't stated fulfils no limit. */
export function useOf(
  caller: Identity,
  { institution, day, oncotree }: Omit<Asking, 'caller'>,
): Use {
  const { subject, purpose, study, institution: home } = caller;
  return {
    purpose,
    day,
    atHome: treatsAtHome(caller, institution),
    attested: home.attests ?? [],
    limits: {
      disease: study?.disease === undefined ? [] : namesOfDisease(study.disease, oncotree),
      country: home.country === undefined ? [] : [home.country],
      user: [`${home.id}/${subject}`],
      project: study?.project === undefined ? [] : [study.project],
      institution: [home.id],
    },
  };
}

export function treatsAtHome(
  { purpose, institution: { id } }: Identity,
  institution: string,
): boolean {
  return purpose === 'TREAT' && id === institution;
}

/**
 * Every code that a consent may name a disease by such that a study of `disease` is within it: the code
 * as stated, and each type of OncoTree that is it or wider, by its code and its NCIt concept. A concept
 * that several types share, and a code of a terminology that isn't mapped (MONDO, DOID), stands for
 * itself alone.
 */
export function namesOfDisease(disease: string, oncotree: OncoTree | undefined): string[] {
  const ncit = NCIT.exec(disease)?.[1];
  const types =
    ncit === undefined ? (oncotree?.find(disease) ?? []) : (oncotree?.findByNcit(ncit) ?? []);
  const [only, ...others] = types;
  // Several types at once: which one is studied isn't known, so no type is wider for certain.
  const lineage =
    only === undefined || others.length > 0 ? [] : [only, ...(oncotree?.ancestors(only) ?? [])];
  const concepts = lineage.flatMap((code) => oncotree?.ownNcit(code) ?? []);
  return [...new Set([disease, ...lineage, ...concepts.map((id) => `NCIT:${id}`)])];
}

const NCIT = /^NCIT:(C\d+)$/;
