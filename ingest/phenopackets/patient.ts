import { RecordFault } from '../attempt.ts';
import { latestDay } from '../latest-day.ts';
import type {
  CodingRecord,
  ConditionRecord,
  PatientRecord,
  PhenotypicFeatureRecord,
  Sex,
  TreatmentRecord,
} from '../../site/records.ts';
import { searchFieldsOf } from '../../site/search-fields.ts';
import type { OncoTree } from '../../terminology/oncotree.ts';
import { oncotreeCodeOf, readCancer } from '../fhir/cancer.ts';
import { therapyOfMedication } from '../fhir/agent.ts';
import type { Concept } from '../fhir/elements.ts';
import { partialDate } from '../fhir/elements.ts';
import { stageInWords } from '../fhir/stage.ts';
import { kindInWords } from '../fhir/treatment.ts';
import type { GeneSymbols } from '../gene-symbols.ts';
import type { Disease, MedicalAction, Phenopacket, VitalStatus } from './schema.ts';
import { variantsOf } from './variants.ts';

export interface Terminologies {
  readonly genes: GeneSymbols;
  readonly oncotree: OncoTree;
}

const SEXES = {
  FEMALE: 'FEMALE',
  MALE: 'MALE',
  OTHER_SEX: 'OTHER',
  UNKNOWN_SEX: 'UNKNOWN',
} as const satisfies Record<string, Sex>;

const DECEASED = { ALIVE: false, DECEASED: true, UNKNOWN_STATUS: null } as const;

/**
 * The record of the one person that a phenopacket describes, known by the phenopacket's id: articles
 * number their subjects alike. It states ages at events and seldom a date of birth, so there is mostly
 * no age on the day of a query.
 */
export function patientOf(
  phenopacket: Phenopacket,
  pseudonym: string,
  { genes, oncotree }: Terminologies,
): PatientRecord {
  const { id, subject } = phenopacket;
  const birthDate = dateIn(subject?.dateOfBirth);
  if ((birthDate ?? '') > latestDay())
    throw new RecordFault('subject.dateOfBirth: it lies in the future');
  const vitalStatus = subject?.vitalStatus;
  const record: Omit<PatientRecord, 'search'> = {
    _id: id,
    pseudonym,
    identity: { mrn: null, family: null, given: [], birthDate },
    sex: SEXES[subject?.sex ?? 'UNKNOWN_SEX'],
    race: [],
    ethnicity: 'UNKNOWN',
    state: null,
    deceased: isDeceased(vitalStatus),
    deathDate: dateIn(vitalStatus?.timeOfDeath?.timestamp),
    conditions: phenopacket.diseases.flatMap((disease) => conditionOf(disease, oncotree) ?? []),
    variants: variantsOf(phenopacket, genes),
    signatures: [],
    genomicTests: [],
    treatments: phenopacket.medicalActions.flatMap((action) => treatmentOf(action) ?? []),
    performanceStatus: [],
    tumorMarkers: [],
    phenotypicFeatures: featuresOf(phenopacket),
    consents: [],
  };
  return { ...record, search: searchFieldsOf(record) };
}

/**
 * Whoever has a time of death is dead, as in FHIR's `deceased[x]`: protobuf's JSON leaves out a status that
 * is the first of its enumeration (protobuf.dev/programming-guides/json), and in whatever form the time is.
 */
function isDeceased(vitalStatus: VitalStatus | undefined): boolean | null {
  if (vitalStatus?.timeOfDeath !== undefined) return true;
  return DECEASED[vitalStatus?.status ?? 'UNKNOWN_STATUS'];
}

/** HPO's features with those that were looked for and not found. */
function featuresOf({ phenotypicFeatures }: Phenopacket): PhenotypicFeatureRecord[] {
  return phenotypicFeatures.flatMap(({ type, excluded }) =>
    type?.id.startsWith('HP:') === true
      ? [{ hpoId: type.id, label: type.label?.trim() ?? null, excluded }]
      : [],
  );
}

/** Terminologies whose diseases may be cancers; OMIM's are inherited diseases and predispositions. */
const CANCER_TERMINOLOGIES = ['NCIT', 'DOID', 'MONDO', 'ONCOTREE', 'SNOMED', 'ICD10CM', 'ICD10'];

/** A disease that was `excluded` stays on file, but is no cancer of this patient's. */
function conditionOf(disease: Disease, oncotree: OncoTree): ConditionRecord | null {
  const { term, excluded, onset, diseaseStage } = disease;
  if (term === undefined) return null;
  const code = codingOf(term);
  const concept = conceptOf(term);
  const mayBeCancer = CANCER_TERMINOLOGIES.includes(prefixOf(term.id));
  const isOncoTree = prefixOf(term.id) === 'ONCOTREE';
  const { role, suspected } = readCancer(concept, []);
  const statedRole = isOncoTree ? 'PRIMARY_CANCER' : mayBeCancer ? role : 'OTHER';
  const ownRole = excluded ? 'OTHER' : statedRole;
  const confirmed = !excluded && !suspected;
  return {
    code,
    display: term.label ?? null,
    oncotreeCode:
      confirmed && ownRole === 'PRIMARY_CANCER'
        ? oncotreeCodeOf(oncotree, concept, undefined)
        : null,
    stage:
      ownRole === 'OTHER' ? null : stageInWords(diseaseStage.flatMap(({ label }) => label ?? [])),
    onsetDate: dateIn(onset?.timestamp),
    role: ownRole,
    confirmed,
  };
}

function treatmentOf({
  treatment,
  procedure,
  radiationTherapy,
}: MedicalAction): TreatmentRecord | null {
  if (treatment?.agent !== undefined) {
    const { agent, doseIntervals } = treatment;
    const starts = doseIntervals.flatMap(({ interval }) => dateIn(interval?.start) ?? []).sort();
    const ends = doseIntervals.flatMap(({ interval }) => dateIn(interval?.end) ?? []).sort();
    const therapyId = agent.label === undefined ? null : therapyOfMedication(agent.label);
    return given('MEDICATION', agent, therapyId, starts[0] ?? null, ends.at(-1) ?? null);
  }
  if (radiationTherapy?.modality !== undefined)
    return given('RADIATION', radiationTherapy.modality, null, null, null);
  const code = procedure?.code;
  const kind = code === undefined ? null : kindInWords([code.label ?? '']);
  if (code === undefined || kind === null) return null;
  const day = dateIn(procedure?.performed?.timestamp);
  return given(kind, code, null, day, day);
}

function given(
  kind: TreatmentRecord['kind'],
  what: Term,
  therapyId: string | null,
  start: string | null,
  end: string | null,
): TreatmentRecord {
  const name = what.label ?? null;
  return { kind, name, code: codingOf(what), therapyId, line: null, start, end, status: null };
}

interface Term {
  readonly id: string;
  readonly label?: string | undefined;
}

/** A CURIE keeps its prefix in its code, as its terminology writes it. */
function codingOf({ id, label }: Term): CodingRecord {
  return { system: null, code: id, display: label ?? null };
}

function conceptOf({ id, label }: Term): Concept {
  const system = {
    ONCOTREE: 'oncotree',
    SNOMED: 'snomed.info/sct',
    ICD10CM: 'icd-10-cm',
    ICD10: 'icd-10',
  };
  const known = Object.entries(system).find(([prefix]) => prefix === prefixOf(id))?.[1];
  return {
    coding: [{ system: known ?? prefixOf(id), code: id.replace(/^[^:]*:/, ''), display: label }],
    text: undefined,
  };
}

function prefixOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf(':'))).toUpperCase();
}

function dateIn(timestamp: string | undefined): string | null {
  return timestamp === undefined ? null : partialDate(timestamp);
}
