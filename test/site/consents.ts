import fc from 'fast-check';
import type { Identity } from '../../identity/identity.ts';
import type { ConsentRecord, ConsentRule } from '../../site/records.ts';
import { callerAs } from './callers.ts';

export function consent(changes: Partial<ConsentRecord>): ConsentRecord {
  return {
    id: 'consent',
    status: 'active',
    decision: 'permit',
    dataUse: [],
    purposes: [],
    start: null,
    end: null,
    ...changes,
  };
}

export const purposes = fc.constantFrom(
  ...['TREAT', 'HRESCH', 'HOPERAT', 'ETREAT', 'DSRCH', 'POARCH', 'CLINTRCH', 'HMARKT'],
);

/** Days around the bounds of the generated consents. */
export const days = fc.constantFrom('2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01');

const bounds = fc.option(
  fc.constantFrom('2025', '2025-12-31', '2026', '2026-01', '2026-02', '2026-02-28', '2026-03-01'),
  { freq: 2 },
);

const id = (digits: number): string => `DUO:${String(digits).padStart(7, '0')}`;

/** Every term that is decided here, one that isn't, and a limit of FHIR's. Some stand often. */
const terms = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(id(42), id(6), id(7)) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[4, 5, 6, 7, 11, 12, 14, 15, 16, 18, 19, 20, 21, 22, 24, 25, 26, 27, 28, 29, 42, 43, 44]
        .concat([45, 46, 99])
        .map(id),
      'FHIR:actor',
    ),
  },
);

const some = (...values: string[]) => fc.uniqueArray(fc.constantFrom(...values), { maxLength: 2 });

const limitedTo = fc.option(
  fc.record(
    {
      disease: some('LUNG', 'LUAD', 'MEL', 'NCIT:C2926', 'MONDO:0005233'),
      country: some('US', 'DE'),
      user: some('lakeside/test:clinician', 'northfield/test:clinician'),
      project: some('P-1', 'P-2'),
      institution: some('northfield', 'lakeside'),
    },
    { requiredKeys: [] },
  ),
  { nil: undefined },
);

const rules: fc.Arbitrary<ConsentRule> = fc
  .record({
    status: fc.constantFrom<ConsentRecord['status'][]>('active', 'active', 'inactive', 'rejected'),
    decision: fc.constantFrom<ConsentRecord['decision'][]>('permit', 'permit', 'deny', 'home-only'),
    dataUse: fc.uniqueArray(terms, { maxLength: 3 }),
    purposes: fc.uniqueArray(purposes, { maxLength: 2 }),
    limitedTo,
    start: bounds,
    end: bounds,
  })
  .map(({ limitedTo: limits, ...rule }) =>
    limits === undefined ? rule : { ...rule, limitedTo: limits },
  );

/** The consents of a patient: of every status, in force or not, for every purpose. */
export const consentLists: fc.Arbitrary<ConsentRecord[]> = fc.array(
  fc
    .tuple(rules, fc.option(fc.array(rules, { maxLength: 2 }), { nil: undefined }))
    .map(([rule, except]) => ({
      id: 'consent',
      ...rule,
      ...(rule.decision === 'deny' && except !== undefined && { except }),
    })),
  { maxLength: 3 },
);

/** Callers who state and attest more or less. */
export const statingCallers: fc.Arbitrary<Identity> = fc
  .record({
    institution: fc.constantFrom('northfield', 'lakeside'),
    purpose: purposes,
    country: fc.option(fc.constantFrom('US', 'DE'), { nil: undefined }),
    attests: fc.option(
      fc.uniqueArray(fc.constantFrom(...[15, 18, 19, 20, 21, 29, 44, 45, 46].map(id)), {
        maxLength: 4,
      }),
      { nil: undefined },
    ),
    disease: fc.option(
      fc.constantFrom('LUAD', 'NSCLC', 'LUNG', 'MEL', 'NCIT:C2926', 'NCIT:C3512', 'MONDO:0005233'),
      { nil: undefined },
    ),
    project: fc.option(fc.constantFrom('P-1', 'P-3'), { nil: undefined }),
  })
  .map(({ institution, purpose, country, attests, disease, project }) => {
    const caller = callerAs('clinician', institution);
    return {
      ...caller,
      purpose,
      institution: { ...caller.institution, country, attests },
      study: { disease, project },
    };
  });
