import { z } from 'zod';
import type { StudyType, TrialPhase, TrialStatus } from '../schema/generated/trials.ts';
import type { RegistrationRecord } from '../subgraphs/trials/records.ts';

/** NCT and eight digits that aren't all zeros. */
export const NCT_NUMBER = /^NCT(?!0{8})\d{8}$/;

const STATUSES: readonly TrialStatus[] = [
  'NOT_YET_RECRUITING',
  'RECRUITING',
  'ENROLLING_BY_INVITATION',
  'ACTIVE_NOT_RECRUITING',
  'COMPLETED',
  'SUSPENDED',
  'TERMINATED',
  'WITHDRAWN',
  'AVAILABLE',
  'NO_LONGER_AVAILABLE',
  'TEMPORARILY_NOT_AVAILABLE',
  'APPROVED_FOR_MARKETING',
  'WITHHELD',
  'UNKNOWN',
];
const PHASES: readonly TrialPhase[] = [
  'EARLY_PHASE1',
  'PHASE1',
  'PHASE2',
  'PHASE3',
  'PHASE4',
  'NA',
];
const STUDY_TYPES: readonly StudyType[] = ['INTERVENTIONAL', 'OBSERVATIONAL', 'EXPANDED_ACCESS'];

const text = z.string().nullish();
const texts = z.array(z.string()).nullish();
const date = z.object({ date: text }).nullish();

/**
 * A study of ClinicalTrials.gov's API version 2, of which only what the graph keeps is read: contact
 * persons and officials stay unread. All but the NCT number may be missing, as the API leaves out what a
 * study doesn't state and what wasn't asked for.
 */
export const studySchema = z.object({
  protocolSection: z.object({
    identificationModule: z.object({
      nctId: z.string().regex(NCT_NUMBER, 'must be NCT and eight digits'),
      briefTitle: text,
      officialTitle: text,
    }),
    statusModule: z
      .object({
        overallStatus: text,
        statusVerifiedDate: text,
        startDateStruct: date,
        primaryCompletionDateStruct: date,
      })
      .nullish(),
    sponsorCollaboratorsModule: z
      .object({ leadSponsor: z.object({ name: text }).nullish() })
      .nullish(),
    conditionsModule: z.object({ conditions: texts }).nullish(),
    designModule: z
      .object({
        studyType: text,
        phases: texts,
        enrollmentInfo: z.object({ count: z.number().nullish(), type: text }).nullish(),
      })
      .nullish(),
    armsInterventionsModule: z
      .object({
        armGroups: z.array(z.object({ label: text, type: text })).nullish(),
        interventions: z.array(z.object({ type: text, name: text, otherNames: texts })).nullish(),
      })
      .nullish(),
    eligibilityModule: z
      .object({
        eligibilityCriteria: text,
        healthyVolunteers: z.boolean().nullish(),
        sex: text,
        minimumAge: text,
        maximumAge: text,
      })
      .nullish(),
    contactsLocationsModule: z
      .object({
        locations: z
          .array(z.object({ facility: text, status: text, city: text, state: text, country: text }))
          .nullish(),
      })
      .nullish(),
  }),
});

type ProtocolSection = z.infer<typeof studySchema>['protocolSection'];

/**
 * What we keep of a study. A word that the registry's vocabulary of today doesn't know, or a date that
 * is none, is left out (null) and the study kept.
 */
export function registrationOf(protocol: ProtocolSection): RegistrationRecord {
  const { identificationModule, statusModule, designModule, armsInterventionsModule } = protocol;
  const enrollment = designModule?.enrollmentInfo;
  return {
    briefTitle: identificationModule.briefTitle ?? null,
    officialTitle: identificationModule.officialTitle ?? null,
    status: known(STATUSES, statusModule?.overallStatus),
    statusVerified: partialDate(statusModule?.statusVerifiedDate),
    phases: (designModule?.phases ?? [])
      .map((phase) => known(PHASES, phase))
      .filter((phase) => phase !== null),
    studyType: known(STUDY_TYPES, designModule?.studyType),
    conditions: protocol.conditionsModule?.conditions ?? [],
    enrollment: enrollment
      ? { target: enrollment.count ?? null, actual: enrollment.type === 'ACTUAL' }
      : null,
    sponsor: protocol.sponsorCollaboratorsModule?.leadSponsor?.name ?? null,
    startDate: partialDate(statusModule?.startDateStruct?.date),
    primaryCompletionDate: partialDate(statusModule?.primaryCompletionDateStruct?.date),
    interventions: (armsInterventionsModule?.interventions ?? []).flatMap(
      ({ type, name, otherNames }) =>
        name ? [{ type: type ?? null, name, otherNames: otherNames ?? [] }] : [],
    ),
    arms: (armsInterventionsModule?.armGroups ?? []).flatMap(({ label, type }) =>
      label ? [{ code: label, type: type ?? null }] : [],
    ),
    locations: locationsOf(protocol),
    eligibility: eligibilityOf(protocol),
  };
}

function locationsOf({
  contactsLocationsModule,
}: ProtocolSection): RegistrationRecord['locations'] {
  return (contactsLocationsModule?.locations ?? []).map((location) => ({
    facility: location.facility ?? null,
    city: location.city ?? null,
    state: location.state ?? null,
    country: location.country ?? null,
    status: known(STATUSES, location.status),
  }));
}

function eligibilityOf({ eligibilityModule }: ProtocolSection): RegistrationRecord['eligibility'] {
  if (eligibilityModule === null || eligibilityModule === undefined) return null;
  return {
    sex: known(['ALL', 'FEMALE', 'MALE'], eligibilityModule.sex),
    minimumAge: eligibilityModule.minimumAge ?? null,
    maximumAge: eligibilityModule.maximumAge ?? null,
    healthyVolunteers: eligibilityModule.healthyVolunteers ?? null,
    criteriaText: eligibilityModule.eligibilityCriteria ?? null,
  };
}

function known<T extends string>(words: readonly T[], word: string | null | undefined): T | null {
  return words.find((each) => each === word) ?? null;
}

const PARTIAL_DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

function partialDate(date: string | null | undefined): string | null {
  return date !== null && date !== undefined && PARTIAL_DATE.test(date) ? date : null;
}
