import { z } from 'zod';
import { attempt } from '../attempt.ts';
import { latestDay } from '../latest-day.ts';
import { conditionSchema, readCondition } from './condition.ts';
import { consentSchema, readConsent, unreadConsent } from './consent.ts';
import { faultOf, reference } from './elements.ts';
import { isTakenBack, readRegion, readReport, reportSchema } from './genomic-test.ts';
import type { Observation } from './observation.ts';
import { observationSchema } from './observation.ts';
import { patientSchema, readPatient } from './patient.ts';
import { readPerformance } from './performance.ts';
import type { Reading, ReadingContext } from './reading.ts';
import { ignored, rejected } from './reading.ts';
import { keyOfReference } from './references.ts';
import { isResourceType } from './resource-types.ts';
import { readSignature } from './signature.ts';
import { readStaging } from './staging.ts';
import {
  medicationSchema,
  procedureSchema,
  readMedication,
  readMedicationRequest,
  readProcedure,
} from './treatment.ts';
import { readTumorMarker } from './tumor-marker.ts';
import { readVariant } from './variant.ts';

type ResourceReader = (resource: unknown, context: ReadingContext, id: string) => Reading;

const READERS = new Map<string, ResourceReader>([
  ['Patient', reader(patientSchema, (patient) => readPatient(patient, latestDay()))],
  ['Condition', reader(conditionSchema, readCondition)],
  ['Observation', reader(observationSchema, readObservation)],
  ['DiagnosticReport', reader(reportSchema, readReport)],
  ['MedicationStatement', reader(medicationSchema, readMedication)],
  ['MedicationRequest', reader(medicationSchema, readMedicationRequest)],
  ['MedicationOrder', reader(medicationSchema, readMedicationRequest)],
  ['MedicationAdministration', reader(medicationSchema, readMedication)],
  ['Procedure', reader(procedureSchema, readProcedure)],
  ['Consent', closing(reader(consentSchema, (consent, _, id) => readConsent(consent, id)))],
]);

function reader<T extends z.ZodType>(
  schema: T,
  read: (resource: z.output<T>, context: ReadingContext, id: string) => Reading,
): ResourceReader {
  return (resource, context, id) => {
    const result = attempt(() => {
      const parsed = schema.safeParse(resource);
      return parsed.success ? read(parsed.data, context, id) : rejected(faultOf(parsed.error));
    });
    return 'fault' in result ? rejected(result.fault) : result.value;
  };
}

/** A consent that is rejected isn't without effect: it may deny what another permits. */
function closing(read: ResourceReader): ResourceReader {
  return (resource, context, id) => {
    const reading = read(resource, context, id);
    return reading.kind === 'REJECTED' ? { ...reading, instead: unreadConsent(id) } : reading;
  };
}

/** What a resource of a type says; types that the graph has no use for are ignored. */
export function readResource(
  type: string,
  id: string,
  resource: unknown,
  context: ReadingContext,
): Reading {
  const read = READERS.get(type);
  if (read !== undefined) return read(resource, context, id);
  return isResourceType(type) ? ignored(type) : rejected('its resourceType is none of FHIR R4');
}

/** Whether there can be facts of resources of this type. */
export function isRead(type: string): boolean {
  return READERS.has(type);
}

function readObservation(observation: Observation, context: ReadingContext): Reading {
  const reading =
    readPerformance(observation) ??
    readStaging(observation, context) ??
    readVariant(observation, context) ??
    readRegion(observation, context) ??
    readSignature(observation) ??
    readTumorMarker(observation);
  if (reading === null) return ignored('Observation');
  return isTakenBack(observation.status) ? { kind: 'NOTHING' } : reading;
}

const withSubject = z.object({ subject: reference.optional(), patient: reference.optional() });

/**
 * The id of the patient that a resource is about (`patient` is what DSTU2 and some types of R4 call the
 * subject); null where it refers to none.
 */
export function subjectOf(resource: unknown, context: ReadingContext): string | null {
  const parsed = withSubject.safeParse(resource);
  if (!parsed.success) return null;
  const { subject, patient } = parsed.data;
  const key = keyOfReference(subject ?? patient, context.addresses, 'Patient');
  return key?.startsWith('Patient/') === true ? key.slice('Patient/'.length) : null;
}
