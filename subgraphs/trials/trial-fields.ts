import { therapyId } from '../../genomics/therapy-name.ts';
import type { TrialArm, TrialEligibility } from '../../schema/generated/trials.ts';
import type { TherapyNode } from './context.ts';
import type { TrialRecord } from './records.ts';

/** ClinicalTrials.gov's types of interventions that are agents of the shared knowledge. */
const AGENT_TYPES: readonly (string | null)[] = ['DRUG', 'BIOLOGICAL'];

/** The registry's arms, then those that only the protocol has; they are one by their code. */
export function armsOf({ registration, protocol }: TrialRecord): readonly TrialArm[] {
  const registered = registration?.arms ?? [];
  const types = new Map(registered.map(({ code, type }) => [code, type]));
  const open = new Map((protocol?.arms ?? []).map((arm) => [arm.code, arm.open]));
  return [...new Set([...types.keys(), ...open.keys()])].map((code) => ({
    code,
    type: types.get(code) ?? null,
    open: open.get(code) ?? true,
  }));
}

/** Null where the registry states nothing and no protocol has criteria. */
export function eligibilityOf({ registration, structured }: TrialRecord): TrialEligibility | null {
  const stated = registration?.eligibility ?? null;
  if (stated === null && !structured) return null;
  const {
    sex = null,
    minimumAge = null,
    maximumAge = null,
    healthyVolunteers = null,
    criteriaText = null,
  } = stated ?? {};
  return { sex, minimumAge, maximumAge, healthyVolunteers, criteriaText, structured };
}

/** The trial's page at ClinicalTrials.gov; null for a trial that isn't registered there. */
export function urlOf({ _id, protocol }: TrialRecord): string | null {
  const nctId = [_id, protocol?.nctId].find((id) => /^NCT\d{8}$/.test(id ?? ''));
  return nctId == null ? null : `https://clinicaltrials.gov/study/${nctId}`;
}

/** The agent that an intervention gives; null for devices, procedures and the like. */
export function therapyOf(type: string | null, name: string): TherapyNode | null {
  const id = AGENT_TYPES.includes(type) ? therapyId(name) : '';
  return id === '' ? null : { id, name: null, synonyms: null };
}

/** The ids under which trials may give a therapy: of a single agent also its name and synonyms. */
export function agentsOf({ id, name, synonyms }: TherapyNode): readonly (readonly string[])[] {
  const components = id.split('+').filter((component) => component !== '');
  if (components.length > 1) return components.map((component) => [component]);
  const named = [name ?? '', ...(synonyms ?? [])].map(therapyId).filter((each) => each !== '');
  return [[...new Set([id, ...named])]];
}
