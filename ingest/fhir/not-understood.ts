import { z } from 'zod';
import { parseProteinChange } from '../../genomics/protein-change.ts';
import { PURPOSES_OF_USE } from '../../identity/purpose-of-use.ts';
import { isNeverInForce } from '../../site/consent-rules.ts';
import type { ConditionRecord, ConsentRecord, VariantRecord } from '../../site/records.ts';
import type { Finding } from './facts.ts';
import type { ReadingContext } from './reading.ts';

type Terms = Pick<ReadingContext, 'genes' | 'oncotree'>;

interface Tally {
  count: number;
  readonly first: string;
}

/**
 * Counts what was taken in, but can't be matched or counted by. It says how many and where the first one
 * is, not what was written: in a wrong place that may be anyone's words.
 */
export class NotUnderstood {
  readonly #terms: Terms;
  readonly #tallies = new Map<string, Tally>();

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  /** @param place where the resource stands, its file included */
  look(finding: Finding, resource: unknown, place: string): void {
    for (const gap of gapsOf(finding, resource, this.#terms)) {
      const tally = this.#tallies.get(gap) ?? { count: 0, first: place };
      tally.count += 1;
      this.#tallies.set(gap, tally);
    }
  }

  /** A line for each kind, those that are met most first. */
  remarks(): readonly string[] {
    return [...this.#tallies]
      .sort(([, a], [, b]) => b.count - a.count)
      .map(([gap, { count, first }]) => `not understood in ${count}, first in ${first}: ${gap}`);
  }
}

function gapsOf(finding: Finding, resource: unknown, terms: Terms): readonly string[] {
  switch (finding.kind) {
    case 'PERSON':
      return ofGender(resource);
    case 'NOTHING':
      return ofReplaced(resource);
    case 'CONDITION':
      return [...ofCondition(finding.condition, terms), ...ofStated(finding.condition, resource)];
    case 'VARIANT':
      return ofVariant(finding.variant, terms);
    case 'CONSENT':
      return finding.consents.flatMap(ofConsent);
    default:
      return [];
  }
}

/** FHIR's administrative-gender. */
const GENDERS = ['male', 'female', 'other', 'unknown'];
const genderSchema = z
  .object({ gender: z.string().default('unknown') })
  .catch({ gender: 'unknown' });

function ofGender(resource: unknown): string[] {
  return GENDERS.includes(genderSchema.parse(resource).gender)
    ? []
    : [`Patient.gender, which must be one of ${GENDERS.join(', ')}; the sex is unknown now`];
}

const patientSchema = z.object({ resourceType: z.literal('Patient') });

/** A Patient gives nothing only where another replaced it (`patient.ts`). */
function ofReplaced(resource: unknown): string[] {
  return patientSchema.safeParse(resource).success
    ? ['a Patient that another replaced; what is known of it must be sent under the other patient']
    : [];
}

function ofCondition(
  { role, confirmed, oncotreeCode }: ConditionRecord,
  { oncotree }: Terms,
): string[] {
  return !confirmed || role !== 'PRIMARY_CANCER' || oncotreeCode !== null || oncotree.isEmpty
    ? []
    : [
        'the code of a primary cancer, for which no type of OncoTree is certain; no cancer type finds it',
      ];
}

/** FHIR's condition-ver-status, and what DSTU2 has besides. */
const VERIFICATIONS = ['unconfirmed', 'provisional', 'differential', 'confirmed', 'refuted', 'entered-in-error', 'unknown']; // prettier-ignore
const statedSchema = z
  .object({
    stage: z.array(z.object({ summary: z.unknown().optional() })).catch([]),
    verificationStatus: z
      .object({ coding: z.array(z.object({ code: z.string().optional() })) })
      .catch({ coding: [] }),
  })
  .catch({ stage: [], verificationStatus: { coding: [] } });

function ofStated({ role, stage: read }: ConditionRecord, resource: unknown): string[] {
  const { stage, verificationStatus } = statedSchema.parse(resource);
  const isStaged = role !== 'OTHER' && stage.some(({ summary }) => summary !== undefined);
  const codes = verificationStatus.coding.flatMap(({ code }) => code ?? []);
  return [
    ...(isStaged && read === null
      ? ['the stage of a cancer, which is no stage group, such as IIIA; the stage is unknown now']
      : []),
    ...(codes.length > 0 && !codes.some((code) => VERIFICATIONS.includes(code))
      ? [`Condition.verificationStatus, which must be one of ${VERIFICATIONS.join(', ')}`]
      : []),
  ];
}

function ofVariant({ gene, proteinChange }: VariantRecord, { genes }: Terms): string[] {
  return [
    ...(gene === null || genes.isEmpty || genes.isKnown(gene)
      ? []
      : ['the gene of a variant, which HGNC does not know; no question for a gene finds it']),
    ...(proteinChange === null || parseProteinChange(proteinChange) !== null
      ? []
      : ['a protein change, which must be in HGVS, such as p.Val600Glu; only its gene is found']),
  ];
}

function ofConsent(consent: ConsentRecord): string[] {
  return [
    ...(consent.purposes.every((purpose) => PURPOSES_OF_USE.includes(purpose))
      ? []
      : ["a consent's purpose, which is none of HL7's PurposeOfUse; nobody can state it"]),
    ...(isNeverInForce(consent)
      ? ['the period of a consent, which holds no whole day of UTC; it never holds']
      : []),
  ];
}
