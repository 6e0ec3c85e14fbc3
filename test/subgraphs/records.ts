import { nameBiomarker } from '../../genomics/biomarker-name.ts';
import { therapyId } from '../../genomics/therapy-name.ts';
import type { MatchProfile } from '../../matching/profile.ts';
import type { VariantRecord } from '../../site/records.ts';
import type { BiomarkerRecord, GeneRecord } from '../../subgraphs/biomarkers/records.ts';
import type { EvidenceRecord, TherapyRecord } from '../../subgraphs/therapies/records.ts';
import type {
  ProtocolRecord,
  RegistrationRecord,
  TrialRecord,
} from '../../subgraphs/trials/records.ts';

/** An invented curated biomarker. */
export function biomarker(
  genes: readonly string[],
  words: string,
  extra: Partial<BiomarkerRecord> = {},
): BiomarkerRecord {
  const { id, name, kind, proteinChange } = nameBiomarker(genes, words);
  const aliases = extra.aliases ?? [];
  const names = [name, proteinChange, ...aliases].filter((each) => each !== null);
  return {
    _id: id,
    name,
    kind,
    genes,
    proteinChange,
    hgvs: [],
    aliases,
    clinvarIds: [],
    coordinates: null,
    nameKeys: names.map((each) => each.toLowerCase()),
    ...extra,
  };
}

export function gene(symbol: string, extra: Partial<GeneRecord> = {}): GeneRecord {
  return {
    _id: symbol,
    name: `${symbol} gene`,
    hgncId: 'HGNC:1',
    aliases: [],
    previousSymbols: [],
    entrezId: null,
    ensemblId: null,
    location: null,
    ...extra,
  };
}

export function therapy(name: string, extra: Partial<TherapyRecord> = {}): TherapyRecord {
  const synonyms = extra.synonyms ?? [];
  return {
    _id: therapyId(name),
    name,
    ncitId: null,
    synonyms,
    nameKeys: [name, ...synonyms].map((each) => each.toLowerCase()),
    ...extra,
  };
}

export function evidence(number: number, extra: Partial<EvidenceRecord> = {}): EvidenceRecord {
  return {
    _id: `EID${number}`,
    level: 'B',
    type: 'PREDICTIVE',
    direction: 'SUPPORTS',
    significance: 'SENSITIVITYRESPONSE',
    rating: null,
    origin: 'SOMATIC',
    diseaseId: null,
    molecularProfile: 'BRAF V600E',
    biomarkerIds: ['BRAF:V600E'],
    therapyIds: ['vemurafenib'],
    therapyInteraction: null,
    source: { citation: null, pmid: null, kind: 'PUBMED', url: null },
    statement: null,
    nctIds: [],
    flagged: false,
    url: null,
    model: 2026,
    ...extra,
  };
}

export function registration(extra: Partial<RegistrationRecord> = {}): RegistrationRecord {
  return {
    briefTitle: null,
    officialTitle: null,
    status: null,
    statusVerified: null,
    phases: [],
    studyType: null,
    conditions: [],
    enrollment: null,
    sponsor: null,
    startDate: null,
    primaryCompletionDate: null,
    interventions: [],
    arms: [],
    locations: [],
    eligibility: null,
    ...extra,
  };
}

export function protocol(extra: Partial<ProtocolRecord> = {}): ProtocolRecord {
  return {
    protocolNo: '20-001',
    nctId: null,
    title: null,
    status: null,
    open: true,
    criteria: null,
    arms: [],
    ...extra,
  };
}

export function trial(id: string, extra: Partial<TrialRecord> = {}): TrialRecord {
  return {
    _id: id,
    registration: null,
    protocol: null,
    status: null,
    phases: [],
    conditionKeys: [],
    countryKeys: [],
    biomarkerIds: [],
    therapyIds: [],
    structured: false,
    ...extra,
  };
}

export function variant(gene: string, proteinChange: string): VariantRecord {
  return {
    gene,
    partnerGene: null,
    proteinChange: `p.${proteinChange}`,
    codingChange: null,
    category: 'MUTATION',
    classification: null,
    exon: null,
    copyNumber: null,
    origin: 'SOMATIC',
    alleleFraction: null,
    testedOn: null,
    biomarkerId: `${gene}:${proteinChange}`,
  };
}

export function profile(extra: Partial<MatchProfile> = {}): MatchProfile {
  return {
    birthDate: null,
    ageYears: 60,
    sex: 'FEMALE',
    deceased: false,
    conditions: [],
    variants: [],
    signatures: [],
    genomicTests: [],
    treatments: [],
    performanceStatus: [],
    tumorMarkers: [],
    ...extra,
  };
}
