import type { MatchProfile } from '../matching/profile.ts';
import type { ConditionRecord, Sex, SignatureRecord, TumorMarkerRecord } from '../site/records.ts';
import type { GeneNames } from '../terminology/hgnc.ts';
import type { OncoTree } from '../terminology/oncotree.ts';
import type { PeerDocument, PeerPatient } from './patient.ts';
import { statedText, textOf } from './patient.ts';
import { variantOf, wildTypeGene } from './variant.ts';

/** The terminologies by which documents are read. */
export interface PeerTerms {
  readonly tree: OncoTree;
  readonly genes: GeneNames;
}

/** What matching looks at in a patient of the peer's. What isn't stated, or can't be read, is unknown. */
export function peerProfile({ clinical, genomic }: PeerPatient, terms: PeerTerms): MatchProfile {
  return {
    birthDate: birthDateOf(clinical),
    ageYears: numberOf(clinical['AGE']),
    sex: sexOf(clinical['GENDER']),
    deceased: deceasedOf(clinical['VITAL_STATUS']),
    conditions: conditionsOf(clinical, terms.tree),
    variants: genomic.flatMap((stated) => variantOf(stated, terms.genes) ?? []),
    signatures: [clinical, ...genomic].flatMap(signaturesOf),
    genomicTests: genomic.flatMap((stated) => {
      const gene = wildTypeGene(stated, terms.genes);
      return gene === null ? [] : [{ name: null, date: null, coveredGenes: [gene] }];
    }),
    treatments: [],
    performanceStatus: [],
    tumorMarkers: ['HER2', 'ER', 'PR'].flatMap((name) => markerOf(clinical, name)),
  };
}

/** `20040925` (also as a float) before an ISO date: the one that the peer computes with. */
function birthDateOf(clinical: PeerDocument): string | null {
  const [, year, month, day] =
    /^(\d{4})(\d\d)(\d\d)(?:\.0)?$/.exec(textOf(clinical['BIRTH_DATE_INT']) ?? '') ?? [];
  if (year !== undefined) return `${year}-${month}-${day}`;
  return /^\d{4}(-\d\d(-\d\d)?)?/.exec(textOf(clinical['BIRTH_DATE']) ?? '')?.[0] ?? null;
}

export function numberOf(value: unknown): number | null {
  const text = textOf(value);
  if (text === null) return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

function sexOf(value: unknown): Sex {
  switch (textOf(value)?.toLowerCase()) {
    case 'female':
    case 'f':
      return 'FEMALE';
    case 'male':
    case 'm':
      return 'MALE';
    case 'other':
      return 'OTHER';
    default:
      return 'UNKNOWN';
  }
}

/** Anything but the two words leaves it open: deceased unknown is not deceased. */
function deceasedOf(value: unknown): boolean | null {
  const word = textOf(value)?.toLowerCase();
  if (word === 'deceased' || word === 'dead') return true;
  return word === 'alive' ? false : null;
}

/** By OncoTree's name. A name that two types have, or none, is kept as the name that it is. */
function conditionsOf(clinical: PeerDocument, tree: OncoTree): readonly ConditionRecord[] {
  const name = textOf(clinical['ONCOTREE_PRIMARY_DIAGNOSIS_NAME']);
  if (name === null) return [];
  const codes = tree.find(name);
  const [code = name] = codes;
  return [
    {
      code: null,
      display: name,
      oncotreeCode: codes.length === 1 ? code : name,
      stage: null,
      onsetDate: null,
      role: 'PRIMARY_CANCER',
      confirmed: true,
    },
  ];
}

function signaturesOf(stated: PeerDocument): readonly SignatureRecord[] {
  const found: SignatureRecord[] = [];
  const add = (kind: SignatureRecord['kind'], status: string | null, value: number | null) =>
    found.push({ kind, status, value, testedOn: null, biomarkerId: null });
  const repair = textOf(stated['MMR_STATUS']);
  if (repair !== null) add('MISMATCH_REPAIR', repairStatus(repair), null);
  const microsatellites = textOf(stated['MS_STATUS']);
  if (microsatellites !== null)
    add('MICROSATELLITE_INSTABILITY', stabilityStatus(microsatellites), null);
  const burden = numberOf(stated['TUMOR_MUTATIONAL_BURDEN_PER_MEGABASE']);
  if (burden !== null) add('TUMOR_MUTATIONAL_BURDEN', null, burden);
  return found;
}

/** `Deficient (MMR-D / MSI-H)`; what can't be assessed is null. */
function repairStatus(text: string): string | null {
  if (/^(deficient|mmr-d|dmmr)/i.test(text)) return 'MMR-D';
  return /^(proficient|mmr-p|pmmr)/i.test(text) ? 'MMR-P' : null;
}

function stabilityStatus(text: string): string | null {
  if (/^(high|msi-h)/i.test(text)) return 'MSI-H';
  return /^(stable|mss)/i.test(text) ? 'MSS' : null;
}

function markerOf(clinical: PeerDocument, name: string): readonly TumorMarkerRecord[] {
  const text = statedText(clinical, `${name}_STATUS`);
  if (text === null) return [];
  const word = text.toUpperCase();
  const interpretation =
    word === 'POSITIVE' || word === 'NEGATIVE' || word === 'EQUIVOCAL' ? word : 'UNKNOWN';
  return [{ name, code: null, interpretation, value: null, unit: null, date: null }];
}
