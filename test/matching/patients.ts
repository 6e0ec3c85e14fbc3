import type { MatchContext } from '../../matching/finding.ts';
import type { MatchProfile } from '../../matching/profile.ts';
import type {
  ConditionRecord,
  GenomicTestRecord,
  PerformanceStatusRecord,
  SignatureRecord,
  TreatmentRecord,
  TumorMarkerRecord,
  VariantRecord,
} from '../../site/records.ts';
import { OncoTree } from '../../terminology/oncotree.ts';

/** A patient of whom nothing is known but what is stated. */
export function patient(known: Partial<MatchProfile> = {}): MatchProfile {
  return {
    birthDate: null,
    ageYears: null,
    sex: 'UNKNOWN',
    deceased: null,
    conditions: [],
    variants: [],
    signatures: [],
    genomicTests: [],
    treatments: [],
    performanceStatus: [],
    tumorMarkers: [],
    ...known,
  };
}

export function variant(known: Partial<VariantRecord>): VariantRecord {
  return {
    gene: null,
    partnerGene: null,
    proteinChange: null,
    codingChange: null,
    category: 'MUTATION',
    classification: null,
    exon: null,
    copyNumber: null,
    origin: 'UNKNOWN',
    alleleFraction: null,
    testedOn: null,
    biomarkerId: null,
    ...known,
  };
}

export function cancer(
  oncotreeCode: string | null,
  known: Partial<ConditionRecord> = {},
): ConditionRecord {
  return {
    code: null,
    display: null,
    oncotreeCode,
    stage: null,
    onsetDate: null,
    role: 'PRIMARY_CANCER',
    confirmed: true,
    ...known,
  };
}

export function panel(...coveredGenes: string[]): GenomicTestRecord {
  return { name: 'panel', date: '2024-05-06', coveredGenes };
}

export function signature(known: Partial<SignatureRecord>): SignatureRecord {
  return {
    kind: 'MICROSATELLITE_INSTABILITY',
    status: null,
    value: null,
    testedOn: null,
    biomarkerId: null,
    ...known,
  };
}

export function marker(
  name: string,
  interpretation: TumorMarkerRecord['interpretation'],
  date: string | null = null,
): TumorMarkerRecord {
  return { name, interpretation, date, code: null, value: null, unit: null };
}

export function ecog(value: number, date: string | null = null): PerformanceStatusRecord {
  return { scale: 'ECOG', value, date };
}

export function karnofsky(value: number, date: string | null = null): PerformanceStatusRecord {
  return { scale: 'KARNOFSKY', value, date };
}

export function treatment(known: Partial<TreatmentRecord>): TreatmentRecord {
  return {
    kind: 'MEDICATION',
    name: null,
    code: null,
    therapyId: null,
    line: null,
    start: null,
    end: null,
    status: 'completed',
    ...known,
  };
}

/** A corner of OncoTree: code, name, parent. */
const TYPES = [
  ['TISSUE', 'Tissue', null],
  ['LUNG', 'Lung', 'TISSUE'],
  ['NSCLC', 'Non-Small Cell Lung Cancer', 'LUNG'],
  ['LUAD', 'Lung Adenocarcinoma', 'NSCLC'],
  ['SCLC', 'Small Cell Lung Cancer', 'LUNG'],
  ['BREAST', 'Breast', 'TISSUE'],
  ['MYELOID', 'Myeloid', 'TISSUE'],
  ['AML', 'Acute Myeloid Leukemia', 'MYELOID'],
  ['OVARY', 'Ovary/Fallopian Tube', 'TISSUE'],
  ['ODYS', 'Dysgerminoma', 'OVARY'],
  ['TESTIS', 'Testis', 'TISSUE'],
  ['TDYS', 'Dysgerminoma', 'TESTIS'],
] as const;

export const oncotree = new OncoTree(
  TYPES.map(([_id, name, parent], level) => ({
    _id,
    name,
    parent,
    tissue: null,
    mainType: null,
    level,
    ncitIds: [],
    umlsIds: [],
    history: [],
    precursors: [],
    revocations: [],
    release: null,
  })),
);

export const context: MatchContext = { today: '2026-03-01', oncotree };
