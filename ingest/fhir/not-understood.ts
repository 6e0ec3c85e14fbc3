import { z } from 'zod';
import { parseProteinChange } from '../../genomics/protein-change.ts';
import { PURPOSES_OF_USE } from '../../identity/purpose-of-use.ts';
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
      return [...ofGender(resource), ...ofBirth(finding.person.identity.birthDate)];
    case 'CONDITION':
      return ofCondition(finding.condition, terms);
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

function ofBirth(birthDate: string | null): string[] {
  const today = new Date().toISOString().slice(0, 10);
  return birthDate === null || birthDate <= today
    ? []
    : ['Patient.birthDate, which lies in the future'];
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

function ofConsent({ purposes, start, end }: ConsentRecord): string[] {
  return [
    ...(purposes.every((purpose) => PURPOSES_OF_USE.includes(purpose))
      ? []
      : ["a consent's purpose, which is none of HL7's PurposeOfUse; nobody can state it"]),
    ...(start === null || end === null || start <= end
      ? []
      : ['the period of a consent, which ends before it begins; it never holds']),
  ];
}
