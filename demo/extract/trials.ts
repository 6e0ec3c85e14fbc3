import { z } from 'zod';
import { readGzippedText } from './tables.ts';

/** Locations of one trial that are taken; big trials have hundreds. */
const MAX_LOCATIONS = 10;

const date = z.object({ date: z.string(), type: z.string().optional() });

/** The structured fields that are taken; everything else (texts, people, contacts) is dropped. */
const studySchema = z.object({
  protocolSection: z.object({
    identificationModule: z.object({ nctId: z.string(), briefTitle: z.string() }),
    statusModule: z.object({
      statusVerifiedDate: z.string().optional(),
      overallStatus: z.string(),
      startDateStruct: date.optional(),
      primaryCompletionDateStruct: date.optional(),
      completionDateStruct: date.optional(),
    }),
    sponsorCollaboratorsModule: z.object({ leadSponsor: z.object({ name: z.string() }) }),
    conditionsModule: z.object({ conditions: z.array(z.string()) }),
    designModule: z.object({
      studyType: z.string(),
      phases: z.array(z.string()).optional(),
      enrollmentInfo: z.object({ count: z.number(), type: z.string().optional() }).optional(),
    }),
    armsInterventionsModule: z
      .object({
        armGroups: z.array(z.object({ label: z.string(), type: z.string().optional() })).optional(),
        interventions: z
          .array(
            z.object({
              type: z.string(),
              name: z.string(),
              otherNames: z.array(z.string()).optional(),
            }),
          )
          .optional(),
      })
      .optional(),
    eligibilityModule: z.object({
      healthyVolunteers: z.boolean().optional(),
      sex: z.string().optional(),
      minimumAge: z.string().optional(),
      maximumAge: z.string().optional(),
    }),
    contactsLocationsModule: z
      .object({
        locations: z
          .array(
            z.object({
              facility: z.string().optional(),
              status: z.string().optional(),
              city: z.string().optional(),
              state: z.string().optional(),
              country: z.string().optional(),
            }),
          )
          .transform((locations) => locations.slice(0, MAX_LOCATIONS))
          .optional(),
      })
      .optional(),
  }),
});

/** The registrations with these NCT numbers, in the numbers' order, one JSON document a line. */
export async function extractTrials(file: string, nctIds: readonly string[]): Promise<string> {
  const lines = (await readGzippedText(file)).split('\n').filter((line) => line !== '');
  const wanted = new Set(nctIds);
  const studies = lines
    .map((line) => z.looseObject({ protocolSection: z.unknown() }).parse(JSON.parse(line)))
    .filter((study) => wanted.has(nctIdOf(study)))
    .map((study) => studySchema.parse(study))
    .sort((a, b) => (nctIdOf(a) < nctIdOf(b) ? -1 : 1));
  const missing = nctIds.filter((id) => !studies.some((study) => nctIdOf(study) === id));
  if (missing.length > 0) throw new Error(`not in ${file}: ${missing.join(', ')}`);
  return studies.map((study) => `${JSON.stringify(study)}\n`).join('');
}

const identified = z.object({
  protocolSection: z.object({ identificationModule: z.object({ nctId: z.string() }) }),
});

function nctIdOf(study: unknown): string {
  return identified.parse(study).protocolSection.identificationModule.nctId;
}
