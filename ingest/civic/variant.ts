import { z } from 'zod';
import type { BiomarkerName } from '../../genomics/biomarker-name.ts';
import { profileOfGeneVariant } from '../../genomics/gene-variant.ts';
import { parseMolecularProfile } from '../../genomics/molecular-profile.ts';
import type { CoordinatesRecord } from '../../subgraphs/biomarkers/records.ts';
import type { CivicBiomarkerRecord } from './biomarker.ts';
import { biomarkerRecord } from './biomarker.ts';
import { checkKeys, listOf } from './words.ts';

const filled = z.string().min(1, { error: 'should not be empty' });
const base = z.string().regex(/^\d*$/, { error: 'should be empty or a base number' });

const ROW = z.object({
  variant_id: z.string().regex(/^\d+$/, { error: 'should be a number' }).transform(Number),
  gene: filled,
  variant: filled,
  chromosome: z
    .string()
    .regex(/^(\d{1,2}|X|Y|MT?)?$/, { error: 'should be empty, 1 to 22, X, Y or MT' }),
  start: base,
  stop: base,
  reference_bases: z.string(),
  variant_bases: z.string(),
  reference_build: z.string(),
  hgvs_expressions: z.string(),
  clinvar_ids: z.string(),
  variant_aliases: z.string(),
});

/**
 * Reads a row of the variant summaries: first the biomarker that its coordinates and HGVS are of, then the
 * others that it names. @throws z.ZodError with a fault for each wrong column
 */
export function readVariant(
  row: Readonly<Record<string, string>>,
): readonly [CivicBiomarkerRecord, ...CivicBiomarkerRecord[]] {
  const read = ROW.parse(row);
  const { biomarkers } = parseMolecularProfile(profileOfGeneVariant(read.gene, read.variant));
  checkKeys(
    'variant',
    biomarkers.map(({ id }) => id),
  );
  const described = describedAmong(biomarkers);
  const [first, ...others] = biomarkers;
  if (first === undefined) throw new TypeError('a profile names at least one biomarker');
  if (described === null)
    return [biomarkerRecord(first), ...others.map((each) => biomarkerRecord(each))];
  const variant = {
    civicId: read.variant_id,
    hgvs: listOf(read.hgvs_expressions),
    aliases: aliasesOf(described, read),
    clinvarIds: [...new Set(listOf(read.clinvar_ids))],
    coordinates: coordinatesOf(read),
  };
  const rest = biomarkers.filter(({ id }) => id !== described.id);
  return [biomarkerRecord(described, [variant]), ...rest.map((each) => biomarkerRecord(each))];
}

/** `BCR-ABL T315I` lies where T315I does. Of several variants the row describes none alone. */
function describedAmong(biomarkers: readonly BiomarkerName[]): BiomarkerName | null {
  const [first, ...more] = biomarkers.filter(({ kind }) => kind !== 'FUSION');
  if (first === undefined) return biomarkers.length === 1 ? (biomarkers[0] ?? null) : null;
  return more.length === 0 ? first : null;
}

/** CIViC's own name is an alias where it says more than ours: `R200W (c.598C>T)`. */
function aliasesOf({ name }: BiomarkerName, row: z.output<typeof ROW>): string[] {
  const own = row.variant.toLowerCase() === name.toLowerCase() ? [] : [row.variant];
  return [...new Set([...own, ...listOf(row.variant_aliases)])];
}

function coordinatesOf(row: z.output<typeof ROW>): CoordinatesRecord | null {
  const { chromosome, reference_build: build } = row;
  const [start, stop] = [Number(row.start), Number(row.stop)];
  if (chromosome === '' || build === '' || start < 1 || stop < start) return null;
  const bases = (text: string): string | null => (text === '' ? null : text);
  return {
    build,
    chromosome,
    start,
    stop,
    referenceBases: bases(row.reference_bases),
    variantBases: bases(row.variant_bases),
  };
}
