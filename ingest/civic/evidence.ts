import { z } from 'zod';
import type { BiomarkerName } from '../../genomics/biomarker-name.ts';
import { profileOfGeneVariant } from '../../genomics/gene-variant.ts';
import { parseMolecularProfile } from '../../genomics/molecular-profile.ts';
import type { EvidenceRecord, TherapyRecord } from '../../subgraphs/therapies/records.ts';
import type { CivicDiseaseRecord } from './disease.ts';
import { diseaseRecord } from './disease.ts';
import type { CivicModel } from './model.ts';
import { therapyNames, therapyRecord } from './therapy.ts';
import { checkKeys, listOf, word, wordOrNothing } from './words.ts';

/** An evidence item with what it names. */
export interface CivicEvidence {
  readonly evidence: EvidenceRecord;
  readonly biomarkers: readonly BiomarkerName[];
  readonly therapies: readonly TherapyRecord[];
  readonly disease: CivicDiseaseRecord | null;
}

const digits = z.string().regex(/^\d+$/, { error: 'should be a number' });
const filled = z.string().min(1, { error: 'should not be empty' });

const COMMON = {
  disease: z.string(),
  doid: z.string().regex(/^((DOID:)?\d+)?$/, { error: 'should be empty or a DOID number' }),
  evidence_type: word([
    'PREDICTIVE', 'DIAGNOSTIC', 'PROGNOSTIC', 'PREDISPOSING', 'ONCOGENIC', 'FUNCTIONAL',
  ]), // prettier-ignore
  evidence_direction: wordOrNothing(['SUPPORTS', 'DOES_NOT_SUPPORT', 'NOT_APPLICABLE']),
  evidence_level: word(['A', 'B', 'C', 'D', 'E']),
  evidence_statement: z.string().default(''),
  evidence_id: digits,
  evidence_civic_url: z.string(),
  citation_id: z.string(),
  source_type: word(['PUBMED', 'ASCO', 'ASH']),
  citation: z.string(),
  nct_ids: z.string(),
  rating: z
    .string()
    .regex(/^[1-5]?$/, { error: 'should be empty or 1 to 5' })
    .transform((stars) => (stars === '' ? null : Number(stars))),
  variant_origin: wordOrNothing([
    'SOMATIC', 'RARE_GERMLINE', 'COMMON_GERMLINE', 'COMBINED', 'MIXED', 'UNKNOWN', 'NOT_APPLICABLE',
  ]), // prettier-ignore
};
const significance = wordOrNothing([
  'SENSITIVITYRESPONSE', 'RESISTANCE', 'ADVERSE_RESPONSE', 'REDUCED_SENSITIVITY', 'POSITIVE', 'NEGATIVE',
  'BETTER_OUTCOME', 'POOR_OUTCOME', 'PREDISPOSITION', 'PROTECTIVENESS', 'PATHOGENIC',
  'LIKELY_PATHOGENIC', 'BENIGN', 'LIKELY_BENIGN', 'UNCERTAIN_SIGNIFICANCE', 'ONCOGENICITY',
  'LIKELY_ONCOGENIC', 'GAIN_OF_FUNCTION', 'LOSS_OF_FUNCTION', 'UNALTERED_FUNCTION', 'NEOMORPHIC',
  'DOMINANT_NEGATIVE', 'UNKNOWN', 'NOT_APPLICABLE',
]); // prettier-ignore
const interaction = wordOrNothing(['COMBINATION', 'SEQUENTIAL', 'SUBSTITUTES']);

/** A row of either model in the words of the present one. */
const ROWS = {
  2026: z
    .object({
      ...COMMON,
      molecular_profile: filled,
      therapies: z.string(),
      therapy_interaction_type: interaction,
      significance,
      is_flagged: z.enum(['true', 'false', ''], { error: 'should be true or false' }).default(''),
    })
    .transform(({ is_flagged, ...row }) => ({ ...row, flagged: is_flagged === 'true' })),
  2021: z
    .object({
      ...COMMON,
      gene: filled,
      variant: filled,
      drugs: z.string(),
      drug_interaction_type: interaction,
      clinical_significance: significance,
    })
    .transform(
      ({ gene, variant, drugs, drug_interaction_type, clinical_significance, ...row }) => ({
        ...row,
        molecular_profile: profileOfGeneVariant(gene, variant),
        therapies: drugs,
        therapy_interaction_type: drug_interaction_type,
        significance: clinical_significance,
        flagged: false,
      }),
    ),
} as const;

/** Reads a row of an evidence table. @throws z.ZodError with a fault for each wrong column */
export function readEvidence(
  row: Readonly<Record<string, string>>,
  model: CivicModel,
): CivicEvidence {
  const read = ROWS[model].parse(row);
  const { biomarkers } = parseMolecularProfile(read.molecular_profile);
  const names = therapyNames(read.therapies, read.therapy_interaction_type !== null);
  const therapies = names.map((name) => therapyRecord(name));
  const disease = diseaseRecord(read.disease, read.doid, model);
  checkKeys(
    'molecular_profile',
    biomarkers.map(({ id }) => id),
  );
  checkKeys(
    'therapies',
    therapies.map(({ _id }) => _id),
  );
  checkKeys('disease', disease === null ? [] : [disease._id]);
  const evidence: EvidenceRecord = {
    _id: `EID${read.evidence_id}`,
    level: read.evidence_level,
    type: read.evidence_type,
    direction: read.evidence_direction === 'NOT_APPLICABLE' ? null : read.evidence_direction,
    significance: read.significance,
    rating: read.rating,
    origin: read.variant_origin,
    diseaseId: disease?._id ?? null,
    molecularProfile: read.molecular_profile,
    biomarkerIds: biomarkers.map(({ id }) => id),
    therapyIds: [...new Set(therapies.map(({ _id }) => _id))],
    therapyInteraction: therapies.length > 1 ? read.therapy_interaction_type : null,
    source: sourceOf(read),
    statement: orNull(read.evidence_statement),
    nctIds: listOf(read.nct_ids),
    flagged: read.flagged,
    url: URL.canParse(read.evidence_civic_url) ? read.evidence_civic_url : null,
    model,
  };
  return { evidence, biomarkers, therapies, disease };
}

/** Only PubMed's citation ids are of a known address; an abstract's is a number of its society. */
function sourceOf({
  source_type: kind,
  citation,
  citation_id: id,
}: {
  source_type: string;
  citation: string;
  citation_id: string;
}): EvidenceRecord['source'] {
  const pmid = kind === 'PUBMED' && /^\d+$/.test(id) ? id : null;
  const url = pmid === null ? null : `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
  return { citation: orNull(citation), pmid, kind, url };
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
