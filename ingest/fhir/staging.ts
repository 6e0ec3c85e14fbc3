import type { Observation } from './observation.ts';
import { dateOf, loincCodes } from './observation.ts';
import { codesIn, profileNames } from './elements.ts';
import type { Reading, ReadingContext } from './reading.ts';
import { rejected } from './reading.ts';
import { keyOfReference } from './references.ts';
import { stageInWords, stageOf } from './stage.ts';

/** LOINC: stage group clinical, pathological, and neither said. */
const STAGE_GROUPS = ['21908-9', '21902-2', '21914-7'];
/** SNOMED CT: AJCC clinical and pathological stage group, as mCODE STU3 states them. */
const SNOMED_STAGE_GROUPS = ['399537006', '399588009', '399390009'];
const PROFILE = /^mcode-(tnm-(clinical-|pathological-)?|cancer-)stage-group$/;

/** A stage group. TNM categories are left: nothing asks for them. Null for any other observation. */
export function readStaging(observation: Observation, context: ReadingContext): Reading | null {
  const codes = [
    ...loincCodes(observation),
    ...codesIn(observation.code, 'snomed.info/sct').filter((code) =>
      SNOMED_STAGE_GROUPS.includes(code),
    ),
  ];
  const profiles = profileNames(observation.meta);
  const isStaging =
    codes.some((code) => STAGE_GROUPS.includes(code) || SNOMED_STAGE_GROUPS.includes(code)) ||
    profiles.some((name) => PROFILE.test(name));
  if (!isStaging) return null;
  const stage =
    stageOf(observation.valueCodeableConcept) ?? stageInWords([observation.valueString ?? '']);
  if (stage === null) return rejected('its value is no stage group (0, I to IV, with A to D)');
  return {
    kind: 'STAGING',
    staging: {
      stage,
      date: dateOf(observation),
      pathological:
        codes.includes('21902-2') ||
        codes.includes('399588009') ||
        profiles.includes('mcode-tnm-pathological-stage-group'),
      condition:
        observation.focus
          .map((focus) => keyOfReference(focus, context.addresses, 'Condition'))
          .find((key) => key !== null) ?? null,
    },
  };
}
