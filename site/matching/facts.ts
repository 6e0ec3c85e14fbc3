import { createHash } from 'node:crypto';
import { nameSignature } from '../../genomics/signature.ts';
import type { PerformanceScale } from '../../matching/criteria.ts';
import { cancersOf, isProven } from '../../matching/diagnosis.ts';
import { SCALE_VALUES } from '../../matching/performance-status.ts';
import { SIGNATURES_BY_KIND } from '../../matching/signature.ts';
import { STAGE_GROUPS, stagedCancers } from '../../matching/stage.ts';
import { isMarkerNamed, MARKERS } from '../../matching/tumor-marker.ts';
import type { PatientRecord, VariantRecord } from '../records.ts';
import { geneOrNull } from '../told-text.ts';

/**
 * The words by which candidates are found on an index. Each kind of criterion looks at one family of
 * them (`superset-filter.ts`), and each record has at least one word of each family: where it says
 * nothing on the matter, the word for that. So whatever a criterion comes to for a record, the record has
 * a word for which it comes to that, or may. Whoever changes what words a record has raises
 * `SEARCH_VERSION`.
 */
export const UNSTATED = '?';

type Facts = Pick<
  PatientRecord,
  'conditions' | 'variants' | 'genomicTests' | 'signatures' | 'tumorMarkers' | 'performanceStatus'
>;

/** The codes of the cancers that diagnosis criteria look at, and `?` where these leave something open. */
export function diagnosisFacts({ conditions }: Pick<Facts, 'conditions'>): string[] {
  const cancers = cancersOf(conditions);
  const codes = cancers.map(({ oncotreeCode }) => oncotreeCode ?? UNSTATED);
  return isProven(cancers) ? codes : [...codes, UNSTATED];
}

/** Genes altered, genes tested, signatures, tumour markers, stages and performance status. */
export function findingFacts(record: Facts): string[] {
  return [
    ...record.variants.flatMap(genesIn).map(geneFact),
    panelFact(coveredGenes(record)),
    ...signatureFacts(record),
    ...burdenFacts(record),
    ...MARKERS.flatMap((marker) => {
      const results = record.tumorMarkers.filter(({ name }) => isMarkerNamed(marker, name));
      const found = results.map(({ interpretation }) => markerFact(marker, interpretation));
      return orUnstated(found, marker);
    }),
    ...stageFacts(record),
    ...performanceFacts(record),
  ];
}

/** The genes as matching sees them: what isn't told of a variant isn't looked at either. */
function genesIn(variant: VariantRecord): string[] {
  const partner = geneOrNull(variant.partnerGene);
  return [geneOrNull(variant.gene) ?? UNSTATED, ...(partner === null ? [] : [partner])];
}

export function geneFact(gene: string): string {
  return `gene:${gene}`;
}

/** Every gene that one of the tests covered, in order. */
export function coveredGenes({ genomicTests }: Pick<Facts, 'genomicTests'>): string[] {
  return [...new Set(genomicTests.flatMap(({ coveredGenes: genes }) => genes))].sort();
}

/** One word for a set of genes, however many they are; those who were not tested share one. */
export function panelFact(genes: readonly string[]): string {
  if (genes.length === 0) return `panel:${UNSTATED}`;
  return `panel:${createHash('sha256').update(genes.join(' ')).digest('base64url').slice(0, 16)}`;
}

export function signatureFact(kind: string, slug: string): string {
  return `${kind}:${slug}`;
}

/** `+` where a burden was measured, `?` where none was, or one was called without its number. */
export function burdenFact(measured: boolean): string {
  return `TUMOR_MUTATIONAL_BURDEN:${measured ? '+' : UNSTATED}`;
}

export function markerFact(marker: string, interpretation: string): string {
  return `${marker}:${interpretation}`;
}

export function stageFact(group: string): string {
  return `stage:${group}`;
}

/** A value that its scale has; all others say nothing. */
export function performanceFact(scale: PerformanceScale, value: number): string {
  return `${PERFORMANCE}:${scale} ${value}`;
}

export const PERFORMANCE = 'performance';

function stageFacts({ conditions }: Facts): readonly string[] {
  const found = stagedCancers(conditions).map(({ stage }) =>
    stageFact(STAGE_GROUPS.find((group) => group === stage) ?? UNSTATED),
  );
  return orUnstated(found, 'stage');
}

function performanceFacts({ performanceStatus }: Facts): readonly string[] {
  const found = performanceStatus.map(({ scale, value }) => {
    const isOnScale = SCALE_VALUES[scale].some((each) => each === value);
    return isOnScale ? performanceFact(scale, value) : `${PERFORMANCE}:${UNSTATED}`;
  });
  return orUnstated(found, PERFORMANCE);
}

function signatureFacts({ signatures }: Facts): string[] {
  return [...SIGNATURES_BY_KIND].flatMap(([kind, slugs]) => {
    const prefix = kind === 'MISMATCH_REPAIR' ? 'MMR' : 'MSI';
    const found = signatures
      .filter((signature) => signature.kind === kind)
      .map(({ status }) => {
        const named = nameSignature(status ?? '') ?? nameSignature(`${prefix} ${status ?? ''}`);
        const slug = slugs.find((each) => each === named?.slug) ?? UNSTATED;
        return signatureFact(kind, slug);
      });
    return orUnstated(found, kind);
  });
}

function burdenFacts({ signatures }: Facts): string[] {
  const found = signatures
    .filter(({ kind }) => kind === 'TUMOR_MUTATIONAL_BURDEN')
    .map(({ value }) => burdenFact(value !== null));
  return found.length === 0 ? [burdenFact(false)] : found;
}

function orUnstated(found: readonly string[], family: string): readonly string[] {
  return found.length === 0 ? [`${family}:${UNSTATED}`] : found;
}
