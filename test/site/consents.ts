import fc from 'fast-check';
import type { ConsentRecord } from '../../site/records.ts';

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

export const purposes = fc.constantFrom('TREAT', 'HRESCH', 'HOPERAT');

/** Days around the bounds of the generated consents. */
export const days = fc.constantFrom('2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01');

const bounds = fc.option(
  fc.constantFrom('2025', '2025-12-31', '2026', '2026-01', '2026-02', '2026-02-28', '2026-03-01'),
  { freq: 2 },
);

const terms = fc.constantFrom('DUO:0000042', 'DUO:0000006', 'DUO:0000007', 'DUO:0000018');

/** The consents of a patient: of every status, in force or not, for every purpose. */
export const consentLists: fc.Arbitrary<ConsentRecord[]> = fc.array(
  fc
    .record({
      status: fc.constantFrom<ConsentRecord['status'][]>(
        'active',
        'active',
        'active',
        'inactive',
        'rejected',
      ),
      decision: fc.constantFrom<ConsentRecord['decision'][]>('permit', 'permit', 'deny'),
      dataUse: fc.uniqueArray(terms, { maxLength: 2 }),
      purposes: fc.uniqueArray(purposes, { maxLength: 2 }),
      start: bounds,
      end: bounds,
    })
    .map(consent),
  { maxLength: 3 },
);
